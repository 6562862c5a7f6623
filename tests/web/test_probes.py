"""The three addresses for machines: what they say, to whom, and that nothing personal is in the figures."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from followthrough.audit.models import AuditEvent
from followthrough.health import queries, rules
from followthrough.lib import clock
from followthrough.outbox import actions as outbox
from followthrough.outbox.models import Email
from tests.web.client import ApplicationClient, PageClient

TOKEN = "0123456789abcdef0123456789abcdef"
pytestmark = pytest.mark.django_db


def ready() -> tuple[int, list[str]]:
    reply = ApplicationClient().get("/readyz")
    return reply.status_code, reply.json()["faults"]


def figures(settings: Any) -> dict[str, float]:
    settings.METRICS_TOKEN = TOKEN
    reply = ApplicationClient().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert reply.status_code == 200
    given = [line for line in reply.content.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in given)}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_they_answer_whatever_name_they_are_asked_by(path: str) -> None:
    reply = ApplicationClient().get(path, headers={"Host": "10.0.0.7:8000"})
    assert (reply.status_code, reply.headers["Cache-Control"]) == (200, "no-store")
    assert "Set-Cookie" not in reply.headers


def test_living_asks_no_database(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert Client().get("/healthz").json() == {"alive": True}


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_they_are_only_read(path: str) -> None:
    assert ApplicationClient().post(path).status_code == 405


def test_ready_while_nothing_is_wrong(council: Any) -> None:
    assert ready() == (200, [])


def test_a_council_may_not_be_called_like_them(council: Any) -> None:
    assert ApplicationClient().get("/healthz/").status_code in (302, 404)


@pytest.mark.only_on("sqlite")
def test_not_ready_without_a_guard(council: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER guard_reviews_response_delete")
    assert ready() == (503, ["guards_missing"])


def test_not_ready_before_it_is_migrated(council: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'redaction' AND name LIKE '0002%'")
    assert ready() == (503, ["migrations_pending"])


def test_not_ready_when_the_database_is_of_a_newer_version(council: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('reviews', '9999_later', CURRENT_TIMESTAMP)"
        )
    assert ready() == (503, ["database_newer"])


def test_not_ready_while_letters_are_stuck(council: Any) -> None:
    email = outbox.post(council_id=council.id, to="head@saltmere.example", subject="Review 7", body="Please look.")
    assert ready() == (200, [])
    Email.objects.filter(id=email.id).update(made_at=clock.now() - rules.LETTERS_STUCK_AFTER - timedelta(minutes=1))
    assert ready() == (503, ["letters_stuck"])
    Email.objects.update(state=Email.State.SENT)
    assert ready() == (200, [])


def test_not_ready_while_the_clock_is_behind_the_record(council: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    last = AuditEvent.objects.order_by("sequence").last()
    assert last is not None
    monkeypatch.setattr(clock, "now", lambda: last.at - timedelta(hours=1))
    assert ready() == (503, ["clock_behind"])


@pytest.mark.parametrize("given", ["", "Bearer ", f"Bearer {TOKEN}x", f"Basic {TOKEN}", "Bearer ß"])
def test_figures_are_only_for_the_token(settings: Any, given: str) -> None:
    settings.METRICS_TOKEN = TOKEN
    assert ApplicationClient().get("/metrics", headers={"Authorization": given}).status_code == 404


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer None"])
def test_without_a_token_in_the_configuration_there_are_none(settings: Any, given: str) -> None:
    settings.METRICS_TOKEN = ""
    assert ApplicationClient().get("/metrics", headers={"Authorization": given}).status_code == 404


def test_requests_are_counted_by_the_name_of_the_page(settings: Any, officer: PageClient, council: Any) -> None:
    name = 'followthrough_requests_total{method="GET",route="reviews:index",status="2xx"}'
    before = figures(settings).get(name, 0)
    officer.get("/saltmere/reviews/?q=canarybird")
    after = figures(settings)
    assert after[name] == before + 1
    assert after['followthrough_request_seconds_count{route="reviews:index"}'] >= 1
    assert [line for line in after if "canarybird" in line or "saltmere" in line] == []


def test_how_things_stand_is_among_them(settings: Any, council: Any) -> None:
    outbox.post(council_id=council.id, to="head@saltmere.example", subject="Review 7", body="Please look.")
    given = figures(settings)
    assert (given["followthrough_ready"], given["followthrough_outbox_waiting"]) == (1, 1)
    assert given["followthrough_outbox_oldest_seconds"] >= 0
    assert given["followthrough_events"] == AuditEvent.objects.count()
    assert "followthrough_backup_age_seconds" not in given
    assert any(line.startswith("followthrough_build_info{") for line in given)


def test_the_age_of_a_backup_is_there_once_there_is_one(settings: Any, council: Any, tmp_path: Any) -> None:
    settings.DATA_DIR = tmp_path
    (tmp_path / "last-backup").write_text((clock.now() - timedelta(days=3)).isoformat())
    assert figures(settings)["followthrough_backup_age_seconds"] >= 3 * 24 * 3600
    assert queries.neglect() == ["backup_old"]
    (tmp_path / "last-backup").write_text("not a time")
    assert queries.neglect() == ["backup_never"]
