"""GOV.UK Notify played on loopback: as much of its second API as is used, and its errors."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
KEY = "council-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0"


@dataclass
class Service:
    """What it has been given, and what it says. `errors`: status and words, one for each letter that is to fail.

    `mute`: addresses of which a letter is taken and the connection then dropped. `gone`: it has no such template.
    """

    got: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    mute: set[str] = field(default_factory=set)
    gone: bool = False

    def take(self, letter: dict[str, Any]) -> None:
        now = datetime.now(UTC).isoformat()  # noqa: TID251  somebody else's clock
        self.got.append({**letter, "id": str(uuid4()), "status": "sending", "created_at": now})

    def found(self, question: dict[str, list[str]]) -> list[dict[str, Any]]:
        given = [(name, question[name][0]) for name in ("reference", "status") if name in question]
        newest = [one for one in reversed(self.got) if all(one[name] == value for name, value in given)]
        before = question.get("older_than", [""])[0]
        ids = [one["id"] for one in newest]
        return newest[ids.index(before) + 1 :] if before in ids else newest


def _handler(service: Service) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            service.asked.append(self.path)
            if parts.path.startswith("/v2/template/"):
                self.answer(*((404, fault(404, "No result found")) if service.gone else (200, {"id": TEMPLATE})))
            else:
                self.answer(200, {"notifications": service.found(parse_qs(parts.query)), "links": {}})

        def do_POST(self) -> None:
            letter = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if service.errors:
                code, words = service.errors.pop(0)
                self.answer(code, fault(code, words))
                return
            service.take(letter)
            if letter["email_address"] in service.mute:
                service.mute.discard(letter["email_address"])
                self.close_connection = True
                return
            self.answer(201, {"id": service.got[-1]["id"]})

        def answer(self, code: int, said: Any) -> None:
            data = json.dumps(said).encode()
            self.send_response(code)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_said: Any) -> None:
            """Nothing."""

    return Handler


def fault(code: int, words: str) -> dict[str, Any]:
    """An error in Notify's shape."""
    return {"status_code": code, "errors": [{"error": "BadRequestError", "message": words}]}


@contextmanager
def serving(service: Service) -> Iterator[str]:
    """Run it; the EMAIL_URL that leads to it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(service))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"notify://{TEMPLATE}:{KEY}@127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
