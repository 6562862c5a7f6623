"""Beside Redmine, Directus and Datasette, where the scripts that start them are there: all in turn."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.table import Row

ROOT = Path(__file__).resolve().parent.parent
PEERS = Path(os.environ.get("PEERS") or ROOT.parent / "shared" / "peers")
OURS = Path(__file__).resolve().parent / "joining"
NAMES = ("redmine", "directus", "datasette")
COUNT = 10_000

# Which figure of which peer ours is held against, and how many times better it is meant to be.
COMPARED: tuple[tuple[str, str, str, str, float | None], ...] = (
    ("list of 50 with latest update", "list_html", "redmine", "list_html", 25),
    ("list of 50 with latest update", "list_html", "datasette", "list_html", 1),
    ("a recommendation with its time line", "detail_html", "redmine", "detail_html", 25),
    ("a recommendation with its time line", "detail_html", "datasette", "detail_html", 2),
    ("search", "search_html", "redmine", "search_html", None),
    ("search", "search_html", "datasette", "search_html", 3),
    ("counts of a review", "dash_html", "redmine", "dash_html", None),
    ("counts of a review", "dash_html", "datasette", "dash_html", None),
    ("record an update", "create", "redmine", "create", 5),
    ("record an update", "create", "directus", "create", 1),
)


def measure() -> list[Row]:
    """The comparisons; none, and a sentence, where the peers' scripts are not there."""
    if not (PEERS / "run_all.sh").exists():
        print(
            f"Not measured beside other programs: there is no {PEERS.name}/run_all.sh beside the project.",
            file=sys.stderr,
        )
        return []
    with tempfile.TemporaryDirectory(prefix="followthrough-peers-") as folder:
        environment = {
            **os.environ,
            "PEERS_RUN": os.environ.get("PEERS_RUN") or f"{folder}/run",
            "PEERS_OUT": folder,
            "PEERS": str(PEERS),
            "SIZES": str(COUNT),
            "FOLLOWTHROUGH": str(ROOT),
        }
        command = [str(PEERS / "run_all.sh"), *NAMES, str(OURS)]
        subprocess.run(command, env=environment, stdout=sys.stderr, check=True)
        return list(_compared(_figures(Path(folder))))


def _figures(folder: Path) -> dict[tuple[str, str], dict[str, float]]:
    """The middle of each figure over the rounds, by peer and measure."""
    runs: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for file in folder.glob("*.jsonl"):
        for line in file.read_text().splitlines():
            one = json.loads(line)
            runs.setdefault((one["peer"], one["name"]), []).append(one)
    return {key: {name: statistics.median(run[name] for run in some) for name in _KEPT} for key, some in runs.items()}


_KEPT = ("rps", "cpu_ms_per_req", "db_cpu_ms_per_req")


def _compared(figures: dict[tuple[str, str], dict[str, float]]) -> Iterator[Row]:
    for work, our_name, peer, their_name, times in COMPARED:
        ours, theirs = figures.get(("followthrough", our_name)), figures.get((peer, their_name))
        if ours and theirs:
            ratio = _cpu(theirs) / _cpu(ours)
            told = (
                f"{ours['rps']:.0f}/s against {theirs['rps']:.0f}/s; {_cpu(ours):.1f} against {_cpu(theirs):.1f} ms CPU"
            )
            yield Row(work, f"{peer} (how many times its CPU)", ratio, at_least=times, figures=told)


def _cpu(figure: dict[str, float]) -> float:
    """Processor time of a request, the database server's part included."""
    return figure["cpu_ms_per_req"] + figure["db_cpu_ms_per_req"]
