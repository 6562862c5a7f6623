"""A log line says what broke and where; nothing that anybody typed gets into it."""

import json
import logging
from typing import Any

import pytest

from followthrough.lib import logs

CANARY = "canary@saltmere.example"


def line(name: str, message: str, *args: Any, extra: dict[str, Any] | None = None, error: Any = None) -> dict[str, Any]:
    record = logging.getLogger(name).makeRecord(
        name, logging.ERROR, "/srv/x/site-packages/django/core/a.py", 7, message, args, error, extra=extra
    )
    written = logs.Lines().format(record)
    assert "\n" not in written
    said: dict[str, Any] = json.loads(written)
    return said


def test_our_own_line_carries_its_event_and_the_fields_on_the_list() -> None:
    said = line("followthrough.request", "request", extra={"route": "start", "status": 200, "ms": 3, "path": CANARY})
    time = said.pop("time")
    assert time.endswith("+00:00")
    assert said == {
        "level": "error",
        "logger": "followthrough.request",
        "event": "request",
        "route": "start",
        "status": 200,
        "ms": 3,
    }


def test_of_others_the_template_is_kept_and_never_what_fills_it() -> None:
    said = line("django.request", "%s: %s", "Not Found", f"/{CANARY}/", extra={"request": CANARY, "route": CANARY})
    assert said["event"] == "%s: %s"
    assert "canary" not in json.dumps(said)


def test_a_message_that_is_filled_already_is_only_where_it_was_written() -> None:
    assert line("django.security", f"Invalid host: {CANARY}")["event"] == "django/core/a.py:7"


def test_an_error_is_its_kind_and_its_lines_of_code_with_what_it_came_of() -> None:
    def inner() -> None:
        raise KeyError(CANARY)

    try:
        try:
            inner()
        except KeyError as error:
            raise ValueError(f"no {CANARY}") from error
    except ValueError as error:
        said = line("django.request", "%s", CANARY, error=(type(error), error, error.__traceback__))
    assert [one["kind"] for one in said["error"]] == ["builtins.ValueError", "builtins.KeyError"]
    assert said["error"][1]["at"][-1].endswith(" inner")
    assert "canary" not in json.dumps(said)


def test_a_request_id_is_on_every_line_inside_and_on_none_after() -> None:
    with logs.of_request("abc"):
        assert line("followthrough.x", "x")["request"] == "abc"
    assert "request" not in line("followthrough.x", "x")


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("/srv/lib/python3.11/site-packages/django/db/utils.py", "django/db/utils.py"),
        ("/opt/of-somebody/followthrough/web/errors.py", "followthrough/web/errors.py"),
        ("/opt/of-somebody/script.py", "script.py"),
    ],
)
def test_a_place_in_the_code_names_no_machine(path: str, short: str) -> None:
    record = logging.getLogger("x").makeRecord("x", logging.INFO, path, 1, "filled", (), None)
    assert json.loads(logs.Lines().format(record))["event"] == f"{short}:1"
