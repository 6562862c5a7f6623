"""The limit of a page: a bare WSGI app that runs the same SQL and answers with the same bytes.

What a page asks of the database is recorded once (`recorded`), and written beside the database; `app` runs it.
"""

import os
import pickle
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any

from bench import serving
from bench.serving import Ask

Statement = tuple[str, Any]
FILE = "bare.pickle"


def record(folder: Path, slug_host: str, cookie: str, ask: Ask) -> int:
    """Ask Django for the page in this process; keep its statements and its bytes. Gives how many statements."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    statements: list[Statement] = []

    def keep(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith("SELECT"):
            statements.append((sql.replace("%s", "?").replace("%%", "%"), _plain(params)))
        return execute(sql, params, many, context)

    client = Client(HTTP_HOST=slug_host)
    client.cookies.load(cookie)
    client.get(ask.path)
    with connection.execute_wrapper(keep):
        answer = client.get(ask.path)
    assert answer.status_code == ask.status, answer.status_code
    headers = [(name, value) for name, value in answer.items() if name.lower() != "content-length"]
    database = str(settings.DATABASES["default"]["NAME"])
    (folder / FILE).write_bytes(pickle.dumps((database, statements, answer.content, headers)))
    return len(statements)


def serve(folder: Path) -> AbstractContextManager[serving.Server]:
    """The bare app, by the same web server with the same workers and threads."""
    port = serving.free_port()
    gunicorn = [sys.executable, "-m", "gunicorn", "bench.bare:app", "-k", "gthread", "-w", "2", "--threads", "8"]
    return serving.served([*gunicorn, "-b", f"127.0.0.1:{port}"], {"DATA_DIR": str(folder)}, port)


def _plain(params: Any) -> list[Any]:
    """Parameters as Django's backend hands them to the engine."""
    return [value if isinstance(value, int | float | str | bytes | None) else str(value) for value in params or ()]


_local = threading.local()


@cache
def _kept() -> tuple[str, list[Statement], bytes, list[tuple[str, str]]]:
    found: tuple[str, list[Statement], bytes, list[tuple[str, str]]] = pickle.loads(
        (Path(os.environ["DATA_DIR"]) / FILE).read_bytes()
    )
    return found


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Runs the statements on a connection that each thread keeps, and answers with the bytes."""
    database, statements, content, headers = _kept()
    if not hasattr(_local, "connection"):
        _local.connection = sqlite3.connect(database, check_same_thread=False)
    for sql, params in statements:
        _local.connection.execute(sql, params).fetchall()
    start_response("200 OK", [*headers, ("Content-Length", str(len(content)))])
    return [content]
