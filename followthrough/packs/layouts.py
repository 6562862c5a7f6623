"""The layouts that come with the product: to start from, never to be stuck with."""

from functools import cache
from importlib import resources

import yaml
from django.utils import translation
from django.utils.translation import gettext as _

from followthrough.lib import clock
from followthrough.packs.cover import CoverSource, cover
from followthrough.packs.rules import FROM_THE_MEETING, Kind, Layout, Section, layout_of
from followthrough.reports.document import Document


@cache
def presets() -> dict[str, Layout]:
    """Each by its key, in the order of their names."""
    found = sorted(resources.files(__package__).joinpath("presets").iterdir(), key=lambda one: one.name)
    read = {one.name.removesuffix(".yaml"): layout_of(yaml.safe_load(one.read_text("utf-8"))) for one in found}
    return dict(sorted(read.items(), key=lambda pair: pair[1].name))


def empty_report(layout: Layout, council_name: str, language: str) -> Document:
    """How a report would look of which nothing has been written: its standing texts, and what is to come."""
    with translation.override(language.lower()):
        return cover(
            CoverSource(
                layout=layout,
                texts={one.key: _to_come(one) for one in layout.written()},
                facts={},
                appendices=(_("Appendix 1: Progress on the recommendations"),),
                neutral_name=layout.name,
                council_name=council_name,
                as_at=clock.today(),
                language=language,
                notice="",
            )
        )


def _to_come(section: Section) -> str:
    if section.key in FROM_THE_MEETING and section.kind is Kind.FIELD:
        return _("[From the meeting, by itself]")
    return section.standing or (_("[To be written]") if section.required else _("[To be written, or left out]"))
