"""Streets and homes. None of these is a real address."""

import pytest

from followthrough.disclosure.rules import Kind
from tests.disclosure.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Young women at the Example Road mothers' project.", ["Example Road"]),
        ("EXAMPLE ROAD YOUNG MOTHERS PROJECT", ["EXAMPLE ROAD"]),
        ("the Example Street partnership board", ["Example Street"]),
        ("at 12 Example Street, Anytown", ["12 Example Street"]),
        ("27a-29 St Sample's Road", ["27a-29 St Sample's Road"]),
        ("27, Example Road", ["27, Example Road"]),
        ("Example Rd and Sample St.", ["Example Rd", "Sample St"]),
        ("Little Example Lane; Church Road; High Street", ["Little Example Lane", "Church Road", "High Street"]),
        ("the Council visits Example Avenue", ["Example Avenue"]),
        ("The Council's Example Avenue hub", ["Example Avenue"]),
        ("Example Road users and Example Street lighting", ["Example Road", "Example Street"]),
        ("12 example street", ["12 example street"]),
        ("they live on example road now", ["example road"]),
        ("off Example road", ["Example road"]),
        ("4 The Avenue", ["4 The Avenue"]),
        ("Example\u00a0Road, Exam\u00adple Road", ["Example Road", "Exam\u00adple Road"]),
        ("moved to Example\n    Road", ["Example Road"]),
    ],
)
def test_streets(text: str, expected: list[str]) -> None:
    assert found(text, Kind.STREET) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 Example Close", ["12 Example Close"]),
        ("moved to Example Close the next day", ["Example Close"]),
        ("Example Close is where they live", ["Example Close"]),
        ("the Sample Drive Young Mothers project", []),
        ("at the Sample Drive Young Mothers project", ["Sample Drive"]),
        ("the refuge at Example House", ["Example House"]),
        ("Example House has twelve rooms", ["Example House"]),
        ("Example House, Flat 3", ["Example House", "Flat 3"]),
        ("FLAT 3, EXAMPLE HOUSE", ["FLAT 3, EXAMPLE HOUSE"]),
        ("flat 2b; Flat B; apartment 14", ["flat 2b", "Flat B", "apartment 14"]),
        ("Example Way, Anytown AB1 2AB", ["Example Way"]),
        ("3 Station Approach", ["3 Station Approach"]),
        ("12 Market Place", ["12 Market Place"]),
    ],
)
def test_houses_and_closes_with_a_sign_that_they_are_places(text: str, expected: list[str]) -> None:
    assert found(text, Kind.STREET) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "the road to recovery",
            "The Road to Recovery",
            "A National Road Map",
            "Anytown Road Safety Group",
            "Anytown Street Scene",
            "Anytown Drive Panel",
            "Let's Close the gap",
            "ROAD SAFETY STRATEGY",
        ),
        *("Road Safety", "the Strategic Road Network", "the inner Ring Road", "a 30 mph road", "street lighting"),
        *("Street Scene", "School Streets", "the Red Crescent", "Bus Lane enforcement", "on the main road"),
        *("Drive Programme", "the Drive programme", "the Drive Panel", "Recruitment Drive", "a 10 minute drive"),
        *("Close the gap", "Close the Gap", "Cross-party", "In Close Partnership", "a way forward", "A Way Forward"),
        *("the Way Ahead programme", "Court of Appeal", "Crown Court", "in the Crown Court", "at Magistrates' Court"),
        *("in the Family Court", "2 County Court judgments", "Square metres", "200 square metres", "Hill review"),
        *("the Hill Review", "a place of safety", "Place of Safety", "5 places of safety", "Safe House", "in-house"),
        *("a 4 bedroom house", "Companies House", "the House of Commons", "Local Place Plan", "a flat fee"),
        *("St Example's Church", "St. Sample", "the 1st street", "three streets", "a flat 5% rise"),
    ],
)
def test_no_street(text: str) -> None:
    assert found(text, Kind.STREET) == []
