import json
import subprocess
import sys
from pathlib import Path

from tests.exchange.papers import HEADINGS, docx, table, tracker


def followthrough(*args: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "followthrough.cli.main", *args], input=stdin, capture_output=True, check=False
    )


GOOD = tracker(("1) That the Council acts – now", "Agree", "Complete"))


def test_prints_what_was_understood_as_json(tmp_path: Path) -> None:
    file = tmp_path / "tracker.docx"
    file.write_bytes(GOOD)
    done = followthrough("read", str(file))
    assert (done.returncode, done.stderr) == (0, b"")
    reading = json.loads(done.stdout)
    assert list(reading) == ["title", "as_at", "columns", "recommendations", "doubts", "explained", "tables"]
    assert reading["recommendations"] == [
        {
            "number": "1", "text": "That the Council acts – now", "section": None,
            "response": "Agree", "response_means": "agreed", "owner": None, "due": None,
            "updates": [], "status": "Complete", "delivery_means": "complete", "suggestions": [],
            "where": "table 1, row 2",
        }
    ]  # fmt: skip


def test_reads_standard_input() -> None:
    assert followthrough("read", "-", stdin=GOOD).returncode == 0


def test_what_cannot_be_read_exits_2_with_one_line(tmp_path: Path) -> None:
    file = tmp_path / "picture.docx"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)
    done = followthrough("read", str(file))
    says = b"This is a PNG picture, not a document: send the file the table was typed in, or paste its text.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", says)


def test_a_missing_file_and_a_folder_exit_2_with_one_line(tmp_path: Path) -> None:
    missing, folder = followthrough("read", str(tmp_path / "none.docx")), followthrough("read", str(tmp_path))
    assert (missing.returncode, folder.returncode) == (2, 2)
    assert missing.stderr == b"The file 'none.docx' cannot be opened: check its name and that you may read it.\n"
    assert folder.stderr.count(b"\n") == 1


def test_read_needs_no_django() -> None:
    code = "import sys; from followthrough.cli.main import main; main(['read', '-']); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], input=GOOD, capture_output=True, check=False).returncode == 0


def with_key(*more: str) -> subprocess.CompletedProcess[bytes]:
    key = table(("Code", "Meaning"), ("C", "Complete"), ("Privé", "Kept apart"))
    both = docx(table(HEADINGS, ("1) That the Council acts – now", "Agree", "Complete")) + key)
    return followthrough("read", "-", *more, stdin=both)


def test_a_table_is_taken_in_or_left_out_by_its_place() -> None:
    taken = json.loads(with_key("--take", "table 2").stdout)
    assert [one["where"] for one in taken["recommendations"]] == ["table 1, row 2", "table 2, row 2", "table 2, row 3"]
    assert [(one["place"], one["chosen"]) for one in taken["tables"]] == [("table 1", None), ("table 2", "take")]
    left = json.loads(with_key("--take", "table 2", "--leave", "table 1").stdout)
    assert [one["number"] for one in left["recommendations"]] == ["C", "Privé"]


def test_a_table_that_is_not_there_is_said_in_one_line() -> None:
    done = with_key("--leave", "sheet Clé\nX")
    says = "There is no “sheet Clé\nX” in this paper: its tables are “table 1”, “table 2”.\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", says.replace("\n", " ", 1))
