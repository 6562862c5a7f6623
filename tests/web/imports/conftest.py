"""A paper of five rows, in our own words, on its way in."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.exchange.papers import tracker
from tests.web.client import PageClient

ROWS = (
    ("1) That the Council plants a tree for every tree that it fells.", "Agree", "All are planted.\nComplete"),
    ("2) That the Council publishes its list of trees.", "In part", "On-going, part of the Forest Accreditation."),
    ("3) That the Council asks the water company for its maps.", "Agree", ""),
    ("4) That the Council pays for a second officer.", "Not Agreed", ""),
    ("5) That the Council counts its trees.", "Stage 1", "The count is being drawn up."),
)


def word(*rows: tuple[str, str, str], name: str = "Tracker.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, tracker(*(rows or ROWS)))


def send(client: PageClient, *rows: tuple[str, str, str]) -> str:
    """Uploads a paper; the address of its preview."""
    reply = client.post("/saltmere/imports/new/", {"file": word(*rows)})
    assert reply.status_code == 302, re.findall(r"error-message[^>]*>.*?</p>", reply.content.decode(), re.DOTALL)
    return str(reply.url)


NEW = {
    "neutral_name": "Review 1",
    "name": "Trees and shade",
    "committee": "",
    "endorsed": "2 March 2021",
    "decided": "",
    "paper_on": "16 January 2024",
}


def confirm(client: PageClient, address: str, **given: str) -> Any:
    """Confirms a paper into a new review."""
    return client.post(f"{address}confirm/?review=new", {**NEW, **given})


@pytest.fixture
def waiting(officer: PageClient) -> str:
    """The address of a paper that waits."""
    return send(officer)
