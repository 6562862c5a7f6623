"""A report begun, written, cleared, screened and frozen."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.audit import queries as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.files import queries as files
from followthrough.files.models import StoredFile
from followthrough.lib import clock, digest
from followthrough.lib.refused import Refused
from followthrough.lib.steps import Step
from followthrough.packs import actions, making, queries
from followthrough.packs.frozen import differences, document_of
from followthrough.packs.layouts import presets
from followthrough.packs.models import PackFile
from followthrough.packs.rules import LONGEST_TEXT, Lack, Missing
from followthrough.reports.exports import DOCUMENTS, TABLES
from tests.packs.desk import DATES, LAYOUT, TEXTS, Desk, at_work


@pytest.fixture
def desk(home: tuple[Any, Any]) -> Desk:
    return at_work(home)


def view(desk: Desk) -> Any:
    return desk.view()


def test_a_report_begins_with_its_meeting_and_the_standing_words(desk: Desk) -> None:
    assert view(desk).texts == {
        "to": desk.cast.committee.name,
        "date": "30 January 2024",
        "resolves": "Note the report.",
        "background": "The committee asked for this.",
    }


def test_there_is_one_report_for_a_meeting(desk: Desk) -> None:
    with pytest.raises(Refused, match="report_there"):
        actions.begin(
            council=desk.council,
            by=desk.officer,
            review=desk.cast.review,
            meeting=desk.report.meeting,
            layout=LAYOUT,
            dates=DATES,
        )


def test_a_saved_section_is_kept_and_those_that_stay_are_not_saved_again(desk: Desk) -> None:
    desk.write(**TEXTS, resolves="Note the report.")
    desk.write(background="Otherwise.")
    saved = [(row.serial, row.text) for row in queries.history(desk.council, desk.report, "background")]
    assert saved == [(3, "Otherwise."), (2, TEXTS["background"]), (1, "The committee asked for this.")]
    assert queries.history(desk.council, desk.report, "resolves").count() == 1


def test_the_second_to_save_a_section_is_refused_and_nothing_is_saved(desk: Desk) -> None:
    before = desk.serials()
    desk.write(background="Hers.")
    with pytest.raises(Refused, match="written_meanwhile") as refused:
        actions.write(**desk.by, texts={"background": "Theirs.", "money": "None."}, seen=before)
    assert refused.value.field == "background"
    assert (view(desk).texts["background"], "money" in view(desk).texts) == ("Hers.", False)


def test_two_may_write_different_sections(desk: Desk) -> None:
    before = desk.serials()
    desk.write(background="Hers.")
    actions.write(**desk.by, texts={"money": "None."}, seen=before)
    assert view(desk).texts["money"] == "None."


@pytest.mark.parametrize(
    ("texts", "code"),
    [({"nowhere": "x"}, "no_such_section"), ({"background": "x" * (LONGEST_TEXT + 1)}, "text_too_long")],
)
def test_what_cannot_be_saved_is_refused(desk: Desk, texts: dict[str, str], code: str) -> None:
    with pytest.raises(Refused, match=code):
        desk.write(**texts)


def test_the_checklist_empties_as_the_report_is_written_and_cleared(desk: Desk) -> None:
    assert {one.what for one in queries.lacks(desk.council, view(desk))} == {Missing.EMPTY, Missing.NOT_CLEARED}
    desk.ready()
    assert queries.lacks(desk.council, view(desk)) == []


def test_editing_what_was_cleared_lets_that_clearance_lapse(desk: Desk) -> None:
    desk.ready().write(background="Another text.")
    assert queries.lacks(desk.council, view(desk)) == [Lack(Missing.LAPSED, "director")]
    actions.clear(**desk.by, clearer="director", given_by="Director of Parks", note="By e-mail.")
    actions.take_back(**desk.by, clearer="finance")
    assert queries.lacks(desk.council, view(desk)) == [Lack(Missing.LAPSED, "finance")]


def test_a_clearance_says_who_gave_it(desk: Desk) -> None:
    with pytest.raises(Refused, match="given_by_needed"):
        actions.clear(**desk.by, clearer="finance", given_by=" ")
    with pytest.raises(Refused, match="no_such_clearer"):
        actions.clear(**desk.by, clearer="nobody", given_by="Somebody")


def test_other_days_are_checked_and_kept(desk: Desk) -> None:
    actions.move(**desk.by, dates=replace(DATES, cutoff=date(2024, 1, 17)))
    desk.report.refresh_from_db()
    assert view(desk).figures.now.as_at == date(2024, 1, 17)
    with pytest.raises(Refused, match="publication_before_clearance"):
        actions.move(**desk.by, dates=replace(DATES, publication=date(2024, 1, 17)))


def test_a_report_that_is_not_ready_is_not_finalised(desk: Desk) -> None:
    desk.write(**TEXTS)
    with pytest.raises(Refused, match="not_ready"):
        actions.finalise(**desk.by)
    assert not queries.packs(desk.council, desk.report).exists()


def test_a_pack_holds_its_files_and_what_they_are_made_of(desk: Desk) -> None:
    steps = list(actions.finalising(**desk.ready().by))
    pack = queries.packs(desk.council, desk.report).get()
    kept = {one.name: one for one in queries.files(desk.council, pack)}
    tables = [f"{name}.{form}" for name in ("appendix-1", "appendix-2") for form in TABLES]
    documents = [f"{name}.{form}" for name in ("report", "appendix-1", "appendix-2") for form in DOCUMENTS]
    assert sorted(kept) == sorted([*documents, *tables])
    assert steps == [Step("made"), *(Step("files", done, len(kept)) for done in range(len(kept)))]
    for name in documents:
        document = document_of(pack.content[name.split(".")[0]])
        data = stored(kept[name])
        again = making.document_bytes(document, name.split(".")[1])
        assert (again == data, digest.of_bytes(again)) == (True, kept[name].digest)
    assert b"Of 4 recommendations 1 is complete." in stored(kept["report.html"])
    assert b"plants a tree for every tree" in stored(kept["appendix-1.csv"])
    assert audit.trail(desk.council.id, pack.id)[0].verb == "packs.finalised"


def stored(one: PackFile) -> bytes:
    data = files.content(StoredFile.objects.get(id=one.file_id))
    assert data is not None
    return data


def test_what_comes_after_the_cut_off_changes_no_pack_and_no_preview(desk: Desk) -> None:
    pack = actions.finalise(**desk.ready().by)
    commitments.record_progress(
        council=desk.council,
        by=desk.officer,
        commitment=desk.cast.recommendations[2].commitment,
        state=Delivery.COMPLETE,
        text="The maps came in.",
    )
    with pytest.raises(Refused, match="nothing_changed"):
        actions.finalise(**desk.by)
    pack.refresh_from_db()
    assert pack.digest == making.digest_of(pack.content)


def test_a_finalised_report_comes_again_only_as_a_new_version(desk: Desk) -> None:
    first = actions.finalise(**desk.ready().by)
    desk.write(background="Of [[recommendations]] recommendations one is complete.")
    desk.clear()
    second = actions.finalise(**desk.by)
    assert [one.number for one in queries.packs(desk.council, desk.report)] == [2, 1]
    told = differences(document_of(first.content["report"]), document_of(second.content["report"]))
    assert [(one.before, one.after) for one in told] == [
        (
            ("Of 4 recommendations 1 is complete.", "The rest goes on."),
            ("Of 4 recommendations one is complete.",),
        ),
    ]


def test_what_the_guard_finds_is_withheld_until_somebody_releases_it(desk: Desk) -> None:
    desk.write(**TEXTS | {"background": "The 3 victims live at 12 Juniper Street. Cllr Ann Example asked."})
    found = {one.words: one for one in making.made(desk.council, view(desk)).found}
    assert set(found) == {"3 victims", "12 Juniper Street", "Cllr Ann Example"}
    assert found["Cllr Ann Example"].places == ("Report",)
    actions.rule(**desk.by, kind="name", words="cllr Ann  Example", released=True, reason="An elected member.")
    desk.clear()
    pack = actions.finalise(**desk.by)
    text = str(pack.content["report"])
    assert ("Cllr Ann Example" in text, "Juniper" in text, "3 victims" in text) == (True, False, False)
    for one in queries.files(desk.council, pack):
        assert b"Juniper" not in stored(one)


def test_the_guard_looks_at_the_heading_and_at_the_rows_too(desk: Desk) -> None:
    commitments.record_progress(
        council=desk.council,
        by=desk.officer,
        commitment=desk.cast.recommendations[2].commitment,
        state=Delivery.IN_PROGRESS,
        text="Ask Mrs Hazel Orchard at 12 Juniper Street.",
        told=Told(known_on=DATES.cutoff),
    )
    desk.write(**TEXTS | {"title": "Trees of 12 Juniper Street"})
    desk.clear()
    pack = actions.finalise(**desk.by)
    assert pack.content["report"]["heading"] == "Trees of [withheld]"
    rows = {one.name: stored(one) for one in queries.files(desk.council, pack) if one.name.endswith((".csv", ".json"))}
    assert b"Ask [withheld] at [withheld]." in rows["appendix-1.csv"]
    assert not any(b"Juniper" in data or b"Orchard" in data for data in rows.values())


def test_words_are_released_with_a_reason_and_withheld_again_without(desk: Desk) -> None:
    with pytest.raises(Refused, match="reason_needed"):
        actions.rule(**desk.by, kind="name", words="Cllr Ann Example", released=True)
    desk.write(background="Cllr Ann Example asked.")
    actions.rule(**desk.by, kind="name", words="Cllr Ann Example", released=True, reason="Elected.")
    actions.rule(**desk.by, kind="name", words="Cllr Ann Example", released=False)
    assert "Ann" not in str(making.made(desk.council, view(desk)).content()["report"])


def test_a_person_of_the_council_is_withheld_without_a_title(desk: Desk) -> None:
    councils.add_person(council=desk.council, by=None, name="Rosalind Pettigrew")
    desk.write(background="Rosalind Pettigrew wrote this.")
    assert [one.words for one in making.made(desk.council, view(desk)).found] == ["Rosalind Pettigrew"]


def test_the_next_report_starts_from_the_last_one(desk: Desk) -> None:
    actions.finalise(**desk.ready().by)
    day = councils.add_meeting(
        council=desk.council, by=desk.officer, committee=desk.cast.committee, day=date(2024, 7, 2)
    )
    dates = replace(
        DATES, cutoff=date(2024, 6, 1), clearance=date(2024, 6, 3), publication=date(2024, 6, 21), meeting=day.day
    )
    report = actions.begin(
        council=desk.council, by=desk.officer, review=desk.cast.review, meeting=day, layout=LAYOUT, dates=dates
    )
    next_desk = replace(desk, report=report)
    assert view(next_desk).texts == {
        **TEXTS,
        "to": desk.cast.committee.name,
        "date": "2 July 2024",
        "resolves": "Note the report.",
    }
    assert view(next_desk).facts["last-report"].words == "16 January 2024"


def test_a_report_of_which_nothing_is_finalised_can_be_given_up(desk: Desk) -> None:
    actions.give_up(**desk.by)
    assert queries.report(desk.council, desk.report.id) is None
    with pytest.raises(Refused, match="report_given_up"):
        desk.write(money="None.")


def test_a_finalised_report_is_not_given_up(desk: Desk) -> None:
    actions.finalise(**desk.ready().by)
    with pytest.raises(Refused, match="finalised_already"):
        actions.give_up(**desk.by)


@pytest.mark.parametrize("preset", sorted(presets()))
def test_a_report_can_be_begun_with_every_preset(home: tuple[Any, Any], preset: str) -> None:
    desk = at_work(home)
    actions.give_up(**desk.by)
    report = actions.begin(
        council=desk.council,
        by=desk.officer,
        review=desk.cast.review,
        meeting=desk.report.meeting,
        layout=presets()[preset],
        dates=DATES,
    )
    assert view(replace(desk, report=report)).layout == presets()[preset]


def test_another_council_has_none_of_it(desk: Desk, away: tuple[Any, Any]) -> None:
    council, _officer = away
    assert queries.report(council, desk.report.id) is None
    assert not queries.reports(council).exists()
    assert clock.today() >= DATES.meeting
