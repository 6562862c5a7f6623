"""The cells of what changed: how one recommendation was on the earlier day, and how it is now."""

from django.utils.translation import gettext as _

from followthrough.commitments.rules import Dated
from followthrough.lib.days import FuzzyDay
from followthrough.reports.cells import (
    delivery_tag,
    recommendation_cell,
    response_cell,
    scrutiny_cell,
    update_paragraphs,
)
from followthrough.reports.document import Cell, Paragraph, Tag
from followthrough.reports.progress_source import DateMoved, ProgressItem
from followthrough.reports.source import RecommendationSource
from followthrough.reports.words import fuzzy_words

_LONGEST = 160

Pair = tuple[Cell, Cell]


def title_cell(item: RecommendationSource) -> Cell:
    """The beginning of the words in force, to know it by; its whole words stand in the appendix."""
    text = " ".join((item.text or item.original_text).split())
    return Cell((Paragraph(_shortened(text)),))


def wording_cells(item: ProgressItem) -> Pair:
    """The words before and now, each whole; of a new one also how it stands."""
    if item.before is None:
        stands = (*response_cell(item.now, decided=None).content, delivery_tag(item.now))
        return _said(_("Not there yet")), Cell((Paragraph(_("New in this time.")), *stands))
    return recommendation_cell(item.before), recommendation_cell(item.now)


def response_cells(item: ProgressItem) -> Pair:
    """Every respondent's answer before and now."""
    before = response_cell(item.before, decided=None) if item.before else _said(_("Not there yet"))
    return before, response_cell(item.now, decided=None)


def state_cells(item: ProgressItem) -> Pair:
    """The state before, with its day; the state now, with the update that says it."""
    return _state(item.before), _state(item.now, whole=True)


def date_cells(item: ProgressItem) -> Pair:
    """Each date that was set or moved, from what to what, why and who approved it."""
    before = [_was(moved) for moved in item.moved]
    now = [paragraph for moved in item.moved for paragraph in _is(moved)]
    return Cell(tuple(before)), Cell(tuple(now))


def owner_cells(item: ProgressItem) -> Pair:
    """The owner before and now."""
    return _owner(item.before), _owner(item.now)


def decision_cells(item: ProgressItem) -> Pair:
    """The committee's position before, and its decision now with day, minute and note."""
    before = scrutiny_cell(item.before) if item.before else _said(_("Not there yet"))
    return before, scrutiny_cell(item.now)


def _state(item: RecommendationSource | None, *, whole: bool = False) -> Cell:
    if item is None:
        return _said(_("Not there yet"))
    content: list[Paragraph | Tag] = [delivery_tag(item)]
    if item.update and whole:
        content += update_paragraphs(item.update)
    elif item.update:
        content.append(Paragraph(fuzzy_words(item.update.as_of), _("Update of")))
    return Cell(tuple(content))


def _owner(item: RecommendationSource | None) -> Cell:
    if item is None:
        return _said(_("Not there yet"))
    owners = item.owners or (_("No owner recorded in this document"),)
    return Cell(tuple(Paragraph(owner) for owner in owners))


def _was(moved: DateMoved) -> Paragraph:
    return Paragraph(_day(moved.before), _("Forecast by the owner") if moved.kind == Dated.FORECAST else _("Due"))


def _is(moved: DateMoved) -> list[Paragraph]:
    found = [Paragraph(_day(moved.after), _names()[moved.kind])]
    if moved.kind != Dated.DUE:
        found.append(Paragraph(moved.reason or _("not recorded in this document"), _("Reason")))
    if moved.kind == Dated.EXTENSION:
        found.append(Paragraph(moved.approver or _("not recorded in this document"), _("Approved by")))
    return found


def _names() -> dict[str, str]:
    return {
        Dated.DUE: _("Due"),
        Dated.EXTENSION: _("Extended to"),
        Dated.FORECAST: _("Forecast by the owner"),
    }


def _day(day: FuzzyDay | None) -> str:
    return _("no date") if day is None else fuzzy_words(day)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rsplit(' ', 1)[0].rstrip(' ,;:')} …"


def _said(text: str) -> Cell:
    return Cell((Paragraph(text),))
