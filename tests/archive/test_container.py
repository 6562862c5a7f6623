"""The zip: the same bytes for the same content, and no harm from one that somebody else has made."""

import io
import json
import zipfile
from typing import Any

import pytest

from followthrough.archive.container import DAMAGED, NO_ARCHIVE, Part, Reader, Writer
from followthrough.archive.rules import PACKAGE
from followthrough.archive.unfit import Unfit

ROWS = [{"id": 1, "text": "a\nb\u2028c"}, {"id": 2, "text": None}]
PATH = "system/councils_user.jsonl"


def written(rows: list[dict[str, Any]] = ROWS) -> tuple[bytes, Part]:
    target = io.BytesIO()
    writer = Writer(target)
    part = writer.rows(PATH, iter(rows))
    writer.text(PACKAGE, "{}")
    writer.close()
    return target.getvalue(), part


def zipped(*entries: tuple[str, bytes]) -> io.BytesIO:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries:
            made.writestr(name, data)
    return target


def refused(source: io.BytesIO) -> str:
    with pytest.raises(Unfit) as problem:
        Reader(source)
    return str(problem.value)


def test_the_same_content_is_the_same_bytes() -> None:
    assert written() == written()


def test_rows_come_back() -> None:
    data, part = written()
    reader = Reader(io.BytesIO(data))
    assert (list(reader.rows(part)), reader.package()) == (ROWS, {})


def test_a_table_without_rows_has_no_part() -> None:
    data, part = written([])
    assert (Reader(io.BytesIO(data)).names(), part.rows) == ({PACKAGE}, 0)


@pytest.mark.parametrize(
    "path",
    [
        "../system/councils_user.jsonl",
        "/etc/passwd",
        "system/../../x.jsonl",
        "councils/../files/" + "a" * 64,
        "system/councils_user.jsonl/",
        "C:\\x.jsonl",
        "files/" + "a" * 64,
        "councils/00000000-0000-0000-0000-000000000001/files/" + "A" * 64,
    ],
)
def test_a_path_of_its_own_choosing_is_refused(path: str) -> None:
    assert refused(zipped((PACKAGE, b"{}"), (path, b"x"))) == DAMAGED


def test_a_part_that_is_there_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        source = zipped((PACKAGE, b"{}"), (PATH, b"{}\n"), (PATH, b"{}\n"))
    assert refused(source) == DAMAGED


def test_a_bomb_is_refused() -> None:
    assert refused(zipped((PACKAGE, b"{}"), (PATH, b" " * 30_000_000))) == DAMAGED


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip", b"\x00" * 100])
def test_what_is_no_archive_says_so(data: bytes) -> None:
    assert refused(io.BytesIO(data)) == NO_ARCHIVE


def test_a_zip_of_something_else_is_no_archive() -> None:
    assert refused(zipped(("word/document.xml", b"<w/>"))) == NO_ARCHIVE


def test_one_that_is_cut_short_is_no_archive() -> None:
    data, _ = written()
    assert refused(io.BytesIO(data[:-10])) == NO_ARCHIVE


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:1],
        [*ROWS, {"id": 3, "text": ""}],
        [ROWS[0], {"id": 2, "text": ""}],
        [ROWS[1], ROWS[0]],
    ],
)
def test_other_rows_than_were_written_are_refused(rows: list[dict[str, Any]]) -> None:
    _, part = written()
    data, _ = written(rows)
    with pytest.raises(Unfit, match="damaged"):
        list(Reader(io.BytesIO(data)).rows(part))


@pytest.mark.parametrize("line", [b"[1]\n", b"{\n", b"\xff\n", b"{}", b'{"a":' + b"[" * 100_000 + b"\n", b"\n"])
def test_a_line_that_is_no_row_is_refused(line: bytes) -> None:
    source = zipped((PACKAGE, b"{}"), (PATH, line))
    with pytest.raises(Unfit, match="damaged"):
        list(Reader(source).rows(Part(PATH, len(line), "", 1)))


@pytest.mark.parametrize("text", [json.dumps([]), "{", "\u0000"])
def test_a_description_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Unfit, match="damaged"):
        Reader(zipped((PACKAGE, text.encode()))).package()


def test_a_changed_byte_is_found_or_changes_nothing() -> None:
    rows = [{"id": n, "text": "x" * 50} for n in range(200)]
    data, part = written(rows)
    entry = zipfile.ZipFile(io.BytesIO(data)).getinfo(PATH)
    begins = 30 + len(PATH) + 20  # after the part's own head
    found, places = 0, range(begins, begins + entry.compress_size, 7)
    for place in places:
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        try:
            assert list(Reader(io.BytesIO(changed)).rows(part)) == rows
        except Unfit:
            found += 1
    assert found > len(places) * 0.9
