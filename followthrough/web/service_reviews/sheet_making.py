"""The sheet of a service review, as Excel to fill in and as Word to print."""

from typing import TYPE_CHECKING

from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from followthrough.accreditation.queries import frameworks, reviewing
from followthrough.accreditation.sheet import Column, Sheet, mark_of
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reports.document import Cell, Document, Paragraph, Table, text_cell
from followthrough.reports.document import Column as Heading
from followthrough.reports.exports import MEDIA_TYPES
from followthrough.reports.words import day_words
from followthrough.web.frameworks.words import EVIDENCE
from followthrough.web.service_reviews.sheet_words import headings

if TYPE_CHECKING:
    from followthrough.accreditation.models import Criterion
    from followthrough.accreditation.queries.frameworks import Loaded
    from followthrough.accreditation.queries.reviewing import AuditView
    from followthrough.councils.models import Council

KINDS = {kind: MEDIA_TYPES[kind] for kind in ("xlsx", "docx")}
# What is printed; a mark is for the machine, and paper needs the room.
_PRINTED = {Column.REF: 2, Column.TITLE: 7, Column.ASKS: 3, Column.VERDICT: 3, Column.EVIDENCE: 5, Column.NOTE: 5}


def file_of(council: "Council", view: "AuditView", kind: str) -> tuple[bytes, str]:
    """The bytes of the sheet, and a name that tells nothing. `kind`: one of `KINDS`."""
    made = sheet_of(council, view)
    name = f"{made.title}.{kind}"
    if kind == "xlsx":
        # Both libraries are large, and most processes never make a sheet.
        from followthrough.accreditation.sheet_excel import xlsx_bytes  # noqa: PLC0415

        return xlsx_bytes(made), name
    from followthrough.reports.docx import docx_bytes  # noqa: PLC0415

    return docx_bytes(_document(council, made)), name


def sheet_of(council: "Council", view: "AuditView") -> Sheet:
    """What is printed of a review: every criterion, with empty cells beside it."""
    loaded = frameworks.loaded(view.audit.edition)
    stands = reviewing.judgements(council, view.audit, AsAt.now())
    so_far = {i: loaded.words.get(row.verdict, "") for i, row in stands.items()}
    edition = view.audit.edition
    return Sheet(
        title=_("Service review sheet"),
        heading=_("Service review: %(service)s. %(name)s, edition %(edition)s")
        % {"service": view.audit.team.name, "name": edition.name, "edition": edition.edition},
        made_on=clock.today(),
        instructions=_instructions(loaded),
        headings=headings(),
        verdicts=list(loaded.words.values()),
        rows=[_row(view, one, so_far.get(one.id, "")) for some in loaded.judged.values() for one in some],
    )


def _instructions(loaded: "Loaded") -> list[str]:
    return [
        _("Fill in the last three columns. Judge with one of these words: %(words)s.")
        % {"words": ", ".join(loaded.words.values())},
        _("Say where a record is, and do not copy it. No names, no cases. Leave a row empty that you did not look at."),
    ]


def _row(view: "AuditView", one: "Criterion", so_far: str) -> dict[Column, str]:
    return {
        Column.MARK: mark_of(view.audit.id, one.id),
        Column.REF: one.ref,
        Column.TITLE: f"{one.title}\n{one.text}".strip(),
        Column.ASKS: ", ".join(str(EVIDENCE[kind]) for kind in one.evidence),
        Column.SO_FAR: so_far,
    }


def _document(council: "Council", made: Sheet) -> Document:
    rows = tuple(tuple(_cell(row.get(column, "")) for column in _PRINTED) for row in made.rows)
    columns = tuple(Heading(made.headings[column], width) for column, width in _PRINTED.items())
    instructions = tuple(Paragraph(one) for one in made.instructions)
    return Document(
        title=made.title,
        heading=made.heading,
        council_name=council.name,
        as_at=made.made_on,
        as_at_line=_("Made on %(day)s") % {"day": day_words(made.made_on)},
        language=to_locale(get_language() or "en-gb").replace("_", "-"),
        notice="",
        blocks=(*instructions, Table(_("Criteria to judge"), columns, rows)),
    )


def _cell(text: str) -> Cell:
    return Cell(tuple(Paragraph(line) for line in text.split("\n"))) if "\n" in text else text_cell(text)
