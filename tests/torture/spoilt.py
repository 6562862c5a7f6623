"""The control: a server that tells people their words are saved a moment before it saves them."""

import io
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[..., Iterable[bytes]]
A_MOMENT = 0.5


def acknowledging_early(application: Application) -> Application:
    def spoilt(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST" or "/update/" not in environ["PATH_INFO"]:
            return application(environ, start_response)
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        later = {**environ, "wsgi.input": io.BytesIO(body)}
        threading.Thread(target=lambda: write_later(application, later), daemon=True).start()
        start_response("302 Found", [("Location", "/saltmere/"), ("Content-Length", "0")])
        return []

    return spoilt


def write_later(application: Application, environ: dict[str, Any]) -> None:
    time.sleep(A_MOMENT)
    list(application(environ, lambda status, headers, exc_info=None: None))
