"""Who of the sample can be signed in as, for the demo's page and its printed list."""

from dataclasses import dataclass
from typing import Any

from followthrough.councils.permissions import Role
from followthrough.sample.facts import facts

DEMO_PASSWORD = "made-up-people-only"  # noqa: S105  the demo prints it; nothing else ever uses it


@dataclass(frozen=True)
class SignIn:
    """A sample person, and in a sentence what there is to see as that person."""

    council: str
    name: str
    email: str
    role: Role
    shows: str


def sign_ins() -> list[SignIn]:
    """Everybody of both sample councils who has a role, the scrutiny officer first."""
    second = facts("stanhollow")
    return [
        *_of(facts("council")["slug"], facts("people")["people"]),
        *_of(second["council"]["slug"], second["people"]),
    ]


def _of(slug: str, people: list[dict[str, Any]]) -> list[SignIn]:
    return [SignIn(slug, one["name"], one["email"], Role(one["role"]), one["shows"]) for one in people if "role" in one]
