"""What an OpenDocument file says by its styles: bold, hidden and raised text, colours, and the numbers of its lists."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from followthrough.exchange.readers.word_numbers import Level, figure

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, STYLE = (f"{{{_ODF}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "style"))
_FO = f"{{{_ODF}xsl-fo-compatible:1.0}}"
_LIBRE = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FIGURES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_OUTLINE = ""  # no list style has this name
_MOST = 100_000
_MOST_PARENTS = 100


@dataclass(frozen=True)
class Look:
    """How a run of text is printed."""

    bold: bool = False
    hidden: bool = False
    raised: bool = False


class Styles:
    """The styles of a document by family and name; what one does not say its parents say, then its family."""

    def __init__(self, *roots: etree._Element) -> None:
        self._named: dict[tuple[str, str], etree._Element] = {}
        self.levels: dict[str, dict[int, Level]] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style", f"{STYLE}default-style"):
                self._named[style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")] = style
            for style in root.iter(f"{TEXT}list-style"):
                self.levels[style.get(f"{STYLE}name", "")] = _levels(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self.levels[_OUTLINE] = _levels(style)
        self._known: dict[tuple[str, str, str, str], str] = {}
        self._looks: dict[tuple[str, str, Look], Look] = {}

    def is_title(self, name: str) -> bool:
        """Whether a paragraph's style is that of the document's title."""
        return any(one.get(f"{STYLE}name") == "Title" for one in self._chain("paragraph", name))

    def list_of(self, paragraph: etree._Element) -> str:
        """The list style that a paragraph's own style names."""
        chain = self._chain("paragraph", paragraph.get(f"{TEXT}style-name", ""))
        return next((found for style in chain if (found := style.get(f"{STYLE}list-style-name"))), "")

    def look(self, family: str, name: str, around: Look) -> Look:
        """How text of this style is printed, within text that is printed as `around`."""
        key = (family, name, around)
        if key not in self._looks:
            weight = self._value(family, name, "text", f"{_FO}font-weight")
            shown = self._value(family, name, "text", f"{TEXT}display")
            position = self._value(family, name, "text", f"{STYLE}text-position")
            self._looks[key] = Look(
                weight in ("bold", "600", "700", "800", "900") if weight else around.bold,
                around.hidden or shown == "none",
                re.match(r"super|[1-9]", position) is not None if position else around.raised,
            )
        return self._looks[key]

    def fill(self, name: str) -> str | None:
        """The background of a cell of this style as "RRGGBB"; None for none and for white."""
        colour = self._value("table-cell", name, "table-cell", f"{_FO}background-color").upper()
        return colour[1:] if re.fullmatch(r"#[0-9A-F]{6}", colour) and colour != "#FFFFFF" else None

    def is_hidden(self, element: etree._Element) -> bool:
        """Whether a section or a sheet is hidden."""
        if element.tag == f"{TABLE}table":
            return self._value("table", element.get(f"{TABLE}style-name", ""), "table", f"{TABLE}display") == "false"
        shown = element.get(f"{TEXT}display", "true")
        return shown == "none" or (shown == "condition" and element.get(f"{TEXT}is-hidden") == "true")

    def _value(self, family: str, name: str, of: str, attribute: str) -> str:
        key = (family, name, of, attribute)
        if key not in self._known:
            found = (style.find(f"{STYLE}{of}-properties") for style in self._chain(family, name))
            said = (one.get(attribute) for one in found if one is not None)
            self._known[key] = next((one for one in said if one is not None), "")
        return self._known[key]

    def _chain(self, family: str, name: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        seen = {""}
        while name not in seen and (family, name) in self._named and len(chain) < _MOST_PARENTS:
            seen.add(name)
            chain.append(self._named[family, name])
            name = chain[-1].get(f"{STYLE}parent-style-name", "")
        default = self._named.get((family, ""))
        return chain if default is None else [*chain, default]


def _levels(style: etree._Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in style:
        depth = count(level, f"{TEXT}level")
        if level.tag not in (f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"):
            found[depth] = Level("none", "", 1)
            continue
        kind = _FIGURES.get(level.get(f"{STYLE}num-format", ""), "decimal")
        printed = level.get(f"{_LIBRE}num-list-format", level.get(f"{STYLE}num-list-format"))
        if printed is None:
            shown = range(max(1, depth - count(level, f"{TEXT}display-levels", 1) + 1), depth + 1)
            printed = ".".join(f"%{at}%" for at in shown)
            printed = level.get(f"{STYLE}num-prefix", "") + printed + level.get(f"{STYLE}num-suffix", "")
        found[depth] = Level(kind, printed, count(level, f"{TEXT}start-value", 1))
    return found


@dataclass(frozen=True)
class Open:
    """A list that is being read: its style, how deep it stands and how far each of its levels has been counted."""

    style: str
    depth: int
    counts: dict[int, int]


@dataclass
class Lists:
    """The lists of a document: a later one may go on counting where an earlier one ended."""

    styles: Styles
    named: dict[str | None, dict[int, int]] = field(default_factory=dict)
    last: dict[str, dict[int, int]] = field(default_factory=dict)
    outline: dict[int, int] = field(default_factory=dict)

    def open(self, element: etree._Element, around: Open | None) -> Open:
        """A list as it begins, or one within the list `around`."""
        style = element.get(f"{TEXT}style-name", "")
        if around is not None:
            return replace(around, style=style or around.style, depth=around.depth + 1)
        counts: dict[int, int] = {}
        if element.get(f"{TEXT}continue-numbering") == "true":
            counts = self.last.get(style, counts)
        counts = self.named.get(element.get(f"{TEXT}continue-list"), counts)
        self.last[style] = counts
        if _ID in element.attrib:
            self.named[element.get(_ID)] = counts
        return Open(style, 1, counts)

    def mark(self, within: Open, item: etree._Element, paragraph: etree._Element) -> str:
        """The number printed before the first paragraph of an item ("1)", "b."); "" for none or a bullet."""
        style = item.get(f"{TEXT}style-override") or within.style or self.styles.list_of(paragraph)
        start = count(item, f"{TEXT}start-value", -1)
        said = item.find(f"{TEXT}number")
        made = self._mark(within.counts, style, within.depth, start)
        return (said.text or "").strip() if said is not None else made

    def mark_of_heading(self, heading: etree._Element) -> str:
        """The number that chapters are given, which stands in no list."""
        if heading.get(f"{TEXT}is-list-header") == "true":
            return ""
        start = count(heading, f"{TEXT}start-value", -1) if heading.get(f"{TEXT}restart-numbering") == "true" else -1
        return self._mark(self.outline, _OUTLINE, count(heading, f"{TEXT}outline-level", 1), start)

    def _mark(self, counts: dict[int, int], style: str, depth: int, start: int) -> str:
        levels = self.styles.levels.get(style, {})
        if depth not in levels:
            return ""
        counts[depth] = start if start >= 0 else min(counts.get(depth, levels[depth].start - 1) + 1, _MOST)
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if levels[depth].figure == "none":
            return ""

        def printed(found: re.Match[str]) -> str:
            level = levels.get(int(found[1]))
            if level is None or level.figure == "none":
                return ""
            return figure(counts.get(int(found[1]), level.start), level.figure)

        return re.sub(r"%(\d{1,2})%", printed, levels[depth].text).strip()


def count(element: etree._Element, name: str, otherwise: int = 0) -> int:
    """An attribute that counts, at most 9,999,999."""
    text = element.get(name, "")
    if not re.fullmatch(r"[0-9]+", text):
        return otherwise
    return int(text) if len(text) < 8 else 9_999_999
