"""Events of the trail as lines for readers: who did what, when, and what was said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _

from followthrough.councils import queries as councils
from followthrough.lib import clock
from followthrough.web.trail import words

if TYPE_CHECKING:
    from followthrough.audit.models import AuditEvent
    from followthrough.councils.models import Council


@dataclass(frozen=True)
class TrailLine:
    """One event. `said` is None where it has been redacted; `about` is the thing whose trail it belongs to."""

    at: datetime
    who: str
    what: str
    said: tuple[tuple[str, str], ...] | None
    about: str
    sequence: int


def lines(council: "Council", events: Sequence["AuditEvent"]) -> list[TrailLine]:
    """Events for readers; the same few queries however many there are."""
    people = councils.names(council, [event.person_id for event in events])
    named = _named(council)
    return [_line(event, people, named) for event in events]


def faults(found: Iterable[tuple[str, int]]) -> list[str]:
    """What is wrong with the record, as sentences."""
    return [str(words.FAULTS[code]) % {"sequence": sequence} for code, sequence in found]


def _line(event: "AuditEvent", people: dict[UUID, str], named: dict[str, str]) -> TrailLine:
    body = event.payload.body
    who = people.get(event.person_id, _("somebody who has been forgotten")) if event.person_id else _("the system")
    return TrailLine(
        at=event.at,
        who=who,
        what=str(words.VERBS[event.verb]),
        said=None if body is None else tuple(_said(body, named)),
        about=_about(event),
        sequence=event.sequence,
    )


def _about(event: "AuditEvent") -> str:
    # A ledger row names itself first and then what it is about.
    ledger = event.verb.startswith(("commitments.", "reviews."))
    return str(event.subjects[1] if ledger and len(event.subjects) > 1 else event.subjects[0])


def _said(body: dict[str, Any], named: dict[str, str]) -> Iterable[tuple[str, str]]:
    for name, value in body.items():
        if name in words.UNSAID or value in ("", "None", None, False):
            continue
        if name in words.NAMED:
            if str(value) in named:
                yield str(words.NAMED[name]), named[str(value)]
        else:
            yield words.label(name), words.value(name, value)


def _named(council: "Council") -> dict[str, str]:
    """Names of teams, bodies, committees and posts, by id; who held a post is said elsewhere."""
    rooms = (councils.teams(council), councils.bodies(council), councils.committees(council))
    found = {str(row.id): row.name for rows in rooms for row in rows}
    return {**found, **{str(line.post.id): line.post.title for line in councils.posts(council, clock.today())}}
