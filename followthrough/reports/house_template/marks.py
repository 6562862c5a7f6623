"""The marks of a template: found paragraph by paragraph, checked, and made whole where Word has broken them up."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from followthrough.reports.house_template.expressions import Wrong, parts_of, shape_of
from followthrough.reports.house_template.faults import Code, Fault, shortened
from followthrough.reports.house_template.names import LOOP, NAMES, Keys, Many, Shape, Text, Unknown
from followthrough.reports.house_template.opening import STORIES, Opened
from followthrough.reports.house_template.words import Element, above, paragraphs, pieces, text_of, w

T = TypeVar("T")
_MARK = re.compile(r"\{\{(?P<prints>.*?)\}\}|\{%(?P<does>.*?)%\}")
_OPENS = re.compile(r"\{[{%#]|[}%#]\}")
_PREFIX = re.compile(r"(p|tr|tc|r)\s+")
_FOR = re.compile(r"for\s+([A-Za-z][A-Za-z0-9_]*)\s+in\s+(.+)")
_IF = re.compile(r"(?:el)?if\s+(.+)")
_TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
_LOST_BESIDE = ("drawing", "pict", "object", "sectPr")


@dataclass(slots=True)
class _Open:
    """A loop or a condition that has not been closed yet."""

    word: str
    mark: str
    place: Element | None  # None where it stands wrongly, which is said of it already
    where: str
    scope: dict[str, Shape]


@dataclass(slots=True)
class _Story:
    """What has been met so far in one part of the file."""

    part: str
    keys: Keys
    faults: list[Fault] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    @property
    def scope(self) -> dict[str, Shape]:
        return self.stack[-1].scope if self.stack else dict(NAMES)

    def add(self, code: Code, where: str, **params: object) -> None:
        self.faults.append(Fault(code, where, self.part, dict(params)))


def faults_of(found: Opened, keys: Keys) -> list[Fault]:
    """What is wrong with the marks of a template, in its order."""
    faults: list[Fault] = []
    for name, part in found.parts.items():
        if part.root is None:
            continue
        if part.kind in STORIES:
            story = _Story(name, keys)
            for paragraph in paragraphs(part.root):
                _look_at(paragraph, story)
            for one in story.stack:
                story.add(Code.NEVER_CLOSED, one.where, mark=one.mark, word=one.word)
            faults += story.faults
        faults += _out_of_place(name, part.root, read=part.kind in STORIES)
    return faults


def make_whole(found: Opened) -> None:
    """Put each mark into the piece of text in which it begins: Word cuts words up as they were typed and mended."""
    for _name, root in found.stories():
        for paragraph in paragraphs(root):
            texts = pieces(paragraph)
            whole = "".join(one.text or "" for one in texts)
            if _MARK.search(whole):
                _join(texts, whole)


def _join(texts: list[Element], whole: str) -> None:
    owner = [at for at, one in enumerate(texts) for _character in one.text or ""]
    marks = [(mark.start(), mark.end()) for mark in _MARK.finditer(whole)]
    said = list(whole)
    for start, end in marks:
        owner[start:end] = [owner[start]] * (end - start)
        said[start:end] = list(whole[start:end].translate(_TYPED))
    for at, one in enumerate(texts):
        one.text = "".join(character for character, whose in zip(said, owner, strict=True) if whose == at)


def _out_of_place(name: str, root: Element, *, read: bool) -> Iterator[Fault]:
    """Marks where nobody fills them: in a picture's description, a field, a footnote."""
    for one in root.iter():
        told = [str(value) for value in one.attrib.values()]
        if not (read and one.tag == w("t")):
            told.append(one.text or "")
        for text in told:
            if _OPENS.search(text):
                paragraph = one if one.tag == w("p") else above(one, "p")
                where = shortened(text_of(paragraph)) if paragraph is not None else ""
                yield Fault(Code.OUT_OF_PLACE, where or shortened(text), name)


def _look_at(paragraph: Element, story: _Story) -> None:
    texts = pieces(paragraph)
    whole = "".join(one.text or "" for one in texts).translate(_TYPED)
    where = shortened(whole)
    rest = _MARK.sub("", whole)
    if "{" in rest or "}" in rest:
        story.add(Code.BROKEN_MARK, where, mark=_around(rest))
        return
    owner = [one for one in texts for _character in one.text or ""]
    for mark in _MARK.finditer(whole):
        place = owner[mark.start()].getparent()
        holder = place.getparent() if place is not None else None
        _look_at_mark(mark, holder if holder is not None else paragraph, paragraph, where, story)


def _around(rest: str) -> str:
    """The brace that stands alone, and what follows."""
    at = min(place for place in (rest.find("{"), rest.find("}")) if place >= 0)
    return shortened(rest[at : at + 30])


def _look_at_mark(mark: re.Match[str], holder: Element, paragraph: Element, where: str, story: _Story) -> None:
    body = mark["prints"] if mark["does"] is None else mark["does"]
    prefix = _PREFIX.match(body)
    trimmed = body[:1] in "+-" or body[-1:] in "+-"
    if trimmed or (prefix and (mark["does"] is None or prefix[1] in ("tc", "r"))):
        story.add(Code.PREFIX, where, mark=mark[0])
        return
    words = body[prefix.end() :].strip() if prefix else body.strip()
    if mark["does"] is None:
        _told(mark[0], where, story, lambda: _prints(words, story))
        return
    stands = _told(mark[0], where, story, lambda: _place(prefix[1] if prefix else "", mark[0], holder, paragraph))
    _told(mark[0], where, story, lambda: _does(words, mark[0], stands, where, story))


def _told(mark: str, where: str, story: _Story, look: Callable[[], T]) -> T | None:
    """What a look at a mark gives; None where something is wrong, which the story then tells."""
    try:
        return look()
    except Wrong as wrong:
        story.add(wrong.code, where, **{"mark": mark, **wrong.params})
        return None


def _prints(words: str, story: _Story) -> None:
    shape = shape_of(words, story.scope, story.keys)
    if not isinstance(shape, Text | Unknown):
        raise Wrong(Code.NOT_PRINTABLE, list=isinstance(shape, Many), known=parts_of(shape))


def _place(prefix: str, mark: str, holder: Element, paragraph: Element) -> Element:
    """What a loop or a condition is about: words in a paragraph, whole paragraphs, or whole rows of a table."""
    if not prefix:
        return holder
    if prefix == "p":
        alone = text_of(paragraph).strip().translate(_TYPED) == mark
        if not alone or any(next(paragraph.iter(f"{{*}}{name}"), None) is not None for name in _LOST_BESIDE):
            raise Wrong(Code.NOT_ALONE, of="paragraph")
        parent = paragraph.getparent()
        return parent if parent is not None else paragraph
    row, table = above(paragraph, "tr"), above(paragraph, "tbl")
    if row is None or table is None:
        raise Wrong(Code.NOT_IN_A_ROW)
    said = "".join(text_of(one) for one in paragraphs(row)).strip().translate(_TYPED)
    if said != mark or next(row.iter(w("tbl"), "{*}drawing", "{*}pict"), None) is not None:
        raise Wrong(Code.NOT_ALONE, of="row")
    return table


def _does(words: str, mark: str, place: Element | None, where: str, story: _Story) -> None:
    scope = story.scope
    if repeats := _FOR.fullmatch(words):
        # It opens whatever is wrong with it: otherwise its end would be called wrong too.
        inside = {**scope, "loop": LOOP, repeats[1]: Unknown()}
        story.stack.append(_Open("for", mark, place, where, inside))
        inside[repeats[1]] = _each(repeats[2], scope, story.keys)
    elif words.split()[:1] in (["if"], ["for"]):
        story.stack.append(_Open(words.split()[0], mark, place, where, scope))
        asks = _IF.fullmatch(words)
        if not asks:
            raise Wrong(Code.BROKEN_MARK)
        shape_of(asks[1], scope, story.keys)
    elif words == "else" or words.startswith("elif "):
        _goes_on("if", place, story)
        if asks := _IF.fullmatch(words):
            shape_of(asks[1], scope, story.keys)
    elif words in ("endfor", "endif"):
        _goes_on(words.removeprefix("end"), place, story, ends=True)
    else:
        raise Wrong(Code.NOT_A_MARK, word=(words.split() or [""])[0][:30])


def _each(of: str, scope: Mapping[str, Shape], keys: Keys) -> Shape:
    """What a loop over that goes through."""
    shape = shape_of(of, scope, keys)
    if not isinstance(shape, Many | Unknown):
        raise Wrong(Code.NOT_A_LIST, name=of)
    return shape.of if isinstance(shape, Many) else shape


def _goes_on(word: str, place: Element | None, story: _Story, *, ends: bool = False) -> None:
    if not story.stack or story.stack[-1].word != word:
        raise Wrong(Code.CLOSES_NOTHING, word=word)
    opened = story.stack.pop() if ends else story.stack[-1]
    if opened.place is not place and opened.place is not None and place is not None:
        raise Wrong(Code.CLOSED_ELSEWHERE, opened=opened.mark, word=word)
