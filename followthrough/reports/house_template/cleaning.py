"""What no report may carry of its template: who wrote it and when, what is hidden in it, what fetches elsewhere."""

from collections.abc import Iterator

from followthrough.reports.house_template.faults import Code, Fault, Note, Refusal, shortened
from followthrough.reports.house_template.opening import Opened
from followthrough.reports.house_template.words import (
    XML_SPACE,
    Element,
    above,
    local,
    paragraphs,
    remove,
    text_of,
    unwrap,
    w,
)

# Fields whose answer stands in the document or on its pages. Any other may print who wrote it, ask, or fetch.
_FIELD_CODES = frozenset(
    {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "REF", "PAGEREF", "SEQ", "HYPERLINK"}
)
_REVISED = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"})
_DROPPED = frozenset(
    {
        "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr", "permStart", "permEnd",
        "lastRenderedPageBreak", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange",
        "trPrChange", "tcPrChange", "tblGridChange", "numberingChange", "printerSettings", "dataBinding",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "rsid", "embedRegular", "embedBold", "embedItalic", "embedBoldItalic",
    }
)  # fmt: skip
# Of Word's settings those that change how a page looks; the others tell of the program, the writer and his machine.
_SETTINGS = frozenset(
    {
        "mirrorMargins", "gutterAtTop", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "defaultTabStop",
        "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders",
        "bookFoldPrinting", "bookFoldRevPrinting", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing",
        "characterSpacingControl", "footnotePr", "endnotePr", "compat", "themeFontLang", "clrSchemeMapping",
        "decimalSymbol", "listSeparator", "displayBackgroundShape",
    }
)  # fmt: skip
_OFF = frozenset({"0", "false", "off"})
_REMOTE = ("http:", "https:", "file:", "ftp:", "\\\\")


def clean(found: Opened) -> None:
    """Take out what is not to go on. Raises Refusal where taking out would change what somebody wrote."""
    hidden = _hidden_styles(found)
    for name, part in found.parts.items():
        if part.root is None:
            continue
        if part.kind == "settings":
            _clean_settings(part.root)
        _refuse_revisions(name, part.root)
        _refuse_fields(name, part.root)
        _refuse_remote(name, part.root)
        _strip(part.root)
        if _take_hidden(part.root, hidden, style_sheet=part.kind in ("styles", "numbering")):
            found.notes.add(Note.HIDDEN)
        _unwrap(part.root)
        _drop_loose_ends(part.root, set(part.relations))
        for text in part.root.iter(w("t")):
            text.set(XML_SPACE, "preserve")


def _clean_settings(root: Element) -> None:
    for one in list(root):
        if local(one) not in _SETTINGS:
            root.remove(one)


def _refuse_revisions(name: str, root: Element) -> None:
    for one in root.iter():
        if local(one) in _REVISED and one.tag == w(local(one)):
            paragraph = one if local(one) == "p" else above(one, "p")
            where = _words(paragraph) if paragraph is not None else ""
            raise Refusal(Fault(Code.REVISIONS, where, name))


def _words(paragraph: Element) -> str:
    """With the words that were struck out: they may be all there is."""
    told = [one.text or "" for one in paragraph.iter(w("t"), w("delText"))]
    return shortened("".join(told))


def _refuse_fields(name: str, root: Element) -> None:
    for code, at in _field_codes(root):
        word = (code.split() or [""])[0].upper()
        if word not in _FIELD_CODES:
            paragraph = above(at, "p")
            where = shortened(text_of(paragraph)) if paragraph is not None else ""
            raise Refusal(Fault(Code.FIELD_CODE, where, name, {"field": word[:30]}))


def _field_codes(root: Element) -> Iterator[tuple[str, Element]]:
    """The code of each field; Word breaks a long one in pieces, and one can stand in another."""
    open_codes: list[str] = []
    for one in root.iter(w("fldSimple"), w("fldChar"), w("instrText")):
        if local(one) == "fldSimple":
            yield one.get(w("instr"), ""), one
        elif local(one) == "instrText":
            if open_codes:
                open_codes[-1] += one.text or ""
            else:
                yield one.text or "", one
        elif one.get(w("fldCharType")) == "begin":
            open_codes.append("")
        elif one.get(w("fldCharType")) in ("separate", "end") and open_codes:
            code = open_codes.pop()
            if code.strip():
                yield code, one
            if one.get(w("fldCharType")) == "separate":
                open_codes.append("")  # until its end, what stands there is its answer


def _refuse_remote(name: str, root: Element) -> None:
    """Old drawings can name what they show by address alone."""
    for one in root.iter():
        for key, value in one.attrib.items():
            if str(key).rpartition("}")[2] in ("src", "href", "relid") and str(value).lower().startswith(_REMOTE):
                raise Refusal(Fault(Code.EXTERNAL, part=name, params={"what": local(one)}))


def _strip(root: Element) -> None:
    for one in list(root.iter()):
        name = local(one)
        if name in _DROPPED and one.tag == w(name):
            run = one.getparent() if name == "commentReference" else None
            remove(one if run is None else run)
            continue
        if name in ("bookmarkStart", "bookmarkEnd") and one.get(w("name")) == "_GoBack":
            remove(one)
            continue
        for key in list(one.attrib):
            bare = str(key).rpartition("}")[2]
            if bare.startswith("rsid") or bare in ("paraId", "textId"):
                del one.attrib[key]


def _hidden_styles(found: Opened) -> set[str]:
    """The ids of styles that hide what is written in them, and of those that are based on one."""
    sheet = next((part.root for part in found.parts.values() if part.kind == "styles" and part.root is not None), None)
    if sheet is None:
        return set()
    hides: dict[str, bool] = {}
    based: dict[str, str] = {}
    for style in sheet.iter(w("style")):
        key, base = style.get(w("styleId"), ""), style.find(w("basedOn"))
        marks = list(style.iter(w("vanish")))
        if marks:
            hides[key] = any(_is_on(one) for one in marks)
        if base is not None:
            based[key] = base.get(w("val"), "")
    return {key for key in {*hides, *based} if _hides(key, hides, based)}


def _hides(key: str, hides: dict[str, bool], based: dict[str, str]) -> bool:
    seen: set[str] = set()
    while key and key not in seen:
        if key in hides:
            return hides[key]
        seen.add(key)
        key = based.get(key, "")
    return False


def _is_on(toggle: Element) -> bool:
    return toggle.get(w("val"), "1").lower() not in _OFF


def _take_hidden(root: Element, hidden: set[str], *, style_sheet: bool) -> bool:
    """Take out hidden words and rows, and the order to hide. Whether there were any."""
    if style_sheet:
        return False
    taken = False
    for row in [
        one for one in root.iter(w("tr")) if any(_is_on(x) for x in one.iterfind(f"{w('trPr')}/{w('hidden')}"))
    ]:
        remove(row)
        taken = True
    for paragraph in [one for one in paragraphs(root) if _style(one, "pPr", "pStyle") in hidden]:
        for run in list(paragraph.iter(w("r"))):
            remove(run)
            taken = True
    for run in [one for one in root.iter(w("r")) if _is_hidden(one, hidden)]:
        remove(run)
        taken = True
    for toggle in list(root.iter(w("vanish"), w("specVanish"))):
        remove(toggle)
    return taken


def _style(element: Element, properties: str, name: str) -> str:
    found = element.find(f"{w(properties)}/{w(name)}")
    return "" if found is None else found.get(w("val"), "")


def _is_hidden(run: Element, hidden: set[str]) -> bool:
    toggle = run.find(f"{w('rPr')}/{w('vanish')}")
    return _is_on(toggle) if toggle is not None else _style(run, "rPr", "rStyle") in hidden


def _unwrap(root: Element) -> None:
    """Content controls and tags around words: they can be bound to properties that are gone."""
    for one in [*root.iter(w("sdt"))]:
        unwrap(one, one.find(w("sdtContent")))
    for name in ("smartTag", "customXml"):
        for one in list(root.iter(w(name))):
            for properties in one.findall(w(f"{name}Pr")):
                one.remove(properties)
            unwrap(one, one)


def _drop_loose_ends(root: Element, known: set[str]) -> None:
    """What points to a part that was left out."""
    from_here = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for one in list(root.iter()):
        keys = [value for key, value in one.attrib.items() if str(key).startswith(from_here)]
        if keys and not set(map(str, keys)) <= known | {""}:
            remove(one)
