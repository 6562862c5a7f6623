"""`make bench`: every section in a process of its own, then the table, on the terminal and in docs/performance.md.

`python -m bench SECTION …` runs some of them and writes no file.
"""

import importlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench import peers
from bench.table import Row, markdown

ROOT = Path(__file__).resolve().parent.parent
SECTIONS = {
    "pages": "Pages, signed in, 10,000 recommendations with 5 updates each",
    "accreditation": "An accreditation of 8 areas of 120 criteria, 12 services and 3 rounds of review",
    "history": "As at a past day, with a long history",
    "reading": "Reading papers",
    "documents": "Documents",
    "mailing": "Letters",
    "starting": "Start-up and memory",
}
PAGE = ROOT / "docs" / "performance.md"


def main(asked: list[str]) -> int:
    """0 when every section ran; whether a ratio reaches what it should is told, not judged."""
    if len(asked) == 2 and asked[0] == "--one":
        return _one(asked[1])
    unknown = [name for name in asked if name not in SECTIONS]
    if unknown:
        print(f"There is no section {unknown[0]!r}. There are: {', '.join(SECTIONS)}.", file=sys.stderr)
        return 2
    found = {name: _apart(name) for name in asked or SECTIONS}
    beside = peers.measure() if not asked else []
    text = "\n".join(f"## {SECTIONS[name]}\n\n{markdown(rows)}" for name, rows in found.items())
    if beside:
        text += f"\n## Beside what a council would use instead\n\n{markdown(beside)}"
    print(text)
    if not asked:
        PAGE.write_text(_head() + text, encoding="utf-8")
    return 0


def _apart(name: str) -> list[Row]:
    print(f"Measuring: {name} …", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="followthrough-bench-") as folder:
        command = [sys.executable, "-m", "bench", "--one", name]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "BENCH_FOLDER": folder}, stdout=subprocess.PIPE, check=True
        )
    return [Row(**json.loads(line)) for line in done.stdout.decode().splitlines() if line.startswith("{")]


def _one(name: str) -> int:
    section = importlib.import_module(f"bench.{name}")
    for row in section.measure(Path(os.environ["BENCH_FOLDER"])):
        print(json.dumps(asdict(row)), flush=True)
        print(f"  {row.work}, beside {row.beside}: {row.ratio:.2f}", file=sys.stderr, flush=True)
    return 0


def _head() -> str:
    version = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    processor = next(
        (line for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line), ": unknown"
    )
    return HEAD.format(
        day=datetime.now(UTC).strftime("%-d %B %Y"),
        commit=version.stdout.strip() or "unknown",
        machine=f"{os.cpu_count()} cores ({processor.partition(': ')[2]}), Python {platform.python_version()}",
        office="LibreOffice was there" if shutil.which("soffice") else "LibreOffice was not there",
    )


HEAD = """# Performance

Written by `make bench` on {day} at commit {commit}, on {machine}; {office}. The machine was shared and noisy, so
only ratios within this one run mean anything: each row divides our figure by that of the limit or of the other
program, measured beside it. CPU is the processor time of the server and its workers for one request, which moves less
with noise than requests a second. "Reach" is what we mean to reach; "no" is where we do not.

The bare app answers with the same bytes after running the same SQL by Python's own `sqlite3`, under the same web
server: what is above 1 is Django, our rules and the templates. What is measured, and why, is in `bench/`.

"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
