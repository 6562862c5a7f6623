import pytest

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.readers.text import read_text
from followthrough.exchange.readers.web import read_web
from followthrough.exchange.understand import Reading, labels, understand
from followthrough.exchange.understand.records import laid_out
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.understand.grids import grid, paper

ACT, REST = "That the Council acts.", "That the Council rests."


def of_text(text: str) -> Reading:
    return understand(read_text(text.encode()))


def of_page(body: str) -> Reading:
    return understand(read_web(f"<html><body>{body}</body></html>".encode()))


def said(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (
            one.number,
            one.text,
            one.response,
            one.owner,
            one.due,
            one.status,
            "|".join(u.text or "" for u in one.updates),
        )
        for one in reading.recommendations
    ]


def doubts(reading: Reading) -> list[tuple[str, str]]:
    return [(doubt.where, doubt.says) for doubt in reading.doubts if doubt.where != "the paper"]


def test_labelled_lines_of_an_e_mail_are_read_by_code() -> None:
    reading = of_text(
        "Subject: Housing review\n\nDear all\n\n"
        f"HS1. {ACT}\nDecision: Agreed\nOwner: Head of Law\nUpdate 1 May 2023: Begun.\nUpdate 2 May 2024: Sent.\n\n"
        f"HS2. {REST}\nDecision: Not agreed\nOwner: Head of HR\nUpdate 2 May 2024: Options:\n1. sleep\n2. wait\n\n"
        "Kind regards\nA Clerk\n"
    )
    assert said(reading) == [
        ("HS1", ACT, "Agreed", "Head of Law", None, None, "Begun.|Sent."),
        ("HS2", REST, "Not agreed", "Head of HR", None, None, "Options:\n1. sleep\n2. wait"),
    ]
    assert [update.date for update in reading.recommendations[0].updates] == ["1 May 2023", "2 May 2024"]
    assert (reading.title, doubts(reading)) == ("Housing review", [])


def test_updates_stand_in_the_order_of_the_paper_though_the_first_record_has_the_later_alone() -> None:
    reading = of_text(
        f"R1. {ACT}\nOwner: A B\nUpdate May 2024: Sent.\n\nR2. {REST}\nOwner: C D\nUpdate May 2023: Begun.\n"
        "Update May 2024: Sent.\n"
    )
    assert said(reading)[1][-1] == "Begun.|Sent."


def test_two_lines_of_one_label_are_both_kept() -> None:
    reading = of_text(f"1. {ACT}\nLead: A\nUpdate: Begun\nUpdate: Sent\n\n2. {REST}\nLead: B\nUpdate: Begun\n")
    assert said(reading)[0][-1] == "Begun|Sent"


def test_an_answer_and_its_reason_is_no_label() -> None:
    reading = of_text(f"1. {ACT}\nResponse:\nNot agreed: too dear\nLead: A\n\n2. {REST}\nResponse: Agreed\nLead: B\n")
    assert [row[2:4] for row in said(reading)] == [("Not agreed: too dear", "A"), ("Agreed", "B")]


def test_several_labels_on_one_line_are_taken_apart() -> None:
    reading = of_text(
        f"R1 - {ACT}\nOwner: A B | Due: May 2024 | Status: Complete\nUpdate: Sent\n\n"
        f"R2 - {REST}\nOwner: C D; Due: June 2024; Status: Ongoing\nUpdate: Begun\n"
    )
    assert said(reading) == [
        ("R1", ACT, None, "A B", "May 2024", "Complete", "Sent"),
        ("R2", REST, None, "C D", "June 2024", "Ongoing", "Begun"),
    ]


def test_a_label_that_stands_only_once_ends_a_short_value_and_not_an_account() -> None:
    reading = of_text(
        f"1. {ACT}\nResponse: Agreed\nProgress: Two ways.\nDue: none\nLead: A\n\n2. {REST}\nResponse: No\nLead: B\n"
    )
    assert said(reading)[0] == ("1", ACT, "Agreed", "A", None, None, "Two ways.\nDue: none")


def test_labels_alone_on_their_lines_have_their_value_below() -> None:
    entries = [
        f"Recommendation {at}\n{text}\nOur response\nAgreed\nLead officer\nTransport officer\nTarget date\n{due}"
        f"Latest update\nIn progress\n"
        for at, text, due in ((1, ACT, "May 2024\n"), (2, REST, ""))
    ]
    assert said(of_text("\n".join(entries))) == [
        ("1", ACT, "Agreed", "Transport officer", "May 2024", "In progress", ""),
        ("2", REST, "Agreed", "Transport officer", None, "In progress", ""),
    ]


def test_what_stands_below_the_last_entry_is_doubted() -> None:
    text = f"1. {ACT}\nLead: A\nUpdate: Begun\n\n2. {REST}\nLead: B\nUpdate: Begun\n\nNext meeting in May.\n"
    reading = of_text(text)
    assert said(reading)[1][-1] == "Begun\nNext meeting in May."
    assert [where for where, _ in doubts(reading)] == ["the text, row 2"]
    after_owner = of_text(text.replace("Lead: A\nUpdate: Begun", "Update: Begun\nLead: A").replace(
        "Lead: B\nUpdate: Begun", "Update: Begun\nLead: B"))  # fmt: skip
    assert said(after_owner)[1][3] == "B"
    assert doubts(after_owner) == [
        ("the text, row 2", "not read as part of it, though it stands below it: “Next meeting in May.”")
    ]


def test_a_theme_or_a_line_in_capitals_above_an_entry_is_its_section() -> None:
    reading = of_text(
        f"Theme: Law\nRecommendation: {ACT}\nStatus: Open\nLead: A\n\n"
        f"Theme: Staff\nRecommendation: {REST}\nStatus: Open\nLead: B\n"
    )
    assert [one.section for one in reading.recommendations] == ["Law", "Staff"]
    reading = of_text(f"LAW\n\n1) {ACT}\nStatus: Open\nLead: A\n\nSTAFF\n\n2) {REST}\nStatus: Open\nLead: B\n")
    assert [one.section for one in reading.recommendations] == ["LAW", "STAFF"]


def test_one_recommendation_alone_is_read_where_it_is_named() -> None:
    assert said(of_text(f"Recommendation 4: {ACT}\nResponse: Agreed\nOwner: A B\n")) == [
        ("4", ACT, "Agreed", "A B", None, None, "")
    ]


def test_a_page_of_headings_and_definition_lists() -> None:
    entry = (
        "<h3><button>Recommendation {}</button></h3><div hidden><p>{}</p><dl><dt>Our response</dt><dd>Agreed</dd>"
        "<dt>Due</dt><dd></dd><dt>Latest update</dt><dd>Begun.<br>Not done.</dd></dl></div>"
    )
    reading = of_page(
        f"<h1>Review</h1><h2>Law</h2>{entry.format(1, ACT)}<h2>Staff</h2>{entry.format(2, REST)}<h2>Useful?</h2><p>No"
    )
    assert said(reading) == [
        ("1", ACT, "Agreed", None, None, None, "Begun.\nNot done."),
        ("2", REST, "Agreed", None, None, None, "Begun.\nNot done."),
    ]
    assert [one.section for one in reading.recommendations] == ["Law", "Staff"]


def test_bold_labels_of_paragraphs_and_their_further_paragraphs() -> None:
    entry = "<h2>Recommendation {}</h2><p>{}</p><p><b>Progress:</b> Begun.</p><p>More.</p><p><b>Lead</b><br>A</p>"
    reading = of_page(entry.format(1, ACT) + entry.format(2, REST) + "<p>Contact us</p>")
    assert said(reading)[1] == ("2", REST, None, "A", None, None, "Begun.\nMore.")


def test_a_heading_is_the_words_or_a_title_over_them() -> None:
    labels = "<dl><dt>Response</dt><dd>Agreed</dd><dt>Lead</dt><dd>A</dd></dl>"
    reading = of_page(f"<h3>{ACT}</h3>{labels}<h3>{REST}</h3>{labels}")
    assert ([row[1] for row in said(reading)], doubts(reading)) == ([ACT, REST], [])
    reading = of_page(f"<h3>1. Law</h3><p>{ACT}</p>{labels}<h3>2. Staff</h3><p>{REST}</p>{labels}")
    assert [(one.text, one.notes) for one in reading.recommendations] == [
        (ACT, {"Title": "Law"}),
        (REST, {"Title": "Staff"}),
    ]
    assert [where for where, _ in doubts(reading)] == ["the text, row 1", "the text, row 2"]


def test_a_list_at_the_front_is_not_read_twice() -> None:
    front = f"<p>Recommendation 1: {ACT}</p><p>Recommendation 2: {REST}</p>"
    entry = "<h3>Recommendation {}</h3><p>{}</p><p><b>Response:</b> Agreed</p><p><b>Lead:</b> A</p>"
    assert len(said(of_page(front + entry.format(1, ACT) + entry.format(2, REST)))) == 2


def test_a_paper_with_a_table_under_headings_is_left_as_it_is() -> None:
    lines = [Line(text) for text in ("1. One", "Lead: A", "Response: No", "2. Two", "Lead: B", "Response: No")]
    given = paper(*lines, grid(["No", "Recommendation", "Status"], ["1", ACT, "Open"]))
    assert laid_out(given) == (given, [])


def test_updates_that_each_have_a_day_of_their_own_are_no_columns() -> None:
    entries = [f"{at}. {ACT}\nLead: A\nUpdate {at % 28 + 1} May {2000 + at // 28}: Sent.\n" for at in range(1, 99)]
    found = of_text("\n".join(entries)).recommendations
    assert (len(found), found[97].updates[0].date, found[97].updates[0].text) == (98, "15 May 2003", "Sent.")


def test_a_heading_of_its_own_within_an_entry_does_not_end_it() -> None:
    entry = "<h3>Recommendation {}</h3><p>{}</p>{}<h4>Response</h4><p>Agreed</p><h4>Lead</h4><p>A</p>"
    reading = of_page(entry.format(1, ACT, "<h4>Why it matters</h4><p>Much.</p>") + entry.format(2, REST, ""))
    assert said(reading)[0] == ("1", ACT, "Agreed", "A", None, None, "")
    assert reading.recommendations[0].notes == {"Why it matters": "Much."}


def test_headings_over_an_officer_and_a_day_are_no_recommendations() -> None:
    page = "<h3>Opening</h3><p>Lead: A</p><p>When: 1 May 2024</p><h3>Closing</h3><p>Lead: A</p><p>When: 2 May 2024</p>"
    with pytest.raises(Unreadable):
        of_page(page)


def test_paragraphs_below_an_answer_are_what_was_said_with_it() -> None:
    entry = "<h2>Recommendation {}</h2><p>{}</p><h3>Response: agreed</h3><p>We will.</p><h3>Lead</h3><p>A</p>"
    assert said(of_page(entry.format(1, ACT) + entry.format(2, REST)))[1] == (
        "2", REST, "agreed", "A", None, None, "We will.",
    )  # fmt: skip


def test_words_that_close_a_letter_close_nothing_where_a_label_follows() -> None:
    entry = (
        "<h2>Recommendation {}</h2><p>{}</p><p><b>Update:</b> Sent.</p><p>Contact us by May.</p><p><b>Lead:</b> A</p>"
    )
    assert said(of_page(entry.format(1, ACT) + entry.format(2, REST)))[1][-1] == "Sent.\nContact us by May."


def of_paper(reading: Reading) -> list[str]:
    return [doubt.says for doubt in reading.doubts if doubt.where == "the paper"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Recycling 2024: the rate rose to 51%", None),
        ("Recovery 2025", None),
        ("Records 2023 – 24", None),
        ("Rec7: That it acts", "7"),
        ("Rec. no. HS2", "HS2"),
        ("Recommendation seven", "seven"),
    ],
)
def test_only_the_whole_word_names_a_recommendation(text: str, number: str | None) -> None:
    opening = labels.named(Line(text))
    assert (opening.number if opening else None) == number


def test_words_that_may_close_a_paper_close_no_entry_before_the_last_and_are_told() -> None:
    first = f"1. {ACT}\nLead: A\nUpdate: Begun\n\nContact us has a new form.\n\nAll 14 forms are in use.\n\n"
    reading = of_text(f"{first}2. {REST}\nLead: B\nUpdate: Sent\n\nContact us by post.\n\nThe Guildhall\n")
    assert [row[-1] for row in said(reading)] == [
        "Begun\nContact us has a new form.\nAll 14 forms are in use.",
        "Sent",
    ]
    assert [where for where, _ in doubts(reading)] == ["the text, row 1"]
    assert of_paper(reading) == ["not read as part of any recommendation: “Contact us by post.”; “The Guildhall”"]


def headings(*entries: tuple[str, str]) -> Reading:
    return of_page("<h1>Review</h1>" + "".join(f"<h2>{head}</h2>{below}" for head, below in entries))


ANSWERED = "<p><b>Response:</b> Agreed</p><p><b>Lead:</b> A</p>"
WAITS = "That the Council waits for the bus"


def test_a_heading_without_an_answer_among_recommendations_is_one_with_a_doubt() -> None:
    reading = headings((f"{ACT}", ANSWERED), (WAITS, ""), (f"{REST}", ANSWERED))
    assert [row[1:4] for row in said(reading)] == [(ACT, "Agreed", "A"), (WAITS, None, None), (REST, "Agreed", "A")]
    assert [where for where, says in doubts(reading) if "no answer, owner" in says] == ["the text, row 2"]
    numbered = headings(
        (f"1. {ACT}", ANSWERED), (f"2. {REST}", ANSWERED), (f"3. {WAITS}", ""), ("Contact", "<p>Us</p>")
    )
    assert [row[0] for row in said(numbered)] == ["1", "2", "3"]
    assert of_paper(numbered) == ["not read as part of any recommendation: “Contact”; “Us”"]


def test_lines_that_no_record_took_are_told_once() -> None:
    reading = headings((ACT, ANSWERED), (REST, ANSWERED), ("Contact", "<p>One</p><p>Two</p><p>Three</p>"))
    assert len(said(reading)) == 2
    assert of_paper(reading) == ["not read as part of any recommendation: “Contact”; “One”; “Two” and 1 more"]


def test_a_heading_inside_an_entry_that_a_line_opened_does_not_end_it() -> None:
    entry = "<p>R{0}. That it acts.</p><p>Response: Agreed</p><p>Lead: A</p>"
    within = "<h3>Next steps for this</h3><p>Status: In progress</p>"
    reading = of_page(f"{entry.format(1)}{within}{entry.format(2)}<p>Status: Complete</p>")
    assert [(row[2], row[3], row[5]) for row in said(reading)] == [
        ("Agreed", "A", "In progress"),
        ("Agreed", "A", "Complete"),
    ]
    assert [where for where, _ in doubts(reading)] == ["the text, row 1"]


def test_a_table_beside_records_in_prose_is_left_out_with_a_doubt_and_does_not_go_on_with_them() -> None:
    entry = "<p>R{0}. That it acts.</p><p>Response: Agreed</p><p>Lead: A</p>"
    table = "<table><tr><td>Phone</td><td>01234</td><td>x</td><td>y</td></tr></table>"
    reading = of_page(f"{entry.format(1)}{entry.format(2)}{table}")
    assert [row[0] for row in said(reading)] == ["R1", "R2"]
    assert [where for where, says in doubts(reading) if says.startswith("left out")] == ["table 1"]


def test_the_words_of_a_page_s_buttons_below_each_entry_are_part_of_none() -> None:
    entry = "<p>R{0}. That it acts.</p><p>Lead: A</p><p>Update: Begun</p><p>Back to top</p>"
    reading = of_page("".join(entry.format(at) for at in (1, 2, 3)))
    assert [row[-1] for row in said(reading)] == ["Begun"] * 3
    assert doubts(reading) == []


def test_a_record_of_words_alone_is_no_section_of_the_next() -> None:
    entry = "Recommendation: {0}\nStatus: Complete\nLead: A\n\n"
    reading = of_text(f"{entry.format(ACT)}Recommendation: It waits\n\n{entry.format(REST)}")
    assert [row[1] for row in said(reading)] == [ACT, "It waits", REST]


def test_a_heading_that_begins_as_no_recommendation_does_is_none_and_is_told() -> None:
    reading = headings((ACT, ANSWERED), ("Staff and the workforce of the future", ""), (REST, ANSWERED))
    assert [row[1] for row in said(reading)] == [ACT, REST]
    assert of_paper(reading) == ["not read as part of any recommendation: “Staff and the workforce of the future”"]


def test_paragraphs_that_begin_with_a_day_are_more_of_a_value_that_does() -> None:
    since = ["Since then: 22 May 2025: Signs are up.", "6 November 2024: Signs are ordered."]
    entry = ["Lead: Head of Roads", "Due: May 2026", *since]
    reading = understand(
        paper("Recommendation 1: That it acts.", *entry, "Recommendation 2: That it stops.", *entry, "A note.")
    )
    assert [[update.date for update in one.updates] for one in reading.recommendations] == [
        ["22 May 2025", "6 November 2024"], ["22 May 2025"],
    ]  # fmt: skip
    assert "not read as part of it, though it stands below it: “6 November 2024: Signs are ordered.”" in [
        doubt.says for doubt in reading.doubts if doubt.where == reading.recommendations[1].where
    ]
