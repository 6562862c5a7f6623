"""Bad input: one clear sentence, or a correct reading with a doubt; never a traceback."""

import io
import re
import struct
import subprocess
import zipfile
from typing import Any

import pytest

from followthrough.exchange.isolate import LARGEST_FILE, read_safely
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.papers import HEADINGS, W, cell, docx, paragraph, table, tracker, zipped

GOOD = tracker(("1) That the Council acts", "Agree", "Done\nComplete"), ("2) That it stops", "Not Agreed", ""))


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 2000


def claims(data: bytes, size: int) -> bytes:
    """The zip with the size that its directory claims for the first entry overwritten."""
    at = data.rindex(b"PK\x01\x02", 0, data.index(b"PK\x01\x02") + 4)
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def bomb() -> bytes:
    return zipped({"word/document.xml": b"<a>" + b" " * 30_000_000})


def laughs() -> bytes:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return docx(paragraph("&i;").replace("&amp;", "&"), before=f"<!DOCTYPE d [{entities}]>")


BAD = {
    "nothing": (b"", "tracker.docx", "The file is empty"),
    "spaces": (b"  \n \n", "tracker.txt", "The file is empty"),
    "not a document": (bytes(range(256)) * 40, "tracker.docx", "not a document that can be read"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, "tracker.docx", "a PNG picture"),
    "photograph": (b"\xff\xd8\xff\xe0" + b"\x00" * 200, "tracker.docx", "a JPEG picture"),
    "program": (b"MZ\x90\x00" + b"\x00" * 200, "tracker.docx", "a program"),
    "encrypted": (encrypted(), "tracker.docx", "protected by a password"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, "tracker.doc", "an old Word or Excel file"),
    "truncated": (GOOD[: len(GOOD) // 2], "tracker.docx", "damaged or cut short"),
    "a zip of nothing": (zipped({}), "tracker.docx", "an archive"),
    "a zip of pictures": (zipped({"a.png": b"x"}), "tracker.docx", "an archive"),
    "broken xml": (zipped({"word/document.xml": "<w:document"}), "tracker.docx", "damaged or cut short"),
    "no table": (docx(paragraph("Dear all, the minutes are attached.")), "tracker.docx", "No table of recommendations"),
    "empty table": (docx(table(["", "", ""], ["", "", ""])), "tracker.docx", "The table in this file is empty"),
    "headings only": (tracker(), "tracker.docx", "There are headings of a tracker but no rows under them"),
    "no tracker": (
        docx(table(["Room", "Seats"], ["Hall", "40"], ["Annexe", "12"])), "t.docx", "No table here reads as a tracker",
    ),
    "zip bomb": (bomb(), "tracker.docx", "unpacks to far more than a tracker holds"),
    "too many entries": (zipped({f"{at}.xml": "" for at in range(3000)}), "t.docx", "unpacks to far more"),
    "a lie about size": (claims(GOOD, 5), "tracker.docx", "damaged or cut short"),
    "a claim of 4 GB": (claims(GOOD, 4_000_000_000), "tracker.docx", "unpacks to far more"),
    "entities": (laughs(), "tracker.docx", "document type declaration"),
    "external entity": (
        docx(paragraph("&x;").replace("&amp;", "&"), before='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
        "tracker.docx", "document type declaration",
    ),
    "external dtd": (docx(paragraph("x"), before='<!DOCTYPE d SYSTEM '
                                                 '"http://127.0.0.1/x.dtd">'), "t.docx", "document type declaration"),
    "macros": (
        zipped({"[Content_Types].xml": "macroEnabled", "word/document.xml": "<a/>", "word/vbaProject.bin": b"x"}),
        "tracker.docm", "carries macros",
    ),
    "slip": (zipped({"../../etc/x": "x", "word/document.xml": "<a/>"}), "tracker.docx", "point outside it"),
    "bare xml": (b'<?xml version="1.0"?><a/>', "tracker.xml", "bare XML"),
    "rtf": (b"{\\rtf1 hello}", "tracker.rtf", "an RTF document"),
    "gzip": (b"\x1f\x8b\x08" + b"\x00" * 50, "tracker.gz", "a packed archive"),
    "prose": (b"The meeting began at six and ended at nine.\n" * 50, "notes.txt", "No table of recommendations"),
    "too large": (b"x" * (LARGEST_FILE + 1), "tracker.txt", "larger than 25 MB"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_clear_sentence(case: str) -> None:
    data, name, says = BAD[case]
    with pytest.raises(Unreadable) as refused:
        read_safely(data, name)
    assert says in refused.value.message
    assert re.fullmatch(r"[A-Z][^\n]{20,220}\.", refused.value.message)
    assert "Traceback" not in refused.value.message


def test_a_good_file_is_read_as_the_library_reads_it() -> None:
    reading = read_safely(GOOD, "tracker.docx")
    assert [(one["number"], one["response"], one["status"]) for one in reading["recommendations"]] == [
        ("1", "Agree", "Complete"),
        ("2", "Not Agreed", None),
    ]


def test_tables_are_chosen_and_no_process_is_told_which(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda args, **more: seen.append(args) or run(args, **more))
    both = docx(table(HEADINGS, ("1) That the Council acts", "Agree", "")) + table(("Code", "Why"), ("C", "Complete")))
    reading = read_safely(both, "tracker.docx", take=["table 2"], leave=["table 1"])
    assert [one["text"] for one in reading["recommendations"]] == ["Complete"]
    assert [one for one in seen[0] if one.startswith("table ")] == []


def test_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(Unreadable, match="There is no “table 9” in this paper"):
        read_safely(GOOD, "tracker.docx", take=["table 9"])


def test_a_private_name_never_reaches_the_child() -> None:
    assert read_safely(GOOD, "Domestic abuse at 4 High Street.docx") == read_safely(GOOD, "x.docx")


def doubts_of(reading: dict[str, Any], where: str) -> list[str]:
    return [doubt["says"] for doubt in reading["doubts"] if doubt["where"] == where]


def test_one_cell_merged_over_1500_rows_is_read() -> None:
    top, below = cell("Theme", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    rows = [[below if at else top, f"{at + 1}) That the Council acts", "Agree", "Complete"] for at in range(1500)]
    reading = read_safely(tracker(*rows, headings=("Theme", *HEADINGS)), "tracker.docx")
    assert [one["number"] for one in reading["recommendations"]] == [str(at) for at in range(1, 1501)]
    assert {one["section"] for one in reading["recommendations"]} == {"Theme"}


def test_a_number_of_200_characters_is_kept_with_a_doubt() -> None:
    long = "9" * 200
    headings = ("No.", "Recommendation", "Agree?")
    data = tracker(
        ("1", "That the Council acts", "Yes"),
        ("2", "That it stops", "No"),
        (long, "That it rests", "Yes"),
        headings=headings,
    )
    reading = read_safely(data, "tracker.docx")
    assert [one["number"] for one in reading["recommendations"]] == ["1", "2", long]
    assert doubts_of(reading, "table 1, row 4") == ["the number is 200 characters long; kept as printed"]


def test_the_same_number_twice_is_kept_twice_with_a_doubt() -> None:
    data = tracker(("1) That the Council acts", "Agree", ""), ("1) That the Council rests", "Agree", ""))
    reading = read_safely(data, "tracker.docx")
    assert [one["number"] for one in reading["recommendations"]] == ["1", "1"]
    assert doubts_of(reading, "table 1, row 3") == [
        "the number 1 stands here and in table 1, row 2 with “That the Council acts”; all are kept"
    ]


def test_a_day_that_does_not_exist_is_kept_as_printed_with_a_doubt() -> None:
    data = tracker(
        ("1) That the Council acts", "Agree", "31/02/2024"), headings=("Recommendation", "Agree?", "Due date")
    )
    reading = read_safely(data, "tracker.docx")
    assert reading["recommendations"][0]["due"] == "31/02/2024"
    assert doubts_of(reading, "table 1, row 2") == ["“31/02/2024” is not a day that can be read; kept as printed"]


def test_control_characters_are_dropped_from_pasted_text() -> None:
    reading = read_safely(
        b"Recommendation\tAgree?\tComment\n1) That the\x07 Council\x00 acts\tAgree\tfine\x1b\n2) That it stops\tNo\t\n",
        "p.txt",
    )
    assert [one["text"] for one in reading["recommendations"]] == ["That the Council acts", "That it stops"]


def test_formula_text_is_only_text() -> None:
    formula = '=HYPERLINK("http://127.0.0.1","x")'
    reading = read_safely(
        f"Recommendation\tAgree?\tComment\n1) That it acts\tAgree\t{formula}\n2) That it stops\tNo\t+1\n".encode(),
        "p.txt",
    )
    assert [one["updates"][0]["text"] for one in reading["recommendations"]] == [formula, "+1"]


def test_five_megabytes_of_pasted_text_are_read_or_refused_in_a_sentence() -> None:
    row = "%d) That the Council takes the steps that are listed in the report before it\tAgree\tIt is under way\n"
    text = "Recommendation\tAgree?\tComment\n" + "".join(row % at for at in range(1, 5_001))
    padding = "This line goes on with the comment above it, as pasted lines do.\n" * 75_000
    reading = read_safely((text + padding).encode(), "pasted.txt")
    assert len(text + padding) > 5_000_000
    assert len(reading["recommendations"]) == 5_000


def test_what_embeds_objects_is_read_without_them() -> None:
    body = table(HEADINGS, ("1) That it acts", "Agree", "Complete"))
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    data = zipped({"word/document.xml": document, "word/activeX/activeX1.bin": b"x", "word/embeddings/o.bin": b"x"})
    reading = read_safely(data, "tracker.docx")
    assert len(reading["recommendations"]) == 1
    assert "they were ignored" in doubts_of(reading, "the paper")[0]


def test_a_stored_zip_is_read_too() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as plain:
        for name in source.namelist():
            plain.writestr(name, source.read(name))
    assert read_safely(packed.getvalue(), "t.docx") == read_safely(GOOD, "t.docx")


def test_cells_told_apart_by_blank_lines_are_doubted_where_one_is_missing() -> None:
    text = (
        "Recommendation\n\nAgree?\n\nComment\n\n1) That it acts\n\nAgree\n\nBegun\n\n2) That it stops\n\nNot Agreed\n"
    )
    reading = read_safely(text.encode(), "p.txt")
    assert [(one["number"], one["response"]) for one in reading["recommendations"]] == [
        ("1", "Agree"),
        ("2", "Not Agreed"),
    ]
    assert (doubts_of(reading, "table 1, row 7"), len(doubts_of(reading, "table 1, row 13"))) == ([], 1)
