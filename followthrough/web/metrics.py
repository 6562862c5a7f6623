"""Figures for a council's monitoring, in Prometheus' own format. No label ever holds an address, a council or a person.

Each server process counts for itself, in a folder that `followthrough serve` names; what is asked for is their sum.
"""

import os
import platform
from collections.abc import Iterator
from importlib.metadata import version

from django.db import connection
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from followthrough.health import queries
from followthrough.lib import clock

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # prometheus-client's own name
counted = CollectorRegistry()
_requests = Counter(
    "followthrough_requests",
    "Requests answered, by the name of the page, the method and the class of status.",
    ["route", "method", "status"],
    registry=counted,
)
_seconds = Histogram(
    "followthrough_request_seconds",
    "How long answering took, by the name of the page.",
    ["route"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
    registry=counted,
)
_papers = Counter(
    "followthrough_papers_read", "Papers that were sent for import, by outcome.", ["outcome"], registry=counted
)


def count(route: str, method: str, status: int, seconds: float) -> None:
    """Note one answered request."""
    _requests.labels(route, method, f"{status // 100}xx").inc()
    _seconds.labels(route).observe(seconds)


def paper_read(*, understood: bool) -> None:
    """Note one paper that was read, or could not be."""
    _papers.labels("understood" if understood else "unreadable").inc()


def text() -> bytes:
    """Everything, as Prometheus reads it: what was counted, and how things stand now."""
    return generate_latest(_counted_by_all()) + generate_latest(_standing())


def _counted_by_all() -> CollectorRegistry:
    if not os.environ.get(FOLDER):
        return counted
    everybody = CollectorRegistry()
    multiprocess.MultiProcessCollector(everybody)  # type: ignore[no-untyped-call]
    return everybody


def _standing() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(_Standing())
    return registry


class _Standing(Collector):
    """What is looked up when it is asked for."""

    def collect(self) -> Iterator[Metric]:
        yield _build()
        faults = queries.faults()
        yield _gauge("ready", "1 while /readyz finds nothing wrong.", float(not faults))
        if "database_away" in faults:
            return
        letters, now = queries.letters(), clock.now()
        yield _gauge("outbox_waiting", "E-mails that wait to be sent.", letters.waiting)
        yield _gauge("outbox_failed", "E-mails that were given up.", letters.failed)
        oldest = (now - letters.oldest).total_seconds() if letters.oldest else 0
        yield _gauge("outbox_oldest_seconds", "How long the oldest e-mail has waited.", oldest)
        yield _gauge("events", "Things done, in all councils' records.", queries.events())
        if (backup := queries.last_backup()) is not None:
            age = (now - backup).total_seconds()
            yield _gauge("backup_age_seconds", "Since the last backup; absent before the first.", age)


def _gauge(name: str, says: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"followthrough_{name}", says, value=value)


def _build() -> GaugeMetricFamily:
    labels = {"version": version("followthrough"), "python": platform.python_version(), "engine": connection.vendor}
    build = GaugeMetricFamily("followthrough_build_info", "What runs here.", labels=list(labels))
    build.add_metric(list(labels.values()), 1)
    return build
