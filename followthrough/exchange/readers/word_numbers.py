"""Numbers that Word makes itself stand nowhere in a paragraph's text: they are counted from numbering.xml."""

import re
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_ENDS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 100_000


@dataclass
class Level:
    """One level of a list: how it is written ("%1.%2)"), its kind of figure and where it starts."""

    figure: str
    text: str
    start: int


@dataclass
class Numbering:
    """The lists of a document and how far each has been counted."""

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def mark(self, paragraph: etree._Element) -> str:
        """The number Word would print before this paragraph ("1)", "b."), or "" for none or a bullet."""
        found = self._place(paragraph)
        if not found:
            return ""
        number_id, depth = found
        list_id = self.lists.get(number_id, "")
        levels = self.levels.get(list_id, {})
        if depth not in levels:
            return ""
        counts = self._count(number_id, list_id, depth)
        level = levels[depth]
        if level.figure in ("bullet", "none"):
            return ""

        def printed(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            of = levels.get(at)
            return figure(counts.get(at, of.start if of else 1), of.figure if of else "decimal")

        return re.sub(r"%(\d)", printed, level.text).strip()

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        of_style = self.styles.get(style.get(f"{W}val", "")) if style is not None else None
        if own is None:
            return of_style
        number_id, depth = _number_of(own)
        return (number_id or (of_style or ("", 0))[0], depth) if number_id != "0" else None

    def _count(self, number_id: str, list_id: str, depth: int) -> dict[int, int]:
        counts = self.counts.setdefault(list_id, {})
        levels = self.levels[list_id]
        restart = self.starts.get((number_id, depth))
        if restart is not None and (number_id, depth) not in self.begun:
            counts[depth] = restart
        else:
            counts[depth] = min(counts.get(depth, levels[depth].start - 1) + 1, _MOST)
        self.begun.add((number_id, depth))
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        return counts


def read_numbering(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists that numbering.xml defines and the styles of styles.xml that use them."""
    result = Numbering()
    if numbering is None:
        return result
    for abstract in numbering.iterfind(f"{W}abstractNum"):
        list_id = abstract.get(f"{W}abstractNumId", "")
        result.levels[list_id] = {_int(level.get(f"{W}ilvl")): _level(level) for level in abstract.iterfind(f"{W}lvl")}
    for number in numbering.iterfind(f"{W}num"):
        number_id = number.get(f"{W}numId", "")
        result.lists[number_id] = _val(number, "abstractNumId")
        for override in number.iterfind(f"{W}lvlOverride"):
            if override.find(f"{W}startOverride") is not None:
                depth = _int(override.get(f"{W}ilvl"))
                result.starts[number_id, depth] = _int(_val(override, "startOverride"), 1)
    result.styles = _styles(styles)
    return result


def _styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.iterfind(f"{W}style") if styles is not None else ():
        name = style.get(f"{W}styleId", "")
        based[name] = _val(style, "basedOn")
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None:
            own[name] = _number_of(number)
    for name in based:
        parent, seen = name, {name}
        while parent and parent not in own and based.get(parent, "") not in seen:
            parent = based.get(parent, "")
            seen.add(parent)
        if parent in own and own[parent][0] not in ("", "0"):
            own.setdefault(name, own[parent])
    return {name: place for name, place in own.items() if place[0] not in ("", "0")}


def _level(level: etree._Element) -> Level:
    return Level(_val(level, "numFmt") or "decimal", _val(level, "lvlText"), _int(_val(level, "start"), 1))


def _number_of(element: etree._Element) -> tuple[str, int]:
    return _val(element, "numId"), _int(_val(element, "ilvl"))


def _val(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val", "") if child is not None else ""


def _int(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise


def figure(count: int, kind: str) -> str:
    """A number of a list as its kind of figure prints it: 4 as "4", "d", "D", "iv", "IV" or "04"."""
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(min(count, 3999))
        return roman.upper() if kind == "upperRoman" else roman
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    result = ""
    for size, letters in _ROMAN + _ROMAN_ENDS:
        while count >= size:
            result, count = result + letters, count - size
    return result
