"""Is this installation sound? Looked up for the probes, for monitoring and for `followthrough check`."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from followthrough.audit import guards
from followthrough.audit import queries as audit
from followthrough.councils.models import Council
from followthrough.councils.permissions import Permission
from followthrough.councils.queries import all_councils, people_with
from followthrough.councils.scope import reading
from followthrough.health import rules
from followthrough.lib import clock
from followthrough.outbox import queries as outbox

LAST_BACKUP = "last-backup"  # in DATA_DIR: the moment, as text


def faults() -> list[str]:
    """Codes for what keeps people from working, the worst first; empty when all is well.

    disk_full, disk_low, database_away, migrations_pending, database_newer, guards_missing, clock_behind, letters_stuck.
    """
    try:
        return [*disk_faults(), *(database_faults() or standing_faults())]
    except DatabaseError:
        return ["database_away"]


def disk_faults() -> list[str]:
    """Whether anything more can be written to DATA_DIR."""
    folder = Path(settings.DATA_DIR)
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"\0" * 4096)
            probe.flush()
            os.fsync(probe.fileno())
    except OSError:
        return ["disk_full"]
    return ["disk_low"] if shutil.disk_usage(folder).free < rules.LEAST_SPACE else []


def answers() -> bool:
    """Whether the database lets itself be asked at all."""
    try:
        connection.ensure_connection()
    except DatabaseError:
        return False
    return True


def database_faults() -> list[str]:
    """Whether the database answers, fits this version, and guards what may not be changed: at most one code."""
    if not answers():
        return ["database_away"]
    executor = MigrationExecutor(connection)
    known = _known(executor)
    ours = {app for app, _name in known}
    if any(app in ours and (app, name) not in known for app, name in executor.loader.applied_migrations):
        return ["database_newer"]
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return ["migrations_pending"]
    return ["guards_missing"] if guards.missing(connection) else []


def _known(executor: MigrationExecutor) -> set[tuple[str, str]]:
    """Migrations that this version has, and those that it has put together into one."""
    replaced = {one for migration in executor.loader.replacements.values() for one in migration.replaces}
    return set(executor.loader.disk_migrations) | replaced


def standing_faults() -> list[str]:
    """What is wrong in a database that is as it should be."""
    now = clock.now()
    behind = [rules.clock_behind(audit.last_moment(council.id), now) for council in _each()]
    found = ["clock_behind"] if any(behind) else []
    return [*found, "letters_stuck"] if rules.letters_stuck(letters().oldest, now) else found


def neglect() -> list[str]:
    """What hurts later: backup_never, backup_old, letters_failed. Nothing where there is no council yet."""
    if not all_councils():
        return []
    last, found = last_backup(), []
    if rules.backup_old(last, clock.now()):
        found.append("backup_never" if last is None else "backup_old")
    return [*found, "letters_failed"] if letters().failed else found


def without_administrator() -> list[str]:
    """The councils, by slug, of which nobody is administrator today."""
    return [one.slug for one in _each() if not people_with(one, Permission.MANAGE_PEOPLE, clock.today())]


def letters() -> outbox.Waiting:
    """The e-mails of all councils."""
    found = [outbox.state(council.id) for council in _each()]
    oldest = min((one.oldest for one in found if one.oldest), default=None)
    return outbox.Waiting(sum(one.waiting for one in found), sum(one.failed for one in found), oldest)


def events() -> int:
    """How many things have been done, in all councils."""
    return sum(audit.length(council.id) for council in _each())


def last_backup() -> datetime | None:
    """When `followthrough backup` last wrote one; None before the first."""
    try:
        return datetime.fromisoformat((Path(settings.DATA_DIR) / LAST_BACKUP).read_text().strip())
    except (OSError, ValueError):
        return None


def _each() -> Iterator[Council]:
    """Each council in turn, read as its own pages read it."""
    for council in all_councils():
        with reading(council):
            yield council
