"""A migrated database in a folder of its own, filled in bulk with made-up or given records.

Rows go in past the actions, as no day's work would: ten thousand recommendations, and millions of updates, in a minute.
"""

import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from bench.records import OWNERS, Record

SLUG, EMAIL = "merrowbridge", "officer@merrowbridge.example"
RECOMMENDATIONS_A_REVIEW = 500
BATCH = 5_000


def use(folder: Path, database: str | None = None) -> None:
    """Point Django at that folder (and at that PostgreSQL database, where one is named); once in a process."""
    import django

    os.environ |= environment(folder, database)
    os.environ["DJANGO_SETTINGS_MODULE"] = "followthrough.config.settings"
    django.setup()


def environment(folder: Path, database: str | None = None, port: int = 8000) -> dict[str, str]:
    """What a server on that folder is started with: plain HTTP on this machine, and no letters."""
    folder.mkdir(parents=True, exist_ok=True)
    secret = folder / "secret"
    if not secret.exists():
        secret.write_text(secrets.token_urlsafe(50))
    where = {"DATABASE_URL": database} if database else {}
    return where | {
        "DATA_DIR": str(folder),
        "SECRET_KEY": secret.read_text(),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "PORT": str(port),
        "EMAIL_URL": "console:",
        "EMAIL_FROM": "scrutiny@merrowbridge.example",
    }


def fill(records: Iterable[Record], slug: str = SLUG) -> None:
    """Migrate, and make a council of that slug with an officer and those records."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from followthrough.councils import actions, scope
    from followthrough.councils.permissions import Role
    from followthrough.search import actions as search

    call_command("migrate", verbosity=0, interactive=False)
    council = actions.create_council(slug=slug, name=slug.title())
    officer = actions.admit(
        council=council,
        by=None,
        name="Imogen Tarrant",
        email=EMAIL.replace(SLUG, slug),
        role=Role.SCRUTINY_OFFICER,
        first_day=date(2020, 1, 1),
    )
    teams = [actions.add_team(council=council, by=officer, name=f"Service {n}") for n in range(1, OWNERS + 1)]
    with scope.writing(council), transaction.atomic():
        made = _Rows(council, officer, teams)
        for batch in _batches(records):
            made.write(batch)
        search.rebuild(council.id)
        search.make_whole()
    if connection.vendor == "postgresql":  # whose own vacuum makes its statistics; SQLite has none in production
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    rest = iter(records)
    while batch := list(islice(rest, BATCH)):
        print(".", end="", file=sys.stderr, flush=True)
        yield batch


class _Rows:
    """Turns records into rows of each table and writes a batch of them at a time."""

    def __init__(self, council: Any, officer: Any, teams: list[Any]) -> None:
        from followthrough.commitments import models as commitments
        from followthrough.reviews import models as reviews

        self.council, self.officer, self.teams = council, officer, teams
        self.commitments, self.reviews = commitments, reviews
        self.count = 0
        self.review: Any = None

    def write(self, batch: list[Record]) -> None:
        rows: dict[Any, list[Any]] = {}
        for record in batch:
            for row in self._of(record):
                rows.setdefault(type(row), []).append(row)
        for model in sorted(rows, key=self._order):
            model._default_manager.bulk_create(rows[model], batch_size=BATCH)

    def _order(self, model: Any) -> int:
        heads = (self.commitments.Commitment, self.reviews.Recommendation)
        return heads.index(model) if model in heads else len(heads)

    def _of(self, record: Record) -> Iterator[Any]:
        c, r = self.commitments, self.reviews
        if self.count % RECOMMENDATIONS_A_REVIEW == 0:
            self._next_review()
        self.count += 1
        commitment = c.Commitment(council=self.council, kind="recommendation")
        recommendation = r.Recommendation(
            council=self.council,
            review=self.review,
            commitment=commitment,
            number=record.number,
            position=self.count,
        )
        yield from (commitment, recommendation)
        about = {"commitment": commitment}
        yield self._row(c.Wording, record.known_on, whose="committee", text=record.text, **about)
        yield self._row(c.Assignment, record.known_on, team=self.teams[record.owner], **about)
        due = {"printed": record.due.isoformat(), "first": record.due, "last": record.due}
        yield self._row(c.DueDate, record.known_on, kind="due", **due, **about)
        yield self._row(r.Response, record.known_on, state="agreed", recommendation=recommendation)
        for update in record.updates:
            yield self._row(c.ProgressUpdate, update.day, state=update.state, text=update.text, **about)

    def _next_review(self) -> None:
        from followthrough.commitments.actions import Told
        from followthrough.reviews import actions
        from followthrough.reviews.rules import Origin

        name = f"Review {self.count // RECOMMENDATIONS_A_REVIEW + 1}"
        about = actions.About(name=f"Made-up {name.lower()}", origin=Origin.REVIEW_GROUP)
        self.review = actions.create_review(
            council=self.council,
            by=self.officer,
            neutral_name=name,
            about=about,
            told=Told(known_on=date(2020, 1, 1)),
        )

    def _row(self, model: Any, known_on: date, **fields: Any) -> Any:
        from followthrough.lib.ids import new_id

        key = new_id()
        return model(
            id=key,
            council=self.council,
            by=self.officer,
            known_on=known_on,
            ordered_on=known_on,
            place=key,
            recorded_at=datetime.combine(known_on, time(12), UTC),
            **fields,
        )


def cookie(slug: str = SLUG) -> str:
    """The `Cookie` header of the officer, signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from followthrough.councils.models import User
    from followthrough.joining.sessions import SessionStore

    user = User.objects.get(email=EMAIL.replace(SLUG, slug))
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"session={session.session_key}"
