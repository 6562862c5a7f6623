"""The outbox: each e-mail goes once, a failing server is tried again, a worker that died is forgotten."""

from datetime import timedelta

import pytest

from followthrough.lib import clock
from followthrough.lib.ids import new_id
from followthrough.outbox import actions, queries
from followthrough.outbox.actions import Pass
from followthrough.outbox.models import Email

COUNCIL = new_id()


@pytest.fixture
def email(db: None) -> Email:
    return actions.post(council_id=COUNCIL, to="head@saltmere.example", subject="Review 7", body="Please look.")


class Server:
    """A mail server that refuses the first `refuses` e-mails and keeps the others."""

    def __init__(self, refuses: int = 0, error: type[Exception] = ConnectionRefusedError) -> None:
        self.refuses = refuses
        self.error = error
        self.got: list[tuple[str, str, str]] = []

    def send(self, to: str, subject: str, body: str) -> None:
        if self.refuses:
            self.refuses -= 1
            raise self.error
        self.got.append((to, subject, body))


def let_time_pass() -> None:
    """As if every e-mail had last been tried longer ago than the pause between two tries."""
    Email.objects.exclude(claimed_at=None).update(claimed_at=clock.now() - queries.PAUSE - timedelta(seconds=1))


def test_each_email_goes_once(email: Email) -> None:
    server = Server()
    assert [actions.send_waiting(server.send), actions.send_waiting(server.send)] == [Pass(1, 0), Pass(0, 0)]
    assert server.got == [("head@saltmere.example", "Review 7", "Please look.")]
    email.refresh_from_db()
    assert (email.state, email.attempts) == ("sent", 1)


def test_a_refusing_server_is_tried_again(email: Email) -> None:
    server = Server(refuses=1)
    assert actions.send_waiting(server.send) == Pass(0, 1)
    let_time_pass()
    assert actions.send_waiting(server.send) == Pass(1, 0)
    email.refresh_from_db()
    assert (email.state, email.attempts, email.last_error) == ("sent", 2, "ConnectionRefusedError")


def test_a_server_that_refused_is_left_in_peace_for_a_while(email: Email) -> None:
    server = Server(refuses=1)
    assert [actions.send_waiting(server.send), actions.send_waiting(server.send)] == [Pass(0, 1), Pass(0, 0)]
    email.refresh_from_db()
    assert (email.state, email.attempts) == ("waiting", 1)


def test_words_that_make_no_email_stop_no_other(email: Email) -> None:
    actions.post(council_id=COUNCIL, to="clerk@saltmere.example", subject="Review 8", body="Please look.")
    server = Server(refuses=1, error=ValueError)
    assert actions.send_waiting(server.send) == Pass(1, 1)
    assert [to for to, _subject, _body in server.got] == ["clerk@saltmere.example"]


def test_an_email_that_never_goes_is_given_up(email: Email) -> None:
    server = Server(refuses=99)
    for _ in range(actions.MAX_ATTEMPTS + 2):
        actions.send_waiting(server.send)
        let_time_pass()
    email.refresh_from_db()
    assert (email.state, email.attempts, server.got) == ("failed", actions.MAX_ATTEMPTS, [])


def test_what_another_worker_has_claimed_is_left_until_the_claim_lapses(email: Email) -> None:
    server = Server()
    Email.objects.update(state=Email.State.CLAIMED, claimed_at=clock.now())
    assert actions.send_waiting(server.send) == Pass(0, 0)
    let_time_pass()
    assert actions.send_waiting(server.send) == Pass(1, 0)


def test_an_email_that_another_worker_takes_first_goes_once(email: Email) -> None:
    server = Server()
    second = actions.post(council_id=COUNCIL, to="clerk@saltmere.example", subject="Review 8", body="Please look.")

    def send(to: str, subject: str, body: str) -> None:
        server.send(to, subject, body)
        assert actions.send_waiting(server.send) == Pass(1, 0)

    assert actions.send_waiting(send) == Pass(1, 0)
    assert [to for to, _subject, _body in server.got] == [email.to, second.to]


def test_a_withheld_email_does_not_go(email: Email) -> None:
    server = Server()
    actions.withhold(council_id=new_id(), email_id=email.id)
    email.refresh_from_db()
    assert email.state == "waiting"
    actions.withhold(council_id=COUNCIL, email_id=email.id)
    assert actions.send_waiting(server.send) == Pass(0, 0)
