"""How a sheet shows numbers and days where their value alone does not tell: "75%", "1.10", "June 2025"."""

import posixpath
import re
from calendar import day_abbr, day_name, month_abbr, month_name
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

from followthrough.lib.package import BadPackage, Package

_STYLES, _BOOK, _LINKS = "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# Of the formats that every workbook has: those that this module tells apart.
_BUILT_IN = {"2": "0.00", "9": "0%", "10": "0.00%", "17": "mmm-yy"}
_CELL = re.compile(rb"<(?:\w+:)?c ([^>]*)>")
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d{1,5})"')
_MOST_CELLS = 400_000
_LITERAL = re.compile(r"\[[^\]]*\]|\\(.)|\"([^\"]*)\"|_.|\*.")
_DAY_PARTS = re.compile(r"d{1,4}|m{1,4}|y{4}|y{2}|[ ,./-]+")
_Place = tuple[int, int]


def formats_of(package: Package) -> dict[str, dict[_Place, str]]:
    """The formats that matter, by sheet and by place (row, column), from 0; none where they cannot be read."""
    try:
        styles = _styles(package)
        parts = list(_sheets(package)) if styles else []
        return {name: _of_sheet(package.part(part), styles) for name, part in parts if part in package}
    except BadPackage:  # formats are a help; a workbook whose values are read is not refused for them
        return {}


def shown(value: Any, code: str | None) -> str | None:
    """A value as its format shows it; None where it is read as any other."""
    if code is None:
        return None
    if isinstance(value, date):
        return _shown_day(value, code)
    number = re.fullmatch(r"(0+)(?:\.(0+))?(%?)", code)
    if number is None or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    places = len(number[2] or "")
    width = len(number[1]) + bool(places) + places
    return f"{value * (100 if number[3] else 1):0{width}.{places}f}{number[3]}"


def _shown_day(value: date, code: str) -> str | None:
    """A month alone, or a day with its month in letters and its year in full."""
    parts = _DAY_PARTS.findall(code)
    kinds = {part[0] for part in parts if part[0] in "dmy"}
    in_letters = "mmm" in parts or "mmmm" in parts
    if "".join(parts) != code or not in_letters or ("d" in kinds and "yyyy" not in parts):
        return None
    said = {
        "d": str(value.day), "dd": f"{value:%d}", "ddd": day_abbr[value.weekday()], "dddd": day_name[value.weekday()],
        "m": str(value.month), "mm": f"{value:%m}", "mmm": month_abbr[value.month], "mmmm": month_name[value.month],
        "yy": f"{value:%y}", "yyyy": str(value.year),
    }  # fmt: skip
    return "".join(said.get(part, part) for part in parts)


def _plain(code: str) -> str:
    """A format without its locale, its colours and the marks round what it prints as it is."""
    first = code.split(";")[0]
    return _LITERAL.sub(lambda found: found[1] or found[2] or "", first).strip().lower()


def _styles(package: Package) -> dict[int, str]:
    """The format of each style of cells that this module can tell apart."""
    if _STYLES not in package:
        return {}
    root = package.xml(_STYLES)
    codes = dict(_BUILT_IN)
    for one in _named(root, "numFmt"):
        codes[one.get("numFmtId", "")] = _plain(one.get("formatCode", ""))
    cells = next(_named(root, "cellXfs"), None)
    found = {at: codes.get(one.get("numFmtId", ""), "") for at, one in enumerate(cells if cells is not None else ())}
    return {at: code for at, code in found.items() if shown(0.5, code) or shown(date(2000, 1, 1), code)}


def _sheets(package: Package) -> Iterator[tuple[str, str]]:
    """The name of each sheet and its part in the package."""
    if _BOOK not in package or _LINKS not in package:
        return
    parts = {one.get("Id"): one.get("Target", "") for one in _named(package.xml(_LINKS), "Relationship")}
    for one in _named(package.xml(_BOOK), "sheet"):
        link = next((value for name, value in one.attrib.items() if str(name).endswith("}id")), None)
        if target := parts.get(str(link)):
            yield one.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (one for one in root.iter() if isinstance(one.tag, str) and etree.QName(one).localname == name)


def _of_sheet(data: bytes, styles: dict[int, str]) -> dict[_Place, str]:
    found: dict[_Place, str] = {}
    for cell in _CELL.finditer(data):
        place, style = _PLACE.search(cell[1]), _STYLE.search(cell[1])
        if place and style and (code := styles.get(int(style[1]))):
            found[int(place[2]) - 1, _column(place[1].decode())] = code
            if len(found) >= _MOST_CELLS:
                break
    return found


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at - 1
