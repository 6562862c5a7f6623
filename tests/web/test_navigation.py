"""The menu: what one may see, and where one is."""

from typing import Any

import pytest

from followthrough.councils.permissions import Role
from followthrough.councils.queries import Member
from followthrough.web.navigation import for_member

THING = "01900000-0000-7000-8000-000000000001"


def menu(council: Any, role: Role, path: str = "/saltmere/") -> list[dict[str, Any]]:
    return for_member(council, Member(council, None, frozenset({role})), path)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/saltmere/", "Home"),
        ("/saltmere/reviews/", "Reviews"),
        ("/saltmere/recommendations/", "Recommendations"),
        (f"/saltmere/recommendations/{THING}/", "Recommendations"),
        (f"/saltmere/commitments/{THING}/update/", "Recommendations"),
        ("/saltmere/people/posts/", "People and posts"),
        ("/saltmere/imports/new/", "Imports"),
    ],
)
def test_the_menu_says_where_one_is(council: Any, path: str, where: str) -> None:
    assert [entry["text"] for entry in menu(council, Role.SCRUTINY_OFFICER, path) if entry["active"]] == [where]


def test_the_search_is_in_no_entry_of_the_menu(council: Any) -> None:
    assert [entry for entry in menu(council, Role.SCRUTINY_OFFICER, "/saltmere/search/") if entry["active"]] == []


def test_the_menu_has_only_what_one_may_follow(council: Any) -> None:
    words = [entry["text"] for entry in menu(council, Role.COMMITTEE_MEMBER)]
    assert words == ["Home", "Reviews", "Recommendations", "Programmes", "Reports"]
