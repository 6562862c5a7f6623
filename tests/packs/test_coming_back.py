"""Word files that come back: recognised, compared, put to owners, answered; with the files as they went out."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from followthrough.audit.models import AuditEvent
from followthrough.commitments import queries as tracked
from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.exchange.unreadable import Unreadable
from followthrough.files import actions as files
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.packs import actions, coming_back, queries
from followthrough.packs.coming_back import Difference
from followthrough.packs.models import Pack, PackFile, PutAnswer, PutUpdate, Returned
from followthrough.packs.rules import Dates
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About
from tests.cast import ENDORSED
from tests.packs.desk import DATES, LAYOUT, TEXTS, Desk, at_work
from tests.packs.word import edited, kept, says
from tests.redaction.canary import in_word

UPDATE, PROSE = "Delivery: latest update", "All are planted."


@pytest.fixture
def desk(home: tuple[Any, Any]) -> Desk:
    return at_work(home).ready()


@pytest.fixture
def pack(desk: Desk) -> Pack:
    return actions.finalise(**desk.by)


def came_back(desk: Desk, pack: Pack, old: str = PROSE, new: str = "All are planted and alive.") -> Returned:
    data = edited(kept(pack), says(old, new))
    return take_in(desk, pack, data)


def take_in(desk: Desk, pack: Pack, data: bytes, name: str = "Appendix, director’s.docx") -> Returned:
    return actions.take_in_returned(council=desk.council, by=desk.officer, pack=pack, data=data, name=name)


def put(desk: Desk, row: Returned, text: str = "All are planted and alive.", place: int = 0) -> PutUpdate:
    return actions.put_to_owner(council=desk.council, by=desk.officer, returned=row, place=place, text=text)


def take(desk: Desk, one: PutUpdate) -> PutAnswer:
    mine: dict[str, Any] = {"council": desk.council, "by": desk.officer}
    return actions.take_put(**mine, put=one, state=Delivery.COMPLETE, text=one.text)


def refusal(act: Callable[[], Any]) -> Refused:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value


# What differs -------------------------------------------------------------------------------------------


def test_a_changed_update_is_the_recommendations_and_says_what_can_be_put(desk: Desk, pack: Pack) -> None:
    row = came_back(desk, pack)
    [one] = coming_back.differences(row)
    assert (row.document, row.name) == ("appendix-1", "Appendix, director’s.docx")
    assert (one.where, one.column, one.text) == ("1", UPDATE, "All are planted and alive.")
    assert one.commitment == str(desk.cast.recommendations[0].commitment_id)
    assert PROSE in one.ours.split("\n")


def test_a_file_that_word_saved_unchanged_has_no_difference(desk: Desk, pack: Pack) -> None:
    for name in ("report", "appendix-1", "appendix-2"):
        row = take_in(desk, pack, edited(kept(pack, name)))
        assert (row.document, row.changes) == (name, [])


def test_another_column_of_a_row_is_for_nobody_to_confirm(desk: Desk, pack: Pack) -> None:
    [one] = coming_back.differences(came_back(desk, pack, "Reason: There is no money for the post.", "Reason: None."))
    assert (one.where, one.column, one.text) == ("4", "Response", "")
    assert one.commitment == str(desk.cast.recommendations[3].commitment_id)
    assert refusal(lambda: put(desk, Returned.objects.get(), "None.")).code == "not_for_an_owner"


def test_a_changed_paragraph_names_its_section(desk: Desk, pack: Pack) -> None:
    data = edited(kept(pack, "report"), says("2.\tThe rest goes on.", "2.\tThe rest has stopped."))
    row = take_in(desk, pack, data)
    assert coming_back.differences(row) == [
        Difference("Background", "", "The rest goes on.", "The rest has stopped.", section="background")
    ]


def test_through_the_councils_template_it_is_the_same(desk: Desk) -> None:
    actions.save_template(council=desk.council, by=desk.officer, data=in_word("Our look."), name="ours.docx")
    pack = actions.finalise(**desk.by)
    data = edited(kept(pack, "report"), says("2.\tThe rest goes on.", "2.\tThe rest has stopped."))
    [one] = coming_back.differences(take_in(desk, pack, data))
    assert (one.where, one.theirs) == ("Background", "The rest has stopped.")


def test_a_row_of_which_the_tracker_no_longer_knows_is_nobodys(desk: Desk, pack: Pack) -> None:
    data = edited(kept(pack), says(PROSE, "All are planted and alive."))
    content = pack.content or {}
    [table] = [one for one in content["appendix-1"]["blocks"] if one["kind"] == "Table" and len(one["columns"]) == 6]
    table["rows"][0][0][0]["text"] = "1a"
    _name, [one] = coming_back.compared(desk.council, pack, data)
    assert (one.where, one.commitment, one.text) == ("1", "", "")


# What is no file of it ----------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 cut short"])
def test_what_is_no_word_file_is_refused_in_a_sentence(desk: Desk, pack: Pack, data: bytes) -> None:
    with pytest.raises(Unreadable):
        take_in(desk, pack, data)
    assert not Returned.objects.exists()


def test_a_file_of_another_review_is_refused(desk: Desk, pack: Pack) -> None:
    mine: dict[str, Any] = {"council": desk.council, "by": desk.officer}
    told = Told(known_on=ENDORSED)
    review = reviews.create_review(**mine, neutral_name="Review 8", about=About(name="Libraries"), told=told)
    for number in ("1", "2", "3", "4"):
        text = f"That branch {number} of the library opens on Sundays from the spring."
        reviews.add_recommendation(**mine, review=review, number=number, text=text, told=told)
    report = actions.begin(**mine, review=review, meeting=desk.report.meeting, layout=LAYOUT, dates=DATES)
    other = Desk(desk.council, desk.officer, desk.cast, report)
    other.write(**TEXTS | {"background": "The committee asked for branches that open on Sundays."})
    other.clear()
    theirs = actions.finalise(**other.by)
    assert refusal(lambda: take_in(desk, pack, kept(theirs))).code == "returned_unlike"
    assert take_in(other, theirs, kept(theirs)).changes == []


def test_a_file_of_another_version_is_refused_and_named(desk: Desk, pack: Pack) -> None:
    desk.write(background="It began long ago.\n\nThe rest goes on.")
    desk.clear()
    second = actions.finalise(**desk.by)
    first = edited(kept(pack, "report"), says("2.\tThe rest goes on.", "2.\tThe rest has stopped."))
    refused = refusal(lambda: take_in(desk, second, first))
    assert (refused.code, refused.params["number"], refused.params["day"]) == (
        "returned_of_another",
        1,
        DATES.meeting,
    )
    assert len(coming_back.differences(take_in(desk, pack, first))) == 1


def test_a_file_of_a_version_that_says_less_is_not_taken_for_the_later_one(desk: Desk, pack: Pack) -> None:
    desk.write(background=f"{TEXTS['background']}\n\nMore was said.")
    desk.clear()
    second = actions.finalise(**desk.by)
    first = edited(kept(pack, "report"), says("2.\tThe rest goes on.", "2.\tThe rest has stopped."))
    assert refusal(lambda: take_in(desk, second, first)).params["number"] == 1


def test_a_file_of_the_same_reviews_next_report_is_refused_and_named(desk: Desk, pack: Pack) -> None:
    mine: dict[str, Any] = {"council": desk.council, "by": desk.officer}
    meeting = councils.add_meeting(**mine, committee=desk.cast.committee, day=date(2024, 6, 4))
    dates = Dates(date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 3), meeting.day)
    report = actions.begin(**mine, review=desk.cast.review, meeting=meeting, layout=LAYOUT, dates=dates)
    later = Desk(desk.council, desk.officer, desk.cast, report)
    later.write(**TEXTS)
    later.clear()
    next_one = actions.finalise(**later.by)
    refused = refusal(lambda: take_in(desk, pack, edited(kept(next_one), says(PROSE, "All stand."))))
    assert (refused.code, refused.params["day"]) == ("returned_of_another", meeting.day)


def test_a_version_whose_file_is_lost_says_so(desk: Desk, pack: Pack) -> None:
    data = edited(kept(pack), says(PROSE, "All stand."))
    for file in PackFile.objects.all():
        files.drop(council_id=desk.council.id, file_id=file.file_id)
    assert refusal(lambda: take_in(desk, pack, data)).code == "returned_nothing_kept"
    pack.content = None
    assert refusal(lambda: take_in(desk, pack, data)).code == "returned_nothing_kept"


def test_the_same_file_twice_is_one(desk: Desk, pack: Pack) -> None:
    data = edited(kept(pack), says(PROSE, "All are planted and alive."))
    assert take_in(desk, pack, data) == take_in(desk, pack, data, "The same, renamed.docx")
    assert AuditEvent.objects.filter(verb="packs.came_back").count() == 1


# Put and answered ---------------------------------------------------------------------------------------


def test_nothing_is_an_update_before_the_owner_says_so(desk: Desk, pack: Pack) -> None:
    before = ProgressUpdate.objects.count()
    one = put(desk, came_back(desk, pack))
    assert (ProgressUpdate.objects.count(), queries.waiting_puts(desk.council)) == (before, [one])
    answer = take(desk, one)
    assert answer.update is not None
    assert (answer.update.text, answer.update.state, answer.update.by) == (
        "All are planted and alive.",
        Delivery.COMPLETE,
        desk.officer,
    )
    standing = tracked.standing(desk.council, one.commitment, AsAt.now())
    assert standing is not None
    assert (standing.update, queries.waiting_puts(desk.council)) == (answer.update, [])


def test_putting_and_taking_twice_is_once(desk: Desk, pack: Pack) -> None:
    row = came_back(desk, pack)
    assert put(desk, row) == put(desk, row)
    assert refusal(lambda: put(desk, row, "Otherwise.")).code == "put_already"
    one = put(desk, row)
    assert take(desk, one) == take(desk, one)
    mine: dict[str, Any] = {"council": desk.council, "by": desk.officer, "put": one}
    assert refusal(lambda: actions.decline_put(**mine, reason="No.")).code == "put_taken_already"
    assert (PutUpdate.objects.count(), PutAnswer.objects.count()) == (1, 1)


def test_declining_records_nothing_but_why(desk: Desk, pack: Pack) -> None:
    one, before = put(desk, came_back(desk, pack)), ProgressUpdate.objects.count()
    mine: dict[str, Any] = {"council": desk.council, "by": desk.officer, "put": one}
    assert refusal(lambda: actions.decline_put(**mine, reason=" ")).code == "put_reason_needed"
    answer = actions.decline_put(**mine, reason="Three have died.")
    assert answer == actions.decline_put(**mine, reason="Three have died.")
    assert (answer.reason, answer.update, ProgressUpdate.objects.count()) == ("Three have died.", None, before)
    assert refusal(lambda: take(desk, one)).code == "put_declined_already"
    assert queries.puts(desk.council, one.returned) == {0: (one, answer)}


def test_what_is_refused_as_an_update_leaves_it_waiting(desk: Desk, pack: Pack) -> None:
    one = put(desk, came_back(desk, pack))
    mine: dict[str, Any] = {"council": desk.council, "by": desk.officer, "put": one}
    refused = refusal(lambda: actions.take_put(**mine, state=Delivery.NOT_STATED, text=" "))
    assert (refused.code, queries.waiting_puts(desk.council)) == ("text_or_state_needed", [one])


def test_without_an_owner_or_words_nothing_is_put(desk: Desk, pack: Pack) -> None:
    row = came_back(desk, pack, "The list is being drawn up.", "The list is out.")
    assert refusal(lambda: put(desk, row)).code == "put_without_owner"
    assert refusal(lambda: put(desk, row, " ")).code == "put_text_needed"
    assert refusal(lambda: put(desk, row, place=7)).code == "not_for_an_owner"


def test_the_trail_tells_each_step_without_the_words(desk: Desk, pack: Pack) -> None:
    take(desk, put(desk, came_back(desk, pack)))
    events = list(AuditEvent.objects.order_by("sequence").values_list("verb", flat=True))
    assert events[-4:] == ["packs.came_back", "packs.put", "commitments.progress_recorded", "packs.put_taken"]


def test_another_council_sees_nothing_of_it(desk: Desk, pack: Pack, away: tuple[Any, Any]) -> None:
    one = put(desk, came_back(desk, pack))
    other, _officer = away
    assert queries.one_returned(other, one.returned_id) is None
    assert (queries.put(other, one.id), queries.waiting_puts(other)) == (None, [])
