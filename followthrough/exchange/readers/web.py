"""Web pages, saved or copied to the clipboard, and what Word and Excel save as web pages."""

import re
from collections.abc import Iterator

from lxml import etree, html

from followthrough.exchange.readers.grid import Cell, Line, Paper, Row, Table, fold, padded
from followthrough.exchange.readers.text import decode
from followthrough.exchange.unreadable import Unreadable

_CHARSET = re.compile(rb"charset=[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_NOT_TEXT = {
    "script",
    "style",
    "head",
    "noscript",
    "template",
    "svg",
    "nav",
    "footer",
    "del",
    "iframe",
    "object",
    "input",
    "select",
    "textarea",
}
_BLOCKS = {
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "dt",
    "dd",
    "dl",
    "blockquote",
    "tr",
    "details",
    "summary",
    "main",
    "form",
    "caption",
}
_HEADS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"}
_SUMMARY_LEVEL = 4
_ASIDE = re.compile(
    r"cookies?[\s_-]*(?:banner|notice|consent|bar|message|pop-?up|control)(?![a-z])|"
    r"breadcrumb|section-toggle|visually-?hidden|sr-only|screen-reader",
    re.IGNORECASE,
)
_BUTTON = re.compile(r"(?:back to (?:the )?top|(?:share|print) this(?: page)?)\W*", re.IGNORECASE)
_HIDDEN_BY_WORD = re.compile(
    r"mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment|header|footer)|mso-special-character\s*:\s*comment", re.IGNORECASE
)
_ASIDE_ROLES = ("navigation", "search", "dialog", "contentinfo", "banner")
_HOLDS_TEXT = ("table", "dl", "h1", "h2", "h3", "h4", "p")
_LONGEST_LABEL = 70
_LABEL_CLASS = re.compile(r"(?:^|[\s_-])(?:label|key|term)(?:$|[\s_-])|mgLabel|fieldLabel", re.IGNORECASE)
_WIDEST = 200
_WIDE = 3
_DEEPEST = 150


def read_web(data: bytes) -> Paper:
    """Prose and tables of a page, in reading order; scripts, forms and navigation are not text."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_text(data), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("This web page has nothing in it to read: save the page again with its table.") from error
    reader = _Reader()
    reader.walk(_main(root), 0)
    reader.flush()
    return reader.paper


def _main(root: html.HtmlElement) -> html.HtmlElement:
    """The main part of a page that says which it is, where it has text of its own and all the tables of the page."""
    said = [one for one in root.iter("main", "div") if _tag(one) == "main" or one.get("role") == "main"]
    if not said or not _holds_text(said[0]):
        return root
    return said[0] if sum(1 for _ in said[0].iter("table")) == sum(1 for _ in root.iter("table")) else root


def _holds_text(element: html.HtmlElement) -> bool:
    return any(next(element.iterdescendants(name), None) is not None for name in _HOLDS_TEXT)


def _text(data: bytes) -> str:
    said = _CHARSET.search(data[:4096])
    if said and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        name = said[1].decode().casefold()
        try:
            # browsers read Latin-1 as Windows-1252, and so do the people who wrote the page
            text = data.decode("cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name, "replace")
        except LookupError:
            text = decode(data)
    else:
        text = decode(data)
    text = re.sub(r"^\s*version:[^<]{0,600}(?=<)", "", text, flags=re.IGNORECASE)  # the clipboard's own lines
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")


class _Reader:
    """Gathers text into lines until a block or a table begins."""

    def __init__(self) -> None:
        self.paper = Paper()
        self.parts: list[str] = []
        self.level, self.bold, self.label, self.apart = 0, False, "", True
        self.items: dict[html.HtmlElement, int] = {}

    def flush(self) -> None:
        text = fold("".join(self.parts))
        if text and not _BUTTON.fullmatch(text):
            label = self.label if text.startswith(self.label) else ""
            self.paper.blocks.append(Line(text, self.level, self.bold, label=label, apart=self.apart))
            self.label = ""
        self.parts = []

    def walk(self, element: html.HtmlElement, depth: int) -> None:
        if depth > _DEEPEST:
            raise Unreadable("This web page is nested too deeply to read: copy its table and paste it as text.")
        tag = _tag(element)
        if tag == "table" and not _is_layout(element):
            self.flush()
            self.paper.blocks += [Line(text, bold=True) for one in element.findall("caption") for text in _lines(one)]
            self.paper.blocks.append(_table(element, len(self.paper.tables) + 1))
            return
        if _is_aside(element, tag):
            return
        block = tag in _BLOCKS or tag in ("td", "th", "table")
        if block:
            self._begin(element, tag)
        self.parts.append(element.text or "")
        for child in element:
            self.walk(child, depth + 1)
            self.parts.append(child.tail or "")
        if block:
            self.flush()
            self.level, self.bold, self.label, self.apart = 0, False, "", True
        if tag == "br":
            self.apart = False

    def _begin(self, element: html.HtmlElement, tag: str) -> None:
        self.flush()
        self.level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else _SUMMARY_LEVEL if tag == "summary" else 0
        self.bold = _wholly_bold(element)
        self.label = _label(element, tag)
        number = self._number_of_entry(element) if tag == "li" else ""
        self.parts = [number] if number else []
        self.apart = tag != "li" or bool(number)

    def _number_of_entry(self, element: html.HtmlElement) -> str:
        """The number that a browser prints before an item of several paragraphs; a plain item of a list needs none."""
        above = element.getparent()
        if above is None or _tag(above) != "ol":
            return ""
        start = above.get("start", "1")
        before = self.items.get(above, int(start) - 1 if re.fullmatch(r"\d{1,4}", start) else 0)
        self.items[above] = before + 1
        return f"{before + 1}. " if any(_tag(child) in _BLOCKS for child in element) else ""


def _tag(element: html.HtmlElement) -> str:
    return element.tag.rpartition(":")[2].lower() if isinstance(element.tag, str) else "script"


def _is_aside(element: html.HtmlElement, tag: str) -> bool:
    """What a page has about it and is no part of its text: its scripts, menus, buttons, and words for its machinery."""
    if (
        tag in _NOT_TEXT
        or _is_hidden_by_word(element)
        or (element.get("aria-hidden") == "true" and not _holds_text(element))  # a closed accordion's panel is text
        or element.get("role") in _ASIDE_ROLES
    ):
        return True
    if tag == "button":
        return not any(_tag(above) in _HEADS for above in element.iterancestors())
    if tag == "form":
        # pages of ASP.NET, such as ModernGov's, stand in a form as a whole; a form to fill in has no text to speak of
        return not _holds_text(element)
    named = f"{element.get('class', '')} {element.get('id', '')} {element.get('aria-label', '')}"
    return tag in ("div", "section", "span", "aside", "ul", "ol") and _ASIDE.search(named) is not None


def _label(element: html.HtmlElement, tag: str) -> str:
    """How a paragraph begins where that is set apart: a term of a list, or bold words with others after them."""
    if tag == "dt":
        return fold(element.text_content())
    if tag not in ("p", "li", "div") or (element.text or "").strip():
        return ""
    first = next(iter(element), None)
    if first is None or not (_tag(first) in ("b", "strong") or _LABEL_CLASS.search(first.get("class") or "")):
        return ""
    text = fold(first.text_content())
    return text if len(text) <= _LONGEST_LABEL and fold(element.text_content()) != text else ""


def _wholly_bold(element: html.HtmlElement) -> bool:
    inner = [child for child in element if (child.text_content() or "").strip()]
    beside = [element.text or "", *(child.tail or "" for child in element)]
    return not "".join(beside).strip() and len(inner) == 1 and _tag(inner[0]) in ("b", "strong")


def _is_layout(table: html.HtmlElement) -> bool:
    """A table that holds tables is the frame of a page, unless it has rows of three cells or more of its own."""
    if next(table.iterdescendants("table"), None) is None:
        return False
    wide = [row for row in _own_rows(table) if sum(1 for cell in row if _tag(cell) in ("td", "th")) >= _WIDE]
    return len(wide) < _WIDE


def _own_rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for child in table:
        if _tag(child) == "tr":
            yield child
        elif _tag(child) in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if _tag(row) == "tr")


def _table(element: html.HtmlElement, count: int) -> Table:
    table = Table(f"table {count}")
    below: dict[int, tuple[int, Cell]] = {}
    for number, row in enumerate(_own_rows(element), start=1):
        table.rows.append(Row(number, tuple(_row(row, below))))
    width = table.width
    table.rows = [Row(row.number, padded(list(row.cells), width)) for row in table.rows]
    return table


def _row(row: html.HtmlElement, below: dict[int, tuple[int, Cell]]) -> list[Cell]:
    """The cells of a row; `below` holds what reaches down from above, by column: rows left and the cell."""
    cells: list[Cell] = []
    _reach_down(cells, below)
    for element in row:
        if _tag(element) not in ("td", "th"):
            continue
        cell = Cell(tuple(_lines(element)), "", _fill(element), _tag(element) == "th")
        down = _span(element, "rowspan")
        for at in range(_span(element, "colspan")):
            if down > 1:
                below[len(cells)] = (down - 1, cell if not at else Cell())
            cells.append(cell if not at else Cell(merged="left"))
        _reach_down(cells, below)
        if len(cells) > _WIDEST:
            raise Unreadable("A table has more columns than a tracker can have: copy its table into a new document.")
    return cells


def _reach_down(cells: list[Cell], below: dict[int, tuple[int, Cell]]) -> None:
    while len(cells) in below:
        at = len(cells)
        left, cell = below.pop(at)
        if left > 1:
            below[at] = (left - 1, cell)
        cells.append(Cell(cell.lines, "above" if cell.lines else "left", cell.fill))


def _span(element: html.HtmlElement, name: str) -> int:
    text = element.get(name, "1").strip()
    return max(1, min(int(text), 5000 if name == "rowspan" else _WIDEST + 1)) if re.fullmatch(r"\d{1,6}", text) else 1


def _fill(element: html.HtmlElement) -> str | None:
    said = f"{element.get('bgcolor', '')};{element.get('style', '')}"
    found = re.search(r"(?:^|background(?:-color)?\s*:\s*)#([0-9a-fA-F]{6})", said)
    return found[1].upper() if found and found[1].upper() != "FFFFFF" else None


def _lines(element: html.HtmlElement) -> list[str]:
    text = "".join(_pieces(element, 0))
    return [line for raw in text.split("\n") if (line := fold(raw))]


def _pieces(element: html.HtmlElement, depth: int) -> Iterator[str]:
    tag = _tag(element)
    if tag in _NOT_TEXT or depth > _DEEPEST or _is_note_mark(element) or _is_hidden_by_word(element):
        return
    # a line break in the source is a space; one between blocks is a line
    broken = "\n" if tag in _BLOCKS else " " if tag in ("td", "th") else ""
    yield broken + (element.text or "").replace("\n", " ").replace("\r", " ")
    for child in element:
        yield from _pieces(child, depth + 1)
        yield (child.tail or "").replace("\n", " ").replace("\r", " ")
    yield broken


def _is_hidden_by_word(element: html.HtmlElement) -> bool:
    """What Word hides, its comments, and the heads of its pages are no text in its own format either."""
    return _HIDDEN_BY_WORD.search(element.get("style") or "") is not None


def _is_note_mark(element: html.HtmlElement) -> bool:
    return _tag(element) == "sup" and re.fullmatch(r"[\[\]\d,\s*†]{1,8}", element.text_content() or "") is not None
