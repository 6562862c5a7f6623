"""The four tables of a progress report as blocks: each with its definition, and what stands in none of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.reports.cells import (
    delivery_tag,
    due_paragraphs,
    last_stated,
    recommendation_cell,
    response_cell,
    scrutiny_cell,
)
from followthrough.reports.changed_cells import date_cells, state_cells
from followthrough.reports.document import Block, Cell, Column, Heading, Paragraph, Table, Tag, text_cell
from followthrough.reports.progress_source import ProgressItem, ProgressSource
from followthrough.reports.standing_tables import Letter, Outside, is_silent, letters, outside
from followthrough.reports.words import day_words, fuzzy_words, listed, overdue_words

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class _Kind:
    """One of the four: its name, what it is by definition, what is said if it is empty, its columns and rows."""

    name: str
    definition: str
    empty: str
    columns: tuple[Column, ...]
    row: Callable[[ProgressItem, ProgressSource], Row]


def standing_tables(source: ProgressSource) -> list[Block]:
    """How many stand in each and in none, and why; then A live, B completed, C extensions, D outstanding."""
    blocks: list[Block] = [Heading(_("The recommendations in four tables"), new_page=True)]
    if not source.items:
        return [*blocks, Paragraph(_("This review has no recommendations as at this day."))]
    since = day_words(source.since)
    chosen = {letter: [i for i in source.items if letter in letters(i.tracked)] for letter in Letter}
    kinds = _kinds(since)
    blocks += [Paragraph(_intro()), _overview(kinds, chosen), *_outside(source.items)]
    for letter, items in chosen.items():
        blocks += _table(letter, kinds[letter], items, source)
    return blocks


def table_names(since: str) -> dict[Letter, str]:
    """What each of the four is called, with the earlier day in words."""
    return {
        Letter.LIVE: _("Live"),
        Letter.COMPLETED: _("Completed since %(since)s") % {"since": since},
        Letter.EXTENSIONS: _("Extensions granted or needed since %(since)s") % {"since": since},
        Letter.OUTSTANDING: _("Outstanding"),
    }


def _intro() -> str:
    return _("A recommendation stands in every table whose definition it meets, so the four do not add up.")


def _overview(kinds: dict[Letter, _Kind], chosen: dict[Letter, list[ProgressItem]]) -> Table:
    return Table(
        _("How many recommendations stand in each table"),
        (Column(_("Table"), 20), Column(_("What stands in it"), 48), Column(_("Recommendations"), 12, numeric=True)),
        tuple(
            (
                text_cell(_("%(letter)s: %(name)s") % {"letter": letter, "name": kinds[letter].name}),
                text_cell(kinds[letter].definition),
                text_cell(str(len(items))),
            )
            for letter, items in chosen.items()
        ),
    )


def _outside(items: tuple[ProgressItem, ...]) -> list[Block]:
    reasons = [outside(item.tracked) for item in items]
    told = [(why, [i.now.number for i, r in zip(items, reasons, strict=True) if r is why]) for why in Outside]
    number = sum(len(numbers) for _why, numbers in told)
    if not number:
        return [Paragraph(_("Every recommendation stands in at least one of the tables."))]
    said = ngettext("%(n)d recommendation stands in none:", "%(n)d recommendations stand in none:", number)
    words = [f"{len(numbers)} {_why(why)} ({listed(numbers)})" for why, numbers in told if numbers]
    return [Paragraph(f"{said % {'n': number}} {'; '.join(words)}.")]


def _why(why: Outside) -> str:
    return {
        Outside.REFUSED: _("not agreed"),
        Outside.LET_GO: _("closed or transferred by the committee"),
        Outside.COMPLETE_BEFORE: _("complete before that day, by the owner’s word, and not closed by the committee"),
        Outside.GIVEN_UP: _("superseded, not pursued or not deliverable"),
    }[why]


def _table(letter: Letter, kind: _Kind, items: list[ProgressItem], source: ProgressSource) -> list[Block]:
    heading = Heading(_("Table %(letter)s: %(name)s") % {"letter": letter, "name": kind.name}, 2)
    if not items:
        return [heading, Paragraph(kind.empty), Paragraph(kind.definition)]
    caption = ngettext(
        "Table %(letter)s: %(n)d recommendation as at %(day)s",
        "Table %(letter)s: %(n)d recommendations as at %(day)s",
        len(items),
    ) % {"letter": letter, "n": len(items), "day": day_words(source.now.as_at)}
    table = Table(caption, kind.columns, tuple(kind.row(item, source) for item in items))
    return [heading, table, Paragraph(kind.definition)]


def _kinds(since: str) -> dict[Letter, _Kind]:
    names = table_names(since)
    first = (Column(_("No."), 4), Column(_("Recommendation"), 32))
    owner, said = Column(_("Owner"), 14), {"since": since}
    return {
        Letter.LIVE: _Kind(
            names[Letter.LIVE],
            _(
                "Still owed: not refused, neither closed nor transferred by the committee, and not reported "
                "as complete, superseded, not pursued or not deliverable."
            ),
            _("No recommendation is live."),
            (*first, Column(_("Response"), 15), owner, Column(_("Date"), 17), Column(_("Delivery"), 18)),
            _live,
        ),
        Letter.COMPLETED: _Kind(
            names[Letter.COMPLETED],
            _(
                "Complete by the owner’s latest word, and not so at the end of %(since)s; whether it is closed is "
                "for the committee."
            )
            % said,
            _("No recommendation has become complete since %(since)s.") % said,
            (*first, owner, Column(_("Before"), 12), Column(_("Completed"), 24), Column(_("Scrutiny"), 14)),
            _completed,
        ),
        Letter.EXTENSIONS: _Kind(
            names[Letter.EXTENSIONS],
            _(
                "A later date was granted since %(since)s, or the owner has forecast one since then that nobody has "
                "granted."
            )
            % said,
            _("No extension has been granted since %(since)s, and no later date has been forecast.") % said,
            (*first, owner, Column(_("Before"), 14), Column(_("Since then"), 22), Column(_("Date"), 14)),
            _extended,
        ),
        Letter.OUTSTANDING: _Kind(
            names[Letter.OUTSTANDING],
            _("Live and overdue, or accepted and live without a progress update since %(since)s.") % said,
            _("No recommendation is overdue, and each that was accepted and is live has been reported on since."),
            (*first, owner, Column(_("Date"), 16), Column(_("Outstanding because"), 18), Column(_("Last update"), 16)),
            _outstanding,
        ),
    }


def _live(item: ProgressItem, source: ProgressSource) -> Row:
    return (
        *_begin(item),
        response_cell(item.now, decided=source.now.decided),
        _owner(item),
        _date(item),
        _last_update(item),
    )


def _completed(item: ProgressItem, source: ProgressSource) -> Row:
    before, now = state_cells(item)
    return (*_begin(item), _owner(item), before, now, scrutiny_cell(item.now))


def _extended(item: ProgressItem, source: ProgressSource) -> Row:
    before, now = date_cells(item)
    return (*_begin(item), _owner(item), before, now, _date(item))


def _outstanding(item: ProgressItem, source: ProgressSource) -> Row:
    due = item.now.due
    why = [Paragraph(overdue_words(due.days_overdue))] if due and due.days_overdue else []
    if is_silent(item.tracked):
        why.append(Paragraph(_("No update since %(since)s") % {"since": day_words(source.since)}))
    date = Cell(tuple(due_paragraphs(replace(due, days_overdue=0)))) if due else _date(item)
    return (*_begin(item), _owner(item), date, Cell(tuple(why)), _last_update(item))


def _begin(item: ProgressItem) -> Row:
    return text_cell(item.now.number), recommendation_cell(item.now)


def _owner(item: ProgressItem) -> Cell:
    owners = item.now.owners or (_("Not recorded in this document"),)
    return Cell(tuple(Paragraph(owner) for owner in owners))


def _date(item: ProgressItem) -> Cell:
    due = item.now.due
    return Cell(tuple(due_paragraphs(due))) if due else text_cell(_("No date recorded in this document"))


def _last_update(item: ProgressItem) -> Cell:
    content: list[Paragraph | Tag] = [delivery_tag(item.now)]
    if item.now.update:
        content.append(Paragraph(fuzzy_words(item.now.update.as_of), _("Update of")))
    if item.now.last_stated:
        content.append(last_stated(item.now.last_stated))
    return Cell(tuple(content))
