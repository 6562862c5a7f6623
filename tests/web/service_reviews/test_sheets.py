"""The sheet of a service review: out as Excel and Word, and back in, where nothing is guessed."""

import io
from typing import Any

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from followthrough.accreditation.models import Judgement
from followthrough.accreditation.queries import reviewing
from followthrough.accreditation.sheet import Column, mark_of
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from tests.accreditation.cast import Gardening
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors
from tests.web.service_reviews.pages import at, cells, sealed_of, seen_of, text

TAKE_IN = "sheet/take-in/"


def sheet(client: PageClient, plots: Gardening, audit: Any = None) -> Any:
    address = at(plots, "sheet.xlsx").replace(str(plots.audit.id), str((audit or plots.audit).id))
    return openpyxl.load_workbook(io.BytesIO(client.get(address).content))


def row_of(book: Any, ref: str) -> int:
    return int(next(cell.row for cell in book.active["B"] if cell.value == ref))


def fill(book: Any, ref: str, **typed: str) -> None:
    """What is typed into the columns of one row, by its reference."""
    for name, value in typed.items():
        book.active.cell(row_of(book, ref), list(Column).index(Column(name)) + 1, value)


def data(book: Any) -> dict[str, Any]:
    out = io.BytesIO()
    book.save(out)
    return {"file": SimpleUploadedFile("Service review sheet.xlsx", out.getvalue())}


def preview(client: PageClient, plots: Gardening, book: Any) -> Any:
    return client.post(at(plots, "sheet/"), data(book))


def press(client: PageClient, plots: Gardening, reply: Any) -> Any:
    given = {"sealed": sealed_of(reply), "seen": seen_of(reply)}
    return client.post(at(plots, TAKE_IN), given, follow=True)


def stands(plots: Gardening) -> dict[str, tuple[str, str, str]]:
    rows = reviewing.judgements(plots.council, plots.audit, AsAt.now())
    return {plots.loaded.by_id[i].ref: (row.verdict, row.evidence, row.note) for i, row in rows.items()}


def test_the_excel_sheet(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_2="partly")
    reply = officer.get(at(plots, "sheet.xlsx"))
    assert reply["Content-Disposition"] == 'attachment; filename="Service review sheet.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(reply.content))
    assert book.properties.title == "Service review sheet"
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert rows[0][0] == "Service review: Parks and allotments. Good allotments mark, edition 2023"
    head = next(n for n, row in enumerate(rows) if row[0] == "Mark")
    assert rows[head][5:] == ["Your judgement", "What shows it", "Remark"]
    assert [[cell or "" for cell in row[1:5]] for row in rows[head + 1 :]] == [
        ["1.1", "Every plot has water within fifty steps", "policy", ""],
        ["1.2", "Leaks are mended within a week", "case files, interviews", "Partly met"],
        ["2.1", "Neighbours know whom to ask", "", ""],
    ]
    assert rows[head + 1][0] == mark_of(plots.audit.id, plots.criterion("1.1").id)


def test_the_word_sheet(officer: PageClient, plots: Gardening) -> None:
    reply = officer.get(at(plots, "sheet.docx"))
    word = docx.Document(io.BytesIO(reply.content))
    assert word.core_properties.title == "Service review sheet"
    [table] = word.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "Reference",
        "Criterion",
        "Evidence asked for",
        "Your judgement",
        "What shows it",
        "Remark",
    ]
    assert [cell.text for cell in table.rows[1].cells][:3] == [
        "1.1",
        "Every plot has water within fifty steps",
        "policy",
    ]
    assert "Met, Partly met, Not met, Not applicable" in "\n".join(p.text for p in word.paragraphs)


def test_a_filled_sheet_is_shown_before_anything_is_recorded(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_1="met")
    book = sheet(officer, plots)
    fill(book, "1.1", verdict="partly MET", evidence="Map of taps")
    fill(book, "2.1", verdict="Not met", note="=1+1")
    reply = preview(officer, plots, book)
    assert cells(reply, "What would be recorded") == [
        ["1.1 Every plot has water within fifty steps", "Met", "Partly met", "Map of taps", ""],
        ["2.1 Neighbours know whom to ask", "not yet judged", "Not met", "nothing is named", "=1+1"],
    ]
    assert Judgement.objects.count() == 1
    assert "2 judgements are recorded." in text(press(officer, plots, reply))
    assert stands(plots) == {"1.1": ("partly", "Map of taps", ""), "2.1": ("not_met", "", "=1+1")}
    assert "nothing was recorded" in text(press(officer, plots, reply))
    assert Judgement.objects.count() == 3


def test_what_stands_is_not_taken_away_by_an_empty_cell(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="met")
    book = sheet(officer, plots)
    fill(book, "1.1", verdict="Met")
    fill(book, "1.2", verdict="Not met")
    reply = preview(officer, plots, book)
    assert "These say what stands already: 1.1." in text(reply)
    press(officer, plots, reply)
    assert stands(plots) == {"1.1": ("met", "Folder 12", ""), "1.2": ("not_met", "", "")}


def test_every_doubt_is_said_and_nothing_guessed(officer: PageClient, plots: Gardening) -> None:
    book = sheet(officer, plots)
    fill(book, "1.1", verdict="Mostly")
    fill(book, "1.2", evidence="Folder 9")
    fill(book, "2.1", verdict="Met")
    page = book.active
    page.append(["", "9.9", "Of our own", "", "", "Met", "", ""])
    page.append([mark_of(plots.housing.id, plots.housing.id), "1.1", "", "", "", "Met", "", ""])
    page.append([mark_of(plots.audit.id, plots.criterion("2.1").id), "2.1", "", "", "", "Not met", "", ""])
    reply = preview(officer, plots, book)
    assert [[row[0], row[2]] for row in cells(reply, "Rows in doubt")] == [
        ["1.1", "“Mostly” is not a word of this edition’s scale. Choose one that is."],
        ["1.2", "Something is written, but no judgement is chosen."],
        ["2.1", "The sheet has this twice, with different words. Delete one."],
        ["9.9", "This row has no mark, so nobody can tell which criterion it judges. Use the row that was made here."],
        ["1.1", "The mark of this row is not one of this review. Somebody may have typed over it."],
    ]
    assert "No row of it says anything new." in text(reply)


def test_a_reference_that_was_typed_over_is_a_doubt(officer: PageClient, plots: Gardening) -> None:
    book = sheet(officer, plots)
    at_row = row_of(book, "1.1")
    fill(book, "1.1", verdict="Met")
    book.active.cell(at_row, 2, "1.2")
    [[ref, _typed, why]] = cells(preview(officer, plots, book), "Rows in doubt")
    assert (ref, why) == (
        "1.2",
        "The mark and the reference “1.2” are of two criteria. Use the row that was made here.",
    )


def test_rows_and_columns_may_have_been_moved(officer: PageClient, plots: Gardening) -> None:
    book = sheet(officer, plots)
    fill(book, "1.2", verdict="Met", evidence="Folder 3")
    rows = [[cell.value for cell in row][::-1] for row in book.active.iter_rows()][::-1]
    other = openpyxl.Workbook()
    head = next(row for row in rows if "Mark" in row)
    for row in [head, *(row for row in rows if row is not head)]:
        other.active.append(row)
    press(officer, plots, preview(officer, plots, other))
    assert stands(plots) == {"1.2": ("met", "Folder 3", "")}


def test_the_sheet_of_another_review_is_refused(officer: PageClient, plots: Gardening) -> None:
    other = plots.review(plots.housing)
    book = sheet(officer, plots, other)
    fill(book, "1.1", verdict="Met")
    assert errors(preview(officer, plots, book)) == [
        ("This is the sheet of another review, of Housing estates. Take it in there.", "#id_file")
    ]


@pytest.mark.parametrize("given", [b"", b"nonsense", b"PK\x03\x04" + b"\x00" * 99, b"\xd0\xcf\x11\xe0"])
def test_what_is_no_sheet_is_a_sentence(officer: PageClient, plots: Gardening, given: bytes) -> None:
    assert len(errors(officer.post(at(plots, "sheet/"), {"file": SimpleUploadedFile("a.xlsx", given)}))) == 1


def test_an_empty_workbook_and_none_at_all(officer: PageClient, plots: Gardening) -> None:
    [(said, _where)] = errors(preview(officer, plots, openpyxl.Workbook()))
    assert said.startswith("No row of this file has its mark.")
    assert errors(officer.post(at(plots, "sheet/"), {"file": ""})) == [("Choose the filled sheet.", "#id_file")]


def test_what_was_judged_meanwhile_is_not_overruled(officer: PageClient, plots: Gardening) -> None:
    book = sheet(officer, plots)
    fill(book, "1.1", verdict="Met")
    reply = preview(officer, plots, book)
    plots.judge(r1_1="not_met")
    assert "There is a problem" in text(press(officer, plots, reply))
    assert stands(plots)["1.1"][0] == "not_met"


def test_a_preview_is_of_one_person_and_one_review_and_is_not_changed(
    officer: PageClient, signed_in: Any, plots: Gardening
) -> None:
    book = sheet(officer, plots)
    fill(book, "1.1", verdict="Met")
    reply = preview(officer, plots, book)
    other = plots.review(plots.housing)
    assert press(signed_in(Role.SERVICE_REVIEWER), plots, reply).status_code == 404
    elsewhere = at(plots, TAKE_IN).replace(str(plots.audit.id), str(other.id))
    assert officer.post(elsewhere, {"sealed": sealed_of(reply)}).status_code == 404
    for changed in (sealed_of(reply)[:-1], ""):
        assert "open for too long or is damaged" in text(officer.post(at(plots, TAKE_IN), {"sealed": changed}))
    assert not stands(plots)


def test_who_may(officer: PageClient, signed_in: Any, stranger: PageClient, plots: Gardening) -> None:
    reader, reviewer = signed_in(Role.COMMITTEE_MEMBER), signed_in(Role.SERVICE_REVIEWER)
    for name in ("sheet.xlsx", "sheet.docx", "sheet/"):
        assert [one.get(at(plots, name)).status_code for one in (reader, reviewer, stranger)] == [403, 200, 404]
    assert [reader.post(at(plots, TAKE_IN)).status_code, stranger.post(at(plots, TAKE_IN)).status_code] == [403, 404]
    assert officer.get(at(plots, "sheet.pdf")).status_code == 404
    assert officer.get(at(plots, TAKE_IN)).status_code == 405
