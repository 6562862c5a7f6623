"""Questions, how texts are kept, their order, and the part of a text that is shown."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.lib.redacted import MARK
from followthrough.search import rules
from followthrough.search.rules import GAP, Kind, asked, kept, question_faults, rank, snippet

HOME, AWAY = UUID(int=7 << 76), UUID(int=8 << 76)


def terms(text: str) -> list[str]:
    """The terms of a question as they are written."""
    return [" ".join(term[-1]) for term in asked(text).terms]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("street trees", ["street", "trees"]),
        ('"street trees" R12', ["street trees", "12"]),
        ("“street trees”", ["street trees"]),
        ('street "trees', ["street", "trees"]),
        ('"" trees', ["trees"]),
        ("street trees street", ["street", "trees"]),
        ("25/26 well-being", ["25 26", "well being"]),
        ("SR (25/26) 01", ["sr", "25 26", "1"]),
        ("£2 million", ["2000000"]),
        ("-trees NOT street*", ["trees", "not", "street"]),
        ('a"b c"d', ["a", "b c", "d"]),
    ],
)
def test_what_is_asked_for(typed: str, expected: list[str]) -> None:
    assert terms(typed) == expected


def test_a_term_has_its_words_with_and_without_endings_once() -> None:
    assert asked("trees 12").terms == ((("tree",), ("trees",)), (("12",),))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("trees", []),
        ("", ["question_without_words"]),
        ("“ ” ! ...", ["question_without_words"]),
        ("a " * 20, []),
        ("a " * 21, ["question_too_many_words"]),
        ("a" * 200, []),
        ("a" * 201, ["question_too_long"]),
    ],
)
def test_what_is_wrong_with_a_question(typed: str, expected: list[str]) -> None:
    assert [code for code, _most in question_faults(typed)] == expected


@given(st.text(max_size=250))
def test_any_text_is_a_question_or_has_a_fault(typed: str) -> None:
    if not question_faults(typed):
        question = asked(typed)
        assert question.terms
        assert question.loose.terms


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("the trees of it", ["trees"]),
        ("to be", ["to", "be"]),
        ('"street trees" 25/26 tree', ["street", "trees", "25", "26", "tree"]),
        ("recommendation of trees", ["trees"]),
    ],
)
def test_the_words_of_a_question_by_themselves(typed: str, expected: list[str]) -> None:
    assert [term[-1] for term in asked(typed).loose.terms] == [(word,) for word in expected]


def test_how_a_text_is_kept() -> None:
    assert kept(Kind.UPDATE, HOME, ["Trees planted", "", MARK, "No money"], "en") == [
        f"k{HOME.hex} kupdate{HOME.hex} {GAP} tree plant {GAP} no money"
    ]
    assert kept(Kind.UPDATE, HOME, ["", MARK], "en") == []
    assert kept(Kind.UPDATE, HOME, ["!"], "en") == [f"k{HOME.hex} kupdate{HOME.hex} {GAP}"]


@given(st.text(max_size=40), st.sampled_from(Kind))
def test_no_question_holds_what_marks_a_text(typed: str, kind: Kind) -> None:
    marks = {GAP, rules.scope(HOME), rules.scope(HOME, kind)}
    assert not any(marks & set(form) for term in asked(f"x {typed}"[:40]).terms for form in term)


def test_a_very_long_text_is_kept_in_passages_that_overlap() -> None:
    words = " ".join(f"w{'abcdefghij'[n % 10]}{'abcdefghij'[n // 10 % 10]}{'abcdefghij'[n // 100]}" for n in range(990))
    passages = kept(Kind.NOTE, HOME, [f"{words} end " * 5], "cy")
    assert len(passages) == 2
    first, second = ([t for t in p.split() if t != GAP][2:] for p in passages)
    assert (len(first), second[:20]) == (rules.LONGEST_PASSAGE - 1, first[-20:])


def test_no_passage_has_more_places_of_a_word_than_postgresql_knows() -> None:
    passages = kept(Kind.NOTE, HOME, ["no money " * 600], "en")
    assert max(p.split().count("money") for p in passages) == rules.MOST_OF_ONE_WORD
    assert sum(p.split().count("money") for p in passages) >= 600


def ranks(question: str, kind: Kind, *texts: str) -> tuple[int, int, int]:
    [only] = kept(kind, HOME, texts, "en")
    return rank(asked(question), kind, only)


@pytest.mark.parametrize(
    ("question", "number", "first"),
    [
        ("12", "12", True),
        ("R12", "12", True),
        ("recommendation 12", "R12", True),
        ("rec 12", "12", True),
        ("no. 12", "12", True),
        ("SR (25/26) 01", "SR (25/26) 01", True),
        ("1", "1.10", False),
        ("12", "112", False),
        ("number", "12", False),
    ],
)
def test_the_very_number_comes_first(question: str, number: str, first: bool) -> None:
    assert (ranks(question, Kind.NUMBER, number, "Section 12") == (0, 0, 0)) is first


def test_then_kinds_and_then_words_in_their_order() -> None:
    ordered = [
        ranks("12", Kind.NUMBER, "12", ""),
        ranks("street trees", Kind.TITLE, "Street trees"),
        ranks("street trees", Kind.TITLE, "Trees in the street"),
        ranks("street trees", Kind.WORDING, "Street trees"),
        ranks("street trees", Kind.UPDATE, "Street trees"),
        ranks("street trees", Kind.EVIDENCE, "Street trees"),
        ranks("street trees", Kind.NOTE, "Trees in the street"),
        ranks("street trees", Kind.TITLE, "Trees"),
        ranks("street trees", Kind.TITLE, "Parks"),
    ]
    assert ordered == sorted(ordered)
    assert len(set(ordered)) == len(ordered)


def shown(question: str, *texts: str, language: str = "en") -> str:
    pieces = snippet(asked(question), texts, language)
    return "".join(f"[{p.text}]" if p.marked else p.text for p in pieces)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("tree", "Two trees, one TREE.", "Two [trees], one [TREE]."),
        ("cafe", "The café", "The [café]"),
        ('"two trees"', "Two trees and trees", "[Two] [trees] and trees"),
        ("R12", "See R12.", "See R[12]."),
        ("25/26", "25 of 26 in 25/26", "25 of 26 in [25]/[26]"),
        ("<b>", "a <b>bold</b> b", "a <[b]>bold</[b]> [b]"),
        ("nothing", "Two trees", "Two trees"),
    ],
)
def test_words_are_marked(question: str, text: str, expected: str) -> None:
    assert shown(question, text) == expected


def test_the_text_with_most_of_the_terms_is_shown_and_nothing_that_is_redacted() -> None:
    assert shown("street trees", "Trees", "Street and trees") == "[Street] and [trees]"
    assert shown("street", MARK, "") == ""


def test_a_long_text_is_cut_at_spaces_around_the_first_word() -> None:
    text = f"{'before ' * 100}here {'after ' * 100}"
    cut = shown("here", text)
    assert cut.startswith("… before before")
    assert cut.endswith("after …")
    assert "[here]" in cut
    assert len(cut) < 400


@given(st.text(max_size=600), st.text(min_size=1, max_size=30))
def test_a_snippet_is_a_run_of_the_text(text: str, question: str) -> None:
    if question_faults(question):
        return
    whole = "".join(p.text for p in snippet(asked(question), [text]))
    assert whole.removeprefix("… ").removesuffix(" …") in rules.composed(text)
