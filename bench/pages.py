"""The pages that people read and send, signed in: each beside a bare app with the same SQL and bytes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from bench import bare, filling, serving
from bench.records import SOUGHT, records
from bench.serving import Ask, Pace, Server
from bench.table import Row

RECOMMENDATIONS, UPDATES = 10_000, 5
SECONDS = 8.0
CSRF = "a" * 32  # a browser's own, as long as one that the server makes
TIMES_BARE = 4


def measure(folder: Path) -> Iterator[Row]:
    """Fill a database in `folder`, serve it, and compare page by page."""
    filling.use(folder)
    filling.fill(records(RECOMMENDATIONS, UPDATES))
    cookie = f"{filling.cookie()}; csrf={CSRF}"
    port = serving.free_port()
    environment = filling.environment(folder, port=port)
    with serving.followthrough(environment, port, cookie) as server:
        for work, asks in reading().items():
            yield beside_bare(work, asks, server, folder, cookie)
        yield _saving(server)
        yield Row("memory of a worker after all this, in MB", "120 MB", server.memory_mb() / 120, at_most=1)


def reading() -> dict[str, list[Ask]]:
    """The pages for reading, by what they are called in the table."""
    root = f"/{filling.SLUG}"
    some = recommendation_ids(200)
    return {
        "list of 50 with latest update": [
            Ask(f"{root}/recommendations/?delivery=in_progress&sort=due&page={n}") for n in range(1, 21)
        ],
        "the same list as at a past day": [
            Ask(f"{root}/recommendations/?delivery=in_progress&sort=due&as-at=2025-06-30&page={n}")
            for n in range(1, 21)
        ],
        "a recommendation with its time line": [Ask(f"{root}/recommendations/{key}/") for key in some],
        "search": [Ask(f"{root}/search/?q={SOUGHT}")],
        "a review of 500 with its figures": [Ask(f"{root}/reviews/{key}/") for key in review_ids(5)],
    }


def recommendation_ids(count: int, slug: str = filling.SLUG) -> list[str]:
    """That many recommendations of the council, taken from all over it."""
    from followthrough.reviews.models import Recommendation

    rows = Recommendation.objects.filter(council__slug=slug).order_by("position")
    step = max(1, rows.count() // count)
    return [str(key) for key in rows.values_list("id", flat=True)[::step]][:count]


def commitment_ids(count: int, slug: str = filling.SLUG) -> list[str]:
    """The commitments of the first recommendations of the council."""
    from followthrough.reviews.models import Recommendation

    rows = Recommendation.objects.filter(council__slug=slug).order_by("position")
    return [str(key) for key in rows.values_list("commitment_id", flat=True)[:count]]


def review_ids(count: int, slug: str = filling.SLUG) -> list[str]:
    """The first reviews of the council."""
    from followthrough.reviews.models import Review

    return [str(key) for key in Review.objects.filter(council__slug=slug).values_list("id", flat=True)[:count]]


def beside_bare(work: str, asks: Sequence[Ask], server: Server, folder: Path, cookie: str) -> Row:
    """The pace of a page beside that of a bare app with the same SQL and bytes."""
    ours = server.pace(asks, SECONDS)
    statements = bare.record(folder, f"127.0.0.1:{server.port}", cookie, asks[0])
    with bare.serve(folder) as limit:
        other = limit.pace([asks[0]], SECONDS / 2)
    figures = f"{told(ours)}; {statements} statements; bare: {told(other)}"
    return Row(
        work, "a bare app, same SQL and bytes (CPU)", ours.cpu_ms / other.cpu_ms, at_most=TIMES_BARE, figures=figures
    )


def told(pace: Pace) -> str:
    """A pace in words."""
    return f"{pace.per_second:.0f}/s, {pace.cpu_ms:.1f} ms CPU, {pace.median_ms:.1f} ms, {pace.size / 1000:.0f} kB"


def _saving(server: Server) -> Row:
    """An update saved, with its audit entry and index, beside one durable commit of SQLite."""
    asks = updates_to_send(400)
    ours = server.pace(asks, SECONDS)
    limit = _commits_a_second(SECONDS / 4)
    figures = f"{told(ours)}; {limit:.0f} durable commits/s"
    return Row("record an update", "one durable commit (per second)", limit / ours.per_second, figures=figures)


def updates_to_send(count: int) -> list[Ask]:
    """Forms as a browser would post them, each to another recommendation or with other words."""
    return [
        Ask(
            f"/{filling.SLUG}/commitments/{key}/update/",
            urlencode(
                {
                    "csrfmiddlewaretoken": CSRF,
                    "request_id": str(uuid4()),
                    "state": "in_progress",
                    "text": f"The service has agreed the plan and the money ({n}).",
                }
            ).encode(),
            status=302,
        )
        for n, key in enumerate(commitment_ids(count))
    ]


def _commits_a_second(seconds: float) -> float:
    import sqlite3
    import tempfile
    import time

    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "limit.sqlite3", isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE said (words text)")
        begun, count = time.monotonic(), 0
        while time.monotonic() - begun < seconds:
            connection.execute("INSERT INTO said VALUES ('The service has agreed the plan and the money.')")
            count += 1
        connection.close()
    return count / seconds
