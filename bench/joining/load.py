#!/usr/bin/env python3
"""load.py N: the peers' own N records, put into a database of ours. Run by any Python; goes on in the project's."""

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = PROJECT / ".venv" / "bin" / "python"
if Path(sys.executable) != PYTHON:
    os.execv(PYTHON, [str(PYTHON), *sys.argv])
sys.path[:0] = [str(PROJECT), str(Path(os.environ["PEERS"]) / "common")]

import gen  # noqa: E402 - the peers' module, after the path

from bench import filling  # noqa: E402
from bench.records import Record, Update  # noqa: E402

# Their words for a state, in ours.
STATES = {
    "not_started": "not_started",
    "in_progress": "in_progress",
    "overdue": "paused",
    "complete": "complete",
    "closed": "superseded",
    "rejected": "not_deliverable",
}


def records(count: int) -> Iterator[Record]:
    for one in gen.recs(count):
        updates = (Update(date.fromisoformat(u["date"]), STATES[u["status"]], u["note"]) for u in one["updates"])
        yield Record(
            number=one["number"],
            text=f"{one['title']}. {one['text']}",
            owner=one["owner"],
            due=date.fromisoformat(one["due"]),
            known_on=date.fromisoformat(one["created"]),
            updates=tuple(updates),
        )


def main(count: int) -> None:
    folder = Path(os.environ["PEERS_RUN"]) / "followthrough"
    shutil.rmtree(folder, ignore_errors=True)
    port = int(os.environ.get("FOLLOWTHROUGH_PORT", "47104"))
    filling.use(folder)
    filling.fill(records(count))
    lines = [f"{name}='{value}'" for name, value in filling.environment(folder, port=port).items()]
    (folder / "environment").write_text("\n".join(lines) + "\n")
    (folder / "cookie").write_text(filling.cookie())
    from bench import pages

    for name, keys in {
        "recommendations": pages.recommendation_ids(200),
        "commitments": pages.commitment_ids(200),
        "reviews": pages.review_ids(1),
    }.items():
        (folder / name).write_text("\n".join(keys) + "\n")


main(int(sys.argv[1]))
