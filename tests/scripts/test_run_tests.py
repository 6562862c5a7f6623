"""The last line of `make test` adds up what each pytest reported."""

from collections import Counter
from pathlib import Path

from scripts.run_tests import add_up

RESULTS = '<testsuites><testsuite tests="9" failures="2" errors="1" skipped="3" /></testsuites>'


def test_parts_are_added_up(tmp_path: Path) -> None:
    results = tmp_path / "results.xml"
    results.write_text(RESULTS)
    counts: Counter[str] = Counter()
    add_up(results, counts)
    add_up(results, counts)
    assert counts == {"passed": 6, "failed": 6, "skipped": 6}
