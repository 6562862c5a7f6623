"""A layout changed by one step."""

from dataclasses import replace

import pytest

from followthrough.packs.arranging import (
    FIRST,
    before,
    clearer_moved,
    section_moved,
    there_already,
    with_clearer,
    with_section,
    without_clearer,
    without_section,
)
from followthrough.packs.rules import Clearer, Kind, Layout, Section, layout_faults

LAYOUT = Layout(
    "Ours",
    (Section("title", "Title", Kind.FIELD), Section("background", "Background"), Section("money", "Money")),
    (Clearer("finance", "Finance", ("money",)), Clearer("legal", "Legal", ("background", "money"))),
)
NEW = Section("risk", "Risk")


def keys(layout: Layout) -> str:
    return " ".join(one.key for one in layout.sections)


@pytest.mark.parametrize(
    ("after", "order"),
    [
        (FIRST, "risk title background money"),
        ("title", "title risk background money"),
        ("money", "title background money risk"),
        ("gone", "title background money risk"),
    ],
)
def test_a_new_section_stands_where_it_was_put(after: str, order: str) -> None:
    assert keys(with_section(LAYOUT, NEW, after)) == order


def test_a_section_is_put_in_the_place_of_the_one_with_its_key() -> None:
    changed = with_section(LAYOUT, Section("title", "Subject", Kind.FIELD), "background")
    assert (keys(changed), changed.sections[1].heading) == ("background title money", "Subject")


@pytest.mark.parametrize(
    ("key", "by", "order"),
    [
        ("title", 1, "background title money"),
        ("money", -1, "title money background"),
        ("title", -1, "title background money"),
        ("money", 1, "title background money"),
        ("gone", 1, "title background money"),
    ],
)
def test_a_section_moves_by_one_and_stays_at_either_end(key: str, by: int, order: str) -> None:
    assert keys(section_moved(LAYOUT, key, by)) == order


def test_who_cleared_a_section_that_is_taken_out_goes_on_with_the_others() -> None:
    changed = without_section(LAYOUT, "background")
    assert (keys(changed), changed.clearers[1].sections) == ("title money", ("money",))


@pytest.mark.parametrize(
    "changed", [without_section(LAYOUT, "money"), with_section(LAYOUT, Section("money", "Money", Kind.APPENDICES), "")]
)
def test_who_cleared_that_section_alone_never_comes_to_clear_everything(changed: Layout) -> None:
    assert changed.clearers == (LAYOUT.clearers[0], Clearer("legal", "Legal", ("background",)))
    assert layout_faults(changed) == [("clears_nothing", "Finance")]


def test_clearers_are_put_moved_and_taken_out_alike() -> None:
    director = Clearer("director", "Director")
    changed = clearer_moved(with_clearer(LAYOUT, director, "finance"), "director", -1)
    assert [one.key for one in changed.clearers] == ["director", "finance", "legal"]
    assert without_clearer(changed, "director") == LAYOUT


def test_what_a_part_stands_after_is_known_and_a_new_one_comes_last() -> None:
    asked = ("title", "money", "new")
    assert [before(LAYOUT.sections, key) for key in asked] == [FIRST, "background", "money"]


def test_the_very_same_under_another_key_is_there_already() -> None:
    again = replace(LAYOUT.sections[1], key="background-2")
    assert there_already(LAYOUT.sections, again)
    assert not there_already(LAYOUT.sections, replace(again, guidance="More."))
