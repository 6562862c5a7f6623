"""What the tests of a layout's pages say and read."""

from typing import Any

from followthrough.packs.models import ReportLayout
from followthrough.packs.rules import Layout, layout_of
from tests.packs.desk import LAYOUT
from tests.web.pages import XHTML, tree, words

ALL = "/saltmere/reports/layouts/"


def now(row: ReportLayout) -> Layout:
    row.refresh_from_db()
    return layout_of(row.sections)


def order(row: ReportLayout) -> list[str]:
    return [one.key for one in now(row).sections]


def told(page: Any) -> list[list[str]]:
    """The words of every row of every table."""
    rows = tree(page).iter(f"{XHTML}tr")
    return [[words(cell) for cell in row] for row in rows]


def standing(page: Any) -> list[tuple[str, str]]:
    """What the page says that stands now, after somebody else."""
    [section] = [one for one in tree(page).iter(f"{XHTML}section") if one.get("aria-labelledby") == "meanwhile"]
    named, said = ([words(one) for one in section.iter(f"{XHTML}{tag}")] for tag in ("dt", "dd"))
    return list(zip(named, said, strict=True))


def section_of(key: str, **changed: Any) -> dict[str, Any]:
    """What the page of a section sends, with what somebody changed in it."""
    one, keys = LAYOUT.section(key), ["", *(one.key for one in LAYOUT.sections)]
    assert one is not None
    sent = {"heading": one.heading, "kind": str(one.kind), "after": keys[keys.index(key) - 1], "required": "on"}
    return {**sent, "numbered": "on", "guidance": "", "standing_text": one.standing, "version": "1", **changed}
