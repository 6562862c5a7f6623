"""Layout: no table; "Recommendation 7: …" opens each, and a sentence or labelled lines under it say the rest."""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from followthrough.exchange.readers.grid import Line, Paper, Table
from followthrough.exchange.understand import box_labels, comments, meanings
from followthrough.exchange.understand.reading import Doubt, ReadRecommendation
from followthrough.exchange.understand.suggestions import suggest

_OPENS = re.compile(
    r"^(?:(?:Recommendation|RECOMMENDATION|Rec\.?)(?: [Nn]o\.?| [Nn]umber)? "
    r"(?P<number>[A-Z]{0,4}[-/]?\d{1,3}(?:[./]\d{1,3}){0,2}[a-z]?|"
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\b)|(?P<short>R\d{1,3}[a-z]?))"
    r"\s*(?:of \d{1,3}\s*)?(?:[:.–—-]\s*(?P<text>.*)|)$",
    re.DOTALL,
)
# "4. That the Council …" as a heading, which is a recommendation only where labels below it say so
_NUMBERED = re.compile(r"^(?P<number>\d{1,3}(?:\.\d{1,2})?)[.):]?\s+(?P<text>(?P<short>)[A-Z].*)$", re.DOTALL)
_ANSWERS = re.compile(
    r"^(?P<who>(?:The |His |Her )?[A-Z][^.;:]{0,110}?) (?:fully |partially |partly |also )?"
    r"(?P<verb>accepts?|agrees?|supports?|rejects?|does not accept|do not accept|does not agree|"
    r"do not agree)\b[^.]{0,200}\.?$"
)
_ANSWERED = re.compile(
    r"^(?:This|The|These) recommendations? (?:is|was|are|were|has been|have been) (?:fully |partially |partly |also )?"
    r"(?P<verb>accepted|agreed|supported|rejected|not accepted|not agreed|not supported)\b[^.]{0,200}\.?$"
)
_SENTENCE = re.compile(r"^(?P<first>.{3,220}?[.!])\s+(?=[A-Z“‘\"\d£])(?P<rest>.+)$", re.DOTALL)
_NOBODY = ("we", "it", "i", "they", "this", "these")
_PARAGRAPH = re.compile(r"\s*\((\d{1,3}\.\d{1,3})\)\.?$")
_COUNTED = re.compile(r"^(\d{1,3})\. (?=[A-Z])")
_FEWEST = 3
_LONGEST_ANSWER = 120
_LONGEST_TITLE = 90


@dataclass
class _Box:
    number: str
    place: int
    words: list[str]
    bold: bool
    section: str | None
    answer: str | None = None
    account: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    waiting: str | None = None
    guessed: list[str] = field(default_factory=list)


def read_boxes(paper: Paper, date: str | None) -> tuple[list[ReadRecommendation], list[Doubt]]:
    """The recommendations of a narrative report, doubted where no label says what is what; none under three."""
    found, doubts = [], []
    labelled = False
    for box in _boxes(paper):
        one = _made(box, date)
        found.append(one)
        labelled = labelled or bool(box.said)
        if not box.said:
            doubts.append(Doubt(one.where, "read from prose: where it ends and what answers it are guesses"))
        doubts += [Doubt(one.where, says) for says in box.guessed]
    if labelled:
        doubts.append(Doubt("the paper", "read from headings and the labelled lines under them, as there is no table"))
    return found, doubts


def _boxes(paper: Paper) -> list[_Box]:
    lines = [(at, block) for at, block in enumerate(paper.blocks, start=1) if not isinstance(block, Table)]
    boxes = _opened(lines, _OPENS)
    if boxes:
        return boxes
    numbered = [box for box in _opened(lines, _NUMBERED) if box.said.keys() & {"response", "owner", "due", "status"}]
    return numbered if len(numbered) >= _FEWEST else []


def _opened(lines: list[tuple[int, Line]], opens: re.Pattern[str]) -> list[_Box]:
    marked = [_is_marked(line) for _, line in lines if opens.match(line.text)]
    if len(marked) < _FEWEST:
        return []
    only_marked = opens is _NUMBERED or sum(marked) * 2 > len(marked)
    known = box_labels.of(line for _, line in lines if not opens.match(line.text))
    boxes: list[_Box] = []
    section: str | None = None
    open_: _Box | None = None
    counted = 0
    for at, line in lines:
        found = opens.match(line.text) if _is_marked(line) or not only_marked else None
        if found:
            number = found["number"] or found["short"]
            open_ = _Box(number, at, [found["text"]] if found["text"] else [], _is_marked(line), section)
            boxes.append(open_)
        elif (numbered := _COUNTED.match(line.text)) and int(numbered[1]) == counted + 1 and (counted or not open_):
            # the report's own numbered paragraphs go on: the chapter of recommendations is over
            counted, open_ = counted + 1, None
        elif open_ and (label := known.at(line)):
            _take_label(open_, label, known)
        elif line.level or (only_marked and line.bold and open_ and open_.account and not _answers(line.text)):
            section, open_ = line.text, None
        elif open_:
            _take(open_, line)
    return _once(boxes)


def above(lines: list[Line]) -> list[Line]:
    """The lines above the first recommendation, for the title and the day of the paper."""
    return list(takewhile(lambda line: not (_is_marked(line) and _OPENS.match(line.text)), lines)) or lines


def _is_marked(line: Line) -> bool:
    return line.bold or line.level > 0


def _take(box: _Box, line: Line) -> None:
    role, box.waiting = box.waiting, None
    early = box.answer is None and not box.account
    if role == "text" or (role is None and early and not box.said and _is_words(box, line)):
        box.words.append(line.text)
        box.waiting = role
    elif role == "response":
        _answer(box, line.text)
    elif role in ("owner", "due", "status") and len(line.text) <= _LONGEST_ANSWER:
        box.said[role] = line.text
    elif early and not box.said and (parted := _parted(line.text)):
        box.answer, rest = parted
        box.account += [rest] if rest else []
    else:
        box.account.append(line.text)


def _is_words(box: _Box, line: Line) -> bool:
    if _parted(line.text):
        return not box.words
    return (line.bold and box.bold) or not box.words or _is_part(line.text) or _is_title(box.words[-1])


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not text.endswith((".", ";", ":")) and not text.startswith("That ")


def _is_part(text: str) -> bool:
    return re.match(r"\(?[a-h][.)] ", text) is not None


def _answers(text: str) -> bool:
    return bool(_ANSWERS.match(text) or _ANSWERED.match(text) or meanings.is_response(text))


def _parted(text: str) -> tuple[str, str] | None:
    """An answer, and what follows it: "We accept this recommendation. A new form was …"; None where none opens it."""
    if _answers(text):
        return text, ""
    found = _SENTENCE.match(text)
    return (found["first"], found["rest"]) if found and _answers(found["first"]) else None


def _take_label(box: _Box, label: box_labels.Label, known: box_labels.Labels) -> None:
    """What a labelled line says; what stands above the first label is the recommendation where accounts have one."""
    if not box.said and box.account and box.answer is None and label.role != "text":
        if known.has_accounts or label.role == "comment":
            box.words, box.account = box.words + box.account, []
        box.guessed.append("what stands above its first label may be its words or an account of it")
    box.waiting = label.role
    if not label.value:
        box.said.setdefault(label.role, "")
        return
    if label.role in box.said and box.said[label.role] and label.role in ("owner", "due", "status", "response"):
        box.notes[label.name] = label.value
        box.guessed.append(f"“{label.name}” stands here twice; the second is kept as a note: “{label.value}”")
    elif label.role == "response":
        _answer(box, label.value)
    elif label.role == "text":
        box.words.append(label.value)
    elif label.role == "comment":
        box.account.append(label.value)
    elif label.role == "status" and len(label.value) > _LONGEST_ANSWER:
        # an account and no status: "Status: Work on the new depot began in May, and …"
        box.account.append(label.value)
        box.guessed.append(f"“{label.name}” stands before a long text, which is kept as an update and not as a status")
        box.said.setdefault("status", "")
    elif label.role in ("owner", "due", "status"):
        box.said[label.role] = label.value
    else:
        box.notes[label.name] = label.value
    box.said.setdefault(label.role, label.value)
    box.waiting = "text" if label.role == "text" else None


def _answer(box: _Box, text: str) -> None:
    """A labelled answer: its first sentence where that answers, all of it where it is short, or else an account."""
    parted = _parted(text)
    if box.answer is None and parted:
        box.answer, rest = parted
        box.account += [rest] if rest else []
    elif box.answer is None and len(text) <= _LONGEST_ANSWER:
        box.answer = text
    else:
        box.account.append(text)
    box.said["response"] = text


def _once(boxes: list[_Box]) -> list[_Box]:
    """A summary at the front may list every recommendation before its chapter: the one that is answered stands."""
    best: dict[str, _Box] = {}
    for box in boxes:
        before = best.get(box.number)
        if before is None or (box.answer and not before.answer):
            best[box.number] = box
    return [box for box in boxes if best[box.number] is box]


def _made(box: _Box, date: str | None) -> ReadRecommendation:
    notes = dict(box.notes)
    if len(box.words) > 1 and box.said and _is_title(box.words[0]) and box.words[1].endswith((".", ";", ":", "?")):
        notes["Title"] = box.words.pop(0)
    text = "\n".join(box.words)
    paragraph = _PARAGRAPH.search(text)
    one = ReadRecommendation(
        box.number, _PARAGRAPH.sub("", text), f"line {box.place}", section=box.section, notes=notes
    )  # fmt: skip
    if paragraph:
        one.notes["Paragraph"] = paragraph[1]
    if box.answer:
        said, answered = _ANSWERS.match(box.answer), _ANSWERED.match(box.answer)
        one.response = box.answer
        one.owner = said["who"] if said and said["who"].casefold() not in _NOBODY else None
        one.response_means = _means(one.response, said["verb"] if said else answered["verb"] if answered else "")
    one.owner = box.said.get("owner") or one.owner
    one.due = box.said.get("due") or None
    one.status = box.said.get("status") or None
    one.delivery_means = meanings.delivery_means(one.status)
    if box.account:
        one.updates = comments.updates(tuple(box.account), date)
    one.suggestions = suggest("\n".join(box.account), stated=one.status is not None)
    return one


def _means(answer: str, verb: str) -> str | None:
    """ "Accepts … in principle" is agreed; "supports" what others are asked to do is no answer of one's own."""
    if re.match(r"accept|agree", verb):
        return "agreed_in_part" if re.search(r"\bin part\b|partially|partly", answer) else "agreed"
    if re.match(r"reject|do(?:es)? not|not ", verb):
        return "not_agreed"
    return meanings.response_means(answer)
