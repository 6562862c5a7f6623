import re
from pathlib import Path

import pytest

from followthrough.config import env

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "0123456789-sample-" * 3,
    "BASE_URL": "https://tracker.council.example",
    "DATA_DIR": "/srv/followthrough",
    "EMAIL_URL": "smtp+tls://sender:p%40ss@mail.council.example",
    "EMAIL_FROM": "tracker@council.example",
}


def test_production_is_what_is_neither_demo_nor_debug_nor_tests() -> None:
    config = env.read(PRODUCTION)
    assert config.production
    assert config.allowed_hosts == ["tracker.council.example"]
    assert config.over_https
    assert config.database["NAME"] == "/srv/followthrough/followthrough.sqlite3"
    assert config.email["EMAIL_HOST_PASSWORD"] == "p@ss"
    assert [config.email[name] for name in ("EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_USE_SSL")] == [587, True, False]


@pytest.mark.parametrize("name", PRODUCTION)
def test_production_names_what_is_missing(name: str) -> None:
    with pytest.raises(env.ConfigError) as problem:
        env.read({**PRODUCTION, name: " "})
    assert str(problem.value).startswith(f"Set {name} in the environment before Followthrough can start: ")


def test_the_demo_needs_nothing() -> None:
    config = env.read({"DEMO": "1", "PORT": "8017"})
    assert (config.production, config.demo, config.base_url) == (False, True, "http://127.0.0.1:8017")
    assert config.allowed_hosts == ["127.0.0.1", "localhost", "127.0.0.1", "[::1]"]
    assert len(config.secret_key) >= env.SHORTEST_SECRET


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SECRET_KEY", "short", "SECRET_KEY is too short: use at least 50 random characters."),
        (
            "BASE_URL",
            "tracker.council.example",
            "BASE_URL is not understood: write https:// and a host name, with no path.",
        ),
        (
            "BASE_URL",
            "https://a.example/tracker/",
            "BASE_URL is not understood: write https:// and a host name, with no path.",
        ),
        (
            "METRICS_TOKEN",
            "short",
            "METRICS_TOKEN is too short: use at least 32 random characters, or leave it out.",
        ),
        ("BASE_URL", "http://a.example", "BASE_URL must begin with https:// unless the host is this machine itself."),
        (
            "EMAIL_URL",
            "mail.example",
            "EMAIL_URL is not understood: write smtp+tls://user:password@host:587, or console:.",
        ),
        (
            "EMAIL_URL",
            "notify://template:key@api.notifications.service.gov.uk",
            "EMAIL_URL is not understood: write notify://TEMPLATE-ID:API-KEY@api.notifications.service.gov.uk, "
            "both as GOV.UK Notify shows them.",
        ),
        ("PORT", "eighty", "PORT is a whole number, not 'eighty'."),
        ("TRUSTED_PROXIES", "-1", "TRUSTED_PROXIES is a whole number, not '-1'."),
        ("DEMO", "perhaps", "DEMO is either 1 or 0, not 'perhaps'."),
        (
            "DATABASE_URL",
            "mysql://host/name",
            "DATABASE_URL is not understood: write sqlite:///folder/file.sqlite3 "
            "or postgresql://user:password@host:5432/name.",
        ),
    ],
)
def test_a_wrong_value_is_one_sentence(name: str, value: str, says: str) -> None:
    with pytest.raises(env.ConfigError) as problem:
        env.read({**PRODUCTION, name: value})
    assert str(problem.value) == says


def test_a_postgresql_address_is_taken_apart() -> None:
    found = env.database("postgresql://app:p%2Fw@db.example:5433/tracker?sslmode=require")
    parts = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    assert [found[name] for name in parts] == [
        "tracker",
        "app",
        "p/w",
        "db.example",
        "5433",
        {"options": "-c jit=off", "sslmode": "require"},
    ]
    assert found["CONN_HEALTH_CHECKS"]


@pytest.mark.parametrize(
    ("url", "path"), [("sqlite:///here.sqlite3", "here.sqlite3"), ("sqlite:////srv/a b.sqlite3", "/srv/a b.sqlite3")]
)
def test_an_sqlite_address_is_a_path(url: str, path: str) -> None:
    assert env.database(url)["NAME"] == path


def test_every_variable_is_documented_and_nothing_else_is() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "configuration.md").read_text(), re.MULTILINE)
    assert sorted(rows) == sorted(env.VARIABLES)


def test_only_the_configuration_and_the_commands_read_the_environment() -> None:
    package = ROOT / "followthrough"
    readers = {
        str(file.relative_to(package))
        for file in package.rglob("*.py")
        if re.search(r"os\.(environ|getenv)", file.read_text())
    }
    settings_module = {"config/wsgi.py", "cli/start.py", "cli/demo.py"}
    passed_to_a_child = {"lib/confined.py"}
    # Where prometheus-client wants its folder named.
    figures = {"cli/server.py", "web/metrics.py"}
    assert readers == {"config/settings.py", *settings_module, *passed_to_a_child, *figures}


def test_a_command_beside_the_demo_signs_with_the_demos_key(tmp_path: Path) -> None:
    (tmp_path / env.DEMO_KEY_FILE).write_text("k" * 60)
    assert env.read({"DEMO": "1", "DATA_DIR": str(tmp_path)}).secret_key == "k" * 60
    assert env.read({"DEMO": "1", "DATA_DIR": str(tmp_path), "SECRET_KEY": "m" * 60}).secret_key == "m" * 60
    assert env.read({"DEBUG": "1", "DATA_DIR": str(tmp_path)}).secret_key != "k" * 60


def test_notify_has_its_template_and_its_key() -> None:
    one, other = "f33517ff-2a88-4f6e-b855-c550268ce08a", "3d844edf-8d35-48ac-975b-e847b4f122b0"
    for host, address in {
        "api.notify.example": "https://api.notify.example",
        "127.0.0.1:81": "http://127.0.0.1:81",
    }.items():
        assert env.email(f"notify://{one}:our%20key-{one}-{other}@{host}") == {
            "EMAIL_BACKEND": "followthrough.cli.notify.Notify",
            "NOTIFY": {"template": one, "key": f"our key-{one}-{other}", "address": address},
        }


def test_the_demo_keeps_its_letters() -> None:
    assert env.read({"DEMO": "1"}).email == {"EMAIL_BACKEND": "followthrough.outbox.mailbox.Mailbox"}
