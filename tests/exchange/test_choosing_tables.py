"""A person overrules which tables of a waiting paper are read; what was said of its rows stays."""

import io
from typing import Any

import docx
import pytest

from followthrough.audit.models import AuditEvent, AuditPayload
from followthrough.exchange import actions, choosing, queries
from followthrough.exchange.models import Import, Proposal
from followthrough.exchange.unreadable import Unreadable
from followthrough.files.models import StoredFile, place
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from tests.exchange.trees import WORD_TABLE, Home, confirm, now, rows

CODES = [["Code", "Meaning"], ["C", "Complete"], ["O", "Ongoing"]]
MORE = [
    WORD_TABLE[0],
    ["7) That the Council waters its young trees in dry summers.", "Agree", "Tree officer", "", "On-going."],
    ["8) That the Council asks schools to adopt a tree each.", "Agree", "", "", ""],
]
HEARD = [
    ["What we heard", "What happens next"],
    ["Nobody knows which trees are protected until it is too late", "A map is made this winter"],
]


def data(*tables: list[list[str]]) -> bytes:
    paper = docx.Document()
    paper.add_paragraph("January 2024")
    for content in tables:
        table = paper.add_table(rows=0, cols=len(content[0]))
        for row in content:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        paper.add_paragraph("")
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue()


PAPER = data(WORD_TABLE, HEARD, MORE, CODES)


def read_in(home: Home, content: bytes = PAPER, name: str = "trees.docx") -> Import:
    return actions.read_in(council=home[0], by=home[1], data=content, name=name)


def choose(home: Home, paper: Import, table: str, take: bool) -> Import:
    return actions.choose_table(council=home[0], by=home[1], paper=paper, table=table, take=take)


def numbers(home: Home, paper: Import) -> list[tuple[int, str | None]]:
    return [(view.position, view.row["number"]) for view in rows(home, paper)]


def row(paper: Import, position: int) -> Proposal:
    return Proposal.objects.get(paper=paper, position=position)


def events() -> list[tuple[str, Any]]:
    found = AuditEvent.objects.filter(verb__startswith="exchange.table_").order_by("sequence")
    return [(event.verb, AuditPayload.objects.get(event=event).body) for event in found]


@pytest.fixture
def paper(home: Home) -> Import:
    return read_in(home)


def test_a_table_that_was_left_is_read_in_its_place_and_other_rows_keep_their_positions(
    home: Home, paper: Import
) -> None:
    assert numbers(home, paper) == [(1, "1"), (2, "2"), (3, "3"), (4, "7"), (5, "8")]
    paper = choose(home, paper, "table 2", take=True)
    assert numbers(home, paper) == [(1, "1"), (2, "2"), (3, "3"), (6, None), (4, "7"), (5, "8")]
    assert choosing.chosen(Import.objects.get().reading) == {"take": ["table 2"], "leave": []}


def test_it_is_in_the_trail(home: Home, paper: Import) -> None:
    choose(home, choose(home, paper, "table 2", take=True), "table 3", take=False)
    assert [verb for verb, _said in events()] == ["exchange.table_read", "exchange.table_left_out"]
    assert [("table 2" in str(said), "table 3" in str(said)) for _verb, said in events()] == [
        (True, False),
        (False, True),
    ]


def test_what_was_said_of_rows_that_come_back_stays(home: Home, paper: Import) -> None:
    of = {"council": home[0], "by": home[1]}
    actions.mend(**of, proposal=row(paper, 1), values={"owner": "Head of Parks"})
    actions.accept(**of, paper=paper, ticked={2: [0]})
    actions.leave_out(**of, proposal=row(paper, 3))
    before = list(Proposal.objects.filter(paper=paper).values("id", "read", "mended", "left_out", "version"))
    paper = choose(home, paper, "table 2", take=True)
    after = Proposal.objects.filter(paper=paper, position__lte=5)
    assert list(after.values("id", "read", "mended", "left_out", "version")) == before


def test_what_was_said_of_a_table_that_is_left_out_is_there_when_it_is_read_again(home: Home, paper: Import) -> None:
    actions.mend(council=home[0], by=home[1], proposal=row(paper, 4), values={"owner": "Head of Parks"})
    paper = choose(home, paper, "table 3", take=False)
    assert numbers(home, paper) == [(1, "1"), (2, "2"), (3, "3")]
    paper = choose(home, paper, "table 3", take=True)
    assert numbers(home, paper) == [(1, "1"), (2, "2"), (3, "3"), (4, "7"), (5, "8")]
    assert rows(home, paper)[3].row["owner"] == "Head of Parks"


def test_rows_of_a_table_that_is_left_out_are_not_confirmed(home: Home, paper: Import) -> None:
    paper = choose(home, paper, "table 1", take=False)
    assert [line.recommendation.number for line in now(home, confirm(home, paper))] == ["7", "8"]


def test_recommendations_come_in_the_order_of_the_paper(home: Home, paper: Import) -> None:
    paper = choose(home, paper, "table 2", take=True)
    actions.mend(council=home[0], by=home[1], proposal=row(paper, 6), values={"number": "4"})
    lines = now(home, confirm(home, paper))
    assert [line.recommendation.number for line in lines] == ["1", "2", "3", "4", "7", "8"]


def test_taught_words_count_in_rows_that_are_new(home: Home) -> None:
    other = [WORD_TABLE[0], ["9) That the Council rests its trees.", "Partially Agreed To", "", "", ""]]
    paper = choose(home, read_in(home, data(WORD_TABLE, other)), "table 2", take=False)
    fresh = read_in(home, data(WORD_TABLE, HEARD, other), "other.docx")
    actions.teach(council=home[0], by=home[1], of="response", words="Partially Agreed To", means="agreed_in_part")
    assert [view.row["response_means"] for view in rows(home, choose(home, fresh, "table 2", take=True))][-1] is None
    assert rows(home, choose(home, paper, "table 2", take=True))[-1].row["number"] == "9"


def test_the_same_file_again_reads_the_tables_that_were_chosen(home: Home, paper: Import) -> None:
    paper = choose(home, choose(home, paper, "table 3", take=False), "table 2", take=True)
    actions.mend(council=home[0], by=home[1], proposal=row(paper, 6), values={"number": "4"})
    review = confirm(home, paper)
    again = read_in(home)
    assert [view.row["number"] for view in rows(home, again, review)] == ["1", "2", "3", "4"]
    assert [change for view in rows(home, again, review) for change in view.differences] == []


def test_what_is_so_already_changes_nothing(home: Home, paper: Import) -> None:
    stale = Import.objects.get()
    choose(home, paper, "table 2", take=True)
    choose(home, stale, "table 2", take=True)  # sent twice
    choose(home, Import.objects.get(), "table 1", take=True)
    assert (len(events()), Proposal.objects.count()) == (1, 6)


def test_somebody_who_chose_meanwhile_is_not_overruled_unseen(home: Home, paper: Import) -> None:
    stale = Import.objects.get()
    choose(home, paper, "table 2", take=True)
    with pytest.raises(Refused, match="tables_chosen_meanwhile"):
        choose(home, stale, "table 3", take=False)
    assert [number for _at, number in numbers(home, paper)] == ["1", "2", "3", None, "7", "8"]


def test_the_last_table_is_not_left_out(home: Home, paper: Import) -> None:
    paper = choose(home, paper, "table 3", take=False)
    with pytest.raises(Refused, match="last_table"):
        choose(home, paper, "table 1", take=False)
    assert numbers(home, Import.objects.get()) == [(1, "1"), (2, "2"), (3, "3")]


def test_a_table_in_which_nothing_can_be_read_is_refused(home: Home) -> None:
    paper = read_in(home, data(WORD_TABLE, [["", ""], ["", "Trees"]]))
    with pytest.raises(Refused, match="no_rows_there"):
        choose(home, paper, "table 2", take=True)
    assert choosing.chosen(Import.objects.get().reading) == {"take": [], "leave": []}


@pytest.mark.parametrize("settled", ["confirmed", "dropped"])
def test_only_while_the_paper_waits(home: Home, paper: Import, settled: str) -> None:
    stale = Import.objects.get()
    if settled == "confirmed":
        confirm(home, paper)
    else:
        actions.drop(council=home[0], by=home[1], paper=paper)
    for one in (stale, Import.objects.get()):
        with pytest.raises(Refused, match="already_confirmed"):
            choose(home, one, "table 2", take=True)
    assert Proposal.objects.count() == 5


@pytest.mark.parametrize("gone", ["row", "bytes"])
def test_without_the_bytes_nothing_is_changed(home: Home, paper: Import, gone: str) -> None:
    if gone == "row":
        StoredFile.objects.all().delete()
    else:
        place(home[0].id, paper.digest).unlink()
    with pytest.raises(Refused, match="bytes_gone"):
        choose(home, paper, "table 2", take=True)
    assert len(numbers(home, paper)) == 5


def test_a_table_that_is_not_there_is_refused(home: Home, paper: Import) -> None:
    for table in ("table 9", "", "the text"):
        with pytest.raises(Refused, match="unknown_table"):
            choose(home, paper, table, take=True)


def test_a_paper_that_was_read_before_tables_were_told_has_none_to_choose(home: Home, paper: Import) -> None:
    Import.objects.update(reading={key: one for key, one in (paper.reading or {}).items() if key != "tables"})
    with pytest.raises(Refused, match="unknown_table"):
        choose(home, Import.objects.get(), "table 2", take=True)


def test_what_cannot_be_read_again_leaves_everything_as_it_was(
    home: Home, paper: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: Any, **_more: Any) -> Any:
        raise Unreadable("This file is too large or too intricate to read.")

    monkeypatch.setattr("followthrough.exchange.actions.tables.read_safely", fails)
    with pytest.raises(Unreadable):
        choose(home, paper, "table 2", take=True)
    assert (len(numbers(home, paper)), events()) == (5, [])


def test_another_councils_paper_is_not_found(home: Home, away: Home, paper: Import) -> None:
    with pytest.raises(Import.DoesNotExist):
        choose((away[0], away[1]), paper, "table 2", take=True)


def test_the_likely_review_is_found_by_the_rows_that_are_read(home: Home, paper: Import) -> None:
    review = confirm(home, read_in(home, data(MORE), "more.docx"))
    later = read_in(home, data(WORD_TABLE, MORE), "both.docx")
    assert queries.likely_review(home[0], later, AsAt.now()) is None
    later = choose(home, later, "table 1", take=False)
    assert queries.likely_review(home[0], later, AsAt.now()) == (review, 2)
