"""The number of a recommendation: in a cell of its own, or at the front of its text."""

import re

LONGEST = 40
_LABEL = re.compile(
    r"^(?:recommendations?|recs?\.?|nos?\.?|number|item|action|ref(?:erence)?\.?)\s*(?:no\.?|number)?\s*[:.]?\s*(?=\S)",
    re.IGNORECASE,
)
_ONE = r"\d{1,4}(?:[./]\d{1,4}){0,3}"
_LETTER = r"(?: ?\((?:[a-z]|[ivx]{1,4})\))?"
_IN_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen|twenty(?:-[a-z]+)?"
_IN_TEXT = (
    # "Recommendation 1: That …", "Rec. 2a – …"; a sentence such as "Recommendation 15 of the report" is no label
    re.compile(rf"^(?:recommendation|rec)\.?\s*(?:no\.?\s*)?(?P<number>{_ONE}[a-z]?{_LETTER}|[A-Z]{{1,3}}\d{{1,3}}|"
               rf"[ivxl]{{1,5}}\b|(?:{_IN_WORDS})\b)\s*(?:[:.)\]–—-]+\s*|\n)(?=\S)", re.IGNORECASE),
    # "1) That …", "(1) That …", "1. That …", "2.1: …"
    re.compile(r"^\(?(?P<number>\d{4}(?=\))|\d{1,3}/\d{2,4}(?=\s?[:)\]])|\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?)\s?[).:\]]+\s*(?=[^\d\s%])"),
    # "R1 That …", "SR12: …"
    re.compile(r"^(?P<number>R\d{1,3}[a-z]?(?=\s)|[A-Z]{1,3}\d{1,3}[a-z]?(?=\s?[).:\]–-]))\s?[).:\]–-]*\s+(?=\S)"),
)  # fmt: skip
_BARE = re.compile(r"^(?P<number>\d{1,3}(?:\.\d{1,2}){0,3})\s*[–-]?\s+(?=[A-Z“\"‘'])")
_PART = re.compile(r"^\(?(?P<part>[a-h]|[ivx]{1,4})[).]\s+(?=\S)")
_MARKS = r"[(\[]?\d[\w./()\[\]-]{0,24}"
_NUMBER_LIKE = re.compile(
    r"(?:(?:recommendation|rec|no|ref|item|action)\b)?\.?\s*(?:no\.?)?\s*(?:[A-Z]{1,6}[ /.-]?){0,2}"
    + _MARKS
    # "2023/04 – 1.1", "2024/05 – 3 (a)": the audit's number before the recommendation's
    + rf"(?: (?:[–-] )?(?:{_MARKS}|\([a-z]{{1,3}}\))){{0,3}}"
    r"|[ivxl]{1,6}[.)]?|\(?[a-h][.)]",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"^(?:recommendation\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty\S*)$",
    re.IGNORECASE,
)


def from_cell(text: str) -> str | None:
    """The number in a cell of its own: "Recommendation 1" is 1, "Rec. 1.1" is 1.1, "SR (25/26) 01" is itself."""
    folded = " ".join(text.split())
    bare = _LABEL.sub("", folded) or folded
    if bare.count("(") == bare.count(")"):
        bare = re.sub(r"^\((.*)\)$", r"\1", bare).rstrip(".:;")
    else:
        bare = bare.strip("().:;")
    return bare.strip() or None


def from_text(text: str, bare: bool = False) -> tuple[str | None, str]:
    """The number at the front of a text and the text without it; `bare` also takes "1 That the …"."""
    for pattern in (*_IN_TEXT, *((_BARE,) if bare else ())):
        found = pattern.match(text)
        if found:
            return found["number"], text[found.end() :].lstrip()
    return None, text


def style_of(text: str) -> int | None:
    """Which way a text carries its number: 0 "Recommendation 1:", 1 "1)", 2 "R1"; None when it carries none."""
    return next((style for style, pattern in enumerate(_IN_TEXT) if pattern.match(text)), None)


def starts_bare(text: str) -> bool:
    """Whether a text starts with a number and nothing after it but a space."""
    return _BARE.match(text) is not None


def part_of(text: str) -> tuple[str | None, str]:
    """The letter of a sub-part, "(a) …", and the text without it."""
    found = _PART.match(text)
    return (found["part"], text[found.end() :].lstrip()) if found else (None, text)


def looks_like_number(text: str) -> bool:
    """Whether a whole cell reads as a recommendation's number: "12", "Rec. 1.1", "012/21", "SR (25/26) 01"."""
    folded = " ".join(text.split())
    return len(folded) <= LONGEST and bool(_NUMBER_LIKE.fullmatch(folded) or _WORDS.match(folded))
