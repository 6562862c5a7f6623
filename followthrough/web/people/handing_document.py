"""The hand-over pack as a document: what is owned, by when, at what risk, the last answers, and what waits."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.desk.queries.handing_over import HandOver, Passing, Risk, Waits
from followthrough.reports.appendix import notice
from followthrough.reports.document import Block, Cell, Column, Document, Heading, Paragraph, Table, Tag, text_cell
from followthrough.reports.exempt_words import mark
from followthrough.reports.words import day_words, delivery_words, kind_words, listed, overdue_words
from followthrough.web import words

if TYPE_CHECKING:
    from followthrough.commitments.ledger import LedgerRow
    from followthrough.commitments.queries import Standing
    from followthrough.desk.queries.keeping import Keeping
    from followthrough.desk.queries.picture import Picture
    from followthrough.reviews.queries.lines import Line

LANGUAGE = "en-GB"


def pack(seen: "Picture", of: str, found: HandOver, keeping: "Keeping | None" = None) -> Document:
    """The pack of a post or a person, called `of`; with what waits for the scrutiny officer where that changes."""
    day = day_words(seen.as_at.day)
    restricted = any(one.owned.standing.commitment.restricted for one in found.passing)
    return Document(
        title=_("Hand-over pack as at %(day)s") % {"day": day},
        heading=_("Hand-over: %(name)s") % {"name": of},
        council_name=seen.council.name,
        as_at=seen.as_at.day,
        as_at_line=_("As at %(day)s") % {"day": day},
        language=LANGUAGE,
        notice=notice(restricted=restricted),
        blocks=(*_summary(found), *_things(found), *(_officer(keeping) if keeping else ())),
    )


def _summary(found: HandOver) -> Iterator[Block]:
    yield Heading(_("What passes"))
    posts = listed([post.title for post in found.posts])
    yield Paragraph(posts or _("No post"), _("Posts"))
    num = len(found.passing)
    yield Paragraph(ngettext("%(num)s thing is open.", "%(num)s things are open.", num) % {"num": num}, _("Owned"))
    counts = [_("%(what)s: %(num)s") % {"what": risk_words(r), "num": found.at(r)} for r in Risk if found.at(r)]
    yield Paragraph("; ".join(counts) or _("Nothing"), _("At risk"))


def risk_words(risk: Risk) -> str:
    """A risk in words."""
    said = {
        Risk.OVERDUE: _("overdue"),
        Risk.FORECAST_PASSED: _("forecast has passed"),
        Risk.EXTENDED: _("extended"),
        Risk.SILENT: _("nothing said since the last meeting"),
        Risk.RELIES: _("relies on something still open"),
    }
    return said[risk]


def _waits_words(waits: Waits) -> str:
    said = {
        Waits.RESPONSE: _("the response is awaited"),
        Waits.PUT: _("words from a report were put to the owner and wait for an answer"),
    }
    return said[waits]


def _things(found: HandOver) -> Iterator[Block]:
    if not found.passing:
        yield Paragraph(_("Nothing open is owned by these posts, their teams or their bodies."))
        return
    columns = (
        Column(_("What"), 4),
        Column(_("Owner"), 2),
        Column(_("By when"), 2),
        Column(_("Last answer"), 4),
        Column(_("At risk"), 2),
        Column(_("Asked, and waits"), 2),
    )
    yield Table(_("Everything open, the most urgent first"), columns, tuple(_row(one) for one in found.passing))


def _row(one: Passing) -> tuple[Cell, ...]:
    standing = one.owned.standing
    return (
        Cell((Paragraph(_unless_exempt(standing, standing.words, standing.words.text), name_of(one)),)),
        text_cell(_owner(standing)),
        Cell(tuple(_when(one))),
        Cell(tuple(_answer(standing))),
        Cell(tuple(_risks(one))),
        text_cell(_sentence([_waits_words(w) for w in one.waits]) or _("Nothing")),
    )


def name_of(one: Passing) -> str:
    """What a thing is called: the review's neutral name and the number, or that it is a programme, phase or action."""
    line = one.owned.line
    return _number(line) if line else kind_words(one.owned.standing.commitment.kind)


def _number(line: "Line") -> str:
    about = line.recommendation
    return _("%(review)s, %(number)s") % {"review": about.review.neutral_name, "number": about.number}


def _unless_exempt(standing: "Standing", row: "LedgerRow", text: str) -> str:
    return mark() if standing.exempt(row) else text


def _owner(standing: "Standing") -> str:
    owner = standing.owner
    return str(owner.post or owner.team or owner.body or owner.printed) if owner else _("Nobody")


def _when(one: Passing) -> Iterator[Paragraph]:
    standing = one.owned.standing
    due = standing.current_due
    yield Paragraph(due.printed if due else _("No date"))
    if standing.extensions and standing.due:
        yield Paragraph(standing.due.printed, _("First promised"))
    if standing.forecasts:
        yield Paragraph(standing.forecasts[-1].printed, _("Forecast"))


def _answer(standing: "Standing") -> Iterator[Paragraph | Tag]:
    update = standing.update
    if update is None:
        yield Tag(delivery_words("no_update"), "light")
        return
    yield Tag(delivery_words(update.state))
    yield Paragraph(words.said_on(update), _("Said on"))
    if update.text:
        yield Paragraph(_unless_exempt(standing, update, update.text))


def _risks(one: Passing) -> Iterator[Paragraph]:
    said = [risk_words(r) for r in one.risks if r not in (Risk.OVERDUE, Risk.EXTENDED, Risk.RELIES)]
    if one.owned.days_overdue:
        yield Paragraph(overdue_words(one.owned.days_overdue))
    if num := len(one.owned.standing.extensions):
        yield Paragraph(ngettext("Extended %(num)s time", "Extended %(num)s times", num) % {"num": num})
    if said:
        yield Paragraph(_sentence(said))
    for other in one.relies_on:
        yield Paragraph(_unless_exempt(other, other.words, words_of(other)), _("Relies on, still open"))
    if not one.risks:
        yield Paragraph(_("Nothing"))


def words_of(standing: "Standing") -> str:
    """The beginning of what a thing says."""
    text = " ".join(standing.words.text.split())
    return text if len(text) <= 100 else f"{text[:99].rstrip()}…"


def _sentence(parts: list[str]) -> str:
    said = "; ".join(parts)
    return said[:1].upper() + said[1:]


def _officer(found: "Keeping") -> Iterator[Block]:
    """What waits for whoever keeps the reviews."""
    rows = [
        (_("Responses awaited"), [_number(line) for one in found.awaited for line in one.lines]),
        (_("Overdue, and nothing said since"), [_number(line) for line in found.late_and_silent]),
        (_("Closures proposed"), [_number(line) for one in found.proposed for line in one.lines]),
        (_("Updates not asked for since"), [one.view.review.neutral_name for one in found.missed]),
        (_("Last update too old"), [_number(line) for line in found.stale]),
        (_("Draft minutes"), [day_words(meeting.day) for meeting in found.drafts]),
        (_("Papers read and not confirmed"), [words.day(paper.made_at) for paper in found.unconfirmed]),
        (_("Exemptions to look at again"), [_number(line) for line in found.exempt_reviews]),
    ]
    yield Heading(_("What waits for the scrutiny officer"))
    waiting = [(what, which) for what, which in rows if which]
    if not waiting:
        yield Paragraph(_("Nothing waits."))
        return
    columns = (Column(_("What"), 2), Column(_("How many"), 1, numeric=True), Column(_("Which"), 5))
    cells = tuple((text_cell(w), text_cell(str(len(which))), text_cell("; ".join(which))) for w, which in waiting)
    yield Table(_("In the whole council"), columns, cells)
