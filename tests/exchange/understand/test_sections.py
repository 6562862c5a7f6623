"""Numbers that begin again for each value of a column."""

from followthrough.exchange.understand import Reading, understand
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council acts on the report without delay"
HEADINGS = ["Audit", "No.", "Recommendation", "Lead", "Status"]


def read(*rows: list[str]) -> Reading:
    return understand(paper(grid(HEADINGS, *rows)))


def identities(reading: Reading) -> list[tuple[str | None, str | None]]:
    return [(one.section, one.number) for one in reading.recommendations]


def row(audit: str, number: str, lead: str = "Head of Law") -> list[str]:
    return [audit, number, f"{ACT} {audit} {number} {lead}", lead, "Complete"]


def test_the_column_is_the_section_with_one_doubt() -> None:
    reading = read(row("A7\nStreets", "1"), row("", "2"), row("B2", "1"), row("B2", "2"))
    assert identities(reading) == [("A7", "1"), ("A7", "2"), ("B2", "1"), ("B2", "2")]
    assert [(doubt.where, doubt.says) for doubt in reading.doubts] == [
        ("the paper", "numbers begin again for each “Audit”: it is read as the section")
    ]


def test_a_printed_section_stays_before_it() -> None:
    across = ["Housing", "<", "<", "<", "<"]
    reading = read(across, row("A7", "1"), row("A7", "2"), row("B2", "1"), row("B2", "2"))
    assert identities(reading)[2:] == [("Housing – B2", "1"), ("Housing – B2", "2")]


def test_an_audit_of_two_owners_is_divided_by_owner() -> None:
    rows = [row("A7", number, lead) for lead in ("Head of Law", "Head of Parks") for number in ("1", "2")]
    reading = read(*rows, row("B2", "1"), row("B2", "2"))
    assert [section for section, _ in identities(reading)] == [
        "A7 – Head of Law", "A7 – Head of Law", "A7 – Head of Parks", "A7 – Head of Parks", "B2", "B2",
    ]  # fmt: skip


def test_one_slip_in_a_long_paper_stays_a_doubt_of_its_rows() -> None:
    reading = read(*(row("A7" if n < 6 else "B2", str(n if n != 9 else 1)) for n in range(1, 13)))
    assert {one.section for one in reading.recommendations} == {None}
