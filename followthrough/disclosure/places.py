"""Codes of one place: postcodes, UPRNs, three words, degrees."""

import re
from collections.abc import Iterator

from followthrough.disclosure.folded import Span
from followthrough.disclosure.ordinary import listed

# The areas that there are, so that references such as "CP1 2AB" are left alone.
_AREAS = listed(
    """
    AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK
    FY G GL GU GX GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP
    NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA
    WC WD WF WN WR WS WV YO ZE
    """
)
_OUTWARD = r"(?P<area>[A-Z]{1,2})(?P<district>\d[A-Z\d]?)"
_POSTCODE = re.compile(
    rf"(?<![\w£]){_OUTWARD}(?P<gap>[ \t\n._-]{{0,4}})(?P<inward>\d[ABD-HJLNP-UW-Z]{{2}})(?!\w)", re.IGNORECASE
)
_ORDINAL = re.compile(r"1st|2nd|3rd|\dth")
_BESIDE = re.compile(r"\bpost(?:al)?[ -]?(?:code|district|area)s?\b", re.IGNORECASE)
_OUTWARD_ALONE = re.compile(rf"(?<![\w£.]){_OUTWARD}(?: \d)?(?![\w.%]\w)(?!\w)")
_NEAR = 40
_OTHER_CODES = (
    re.compile(r"\bUPRNs?\b[ \w:.#=(-]{0,24}?(?P<code>\d{5,12})(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\w)(?P<code>///[^\W\d]{2,20}\.[^\W\d]{2,20}\.[^\W\d]{2,20})"),  # what3words
    re.compile(r"(?<![\d.])(?P<code>-?\d{1,2}\.\d{3,12}°?[ ,NS]{1,4}-?\d{1,3}\.\d{3,12})(?!\d)"),  # degrees
)


def codes(text: str) -> Iterator[Span]:
    """Full postcodes; the first half of one beside the word "postcode"; UPRNs, what3words and degrees."""
    for found in _POSTCODE.finditer(text):
        if found["area"].upper() in _AREAS and not _is_ordinal(found):
            yield found.span()
    for word in _BESIDE.finditer(text):
        for found in _OUTWARD_ALONE.finditer(text, max(0, word.start() - _NEAR), word.end() + _NEAR):
            if found["area"] in _AREAS:
                yield found.span()
    for pattern in _OTHER_CODES:
        for found in pattern.finditer(text):
            yield found.span("code")


def _is_ordinal(found: re.Match[str]) -> bool:
    """As in "Level E1 2nd floor"."""
    return found["area"].isupper() and _ORDINAL.fullmatch(found["inward"]) is not None
