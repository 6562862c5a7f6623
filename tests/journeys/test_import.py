"""A paper comes in: looked at, mended, confirmed, seen, taken back; and one that is no paper."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, expect

from tests.journeys.pages.imports import CheckPage, ConfirmPage, ImportedPage, NewImportPage
from tests.journeys.pages.place import SummaryOfProblems
from tests.journeys.pages.reviews import ReviewPage
from tests.journeys.visitor import Visitor

OFFICER = "Imogen Tarrant"
LETTER = "The letter was sent in September 2024."
PICTURE: FilePayload = {
    "name": "tracker.docx",
    "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "buffer": b"\x89PNG\r\n\x1a\n" + bytes(600),
}
PASTED = """Recommendation\tAgree?\tComment
1) That the Council lends its halls to lunch clubs without charge.\tAgree\tThree halls are lent already. Complete
2) That the Council lists every lunch club on its web pages.\tAgree\tThe list is being made. Ongoing work
3) That the Council pays for a cook at each club.\tNot agreed\t
"""


def test_a_word_paper_comes_into_a_review_and_is_taken_back(
    visit: Callable[..., Visitor], own_site: str, paper: Path
) -> None:
    officer = visit(own_site).picks(OFFICER)
    imported = confirmed(officer, paper)
    for brought in ("1 recommendation", "13 progress updates"):
        expect(imported.main).to_contain_text(brought)

    imported.page.get_by_role("link", name="Go to Review 7").click()
    officer.page.wait_for_url("**/reviews/*-*/")
    review = ReviewPage(officer)
    assert "49" in review.numbers()
    expect(review.as_at("11 November 2024").row("5")).to_contain_text("No update")
    expect(review.as_at("12 November 2024").row("5")).to_contain_text(LETTER)

    officer.open(imported.address)
    undone = ImportedPage(officer).undo("It was a draft of the paper.")
    assert undone.done() == "The import is undone."
    officer.open(review.address)
    after = ReviewPage(officer)
    assert "49" not in after.numbers()
    expect(after.as_at("12 November 2024").row("5")).to_contain_text("No update")


def confirmed(officer: Visitor, paper: Path) -> ImportedPage:
    """From the menu to the paper in Review 7: its two faults are met on the way."""
    NewImportPage.found_by(officer).upload(paper)
    check = CheckPage(officer)
    expect(check.main).to_contain_text("12 rows have the words of recommendations in Review 7")
    check.press("Continue")
    officer.page.wait_for_url("**stopped**")
    stopped = SummaryOfProblems(officer)
    assert [line.split(".")[0] for line in stopped.problems()] == ["The same number stands in more than one row"]
    # The first of the two is the older report of the same: it is left out. The day that is none gets a number.
    check.row(6).get_by_role("button", name="Leave out").click()
    expect(check.row(6)).to_contain_text("Left out")
    mend = check.mend(5)
    assert mend.field("Due, as printed").input_value() == "31/02/2025"
    mend.field("Due, as printed").fill("28 February 2025")
    again = mend.save()
    expect(again.row(5)).to_contain_text("Mended")
    again.row(5).get_by_label("Delivery: In progress").check()
    confirm = again.go_on()
    confirm.confirm(Date_of_the_paper="12 November 2024")
    officer.page.wait_for_url("**/imports/*-*/")
    return ImportedPage(officer)


def test_the_number_that_stands_twice_can_be_mended(visit: Callable[..., Visitor], own_site: str, paper: Path) -> None:
    officer = visit(own_site).picks(OFFICER)
    NewImportPage.found_by(officer).upload(paper)
    read = CheckPage(officer)
    expect(read.row(7)).to_contain_text("the same number also stands in these rows:")
    mend = read.mend(7)
    mend.field("Number").fill("50")
    check = mend.save()
    expect(check.row(7)).to_contain_text("recommendation 50")
    expect(check.page.locator(".govuk-error-summary")).to_have_count(0)
    check.go_on()


def test_a_pasted_table_starts_a_review(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site).picks(OFFICER)
    NewImportPage.found_by(officer).paste(PASTED)
    confirm = CheckPage(officer).go_on()
    assert confirm.field("Neutral name").input_value() == "Review 12"
    confirm.field("What the review is called").fill("Review of lunch clubs in village halls")
    confirm.press("Confirm")
    assert SummaryOfProblems(officer).problems() == ["Enter the date of the paper, such as 16 January 2024."]
    ConfirmPage(officer).confirm(Date_of_the_paper="10 June 2025")
    officer.page.wait_for_url("**/imports/*-*/")
    ImportedPage(officer).page.get_by_role("link", name="Go to Review 12").click()
    officer.page.wait_for_url("**/reviews/*-*/")
    review = ReviewPage(officer)
    assert review.numbers() == ["1", "2", "3"]
    expect(review.row("2")).to_contain_text("The list is being made.")
    expect(review.row("3")).to_contain_text("Not agreed")
    assert "lunch clubs" not in officer.page.title()


FROM_WORD = """<html><head><style>td { color: red }</style></head><body><!--StartFragment-->
<table class=MsoTable><tr><td>No.</td><td>Recommendation</td><td>To</td><td>Agree?</td></tr>
<tr><td rowspan=2 style="x">1</td><td rowspan=2 onclick="x()">That the Council asks for its maps.</td>
<td>Water company (share=3 on=4)</td>
<td>Agree<span style="display:none;mso-hide:all">, <b>not</b> told yet</span></td></tr>
<tr><td>County council</td><td>Not agreed</td></tr></table><!--EndFragment--></body></html>"""
AS_TEXT = """No.\tRecommendation\tTo\tAgree?
1\tThat the Council asks for its maps.\tWater company\tAgree
\t\tCounty council\tNot agreed
"""


def test_a_word_is_taught_while_a_row_is_mended_and_forgotten(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site).picks(OFFICER)
    NewImportPage.found_by(officer).paste(PASTED.replace("\tAgree\t", "\tPartially Agreed To\t"))
    mending = CheckPage(officer).mend(1)
    mending.field("Response").select_option(label="Agreed in part")
    officer.page.get_by_label("Remember for this council: “Partially Agreed To” means what I choose here").check()
    check = mending.save()
    for position in (1, 2):
        expect(check.row(position)).to_contain_text("Agreed in part")
    officer.follow("Imports")
    officer.follow("Words this council has taught")
    officer.sees_heading("Words this council has taught")
    expect(officer.page.get_by_role("row", name="partially agreed to")).to_contain_text("Response: Agreed in part")
    officer.follow("Forget “partially agreed to”")
    officer.sees_heading("Forget what “partially agreed to” means?")
    officer.scan()
    officer.page.get_by_role("button", name="Forget").click()
    officer.sees_heading("Words this council has taught")
    expect(officer.page.get_by_text("No word has been taught yet.")).to_be_visible()


def test_a_table_that_is_pasted_keeps_its_merged_cells(visit: Callable[..., Visitor], site: str) -> None:
    officer = visit(site).picks(OFFICER)
    page = NewImportPage.found_by(officer)
    page.paste_from_word(FROM_WORD, AS_TEXT)
    kept = officer.page.locator("input[name=table]").input_value()
    assert ("rowspan=" in kept, "onclick" in kept, "style" in kept) == (True, False, False)
    assert ("(share=3 on=4)" in kept, "told yet" in kept) == (True, False)
    page.press("Read it")
    check = CheckPage(officer)
    for position, (body, answer) in enumerate((("Water company", "Agreed"), ("County council", "Not agreed")), start=1):
        expect(check.row(position)).to_contain_text("That the Council asks for its maps.")
        expect(check.row(position)).to_contain_text(body)
        expect(check.row(position)).to_contain_text(answer)


def test_what_is_typed_after_pasting_counts(visit: Callable[..., Visitor], site: str) -> None:
    officer = visit(site).picks(OFFICER)
    page = NewImportPage.found_by(officer)
    page.paste_from_word(FROM_WORD, AS_TEXT)
    page.field("Or paste the table").press_sequentially("2\tThat it rests.\tCouncil\tAgree")
    assert officer.page.locator("input[name=table]").input_value() == ""


def test_a_picture_that_calls_itself_a_document_is_refused(visit: Callable[..., Visitor], site: str) -> None:
    officer = visit(site).picks(OFFICER)
    NewImportPage.found_by(officer).upload(PICTURE)
    problem = "This is a PNG picture, not a document: send the file the table was typed in, or paste its text."
    assert SummaryOfProblems(officer).problems() == [problem]
    officer.follow("Imports")
    officer.sees_heading("Imports")
    expect(officer.page.get_by_role("main")).not_to_contain_text("tracker.docx")
