"""What is in an archive and what is not, and how a value is written so that it comes back the same. No Django."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from followthrough.lib.clock import written

FORMAT = 1
PACKAGE = "datapackage.json"
ERASURES = "erasures.jsonl"
DIGEST = re.compile(r"[0-9a-f]{64}")

# Tables of the system and of no council: a backup takes them, the export of a council does not.
SYSTEM = frozenset({"councils.User", "account.EmailAddress", "mfa.Authenticator"})

# Tables that no archive takes, and why. A test finds a model that is in neither list and belongs to no council.
LEFT_OUT = {
    "search.Entry": "made anew from the rows that it finds",
    "sessions.Session": "nobody is signed in after a restore",
    "joining.Session": "nobody is signed in after a restore",
    "joining.ResetAsked": "letters that were asked for then",
    "joining.Tries": "tries at passwords of some minutes, counted",
    "account.EmailConfirmation": "links that wait in mailboxes",
    "auth.Permission": "made by migrate, and used by nobody",
    "auth.Group": "used by nobody",
    "auth.Group_permissions": "used by nobody",
    "contenttypes.ContentType": "made by migrate",
}

# Of a sign-in, what goes with a council: no password, and nothing that could sign in.
SIGN_INS = "sign_ins"
SIGN_IN_COLUMNS = ("id", "email", "is_active", "joined_at")

# What waits in an archive has been sent since, for all we know.
LETTERS, UNSENT, WITHHELD = "outbox_email", frozenset({"waiting", "claimed"}), "withheld"
# Links of invitations that waited then may have been used or withdrawn since.
INVITATIONS = "joining_invitation"
# So may those to answer with.
ANSWER_LINKS = "rounds_answerlink"
# An address that worked then may have been ended or replaced since.
CALENDARS = "desk_calendarfeed"


class Unlike(ValueError):
    """A value that is not of its column's kind."""


@dataclass(frozen=True)
class Kind:
    """One kind of value: its name and format in a Table Schema, and how it is written and read."""

    name: str
    format: str
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


def _only(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise Unlike(f"{value!r} is no {kind.__name__}")
        return value

    return read


def _text(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        try:
            return parse(_only(str)(value))
        except (ValueError, OverflowError) as problem:
            raise Unlike(str(problem)) from None

    return read


def _sorted(value: Any) -> Any:
    """JSON data with the keys of every object in one order: databases keep them in orders of their own."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_sorted(one) for one in value]
    return value


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} names no time zone")
    return moment


TEXT = Kind("string", "default", _same, _only(str))
KEY = Kind("string", "uuid", str, _text(UUID))
DAY = Kind("date", "default", date.isoformat, _text(date.fromisoformat))
MOMENT = Kind("datetime", "any", written, _text(_aware))
WHOLE = Kind("integer", "default", _same, _only(int))
TRUTH = Kind("boolean", "default", _same, _only(bool))
DATA = Kind("any", "default", _sorted, _same)

# By the names that Django gives its fields.
KINDS = {
    **dict.fromkeys(("CharField", "TextField", "SlugField", "EmailField", "URLField"), TEXT),
    "UUIDField": KEY,
    "DateField": DAY,
    "DateTimeField": MOMENT,
    **dict.fromkeys(
        (
            "IntegerField",
            "BigIntegerField",
            "SmallIntegerField",
            "PositiveIntegerField",
            "PositiveBigIntegerField",
            "PositiveSmallIntegerField",
        ),
        WHOLE,
    ),
    "BooleanField": TRUTH,
    "JSONField": DATA,
}
