"""Text that every file format can hold."""

import re

# XML 1.0 allows no other control characters, no lone surrogates and not U+FFFE or U+FFFF. U+FEFF is a stray
# byte order mark. The bidirectional controls could make a line read in another order than it is stored.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def printable(text: str) -> str:
    """`text` without control characters; every line end is a line feed, tabs stay.

    What is left can stand in XML (Word, Excel, SVG), HTML, JSON, CSV and PDF.
    """
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))
