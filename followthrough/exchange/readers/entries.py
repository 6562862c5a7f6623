"""Text without tabs: numbered entries, such as a table copied out of a PDF, where a status code ends each entry."""

import re

from followthrough.exchange.readers.grid import Line, Paper, Row, Table, cell, fold

_LONE_LABEL = re.compile(r"^(?:rec(?:ommendation)?s?)\.?$", re.IGNORECASE)
_NUMBER = r"\d{1,3}(?:\.\d{1,2}){0,2}"
_LABELLED = re.compile(rf"^(?:rec(?:ommendation)?\.? )({_NUMBER}|[A-Z]\d{{1,3}})\s*[:.)–-]*(?: (.*))?$", re.IGNORECASE)
_NUMBERED = re.compile(rf"^\(?({_NUMBER})\s?[).:]\s+(\S.*)$")
_HEADINGS = re.compile(r"^#?\s*(?:no\.?|number|ref\.?)?\s*recommendations?\s+status$", re.IGNORECASE)


def read_entries(lines: list[str]) -> Paper:
    """Entries as a table of number and text, a row each; headings and other lines as prose."""
    folded = [fold(line) for line in lines]
    pattern = _LABELLED if sum(1 for line in _joined(folded) if _LABELLED.match(line)) >= 2 else _NUMBERED
    paper = Paper()
    table: Table | None = None
    for at, line in enumerate(_joined(folded), start=1):
        found = pattern.match(line)
        if found:
            table = table or Table(f"table {len(paper.tables) + 1}", ragged=True)
            table.rows.append(Row(at, (cell(found[1]), cell(found[2] or ""))))
        elif table and line:
            last = table.rows[-1]
            table.rows[-1] = Row(last.number, (last.cells[0], cell(f"{last.cells[1].text}\n{line}")))
        elif line:
            paper.blocks.append(Line(line))
    if table:
        paper.blocks.append(table)
    return paper


def _joined(lines: list[str]) -> list[str]:
    """A label alone on its line ("Rec.") is joined to the number on the next."""
    joined: list[str] = []
    for line in lines:
        if joined and _LONE_LABEL.match(joined[-1]) and line:
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined
