"""A template filled with one report, and what Word needs put right afterwards."""

import io
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import UTC, date, datetime, time

from docxtpl import DocxTemplate

from followthrough.reports.house_template.expressions import House
from followthrough.reports.house_template.faults import Code, Fault, Refusal
from followthrough.reports.house_template.names import (
    EMPHASIS,
    EMPHASIS_ENDS,
    SIGNS,
    STRONG,
    STRONG_ENDS,
    Filling,
    Signs,
    standing_for,
)
from followthrough.reports.house_template.opening import bytes_of, read_back, xml_of, zipped
from followthrough.reports.house_template.words import XML_SPACE, Element, paragraphs, text_of, w

_FACES = {STRONG: ("b", True), STRONG_ENDS: ("b", False), EMPHASIS: ("i", True), EMPHASIS_ENDS: ("i", False)}
_STORIES = frozenset({w("document"), w("hdr"), w("ftr")})
# Where bold and italic stand among a run's properties, which Word wants in its own order: before all but these.
_BEFORE_FACES = ("rStyle", "rFonts", "b", "bCs")


def filled(template: bytes, filling: Filling) -> bytes:
    """The report as a Word file in the template's looks: the same bytes for the same two.

    `template`: as `opening.packed` gives it. Raises Refusal where words of the report would be lost.
    """
    word, signs = DocxTemplate(io.BytesIO(template)), Signs()
    try:
        word.render(standing_for(filling, signs), jinja_env=House())
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever the marks do that the checker did not see
        raise Refusal(Fault(Code.NOT_FILLED)) from error
    _set_properties(word, filling)
    out = io.BytesIO()
    word.save(out)
    files = read_back(out.getvalue())
    stories = _stories(files)
    printed = {sign for root in stories.values() for sign in _taken_out(root)}
    lost = [name for sign, name in signs.names.items() if sign not in printed]
    if lost:
        raise Refusal(Fault(Code.LOST, params={"names": list(dict.fromkeys(lost))}))
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


def _stories(files: Mapping[str, bytes]) -> dict[str, Element]:
    """What was filled, by its name in the file: the document, its headers and its footers."""
    roots = {name: xml_of(data) for name, data in files.items() if data.startswith(b"<")}
    return {name: root for name, root in roots.items() if root.tag in _STORIES}


def _taken_out(root: Element) -> Iterator[str]:
    """The signs of what was printed, which go out of the text."""
    for text in root.iter(w("t")):
        found = SIGNS.findall(text.text or "")
        if found:
            text.text = SIGNS.sub("", text.text or "")
            yield from found


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
    if not any(sign in text_of(paragraph) for sign in _FACES):
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
        if character not in _FACES:
            words += character
            continue
        if words:
            yield words
        words = ""
        face, value = _FACES[character]
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
