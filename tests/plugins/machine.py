"""What was not run is said in the last lines; what the machine is to blame for fails the run under CI=true."""

import os
from collections import Counter

import pytest

UNDER_CI = os.environ.get("CI", "").lower() in {"1", "true"}
# How a skip begins when it wants papers that are not ours to publish, and so are in no clone.
BESIDE_THE_PROJECT = "not found beside the project"


def pytest_sessionfinish(session: pytest.Session) -> None:
    if UNDER_CI and session.exitstatus == pytest.ExitCode.OK and _to_blame(_reasons(session.config)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = _reasons(terminalreporter.config)
    if reasons:
        terminalreporter.section("NOT RUN", red=UNDER_CI, yellow=not UNDER_CI)
    for reason, count in sorted(reasons.items()):
        terminalreporter.line(f"{count} not run: {reason}")
    if UNDER_CI and _to_blame(reasons):
        terminalreporter.line("CI is set, so what this machine cannot run fails the run.")


def _to_blame(reasons: Counter[str]) -> bool:
    return not all(reason.startswith(BESIDE_THE_PROJECT) for reason in reasons)


def _reasons(config: pytest.Config) -> Counter[str]:
    """Why tests were skipped, and how many for each reason. Tests for the other engine are not among them."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    return Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in reports)
