"""Log lines as JSON that say what broke and where, and never who asked for what.

A line of our own carries its event and fields from a short list. Of everybody else's only the unfilled template, the
kind of error and the lines of code are kept: addresses, names, words and tokens travel in messages, arguments and the
texts of errors, and nobody can tell which of those are harmless.
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

OURS = "followthrough"
FIELDS = ("route", "method", "status", "ms", "count")
MOST_FRAMES = 30
_request: ContextVar[str] = ContextVar("request", default="")


@contextmanager
def of_request(request_id: str) -> Iterator[None]:
    """Every line that is logged inside carries the request's id."""
    before = _request.set(request_id)
    try:
        yield
    finally:
        _request.reset(before)


def request_id() -> str:
    """The id of the request that is being answered; "" outside one."""
    return _request.get()


class Lines(JsonFormatter):
    """One line of JSON a record: time, level, logger, event, and what FIELDS names."""

    def format(self, record: logging.LogRecord) -> str:
        return self.serialize_log_record(_said(record))


def _said(record: logging.LogRecord) -> dict[str, Any]:
    said: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": _event(record),
    }
    ours = record.name.split(".")[0] == OURS
    said |= {name: getattr(record, name) for name in FIELDS if ours and hasattr(record, name)}
    if request_id():
        said["request"] = request_id()
    if record.exc_info and record.exc_info[1]:
        said["error"] = _errors(record.exc_info[1])
    return said


def _event(record: logging.LogRecord) -> str:
    """Our own words; of others' the template if it is one, else where the line was written."""
    if record.name.split(".")[0] == OURS or record.args:
        return str(record.msg)
    return f"{_short(record.pathname)}:{record.lineno}"


def _errors(error: BaseException) -> list[dict[str, Any]]:
    """The error and what it came of, without what they say: kind, and lines of code, the innermost last."""
    found: list[dict[str, Any]] = []
    one: BaseException | None = error
    while one is not None and len(found) < 5:
        found.append({"kind": f"{type(one).__module__}.{type(one).__qualname__}", "at": _frames(one.__traceback__)})
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found


def _frames(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-MOST_FRAMES:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(path: str) -> str:
    """A file's place inside the package that brings it, not on this machine."""
    parts = PurePath(path).parts
    after = [n for n, part in enumerate(parts) if part in ("site-packages", "dist-packages")]
    if after:
        return "/".join(parts[after[-1] + 1 :])
    return "/".join(parts[parts.index(OURS) :]) if OURS in parts else PurePath(path).name
