"""Counts of people from one to four, and everything else that is counted."""

import pytest

from followthrough.disclosure.rules import Kind
from tests.disclosure.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 victims", ["3 victims"]),
        ("two families, four women", ["two families", "four women"]),
        ("one survivor and her 2 children", ["one survivor", "2 children"]),
        ("1 household; a single resident", ["1 household", "a single resident"]),
        ("one victim/survivor and 4 victims/survivors", ["one victim/survivor", "4 victims/survivors"]),
        ("two young Polish women, two teenage girls", ["two young Polish women", "two teenage girls"]),
        ("two Black and minority ethnic women", ["two Black and minority ethnic women"]),
        ("3 high-risk victims", ["3 high-risk victims"]),
        ("3 of the victims, 2 of our 76 tenants", ["3 of the victims", "2 of our 76 tenants"]),
        ("1 of 12 applicants, three out of 40 survivors", ["1 of 12 applicants", "three out of 40 survivors"]),
        ("Last year 3 women came, this month two families", ["3 women", "two families"]),
        ("In that area 3 households and in each group two women", ["3 households", "two women"]),
        ("Three women work there, one family plans to move", ["Three women", "one family"]),
        ("two families plan to move, two women led the group", ["two families", "two women"]),
        ("3 no. families, 2/3 women", ["3 no. families", "2/3 women"]),
        ("three (3) women, 2 x women", ["three (3) women", "2 x women"]),
        ("2-3 families, two or three families, 1–3 girls", ["2-3 families", "two or three families", "1–3 girls"]),
        ("2 members of staff; 3 service users", ["2 members of staff", "3 service users"]),
        ("two domestic homicides, one referral", ["two domestic homicides", "one referral"]),
        ("Three Women", ["Three Women"]),
        ("THREE WOMEN, three under-18s", ["THREE WOMEN", "three under-18s"]),
        ("fewer than 3 victims", ["3 victims"]),
        ("one family of five", ["one family"]),
        ("３\u00a0vic\u00adtims", ["３ vic\u00adtims"]),
        ("**3** victims, _2 women_", ["3** victims", "2 women"]),
        ("3\n    victims", ["3 victims"]),
        ("Total:3 women; -2 men", ["3 women", "2 men"]),
    ],
)
def test_people(text: str, expected: list[str]) -> None:
    assert found(text, Kind.SMALL_COUNT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("victims: 3", ["victims: 3"]),
        ("Victims (female): 2", ["Victims (female): 2"]),
        ("Women\t2\nMen\t30", ["Women 2"]),
        ("children (2)", ["children (2"]),
        ("| Households | 4 |", ["Households | 4"]),
        ("Of the victims, 3 were children.", ["3 were children"]),
        ("five adults, one of whom was a child", ["one of whom was a child"]),
        ("Number of young children on the register: 4", ["Number of young children on the register: 4"]),
        ("the number of women helped was two", ["number of women helped was two"]),
        ("the number of women helped was 24", []),
        ("Priority: 2: Children", []),
        ("victims: 30, women: 2023", []),
    ],
)
def test_in_tables_and_afterwards(text: str, expected: list[str]) -> None:
    assert found(text, Kind.SMALL_COUNT) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("5 places of safety", "three programmes", "2 posts", "two workshops", "4 bids", "1:1s", "page 2", "2 March"),
        *(
            "one of the priority areas",
            "two rolling groups",
            "Three of the five districts",
            "One service",
            "One Council",
        ),
        *("two officers", "two partner organisations", "two agencies for victims", "one to one work", "one stop shop"),
    ],
)
def test_things(text: str) -> None:
    assert found(text, Kind.SMALL_COUNT) == []


@pytest.mark.parametrize(
    "text",
    [
        *("two women's refuges", "two victim support workers", "one family support worker", "three Family Hubs"),
        *("one child protection conference", "one resident survey", "one person household", "a single parent"),
        *("two resident associations", "two Children and Families teams", "two families of policies", "2 year olds"),
        *("two children's playgrounds", "two-parent families", "Two Residents' Associations"),
    ],
)
def test_things_that_are_called_after_people(text: str) -> None:
    assert found(text, Kind.SMALL_COUNT) == []


@pytest.mark.parametrize(
    "text",
    [
        *("76 victims/survivors and 128 children", "5 women", "24 women", "1,204 women", "0 victims", "no victims"),
        *(
            "twenty-three women",
            "twenty three women",
            "one hundred women",
            "three hundred families",
            "0.4 women",
            "£3 people",
            "4% of women",
        ),
        *("1:3 women", "2/3 of the women", "two thirds of women"),
    ],
)
def test_other_numbers(text: str) -> None:
    assert found(text, Kind.SMALL_COUNT) == []


@pytest.mark.parametrize(
    "text",
    [
        *("fewer than 5 victims", "fewer than five victims", "<5 victims", "1 to 4 victims", "1-4 victims"),
        *("1–4 victims", "one to four women"),
    ],
)
def test_a_count_that_is_withheld_already(text: str) -> None:
    assert found(text, Kind.SMALL_COUNT) == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "one in four women",
            "1 in 4 women",
            "1 in every 3 victims",
            "3 out of 4 women",
            "Tier 1 people",
            "Year 4 children",
            "recommendation 3 victims",
        ),
        *("phase 2 residents", "no one person", "any one family", "at least one adult", "more than one victim"),
        *(
            "1. Residents are asked",
            "2) Victims are asked",
            "4.1 Victims",
            "19\nChildren",
            "4 April people met",
            "3\nChildren and others",
        ),
    ],
)
def test_rates_labels_and_numbers_of_paragraphs(text: str) -> None:
    assert found(text, Kind.SMALL_COUNT) == []
