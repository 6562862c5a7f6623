"""Files to keep: under their names, whatever letters those hold."""

from email.message import Message
from pathlib import Path

import pytest

import followthrough
from followthrough.web.downloads import download


@pytest.mark.parametrize(
    "name", ["review-3.docx", "adolygiad-tŷ-a-dŵr-4.pdf", 'the "best" one.csv', "back\\slash.csv", "a\nb.csv"]
)
def test_a_browser_keeps_it_under_its_name(name: str) -> None:
    reply = download(b"x", name, "text/csv")
    read = Message()
    read["Content-Disposition"] = reply.headers["Content-Disposition"]
    assert (read.get_content_disposition(), read.get_filename()) == ("attachment", name)
    assert (reply.content, reply["Content-Type"]) == (b"x", "text/csv")


def test_no_page_writes_that_header_in_another_way() -> None:
    folder = Path(followthrough.__file__).parent
    found = [path for path in folder.rglob("*.py") if "Content-Disposition" in path.read_text()]
    assert found == [folder / "web" / "downloads.py"]
