"""The sheet of one recipient: everything that is still owed, with what may leave the system in a file."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import get_language, ngettext, to_locale
from django.utils.translation import gettext as _

from followthrough.commitments.rules import Delivery
from followthrough.lib import clock
from followthrough.reports.words import day_words, delivery_words, response_words
from followthrough.rounds import outside
from followthrough.rounds.rules import Standing
from followthrough.rounds.sheet_document import Row, Sheet
from followthrough.rounds.sheet_rows import Column, mark_of
from followthrough.web.rounds import sheet_words
from followthrough.web.rounds.answer_door import Door
from followthrough.web.rounds.answer_shape import Card, cards

if TYPE_CHECKING:
    from followthrough.commitments.ledger import LedgerRow

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_of(door: Door, kind: str) -> tuple[bytes, str]:
    """The bytes of the sheet of whoever is asked, and a name that tells nothing. `kind`: one of `KINDS`."""
    sheet = sheet_of(door)
    name = f"{sheet.title}.{kind}"
    if kind == "docx":
        # Both libraries are large, and most processes never make a sheet.
        from followthrough.rounds.sheet_word import docx_bytes  # noqa: PLC0415

        return docx_bytes(sheet), name
    from followthrough.rounds.sheet_excel import xlsx_bytes  # noqa: PLC0415

    return xlsx_bytes(sheet), name


def sheet_of(door: Door) -> Sheet:
    """What is printed. A file can be forwarded, so whoever asks, it holds no more than the page behind a link."""
    with outside.plain():
        return _sheet(replace(door, whole=False))


def _sheet(door: Door) -> Sheet:
    rows = [row for card in cards(door, door.view()) for row in _rows(card, door.council.executive)]
    return Sheet(
        title=_("%(called)s updates") % {"called": door.called},
        language=to_locale(get_language() or "en-gb").replace("_", "-"),
        made_on=clock.today(),
        instructions=_instructions(door, len(rows)),
        headings={column: str(said) for column, said in sheet_words.HEADINGS.items()},
        hints={column: str(said) for column, said in sheet_words.HINTS.items()},
        choices=[str(said) for said in sheet_words.CHOICES.values()],
        states=[delivery_words(state.value) for state in Delivery],
        choose=str(sheet_words.CHOOSE),
        rows=rows,
    )


def _instructions(door: Door, rows: int) -> list[str]:
    day = day_words(door.asked.round.due_on)
    return [
        ngettext(
            "Fill in the empty cells beside the thing asked, save the file and send it back by %(day)s to whoever sent"
            " it to you, or upload it on your own page.",
            "Fill in the empty cells beside each of the %(n)s things asked, save the file and send it back by %(day)s"
            " to whoever sent it to you, or upload it on your own page.",
            rows,
        )
        % {"day": day, "n": rows},
        _("Leave each mark as it is, for it says which answer is which; what you leave empty is not answered yet."),
    ]


def _rows(card: Card, executive: str) -> list[Row]:
    own = [_row(card, executive)] if card.asked.owed else []
    return [*own, *(_row(other, executive, card) for other in card.covers if other.asked.owed)]


def _row(card: Card, executive: str, head: Card | None = None) -> Row:
    same = _("The same as %(name)s, unless you write here.") % {"name": head.name} if head else ""
    cells = {
        Column.MARK: mark_of(card.id),
        Column.NAME: card.name,
        Column.WORDING: _wording(card, executive),
        Column.RESPONSE: _response(card, executive),
        Column.LAST: _last(card),
    }
    return Row(cells, same)


def _text(card: Card, row: "LedgerRow | None", text: str) -> str:
    kept = _("This text is not for publication, so it is not in this file. Sign in to read it.")
    return kept if card.kept(row) else text


def _wording(card: Card, executive: str) -> str:
    standing = card.asked.delivered
    own = _text(card, standing.words, standing.words.text)
    if not standing.reworded:
        return own
    measured = _("In the words of %(executive)s, against which delivery is measured:") % {"executive": executive}
    reworded = _text(card, standing.reworded, standing.reworded.text)
    return "\n".join([measured, reworded, _("The committee’s own words:"), own])


def _response(card: Card, executive: str) -> str:
    row = card.asked.line.response if card.asked.line else None
    if row is None:
        return ""
    who = row.respondent.name if row.respondent else executive
    said = [_("%(response)s, by %(who)s") % {"response": response_words(row.state), "who": who}]
    if (row.which_part or row.reason) and card.kept(row):
        return "\n".join([*said, _("Its words are not for publication.")])
    named = ((_("Which part:"), row.which_part), (_("Reason:"), row.reason))
    return "\n".join([*said, *(f"{name} {text}" for name, text in named if text)])


def _last(card: Card) -> str:
    return "\n".join([*_asked_again(card), _said(card)])


def _asked_again(card: Card) -> list[str]:
    """Why something that was answered is asked about once more."""
    if card.asked.stands is Standing.SENT_BACK:
        return [_("It was sent back to you: %(note)s") % {"note": card.note}]
    if card.asked.stands is Standing.QUESTIONED and card.asked.question:
        return [_("Scrutiny asks: %(text)s") % {"text": card.asked.question.text}]
    return []


def _said(card: Card) -> str:
    row = card.last
    if row is None:
        return _("No update has been received yet.")
    if card.of_another:
        return _("The last update was given by somebody else, so it is not in this file. Say how it stands now.")
    since = _("%(state)s, since %(day)s") % {
        "state": delivery_words(row.state),
        "day": day_words(card.since[0] if card.since else row.known_on),
    }
    reason = [_("Reason: %(reason)s") % {"reason": row.reason}] if row.reason and not card.kept(row) else []
    return "\n".join([since, *([_text(card, row, row.text)] if row.text else []), *reason])
