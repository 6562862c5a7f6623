"""A template filled with one report, and what Word needs put right afterwards."""

import io
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, time

from docxtpl import DocxTemplate

from followthrough.reports.house_template.expressions import House
from followthrough.reports.house_template.faults import Code, Fault, Refusal
from followthrough.reports.house_template.names import (
    EMPHASIS,
    EMPHASIS_ENDS,
    FACES,
    STRONG,
    STRONG_ENDS,
    Filling,
    standing_for,
    wanted,
)
from followthrough.reports.house_template.opening import bytes_of, read_back, xml_of, zipped
from followthrough.reports.house_template.words import XML_SPACE, Element, paragraphs, text_of, w

_SIGNS = {STRONG: ("b", True), STRONG_ENDS: ("b", False), EMPHASIS: ("i", True), EMPHASIS_ENDS: ("i", False)}
# Where bold and italic stand among a run's properties, which Word wants in its own order: before all but these.
_BEFORE_FACES = ("rStyle", "rFonts", "b", "bCs")


def filled(template: bytes, filling: Filling) -> bytes:
    """The report as a Word file in the template's looks: the same bytes for the same two.

    `template`: as `opening.packed` gives it. Raises Refusal where words of the report would be lost.
    """
    word = DocxTemplate(io.BytesIO(template))
    try:
        word.render(standing_for(filling), jinja_env=House())
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever the marks do that the checker did not see
        raise Refusal(Fault(Code.NOT_FILLED)) from error
    _set_properties(word, filling)
    out = io.BytesIO()
    word.save(out)
    files = read_back(out.getvalue())
    stories = {name: xml_of(files[name]) for name in _story_names(files)}
    lost = _lost(stories.values(), filling)
    if lost:
        raise Refusal(Fault(Code.LOST, params={"names": lost}))
    for name, root in stories.items():
        _put_right(root)
        files[name] = bytes_of(root)
    return zipped(files)


def _set_properties(word: DocxTemplate, filling: Filling) -> None:
    made = datetime.combine(date.fromisoformat(filling.day), time(), UTC)
    properties = word.docx.core_properties
    properties.title, properties.language = filling.file_title, filling.language
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = made
    properties.revision = 1


def _story_names(files: Iterable[str]) -> list[str]:
    """Of what was filled: python-docx keeps the names of the parts."""
    of_word = [name for name in files if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1]
    return [name for name in of_word if name.startswith(("word/document", "word/header", "word/footer"))]


def _lost(roots: Iterable[Element], filling: Filling) -> list[str]:
    """What of the report is nowhere in the file, by the names under which a template could print it."""
    said = _folded(" ".join(_read(root) for root in roots))
    return list(dict.fromkeys(name for name, words in wanted(filling) if _folded(words) not in said))


def _read(root: Element) -> str:
    return " ".join(_read_paragraph(paragraph) for paragraph in paragraphs(root))


def _read_paragraph(paragraph: Element) -> str:
    texts = paragraph.iter(w("t"), w("tab"), w("br"))
    return "".join((one.text or "") if one.tag == w("t") else " " for one in texts)


def _folded(words: str) -> str:
    return " ".join(words.translate(FACES).casefold().split())


def _put_right(root: Element) -> None:
    for paragraph in list(paragraphs(root)):
        _set_faces(paragraph)
    for table in [one for one in root.iter(w("tbl")) if one.find(w("tr")) is None]:
        table.getparent().remove(table)  # type: ignore[union-attr]
    for cell in root.iter(w("tc")):
        if len(cell) == 0 or cell[-1].tag != w("p"):  # Word takes a cell that does not end in one for damage
            cell.append(cell.makeelement(w("p")))


def _set_faces(paragraph: Element) -> None:
    """Bold and italic words as runs of their own, otherwise in the looks that the template gives the mark."""
    if not any(sign in text_of(paragraph) for sign in _SIGNS):
        return
    on = {"b": False, "i": False}
    for run in [one for one in paragraph.iter(w("r")) if one.find(w("t")) is not None]:
        for made in _split(run, on):
            run.addprevious(made)
        parent = run.getparent()
        assert parent is not None, "it stands in a paragraph"
        parent.remove(run)


def _split(run: Element, on: dict[str, bool]) -> Iterator[Element]:
    """A run's parts, each in one face; `on` goes from run to run."""
    properties = run.find(w("rPr"))
    for child in [one for one in run if one.tag != w("rPr")]:
        if child.tag != w("t"):
            yield _run(properties, on, child)
            continue
        for words in _pieces(child.text or "", on):
            text = child.makeelement(w("t"))
            text.text = words
            text.set(XML_SPACE, "preserve")
            yield _run(properties, on, text)


def _pieces(text: str, on: dict[str, bool]) -> Iterator[str]:
    """The words between signs; each sign turns a face on or off for what comes after it."""
    words = ""
    for character in text:
        if character not in _SIGNS:
            words += character
            continue
        if words:
            yield words
        words = ""
        face, value = _SIGNS[character]
        on[face] = value
    if words:
        yield words


def _run(properties: Element | None, on: dict[str, bool], child: Element) -> Element:
    run = child.makeelement(w("r"))
    own = run.makeelement(w("rPr")) if properties is None else deepcopy(properties)
    for face in ("b", "i"):
        if on[face]:
            for one in own.findall(w(face)):
                own.remove(one)
            before = [at for at, one in enumerate(own, start=1) if one.tag in map(w, _BEFORE_FACES)]
            own.insert(max(before, default=0), own.makeelement(w(face)))
    if len(own):
        run.append(own)
    run.append(deepcopy(child))
    return run
