"""Configuration comes from the environment only; this is the one place that reads it.

Every variable is listed in VARIABLES and described in docs/configuration.md (a test compares them).
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

VARIABLES = (
    "SECRET_KEY",
    "BASE_URL",
    "DATA_DIR",
    "DATABASE_URL",
    "EMAIL_URL",
    "EMAIL_FROM",
    "TRUSTED_PROXIES",
    "METRICS_TOKEN",
    "PORT",
    "DEMO",
    "DEBUG",
)

SHORTEST_SECRET = 50  # as Django asks
DEMO_KEY_FILE = "secret"
SHORTEST_TOKEN = 32
CONNECTION_KEPT = 600  # seconds that a thread keeps its connection to the database
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
FOR_A_DESK = {
    "console:": "django.core.mail.backends.console.EmailBackend",
    "mailbox:": "followthrough.outbox.mailbox.Mailbox",
}
UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
POSTGRES_SCHEMES = {"postgres", "postgresql"}


class ConfigError(Exception):
    """Something in the environment is missing or wrong; the message is one sentence for a person."""


@dataclass(frozen=True)
class Config:
    """What the environment asked for, checked. `database` and `email` hold Django's own names."""

    secret_key: str
    base_url: str
    data_dir: Path
    database: dict[str, Any]
    email: dict[str, Any]
    email_from: str
    trusted_proxies: int
    metrics_token: str
    port: int
    demo: bool
    debug: bool
    production: bool

    @property
    def allowed_hosts(self) -> list[str]:
        host = urlsplit(self.base_url).hostname or ""
        return [host] if self.production else [host, *LOCAL_HOSTS]

    @property
    def over_https(self) -> bool:
        return self.base_url.startswith("https://")


def read(environ: Mapping[str, str], under_tests: bool = False) -> Config:
    """The checked configuration. Raises ConfigError with one sentence that says what to do."""
    values = {name: environ.get(name, "").strip() for name in VARIABLES}
    demo, debug = _flag(values, "DEMO"), _flag(values, "DEBUG")
    production = not (demo or debug or under_tests)
    if production:
        _require_what_production_needs(values)
    port = _whole_number(values, "PORT", default=8000)
    data_dir = Path(values["DATA_DIR"] or "data").absolute()
    values["SECRET_KEY"] = values["SECRET_KEY"] or (_of_the_demo(data_dir) if demo else "")
    return Config(
        secret_key=values["SECRET_KEY"] or secrets.token_urlsafe(SHORTEST_SECRET),
        base_url=_base_url(values["BASE_URL"] or f"http://127.0.0.1:{port}", production),
        data_dir=data_dir,
        database=database(values["DATABASE_URL"] or f"sqlite:///{data_dir / 'followthrough.sqlite3'}"),
        email=email(values["EMAIL_URL"] or ("mailbox:" if demo else "console:")),
        email_from=values["EMAIL_FROM"] or "followthrough@localhost",
        metrics_token=_metrics_token(values["METRICS_TOKEN"]),
        trusted_proxies=_whole_number(values, "TRUSTED_PROXIES", default=0),
        port=port,
        demo=demo,
        debug=debug,
        production=production,
    )


def _of_the_demo(data_dir: Path) -> str:
    """The key that `followthrough demo` made for its folder, so that other commands there sign as it does."""
    kept = data_dir / DEMO_KEY_FILE
    return kept.read_text(encoding="utf-8").strip() if kept.is_file() else ""


def database(url: str) -> dict[str, Any]:
    """Django's settings for `sqlite:///folder/file` or `postgresql://user:password@host:port/name?option=x`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(url.removeprefix("sqlite:///"))
    if parts.scheme in POSTGRES_SCHEMES and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            # Compiling a query takes a hundred times as long as running one of ours.
            "OPTIONS": {"options": "-c jit=off", **dict(parse_qsl(parts.query))},
            "CONN_MAX_AGE": CONNECTION_KEPT,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ConfigError(
        "DATABASE_URL is not understood: write sqlite:///folder/file.sqlite3 "
        "or postgresql://user:password@host:5432/name."
    )


def _sqlite(path: str) -> dict[str, Any]:
    # Measured: without IMMEDIATE writers fail with "database is locked"; without FULL a power cut
    # loses commits that people were told had been saved.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Opening it anew, which reads the whole schema, costs as much as a short page.
        "CONN_MAX_AGE": CONNECTION_KEPT,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 25,  # seconds that a writer waits for its turn; the server gives a request thirty
            # What is deleted or redacted is overwritten, not only let go of.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON"
            ),
        },
    }


def email(url: str) -> dict[str, Any]:
    """Django's e-mail settings.

    `url` is `console:`, `mailbox:`, `smtp://`, `smtp+tls://` or `smtps://user:password@host:port`, or
    `notify://template:key@host` for GOV.UK Notify.
    """
    parts = urlsplit(url)
    if url in FOR_A_DESK:
        return {"EMAIL_BACKEND": FOR_A_DESK[url]}
    if parts.scheme == "notify":
        return _notify(parts)
    if parts.scheme in MAIL_PORTS and parts.hostname:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": parts.port or MAIL_PORTS[parts.scheme],
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_TIMEOUT": 20,
        }
    raise ConfigError("EMAIL_URL is not understood: write smtp+tls://user:password@host:587, or console:.")


def _notify(parts: SplitResult) -> dict[str, Any]:
    """GOV.UK Notify: over HTTPS, unless it is played by something on this machine."""
    template, key, host = unquote(parts.username or ""), unquote(parts.password or ""), parts.hostname or ""
    if not (re.fullmatch(UUID, template) and re.search(f"{UUID}-{UUID}$", key) and host):
        raise ConfigError(
            "EMAIL_URL is not understood: write notify://TEMPLATE-ID:API-KEY@api.notifications.service.gov.uk, "
            "both as GOV.UK Notify shows them."
        )
    at = parts.netloc.rpartition("@")[2]
    scheme = "http" if host in LOCAL_HOSTS else "https"
    return {
        "EMAIL_BACKEND": "followthrough.cli.notify.Notify",
        "NOTIFY": {"template": template, "key": key, "address": f"{scheme}://{at}"},
    }


def _require_what_production_needs(values: Mapping[str, str]) -> None:
    missing = [name for name in ("SECRET_KEY", "BASE_URL", "DATA_DIR", "EMAIL_URL", "EMAIL_FROM") if not values[name]]
    if missing:
        raise ConfigError(
            f"Set {', '.join(missing)} in the environment before Followthrough can start: "
            "docs/configuration.md says what each is (to look around first, run `followthrough demo`)."
        )
    if len(values["SECRET_KEY"]) < SHORTEST_SECRET:
        raise ConfigError(f"SECRET_KEY is too short: use at least {SHORTEST_SECRET} random characters.")


def _base_url(url: str, production: bool) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ConfigError("BASE_URL is not understood: write https:// and a host name, with no path.")
    if production and parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1"}:
        raise ConfigError("BASE_URL must begin with https:// unless the host is this machine itself.")
    return f"{parts.scheme}://{parts.netloc}"


def _metrics_token(token: str) -> str:
    if token and len(token) < SHORTEST_TOKEN:
        raise ConfigError(
            f"METRICS_TOKEN is too short: use at least {SHORTEST_TOKEN} random characters, or leave it out."
        )
    return token


def _flag(values: Mapping[str, str], name: str) -> bool:
    word = values[name].lower()
    if word not in TRUE | FALSE:
        raise ConfigError(f"{name} is either 1 or 0, not {values[name]!r}.")
    return word in TRUE


def _whole_number(values: Mapping[str, str], name: str, default: int) -> int:
    word = values[name]
    if word and not (word.isascii() and word.isdigit() and int(word) < 65536):
        raise ConfigError(f"{name} is a whole number, not {word!r}.")
    return int(word) if word else default
