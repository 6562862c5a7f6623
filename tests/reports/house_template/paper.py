"""Templates for the tests: a Word file of a few paragraphs, and what a test changes in it."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx

from followthrough.reports.house_template.names import Filling, Keys

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WHOLE = (
    "{{ title }}",
    "{{ notice }}",
    "{%p for field in fields %}",
    "{{ field.label }}: {{ field.text }}",
    "{%p endfor %}",
    "{%p for part in parts %}",
    "{{ part.heading }}",
    "{%p for paragraph in part.paragraphs %}",
    "{{ paragraph.number }}{{ paragraph.item }} {{ paragraph.text }}",
    "{%p endfor %}",
    "{%p endfor %}",
)
KEYS = Keys(["to", "wards"], ["background", "legal-implications"])


def template(*lines: str, whole: bool = True) -> bytes:
    """A Word file that prints a whole report, and these lines after it."""
    word = docx.Document()
    for line in (*(WHOLE if whole else ()), *lines):
        word.add_paragraph(line)
    return saved(word)


def saved(word: Any) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """What a file holds, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(data: bytes, changes: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """The file with parts replaced, or added."""
    held = parts(data)
    for name, change in changes.items():
        held[name] = change if isinstance(change, bytes) else change(held[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in held.items():
            package.writestr(name, content)
    return out.getvalue()


def with_xml(xml: str, data: bytes | None = None) -> bytes:
    """The template with this XML as its first paragraph."""

    def add(document: bytes) -> bytes:
        return document.replace(b"<w:body>", b"<w:body>" + xml.encode(), 1)

    return changed(data or template(), {"word/document.xml": add})


def related(kind: str, target: str, *, away: bool, part: str = "word/_rels/document.xml.rels") -> bytes:
    """The template with one more relation of its document."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mode = ' TargetMode="External"' if away else ""
    one = f'<Relationship Id="rId900" Type="{office}/{kind}" Target="{target}"{mode}/></Relationships>'
    return changed(template(), {part: lambda rels: rels.replace(b"</Relationships>", one.encode())})


def words(data: bytes, part: str = "document") -> str:
    """What a reader of the file reads, a paragraph a line."""
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def said(text: str, number: str = "", item: str = "") -> dict[str, Any]:
    return {"number": number, "item": item, "runs": [[text, False, False]]}


def report(**changes: Any) -> Filling:
    """A small report."""
    usual: dict[str, Any] = {
        "texts": {"council": "Saltmere", "title": "Street trees", "as_at": "As at today", "notice": "For the meeting"},
        "fields": [{"key": "to", "label": "To", "paragraphs": [said("Scrutiny Committee")]}],
        "parts": [
            {"key": "asks", "kind": "resolves", "heading": "To resolve", "paragraphs": [said("Note it.", "1.")]},
            {
                "key": "background",
                "kind": "prose",
                "heading": "Background",
                "paragraphs": [said("It began.", "1."), said("so it did", item="•")],
            },
            {"key": "read", "kind": "papers", "heading": "Papers", "paragraphs": [said("Minutes")]},
        ],
        "file_title": "Review 7",
        "language": "en-GB",
        "day": "2024-01-16",
    }
    return Filling(**{**usual, **changes})
