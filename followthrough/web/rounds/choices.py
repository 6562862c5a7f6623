"""What can be chosen on the pages of a round: reviews, meetings, whom to ask, things to ask about."""

from typing import TYPE_CHECKING, TypedDict
from uuid import UUID

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from followthrough.commitments.queries import others as tracked
from followthrough.councils import queries as councils
from followthrough.councils.reaching import present
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reports.words import kind_words
from followthrough.reviews.queries.lines import all_lines, reviews
from followthrough.reviews.rules import is_open
from followthrough.rounds.owners import askable as askable_of
from followthrough.web.commitments.forms import Choices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from followthrough.commitments.queries import Standing
    from followthrough.councils.models import Body, Council, Meeting, Person, Team
    from followthrough.reviews.queries.lines import Line, ReviewView
    from followthrough.rounds.queries import Asked, RoundView

FIRST_WORDS = 90  # characters of a recommendation that tell it from others


class Whom(TypedDict):
    """A recipient as `planning.ask` takes it: one of the three."""

    person: "Person | None"
    team: "Team | None"
    body: "Body | None"


def askable(council: "Council") -> "dict[str, ReviewView]":
    """The reviews of which an account is owed, by id; what is restricted is never asked about by letter."""
    owing = {line.recommendation.review_id for line in all_lines(council, AsAt.now()) if is_open(line.axes)}
    found = [view for view in reviews(council, AsAt.now()) if not view.review.restricted]
    return {str(one.review.id): one for one in found if one.review.id in owing}


def coming(council: "Council") -> "list[Meeting]":
    """The meetings that are still to come, the next first."""
    return list(councils.meetings(council).filter(day__gt=clock.today()).order_by("day", "committee__name"))


def things(asked: "Iterable[Asked]") -> Choices:
    """Things asked, by item."""
    return [(str(one.item.id), called(one)) for one in asked]


def called(one: "Asked") -> str:
    """A thing asked by its number and first words."""
    return _numbered(one.line) if one.line else _first_words(one.delivered)


def whom(council: "Council") -> Choices:
    """Everybody who has an address and is here today, and every mailbox, with what each is."""
    everybody = list(councils.everybody(council).order_by("name"))
    here = present(council, everybody, clock.today())
    found = [(f"person:{one.id}", one.name) for one in everybody if one.id in here]
    boxes = [("team", one) for one in councils.teams(council)] + [("body", one) for one in councils.bodies(council)]
    said = _("%(name)s, the mailbox")
    return [*found, *((f"{kind}:{one.id}", said % {"name": one.name}) for kind, one in boxes if one.mailbox)]


def chosen(council: "Council", value: str) -> Whom:
    """What was chosen of `whom`. Call when the form is valid."""
    kind, _colon, key = value.partition(":")
    return {
        "person": councils.person(council, UUID(key)) if kind == "person" else None,
        "team": councils.team(council, UUID(key)) if kind == "team" else None,
        "body": councils.body(council, UUID(key)) if kind == "body" else None,
    }


def others(council: "Council", view: "RoundView") -> Choices:
    """Recommendations, programmes, phases and actions that a round does not ask about yet, by commitment."""
    there, now = {one.item.commitment_id for one in view.asked}, AsAt.now()
    found = [(line.standing, _numbered(line)) for line in all_lines(council, now)]
    found += [(standing, _of_kind(standing)) for standing in tracked(council, now)]
    free = [(one.commitment.id, text) for one, text in found if one.commitment.id not in there]
    asked = set(askable_of(council, [i for i, _text in free]).values_list("id", flat=True))
    return [(str(i), text) for i, text in free if i in asked]


def _numbered(line: "Line") -> str:
    found = line.recommendation
    number = _("%(review)s, recommendation %(number)s") % {"review": found.review.neutral_name, "number": found.number}
    return _("%(number)s: %(text)s") % {"number": number, "text": _first_words(line.standing)}


def _of_kind(standing: "Standing") -> str:
    """“Action: Train staff. (due 31 March 2025)”."""
    due, text = standing.current_due, _first_words(standing)
    said = _("%(kind)s: %(text)s (due %(day)s)") if due else _("%(kind)s: %(text)s")
    return said % {"kind": kind_words(standing.commitment.kind), "text": text, "day": due.printed if due else ""}


def _first_words(standing: "Standing") -> str:
    return str(Truncator(standing.words.text).chars(FIRST_WORDS))
