"""Whom a recommendation is addressed to, where the name stands beside its number without a label."""

import pytest

from followthrough.exchange import read
from followthrough.exchange.understand.owners import addressed

ASKED = [
    ("1", "Highmoor Health Board", "Name one director who answers for it."),
    ("2", "Highmoor Council", "The Council should check the homes each year."),
    ("3", "Director of Nursing", "That the minutes be published, and sent to the families."),
]
LIFE = "<p><b>Status:</b> Complete</p><h4>Position in March 2025</h4><p>It was done in six wards.</p>"
IN_PROSE = [
    "<h3>Recommendation {0} – {1}</h3><p>{2}</p>", "<h3>Recommendation {0} ({1})</h3><p>{2}</p>",
    "<h3>Recommendation {0}: to the {1}</h3><p>{2}</p>", "<h3>Recommendation {0}</h3><p><b>{1}</b></p><p>{2}</p>",
    "<p><b>Recommendation {0}</b> {1}</p><p>{2}</p>", "<h3>Recommendation {0} {1}</h3><p>{2}</p>",
    "<table><tr><td>Recommendation {0}</td><td>{1}</td></tr><tr><td colspan=2>{2}</td></tr></table>",
]  # fmt: skip
IN_A_FORM = (
    "<table><tr><td>Recommendation {0}</td><td>{1}</td></tr><tr><td colspan=2>{2}</td></tr>"
    "<tr><td>Status</td><td>Complete</td></tr>"
    "<tr><td>Update March 2025</td><td>It was done in six wards.</td></tr></table>"
)


def page(each: str, names: list[str] | None = None) -> dict:  # type: ignore[type-arg]
    said = [(number, names[at] if names else whom, words) for at, (number, whom, words) in enumerate(ASKED)]
    return read(f"<h1>Reply</h1>{''.join(each.format(*one) for one in said)}".encode(), "reply.html")


@pytest.mark.parametrize("each", [*(f"{one}{LIFE}" for one in IN_PROSE), IN_A_FORM])
def test_the_body_beside_the_number_is_the_owner_with_a_doubt(each: str) -> None:
    reading = page(each)
    found = reading["recommendations"]
    assert [(one["number"], one["owner"], one["text"]) for one in found] == ASKED
    assert [(one["status"], [update["text"] for update in one["updates"]]) for one in found] == [
        ("Complete", ["It was done in six wards."])
    ] * 3
    told = [doubt["says"] for doubt in reading["doubts"]]
    assert told == [f"“{whom}” stands beside its number and is read as the owner" for _, whom, _ in ASKED]


@pytest.mark.parametrize(
    "names", [["Police visibility", "Council tax", "Team work"], ["Money", "Staff", "Highmoor Council"]]
)
def test_a_title_that_speaks_of_a_body_is_no_owner(names: list[str]) -> None:
    found = page(IN_PROSE[0] + LIFE, names)["recommendations"]
    assert [(one["owner"], one["text"]) for one in found] == [(None, words) for _, _, words in ASKED]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("To Highmoor Council", "Highmoor Council"), ("Head of Parks and Leisure", "Head of Parks and Leisure"),
        ("The Board", "The Board"), ("Department for Roads", "Department for Roads"),
        ("Chief Officer", "Chief Officer"),
        ("Council tax support", None), ("Police response times", None), ("Trust in the police", None),
        ("Write to the Board", None), ("highmoor council", None),
    ],
)  # fmt: skip
def test_what_names_a_body_or_a_post(text: str, name: str | None) -> None:
    assert addressed(text) == name
