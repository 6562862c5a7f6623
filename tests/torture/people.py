"""People at their browsers, as threads: they write, note what they were told is saved, and press again if unsure."""

import random
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode
from uuid import uuid4

from tests.torture.workshop import KEEPER, PASSWORD

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
ASKS_ONCE_IN = 25
Form = dict[str, str]


class Unsure(Exception):
    """The server went away before it answered."""


@dataclass
class Noted:
    """What people have been told. `updates` and `asked` are ids; `sent` counts presses of a button."""

    updates: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    sent: int = 0
    unsure: int = 0
    refused: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Visitor:
    """One browser: its cookies, its place, its forms."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.token = ""

    def get(self, path: str) -> str:
        return self._send("GET", path, None)[1]

    def post(self, path: str, form: Form) -> tuple[int, str]:
        """The status, and where it leads."""
        status, _body, leads = self._send("POST", path, form)
        return status, leads

    def sign_in(self) -> None:
        self._take_token(self.get("/account/sign-in/"))
        status, leads = self.post("/account/sign-in/", {"login": KEEPER, "password": PASSWORD})
        assert (status, leads) == (302, "/"), (status, leads)
        self._take_token(self.get("/saltmere/redactions/ask/"))

    def _take_token(self, page: str) -> None:
        found = TOKEN.search(page)
        assert found, page
        self.token = found.group(1)

    def _send(self, method: str, path: str, form: Form | None) -> tuple[int, str, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form is not None:
            body = urlencode(form | {"csrfmiddlewaretoken": self.token})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            reply = connection.getresponse()
            page = reply.read().decode()
        except (OSError, HTTPException) as error:
            raise Unsure from error
        finally:
            connection.close()
        for cookie in reply.headers.get_all("Set-Cookie") or []:
            name, _is, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return reply.status, page, reply.headers.get("Location", "")


class Person(threading.Thread):
    """Writes until told to stop. What was under way when the server went is sent again when it is back."""

    def __init__(self, visitor: Visitor, commitments: list[str], noted: Noted, seed: int) -> None:
        super().__init__(daemon=True)
        self.visitor, self.commitments, self.noted = visitor, commitments, noted
        self.chance = random.Random(seed)
        self.up, self.over = threading.Event(), threading.Event()
        self.told: Callable[[], None] = lambda: None

    def run(self) -> None:
        while not self.over.is_set():
            path, form, request_id = self._update()
            while not self.over.is_set() and not self._pressed(path, form, request_id):
                self.up.wait(timeout=1)
            if self.chance.randrange(ASKS_ONCE_IN) == 0 and not self.over.is_set():
                self._ask(form["text"])

    def _update(self) -> tuple[str, Form, str]:
        request_id = str(uuid4())
        form = {
            "state": "in_progress",
            "text": f"torture {request_id}",
            "evidence": f"torture {request_id}",
            "request_id": request_id,
        }
        return f"/saltmere/commitments/{self.chance.choice(self.commitments)}/update/", form, request_id

    def _pressed(self, path: str, form: Form, request_id: str) -> bool:
        """True when the server has answered, whatever it said."""
        try:
            status, _leads = self.visitor.post(path, form)
        except Unsure:
            self._count(unsure=1)
            self.up.clear()
            return False
        with self.noted.lock:
            if status == 302:
                self.noted.updates.append(request_id)
            else:
                self.noted.refused.append(f"{status} for {request_id}")
        self._count()
        self.told()
        self._look_where_it_leads()
        return True

    def _look_where_it_leads(self) -> None:
        """As a browser would; it also takes the messages out of the session."""
        if self.chance.randrange(4) == 0:
            try:
                self.visitor.get("/saltmere/redactions/ask/")
            except Unsure:
                self.up.clear()

    def _ask(self, words: str) -> None:
        """A redaction request, which posts a letter. It cannot be sent twice, so nobody presses again."""
        try:
            status, leads = self.visitor.post(
                "/saltmere/redactions/ask/", {"words": words, "reason": "Torture.", "ask": "1"}
            )
        except Unsure:
            self._count(unsure=1)
            self.up.clear()
            return
        with self.noted.lock:
            if status == 302:
                self.noted.asked.append(leads.rstrip("/").split("/")[-1])
            else:
                self.noted.refused.append(f"{status} for a redaction")
        self._count()
        self.told()

    def _count(self, unsure: int = 0) -> None:
        with self.noted.lock:
            self.noted.sent += 1
            self.noted.unsure += unsure
