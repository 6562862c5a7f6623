import pytest

from followthrough.exchange.understand.columns import is_header
from followthrough.exchange.understand.roles import role_of
from tests.exchange.understand.grids import grid


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Recommendation", "text"), ("Recommendation(s)", "text"), ("Resolution", "text"),
        ("Action", "action"), ("Agreed action", "action"),
        ("No.", "number"), ("#", "number"), ("Rec No", "number"), ("Reference", "number"),
        ("Recommendation no.", "number"),
        ("Agree?", "response"), ("Agreed", "response"), ("Agency\nResponse", "response"),
        ("Officer response", "response"),
        ("Executive decision", "response"), ("Decision maker", "owner"),
        ("Lead", "owner"), ("Lead Officer/EM", "owner"), ("Action Owner", "owner"),
        ("Responsible officer", "owner"), ("Cabinet Member", "owner"),
        ("Recipient", "owner"), ("Responsibility", "owner"),
        ("Due date", "due"), ("By when", "due"), ("Delivery Date", "due"), ("Timescale", "due"),
        ("Expected completion date", "due"),
        ("Response due", "due"), ("End", "due"), ("Compliance date", "due"),
        ("Start", "issued"), ("Planned start date", "issued"),
        ("Date completed", "issued"), ("Actual completion date", "issued"), ("Status Date", "issued"),
        ("Date", "issued"),
        ("Last updated", "issued"), ("Recommendation date", "issued"), ("Date issued", "issued"),
        ("Comment", "comment"), ("December 2022 Update", "comment"), ("Action taken", "comment"),
        ("Officer comments", "comment"),
        ("Progress to date", "comment"), ("Current position", "comment"),
        ("Status", "status"), ("RAG", "status"), ("Status at 30-Jun-23", "status"),
        ("Recommendation status", "status"), ("Complete?", "status"),
        ("Theme", "section"), ("Definition", "key"), ("Priority", None), ("", None),
        ("That the Council acts on its recommendations", None),
    ],
)  # fmt: skip
def test_headings_name_their_column(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (["Recommendation", "Agree?", "Comment"], True), (["No.", "Recommendation", "Due"], True),
        (["Code", "Meaning"], True),
        (["1", "Agreed", "Complete"], False), (["Recommendation", "", ""], False),
        (["1) Response", "Agree"], False), (["Room", "Seats"], False),
    ],
)  # fmt: skip
def test_headings_are_told_from_rows(texts: list[str], says: bool) -> None:
    assert is_header(grid(texts).rows[0]) == says
