"""Text that the documents' own typeface can show. PDF/UA refuses a character without a glyph."""

import unicodedata
from functools import cache
from importlib import resources
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FAMILY = "Source Sans Pro"
FACES = ("Regular", "Bold", "It", "BoldIt")

_HYPHENS = {"\u2011": "-", "\u2010": "-"}


def face_paths() -> list[Path]:
    """The typeface's files, from the package font-source-sans-pro (SIL Open Font License 1.1)."""
    folder = Path(str(resources.files("font_source_sans_pro"))) / "files"
    return [folder / f"SourceSansPro-{face}.ttf" for face in FACES]


def showable(text: str) -> str:
    """`text` in characters that have a glyph; one without is named in brackets, as "[grinning face]"."""
    known = _known()
    return "".join(char if ord(char) in known else _substitute(char) for char in unicodedata.normalize("NFC", text))


def _substitute(char: str) -> str:
    if char in "\n\t":
        return char
    if char in _HYPHENS:
        return _HYPHENS[char]
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and all(ord(one) in _known() for one in plain):
        return plain
    if unicodedata.category(char) in ("Cf", "Mn", "Me"):  # joiners and marks that show nothing alone
        return ""
    name = unicodedata.name(char, "").lower() or f"character U+{ord(char):04X}"
    return f"[{name}]"


@cache
def _known() -> frozenset[int]:
    """The characters that every face has."""
    return frozenset.intersection(*map(_characters, face_paths()))


def _characters(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as face:
        return frozenset(face.getBestCmap())
