"""Lines of prose that are a label and its value ("Lead officer: Head of Law"), or that open a recommendation."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import meanings, welsh
from followthrough.exchange.understand.owners import addressed
from followthrough.exchange.understand.roles import role_of
from followthrough.lib import days

_LONGEST_LABEL = 60
_LONGEST_ALONE = 40
_LONGEST_OVER = 50
_MOST_WORDS = 3
_LONGEST_LINE = 400
_IN_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty(?:[ -][a-z]+)?"
# also "3 (i)", a part of a recommendation
_CODE = r"(?:[A-Z]{1,6}[ -]?)?\(?\d[\w./()-]{0,14}?(?: \((?:[a-z]|[ivx]{1,4})\))?"
# "Recommendations 3 and 4", which one reply answers; "Recommendation 3 (page 14)"
_SEVERAL = r"\d{1,3}[a-z]?(?:(?:, ?| ?& ?| and | to | ?[–-] ?)\d{1,3}[a-z]?)+"
_TOGETHER = "“{}” are answered together and kept as one"
_WHERE = r"(?:\s*\((?:pages?|p\.|paragraphs?|paras?\.?)\s[^()]{1,30}\))?"
_NAMED = re.compile(
    r"^(?:recommendations?|rec)(?![a-z])\.?\s*(?:(?:no|number)(?![a-z])\.?)?\s*"
    rf"(?P<number>{_CODE}|{_SEVERAL}|{_IN_WORDS})(?: of \d{{1,3}})?{_WHERE}\s*"
    r"(?:(?:[:–—)]|[.-](?!\d))+\s*(?P<text>.*)|)$",
    re.IGNORECASE,
)
_NAMED_AND_SAID = re.compile(
    rf"^(?:recommendation|rec)(?![a-z])\.?\s*(?:(?:no|number)(?![a-z])\.?)?\s*(?P<number>{_CODE}|{_IN_WORDS})"
    r"(?:\s*[:–—-]\s*|\s+[(\[]?)(?P<said>[^\W\d_][^()\[\]]{2,40})[)\]]?$",
    re.IGNORECASE,
)
_NAMED_AND_WHOM = re.compile(
    rf"^(?:recommendation|rec)(?![a-z])\.?\s*(?:(?:no|number)(?![a-z])\.?)?\s*(?P<number>{_CODE}|{_IN_WORDS})"
    r"(?:\s*[:–—-]\s*|\s+)[(\[]?(?P<whom>[^\W\d_][^()\[\]]{2,99})[)\]]?$",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(r"^(?P<number>\d{1,3})\.?$")
_CODED = re.compile(
    r"^(?P<number>[A-Z]{1,6}[ -]?\d{1,3}(?:[a-z]|\([a-z]\))?|\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?(?=[.):])|"
    r"20\d\d/\d{1,3}(?=[.):]|\s[A-Z“‘]))"
    r"\s?[.):]?(?:\s+[–—-])?\s+(?P<text>\S.*)$"
)
_CODE_ALONE = re.compile(r"^(?P<number>[A-Z]{1,6}[ -]?\d{1,3}(?:[a-z]|\([a-z]\))?)[.:]?$")
_BULLET = re.compile(r"^[•●▪◦–-]\s+")
_PAIR = re.compile(r"^(?P<label>[^\W\d_][^:]{0,59}?)\s*(?::(?=\s|$)|\s[–—-](?=\s))\s*(?P<value>.*)$")


@dataclass(frozen=True)
class Opening:
    """How a line opens a recommendation: its number, what of its words stands beside it, and why it is a guess.

    `said` is an answer or a state that stands beside the number, in place of words.
    """

    number: str
    text: str
    doubts: tuple[str, ...] = ()
    said: str = ""


def named(line: Line) -> Opening | None:
    """Layout: "Recommendation 7", alone or before the words; also "Argymhelliad 7 / Recommendation 7".

    "Recommendation 7 – Accepted" and "Recommendation 7 (Complete)" have an answer or a state beside the number, and
    "Recommendation 7 (Council)" has whom it is addressed to.
    """
    if line.label:
        found = _NAMED.match(welsh.english_label(line.label).strip(" :.–—-"))
        return Opening(found["number"], value_after(line)) if found and not found["text"] else None
    text = welsh.english_label(line.text) if len(line.text) <= _LONGEST_LABEL else line.text
    said = _NAMED_AND_SAID.match(text) if len(text) <= _LONGEST_LABEL else None
    if said and is_answer(said["said"]):
        return Opening(said["number"], "", said=said["said"])
    found = _NAMED.match(text)
    if found is None:
        whom = _NAMED_AND_WHOM.match(text) if is_marked(line) else None
        return Opening(whom["number"], whom["whom"]) if whom and addressed(whom["whom"]) else None
    several = (_TOGETHER.format(found["number"]),) if re.fullmatch(_SEVERAL, found["number"]) else ()
    return Opening(found["number"], found["text"] or "", several)


def said_of(opening: Opening, roles: set[str | None]) -> tuple[str, str]:
    """The label and the value of what stands beside the number; no value where a label of the record says it."""
    label = "Response" if meanings.is_response(opening.said) else "Status"
    return label, "" if role_of(label) in roles else opening.said


def coded(line: Line) -> Opening | None:
    """Layout: "HS1. That …", "3) That …" where a paragraph begins, or a code alone on its line."""
    found = _CODED.match(line.text) or _CODE_ALONE.match(line.text)
    if not line.apart or not found:
        return None
    return Opening(found["number"], found.groupdict().get("text") or "")


def number_alone(line: Line) -> int | None:
    """Layout: "7" in a line of its own, above the words."""
    found = _NUMBER_ALONE.match(line.text)
    return int(found["number"]) if found and line.apart else None


def pair(line: Line) -> tuple[str, str] | None:
    """The label of a line and its value: "Status: Open", "Status – Open", or a label set apart."""
    if line.label and is_answer(line.label) and not is_answer(value_after(line)):
        return None
    if line.label:
        return line.label.strip(" :"), value_after(line)
    found = _PAIR.match(_BULLET.sub("", line.text))
    if (
        found is None
        or found["label"].startswith("That ")
        or (is_answer(found["label"]) and not is_answer(found["value"]))
    ):
        return None  # "Not agreed: the road is too narrow" is an answer and its reason
    return found["label"].strip(), found["value"]


def pairs(line: Line) -> list[tuple[str, str]]:
    """Every label of a line and its value: "Owner: Head of Law | Due: May 2024", "Response: Agreed Lead: …"."""
    first = pair(line)
    if first is None or role_of(first[0]) in (None, "comment"):
        return [first] if first else []
    found, rest = [], first[1]
    label = first[0]
    while within := _within(rest):
        value, again, rest = within
        found.append((label, value))
        label = again
    return [*found, (label, rest)]


def _within(value: str) -> tuple[str, str, str] | None:
    """A value that holds a further label: what stands before it, the label, and what stands after it."""
    if len(value) > _LONGEST_LINE:
        return None
    for colon in re.finditer(r":\s", value):
        words = list(re.finditer(r"\S+", value[: colon.start()]))[-_MOST_WORDS:]
        for word in reversed(words):
            label = value[word.start() : colon.start()]
            if word.start() and label[0].isupper() and role_of(label):
                return value[: word.start()].rstrip(" |;,·•–-"), label, value[colon.end() :].lstrip()
    return None


def alone(line: Line) -> str | None:
    """A line that is nothing but a label that is known, with its value below it."""
    text = line.text.strip(" :")
    found = _PAIR.match(text)
    if ":" in text or (found and not days.parse(found["value"])):
        return None
    if len(text) > _LONGEST_ALONE or text.endswith(".") or is_answer(text.partition(". ")[0]):
        return None  # "Accepted. It was done" is no label either
    return text if role_of(text) else None


def is_marked(line: Line) -> bool:
    """Whether a line stands out: a heading, in bold, or begun by a label that is set apart."""
    return line.bold or line.level > 0 or bool(line.label)


def as_sentence(line: Line) -> Line:
    """Layout: "Accepted" in bold and then the account: an answer set apart is no label, but a sentence of its own."""
    rest = value_after(line)
    if not line.label or not rest or pair(line):
        return line
    return replace(line, text=f"{line.label.strip(' .:–—-')}. {rest}", label="", bold=False)


def over(line: Line) -> str | None:
    """A short line that stands out and is no sentence: where it comes again, it names what stands below it."""
    text = line.text.strip(" :")
    sentence = line.text.endswith((".", ";", ",")) or is_answer(text)
    return text if (line.bold or line.level) and len(text) <= _LONGEST_OVER and not sentence else None


@lru_cache(maxsize=4096)
def is_answer(text: str) -> bool:
    """Whether a text answers, rather than being a label; "Due" is a state in some papers, but a label here."""
    return role_of(text) != "due" and (meanings.is_status(text) or meanings.is_response(text))


def value_after(line: Line) -> str:
    """What stands after the label of a line."""
    return line.text[len(line.label) :].lstrip(" :–—-")


def key_of(label: str) -> str:
    """A label without its day: "Update 11 July 2023" and "Update 30 January 2024" are one label."""
    text = welsh.with_english_months(label)
    for day in list(days.find(text)):
        text = text.replace(day.printed, " ")
    return re.sub(r"[\W\d_]+", " ", text).strip().casefold()
