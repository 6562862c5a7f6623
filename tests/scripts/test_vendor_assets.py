"""No crown, no crest and no GDS Transport is laid out."""

import pytest

from scripts import vendor_assets
from tests.house.source import PACKAGE

FONTS = vendor_assets.SYSTEM_FONTS


def test_the_font_becomes_the_systems() -> None:
    css = "@font-face{font-family:GDS Transport;src:url(/f.woff2)}.a{font-family:GDS Transport,arial,sans-serif}"
    assert vendor_assets.stylesheet(css) == f".a{{font-family:{FONTS}}}"


@pytest.mark.parametrize(
    "rule",
    [
        "/*! GDS Transport is for GOV.UK alone */",
        ".logo:before{content:'';background-image:url(/assets/images/govuk-crest.svg)}",
        "@supports ((-webkit-mask-position:initial)){.logo:before{mask-image:url(/assets/images/govuk-crest.svg)}}",
        ".govuk-footer__crown{margin-bottom:25px}",
        "/*# sourceMappingURL=govuk-frontend.min.css.map */",
    ],
)
def test_what_is_reserved_goes_and_its_neighbours_stay(rule: str) -> None:
    assert vendor_assets.stylesheet(f".a{{color:red}}{rule}.b{{color:red}}") == ".a{color:red}.b{color:red}"


def test_a_script_loses_only_its_source_map() -> None:
    assert vendor_assets.script("start();//# sourceMappingURL=govuk-frontend.min.js.map") == "start();"


@pytest.mark.parametrize("left", ["GDS Transport", "@font-face", "govuk-crest", "a crown", "url(x.svg)"])
def test_anything_reserved_that_is_left_stops_the_set_up(left: str) -> None:
    with pytest.raises(SystemExit, match=r"mend scripts/vendor_assets\.py"):
        vendor_assets.refuse_reserved("govuk-frontend.min.css", f".a{{}} {left}")


def test_what_has_been_laid_out_is_clean_and_whole() -> None:
    files = {path.name: path for path in (PACKAGE / "web" / "static" / "vendor").iterdir()}
    assert sorted(files) == ["govuk-frontend.min.css", "govuk-frontend.min.js"]
    for name, path in files.items():
        vendor_assets.refuse_reserved(name, path.read_text(encoding="utf-8"))
    css = files["govuk-frontend.min.css"].read_text(encoding="utf-8")
    assert css.count("{") == css.count("}")
    assert '--govuk-frontend-version:"6.3.0"' in css
