"""Layout: no table; "Recommendation 7: …" opens each, a sentence accepts it, and the account follows as prose."""

import re
from dataclasses import dataclass, field

from followthrough.exchange.readers.grid import Line, Paper, Table
from followthrough.exchange.understand import comments, meanings
from followthrough.exchange.understand.reading import Doubt, ReadRecommendation
from followthrough.exchange.understand.suggestions import suggest

_OPENS = re.compile(
    r"^(?:Recommendation|RECOMMENDATION|"
    r"Rec\.?) (?P<number>[A-Z]?\d{1,3}(?:\.\d{1,2})?[a-z]?)\s*(?:[:.–-]\s*(?P<text>.*)|)$",
    re.DOTALL,
)
_ANSWERS = re.compile(
    r"^(?P<who>(?:The |His |Her )?[A-Z][^.;:]{1,110}?) (?:fully |partially |partly |also )?"
    r"(?P<verb>accepts?|agrees?|supports?|rejects?|does not accept|do not accept|does not agree|"
    r"do not agree)\b[^.]{0,200}\.?$"
)
_LABELLED = re.compile(
    r"^(?:(?:government|cabinet|executive|council|management|agency)(?:['’]s)? )?(?:response|reply|"
    r"decision)\s*[:–-]\s*(?P<answer>.+)$",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\s*\((\d{1,3}\.\d{1,3})\)\.?$")
_COUNTED = re.compile(r"^(\d{1,3})\. (?=[A-Z])")
_FEWEST = 3


@dataclass
class _Box:
    number: str
    place: int
    words: list[str]
    bold: bool
    section: str | None
    answer: str | None = None
    account: list[str] = field(default_factory=list)


def read_boxes(paper: Paper, date: str | None) -> tuple[list[ReadRecommendation], list[Doubt]]:
    """The recommendations of a narrative report and a doubt for each; none where fewer than three are opened so."""
    boxes = _boxes(paper)
    found, doubts = [], []
    for box in boxes:
        one = _made(box, date)
        found.append(one)
        doubts.append(Doubt(one.where, "read from prose: where it ends and what answers it are guesses"))
    return found, doubts


def _boxes(paper: Paper) -> list[_Box]:
    lines = [(at, block) for at, block in enumerate(paper.blocks, start=1) if not isinstance(block, Table)]
    bold = [line.bold for _, line in lines if _OPENS.match(line.text)]
    if len(bold) < _FEWEST:
        return []
    only_bold = sum(bold) * 2 > len(bold)
    boxes: list[_Box] = []
    section: str | None = None
    open_: _Box | None = None
    counted = 0
    for at, line in lines:
        found = _OPENS.match(line.text) if line.bold or not only_bold else None
        if found:
            open_ = _Box(found["number"], at, [found["text"]] if found["text"] else [], line.bold, section)
            boxes.append(open_)
        elif (numbered := _COUNTED.match(line.text)) and int(numbered[1]) == counted + 1 and (counted or not open_):
            # the report's own numbered paragraphs go on: the chapter of recommendations is over
            counted, open_ = counted + 1, None
        elif line.level or (only_bold and line.bold and open_ and open_.account and not _answers(line.text)):
            section, open_ = line.text, None
        elif open_:
            _take(open_, line)
    return _once(boxes)


def _take(box: _Box, line: Line) -> None:
    if box.answer is None and not box.account and _answers(line.text):
        box.answer = line.text
    elif box.answer is None and not box.account and ((line.bold and box.bold) or not box.words or _is_part(line.text)):
        box.words.append(line.text)
    else:
        box.account.append(line.text)


def _is_part(text: str) -> bool:
    return re.match(r"\(?[a-h][.)] ", text) is not None


def _answers(text: str) -> bool:
    return bool(_ANSWERS.match(text) or _LABELLED.match(text) or meanings.is_response(text))


def _once(boxes: list[_Box]) -> list[_Box]:
    """A summary at the front may list every recommendation before its chapter: the one that is answered stands."""
    best: dict[str, _Box] = {}
    for box in boxes:
        before = best.get(box.number)
        if before is None or (box.answer and not before.answer):
            best[box.number] = box
    return [box for box in boxes if best[box.number] is box]


def _made(box: _Box, date: str | None) -> ReadRecommendation:
    text = "\n".join(box.words)
    paragraph = _PARAGRAPH.search(text)
    one = ReadRecommendation(box.number, _PARAGRAPH.sub("", text), f"line {box.place}", section=box.section)
    if paragraph:
        one.notes["Paragraph"] = paragraph[1]
    if box.answer:
        labelled, said = _LABELLED.match(box.answer), _ANSWERS.match(box.answer)
        one.response = labelled["answer"] if labelled else box.answer
        one.owner = said["who"] if said else None
        one.response_means = _means(one.response, said["verb"] if said else "")
    if box.account:
        one.updates = comments.updates(tuple(box.account), date)
    one.suggestions = suggest("\n".join(box.account), stated=False)
    return one


def _means(answer: str, verb: str) -> str | None:
    """ "Accepts … in principle" is agreed; "supports" what others are asked to do is no answer of one's own."""
    if re.match(r"accepts?|agrees?", verb):
        return "agreed_in_part" if re.search(r"\bin part\b|partially|partly", answer) else "agreed"
    if re.match(r"rejects?|do(?:es)? not", verb):
        return "not_agreed"
    return meanings.response_means(answer)
