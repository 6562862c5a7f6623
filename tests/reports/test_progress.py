"""The progress report as a document: what changed, the four tables, the counts, the states over time."""

from dataclasses import replace

import pytest

from followthrough.reports.document import Block, Document, Figure, Heading, Paragraph, Table
from followthrough.reports.exports import FORMATS, export_progress
from followthrough.reports.progress import progress
from followthrough.reports.progress_source import StatesOn
from tests.reports.progress_sample import items, progress_source, unchanged
from tests.reports.sample import AS_AT, recommendations, source

MADE = progress(progress_source())
EMPTY = progress_source(now=source(recommendations=()), items=(), states=(StatesOn(AS_AT, {}),))


def said(table: Table) -> list[list[str]]:
    """The words of each row, the parts of a cell joined."""
    return [[" | ".join(_words(part) for part in cell.content) for cell in row] for row in table.rows]


def _words(part: object) -> str:
    label = getattr(part, "label", "")
    return f"{label}: {part.text}" if label else part.text  # type: ignore[attr-defined]


def table(document: Document, begins: str) -> Table:
    found = [block for block in document.blocks if isinstance(block, Table) and block.caption.startswith(begins)]
    assert len(found) == 1, begins
    return found[0]


def under(document: Document, heading: str) -> list[Block]:
    """The blocks under that heading, up to the next heading."""
    [start] = [at for at, b in enumerate(document.blocks) if isinstance(b, Heading) and b.text == heading]
    rest = document.blocks[start + 1 :]
    end = next((at for at, block in enumerate(rest) if isinstance(block, Heading)), len(rest))
    return list(rest[:end])


def test_its_titles() -> None:
    assert MADE.title == "Review 7: progress report as at 16 January 2024"
    assert MADE.heading == "Damp and mould review: progress report"
    assert MADE.as_at_line == "As at 16 January 2024, with what changed since 5 April 2022"
    assert MADE.notice == "Not checked for publication"


def test_a_restricted_review_says_so() -> None:
    made = progress(progress_source(now=source(restricted=True)))
    assert made.notice == "Restricted to named readers: not for publication"


def test_counts_of_changes_come_first_with_the_numbers() -> None:
    first, counts = under(MADE, "What changed since 5 April 2022")
    assert isinstance(first, Paragraph)
    assert first.text == (
        "From the end of 5 April 2022 to the end of 16 January 2024. "
        "3 recommendations changed, 21 did not. One may have changed in several ways."
    )
    assert isinstance(counts, Table)
    assert said(counts) == [
        ["New or amended recommendations", "1", "7"],
        ["Responses given", "0", "none"],
        ["Became complete", "1", "1"],
        ["Other changes of the delivery state", "0", "none"],
        ["Dates set, moved or extended", "1", "3"],
        ["Owners", "1", "1"],
        ["Decisions of the committee", "0", "none"],
        ["Progress updates that leave the state as it was", "0", "none"],
        ["Evidence, reliances and ties to other recommendations", "0", "none"],
    ]


def test_each_change_has_its_number_its_before_and_its_now() -> None:
    [complete] = said(table(MADE, "Became complete"))
    assert (complete[0], complete[2]) == ("1", "No update received")
    assert complete[3].startswith("Complete | Visits are made within ten working days")
    [owner] = said(table(MADE, "Owners"))
    assert owner[2:] == ["Repairs Manager", "Head of Housing Repairs"]
    [moved] = said(table(MADE, "Dates set"))
    assert moved[2] == "Forecast by the owner: October 2023"
    assert moved[3] == "Forecast by the owner: 31 March 2024 | Reason: The third area has nobody yet."
    [new] = said(table(MADE, "New or amended"))
    assert new[2:] == [
        "Not there yet",
        "New in this time. | Cabinet | Agreed | Decided: 10 March 2021 | Millbrook Homes | Not agreed | "
        "Reason: Its own standard is fifteen days. | Decided: May 2021 | No update received",
    ]


def test_nothing_changed_is_said() -> None:
    same = progress_source(items=tuple(map(unchanged, recommendations())))
    [sentence] = under(progress(same), "What changed since 5 April 2022")
    assert isinstance(sentence, Paragraph)
    assert sentence.text.endswith("Nothing changed: all 24 recommendations stand as they did.")


def test_a_long_recommendation_is_shortened_at_a_word() -> None:
    long = replace(items()[0], now=replace(items()[0].now, text="That the Council " + "mends its homes, " * 20))
    [row] = said(table(progress(progress_source(items=(long,))), "Became complete"))
    assert row[1].endswith(" mends …")
    assert len(row[1]) <= 162


def test_the_four_tables_say_how_many_stand_in_each_and_what_they_are() -> None:
    rows = said(table(MADE, "How many recommendations stand in each table"))
    assert [(row[0], row[2]) for row in rows] == [
        ("A: Live", "11"),
        ("B: Completed since 5 April 2022", "1"),
        ("C: Extensions granted or needed since 5 April 2022", "0"),
        ("D: Outstanding", "9"),
    ]
    for row in rows:
        letter, _colon, name = row[0].partition(": ")
        *_table, definition = under(MADE, f"Table {letter}: {name}")
        assert isinstance(definition, Paragraph)
        assert definition.text == row[1]


def test_what_stands_in_none_of_them_is_accounted_for() -> None:
    sentences = [b.text for b in under(MADE, "The recommendations in four tables") if isinstance(b, Paragraph)]
    numbers = {row[0] for letter in "ABD" for row in said(table(MADE, f"Table {letter}: "))}
    assert sentences[1].startswith(
        f"{24 - len(numbers)} recommendations stand in none: 4 not agreed (5, 13, 19 and 22)"
    )
    one = progress(progress_source(items=items()[:1]))
    assert "Every recommendation stands in at least one of the tables." in [
        b.text for b in under(one, "The recommendations in four tables") if isinstance(b, Paragraph)
    ]


def test_an_empty_table_is_a_sentence() -> None:
    first, definition = under(MADE, "Table C: Extensions granted or needed since 5 April 2022")
    assert isinstance(first, Paragraph)
    assert first.text == ("No extension has been granted since 5 April 2022, and no later date has been forecast.")
    assert isinstance(definition, Paragraph)


def test_outstanding_says_by_how_much_and_how_silent() -> None:
    third = next(row for row in said(table(MADE, "Table D")) if row[0] == "3")
    assert third[3] == "Due: summer 2023"
    assert third[4] == "Overdue by 138 days | No update since 5 April 2022"


@pytest.mark.parametrize("caption", ["Recommendations by theme", "Recommendations by the service"])
def test_totals_are_the_sums_and_shares_name_their_base(caption: str) -> None:
    found = table(MADE, caption)
    assert [column.heading for column in found.columns[1:]] == [
        "All",
        "Awaiting response",
        "Not agreed",
        "Deferred",
        "Accepted",
        "Complete, of the accepted",
        "The other accepted",
    ]
    rows = said(found)
    *groups, total = [[int(cell) for cell in row[1:6]] for row in rows]
    assert [sum(column) for column in zip(*groups, strict=True)] == total == [24, 1, 4, 1, 18]
    for (_name, *_numbers, complete, rest), (every, *parts) in zip(rows, [*groups, total], strict=True):
        assert every == sum(parts)
        done = int(complete.split()[0]) if parts[-1] else 0
        assert done + sum(int(word) for word in rest.split() if word.isdigit()) == parts[-1]
    assert rows[-1][-2:] == [
        "6 of 18 (33%) | 2 only of the part agreed",
        "2 not stated, 1 not started, 3 in progress, 1 paused, 2 superseded, 1 not pursued and 2 no update received",
    ]


def test_what_has_nothing_accepted_has_no_share() -> None:
    [refused] = [one for one in items() if one.now.number == "5"]
    assert said(table(progress(progress_source(items=(refused,))), "Recommendations by the service"))[-1] == [
        "All",
        "1",
        "1",
        "0",
        "none accepted",
        "none",
    ]


def test_services_stand_by_name_then_what_has_none() -> None:
    names = [row[0] for row in said(table(MADE, "Recommendations by the service"))]
    assert names == ["Repairs", "Tenancies", "Service not recorded", "No owner recorded", "All"]


def test_states_stand_in_their_order_with_the_total() -> None:
    delivery = table(MADE, "By delivery, of those accepted")
    assert [column.heading for column in delivery.columns] == ["Status", "Recommendations", "Share of the 18 accepted"]
    assert [row[0] for row in said(delivery)] == [
        "Not stated",
        "Not started",
        "In progress",
        "Paused",
        "Complete",
        "Superseded",
        "Not pursued",
        "Complete (the part agreed)",
        "No update received",
        "Total",
    ]
    assert said(delivery)[-1] == ["Total", "18", "100%"]
    refused = table(MADE, "By delivery, of those not agreed")
    assert refused.columns[-1].heading == "Share of the 6 not accepted"


def test_without_themes_that_is_said() -> None:
    [sentence] = under(progress(progress_source(items=items()[:3])), "By theme")
    assert isinstance(sentence, Paragraph)


def test_the_figure_has_its_numbers_in_words_and_in_a_table() -> None:
    [figure] = [block for block in MADE.blocks if isinstance(block, Figure)]
    assert figure.alt == (
        "Bar charts of the states of delivery on 2 days, from 5 April 2022 to 16 January 2024. "
        "In progress: from 9 to 3. Complete: from 0 to 14. No update received: from 15 to 0. "
        "None expected: from 0 to 7. The table gives the numbers."
    )
    assert said(figure.twin) == [
        ["5 April 2022", "9", "0", "15", "0", "24"],
        ["16 January 2024", "3", "14", "0", "7", "24"],
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes_twice(form: str) -> None:
    assert export_progress(progress_source(), form) == export_progress(progress_source(), form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_review_of_nothing_is_made(form: str) -> None:
    assert export_progress(EMPTY, form)


def test_a_review_of_nothing_says_so() -> None:
    sentences = [block.text for block in progress(EMPTY).blocks if isinstance(block, Paragraph)]
    assert sum("no recommendations as at this day" in text for text in sentences) == 2
    assert "No recommendation was known on any of the report dates." in sentences
