"""Word, Excel and OpenDocument files are zips: checked before anything in them is opened."""

import io
import re
import zipfile
from enum import StrEnum

from lxml import etree

MOST_ENTRIES = 2_000
LARGEST_PART = 120 * 1024 * 1024
LARGEST_TOTAL = 200 * 1024 * 1024
MOST_TIMES = 200  # XML of a long table of repeated cells reaches about 100 times its packed size
SMALL = 2 * 1024 * 1024  # below this a ratio harms nobody
HEAD = 65536

_DOCTYPE = re.compile(rb"<!\s*D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E", re.IGNORECASE)


class Why(StrEnum):
    """What is wrong with a package."""

    DAMAGED = "damaged"
    DECLARES = "declares"  # a document type, which no office file has and with which entities come
    PASSWORD = "password"  # noqa: S105  the reason, not one
    TOO_BIG = "too_big"


class BadPackage(Exception):
    """The file is not opened; `why` says for what reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Package:
    """A checked zip. `part(name)` gives the bytes of one entry, `xml(name)` its root. Everything raises BadPackage."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.infos = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, UnicodeDecodeError) as error:
            raise BadPackage(Why.DAMAGED) from error
        self._check()

    def _check(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MOST_ENTRIES or sum(info.file_size for info in infos) > LARGEST_TOTAL:
            raise BadPackage(Why.TOO_BIG)
        for info in infos:
            if info.flag_bits & 1:
                raise BadPackage(Why.PASSWORD)
            if info.file_size > LARGEST_PART:
                raise BadPackage(Why.TOO_BIG)
            if info.file_size > SMALL and info.file_size > MOST_TIMES * max(info.compress_size, 1):
                raise BadPackage(Why.TOO_BIG)

    @property
    def names(self) -> list[str]:
        return list(self.infos)

    def __contains__(self, name: str) -> bool:
        return name in self.infos

    def part(self, name: str) -> bytes:
        """One entry's bytes, never more than its declared size."""
        try:
            with self._zip.open(self.infos[name]) as entry:
                data = entry.read(self.infos[name].file_size + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,
            OSError,
            EOFError,
            RuntimeError,
        ) as error:
            raise BadPackage(Why.DAMAGED) from error
        except Exception as error:  # zlib.error and lzma errors share no base class
            raise BadPackage(Why.DAMAGED) from error
        if len(data) != self.infos[name].file_size:
            raise BadPackage(Why.DAMAGED)
        return data

    def refuse_doctypes(self) -> None:
        """For readers that parse parts themselves: no part may declare a document type."""
        for name in self.names:
            if name.casefold().endswith((".xml", ".rels", ".vml")) and _DOCTYPE.search(self.head(name)):
                raise BadPackage(Why.DECLARES)

    def head(self, name: str) -> bytes:
        """The first bytes of one entry."""
        try:
            with self._zip.open(self.infos[name]) as entry:
                return entry.read(HEAD)
        except Exception as error:  # zlib.error and lzma errors share no base class
            raise BadPackage(Why.DAMAGED) from error

    def xml(self, name: str) -> etree._Element:
        """One entry as XML, without any document type, entity or network."""
        return parse_xml(self.part(name))


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML document; refuses every document type declaration, so no entity is ever expanded."""
    if _DOCTYPE.search(data[:HEAD]):
        raise BadPackage(Why.DECLARES)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadPackage(Why.DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:  # one that stood in another encoding or further on
        raise BadPackage(Why.DECLARES)
    return root
