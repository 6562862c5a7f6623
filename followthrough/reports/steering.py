"""The pack for a steering group's meeting as a document: what happened, what is late or at risk, what to decide."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.reports.appendix import notice
from followthrough.reports.document import Block, Cell, Column, Document, Heading, Paragraph, Table, Tag, text_cell
from followthrough.reports.programme_words import counted_words, rating_words
from followthrough.reports.ready_blocks import ready_blocks
from followthrough.reports.steering_source import (
    CostSource,
    DecidedSource,
    Happened,
    Late,
    SlipSource,
    SteeringSource,
)
from followthrough.reports.words import cause_words, day_words, delivery_words, fuzzy_words, listed, overdue_words


def steering_pack(source: SteeringSource) -> Document:
    """The pack as a document in the source's language, ready for any renderer."""
    with translation.override(source.language.lower()):
        day = day_words(source.as_at)
        since = _("As at %(day)s, with what happened since %(since)s")
        line = since % {"day": day, "since": day_words(source.since)} if source.since else _("As at %(day)s")
        return Document(
            title=_("Steering-group pack as at %(day)s") % {"day": day},
            heading=_("Steering group: %(programme)s") % {"programme": source.programme},
            council_name=source.council_name,
            as_at=source.as_at,
            as_at_line=line % {"day": day},
            language=source.language,
            notice=notice(restricted=source.restricted),
            blocks=(
                *_facts(source),
                *_asked(source),
                *_highlights(source),
                *_ready(source),
                *_late(source),
                *_slips(source),
                *_risks(source),
                *_money(source),
                *_counts(source),
                *_last(source),
            ),
        )


def _facts(source: SteeringSource) -> Iterator[Block]:
    yield Paragraph(source.group or _("not recorded"), _("Steering group"))
    yield Paragraph(delivery_words(source.state), _("Delivery, in the owner’s word"))
    target = fuzzy_words(source.target) if source.target else _("no date recorded")
    yield Paragraph(f"{target}. {slipped_words(source.slipped)}", _("Target"))
    if source.overdue:
        yield Paragraph(overdue_words(source.overdue), _("Late"))
    if source.aligned:
        yield Paragraph(listed(list(source.aligned)), _("Aligned with"))
    if source.phases:
        yield _phases(source)


def _phases(source: SteeringSource) -> Table:
    columns = (
        Column(_("Phase"), 3),
        Column(_("Delivery"), 2),
        Column(_("Planned"), 2),
        Column(_("Forecast"), 2),
        Column(_("Late"), 2),
    )
    rows = tuple(
        (
            text_cell(one.name),
            Cell((Tag(delivery_words(one.state)),)),
            text_cell(fuzzy_words(one.due) if one.due else _("no date recorded")),
            text_cell(fuzzy_words(one.forecast) if one.forecast else _("none")),
            text_cell(overdue_words(one.overdue) if one.overdue else ""),
        )
        for one in source.phases
    )
    return Table(_("The phases"), columns, rows)


def slipped_words(times: int) -> str:
    """How often a date became later."""
    if not times:
        return _("It has not slipped.")
    return ngettext("It has slipped once.", "It has slipped %(num)s times.", times) % {"num": times}


def _asked(source: SteeringSource) -> Iterator[Block]:
    yield Heading(_("Decisions asked"))
    if not source.asked:
        yield Paragraph(_("Nothing is put to the group to decide."))
        return
    columns = (Column(_("What the group is asked to decide"), 6), Column(_("Asked on"), 2), Column(_("For"), 2))
    rows = tuple(
        (
            text_cell(one.text),
            text_cell(day_words(one.on)),
            text_cell(day_words(one.meeting) if one.meeting else _("the next meeting")),
        )
        for one in source.asked
    )
    yield Table(_("Asked, and not decided"), columns, rows)


def _highlights(source: SteeringSource) -> Iterator[Block]:
    found = source.highlights
    yield Heading(_("Highlights"))
    if source.since:
        yield Paragraph(_("What became known after %(day)s.") % {"day": day_words(source.since)}, _("Since"))
    else:
        yield Paragraph(_("No earlier meeting is recorded, so this tells of everything so far."), _("Since"))
    if not found.any:
        yield Paragraph(_("Nothing was reported, judged, found, closed or completed in this time."))
        return
    none = _("No action became complete.")
    yield from _happened(_("Actions complete"), _("What became complete"), _("Action"), found.complete, none)
    yield from _happened(_("Gaps closed"), _("What shows that"), _("Gap"), found.closed, _("No gap was closed."))
    yield from _judged(source)
    yield from _happened(_("New findings"), _("What was found"), _("Finding"), found.found, _("Nothing new was found."))
    yield from _happened(_("Updates"), _("What owners said"), _("About"), found.updates, _("No update was given."))


def _happened(title: str, caption: str, first: str, found: tuple[Happened, ...], none: str) -> Iterator[Block]:
    yield Heading(title, 2)
    if not found:
        yield Paragraph(none)
        return
    columns = (Column(first, 3), Column(_("What was said"), 6), Column(_("Known on"), 2))
    rows = tuple((text_cell(one.about), text_cell(one.text), text_cell(day_words(one.on))) for one in found)
    yield Table(caption, columns, rows)


def _judged(source: SteeringSource) -> Iterator[Block]:
    yield Heading(_("Judgements"), 2)
    if not source.highlights.judged:
        yield Paragraph(_("No criterion was judged, or judged differently."))
        return
    columns = (
        Column(_("Service"), 4),
        Column(_("Criteria judged, or judged differently"), 3, numeric=True),
        Column(_("Of these met"), 2, numeric=True),
    )
    rows = tuple(
        (text_cell(name), text_cell(str(judged)), text_cell(str(met))) for name, judged, met in source.highlights.judged
    )
    yield Table(_("Judgements by service"), columns, rows)


def _ready(source: SteeringSource) -> Iterator[Block]:
    yield Heading(_("Readiness"))
    if source.ready is None:
        yield Paragraph(_("It follows no framework, or looks at no service yet, so no readiness is known."))
        return
    yield from ready_blocks(source.ready)


def _late(source: SteeringSource) -> Iterator[Block]:
    yield Heading(_("Late actions by service"))
    if not source.late:
        said = ngettext("Of %(num)s action none is late.", "Of %(num)s actions none is late.", source.actions)
        yield Paragraph(said % {"num": source.actions} if source.actions else _("There are no actions yet."))
        return
    said = ngettext("%(late)s of %(num)s action is late.", "%(late)s of %(num)s actions are late.", source.actions)
    yield Paragraph(said % {"late": len(source.late), "num": source.actions})
    columns = (
        Column(_("Service"), 3),
        Column(_("Action"), 5),
        Column(_("Due"), 2),
        Column(_("Late"), 2),
        Column(_("Delivery"), 2),
    )
    yield Table(_("Actions whose day has passed"), columns, tuple(_late_row(one) for one in source.late))


def _late_row(one: Late) -> tuple[Cell, ...]:
    return (
        text_cell(one.service or _("No owner recorded")),
        text_cell(_("%(number)s: %(text)s") % {"number": one.number, "text": one.text}),
        text_cell(fuzzy_words(one.due)),
        text_cell(overdue_words(one.days)),
        Cell((Tag(delivery_words(one.state)),)),
    )


def _slips(source: SteeringSource) -> Iterator[Block]:
    yield Heading(_("Dates that slipped"))
    recent, older = ([one for one in source.slips if one.recent is which] for which in (True, False))
    if source.since:
        since = _("Slipped since %(day)s") % {"day": day_words(source.since)}
        yield from _slip_table(since, recent, _("No date has slipped in this time."))
        yield from _slip_table(_("Slipped before"), older, _("None had slipped before."))
    else:
        yield from _slip_table(_("Slipped so far"), recent, _("No date has slipped."))


def _slip_table(caption: str, found: list[SlipSource], none: str) -> Iterator[Block]:
    if not found:
        yield Paragraph(none, caption)
        return
    columns = (
        Column(_("What"), 4),
        Column(_("From"), 2),
        Column(_("To"), 2),
        Column(_("Days"), 1, numeric=True),
        Column(_("Known on"), 2),
        Column(_("Cause"), 2),
        Column(_("Reason"), 4),
    )
    yield Table(caption, columns, tuple(_slip_row(one) for one in found))


def _slip_row(one: SlipSource) -> tuple[Cell, ...]:
    words = (
        one.what,
        fuzzy_words(one.before),
        fuzzy_words(one.after),
        str(one.days),
        day_words(one.known_on),
        cause_words(one.cause) or _("not recorded"),
        one.reason or _("not recorded"),
    )
    return tuple(map(text_cell, words))


def _risks(source: SteeringSource) -> Iterator[Block]:
    yield Heading(_("Risks"))
    if not source.risks:
        yield Paragraph(_("No risk is recorded as open."))
        return
    columns = (
        Column(_("Risk"), 3),
        Column(_("How much it matters"), 2),
        Column(_("What may go wrong"), 4),
        Column(_("What is done about it"), 4),
        Column(_("Said on"), 2),
    )
    rows = tuple(
        (
            text_cell(one.name),
            text_cell(rating_words(one.rating)),
            text_cell(one.text or _("not recorded")),
            text_cell(one.response or _("nothing yet")),
            text_cell(day_words(one.known_on)),
        )
        for one in source.risks
    )
    yield Table(_("Open risks, the gravest first"), columns, rows)


def _money(source: SteeringSource) -> Iterator[Block]:
    yield Heading(_("Money"))
    if not source.costs:
        yield Paragraph(_("No cost is recorded."))
        return
    if source.outlived:
        columns = (Column(_("What"), 5), Column(_("Promised for"), 2), Column(_("Money"), 4))
        rows = tuple(
            (text_cell(one.what), text_cell(day_words(one.promised)), text_cell(ends_first_words(day_words(one.ends))))
            for one in source.outlived
        )
        yield Table(_("Promised for later than the money lasts"), columns, rows)
    else:
        yield Paragraph(_("Nothing is promised for a day after its money ends, as far as both are recorded."))
    yield _costs(_("What is paid, and until when"), [one for one in source.costs if one.stream])
    yield _costs(_("Unfunded: what nothing pays for"), [one for one in source.costs if not one.stream])


def ends_first_words(day: str) -> str:
    """That the money of a promise ends before its date."""
    return _("Funding ends first: %(day)s") % {"day": day}


def _costs(caption: str, found: list[CostSource]) -> Block:
    if not found:
        return Paragraph(_("None."), caption)
    columns = (
        Column(_("What"), 4),
        Column(_("Of what"), 4),
        Column(_("Cost"), 2),
        Column(_("Paid by"), 3),
        Column(_("Until"), 2),
    )
    return Table(caption, columns, tuple(_cost_row(one) for one in found))


def _cost_row(one: CostSource) -> tuple[Cell, ...]:
    what = [Paragraph(one.what), *([Paragraph(one.post, _("Post"))] if one.post else [])]
    until = _("%(day)s (ended)") % {"day": one.until} if one.ended else one.until or _("not known")
    paid = f"{one.stream} ({one.certainty.lower()})" if one.stream else _("Unfunded")
    return (
        Cell(tuple(what)),
        text_cell(one.of),
        text_cell(one.cost),
        text_cell(paid),
        text_cell(until if one.stream else _("nothing pays for it")),
    )


def _counts(source: SteeringSource) -> Iterator[Block]:
    yield Heading(_("Counts"))
    if not source.counts:
        yield Paragraph(_("Nothing has been counted."))
        return
    columns = (Column(_("What was counted"), 4), Column(_("How many"), 3), Column(_("Day or period"), 2))
    rows = tuple(
        (text_cell(one.what), text_cell(counted_words(one.number, one.unit)), text_cell(one.period))
        for one in source.counts
    )
    yield Table(_("The latest number of each thing counted"), columns, rows)


def _last(source: SteeringSource) -> Iterator[Block]:
    yield Heading(_("Decisions of the last meeting, and what came of them"))
    last = source.last
    if last is None:
        yield Paragraph(_("No earlier meeting is recorded."))
        return
    day = day_words(last.day)
    yield Paragraph(_("%(day)s (draft minutes)") % {"day": day} if last.draft else day, _("Meeting"))
    if not last.decided:
        yield Paragraph(_("No decision of that meeting is recorded."))
        return
    columns = (Column(_("Decision"), 6), Column(_("Minute"), 2), Column(_("What came of it"), 4))
    yield Table(_("Decisions of %(day)s") % {"day": day}, columns, tuple(_decided_row(one) for one in last.decided))


def _decided_row(one: DecidedSource) -> tuple[Cell, ...]:
    what = [Paragraph(one.text), *([Paragraph(one.asked, _("Asked"))] if one.asked else [])]
    came: tuple[Paragraph | Tag, ...] = (Paragraph(_("No action that carries it out is recorded.")),)
    if one.action:
        came = (Paragraph(one.action), Tag(delivery_words(one.state)))
    return Cell(tuple(what)), text_cell(one.minute or _("not recorded")), Cell(came)
