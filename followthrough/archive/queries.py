"""Reading out: one council, or everything, as it was at one moment."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any
from uuid import UUID

from followthrough.archive import describe
from followthrough.archive.container import CHUNK, Writer
from followthrough.archive.rules import ERASURES, LETTERS, PACKAGE, SIGN_IN_COLUMNS, SIGN_INS
from followthrough.archive.snapshot import snapshot
from followthrough.archive.tables import Table, council_tables, system_tables, table
from followthrough.audit import erasures, heads
from followthrough.audit.erasures import Ledger
from followthrough.audit.models import AuditEvent, AuditHead
from followthrough.councils.models import Council, Membership, User
from followthrough.councils.queries import all_councils
from followthrough.councils.scope import reading
from followthrough.files.models import StoredFile, place
from followthrough.lib import clock

Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Made:
    """What an archive holds. `missing` names kept files whose bytes are not where they were put."""

    councils: int
    rows: int
    files: int
    missing: list[str]


def write_council(target: IO[bytes], council: Council, tell: Tell) -> Made:
    """Everything of one council into `target`; `tell` hears how many rows of how many are written."""
    return _write(target, "council", [council], tell)


def write_everything(target: IO[bytes], tell: Tell) -> Made:
    """Every council and every sign-in, with what a restore needs and an export does not hold."""
    return _write(target, "backup", None, tell)


def _write(target: IO[bytes], kind: str, only: list[Council] | None, tell: Tell) -> Made:
    # Before the snapshot, so that neither tells of anything that is not in it.
    ledger = erasures.ledger()
    ends = {council.id: heads.signed(council.id) for council in only or all_councils()}
    with snapshot():
        councils = [c for c in all_councils() if only is None or c.id == only[0].id]
        work = _Work(Writer(target), tell, sum(map(_count, councils)))
        if kind == "backup":
            work.system()
        entries = [work.council(council) | _signed(kind, ends.get(council.id, "")) for council in councils]
    work.ledger(ledger if kind == "backup" else _of(ledger, councils[0].id))
    of = "every council of this system" if kind == "backup" else councils[0].name
    name = "followthrough-backup" if kind == "backup" else f"followthrough-{councils[0].slug}".lower()
    said = {"councils": entries, "missing_files": work.missing}
    described = describe.package(kind, name, of, work.resources, said)
    work.writer.text(PACKAGE, json.dumps(described, ensure_ascii=False, indent=1))
    work.writer.close()
    return Made(len(councils), work.done, work.files, work.missing)


def _count(council: Council) -> int:
    with reading(council):
        return sum(one.rows(council.id).count() for one in council_tables())


def _signed(kind: str, end: str) -> dict[str, str]:
    return {"signed_end": end} if kind == "backup" else {}


def _of(ledger: Ledger, council_id: UUID) -> Ledger:
    # Under the council's own key: the same council is the same bytes, whichever system it is in.
    return Ledger(council_id, tuple(e for e in ledger.erasures if e.council_id == council_id))


@dataclass
class _Work:
    """An archive that is being written."""

    writer: Writer
    tell: Tell
    total: int
    done: int = 0
    files: int = 0
    resources: list[dict[str, Any]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def system(self) -> None:
        """The tables of no council."""
        for one in system_tables():
            part = self.writer.rows(f"system/{one.name}.jsonl", _plain(one, None))
            self.resources.append(describe.table_resource(one, part, "system"))

    def council(self, council: Council) -> dict[str, Any]:
        """One council: its sign-ins, its tables and its files; what is said of it in the description."""
        folder = f"councils/{council.id}"
        with reading(council):
            part = self.writer.rows(f"{folder}/{SIGN_INS}.jsonl", _sign_ins(council))
            self.resources.append(describe.sign_ins_resource(table(User), part, council.slug))
            for one in council_tables():
                part = self.writer.rows(f"{folder}/{one.name}.jsonl", self._heard(_plain(one, council.id)))
                self.resources.append(describe.table_resource(one, part, council.slug))
            marks = StoredFile.objects.filter(council_id=council.id).order_by("digest").values_list("digest", flat=True)
            for mark in dict.fromkeys(marks):
                self._file(council, f"{folder}/files/{mark}", mark)
            return _said(council)

    def ledger(self, ledger: Ledger) -> None:
        """What was erased before the archive was made."""
        part = self.writer.text(ERASURES, ledger.text())
        says = (
            "What has been taken out for good, by row and column; never the words. It is carried out again on restore."
        )
        self.resources.append(describe.file_resource("erasures", part, says))

    def _heard(self, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for row in rows:
            yield row
            self.done += 1
            if self.done % 1_000 == 0 or self.done == self.total:
                self.tell(self.done, self.total)

    def _file(self, council: Council, path: str, mark: str) -> None:
        try:
            with place(council.id, mark).open("rb") as source:
                if not _is_whole(source, mark):
                    raise FileNotFoundError
                part = self.writer.file(path, source)
        except FileNotFoundError:
            # Dropped since the snapshot by a redaction, or lost before: no reason to have no archive at all.
            self.missing.append(path)
            return
        self.files += 1
        says = "A kept paper, under its SHA-256; files_storedfile holds its name."
        self.resources.append(describe.file_resource(f"{council.slug}.file.{mark}", part, says))


def _is_whole(source: IO[bytes], mark: str) -> bool:
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK):
        digest.update(chunk)
    source.seek(0)
    return digest.hexdigest() == mark


def _plain(one: Table, council_id: UUID | None) -> Iterator[dict[str, Any]]:
    names = [f.attname for f, _ in one.columns]
    for values in one.rows(council_id).values_list(*names).iterator(chunk_size=2_000):
        plain = one.plain(values)
        # A letter with a link that still works would let in whoever opens the archive; it is not sent after a restore.
        yield plain | {"body": "", "html": ""} if one.name == LETTERS and plain["secret"] else plain


def _sign_ins(council: Council) -> Iterator[dict[str, Any]]:
    whose = Membership._base_manager.filter(council_id=council.id).values("user_id")
    users = table(User)
    for row in User._base_manager.filter(id__in=whose).order_by("id"):
        plain = users.plain(getattr(row, f.attname) for f, _ in users.columns)
        yield {name: plain[name] for name in SIGN_IN_COLUMNS}


def _said(council: Council) -> dict[str, Any]:
    head = AuditHead.objects.filter(council_id=council.id).first()
    last = AuditEvent.objects.filter(council_id=council.id).order_by("-sequence").first()
    return {
        "id": str(council.id),
        "slug": council.slug,
        "name": council.name,
        "entries": head.sequence if head else 0,
        "last_entry_at": clock.written(last.at) if last else None,
    }
