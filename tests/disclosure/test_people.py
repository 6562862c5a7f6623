"""Names of people. All of them are made up."""

import pytest

from followthrough.disclosure.rules import Kind
from tests.disclosure.found import found

KNOWN = ["Jane Example", "Amir O'Sample-Test", "Zoë Specimen", "Lee Green"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cllr Jane Sample, Cabinet Member for Homes", ["Cllr Jane Sample"]),
        ("Mrs Sample and DS Sample said", ["Mrs Sample", "DS Sample"]),
        ("Dr A. Sample and Dr. B Sample", ["Dr A. Sample", "Dr. B Sample"]),
        ("Mr and Mrs Sample", ["Mrs Sample"]),
        ("Cllr Mr A H Sample (Chair)", ["Cllr Mr A H Sample"]),
        ("Professor A. B. Sample-Test", ["Professor A. B. Sample-Test"]),
        ("Ms van der Sample; Mr O’Sample", ["Ms van der Sample", "Mr O’Sample"]),
        ("MR SAMPLE; mrs sample", ["MR SAMPLE", "mrs sample"]),
        ("Cllr Young, Mrs Green and Councillor Anna Long", ["Cllr Young", "Mrs Green", "Councillor Anna Long"]),
        ("Lord Mayor, Councillor Jane Sample", ["Councillor Jane Sample"]),
        ("Mrs\n    Sample", ["Mrs Sample"]),
        ("Mr\u00a0Sam\u00adple", ["Mr Sam\u00adple"]),
        ("Cllrs Sample, Young and O’Test, and the clerk", ["Cllrs Sample", "Young", "O’Test"]),
        ("Councillors Mrs G. Sample, J. Street, and D G Test", ["Councillors Mrs G. Sample", "J. Street", "D G Test"]),
    ],
)
def test_behind_a_title(text: str, expected: list[str]) -> None:
    assert found(text, Kind.NAME) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Contact: Jane Sample", ["Jane Sample"]),
        ("Report author:\n\tJane Sample", ["Jane Sample"]),
        ("Jane Sample, Head of Housing", ["Jane Sample"]),
        ("Jane Sample (Domestic Abuse Lead)", ["Jane Sample"]),
        ("Jane Sample MP", ["Jane Sample"]),
        ("her daughter Sam, a woman named Aisha", ["Sam", "Aisha"]),
        ("the victim’s husband, Sam", ["Sam"]),
        ("Prepared by Jane Sample", ["Jane Sample"]),
        ("prepared by Democratic Services", []),
        ("Contact: Community Safety", []),
        ("Lead officer: Head of People", []),
        ("Report of: Executive Director (Communities and People)", []),
        ("Anytown County Council, Head of Service", []),
        ("her partner agency, a woman called in", []),
    ],
)
def test_without_a_title_beside_something(text: str, expected: list[str]) -> None:
    assert found(text, Kind.NAME) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Example will lead", ["Jane Example"]),
        ("jane example; JANE EXAMPLE", ["jane example", "JANE EXAMPLE"]),
        ("Example, Jane; J. Example; J Example", ["Example, Jane", "J. Example", "J Example"]),
        ("Jane\n Example’s decision", ["Jane Example’s"]),
        ("Amir O’Sample\u2011Test", ["Amir O’Sample\u2011Test"]),
        ("Zoe Specimen; Zoe\u0308 Specimen", ["Zoe Specimen", "Zoe\u0308 Specimen"]),
        ("as Example had said", ["Example"]),
        ("an example; for example", []),
        ("Example Homes Limited", []),
        ("Green Spaces and a Green party; Lee Green", ["Lee Green"]),
        ("Jane. Then Example", ["Example"]),
    ],
)
def test_known_people(text: str, expected: list[str]) -> None:
    assert found(text, Kind.NAME, known=KNOWN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cllr Jane Notable", []),
        ("Councillor Notable, Cllr J. Notable, JANE NOTABLE", []),
        ("Mrs Jane Notable; Cllr Mrs J Notable, Cabinet Member", []),
        ("Mrs Notable", ["Mrs Notable"]),
        ("Cllr Other Notable", ["Cllr Other Notable"]),
        ("Notable was asked", []),
    ],
)
def test_a_published_name_is_no_hit(text: str, expected: list[str]) -> None:
    assert found(text, Kind.NAME, known=["Jane Notable"], public=["Councillor Jane Notable"]) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("Head of People", "Executive Director (Communities and People)", "Domestic Abuse Act 2021", "May 2024"),
        *("Domestic Violence, Crime and Victims Act 2004", "Councillor Training", "Councillors are trained"),
        *("Councillor Call for Action", "Lord Chancellor", "the Ministry of Justice", "Miss this", "miss a day"),
        *("Thames Valley Police, Head of Crime", "Mr Chair, I ask", "MR Part 46", "Ms B left. Ms B. The Council"),
        *("Building Respectful Families", "a programme called Example Families", "5 ms", "the Drive Panel"),
    ],
)
def test_posts_bodies_acts_and_months_are_no_names(text: str) -> None:
    assert found(text, Kind.NAME) == []
