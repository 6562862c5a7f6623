"""What the pages of a filled sheet ask."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.commitments.rules import Delivery
from followthrough.lib import days
from followthrough.lib.days import NO_DAY
from followthrough.lib.ids import new_id
from followthrough.rounds.actions.answering import Given
from followthrough.rounds.rules import Choice
from followthrough.rounds.sheet_meaning import Doubt, meant
from followthrough.rounds.sheet_rows import ANSWER, Typed, mark_of
from followthrough.web import states
from followthrough.web.commitments.forms import line_box, text_box
from followthrough.web.filled_sheets import FilledSheetForm, SealedField, filled_sheet
from followthrough.web.filled_sheets import seal as sealed
from followthrough.web.forms import PlainForm
from followthrough.web.rounds import sheet_words
from followthrough.web.rounds.answer_forms import SerialForm
from followthrough.web.rounds.answer_shape import Card
from followthrough.web.rounds.sheet_reading import Entry, entry

SALT = "followthrough.sheet"


class FileForm(FilledSheetForm):
    """A sheet that was filled in."""

    file = filled_sheet(
        _("The Word or Excel file (.docx or .xlsx), at most 20 MB. Nothing is sent before you have seen it."),
        ".docx,.xlsx",
    )


class RowForm(SerialForm):
    """One row of a sheet as it is understood, to be mended by its owner; `typed` is what the sheet said."""

    take = forms.BooleanField(label=_("Use this answer"), required=False)
    choice = forms.ChoiceField(
        label=sheet_words.HEADINGS[ANSWER[0]],
        required=False,
        choices=[(choice.value, said) for choice, said in sheet_words.CHOICES.items()],
        widget=forms.RadioSelect,
    )
    state = forms.ChoiceField(
        label=sheet_words.HEADINGS[ANSWER[1]],
        required=False,
        choices=[("", _("Choose")), *((state.value, states.DELIVERIES[state.value].text) for state in Delivery)],
    )
    text = text_box(_("What has been done, in your words"), rows=4)
    reason = text_box(_("Reason"), rows=2)
    evidence = text_box(_("What shows it"), rows=2)
    until = line_box(_("A later date, if you ask for one"), 200)
    until_reason = text_box(_("Why later"), rows=2)
    whose = line_box(_("Whose is it, if it is not yours?"), 400)
    typed = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        card: Card,
        covers: tuple[Card, ...],
        data: Any = None,
        *,
        found: Entry | None = None,
        own: Collection[UUID] = (),
    ) -> None:
        self.card, self.covers, self.found, self.own = card, covers, found, own
        super().__init__(data, prefix=str(card.id), initial=_initial(found) if found else {})

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("take") and not self.errors:
            typed = Typed(mark_of(self.card.id), {column: given.get(column.value, "") for column in ANSWER})
            understood = meant([typed], sheet_words.words())
            if not understood:
                self.add_error("choice", str(sheet_words.DOUBTS[Doubt.CHOICE_MISSING]))
                return given
            self.found = entry(self.card, self.covers, understood[0], by_officer=False, own=self.own)
            for field, said in self.found.faults:
                self.add_error(field, said)
        return given

    def given(self) -> Given:
        """What is put down. Call when the form is valid and its answer is to be used."""
        assert self.found is not None
        assert self.found.given is not None, "a form without errors is understood"
        return self.found.given

    @property
    def said(self) -> list[tuple[Any, str]]:
        """What the sheet said, also once something has been mended."""
        try:
            cells = json.loads(self["typed"].value() or "{}")
        except ValueError:
            return []
        if not isinstance(cells, dict):
            return []
        return [
            (sheet_words.HEADINGS[column], str(cells[column.value]))
            for column in ANSWER
            if str(cells.get(column.value, "")).strip()
        ]


def _initial(found: Entry) -> dict[str, Any]:
    one = found.meant
    cells = {column.value: one.typed.cells.get(column, "") for column in ANSWER}
    return {
        **{name: text.strip() for name, text in cells.items()},
        "take": found.card.draft is None,
        "choice": one.choice.value if one.choice else "",
        "state": one.state.value if one.state else "",
        "serial": found.card.serial,
        "typed": json.dumps({name: text for name, text in cells.items() if text}, ensure_ascii=False),
    }


class TakeInForm(PlainForm):
    """What an officer has seen of a sheet, sealed, so that no word of it can be changed on the way."""

    sealed = SealedField(SALT)

    def rows(self, taken: Iterable[str]) -> dict[UUID, Given]:
        """The answers that were ticked, by their item. Call when the form is valid."""
        rows = self.cleaned_data["sealed"]["rows"]
        return {UUID(item): _unpacked(rows[item]) for item in rows.keys() & set(taken)}

    def last(self) -> dict[UUID, UUID]:
        """The last update that each thing on the preview had then, by its item. Call when the form is valid."""
        return {UUID(item): UUID(update) for item, update in self.cleaned_data["sealed"]["last"].items()}


def seal(person: UUID, request: UUID, entries: Sequence[Entry]) -> str:
    """What stands on a preview of that officer's, with the press that sends it once."""
    rows = {str(one.card.id): _packed(one.given) for one in entries if one.given}
    shown = [card for one in entries for card in (one.card, *one.covers)]
    last = {str(card.id): str(card.last.id) for card in shown if card.last}
    seen = {"person": str(person), "request": str(request), "press": str(new_id()), "rows": rows, "last": last}
    return sealed(seen, SALT)


def _packed(given: Given) -> dict[str, Any]:
    return {**asdict(given), "until": given.until.printed, "differs": [str(one) for one in given.differs]}


def _unpacked(row: dict[str, Any]) -> Given:
    until = days.parse(row["until"]) if row["until"] else NO_DAY
    differs = tuple(UUID(one) for one in row["differs"])
    return Given(**{**row, "choice": Choice(row["choice"]), "until": until, "differs": differs})
