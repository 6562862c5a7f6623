"""The officer knows better than the reader which tables of a paper are trackers."""

from collections.abc import Callable

from playwright.sync_api import FilePayload, expect

from tests.exchange.papers import HEADINGS, docx, table
from tests.journeys.conftest import PHONE
from tests.journeys.pages.imports import CheckPage, NewImportPage
from tests.journeys.visitor import Visitor

OFFICER = "Imogen Tarrant"
PAPER: FilePayload = {
    "name": "lunch clubs.docx",
    "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "buffer": docx(
        table(
            HEADINGS,
            ("1) That the Council lends its halls to lunch clubs without charge.", "Agree", "Three are lent. Complete"),
            ("2) That the Council lists every lunch club on its web pages.", "Agree", "On-going, with the libraries."),
        )
        + table(("Code", "Meaning"), ("C", "Complete"), ("O", "Ongoing"))
        + table(
            ("What we heard", "What happens next"),
            ("Nobody can get to the clubs in the villages without a car of their own", "The bus company is asked."),
        )
    ),
}


def test_a_table_is_read_too_and_another_left_out(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site).picks(OFFICER)
    NewImportPage.found_by(officer).upload(PAPER)
    check = CheckPage(officer)  # which scans it
    assert check.tables() == ["Read: 2 recommendations", *KEY_AND_OTHER]
    check.row(2).get_by_label("Delivery: In progress").check()
    check = check.choose_table("Table 3", "Read this table too")
    assert check.done() == "Table 3 is read: 1 row."
    assert check.tables()[2] == "Read: 1 recommendation"
    expect(check.row(3)).to_contain_text("Nobody can get to the clubs")
    expect(check.row(2).get_by_label("Delivery: In progress")).to_be_checked()
    officer.scan()

    check = check.choose_table("Table 3", "Leave this table out")
    expect(check.row(3)).to_have_count(0)
    check = check.choose_table("Table 1", "Leave this table out")
    assert check.done().startswith("Without this table no recommendation would be left")
    expect(check.row(2).get_by_label("Delivery: In progress")).to_be_checked()
    officer.page.set_viewport_size(PHONE)
    assert officer.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    officer.scan()


KEY_AND_OTHER = [
    "Left out: it reads as a key or a list of definitions",
    "Left out: it does not read as a table of recommendations",
]


def test_enter_in_a_tick_box_leaves_no_table_out(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site, scripts=False).picks(OFFICER)
    NewImportPage.found_by(officer).upload(PAPER)
    check = CheckPage(officer)
    box = check.row(2).get_by_label("Delivery: In progress")
    box.check()
    with officer.page.expect_navigation():
        box.press("Enter")
    check = CheckPage(officer)
    expect(check.row(2).get_by_label("Delivery: In progress")).to_be_checked()
    assert check.tables() == ["Read: 2 recommendations", *KEY_AND_OTHER]
