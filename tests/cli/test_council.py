"""`followthrough council`: from an empty database to an administrator who chooses a password."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from followthrough.councils import queries
from followthrough.councils.models import Membership, Person, User
from followthrough.lib import clock
from tests.cli.typed import typed
from tests.web.client import PageClient

NEW = ("council", "saltmere", "--name", "Saltmere City Council")
ADMINISTRATOR = ("--administrator", "Sample Administrator", "head@saltmere.example")
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def demo(own_database: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment in which the command starts."""
    monkeypatch.setenv("DEMO", "true")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))


def link(printed: str) -> str:
    [address] = [line for line in printed.splitlines() if "/account/reset/" in line]
    return urlsplit(address).path


def test_an_administrator_comes_in_by_the_printed_link(capsys: Captured, client: Any) -> None:
    assert typed(*NEW, *ADMINISTRATOR) == 0
    form = client.get(link(capsys.readouterr().out), follow=True)
    address = form.redirect_chain[-1][0]
    password = "long enough to be one"
    client.post(address, {"password1": password, "password2": password})
    visitor = PageClient()
    reply = visitor.post("/account/sign-in/", {"login": "head@saltmere.example", "password": password})
    assert reply.status_code == 302
    assert visitor.get("/saltmere/people/").status_code == 200


def test_run_again_it_makes_nothing_twice_and_gives_a_new_link(capsys: Captured) -> None:
    assert [typed(*NEW, *ADMINISTRATOR), typed("council", "saltmere", *ADMINISTRATOR)] == [0, 0]
    assert (Person.objects.count(), User.objects.count(), Membership.objects.count()) == (1, 1, 1)
    assert capsys.readouterr().out.count("/account/reset/") == 2


def test_whoever_has_a_password_gets_no_link(capsys: Captured) -> None:
    typed(*NEW, *ADMINISTRATOR)
    user = User.objects.get()
    user.set_password("long enough to be one")
    user.save()
    capsys.readouterr()
    assert typed("council", "saltmere", *ADMINISTRATOR) == 0
    assert "/account/reset/" not in capsys.readouterr().out


def test_without_an_administrator_it_says_how_to_give_it_one(capsys: Captured) -> None:
    assert typed(*NEW) == 0
    assert "followthrough council saltmere --administrator NAME EMAIL" in capsys.readouterr().out
    assert queries.people(queries.all_councils()[0], clock.today()) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("saltmere",), "There is no council 'saltmere' yet: give its full name with --name to make it."),
        (("Saltmere City", "--name", "S"), "'Saltmere City' cannot stand in an address"),
        (("metrics", "--name", "S"), "'metrics' is the beginning of other addresses here"),
        ((*NEW[1:], "--administrator", "head@saltmere.example", "Head"), "'Head' is not an e-mail address"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_made(
    words: tuple[str, ...], says: str, capsys: Captured
) -> None:
    assert typed("council", *words) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.startswith(says), said.err.count("\n")) == ("", True, 1)
    assert queries.all_councils() == []
