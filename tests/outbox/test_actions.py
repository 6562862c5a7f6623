"""The outbox: each e-mail goes once, every try is on record, a worker that died is noticed."""

import smtplib
from datetime import timedelta

import pytest

from followthrough.lib import clock
from followthrough.lib.ids import new_id
from followthrough.outbox import actions, queries, rules
from followthrough.outbox.actions import Letter, Pass
from followthrough.outbox.models import Email

COUNCIL = new_id()


@pytest.fixture
def email(db: None) -> Email:
    return actions.post(council_id=COUNCIL, to="head@saltmere.example", subject="Review 7", body="Please look.")


class Server:
    """A mail server that refuses the first `refuses` e-mails and keeps the others."""

    def __init__(self, refuses: int = 0, error: BaseException | None = None) -> None:
        self.refuses = refuses
        self.error = error or TimeoutError()
        self.got: list[Letter] = []

    def send(self, letter: Letter) -> None:
        if self.refuses:
            self.refuses -= 1
            raise self.error
        self.got.append(letter)


def let_time_pass() -> None:
    """As if everything that waits had become due, and every claim had lapsed."""
    Email.objects.update(due_at=clock.now() - timedelta(seconds=1))
    Email.objects.exclude(claimed_at=None).update(claimed_at=clock.now() - rules.CLAIM - timedelta(seconds=1))


def outcomes(email: Email) -> list[str]:
    return [one.outcome for one in email.tries.all()]


def refusal(code: int) -> Exception:
    return smtplib.SMTPDataError(code, b"with words about head@saltmere.example")


def test_each_email_goes_once(email: Email) -> None:
    server = Server()
    assert [actions.send_waiting(COUNCIL, server.send), actions.send_waiting(COUNCIL, server.send)] == [
        Pass(1, 0),
        Pass(0, 0),
    ]
    assert server.got == [Letter(email.id, "head@saltmere.example", "Review 7", "Please look.")]
    email.refresh_from_db()
    assert (email.state, email.attempts, outcomes(email)) == ("sent", 1, ["sent"])
    assert email.body == "Please look."


def test_a_server_that_asks_for_patience_is_tried_again(email: Email) -> None:
    server = Server(refuses=1, error=refusal(451))
    assert actions.send_waiting(COUNCIL, server.send) == Pass(0, 1)
    let_time_pass()
    assert actions.send_waiting(COUNCIL, server.send) == Pass(1, 0)
    email.refresh_from_db()
    assert (email.state, email.attempts, outcomes(email)) == ("sent", 2, ["later", "sent"])


def test_after_each_try_the_pause_is_longer(email: Email) -> None:
    pauses = []
    for _ in range(3):
        before = clock.now()
        actions.send_waiting(COUNCIL, Server(refuses=1, error=refusal(451)).send)
        email.refresh_from_db()
        pauses.append(round((email.due_at - before).total_seconds() / 60))
        assert actions.send_waiting(COUNCIL, Server().send) == Pass(0, 0)
        let_time_pass()
    assert pauses == [5, 10, 20]


def test_what_is_refused_for_good_is_given_up_at_once(email: Email) -> None:
    assert actions.send_waiting(COUNCIL, Server(refuses=1, error=refusal(550)).send) == Pass(0, 1)
    let_time_pass()
    assert actions.send_waiting(COUNCIL, Server().send) == Pass(0, 0)
    email.refresh_from_db()
    assert (email.state, outcomes(email)) == ("failed", ["refused"])


def test_words_that_make_no_email_stop_no_other(email: Email) -> None:
    actions.post(council_id=COUNCIL, to="clerk@saltmere.example", subject="Review 8", body="Please look.")
    server = Server(refuses=1, error=ValueError())
    assert actions.send_waiting(COUNCIL, server.send) == Pass(1, 1)
    assert [letter.to for letter in server.got] == ["clerk@saltmere.example"]


def test_a_server_that_is_away_ends_the_pass_and_uses_up_no_try(email: Email) -> None:
    second = actions.post(council_id=COUNCIL, to="clerk@saltmere.example", subject="Review 8", body="Please look.")
    assert actions.send_waiting(COUNCIL, Server(refuses=9, error=ConnectionRefusedError()).send) == Pass(
        0, 1, away=True
    )
    email.refresh_from_db()
    assert (email.state, email.attempts, outcomes(email)) == ("waiting", 0, ["away"])
    assert outcomes(second) == []


def test_an_email_that_never_goes_is_given_up_and_can_be_tried_anew(email: Email) -> None:
    server = Server(refuses=rules.MAX_ATTEMPTS, error=refusal(451))
    for _ in range(rules.MAX_ATTEMPTS + 2):
        actions.send_waiting(COUNCIL, server.send)
        let_time_pass()
    email.refresh_from_db()
    assert (email.state, email.attempts, server.got) == ("failed", rules.MAX_ATTEMPTS, [])
    assert actions.try_again(council_id=new_id(), email_id=email.id) is False
    assert actions.try_again(council_id=COUNCIL, email_id=email.id) is True
    assert actions.send_waiting(COUNCIL, server.send) == Pass(1, 0)


def test_what_another_worker_has_claimed_is_left_until_the_claim_lapses(email: Email) -> None:
    server = Server()
    Email.objects.update(state=Email.State.CLAIMED, claimed_at=clock.now())
    assert actions.send_waiting(COUNCIL, server.send) == Pass(0, 0)
    let_time_pass()
    assert actions.send_waiting(COUNCIL, server.send) == Pass(1, 0)


class Killed(BaseException):
    """The worker's end, which nothing catches."""


def test_a_worker_that_dies_after_the_server_took_the_letter_leaves_a_trace(email: Email) -> None:
    server = Server()

    def take_and_die(letter: Letter) -> None:
        server.send(letter)
        raise Killed

    with pytest.raises(Killed):
        actions.send_waiting(COUNCIL, take_and_die)
    assert outcomes(email) == ["unknown"]
    let_time_pass()
    assert actions.send_waiting(COUNCIL, server.send) == Pass(1, 0)
    assert outcomes(email) == ["unknown", "sent"]
    assert server.got[0].id == server.got[1].id  # from which the Message-ID is made


def test_an_email_that_another_worker_takes_first_goes_once(email: Email) -> None:
    server = Server()
    second = actions.post(council_id=COUNCIL, to="clerk@saltmere.example", subject="Review 8", body="Please look.")

    def send(letter: Letter) -> None:
        server.send(letter)
        assert actions.send_waiting(COUNCIL, server.send) == Pass(1, 0)

    assert actions.send_waiting(COUNCIL, send) == Pass(1, 0)
    assert [letter.to for letter in server.got] == [email.to, second.to]


def test_a_withheld_email_does_not_go(email: Email) -> None:
    server = Server()
    actions.withhold(council_id=new_id(), email_id=email.id)
    email.refresh_from_db()
    assert email.state == "waiting"
    actions.withhold(council_id=COUNCIL, email_id=email.id)
    assert actions.send_waiting(COUNCIL, server.send) == Pass(0, 0)


@pytest.mark.parametrize("end", ["sent", "refused", "withheld"])
def test_a_link_is_not_kept_once_the_letter_has_gone_or_never_will(db: None, end: str) -> None:
    email = actions.post(council_id=COUNCIL, to="a@saltmere.example", subject="Come in", body="http://x", secret=True)
    if end == "withheld":
        actions.withhold(council_id=COUNCIL, email_id=email.id)
    else:
        actions.send_waiting(COUNCIL, Server(refuses=int(end == "refused"), error=refusal(550)).send)
    email.refresh_from_db()
    assert email.body == ""
    assert actions.try_again(council_id=COUNCIL, email_id=email.id) is False


def test_a_link_is_kept_while_the_letter_waits_for_its_next_try(db: None) -> None:
    email = actions.post(council_id=COUNCIL, to="a@saltmere.example", subject="Come in", body="http://x", secret=True)
    actions.send_waiting(COUNCIL, Server(refuses=1, error=refusal(451)).send)
    email.refresh_from_db()
    assert email.body == "http://x"


def test_letters_to_an_address_are_forgotten(email: Email) -> None:
    other = actions.post(council_id=COUNCIL, to="clerk@saltmere.example", subject="Review 8", body="Please look.")
    actions.forget_address(council_id=new_id(), address=email.to)
    email.refresh_from_db()
    assert email.to == "head@saltmere.example"
    actions.forget_address(council_id=COUNCIL, address="HEAD@saltmere.example")
    email.refresh_from_db()
    other.refresh_from_db()
    assert (email.state, email.to, email.subject, email.body) == ("withheld", "", "", "")
    assert (other.state, other.subject) == ("waiting", "Review 8")


def test_only_that_councils_emails_go(email: Email) -> None:
    server = Server()
    assert actions.send_waiting(new_id(), server.send) == Pass(0, 0)
    assert actions.send_waiting(COUNCIL, server.send) == Pass(1, 0)


@pytest.mark.parametrize("state", [Email.State.CLAIMED, Email.State.WAITING])
def test_an_email_from_before_the_clock_was_set_back_is_not_left_lying(email: Email, state: str) -> None:
    ahead = clock.now() + timedelta(hours=9)
    Email.objects.update(state=state, claimed_at=ahead, due_at=ahead)
    assert actions.send_waiting(COUNCIL, Server().send) == Pass(1, 0)


def test_a_letter_goes_with_its_html_and_its_senders_name(db: None) -> None:
    server = Server()
    told = {"to": "a@saltmere.example", "subject": "Review 7", "body": "Look.", "html": "<p>Look.</p>"}
    email = actions.post(council_id=COUNCIL, sender="Review 7", **told)
    assert actions.send_waiting(COUNCIL, server.send) == Pass(1, 0)
    assert server.got == [Letter(email.id, **told, sender="Review 7")]


def test_a_letter_says_when_it_has_been_tried_before(email: Email) -> None:
    said = []

    def send(letter: Letter) -> None:
        said.append(letter.again)
        raise refusal(451)

    for _ in range(2):
        actions.send_waiting(COUNCIL, send)
        let_time_pass()
    assert said == [False, True]


def test_no_name_or_subject_adds_a_header(db: None) -> None:
    words = "Review 7\r\nBcc: everybody@saltmere.example\u2028x\x00\u202e"
    email = actions.post(council_id=COUNCIL, to="a@saltmere.example", subject=words, body="", sender=words)
    assert {email.subject, email.sender} == {"Review 7 Bcc: everybody@saltmere.example x"}


@pytest.mark.parametrize("end", ["sent", "bounced", "forgotten", "withheld"])
def test_the_html_goes_wherever_the_body_goes(db: None, end: str) -> None:
    told = {"to": "a@saltmere.example", "subject": "Come in", "body": "http://x", "html": "<p>http://x</p>"}
    email = actions.post(council_id=COUNCIL, secret=True, **told)
    if end == "withheld":
        actions.withhold(council_id=COUNCIL, email_id=email.id)
    elif end == "forgotten":
        actions.forget_address(council_id=COUNCIL, address=email.to)
    else:
        actions.send_waiting(COUNCIL, Server(refuses=int(end == "bounced"), error=refusal(451)).send)
        actions.bounced(council_id=COUNCIL, email_id=email.id)
    email.refresh_from_db()
    assert (email.body, email.html) == ("", "")


def test_what_came_back_is_noted_once_in_its_council_and_not_sent_again(email: Email) -> None:
    assert actions.bounced(council_id=COUNCIL, email_id=email.id) is False  # it never went
    actions.send_waiting(COUNCIL, Server().send)
    assert actions.bounced(council_id=new_id(), email_id=email.id) is False
    assert actions.bounced(council_id=COUNCIL, email_id=email.id) is True
    assert actions.bounced(council_id=COUNCIL, email_id=email.id) is False
    let_time_pass()
    assert actions.send_waiting(COUNCIL, Server().send) == Pass(0, 0)
    assert actions.try_again(council_id=COUNCIL, email_id=email.id) is False
    email.refresh_from_db()
    assert (email.state, email.body) == ("bounced", "Please look.")
    assert email.bounced_at is not None


def test_what_a_dead_worker_sent_and_came_back_is_not_sent_again(email: Email) -> None:
    def die(letter: Letter) -> None:
        raise Killed

    with pytest.raises(Killed):
        actions.send_waiting(COUNCIL, die)
    assert actions.bounced(council_id=COUNCIL, email_id=email.id) is True
    let_time_pass()
    assert actions.send_waiting(COUNCIL, Server().send) == Pass(0, 0)


def test_why_letters_did_not_arrive(email: Email) -> None:
    def another() -> Email:
        return actions.post(council_id=COUNCIL, to="a@saltmere.example", subject="Review 8", body="Please look.")

    actions.send_waiting(COUNCIL, Server().send)
    refused, unsendable, given_up, back = another(), another(), another(), another()
    for error in (refusal(550), ValueError()):
        actions.send_waiting(COUNCIL, Server(refuses=1, error=error).send, limit=1)
    Email.objects.filter(id=given_up.id).update(attempts=rules.MAX_ATTEMPTS - 1)
    actions.send_waiting(COUNCIL, Server(refuses=1, error=refusal(451)).send, limit=1)
    actions.send_waiting(COUNCIL, Server().send)
    actions.bounced(council_id=COUNCIL, email_id=back.id)
    ids = [one.id for one in (email, refused, unsendable, given_up, back, another())]
    assert queries.undelivered(COUNCIL, ids) == {
        refused.id: "refused",
        unsendable.id: "unsendable",
        given_up.id: "given_up",
        back.id: "bounced",
    }
    assert queries.undelivered(new_id(), ids) == {}
