"""Letters above a service that has not answered: each is read, changed and pressed by the scrutiny officer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.rounds.actions import closing
from followthrough.rounds.actions.answering import Given
from followthrough.rounds.models import Escalation, Round
from followthrough.rounds.rules import Choice
from tests.rounds.cast import Asking, letters, person
from tests.web.client import PageClient
from tests.web.pages import summary, text_of
from tests.web.rounds.pages import at


@pytest.fixture
def late(cast: Asking) -> Asking:
    """Answers were due yesterday; above housing stand two posts."""
    cast.open()
    for level, (title, name) in enumerate((("Director of Homes", "Dora"), ("Chief Executive", "Cleo")), start=1):
        post = councils.add_post(**cast.by, title=title)
        person(cast.by, name, post)
        councils.set_clearer(**cast.by, service=cast.housing, level=level, post=post)
    Round.objects.update(due_on=clock.today() - timedelta(days=1))
    return cast


def address(cast: Asking, level: int = 1) -> str:
    return at(cast, f"above/{cast.housing.id}/{level}/")


def filled(cast: Asking, text: str, **more: str) -> dict[str, str]:
    """What the form of the first letter above housing sends, as it was drafted now."""
    [housing] = [one for one in closing.silent(cast.council, cast.round) if one.service == cast.housing]
    return {"text": text, "seen": housing.mark, **more}


def test_a_colleague_without_the_right_is_refused_and_a_stranger_finds_nothing(
    late: Asking, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    for client, status in ((signed_in(Role.LEAD_OFFICER), 403), (stranger, 404)):
        assert client.get(at(late, "above/")).status_code == status
        assert client.post(address(late), {"text": "Please."}).status_code == status
    assert not Escalation.objects.exists()


def test_until_answers_are_overdue_nobody_is_written_to(cast: Asking, officer: PageClient) -> None:
    cast.open()
    assert "nobody is late" in text_of(officer.get(at(cast, "above/")))
    assert officer.get(address(cast)).status_code == 404


def test_the_draft_names_numbers_and_no_person_and_goes_once(late: Asking, officer: PageClient) -> None:
    assert "Read and send the letter to the holder of the post Director of Homes" in text_of(
        officer.get(at(late, "above/"))
    )
    draft = text_of(officer.get(address(late)))
    assert "Review 4, recommendations 1, 2" in draft
    assert "thing 1" not in draft
    assert "Hanna" not in draft
    assert summary(officer.post(address(late), filled(late, ""))) == [("#id_text", "Write what the letter says.")]
    for _press in range(2):
        officer.post(address(late), filled(late, "Could you see to it?"))
    assert [(one.to, one.body) for one in letters("round_escalation")] == [
        ("dora@saltmere.example", "Could you see to it?\n")
    ]
    page = text_of(officer.get(at(late, "above/")))
    assert "above Housing, to the holder of the post Director of Homes" in page
    assert "Read and send the letter to the holder of the post Chief Executive" in page


def quiet(cast: Asking, decides: Any) -> None:
    councils.begin_quiet(**cast.by, first_day=clock.today(), last_day=clock.today() + timedelta(days=5))
    councils.set_round_settings(**cast.by, ladder=[-3], answer_days=10, decides_quiet=decides, extra_closed_days=[])


def test_in_a_pre_election_period_a_named_post_has_to_have_decided_it(late: Asking, officer: PageClient) -> None:
    quiet(late, late.head)
    assert "goes only if the holder of the post Head of Housing has decided it" in text_of(
        officer.get(at(late, "above/"))
    )
    wrong = officer.post(address(late), filled(late, "Please."))
    assert [field for field, _said in summary(wrong)] == ["#id_decided"]
    officer.post(address(late), filled(late, "Please.", decided="on"))
    assert Escalation.objects.get().decided_by == late.hanna


def test_where_no_post_is_named_nobody_may(late: Asking, officer: PageClient) -> None:
    quiet(late, None)
    page = officer.get(at(late, "above/"))
    assert "So nobody may send such a letter until it ends." in text_of(page)
    assert "Read and send" not in text_of(page)
    assert "pre-election period" in text_of(officer.post(address(late), filled(late, "Please.")))
    assert not Escalation.objects.exists()


def test_what_came_in_since_the_draft_is_not_claimed_and_the_new_draft_is_shown(
    late: Asking, officer: PageClient
) -> None:
    old = filled(late, "Nothing about 1 and 2.")
    late.save(late.hanna, "1", Given(Choice.UPDATE, state="complete", text="Done."))
    late.send(late.hanna)
    reply = officer.post(address(late), old)
    assert [field for field, _said in summary(reply)] == ["#id_text"]
    page = text_of(reply)
    assert "not received an update on: Review 4, recommendation 2" in page
    assert "Nothing about 1 and 2." not in page
    assert not Escalation.objects.exists()
    officer.post(address(late), filled(late, "About 2 only."))
    assert Escalation.objects.get().text == "About 2 only."
