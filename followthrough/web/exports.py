"""The rows of a list as a file: CSV, Excel or JSON, the very rows that the page shows for the same query.

Every file is marked: each row carries the day and "Not checked for publication" in its last two columns, where a
sorted, filtered or pasted row keeps them and no programme that reads the file trips over them; JSON says both beside
the rows as well. A row about what is restricted says that instead, under `notice`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from followthrough.lib.tables import Column, Row, Value, csv_bytes, json_bytes, xlsx_bytes
from followthrough.reports.appendix import unchecked_notice
from followthrough.reports.exports import MEDIA_TYPES
from followthrough.web.asked import NotUnderstood
from followthrough.web.downloads import download

if TYPE_CHECKING:
    from followthrough.lib.as_at import AsAt

FORMS = ("csv", "xlsx", "json")


MOST_ROWS = 100_000


@dataclass(frozen=True)
class Sheet:
    """A list to take away. `name` begins the file's name and `title` is its title: both carry neutral names only.

    A row's own "notice" is kept: that it is there for named readers only.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    as_at: "AsAt"
    about: Mapping[str, Value] = field(default_factory=dict)


def taken_away(sheet: Callable[[], Sheet], form: str) -> HttpResponse:
    """The sheet in one of FORMS, to keep; 404 for another, 400 for more rows than a file takes."""
    if form not in FORMS:
        raise Http404
    made = sheet()
    check(len(made.rows))
    name = f"{made.name}-as-at-{made.as_at.day.isoformat()}.{form}"
    return download(_MAKERS[form](made), name, MEDIA_TYPES[form])


def check(rows: int) -> None:
    """Raises NotUnderstood for more rows than a file takes; for lists that are long, before they are made."""
    if rows > MOST_ROWS:
        raise NotUnderstood(_("There are too many rows for one file. Narrow the list down first."))


def _csv(sheet: Sheet) -> bytes:
    return csv_bytes(_columns(sheet), _marked(sheet))


def _xlsx(sheet: Sheet) -> bytes:
    return xlsx_bytes(_columns(sheet), _marked(sheet), title=sheet.title, made_on=sheet.as_at.day)


def _json(sheet: Sheet) -> bytes:
    about = {**sheet.about, "as_at": sheet.as_at.day, "notice": unchecked_notice()}
    return json_bytes(_columns(sheet), _marked(sheet), about=about)


_MAKERS: dict[str, Callable[[Sheet], bytes]] = {"csv": _csv, "xlsx": _xlsx, "json": _json}


def _columns(sheet: Sheet) -> list[Column]:
    return [*sheet.columns, Column("as_at", _("As at"), "day"), Column("notice", _("Notice"))]


def _marked(sheet: Sheet) -> list[Row]:
    mark: Row = {"as_at": sheet.as_at.day, "notice": unchecked_notice()}
    return [{**mark, **row} for row in sheet.rows]
