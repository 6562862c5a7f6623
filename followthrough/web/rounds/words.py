"""Codes of rounds in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from followthrough.commitments.rules import Kind
from followthrough.outbox.rules import Undelivered
from followthrough.reviews.rules import is_open
from followthrough.rounds import queries
from followthrough.rounds.rules import Answering, Choice, How, Stage, Standing
from followthrough.web.words import day as day

if TYPE_CHECKING:
    from followthrough.rounds.models import Answer, Request, Round
    from followthrough.rounds.queries import Asked

STAGES = {
    Stage.PLANNED: gettext_lazy("Planned, nothing sent"),
    Stage.OPEN: gettext_lazy("Open"),
    Stage.CLOSED: gettext_lazy("Closed"),
}
STANDINGS = {
    Standing.ASIDE: gettext_lazy("Not asked"),
    Standing.PLANNED: gettext_lazy("Not sent yet"),
    Standing.ASKED: gettext_lazy("No update received"),
    Standing.NOT_MINE: gettext_lazy("They say that it is not theirs"),
    Standing.RECEIVED: gettext_lazy("Received, not yet cleared"),
    Standing.SENT_BACK: gettext_lazy("Sent back to whoever answered"),
    Standing.QUESTIONED: gettext_lazy("You asked about the answer"),
    Standing.CLEARED: gettext_lazy("Cleared"),
    Standing.HEARD: gettext_lazy("An update was recorded on its own page"),
}
# What everybody reads of a thing asked: what scrutiny and the owner's side say to one another is no matter of theirs.
TO_ALL = dict.fromkeys(Standing, STANDINGS[Standing.ASKED]) | {
    Standing.RECEIVED: STANDINGS[Standing.RECEIVED],
    Standing.QUESTIONED: STANDINGS[Standing.CLEARED],
    Standing.CLEARED: STANDINGS[Standing.CLEARED],
    Standing.HEARD: STANDINGS[Standing.HEARD],
}
CHOICES = {
    Choice.NO_CHANGE: gettext_lazy("No change"),
    Choice.UPDATE: gettext_lazy("Update"),
    Choice.NOT_MINE: gettext_lazy("Not mine"),
}
UNDELIVERED = {
    Undelivered.REFUSED: gettext_lazy("the mail server refused it for good"),
    Undelivered.UNSENDABLE: gettext_lazy("the address cannot be written on an e-mail"),
    Undelivered.GIVEN_UP: gettext_lazy("it was tried for too long and given up"),
    Undelivered.BOUNCED: gettext_lazy("it came back"),
}


def stage(one: "Round") -> str:
    """How far a round is today."""
    return str(STAGES[queries.stage(one)])


def meeting(one: "Round") -> str:
    """The meeting of a round: “16 January 2024, Scrutiny Committee”."""
    return f"{day(one.meeting.day)}, {one.meeting.committee.name}"


def name(request: "Request") -> str:
    """Who a recipient is."""
    return str(request.person or request.team or request.body)


def why(request: "Request") -> str:
    """Why it is just this recipient who is asked."""
    if request.how == How.ADDED:
        return _("chosen by the scrutiny officer")
    said = {
        How.HOLDER: _("holds the post %(post)s"),
        How.DEPUTY: _("stands in for the holder of the post %(post)s, who is away"),
        How.MAILBOX: _("mailbox, because nobody who holds the post %(post)s can be asked today"),
    }
    return said[How(request.how)] % {"post": request.post} if request.post else _("mailbox of the owner")


def why_this(asked: "Asked") -> str:
    """The same of one thing asked: somebody may be asked as its owner, and have been chosen for another thing."""
    if asked.item.chosen:
        return _("chosen by the scrutiny officer")
    return why(asked.item.request) if asked.item.request else ""


_OTHERS = {
    Kind.RECOMMENDATION: gettext_lazy("a recommendation"),
    Kind.PROGRAMME: gettext_lazy("a programme"),
    Kind.PHASE: gettext_lazy("a phase of a programme"),
    Kind.ACTION: gettext_lazy("an action of a programme"),
}


def number(asked: "Asked") -> str:
    """A thing asked without its words: “Review 7, recommendation 3”."""
    if asked.line is None:
        return str(_OTHERS[Kind(asked.delivered.commitment.kind)])
    found = asked.line.recommendation
    return _("%(review)s, recommendation %(number)s") % {"review": found.review.neutral_name, "number": found.number}


def numbers(things: "Sequence[Asked]") -> list[str]:
    """Several of them, those of one review together: “Review 7, recommendations 3, 5”."""
    found: dict[str, list[str]] = {}
    others = [number(one) for one in things if one.line is None]
    for one in things:
        if one.line is not None:
            found.setdefault(one.line.recommendation.review.neutral_name, []).append(one.line.recommendation.number)
    said = [_of(name, its) for name, its in found.items()]
    return [*said, *dict.fromkeys(others)]


def _of(review: str, its: list[str]) -> str:
    said = ngettext("%(review)s, recommendation %(numbers)s", "%(review)s, recommendations %(numbers)s", len(its))
    return said % {"review": review, "numbers": ", ".join(its)}


def left_out(asked: "Asked") -> str:
    """Why something is not asked."""
    if asked.line is not None and queries.unanswered(asked.line):
        return _("nobody has answered the recommendation yet")
    if asked.line is not None and not is_open(asked.line.axes):
        return _("no account of it is owed any more")
    return _("you left it out")


def sender(answer: "Answer") -> str:
    """Who sent an answer: a person who signed in, a sheet that came back, or the holder of a link; and for whom."""
    if answer.answering == Answering.SHEET:
        return _("the sheet that came back from %(name)s") % {"name": name(answer.request)}
    by = answer.by.name if answer.by else _("the holder of the link to %(name)s") % {"name": name(answer.request)}
    if answer.answering != Answering.FOR_THEM:
        return by
    return _("%(by)s, answered for %(whom)s") % {"by": by, "whom": answer.answering_for or name(answer.request)}
