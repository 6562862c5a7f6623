"""What a council teaches of printed words: remembered for it, said of rows that print them, never of what is known."""

from typing import Any

import pytest

from followthrough.audit.models import AuditEvent
from followthrough.exchange import actions, queries, rules
from followthrough.exchange.models import Import, Proposal, TaughtWord
from followthrough.lib.refused import Refused
from tests.exchange.papers import docx, paragraph, table, tracker
from tests.exchange.trees import Home, confirm, now

SAYS = "Partially Agreed To"
HEADINGS = ("No.", "Recommendation", "Response", "Status")
ROWS = (
    ("1", "That the Council plants a tree for every tree that it fells.", SAYS, "Amber"),
    ("2", "That the Council publishes its list of trees.", "partially  agreed to", "Amber"),
    ("3", "That the Council asks the water company for its maps.", "Agreed", "Complete"),
    ("4", "That the Council counts its trees each spring.", SAYS, ""),
)


def read_in(home: Home, *rows: Any, name: str = "trees.docx") -> Import:
    data = tracker(*(rows or ROWS), headings=HEADINGS)
    return actions.read_in(council=home[0], by=home[1], data=data, name=name)


def teach(home: Home, words: str = SAYS, means: str | None = "agreed_in_part", of: str = "response") -> TaughtWord:
    return actions.teach(council=home[0], by=home[1], of=of, words=words, means=means)


def row(paper: Import, position: int) -> Proposal:
    return Proposal.objects.get(paper=paper, position=position)


def mend(home: Home, paper: Import, position: int, **more: Any) -> Proposal:
    return actions.mend(council=home[0], by=home[1], proposal=row(paper, position), **more)


def means(paper: Import, name: str = "response_means") -> list[Any]:
    rows = Proposal.objects.filter(paper=paper)
    return [rules.merged(one.read, one.mended).get(name) for one in rows]


def events() -> list[str]:
    found = AuditEvent.objects.filter(verb__startswith="exchange.word_").order_by("sequence")
    return list(found.values_list("verb", flat=True))


def test_a_paper_is_read_in_with_what_was_taught(home: Home) -> None:
    teach(home)
    teach(home, "AMBER", "in_progress", "delivery")
    paper = read_in(home)
    assert means(paper) == ["agreed_in_part", "agreed_in_part", "agreed", "agreed_in_part"]
    assert means(paper, "delivery_means") == ["in_progress", "in_progress", "complete", None]
    first = row(paper, 1).read or {}
    assert (first["response"], first["response_means"], first["status"]) == (SAYS, None, "Amber")
    line = now(home, confirm(home, paper))[0]
    assert line.response is not None
    assert (line.response.state, line.response.state_printed) == ("agreed_in_part", SAYS)
    assert (line.axes.delivery, line.standing.update and line.standing.update.state_printed) == ("in_progress", "Amber")


def test_a_council_that_has_taught_nothing_leaves_it_open(home: Home, away: Home) -> None:
    teach(away)
    assert means(read_in(home)) == [None, None, "agreed", None]


def test_teaching_is_remembered_once_and_can_change(home: Home) -> None:
    first = teach(home)
    assert teach(home, f"  {SAYS.upper()} ") == first
    assert events() == ["exchange.word_taught"]
    assert teach(home, means="agreed").id == first.id
    assert [(one.words, one.means) for one in queries.taught_words(home[0])] == [("partially agreed to", "agreed")]
    assert events() == ["exchange.word_taught"] * 2


def test_a_word_is_forgotten_and_papers_that_were_read_keep_it(home: Home) -> None:
    word, paper = teach(home), read_in(home)
    for _twice in range(2):
        actions.forget_word(council=home[0], by=home[1], word=word)
    assert (list(queries.taught_words(home[0])), events()[1:]) == ([], ["exchange.word_forgotten"])
    assert means(paper)[0] == "agreed_in_part"
    assert means(read_in(home, name="again.docx"))[0] is None


@pytest.mark.parametrize(
    ("of", "words", "said", "code"),
    [
        ("response", "Agreed", "not_agreed", "word_settled"),
        ("delivery", "Completed March 2023", "paused", "word_settled"),
        ("delivery", "Signed off", "complete", "word_settled"),
        ("response", "Amber", "", "meaning_needed"),
        ("response", "Amber", "complete", "meaning_needed"),
        ("delivery", "Amber", "not_stated", "meaning_needed"),
        ("response", "  ", "agreed", "text_needed"),
        ("response", "a " * 31, "agreed", "word_too_long"),
    ],
)
def test_what_is_not_taught(home: Home, of: str, words: str, said: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        teach(home, words, said, of)
    assert (refused.value.code, refused.value.field, TaughtWord.objects.count()) == (code, f"remember_{of}", 0)


def test_mending_a_row_says_it_of_the_others_that_nobody_mended(home: Home) -> None:
    paper = read_in(home)
    mend(home, paper, 4, values={"response_means": None})
    mend(home, paper, 1, values={"response_means": "agreed_in_part"}, remember=["response"])
    assert means(paper) == ["agreed_in_part", "agreed_in_part", "agreed", None]
    assert [row(paper, at).version for at in (1, 2, 3, 4)] == [2, 2, 1, 2]
    mend(home, paper, 1, values={"response_means": "agreed"}, remember=["response"])
    assert means(paper) == ["agreed", "agreed", "agreed", None]


def test_mending_without_remembering_teaches_nothing(home: Home) -> None:
    paper = read_in(home)
    mend(home, paper, 1, values={"response_means": "agreed_in_part"})
    mend(home, paper, 3, values={"response_means": "not_agreed"}, remember=["response"])
    assert (TaughtWord.objects.count(), means(paper)[1]) == (0, None)


def test_a_refusal_to_remember_saves_nothing(home: Home) -> None:
    paper = read_in(home)
    with pytest.raises(Refused, match="meaning_needed"):
        mend(home, paper, 1, values={"response_means": None, "owner": "Head of Parks"}, remember=["response"])
    assert (row(paper, 1).mended, row(paper, 1).version) == (None, 1)


def test_the_very_same_file_again_keeps_what_was_mended(home: Home) -> None:
    paper = read_in(home)
    mend(home, paper, 2, values={"owner": "Head of Parks"})
    mend(home, paper, 1, values={"response_means": "agreed_in_part"}, remember=["response"])
    confirm(home, paper)
    again = read_in(home)
    assert again.id != paper.id
    assert (means(again, "owner")[1], means(again)[1]) == ("Head of Parks", "agreed_in_part")


def test_a_code_that_the_paper_explains_is_not_overruled(home: Home) -> None:
    teach(home, "RC", "complete", "delivery")
    rows = [HEADINGS, ("1", ROWS[0][1], "Agreed", "RC"), ("2", ROWS[1][1], "Agreed", "C")]
    for name, before in (("with.docx", paragraph("Resources considered (RC), Complete (C)")), ("without.docx", "")):
        data = docx(before + table(*rows))
        paper = actions.read_in(council=home[0], by=home[1], data=data, name=name)
        explained = bool(before)
        assert queries.explained(paper) == ({"rc", "c"} if explained else set())
        assert means(paper, "delivery_means")[0] == (None if explained else "complete")


def test_an_answer_that_the_paper_explains_is_not_overruled(home: Home) -> None:
    teach(home, "A", "agreed")
    rows = [HEADINGS, ("1", ROWS[0][1], "A", ""), ("2", ROWS[1][1], "D", "")]
    key = table(("Code", "Meaning"), ("A", "Awaiting"), ("D", "Deferred to the budget"))
    paper = actions.read_in(council=home[0], by=home[1], data=docx(table(*rows) + key), name="key.docx")
    assert "agreed" not in means(paper, "response_means")
    bare = actions.read_in(council=home[0], by=home[1], data=docx(table(*rows)), name="bare.docx")
    assert means(bare, "response_means")[0] == "agreed"


def test_a_committees_word_in_code_is_not_taught() -> None:
    heard = {"status": "SO", "suggestions": [{"field": "scrutiny", "value": "closed", "because": "SO"}]}
    assert rules.open_words(heard) == {}


def test_a_doubt_of_the_paper_counts_until_every_row_has_a_meaning(home: Home) -> None:
    [doubt] = [one for one in (read_in(home).reading or {})["doubts"] if "Amber" in one["says"]]
    known, unknown = {"status": "AMBER", "delivery_means": "paused"}, {"status": "Amber"}
    assert [rules.still_open(doubt, rows) for rows in ([known, unknown], [known], [])] == [True, False, False]
    assert rules.still_open({"where": "the paper", "says": "2 refusals give no reason"}, [known])


def test_the_mark_of_a_redaction_is_never_taught() -> None:
    assert rules.open_words({"response": "[redacted]", "status": "[REDACTED]"}) == {}


def test_a_redacted_row_teaches_nothing() -> None:
    assert (rules.open_words(None), rules.merged(None, None)) == ({}, {})
