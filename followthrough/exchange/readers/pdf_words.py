"""The words that a page of a PDF prints: where each stands and whether it is bold, in lines from the top down."""

import ctypes
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from followthrough.exchange.readers.grid import fold

_BOLD = 600
_HYPHENS = "\x02\ufffe"  # what stands for a hyphen at the end of a line
_LINE_ENDS = "\r\n" + _HYPHENS
_SMALL = 0.8
_RAISED = 0.15
_WHITE = 0.8
# "DRAFT" across the page
_TALL, _ASKEW = 24.0, 0.1
_ENDS_ITSELF = (".", "!", "?", "–", "-")
# a figure raised after a measure, as in "m²" or "ft²", is no note
_NOTE = re.compile(r"^(?P<before>|.*[^\d\s](?<!\b[mM])(?<!(?<![A-Za-z])(?:[kcm]m|ft|yd|mi)))\d{1,3}$")
_SEAM = re.compile(r"[a-z\d.)](?=[A-Z][a-z])|\d(?=[A-Za-z]{2})|[a-z](?=\d)")
_SEAM_WIDTH = 0.5
_REST_OF_A_WORD = re.compile(r"(?!(?:and|or|to|nor)\b)[a-z]")
_NUMBER = re.compile(
    r"\d{1,3}|(?:Recommendations?|Rec\.?|R) ?(?:No\.? ?)?[A-Z]{0,3}\d[\w./()]{0,8}|[A-Z]{1,3}\d{1,2}", re.IGNORECASE
)
_LABEL = re.compile(r"[A-Z][^:.]{1,38}:$")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, measured from the top left of its page as a person sees it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool

    @property
    def box(self) -> Box:
        return self.left, self.top, self.right, self.bottom

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line of words, in the order in which the file has them."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return fold(" ".join(word.text for word in self.words))

    @property
    def top(self) -> float:
        return self.words[0].top

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def height(self) -> float:
        return self.words[0].height

    @property
    def bold(self) -> bool:
        return self.words[0].bold

    @property
    def label(self) -> str:
        """The words in bold before a colon, or before white, and plain letters: "Lead: Head of Leisure"."""
        bold = next((at for at, word in enumerate(self.words) if not word.bold), len(self.words))
        if not 0 < bold < len(self.words):
            return ""
        text = " ".join(word.text for word in self.words[:bold])
        if not text.endswith(":"):
            apart = self.words[bold].left - self.words[bold - 1].right > _WHITE * self.height
            text = f"{text}:" if apart else ""
        return text[:-1] if _LABEL.match(text) else ""

    @property
    def lead(self) -> str:
        """The few words in bold that a line opens with, before a sentence in plain letters."""
        bold = next((at for at, word in enumerate(self.words) if not word.bold), len(self.words))
        opens = 0 < bold < len(self.words) and bold <= 5 and not self.words[bold].text[:1].islower()
        return " ".join(word.text for word in self.words[:bold]) if opens else ""

    @property
    def numbered(self) -> str:
        """The number that a line opens with, where only white parts it from the words: "7    That", "Rec 7    That"."""
        for at, (one, other) in enumerate(pairwise(self.words[:4]), start=1):
            if other.left - one.right > _WHITE * one.height:
                text = " ".join(word.text for word in self.words[:at])
                return text if _NUMBER.fullmatch(text) and not other.text[:1].islower() else ""
        return ""

    @property
    def is_number(self) -> bool:
        """Whether the line is nothing but the number of a recommendation."""
        return _NUMBER.fullmatch(self.text.rstrip(".:")) is not None

    @property
    def labelled(self) -> str:
        """The text, with a colon where only white or the weight parts a label from its words."""
        label = self.label or self.lead
        if number := self.numbered:
            return f"{number}{'.' if number.isdigit() else ':'} {self.text[len(number) :].lstrip()}"
        if not label or label.endswith(_ENDS_ITSELF):
            return self.text
        return f"{label}: {self.text[len(label) :].lstrip(' :–-')}"

    @property
    def run_in(self) -> str:
        """What stands in bold before plain letters, as `labelled` prints it; empty before words in bold as well."""
        bold = self.label or self.lead
        return bold if not bold or bold.endswith(_ENDS_ITSELF) else f"{bold}:"


def by_labels(line: Printed) -> list[Printed]:
    """Layout: labels beside one another: "Response: Agreed    Lead: Head of Leisure"."""
    found: list[Printed] = []
    begin = 0
    for at, (one, other) in enumerate(pairwise(line.words), start=1):
        apart = other.left - one.right > _WHITE * other.height
        if apart and other.bold and not one.bold and Printed(line.words[at:]).label:
            found.append(Printed(line.words[begin:at]))
            begin = at
    return [*found, Printed(line.words[begin:])]


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a page lies: its turn, its corner and its size as a person sees it."""

    turn: int
    left: float
    bottom: float
    width: float
    height: float

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "Sheet":
        left, bottom, _, _ = page.get_cropbox()
        return cls(page.get_rotation(), left, bottom, *page.get_size())

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as it is seen: from the left, from the top."""
        x, y = x - self.left, y - self.bottom
        if self.turn == 90:
            return y, x
        if self.turn == 180:
            return self.width - x, y
        if self.turn == 270:
            return self.width - y, self.height - x
        return x, self.height - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Left, top, right and bottom as seen."""
        one, other = self.place(left, bottom), self.place(right, top)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def printed(page: pdfium.PdfPage, sheet: Sheet) -> list[Printed]:
    """The lines of a page in the order of the file."""
    text_page = page.get_textpage()
    found: list[Printed] = []
    words: list[Word] = []
    first, letters = 0, ""
    handle, count = text_page.raw, text_page.count_chars()
    for at in range(count + 1):
        letter = chr(raw.FPDFText_GetUnicode(handle, at)) if at < count else "\n"
        if not letter.isspace():
            first, letters = (first, letters) if letters else (at, "")
            letters += "-" if letter in _HYPHENS else letter
            if letter not in _HYPHENS:
                continue
        for start, piece in _pieces(text_page, first, letters):
            if word := _word(text_page, sheet, piece, start, words):
                words.append(word)
        letters = ""
        if letter in _LINE_ENDS and words:
            found.append(Printed(tuple(words)))
            words = []
    return found


def _pieces(text_page: pdfium.PdfTextPage, first: int, letters: str) -> list[tuple[int, str]]:
    """Layout: the end of one full cell and the beginning of the next, printed without a space between them."""
    pieces, begin = [], 0
    for seam in _SEAM.finditer(letters):
        at = seam.end()
        one, other = text_page.get_charbox(first + at - 1, loose=True), text_page.get_charbox(first + at, loose=True)
        if (
            max(abs(other[0] - one[2]), abs(other[1] - one[3])) > 0.5
            and max(other[0] - one[2], other[1] - one[3]) > 0.5
        ):
            pieces.append((first + begin, letters[begin:at]))
            begin = at
    return [*pieces, (first + begin, letters[begin:])] if letters else []


def _word(text_page: pdfium.PdfTextPage, sheet: Sheet, letters: str, first: int, line: list[Word]) -> Word | None:
    """A word without a note's raised figure at its end; None where nothing is left of it."""
    start = end = sheet.box(*text_page.get_charbox(first, loose=True))
    if len(letters) > 1:
        end = sheet.box(*text_page.get_charbox(first + len(letters) - 1, loose=True))
    if letters[-1].isdigit() and (note := _NOTE.match(letters)) and (note["before"] or line):
        before = start if note["before"] else line[-1].box
        if _is_raised(end, before) or _is_drawn_raised(text_page, sheet, first + len(letters) - 1, before):
            letters = note["before"]
            end = sheet.box(*text_page.get_charbox(first + max(len(letters), 1) - 1, loose=True))
    text = fold(letters)
    if not text:
        return None
    if abs(start[3] - start[1]) > _TALL and raw.FPDFText_GetCharAngle(text_page, first) % (math.pi / 2) > _ASKEW:
        return None
    bold = raw.FPDFText_GetFontWeight(text_page, first) >= _BOLD or "bold" in _font(text_page, first)
    left, top, right, bottom = zip(start, end, strict=True)
    return Word(text, min(left), min(top), max(right), max(bottom), bold)


def _is_raised(figure: Box, before: Box) -> bool:
    high = before[3] - before[1]
    return figure[3] - figure[1] < _SMALL * high and figure[3] < before[3] - _RAISED * high


def _is_drawn_raised(text_page: pdfium.PdfTextPage, sheet: Sheet, at: int, before: Box) -> bool:
    """Layout: a font's own raised figures, whose box is as high as that of any other letter."""
    x, y = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetCharOrigin(text_page, at, x, y):
        return False
    foot = sheet.box(*text_page.get_charbox(at))[3]
    return sheet.place(x.value, y.value)[1] - foot > _RAISED * (before[3] - before[1])


def _font(text_page: pdfium.PdfTextPage, at: int) -> str:
    """The name of the font of one letter: fonts that are not embedded give no weight, but their name does."""
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text_page, at, name, 128, ctypes.byref(ctypes.c_int()))
    return name.value.decode("utf-8", "replace").casefold()


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand beside one another, from the left, in lines from the top down."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        # raised figures and taller letters stand a little off the middle of their line
        if lines and word.middle - lines[-1][len(lines[-1]) // 2].middle <= 0.4 * max(word.height, 1):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def text_of(words: Iterable[Word]) -> str:
    """The words of a cell as one text: its lines are only wrapped, and its paragraphs cannot be told apart."""
    return unhyphened(" ".join(word.text for word in line) for line in rows_of(words))


def unhyphened(lines: Iterable[str]) -> str:
    """Lines as one text, without a space after a hyphen at a line's end; "short- / and long-term" keeps it."""
    pieces: list[str] = []
    for line in filter(None, lines):
        wrapped = pieces and re.search(r"[a-z]-$", pieces[-1]) and _REST_OF_A_WORD.match(line)
        pieces += [line] if wrapped or not pieces else [" ", line]
    return "".join(pieces)
