"""How long a server takes to answer its first page, how much memory it takes, and how long the demo takes."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import filling, serving
from bench.records import records
from bench.serving import Ask
from bench.table import Row

TURNS = 3


def measure(folder: Path) -> Iterator[Row]:
    """A council of 48 recommendations."""
    filling.use(folder)
    filling.fill(records(48, 5))
    times, memory = [], 0.0
    for _ in range(TURNS):
        port = serving.free_port()
        with serving.followthrough(filling.environment(folder, port=port), port, filling.cookie()) as server:
            server.get(Ask(f"/{filling.SLUG}/"))
            times.append(server.cpu_seconds())
            memory = server.memory_mb()
    bare = min(_django() for _ in range(TURNS))
    figures = f"{min(times):.2f} s of two workers; Python importing Django alone {bare:.2f} s"
    yield Row("start-up to the first page", "1.5 s of CPU", min(times) / 1.5, at_most=1, figures=figures)
    yield Row("memory of a worker at its first page", "120 MB", memory / 120, at_most=1, figures=f"{memory:.0f} MB")


def _django() -> float:
    """Seconds of processor time in which Python starts and imports what every Django server needs."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", "import django.core.handlers.wsgi"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
