"""Draft report still under review in Word: numbers made by Word (R1, R2 ...), tracked insertions and deletions, answers
chosen in content controls, one whole cell in a content control, a typed footnote mark; numbering runs on over two
tables."""

from typing import Any

from docx.document import Document as Doc
from docx.oxml.ns import qn
from docx.table import _Cell

from tests.exchange.layouts.seen.make import document, docx_bytes, element, grid, rec, truth

TITLE = "Task and Finish Group on Public Conveniences – Cabinet decisions and officer comments"
HEADS = ["", "Recommendation of the Task Group", "Cabinet decision", "Lead service", "Timescale", "Officer comment"]
Piece = tuple[str, str]  # kind ("", "ins", "del", "sdt", "mark") and text
Pieces = list[Piece]

# text, decision, lead, timescale, comment
PARKS: list[tuple[Pieces, str, str, str, Pieces]] = [
    (
        [
            ("", "That the opening hours of the conveniences in Priory Gardens are extended to "),
            ("del", "8pm"),
            ("ins", "dusk"),
            ("", " from April to October, and that the hours are shown on the door and on the website."),
        ],
        "Agreed",
        "Parks and Open Spaces",
        "April 2025",
        [("", "Hours changed from 1 April. "), ("ins", "New signs were put up on 6 May.")],
    ),
    (
        [
            ("", "That a changing place with a hoist is provided at one site in each of the "),
            ("del", "three "),
            ("ins", "four "),
            ("", "towns by the end of the present Council."),
        ],
        "Agreed in principle",
        "Asset Management",
        "May 2027",
        [
            ("", "A bid for £95,000 was made to the national fund"),
            ("del", " but no answer has come"),
            ("ins", " and was turned down in March; officers are looking at section 106 money"),
            ("", "."),
        ],
    ),
    (
        [("", "That the Cabinet Member writes to the brewery about a community toilet scheme."), ("mark", "1")],
        "Agreed",
        "Town Centre Management",
        "ASAP",
        [("ins", "Letter sent on 12 February 2025.")],
    ),
]
BEACH: list[tuple[Pieces, str, str, str, Pieces]] = [
    (
        [
            ("", "That charging be brought in at the West Strand"),
            ("ins", " and Lookout Point"),
            ("", ", with card readers only, and that residents are able to use a pass free of charge."),
        ],
        "Agreed in part",
        "Parking and Seafront",
        "Summer 2025",
        [
            ("", "Card readers were fitted at West Strand in June. "),
            ("del", "Lookout Point will follow. "),
            ("", "Cabinet decided against a pass because of the cost of running it."),
        ],
    ),
    (
        [("", "That the kiosks are asked to keep the disabled toilets unlocked while they are trading.")],
        "Agreed",
        "Parking and Seafront",
        "Before Easter 2025",
        [("", "Put into the new leases.")],
    ),
    ([("", "That showers are heated.")], "Not agreed", "Parking and Seafront", "", []),
    (
        [
            (
                "",
                "That the condition of each block is inspected twice a year by a member of the Task Group together "
                "with an officer, using the checklist in Appendix C.",
            )
        ],
        "Agreed",
        "Asset Management",
        "From September 2025",
        [("sdt", "The first round is arranged for 22–24 September.")],
    ),
]


def write(cell: _Cell, pieces: Pieces) -> None:
    for kind, text in pieces:
        cell.paragraphs[0]._p.append(_piece(kind, text))


def _piece(kind: str, text: str) -> Any:
    run = element("w:r")
    said = element("w:delText" if kind == "del" else "w:t")
    said.text = text
    said.set(qn("xml:space"), "preserve")
    if kind == "mark":
        look = element("w:rPr")
        look.append(element("w:vertAlign", val="superscript"))
        run.append(look)
    run.append(said)
    if kind in ("ins", "del"):
        change = element(f"w:{kind}", id="7", author="Democratic Services", date="2025-07-01T09:00:00Z")
        change.append(run)
        return change
    return _control(run) if kind == "sdt" else run


def _control(inner: Any, *choices: str) -> Any:
    control, about, content = element("w:sdt"), element("w:sdtPr"), element("w:sdtContent")
    if choices:
        drop = element("w:dropDownList")
        for choice in choices:
            drop.append(element("w:listItem", displayText=choice, value=choice))
        about.append(drop)
    content.append(inner)
    control.extend([about, content])
    return control


def numbering(doc: Doc) -> str:
    """Add a list style "R1" to the numbering part; its id."""
    root = doc.part.numbering_part.element
    abstract = element("w:abstractNum", abstractNumId="90")
    level = element("w:lvl", ilvl="0")
    level.extend([element("w:start", val="1"), element("w:numFmt", val="decimal"), element("w:lvlText", val="R%1")])
    abstract.append(level)
    root.insert(0, abstract)
    num = element("w:num", numId="90")
    num.append(element("w:abstractNumId", val="90"))
    root.append(num)
    return "90"


def number(cell: _Cell, list_id: str) -> None:
    about = element("w:numPr")
    about.extend([element("w:ilvl", val="0"), element("w:numId", val=list_id)])
    cell.paragraphs[0]._p.get_or_add_pPr().append(about)


def table(doc: Doc, rows: list[tuple[Pieces, str, str, str, Pieces]], list_id: str) -> None:
    made = grid(doc, [HEADS, *([""] * 6 for _ in rows)], widths=(1.2, 6.5, 2.5, 2.8, 2.4, 6))
    for at, (text, decision, lead, when, comment) in enumerate(rows, start=1):
        cells = made.rows[at].cells
        number(cells[0], list_id)
        write(cells[1], text)
        cells[2].paragraphs[0]._p.append(_control(_piece("", decision), "Agreed", "Agreed in part", "Not agreed"))
        write(cells[3], [("", lead)])
        write(cells[4], [("", when)] if when else [])
        write(cells[5], comment)
    _control_whole_cell(made.rows[1].cells[3]._tc)


def _control_whole_cell(cell: Any) -> None:
    parent, at = cell.getparent(), cell.getparent().index(cell)
    parent.insert(at, _control(cell))


def build() -> bytes:
    doc = document(landscape=True)
    doc.add_heading(TITLE, 1)
    doc.add_paragraph("DRAFT v0.3 for comment – Coldharbour District Council")
    list_id = numbering(doc)
    doc.add_heading("Parks and town centres", 2)
    table(doc, PARKS, list_id)
    doc.add_paragraph("1 The scheme was first proposed in 2019.")
    doc.add_heading("Seafront", 2)
    table(doc, BEACH, list_id)
    return docx_bytes(doc)


def kept(pieces: Pieces) -> str:
    return "".join(text for kind, text in pieces if kind not in ("del", "mark"))


ROWS = [("Parks and town centres", r) for r in PARKS] + [("Seafront", r) for r in BEACH]
FILES = {"tracker.docx": build}
TRUTH = truth(
    TITLE,
    None,
    [
        rec(
            f"R{n}",
            kept(text),
            response=decision,
            owner=lead,
            due=when,
            section=section,
            updates=[(None, kept(comment))],
        )
        for n, (section, (text, decision, lead, when, comment)) in enumerate(ROWS, start=1)
    ],
)
