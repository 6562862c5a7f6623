"""Which recommendation a row is: certain, moved, reworded, a question, or new."""

from collections import Counter
from typing import Any

import pytest

from followthrough.exchange import matching
from followthrough.exchange.matching import How, Known, Likeness, Match, Sought, matched
from followthrough.exchange.rules import Fault, Identity

TREES = "That the Council plants a tree for every tree that it fells."
LIST = "That the Council publishes its list of protected trees each spring."
OFFICER = "That the Council pays for a second tree officer in the coming year."
MAPS = "That the water company gives its maps of pipes to every gardener."


def of(name: str) -> Identity:
    """ "3", "3 Parks" or "3 Parks body": number, section and recipient."""
    return Identity.of(*[*name.split(), None, None][:3])  # type: ignore[list-item]


def there(**texts: str | tuple[str, ...]) -> list[Known[str]]:
    """Recommendations by their names, `_` for a space and a first `n` left away, each with its wordings."""
    names = {name: name.removeprefix("n").replace("_", " ") for name in texts}
    wordings = {name: (said,) if isinstance(said, str) else said for name, said in texts.items()}
    return [Known(names[name], of(names[name]), wordings[name]) for name in texts]


def paper(*rows: tuple[str, str]) -> list[Sought]:
    return [Sought(at, of(name), text) for at, (name, text) in enumerate(rows, start=1)]


def found(rows: list[Sought], known: list[Known[str]], **answers: str | None) -> list[tuple[str, Any]]:
    """Each row's how, and its recommendation or those that it may be."""
    said = {int(at.removeprefix("row")): key for at, key in answers.items()}
    matches = matched(rows, known, said)
    return [(m.how, m.key or [one.key for one in m.like] or None) for _at, m in sorted(matches.items())]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (("1", TREES), (How.SAME, "1")),
        (("1", "that the council  plants a tree, for every tree that it fells"), (How.SAME, "1")),
        (("1", "That the Council plants two trees for every tree that it fells."), (How.REWORDED, "1")),
        (("9", TREES), (How.MOVED, "1")),
        (("1 Parks", TREES), (How.MOVED, "1")),
        (("9", "That the Council plants two trees for every tree that it fells."), (How.ASKED, ["1"])),
        (("1", MAPS), (How.ASKED, ["1"])),
        (("9", MAPS), (How.NEW, None)),
        (("", TREES), (How.MOVED, "1")),
        (("1", ""), (How.ASKED, ["1"])),
    ],
)
def test_one_row_beside_a_review(row: tuple[str, str], what: tuple[str, Any]) -> None:
    assert found(paper(row), there(n1=TREES, n2=LIST, n3=OFFICER)) == [what]


def test_any_wording_that_it_has_had_is_its_own() -> None:
    two = "That the Council plants two trees for every tree that it fells."
    assert found(paper(("1", TREES)), there(n1=(TREES, two))) == [(How.SAME, "1")]


def test_a_row_put_in_before_the_others_moves_them_and_renames_nothing() -> None:
    rows = paper(("1", TREES), ("2", MAPS), ("3", LIST), ("4", OFFICER))
    assert found(rows, there(n1=TREES, n2=LIST, n3=OFFICER)) == [
        (How.SAME, "1"), (How.NEW, None), (How.MOVED, "2"), (How.MOVED, "3"),
    ]  # fmt: skip


def test_under_its_number_a_row_that_is_more_like_another_is_a_question() -> None:
    close = TREES.replace("a tree", "one tree")
    half = "That the Council plants a tree for every child that it teaches."
    assert found(paper(("2", close)), there(n1=TREES, n2=half)) == [(How.ASKED, ["1", "2"])]


def test_words_of_two_recommendations_are_a_question() -> None:
    known = [Known("a", Identity.of("3", "", "a"), (TREES,)), Known("b", Identity.of("3", "", "b"), (TREES,))]
    assert found(paper(("3", TREES), ("3", TREES)), known) == [(How.ASKED, ["a", "b"])] * 2
    assert found(paper(("3", TREES), ("3", TREES)), known, row1="a") == [(How.SAID, "a"), (How.SAME, "b")]


def test_one_number_to_two_bodies_is_told_apart_by_words() -> None:
    known = [Known("a", Identity.of("3", "", "a"), (TREES,)), Known("b", Identity.of("3", "", "b"), (MAPS,))]
    assert found(paper(("3", MAPS), ("3", TREES)), known) == [(How.SAME, "b"), (How.SAME, "a")]


def test_what_one_row_is_no_other_may_be() -> None:
    nearly = TREES.replace("a tree", "one tree")
    assert found(paper(("7", nearly), ("1", TREES)), there(n1=TREES)) == [(How.NEW, None), (How.SAME, "1")]
    reworded = paper(("7", nearly), ("1", nearly + " Please."))
    assert found(reworded, there(n1=TREES)) == [(How.NEW, None), (How.REWORDED, "1")]


def test_words_too_few_to_mean_anything_move_nothing() -> None:
    assert found(paper(("9", "As above.")), there(n1="As above.")) == [(How.ASKED, ["1"])]


def test_a_person_has_the_last_word() -> None:
    rows, known = paper(("1", TREES), ("2", LIST)), there(n1=TREES, n2=LIST)
    assert found(rows, known, row1="2") == [(How.SAID, "2"), (How.NEW, None)]
    assert found(rows, known, row1=None) == [(How.SAID, None), (How.SAME, "2")]


def test_likeness_is_words_that_stand_in_both_of_the_words_of_the_longer() -> None:
    [row] = paper(("1", "That the Council’s trees, all of them, are watered"))
    [one] = there(n1="That the Council's trees are watered daily")
    assert matching.likeness(row, one) == Likeness("1", 6, 9)
    assert matching.likeness(row, there(n1="")[0]).share == 0.0


def test_the_likeliest_stand_first_and_are_few() -> None:
    words = [
        f"{TREES} {extra}" for extra in ("Soon.", "Soon and well.", "Soon, well and often.", "Now.", "Today it is.")
    ]
    known = [Known(str(n), Identity.of(str(n), ""), (text,)) for n, text in enumerate(words)]
    [match] = matched(paper(("77", f"{TREES} Soon and.")), known, {}).values()
    shares = [one.share for one in match.like]
    assert (len(shares), shares == sorted(shares, reverse=True)) == (matching.MOST_PROPOSED, True)


def faults(rows: list[Sought], known: list[Known[str]], **answers: str | None) -> list[Fault]:
    said = {int(at.removeprefix("row")): key for at, key in answers.items()}
    identities = {row.position: row.identity for row in rows}
    return matching.faults(identities, matched(rows, known, said), [one.identity for one in known])


def test_what_has_to_be_settled() -> None:
    known = there(n1=TREES, n2=LIST)
    assert faults(paper(("1", TREES), ("7", MAPS)), known) == []
    assert faults(paper(("1", MAPS)), known) == [Fault("match_open", (1,))]
    assert faults(paper(("1", MAPS)), known, row1=None) == [Fault("number_in_use", (1,))]
    assert faults(paper(("1", TREES), ("7", MAPS)), known, row2="1") == [Fault("number_in_use", (1,))]
    assert faults(paper(("8", TREES), ("7", MAPS)), known, row1="1", row2="1") == [Fault("matched_twice", (1, 2))]


def test_rows_that_print_one_number_are_told_so_elsewhere() -> None:
    assert faults(paper(("1", TREES), ("1", TREES)), there(n1=TREES)) == []


def test_a_large_paper_is_compared_with_few_texts_a_row() -> None:
    """Every text shares its frame with every other: without a bound each row would be compared with all."""
    frame = "that the council should report to the committee on the progress of the plan and its costs for"
    known = [Known(str(n), Identity.of(str(n), ""), (f"{frame} ward {n}",)) for n in range(400)]
    rows = [Sought(n, Identity.of(f"x{n}", ""), f"{frame} street {n}") for n in range(1, 401)]
    counted: Counter[str] = Counter()

    class Counted(frozenset[str]):
        def __and__(self, other: Any) -> Any:
            counted["compared"] += 1
            return super().__and__(other)

    for row in rows:
        row.__dict__["vocabulary"] = Counted(row.words)
    matches = matched(rows, known, {})
    assert {match.how for match in matches.values()} == {How.ASKED}
    assert counted["compared"] <= 2 * len(rows) * matching.MOST_LOOKED_AT


def test_a_match_without_a_recommendation_is_new() -> None:
    assert matched(paper(("1", TREES)), [], {}) == {1: Match(How.NEW)}
