"""A template's file: refused where it holds what no report may, and otherwise only what a report needs of it."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from followthrough.lib.package import BadPackage, Package, Why, parse_xml
from followthrough.reports.house_template.faults import LARGEST, Code, Fault, Note, Refusal
from followthrough.reports.house_template.pictures import NotWalked, bare
from followthrough.reports.house_template.words import Element, W, local

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"<svg")
_PACKAGE_FAULTS = {
    Why.DAMAGED: Code.DAMAGED,
    Why.DECLARES: Code.DECLARES,
    Why.PASSWORD: Code.PASSWORD,
    Why.TOO_BIG: Code.UNPACKS,
}
STORIES = frozenset({"document", "header", "footer"})
_KEPT = STORIES | {"styles", "numbering", "settings", "fontTable", "theme", "footnotes", "endnotes", "image"}
# What Word itself writes beside a document, and who wrote it: no report needs any of it.
_DROPPED = frozenset(
    {
        "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "customXml", "webSettings",
        "glossaryDocument", "stylesWithEffects", "printerSettings", "font", "thumbnail", "keyMapCustomizations",
        "documenttasks", "classificationlabels", "intelligence", "intelligence2",
    }
)  # fmt: skip
_COMMENTS = frozenset({"comments", "commentsExtended"})


@dataclass(slots=True)
class Part:
    """One part of the file: what it is to the document, its bytes or its root, and what it points to by id."""

    kind: str
    media_type: str
    data: bytes = b""
    root: Element | None = None
    relations: dict[str, tuple[str, str, bool]] = field(default_factory=dict)  # id: type, target, external


@dataclass(slots=True)
class Opened:
    """What is kept of a template, by the names of its parts, and what was left out."""

    main: str
    parts: dict[str, Part]
    notes: set[Note]

    def stories(self) -> Iterator[tuple[str, Element]]:
        """Where somebody reads: the document, its headers and its footers."""
        for name, part in self.parts.items():
            if part.kind in STORIES and part.root is not None:
                yield name, part.root


def opened(data: bytes) -> Opened:
    """The file as its parts. Raises Refusal."""
    if len(data) > LARGEST:
        raise Refusal(Fault(Code.TOO_BIG))
    if data[:2] != b"PK":
        raise Refusal(Fault(_foreign(data)))
    try:
        return _opened(Package(data))
    except BadPackage as error:
        raise Refusal(Fault(_PACKAGE_FAULTS[error.why])) from error


def packed(found: Opened) -> bytes:
    """The parts as a file: the same bytes for the same parts."""
    files = {
        "[Content_Types].xml": _types(found),
        "_rels/.rels": _relations({"rId1": (f"{_OFFICE}/officeDocument", found.main, False)}),
    }
    for name, part in found.parts.items():
        files[name] = part.data if part.root is None else _written(part.root)
        if part.relations:
            told = {
                key: (kind, target if away else f"/{target}", away)
                for key, (kind, target, away) in part.relations.items()
            }
            files[_relations_name(name)] = _relations(told)
    return zipped(files)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a zip in the order of their names, all dated alike; the content types stand first, as Word wants it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(files, key=lambda one: (one != "[Content_Types].xml", one)):
            target.writestr(zipfile.ZipInfo(name, _ZIP_TIME), files[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _foreign(data: bytes) -> Code:
    if data.startswith(_OLE):
        return Code.PASSWORD if "EncryptedPackage".encode("utf-16-le") in data else Code.OLD_WORD
    return Code.PICTURE if data.startswith(_PICTURES) else Code.NOT_WORD


def _opened(package: Package) -> Opened:
    package.refuse_doctypes()
    types = _media_types(package)
    if any("macroenabled" in one.lower() for one in types.values()) or any("vba" in n.lower() for n in package.names):
        raise Refusal(Fault(Code.MACROS))
    main = next(
        (to for kind, to, away in _read_relations(package, "").values() if _named(kind) == "officeDocument"), ""
    )
    if main not in package or "wordprocessingml" not in types.get(main, ""):
        raise Refusal(Fault(Code.NOT_WORD))
    found = Opened(main, {}, set())
    waiting = [(main, "document")]
    for name, kind in waiting:
        if name in found.parts:
            if found.parts[name].kind != kind:  # what is looked for in it depends on what it is
                raise BadPackage(Why.DAMAGED)
            continue
        part = found.parts[name] = _part(package, name, kind, _MAIN if name == main else types.get(name, ""))
        part.relations = {key: one for key, one in _read_relations(package, name).items() if _keeps(name, one, found)}
        waiting += [(to, _named(of)) for of, to, away in part.relations.values() if not away]
    root = found.parts[main].root
    if root is None or etree.QName(root).namespace != W:
        raise Refusal(Fault(Code.STRICT))
    return found


def _part(package: Package, name: str, kind: str, media_type: str) -> Part:
    if name not in package:
        raise BadPackage(Why.DAMAGED)
    if kind == "image":
        return Part(kind, media_type, _picture(package, name, media_type))
    return Part(kind, media_type, root=package.xml(name))


def _picture(package: Package, name: str, media_type: str) -> bytes:
    if media_type.endswith("svg+xml"):
        raise Refusal(Fault(Code.EMBEDDED, part=name))
    if not media_type.lower().startswith("image/"):
        raise Refusal(Fault(Code.PICTURE_KIND, part=name))
    try:
        return bare(package.part(name))
    except NotWalked as error:
        raise Refusal(Fault(Code.PICTURE_KIND, part=name)) from error


def _keeps(name: str, relation: tuple[str, str, bool], found: Opened) -> bool:
    """Whether a relation stays. Raises Refusal where the template would not be itself without, and with it fetches."""
    kind, target, away = _named(relation[0]), relation[1], relation[2]
    if kind == "attachedTemplate":
        found.notes.add(Note.ATTACHED)
        return False
    if away:
        if kind == "hyperlink" and target.lower().startswith(("https://", "http://", "mailto:")):
            return True
        raise Refusal(Fault(Code.EXTERNAL, part=name, params={"what": kind}))
    if kind in _COMMENTS:
        found.notes.add(Note.COMMENTS)
    if kind in _DROPPED or "customXml" in target:
        return False
    if kind not in _KEPT:
        raise Refusal(Fault(Code.EMBEDDED, part=name, params={"what": kind}))
    return True


def _named(kind: str) -> str:
    return kind.rpartition("/")[2]


def _relations_name(name: str) -> str:
    folder, _slash, file = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _read_relations(package: Package, name: str) -> dict[str, tuple[str, str, bool]]:
    at = _relations_name(name)
    if at not in package:
        return {}
    found = {}
    for one in package.xml(at):
        target, away = one.get("Target", ""), one.get("TargetMode") == "External"
        inside = (
            target
            if away or target.startswith("#")
            else posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")
        )
        found[one.get("Id", "")] = (one.get("Type", ""), inside, away)
    return found


def _media_types(package: Package) -> dict[str, str]:
    if "[Content_Types].xml" not in package:
        raise Refusal(Fault(Code.NOT_WORD))
    by_ending, by_name = {}, {}
    for one in package.xml("[Content_Types].xml"):
        if local(one) == "Default":
            by_ending[one.get("Extension", "").lower()] = one.get("ContentType", "")
        else:
            by_name[one.get("PartName", "").lstrip("/")] = one.get("ContentType", "")
    return {name: by_name.get(name) or by_ending.get(name.rpartition(".")[2].lower(), "") for name in package.names}


def _types(found: Opened) -> bytes:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})  # type: ignore[dict-item]
    for ending, media_type in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=media_type)
    for name in sorted(found.parts):
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=found.parts[name].media_type)
    return _written(root)


def _relations(told: Mapping[str, tuple[str, str, bool]]) -> bytes:
    root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})  # type: ignore[dict-item]
    for key, (kind, target, away) in sorted(told.items()):
        one = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=key, Type=kind, Target=target)
        if away:
            one.set("TargetMode", "External")
    return _written(root)


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def read_back(data: bytes) -> dict[str, bytes]:
    """The files of a package that we made ourselves."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def xml_of(data: bytes) -> Element:
    """The root of a part that we made ourselves."""
    return parse_xml(data)


def bytes_of(root: Element) -> bytes:
    """A part as its file holds it."""
    return _written(root)
