import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from followthrough.config.env import VARIABLES
from tests.config.test_env import PRODUCTION


@pytest.mark.only_on("sqlite")
def test_sqlite_keeps_what_it_has_said_it_saved(db: None) -> None:
    with connection.cursor() as cursor:
        found = {}
        for pragma in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            cursor.execute(f"PRAGMA {pragma}")
            found[pragma] = cursor.fetchone()[0]
    full, on = 2, 1
    assert found == {"journal_mode": "wal", "synchronous": full, "foreign_keys": on, "busy_timeout": 25_000}
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_no_request_is_one_transaction() -> None:
    assert settings.DATABASES["default"]["ATOMIC_REQUESTS"] is False


def started(environ: dict[str, str], line: str) -> Any:
    """A fresh Python that loads the settings in that environment and prints `line`."""
    clean = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    code = f"from django.conf import settings; settings.DEBUG; print({line})"
    return subprocess.run(
        [sys.executable, "-c", code],
        env=clean | environ | {"DJANGO_SETTINGS_MODULE": "followthrough.config.settings"},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_does_not_start_unconfigured() -> None:
    reply = started({}, "'started'")
    assert reply.stdout == ""
    assert "Set SECRET_KEY, BASE_URL, DATA_DIR, EMAIL_URL, EMAIL_FROM in the environment" in reply.stderr


def test_production_keeps_cookies_to_https() -> None:
    names = "SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SESSION_COOKIE_NAME SECURE_HSTS_SECONDS SECURE_SSL_REDIRECT"
    reply = started(PRODUCTION, f"[getattr(settings, n) for n in '{names}'.split()]")
    assert reply.stdout == "[True, True, '__Host-session', 31536000, True]\n"


def test_a_forwarded_header_is_believed_only_behind_a_proxy() -> None:
    line = "settings.SECURE_PROXY_SSL_HEADER, settings.ALLAUTH_TRUSTED_PROXY_COUNT"
    assert started(PRODUCTION, line).stdout == "None 0\n"
    behind = started({**PRODUCTION, "TRUSTED_PROXIES": "1"}, line)
    assert behind.stdout == "('HTTP_X_FORWARDED_PROTO', 'https') 1\n"
