"""Having a report cleared, deciding what the guard found, finalising."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments import exempting
from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Dated, Delivery
from followthrough.councils.permissions import Role
from followthrough.lib.days import parse
from followthrough.packs import actions, making, queries
from followthrough.packs.models import Clearance, Pack, Ruling
from followthrough.web.packs import jobs
from tests.packs.desk import TEXTS, Desk
from tests.web.client import PageClient
from tests.web.pages import cells, summary, text_of

NAME, STREET = "Cllr Ann Example", "12 Juniper Street"
GIVEN = {"given_by": "Head of Financial Services", "note": "By e-mail."}


@pytest.fixture
def named(desk: Desk) -> Desk:
    """A report in which the guard finds a name and a street."""
    desk.write(**TEXTS | {"background": f"{NAME} asked about {STREET}."})
    desk.clear()
    return desk


def where(desk: Desk, words: str) -> int:
    """The place of some words in the list of what the guard found."""
    return [one.words for one in making.made(desk.council, desk.view()).found].index(words)


# Who ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "role"),
    [
        ("clear/finance/", Role.CONTRIBUTOR),
        ("clear/finance/take-back/", Role.COMMITTEE_MEMBER),
        ("guard/", Role.CABINET_MEMBER),
        ("guard/0/", Role.LEAD_OFFICER),
        ("finalise/", Role.LEAD_OFFICER),
    ],
)
def test_a_colleague_without_the_right_is_refused_and_a_stranger_finds_nothing(
    named: Desk, at: str, part: str, role: Role, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    for client, status in ((signed_in(role), 403), (stranger, 404)):
        assert (client.get(at + part).status_code, client.post(at + part).status_code) == (status, status)


def test_a_lead_officer_writes_and_has_it_cleared_but_neither_decides_nor_finalises(
    named: Desk, at: str, signed_in: Callable[[Role], PageClient]
) -> None:
    lead = signed_in(Role.LEAD_OFFICER)
    assert lead.post(f"{at}clear/finance/", GIVEN).status_code == 302
    assert "Finalise the report" not in text_of(lead.get(at))
    assert "Decide" not in text_of(lead.get(f"{at}guard/"))


# Clearances ---------------------------------------------------------------------------------------------


def test_a_clearance_is_recorded_lapses_when_edited_and_is_given_again(
    desk: Desk, at: str, officer: PageClient
) -> None:
    desk.write(**TEXTS)
    assert "Financial implications" in text_of(officer.get(f"{at}clear/finance/"))
    assert officer.post(f"{at}clear/finance/", GIVEN).url == at
    assert "Cleared by Head of Financial Services" in text_of(officer.get(at))
    desk.write(money="There is a cost.")
    assert "Lapsed: edited since Head of Financial Services cleared it" in text_of(officer.get(at))
    officer.post(f"{at}clear/finance/", GIVEN)
    assert "Lapsed" not in text_of(officer.get(at))


def test_whose_clearance_it_is_has_to_be_said(desk: Desk, at: str, officer: PageClient) -> None:
    reply = officer.post(f"{at}clear/finance/", {"given_by": " ", "note": "By e-mail."})
    assert summary(reply) == [("#id_given_by", "Enter who cleared it.")]
    assert b"By e-mail." in reply.content
    assert not Clearance.objects.exists()


def test_a_clearer_that_the_report_has_not_is_not_there(desk: Desk, at: str, officer: PageClient) -> None:
    for part in ("clear/nobody/", "clear/nobody/take-back/"):
        assert (officer.get(at + part).status_code, officer.post(at + part, GIVEN).status_code) == (404, 404)


def test_a_clearance_is_taken_back_and_stays_on_the_record(desk: Desk, at: str, officer: PageClient) -> None:
    officer.post(f"{at}clear/finance/", GIVEN)
    assert "stays on the record" in text_of(officer.get(f"{at}clear/finance/take-back/"))
    assert officer.post(f"{at}clear/finance/take-back/").url == at
    assert "Cleared by" not in " ".join(" ".join(row) for row in cells(officer.get(at), "govuk-table"))
    assert queries.clearances(desk.council, desk.report)[0].given_by == GIVEN["given_by"]


def test_pressing_twice_clears_once_and_takes_back_once(desk: Desk, at: str, officer: PageClient) -> None:
    for part in ("clear/finance/", "clear/finance/take-back/"):
        for _time in range(2):
            assert officer.post(at + part, GIVEN).url == at
    assert Clearance.objects.count() == 2


# The guard ----------------------------------------------------------------------------------------------


def test_a_report_in_which_nothing_is_found_says_so(desk: Desk, at: str, officer: PageClient) -> None:
    assert "The guard found nothing." in text_of(officer.get(f"{at}guard/"))
    assert officer.get(f"{at}guard/0/").status_code == 404


def test_what_the_guard_found_is_listed_with_its_place(named: Desk, at: str, officer: PageClient) -> None:
    [_heading, *rows] = cells(officer.get(f"{at}guard/"), "govuk-table")
    assert [NAME, "Name of a person", "Report", f"WithheldDecide: {NAME}"] in [
        [cell.replace("Withheld Decide", "WithheldDecide") for cell in row] for row in rows
    ]


def test_words_are_released_with_a_reason_and_withheld_again(named: Desk, at: str, officer: PageClient) -> None:
    page, of = f"{at}guard/{where(named, NAME)}/", {"words": NAME}
    assert f"May “{NAME}” be published?" in text_of(officer.get(page))
    assert officer.post(page, of | {"reason": "An elected member."}).url == f"{at}guard/"
    assert f"Released by {named.officer.name}: An elected member." in text_of(officer.get(f"{at}guard/"))
    said = text_of(officer.get(f"{at}preview/"))
    assert (NAME in said, STREET in said, "[withheld]" in said) == (True, False, True)
    officer.post(page, of | {"reason": "", "withhold": "yes"})
    assert NAME not in text_of(officer.get(f"{at}preview/"))


def test_words_are_not_released_without_a_reason(named: Desk, at: str, officer: PageClient) -> None:
    reply = officer.post(f"{at}guard/{where(named, NAME)}/", {"words": NAME, "reason": " "})
    assert summary(reply) == [("#id_reason", "Enter why these words may be published.")]
    assert not Ruling.objects.exists()


def test_nothing_is_decided_of_other_words_than_were_shown(named: Desk, at: str, officer: PageClient) -> None:
    place = where(named, NAME)
    named.write(background=f"At {STREET} somebody asked {NAME}.")
    assert where(named, NAME) != place
    reply = officer.post(f"{at}guard/{place}/", {"words": NAME, "reason": "An elected member."}, follow=True)
    assert "The list has changed meanwhile, so nothing was decided" in text_of(reply)
    assert not Ruling.objects.exists()


def test_a_list_that_has_become_shorter_is_shown_again(named: Desk, at: str, officer: PageClient) -> None:
    place = max(where(named, NAME), where(named, STREET))
    named.write(background="Nobody asked.")
    reply = officer.post(f"{at}guard/{place}/", {"words": NAME, "reason": "An elected member."}, follow=True)
    assert "The list has changed meanwhile, so nothing was decided" in text_of(reply)


def test_the_same_decision_sent_twice_is_kept_once(named: Desk, at: str, officer: PageClient) -> None:
    for _time in range(2):
        officer.post(f"{at}guard/{where(named, NAME)}/", {"words": NAME, "reason": "An elected member."})
    assert Ruling.objects.count() == 1


# Finalising ---------------------------------------------------------------------------------------------


def test_a_report_that_lacks_something_is_not_finalised(desk: Desk, at: str, officer: PageClient) -> None:
    said = text_of(officer.get(f"{at}finalise/"))
    assert "“Financial implications” is empty." in said
    assert "It can be finalised once nothing is lacking." in said
    reply = officer.post(f"{at}finalise/", follow=True)
    assert "The report still lacks something, so it was not finalised" in text_of(reply)
    assert not Pack.objects.exists()


def test_each_lack_leads_to_where_it_is_mended(desk: Desk, at: str, officer: PageClient) -> None:
    page = officer.get(at).content.decode()
    for part in ("sections/money/", "front-page/", "clear/finance/"):
        assert f'href="{at}{part}"' in page


def test_finalising_leads_to_the_version(named: Desk, at: str, officer: PageClient) -> None:
    said = text_of(officer.get(f"{at}finalise/"))
    assert (NAME in said, STREET in said) == (True, True)
    reply = officer.post(f"{at}finalise/", follow=True)
    assert reply.redirect_chain == [(f"{at}versions/1/", 302)]
    said = text_of(reply)
    assert "The report is finalised." in said
    assert "[withheld] asked about [withheld]." in said


def test_finalising_twice_leads_to_the_version_that_is_there(desk: Desk, at: str, officer: PageClient) -> None:
    desk.ready()
    officer.post(f"{at}finalise/")
    reply = officer.post(f"{at}finalise/")
    assert "Version 1 says the very same, so there is no new version." in text_of(reply)
    assert f'href="{at}versions/1/"' in reply.content.decode()
    assert Pack.objects.count() == 1


def test_a_version_that_is_restricted_to_others_does_not_stop_the_next(
    desk: Desk, at: str, officer: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.finalise(**desk.ready().by)
    monkeypatch.setattr(Pack, "hidden", classmethod(lambda cls: [cls.everything.values("id")]))
    desk.write(money="There is a cost.")
    desk.clear()
    assert officer.post(f"{at}finalise/").url == f"{at}versions/2/"
    numbers: list[Any] = list(Pack.everything.values_list("number", flat=True))
    assert numbers == [2, 1]


def test_a_long_report_shows_how_far_it_is(
    desk: Desk, at: str, officer: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LONG_REPORT", 1)
    desk.ready()
    reply = officer.post(f"{at}finalise/")
    said = b"".join(reply.parts).decode()
    assert reply.streaming
    assert said.index("Putting it together") < said.index("Writing the files") < said.index("The report is finalised.")
    assert f'href="{at}versions/1/"' in said


# Supplements --------------------------------------------------------------------------------------------


def told_later(desk: Desk, text: str) -> None:
    commitments.record_progress(
        council=desk.council,
        by=desk.officer,
        commitment=desk.cast.recommendations[2].commitment,
        state=Delivery.COMPLETE,
        text=text,
        told=Told(known_on=date(2024, 1, 22)),
    )


def test_before_a_version_there_is_nothing_to_supplement(desk: Desk, at: str, officer: PageClient) -> None:
    assert officer.get(f"{at}supplement/").status_code == 404
    assert "Make a supplement" not in text_of(officer.get(at))


def test_a_supplement_tells_what_became_known_after_the_cut_off(desk: Desk, at: str, officer: PageClient) -> None:
    actions.finalise(**desk.ready().by)
    assert "Nothing has become known since" in text_of(officer.get(f"{at}supplement/"))
    told_later(desk, "The maps of 12 Juniper Street came in.")
    assert "What it would say today" in text_of(officer.get(f"{at}supplement/"))
    reply = officer.post(f"{at}supplement/", {"day": "22 January 2024"}, follow=True)
    assert reply.redirect_chain == [(f"{at}versions/2/", 302)]
    said = text_of(reply)
    assert "Version 2, a supplement" in said
    assert "Street trees, three years on: supplement" in said
    assert "What changed since 16 January 2024" in said
    assert STREET not in said
    assert "What differs from" not in said


def test_what_a_supplement_would_withhold_can_be_decided(desk: Desk, at: str, officer: PageClient) -> None:
    actions.finalise(**desk.ready().by)
    commitments.promise(
        council=desk.council,
        by=desk.officer,
        commitment=desk.cast.recommendations[0].commitment,
        due=parse("1 May 2026"),
        kind=Dated.EXTENSION,
        approved_by="Head of Parks",
        reason=f"Until {NAME} has answered.",
        told=Told(known_on=date(2024, 1, 22)),
    )
    assert NAME in text_of(officer.get(f"{at}guard/"))


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("15 January 2024", "The last version tells what was known by 16 January 2024. Enter that day or a later one."),
        ("31 January 2024", "The report is for the meeting of 30 January 2024. Enter that day or an earlier one"),
        ("17 January 2024", "Nothing became known between 16 January 2024 and that day."),
        ("soon", "soon"),
    ],
)
def test_a_supplement_up_to_a_day_that_does_not_fit_is_refused(
    desk: Desk, at: str, officer: PageClient, day: str, sentence: str
) -> None:
    actions.finalise(**desk.ready().by)
    told_later(desk, "The maps came in.")
    reply = officer.post(f"{at}supplement/", {"day": day})
    [(field, said)] = summary(reply)
    assert (field, sentence in said) == ("#id_day", True)
    assert day in reply.content.decode()
    assert Pack.objects.count() == 1


def test_the_next_whole_version_is_compared_with_the_last_whole_one(desk: Desk, at: str, officer: PageClient) -> None:
    actions.finalise(**desk.ready().by)
    told_later(desk, "The maps came in.")
    actions.supplement(**desk.by, day=date(2024, 1, 22))
    desk.write(money="There is a cost.")
    desk.clear()
    actions.finalise(**desk.by)
    said = text_of(officer.get(f"{at}versions/3/"))
    assert "What differs from version 1" in said


# What is exempt -----------------------------------------------------------------------------------------


def test_exempt_texts_are_an_appendix_for_those_who_may_read_them(
    desk: Desk, at: str, officer: PageClient, signed_in: Callable[[Role], PageClient]
) -> None:
    made_exempt(desk)
    actions.finalise(**desk.ready().by)
    assert "The partner would bid higher." in text_of(officer.get(f"{at}versions/1/read/exempt-appendix/"))
    assert officer.get(f"{at}versions/1/exempt-appendix.pdf").status_code == 200
    reader = signed_in(Role.CONTRIBUTOR)
    page = reader.get(f"{at}versions/1/").content.decode()
    assert ("/exempt-appendix" in page, "/appendix-2" in page) == (False, True)
    assert reader.get(f"{at}versions/1/read/exempt-appendix/").status_code == 404
    assert reader.get(f"{at}versions/1/exempt-appendix.pdf").status_code == 403


def test_the_difference_of_exempt_texts_is_theirs_too(
    desk: Desk, at: str, officer: PageClient, signed_in: Callable[[Role], PageClient]
) -> None:
    actions.finalise(**desk.ready().by)
    made_exempt(desk)
    actions.finalise(**desk.by)
    told = [text_of(one.get(f"{at}versions/2/")) for one in (officer, signed_in(Role.CONTRIBUTOR))]
    assert ["The partner would bid higher." in one for one in told] == [True, False]


def made_exempt(desk: Desk) -> None:
    exempting.exempt(
        council=desk.council,
        by=desk.officer,
        commitment=desk.cast.recommendations[0].commitment,
        row=ProgressUpdate.objects.filter(commitment=desk.cast.recommendations[0].commitment).latest("known_on"),
        paragraph="3",
        reason="The partner would bid higher.",
        review_on=date(2099, 5, 1),
    )
