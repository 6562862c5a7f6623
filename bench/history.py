"""As at a past day with a long history: the same pages at 20,000 and at 2,000,000 stored updates; and today's."""

from collections.abc import Iterator
from pathlib import Path

from bench import filling, serving
from bench.pages import recommendation_ids, told
from bench.records import records
from bench.serving import Ask, Server
from bench.table import Row

RECOMMENDATIONS, UPDATES, TIMES = 10_000, 2, 100
SECONDS = 8.0
PAST = "2025-06-30"


def measure(folder: Path) -> Iterator[Row]:
    """One database, measured before and after its updates are made a hundred times as many."""
    filling.use(folder)
    filling.fill(records(RECOMMENDATIONS, UPDATES))
    few = _paces(folder)
    stored = multiply(TIMES)
    many = _paces(folder)
    for work, (today, past) in many.items():
        figures = f"today: {told(today)}; past: {told(past)}; {stored:,} updates stored"
        yield Row(
            f"{work}, as at a past day", "the page of today (CPU)", past.cpu_ms / today.cpu_ms, 1.2, None, figures
        )
        before = few[work][1]
        figures = f"{told(before)} at {RECOMMENDATIONS * UPDATES:,} updates"
        yield Row(
            f"{work}, as at a past day",
            "itself with a hundredth (CPU)",
            past.cpu_ms / before.cpu_ms,
            1.3,
            None,
            figures,
        )


def multiply(times: int) -> int:
    """Give every update `times - 1` older ones, by the database itself; how many are stored then (SQLite)."""
    from django.db import connection, transaction

    from followthrough.commitments.models import ProgressUpdate

    table = ProgressUpdate._meta.db_table
    given = {"id": "key", "place": "key", "request_id": "lower(hex(randomblob(16)))"}
    given |= dict.fromkeys(("known_on", "ordered_on"), "date(known_on, '-' || n || ' days')")
    columns = [field.column for field in ProgressUpdate._meta.local_fields]
    chosen = ", ".join(given.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH RECURSIVE older(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM older WHERE n < {times - 1}),
                 more AS MATERIALIZED (SELECT u.*, n, lower(hex(randomblob(16))) AS key FROM {table} u, older)
            INSERT INTO {table} ({names}) SELECT {chosen} FROM more
            """
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()
    return ProgressUpdate.objects.count()


def _paces(folder: Path) -> dict[str, tuple[serving.Pace, serving.Pace]]:
    """Each page's pace today and as at a past day."""
    port = serving.free_port()
    with serving.followthrough(filling.environment(folder, port=port), port, filling.cookie()) as server:
        return {
            "list of 50": _both(
                server, [f"/recommendations/?delivery=in_progress&sort=due&page={n}" for n in range(1, 21)]
            ),
            "a recommendation": _both(server, [f"/recommendations/{key}/?" for key in recommendation_ids(200)]),
        }


def _both(server: Server, paths: list[str]) -> tuple[serving.Pace, serving.Pace]:
    today = [Ask(f"/{filling.SLUG}{path}") for path in paths]
    past = [Ask(f"{ask.path}&as-at={PAST}") for ask in today]
    return server.pace(today, SECONDS), server.pace(past, SECONDS)
