"""Scottish integration board's strategic inspection plan in Word: Word counts the themes (1, 2) and the recommendations
under them (1.1, 1.2) in one multilevel list, inside the table's first column; the numbers are typed nowhere."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.exchange.layouts.making import Truth, rec, truth, update, word, word_note, word_table
from tests.exchange.layouts.words import Line, lines, turn

TITLE = "Joint inspection of services for adults: improvement plan"
HEAD = ["No.", "Area for improvement", "Lead officer", "Timescale", "Update (August 2025)", "Status"]
THEMES = ["Key performance outcomes", "Experience of people", "Delivery of key processes", "Leadership"]
STATES = ["On target", "Completed", "Slipped", "On target", "Not yet started"]


def _themes() -> list[tuple[str, list[tuple[Line, str]]]]:
    made = lines(1100, 34)
    sizes = (7, 11, 9, 7)
    found, at = [], 0
    for name, size in zip(THEMES, sizes, strict=True):
        found.append((name, [(one, turn(STATES, at + i)) for i, one in enumerate(made[at : at + size])]))
        at += size
    return found


def _outline(doc: Document) -> None:
    """The list of two levels that both kinds of rows are counted in, as number 990."""
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
    )
    root = doc.part.numbering_part.element
    kind = '<w:multiLevelType w:val="multilevel"/>'
    levels = level.format(0, "%1") + level.format(1, "%1.%2")
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="990">{kind}{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="990"><w:abstractNumId w:val="990"/></w:num>'))


def _build(doc: Document) -> None:
    word_note(doc, "Strathlarig Integration Joint Board", "Title")
    word_note(doc, TITLE, "Heading 1")
    word_note(doc, "Report by the Chief Officer to the Performance and Audit Committee, 27 August 2025")
    _outline(doc)
    rows, levels = [HEAD], []
    for name, found in _themes():
        rows.append(["", name, "", "", "", ""])
        levels.append(0)
        for one, state in found:
            rows.append(["", one.text, one.owner, one.due, one.news, state])
            levels.append(1)
    word_table(doc, rows)
    for row, level in zip(doc.tables[0].rows[1:], levels, strict=True):
        props = row.cells[0].paragraphs[0]._p.get_or_add_pPr()
        props.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="990"/></w:numPr>'))
    word_note(doc, "The plan is reviewed at each meeting of the Board.")


def _truth() -> list[Truth]:
    return [
        rec(
            f"{t}.{n}",
            one.text,
            owner=one.owner,
            due=one.due,
            status=state,
            section=name,
            updates=[update(one.news, "August 2025")],
        )
        for t, (name, found) in enumerate(_themes(), 1)
        for n, (one, state) in enumerate(found, 1)
    ]


FILES = {"plan.docx": lambda: word(_build)}
TRUTH = truth(TITLE, "27 August 2025", _truth())
