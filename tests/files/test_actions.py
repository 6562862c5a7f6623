"""Kept files: by content, one copy of each, gone from the disk when the last row that needs them is."""

from typing import Any

from followthrough.files import actions, queries
from followthrough.files.models import StoredFile, place
from followthrough.lib import digest
from followthrough.lib.ids import new_id

COUNCIL = new_id()
DATA = b"a paper"


def keep(council: Any = COUNCIL) -> StoredFile:
    return actions.keep(council_id=council, data=DATA, name="Trees.docx")


def test_a_kept_file_is_found_by_its_council_only(db: None) -> None:
    file = keep()
    assert queries.kept(COUNCIL, file.id) == file
    assert queries.content(file) == DATA
    assert queries.kept(new_id(), file.id) is None
    assert (file.size, file.digest) == (7, digest.of_bytes(DATA))


def test_nobody_else_on_the_machine_can_read_it(db: None) -> None:
    path = place(COUNCIL, keep().digest)
    assert (path.parent.stat().st_mode & 0o077, path.stat().st_mode & 0o077) == (0, 0)


def test_bytes_go_with_the_last_row(db: None, django_capture_on_commit_callbacks: Any) -> None:
    first, second = keep(), keep()
    path = place(COUNCIL, first.digest)
    with django_capture_on_commit_callbacks(execute=True):
        actions.drop(council_id=COUNCIL, file_id=first.id)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        actions.drop(council_id=COUNCIL, file_id=second.id)
    assert not path.exists()


def test_another_councils_file_is_not_dropped(db: None) -> None:
    file = keep()
    actions.drop(council_id=new_id(), file_id=file.id)
    assert queries.kept(COUNCIL, file.id) == file
