"""Layout: the recommendations are listed in one place, and answered by their numbers in another."""

import re
from dataclasses import replace

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import answers, openings
from followthrough.exchange.understand.reading import Doubt
from followthrough.exchange.understand.record import Record
from followthrough.exchange.understand.roles import role_of

_FEWEST = 3
_NUMBER = r"R?\d[\w.]{0,4}"
_TO = re.compile(
    rf"\bto (?:recommendations?|recs?\.?)? ?(?P<numbers>{_NUMBER}(?:(?:, ?| and | ?& ?| to | ?[–-] ?){_NUMBER})+)"
)
_SHARED = "answered together with others, under “{}”"
_SAYS = "the words of the recommendations are taken from the list of them, by their numbers"


def with_listed_words(lines: list[Line]) -> tuple[list[Line], int, list[Doubt]]:
    """The lines with the words of the list above each answer, where most answers lack words.

    Without the list; how many lines that takes away before the first answer is told.
    """
    named = openings.named(lines)
    answered = {at for at in named if answers.surely(named[at].text or _below(lines, at))}
    listed = openings.coded(lines[: min(answered, default=0)])
    words = {opening.number.lstrip("R"): opening.text for at, opening in listed.items() if at not in named}
    wanting = [at for at in answered if named[at].number.lstrip("R") in words]
    if len(wanting) < _FEWEST or len(wanting) < len(answered) or len(answered) * 2 < len(named):
        return lines, 0, []
    found: list[Line] = []
    for at, line in enumerate(lines):
        if at in answered:
            number, beside = named[at].number, named[at].text
            said = f"Recommendation {number}: {words[number.lstrip('R')]}"
            found.append(replace(line, text=said, bold=True, label=""))
            found += [Line(beside)] if beside else []
        elif at not in listed:
            found.append(line)
    return found, len(listed), [Doubt("the paper", _SAYS)]


def share_answers(records: list[Record]) -> None:
    """Layout: "Response to R1 and R2" below the second: it is the first one's as well, with a doubt for each."""
    for one in records:
        for label in [label for label, _ in one.pairs if role_of(label) == "response"]:
            for other in _meant(records, label) if _TO.search(label) else []:
                if other is not one and "response" not in other.roles:
                    other.pairs += [(name, value) for name, value in one.pairs if name.startswith(label)]
                    other.doubts.append(_SHARED.format(label))


def _meant(records: list[Record], label: str) -> list[Record]:
    """The records whose numbers a label names, also as "R1 to R3"."""
    said = _TO.search(label)
    names = [name.lstrip("R") for name in re.findall(_NUMBER, said["numbers"])] if said else []
    numbers = [str(one.opening.number).lstrip("R") if one.opening else "" for one in records]
    if len(names) == 2 and re.search(r" to |[–-]", said["numbers"] if said else "") and set(names) <= set(numbers):
        return records[numbers.index(names[0]) : numbers.index(names[1]) + 1]
    return [one for one, number in zip(records, numbers, strict=True) if number in names]


def _below(lines: list[Line], at: int) -> str:
    return lines[at + 1].text if at + 1 < len(lines) else ""
