"""What members read of an accreditation: its target with the slips, readiness, gaps, and what rests on it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.reports.document import Block, Cell, Column, Heading, Paragraph, Table, text_cell
from followthrough.reports.programme_source import ProgrammeSource, RestsOn
from followthrough.reports.programme_words import counted_words
from followthrough.reports.ready_blocks import ready_sentence
from followthrough.reports.words import cause_words, day_words, fuzzy_words, listed


def programme_blocks(found: tuple[ProgrammeSource, ...]) -> Iterator[Block]:
    """Each programme under its name; nothing where no recommendation rests on one."""
    if not found:
        return
    yield Heading(_("The accreditation that recommendations rest on"))
    for one in found:
        yield Heading(one.name, 2)
        yield from _programme(one)


def _programme(one: ProgrammeSource) -> Iterator[Block]:
    yield Paragraph(fuzzy_words(one.target) if one.target else _("no date recorded"), _("Expected"))
    yield from _slips(one)
    ready = ready_sentence(one.ready) if one.ready else _("It looks at no service yet, so no readiness is known.")
    yield Paragraph(ready, _("Readiness"))
    yield Paragraph(gaps_words(one), _("Gaps"))
    if one.counts:
        said = [
            _("%(what)s: %(num)s (%(period)s)")
            % {"what": count.what, "num": counted_words(count.number, count.unit), "period": count.period}
            for count in one.counts
        ]
        yield Paragraph("; ".join(said), _("Counts"))
    columns = (Column(_("Recommendation"), 2), Column(_("Rests on"), 4), Column(_("Waits for"), 6))
    yield Table(_("Recommendations that rest on it"), columns, tuple(_rests(rests) for rests in one.rests))


def gaps_words(one: ProgrammeSource) -> str:
    """How many gaps were found, and how many of them are closed."""
    if not one.gaps:
        return _("No gap has been found so far.")
    found = ngettext("%(num)s gap was found", "%(num)s gaps were found", one.gaps) % {"num": one.gaps}
    closed = ngettext("%(num)s of them is closed", "%(num)s of them are closed", one.closed) % {"num": one.closed}
    return _("%(found)s; %(closed)s.") % {"found": found, "closed": closed}


def _slips(one: ProgrammeSource) -> Iterator[Block]:
    if not one.slips:
        yield Paragraph(_("It has not slipped."), _("Slips"))
        return
    columns = (
        Column(_("Known on"), 2),
        Column(_("From"), 2),
        Column(_("To"), 2),
        Column(_("Days later"), 1, numeric=True),
        Column(_("Why"), 5),
    )
    rows = tuple(
        tuple(
            map(
                text_cell,
                (
                    day_words(slip.known_on),
                    fuzzy_words(slip.before),
                    fuzzy_words(slip.after),
                    str(slip.days),
                    ". ".join(filter(None, (cause_words(slip.cause), slip.reason))) or _("not recorded"),
                ),
            )
        )
        for slip in one.slips
    )
    num = len(one.slips)
    yield Table(ngettext("It slipped once", "It slipped %(num)s times", num) % {"num": num}, columns, rows)


def _rests(one: RestsOn) -> tuple[Cell, ...]:
    waits = [Paragraph(said) for said in one.waits]
    return text_cell(one.number), text_cell(listed(list(one.on))), Cell(tuple(waits))
