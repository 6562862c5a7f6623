"""A town with something in every table; and archives written and put back by the role that the application has."""

from pathlib import Path
from typing import Any, NamedTuple

from followthrough.archive import queries
from followthrough.archive.actions import putting_back
from followthrough.archive.actions.putting_back import Done, Wish
from followthrough.archive.opening import Archive
from followthrough.audit import erasures
from followthrough.audit.erasures import Ledger
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.redaction import actions as redaction
from tests import roles
from tests.cast import small_review
from tests.fixtures import make_council
from tests.redaction.canary import WORDS, Planted, plant
from tests.web.conftest import add_member


class Town(NamedTuple):
    """Saltmere with its canaries, and who may decide there."""

    council: Any
    officer: Any
    administrator: Any
    planted: Planted


def build() -> Town:
    """Saltmere with the canary everywhere, and Otherby beside it."""
    council = councils.create_council(slug="saltmere", name="Saltmere City Council")
    officer = add_member(council, Role.SCRUTINY_OFFICER).memberships.get().person
    administrator = add_member(council, Role.COUNCIL_ADMINISTRATOR).memberships.get().person
    planted = plant(council, officer, administrator)
    small_review(*make_council("otherby", "Otherby Borough Council"))
    return Town(council, officer, administrator, planted)


def redact(town: Town, words: str = WORDS) -> None:
    """Two people take words out everywhere."""
    asked = redaction.ask(council=town.council, by=town.officer, words=words, reason="It is a home.")
    redaction.approve(council=town.council, by=town.administrator, request=asked)


def quiet(done: int, total: int) -> None:
    """Nobody watches."""


def backup(path: Path) -> Path:
    with roles.as_application(), path.open("wb") as target:
        queries.write_everything(target, quiet)
    return path


def export(path: Path, council: Any) -> Path:
    with roles.as_application(), path.open("wb") as target:
        queries.write_council(target, council, quiet)
    return path


def restore(path: Path, ledger: Path | None = None, *, told: bool = True, without: tuple[str, ...] = ()) -> Done:
    with roles.as_application(), path.open("rb") as source:
        wish = Wish(tell=quiet, given=_read(ledger), told=told)
        return putting_back.restore(archive=Archive(source), wish=wish, without=frozenset(without))


def bring_in(path: Path, slug: str = "saltmere", *, told: bool = True, trust: bool = False) -> Done:
    with roles.as_application(), path.open("rb") as source:
        archive = Archive(source)
        wish = Wish(tell=quiet, told=told, trust=trust)
        return putting_back.bring_in(archive=archive, within=putting_back.find(archive, slug), wish=wish)


def _read(path: Path | None) -> Ledger | None:
    return erasures.read(path.read_text()) if path else None
