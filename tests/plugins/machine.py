"""What this machine could not run is said in the last lines; under CI=true it fails the run."""

import os
from collections import Counter

import pytest

UNDER_CI = os.environ.get("CI", "").lower() in {"1", "true"}


def pytest_sessionfinish(session: pytest.Session) -> None:
    if UNDER_CI and session.exitstatus == pytest.ExitCode.OK and _reasons(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = _reasons(terminalreporter.config)
    if reasons:
        terminalreporter.section("NOT RUN ON THIS MACHINE", red=UNDER_CI, yellow=not UNDER_CI)
    for reason, count in sorted(reasons.items()):
        terminalreporter.line(f"{count} not run: {reason}")
    if reasons and UNDER_CI:
        terminalreporter.line("CI is set, so what was not run fails the run.")


def _reasons(config: pytest.Config) -> Counter[str]:
    """Why tests were skipped, and how many for each reason. Tests for the other engine are not among them."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    return Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in reports)
