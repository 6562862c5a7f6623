"""Putting back: a whole backup into an empty system, or one council into a system that does not have it.

All or nothing: one transaction, and the files that were laid down go again if it fails. No guard is passed by.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from followthrough.archive.actions.filling import Filling, Letter
from followthrough.archive.container import DAMAGED
from followthrough.archive.opening import Archive, Within
from followthrough.archive.replay import Replay, check_ledger, together
from followthrough.archive.rules import DIGEST, SIGN_IN_COLUMNS, SIGN_INS, Unlike
from followthrough.archive.tables import council_tables, system_tables, table
from followthrough.archive.unfit import Unfit
from followthrough.audit import actions as audit
from followthrough.audit import erasures, heads
from followthrough.audit import queries as records
from followthrough.audit.erasures import Ledger
from followthrough.audit.models import Redaction
from followthrough.councils.models import Council, User
from followthrough.councils.queries import all_councils
from followthrough.councils.scope import reading, writing
from followthrough.files import actions as files
from followthrough.files.models import StoredFile
from followthrough.joining.actions import leaving
from followthrough.lib import clock
from followthrough.search import actions as search

NOT_EMPTY = (
    "There are councils or sign-ins in this database already, and a backup is put back into an empty one: give an "
    "empty database, or restore one council alone with --council."
)
ALREADY_HERE = (
    "{name} ({slug}) is in this system already, and what stands in a record is never replaced: put it into another "
    "system, or into an empty one that is made for it."
)
NO_SUCH = "There is no council {slug!r} in this file. It holds: {have}."
RECORD = (
    "The record of {slug} in this file does not verify ({faults}): somebody may have changed it. Nothing was put back. "
    "If you know why, --trust-records puts it back as it is."
)


@dataclass
class Done:
    """What was put back, and what was not. `erased` counts rows that later redactions emptied on their way in."""

    councils: list[Within] = field(default_factory=list)
    rows: int = 0
    files: int = 0
    erased: int = 0
    sign_ins: int = 0
    withheld: list[Letter] = field(default_factory=list)


@dataclass(frozen=True)
class Wish:
    """How something is put back.

    `tell` hears how many rows of how many are in. `given` is a list of redactions from elsewhere; `told` says that
    there is no later one. `trust` takes a record that does not verify.
    """

    tell: Callable[[int, int], None]
    given: Ledger | None = None
    told: bool = False
    trust: bool = False


def restore(*, archive: Archive, wish: Wish, without: frozenset[str] = frozenset()) -> Done:
    """Put a whole backup into an empty system, leaving out the councils named in `without`.

    Nobody is signed in afterwards, links from before open nothing, and letters that waited are withheld.
    Raises Unfit, with nothing changed.
    """
    left_out = {find(archive, slug).id for slug in sorted(without)}
    work = _Work(archive, wish)
    with work.all_or_nothing():
        if all_councils() or User.objects.exists():
            raise Unfit(NOT_EMPTY)
        _system(archive)
        for within in archive.councils:
            if within.id not in left_out:
                work.council(within, sign_ins=None)
    work.adopt(archive.ledger())
    return work.done


def bring_in(*, archive: Archive, within: Within, wish: Wish) -> Done:
    """Put one council into a system that does not have it; whoever has no sign-in there gets one without a password."""
    work = _Work(archive, wish)
    with work.all_or_nothing():
        if any(within.id == here.id or within.slug == here.slug for here in all_councils()):
            raise Unfit(ALREADY_HERE.format(name=within.name, slug=within.slug))
        work.council(within, work.sign_ins(within))
    of_it = tuple(erasure for erasure in archive.ledger().erasures if erasure.council_id == within.id)
    work.adopt(Ledger(erasures.ledger().id, of_it))
    return work.done


def find(archive: Archive, slug: str) -> Within:
    """The council of that short name in an archive. Raises Unfit when it holds none."""
    for within in archive.councils:
        if within.slug == slug:
            return within
    raise Unfit(NO_SUCH.format(slug=slug, have=", ".join(one.slug for one in archive.councils) or "none"))


def _system(archive: Archive) -> None:
    for one in system_tables():
        for _count in Filling(one, None, None, Replay([], UUID(int=0))).fill(archive.rows(f"system/{one.name}.jsonl")):
            pass
    User.objects.update(links_since=clock.now())


class _Work:
    """One archive on its way in."""

    def __init__(self, archive: Archive, wish: Wish) -> None:
        """Raises Unfit when nobody can say what was redacted since the archive was made."""
        own, made_with = erasures.kept(), archive.ledger()
        if archive.kind == "backup":
            check_ledger(own, made_with, wish.given, wish.told)
        self.archive, self.wish, self.done = archive, wish, Done()
        self._erasures = together(own, made_with, wish.given)
        self._total = archive.count("councils/")
        self._laid: list[tuple[UUID, str]] = []

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        try:
            with transaction.atomic():
                yield
                # Only once every council is in is it known which sign-ins no council uses.
                for within in self.done.councils:
                    with writing(Council(id=within.id)):
                        leaving.let_go_again(council=Council.objects.get(id=within.id))
                search.make_whole()
        except BaseException as problem:
            for council_id, mark in self._laid:
                files.take_up(council_id=council_id, mark=mark)
            if isinstance(problem, (Unlike, IntegrityError, DataError, ValidationError)):
                raise Unfit(DAMAGED) from problem
            raise

    def adopt(self, ledger: Ledger) -> None:
        """This system remembers what must stay gone, so that its own backups can be put back as well."""
        erasures.adopt(ledger)
        if self.wish.given:
            erasures.adopt(self.wish.given)

    def sign_ins(self, within: Within) -> dict[UUID, UUID]:
        """For each sign-in of the archive the one here: that of the same address, or a new one without a password."""
        found = {}
        kinds = {f.attname: kind for f, kind in table(User).columns}
        for plain in self.archive.rows(f"councils/{within.id}/{SIGN_INS}.jsonl"):
            if plain.keys() != set(SIGN_IN_COLUMNS):
                raise Unlike("other columns")
            given = {name: kinds[name].read(value) for name, value in plain.items()}
            found[given["id"]] = self._sign_in(given).id
        return found

    def _sign_in(self, given: dict[str, Any]) -> User:
        here = User.objects.filter(email__iexact=given["email"]).first()
        if here is not None:
            return here
        # With an address of its own: a sign-in of that key that goes by another address here is somebody's already.
        known = User.objects.filter(id=given["id"]).exists()
        user = User(**{name: value for name, value in given.items() if name != "id" or not known})
        user.links_since = clock.now()
        user.set_unusable_password()
        user.clean_fields()
        user.save(force_insert=True)
        self.done.sign_ins += 1
        return user

    def council(self, within: Within, sign_ins: dict[UUID, UUID] | None) -> None:
        """One council: its rows, its files, what was erased since, and its record, looked at before it is believed."""
        replay = Replay(self._erasures, within.id)
        with writing(Council(id=within.id)):
            letters = self._rows(within, sign_ins, replay)
            self._files(within)
            _give_leave(within, replay)
            _check_record(within, trust=self.wish.trust)
            search.rebuild(within.id)
            if sign_ins is None or replay.done:
                _say(within, replay, letters)
        self.done.councils.append(within)
        self.done.erased += len(replay.rows)
        self.done.withheld += letters
        # Once it stands, the end of the record is signed with this system's key.
        transaction.on_commit(lambda: _sign_end(within))

    def _rows(self, within: Within, sign_ins: dict[UUID, UUID] | None, replay: Replay) -> list[Letter]:
        letters: list[Letter] = []
        for one in council_tables():
            filling = Filling(one, within, sign_ins, replay)
            for count in filling.fill(self.archive.rows(f"councils/{within.id}/{one.name}.jsonl")):
                self.done.rows += count
                self.wish.tell(self.done.rows, self._total)
            letters += filling.letters
        return letters

    def _files(self, within: Within) -> None:
        kept = set(StoredFile.objects.filter(council_id=within.id).values_list("digest", flat=True))
        if not all(map(DIGEST.fullmatch, kept)):
            raise Unlike("a file with no digest")
        for mark, chunks in self.archive.files(within):
            # A file whose row was erased stays where it is: in the archive.
            if mark not in kept:
                continue
            self._laid.append((within.id, mark))
            try:
                new = files.lay_down(council_id=within.id, mark=mark, chunks=chunks)
            except ValueError:
                raise Unfit(DAMAGED) from None
            if not new:
                self._laid.pop()
            self.done.files += 1


def _give_leave(within: Within, replay: Replay) -> None:
    """The Redaction rows that say why those rows are empty; without them the record would seem to be changed."""
    have = set(Redaction.objects.filter(council_id=within.id).values_list("row_id", "request_id"))
    given = ((erasure, erasure.leave) for erasure in replay.done if erasure.leave is not None)
    missing = {(erasure.row_id, leave): erasure for erasure, leave in given if (erasure.row_id, leave) not in have}
    Redaction.objects.bulk_create(
        Redaction(council_id=within.id, row_id=row_id, table=erasure.table, request_id=leave, recorded_at=erasure.at)
        for (row_id, leave), erasure in missing.items()
    )


def _check_record(within: Within, *, trust: bool) -> None:
    """Raises Unfit for a record that somebody has changed; its end counts where this system has signed it."""
    signed = heads.opened(within.id, within.signed_end)
    found = records.faults_beside(within.id, signed)
    faults = [f"{code} at {sequence}" for code, sequence in found if code != "end_lost"]
    if faults and not trust:
        raise Unfit(RECORD.format(slug=within.slug, faults=", ".join(faults[:5])))


def _sign_end(within: Within) -> None:
    with reading(Council(id=within.id)):
        audit.trust_end(within.id)


def _say(within: Within, replay: Replay, letters: list[Letter]) -> None:
    said = {"last_entry_at": within.last_entry_at, "erased": len(replay.rows), "withheld": len(letters)}
    audit.record(council_id=within.id, by=None, verb="archive.put_back", subjects=[within.id], said=said)
