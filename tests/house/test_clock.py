"""Only lib/clock.py asks what time it is. Ruff refuses the imports; this also sees what ruff does not."""

import ast

import pytest

from tests.house.source import Source, chain, package_sources

ASKING = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("time", "time"),
}
ASKING_FIELDS = {"auto_now", "auto_now_add"}


def clocks_in(source: Source) -> list[str]:
    """Each place that asks the clock, called or handed on, as `place:line`."""
    lines = [
        node.lineno
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and tuple(chain(node)[-2:]) in ASKING
    ]
    lines += [n.value.lineno for n in ast.walk(source.tree) if isinstance(n, ast.keyword) and n.arg in ASKING_FIELDS]
    return [f"{source.place}:{line}" for line in sorted(lines)]


def test_only_the_clock_asks_the_clock() -> None:
    sources = [source for source in package_sources() if source.place != "lib/clock.py"]
    assert [place for source in sources for place in clocks_in(source)] == []


@pytest.mark.parametrize(
    "line",
    [
        "date.today()",
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "models.DateTimeField(default=timezone.now)",
        "models.DateTimeField(auto_now_add=True)",
        "time.time()",
    ],
)
def test_asking_the_clock_elsewhere_is_seen(line: str) -> None:
    assert clocks_in(Source("reviews/models.py", f"\nx = {line}\n")) == ["reviews/models.py:2"]
