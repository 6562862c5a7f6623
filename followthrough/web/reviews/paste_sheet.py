"""From a pasted table to the sheet, filled in and ready to be looked at before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.exchange.understand.pasted_sheet import PastedRow, PastedSheet, folded, pasted_sheet
from followthrough.web.forms import EntryForm
from followthrough.web.reviews.sheet import standing

if TYPE_CHECKING:
    from followthrough.reviews.queries.lines import Line


class PasteSheetForm(EntryForm):
    """A table, and the day and paper that it comes from. The rest is asked on the sheet that it fills."""

    table = forms.CharField(
        label=gettext_lazy("Table"),
        widget=forms.Textarea,
        strip=False,
        help_text=gettext_lazy(
            "Copy the rows with their headings: Number, Response, Part or reason, Owner, Due, in any order. "
            "Columns that you leave out stay as they are."
        ),
        error_messages={"required": gettext_lazy("Paste the table, with its headings.")},
    )

    def clean_table(self) -> str:
        text: str = self.cleaned_data["table"]
        if not pasted_sheet(text).usable:
            raise forms.ValidationError(
                _(
                    "The first line must name the columns: Number and at least one of Response, Part or reason, "
                    "Owner and Due, with a tab between them. Copy it from a sheet or a table."
                )
            )
        return text


@dataclass(frozen=True)
class Filled:
    """The sheet's data with what was pasted, and sentences about what could not be taken."""

    data: dict[str, str]
    doubts: list[str]


def filled(text: str, lines: "Sequence[Line]", page: dict[str, str]) -> Filled:
    """Match the pasted rows with the recommendations by their numbers. Empty cells leave what stands."""
    read = pasted_sheet(text)
    by_number: dict[str, list[Line]] = {}
    for line in lines:
        by_number.setdefault(folded(line.recommendation.number), []).append(line)
    data = dict(page)
    for line in lines:
        data |= _row(line, {})
    doubts = _about_columns(read)
    seen: set[str] = set()
    for row in read.rows:
        found = by_number.get(folded(row.number), [])
        doubt = _doubt(row, len(found), folded(row.number) in seen)
        seen.add(folded(row.number))
        if doubt:
            doubts.append(doubt)
        if len(found) == 1:
            data |= _row(found[0], _given(row))
    return Filled(data, doubts)


def _given(row: PastedRow) -> dict[str, str]:
    values = {"response": row.response, "detail": row.detail, "owner": row.owner, "due": row.due}
    return {name: value for name, value in values.items() if value}


def _row(line: "Line", given: dict[str, str]) -> dict[str, str]:
    """The four fields of a row, with the values that they began with."""
    before, prefix = standing(line), line.recommendation.id
    now = before | given
    if "response" in given and "detail" not in given and given["response"] != before["response"]:
        now["detail"] = ""  # the part or reason of another response
    values = {f"{prefix}-{name}": value for name, value in now.items()}
    return values | {f"initial-{prefix}-{name}": value for name, value in before.items()}


def _about_columns(read: PastedSheet) -> list[str]:
    if not read.ignored:
        return []
    return [_("These columns were left out: %(names)s.") % {"names": ", ".join(read.ignored)}]


def _doubt(row: PastedRow, found: int, again: bool) -> str:
    what = {"line": row.line, "number": row.number, "printed": (row.printed or "")[:40]}
    if not row.number:
        return _("Line %(line)s has no number, so it was left out.") % what
    if not found:
        return _("Line %(line)s: this review has no recommendation %(number)s, so it was left out.") % what
    if found > 1:
        return _("Line %(line)s: %(number)s stands in several sections, so it was left out. Enter it by hand.") % what
    if again:
        return _("Line %(line)s: %(number)s stands in the table more than once; the last row counts.") % what
    if row.printed and not row.response:
        return _("Line %(line)s: “%(printed)s” is no response that is known here. Choose one for %(number)s.") % what
    return ""
