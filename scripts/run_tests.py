"""Run every test: on SQLite, on a temporary PostgreSQL, and in the browser; then add them up.

Each part is a pytest of its own, whose closing line is left standing. The last line is the sum.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.plugins import postgres  # noqa: E402 - after the path
from tests.plugins.machine import UNDER_CI  # noqa: E402

# Each worker begins with a run of neighbours, so that what a file or a folder shares is made once, and not by both.
WORKERS = ["-n", "2", "--dist", "worksteal"]
PARTS = {
    "on SQLite": [*WORKERS, "--db=sqlite", "--ignore=tests/journeys"],
    "on PostgreSQL": [*WORKERS, "--db=postgres", "--ignore=tests/journeys"],
    # A file to a worker: that of every page first finds them all, which takes minutes.
    "in the browser": ["-n", "2", "--dist", "loadfile", "--db=sqlite", "tests/journeys"],
}


def main() -> int:
    counts: Counter[str] = Counter()
    failed = False
    left_out = []
    for name, options in PARTS.items():
        if name == "on PostgreSQL" and postgres.programs() is None:
            left_out.append("NOT RUN: the tests on PostgreSQL, because there is no PostgreSQL server here.")
            continue
        print(f"\n== Tests {name}", flush=True)
        failed |= run_part(options, counts)
    print("\n" + "\n".join(left_out) if left_out else "")
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return 1 if failed or (left_out and UNDER_CI) else 0


def run_part(options: list[str], counts: Counter[str]) -> bool:
    """Run one pytest and add its tests to `counts`; true if it failed."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={results}", *options]
        status = subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
        if results.exists():
            add_up(results, counts)
    return status != 0


def environment() -> dict[str, str]:
    """As it is here, but Python keeps what it compiles: the tests start it hundreds of times, with 1,500 modules."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def add_up(results: Path, counts: Counter[str]) -> None:
    for suite in ElementTree.parse(results).iter("testsuite"):
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        counts["failed"] += failed
        counts["skipped"] += skipped
        counts["passed"] += int(suite.get("tests", 0)) - failed - skipped


if __name__ == "__main__":
    sys.exit(main())
