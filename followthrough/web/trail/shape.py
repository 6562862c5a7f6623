"""Events of the trail as lines for readers: who did what, when, and what was said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _

from followthrough.councils import queries as councils
from followthrough.lib import clock
from followthrough.lib.redacted import MARK
from followthrough.web.trail import words

if TYPE_CHECKING:
    from followthrough.audit.models import AuditEvent, AuditPayload
    from followthrough.councils.models import Council

# What has a day as printed, and the days that this can mean.
PRINTED = ("happened", "until", "endorsed", "decided", "on", "ends", "expires", "period")


@dataclass(frozen=True)
class TrailLine:
    """One event. `instead` stands where nothing is `said` any more; `about` is the thing whose trail it belongs to.

    `number` counts the entries that are shown: the chain's own would tell of those that are not.
    """

    at: datetime
    who: str
    what: str
    said: tuple[tuple[str, str], ...]
    instead: str
    about: UUID | None
    number: int


def lines(council: "Council", events: Sequence["AuditEvent"], first: int) -> list[TrailLine]:
    """Events for readers, the newest with the number `first`; the same few queries however many there are."""
    people = councils.names(council, [event.person_id for event in events])
    named = _named(council)
    return [_line(event, people, named, first - n) for n, event in enumerate(events)]


def faults(found: Iterable[tuple[str, int]]) -> list[str]:
    """What is wrong with the record, as sentences."""
    return [str(words.FAULTS[code]) % {"sequence": sequence} for code, sequence in found]


def _line(event: "AuditEvent", people: dict[UUID, str], named: dict[str, str], number: int) -> TrailLine:
    # Also of an event that somebody has changed behind the pages, or the page could not say so.
    payload: AuditPayload | None = getattr(event, "payload", None)
    body: Any = payload.body if payload else None
    who = people.get(event.person_id, _("somebody who has been forgotten")) if event.person_id else _("the system")
    return TrailLine(
        at=event.at,
        who=who,
        what=words.verb(event.verb),
        said=tuple(_said(body, named)) if isinstance(body, dict) else (),
        instead="" if isinstance(body, dict) else _instead(payload),
        about=_about(event),
        number=number,
    )


def _instead(payload: "AuditPayload | None") -> str:
    if payload is None:
        return _("What was said here has been taken away.")
    return MARK if payload.body is None else _("What was said here has been changed and cannot be shown.")


def _about(event: "AuditEvent") -> UUID | None:
    # A ledger row names itself first and then what it is about.
    ledger = event.verb.startswith(("commitments.", "reviews.", "accreditation.", "registers."))
    try:
        return UUID(event.subjects[1 if ledger and len(event.subjects) > 1 else 0])
    except (LookupError, ValueError, TypeError, AttributeError):
        return None  # somebody has changed the event behind the pages


def _said(body: dict[str, Any], named: dict[str, str]) -> Iterable[tuple[str, str]]:
    for name, value in _one_date_each(body).items():
        if name in words.UNSAID or value in ("", "None", None, False, []):
            continue
        if name in words.NAMED:
            if str(value) in named:
                yield str(words.NAMED[name]), named[str(value)]
        else:
            yield words.label(name), words.value(name, value)


def _one_date_each(body: dict[str, Any]) -> dict[str, Any]:
    """Without the days that a printed date can mean, and without when it happened if it was known that very day."""
    kept = dict(body)
    for what in ("", *(f"{name}_" for name in PRINTED)):
        if kept.get(f"{what}printed"):
            kept.pop(f"{what}first", None)
            kept.pop(f"{what}last", None)
    days = {body.get("happened_first"), body.get("happened_last"), body.get("known_on")}
    if len(days) == 1:
        kept.pop("happened_printed", None)
    return kept


def _named(council: "Council") -> dict[str, str]:
    """Names of teams, bodies, committees and posts, by id; who held a post is said elsewhere."""
    rooms = (councils.teams(council), councils.bodies(council), councils.committees(council))
    found = {str(row.id): row.name for rows in rooms for row in rows}
    return {**found, **{str(line.post.id): line.post.title for line in councils.posts(council, clock.today())}}
