"""What changed since the last report: the counts first, then each kind of change with its before and after."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.reports.changed_cells import (
    date_cells,
    decision_cells,
    owner_cells,
    response_cells,
    state_cells,
    title_cell,
    wording_cells,
)
from followthrough.reports.document import Block, Cell, Column, Heading, Paragraph, Table, text_cell
from followthrough.reports.progress_source import ProgressItem, ProgressSource
from followthrough.reports.standing_tables import completed_since
from followthrough.reports.words import day_words, listed

_WORDING = frozenset({"added", "amended", "reworded", "part"})
_BESIDE = frozenset({"evidence", "relies", "tie"})
_Cells = Callable[[ProgressItem], tuple[Cell, Cell]]


@dataclass(frozen=True)
class _Group:
    """Changes of one kind: how it is called, what is in it, and how it was and is; without cells it is counted only."""

    name: str
    holds: Callable[[ProgressItem], bool]
    cells: _Cells | None = None


def changed(source: ProgressSource) -> list[Block]:
    """Every change between the two days by its kind; that nothing changed is said."""
    since, day = day_words(source.since), day_words(source.now.as_at)
    between = _("From the end of %(since)s to the end of %(day)s.") % {"since": since, "day": day}
    blocks: list[Block] = [Heading(_("What changed since %(since)s") % {"since": since}, new_page=True)]
    number = sum(bool(item.kinds) for item in source.items)
    if not number:
        return [*blocks, Paragraph(f"{between} {_nothing(len(source.items))}")]
    blocks.append(Paragraph(f"{between} {_sentence(number, len(source.items))}"))
    groups = [(group, [item for item in source.items if group.holds(item)]) for group in _groups()]
    blocks.append(_counts(groups))
    for group, items in groups:
        if items and group.cells:
            blocks += [Heading(group.name, 2), _told(group, items, group.cells)]
    return blocks


def _groups() -> list[_Group]:
    return [
        _Group(_("New or amended recommendations"), lambda item: bool(item.kinds & _WORDING), wording_cells),
        _Group(_("Responses given"), lambda item: "response" in item.kinds, response_cells),
        _Group(_("Became complete"), _became_complete, state_cells),
        _Group(
            _("Other changes of the delivery state"),
            lambda item: "state" in item.kinds and not _became_complete(item),
            state_cells,
        ),
        _Group(_("Dates set, moved or extended"), lambda item: bool(item.moved), date_cells),
        _Group(_("Owners"), lambda item: "owner" in item.kinds, owner_cells),
        _Group(_("Decisions of the committee"), lambda item: "decision" in item.kinds, decision_cells),
        _Group(
            _("Progress updates that leave the state as it was"),
            lambda item: "update" in item.kinds and "state" not in item.kinds,
        ),
        _Group(
            _("Evidence, reliances and ties to other recommendations"),
            lambda item: bool(item.kinds & _BESIDE),
        ),
    ]


def _became_complete(item: ProgressItem) -> bool:
    return completed_since(item.tracked)


def _nothing(number: int) -> str:
    if not number:
        return _("No recommendation was known by then.")
    return ngettext(
        "Nothing changed: the one recommendation stands as it did.",
        "Nothing changed: all %(n)d recommendations stand as they did.",
        number,
    ) % {"n": number}


def _sentence(number: int, of: int) -> str:
    changed = ngettext("%(n)d recommendation changed", "%(n)d recommendations changed", number) % {"n": number}
    rest = ngettext("%(n)d did not.", "%(n)d did not.", of - number) % {"n": of - number}
    return _("%(changed)s, %(rest)s One may have changed in several ways.") % {"changed": changed, "rest": rest}


def _counts(groups: list[tuple[_Group, list[ProgressItem]]]) -> Table:
    return Table(
        _("What changed, and in how many recommendations"),
        (Column(_("What changed"), 30), Column(_("Recommendations"), 14, numeric=True), Column(_("Which"), 56)),
        tuple(
            (text_cell(group.name), text_cell(str(len(items))), text_cell(_numbers(items))) for group, items in groups
        ),
    )


def _told(group: _Group, items: list[ProgressItem], cells: _Cells) -> Table:
    return Table(
        ngettext("%(what)s: %(n)d recommendation", "%(what)s: %(n)d recommendations", len(items))
        % {"what": group.name, "n": len(items)},
        (Column(_("No."), 5), Column(_("Recommendation"), 31), Column(_("Before"), 28), Column(_("Now"), 36)),
        tuple((text_cell(item.now.number), title_cell(item.now), *cells(item)) for item in items),
    )


def _numbers(items: list[ProgressItem]) -> str:
    return listed([item.now.number for item in items]) or _("none")
