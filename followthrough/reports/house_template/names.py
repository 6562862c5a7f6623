"""What a template can name, and what each name is: the checker's and the filler's one table.

docs/word-template.md tells councils the same; a test compares the two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

STRONG, STRONG_ENDS, EMPHASIS, EMPHASIS_ENDS = "\ue000", "\ue001", "\ue002", "\ue003"
FACES = dict.fromkeys(map(ord, (STRONG, STRONG_ENDS, EMPHASIS, EMPHASIS_ENDS)))


@dataclass(frozen=True, slots=True)
class Text:
    """Words, which can be printed."""


@dataclass(frozen=True, slots=True)
class Many:
    """A list, which can be repeated."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that has parts."""

    name: str
    parts: Mapping[str, "Shape"]


@dataclass(frozen=True, slots=True)
class ByKey:
    """What a report's layout gives names to: `field.wards`, `section.background.heading`."""

    name: str
    of: "Shape"


@dataclass(frozen=True, slots=True)
class Unknown:
    """What a loop goes through that is wrong itself: said once, and then let be."""


Shape = Text | Many | Thing | ByKey | Unknown

TEXT = Text()
PARAGRAPH = Thing("paragraph", {"text": TEXT, "number": TEXT, "item": TEXT})
PART = Thing("part", {"heading": TEXT, "paragraphs": Many(PARAGRAPH)})
FIELD = Thing("field", {"label": TEXT, "text": TEXT, "paragraphs": Many(PARAGRAPH)})
LOOP = Thing("loop", {"index": TEXT, "first": TEXT, "last": TEXT})
NAMES: Mapping[str, Shape] = {
    "council": TEXT,
    "title": TEXT,
    "as_at": TEXT,
    "notice": TEXT,
    "fields": Many(FIELD),
    "field": ByKey("field", TEXT),
    "parts": Many(PART),
    "sections": Many(PART),
    "section": ByKey("section", PART),
    "resolutions": PART,
    "appendices": PART,
    "background_papers": PART,
}
_OF_KIND = {"resolves": "resolutions", "appendices": "appendices", "papers": "background_papers"}


@dataclass(frozen=True, slots=True)
class Filling:
    """What one report puts in the place of the marks, as plain data (JSON).

    `texts`: council, title, as_at, notice. `fields`: of each its key, label and paragraphs. `parts`: of each its key,
    kind (as `packs.rules.Kind`), heading and paragraphs. A paragraph has its number, item and runs, each
    [words, strong, emphasis]. `file_title`, `language` and `day` (ISO) go into the file's properties.
    """

    texts: dict[str, str]
    fields: list[dict[str, Any]]
    parts: list[dict[str, Any]]
    file_title: str
    language: str
    day: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that the council's layouts have: names after `field.` and `section.`."""

    fields: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)


class Keyed:
    """What a report has under its keys. One that this report has not is empty: layouts differ, and so do reports."""

    def __init__(self, held: Mapping[str, Any], without: Any) -> None:
        self._held, self._without = held, without

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._held.get(name, self._without)


def written(key: str) -> str:
    """A layout's key as a template writes it: "legal-implications" would be a subtraction."""
    return key.replace("-", "_")


def standing_for(filling: Filling) -> dict[str, Any]:
    """What each of NAMES stands for in one report."""
    nothing = SimpleNamespace(heading="", paragraphs=[])
    fields = [(one["key"], _field(one)) for one in filling.fields]
    parts = [(one["key"], one["kind"], _part([one])) for one in filling.parts]
    named = {name: _part([one for one in filling.parts if one["kind"] == kind]) for kind, name in _OF_KIND.items()}
    return {
        **{name: plain(words) for name, words in filling.texts.items()},
        "fields": [one for _key, one in fields],
        "field": Keyed({written(key): one.text for key, one in fields}, ""),
        "parts": [one for _key, _kind, one in parts],
        "sections": [one for _key, kind, one in parts if kind not in _OF_KIND],
        "section": Keyed({written(key): one for key, _kind, one in parts}, nothing),
        **named,
    }


def wanted(filling: Filling) -> list[tuple[str, str]]:
    """What the filled file has to say, each with the name it goes by: nothing that was written is to be lost."""
    told = [(name, plain(filling.texts[name])) for name in ("title", "notice")]
    told += [("fields", _words(one)) for field in filling.fields for one in field["paragraphs"]]
    for part in filling.parts:
        name = _OF_KIND.get(part["kind"], "sections")
        told += [(name, _words(one)) for one in part["paragraphs"]]
    return told


def plain(words: str) -> str:
    """Words without the signs that mark faces, should somebody have typed one."""
    return words.translate(FACES)


def _field(one: dict[str, Any]) -> SimpleNamespace:
    paragraphs = [_paragraph(each) for each in one["paragraphs"]]
    lines = [f"{each.number or each.item} {each.text}".strip() for each in paragraphs]
    return SimpleNamespace(label=plain(one["label"]), text="\n".join(lines), paragraphs=paragraphs)


def _part(ones: list[dict[str, Any]]) -> SimpleNamespace:
    heading = plain(ones[0]["heading"]) if ones else ""
    paragraphs = [_paragraph(each) for one in ones for each in one["paragraphs"]]
    return SimpleNamespace(heading=heading, paragraphs=paragraphs)


def _paragraph(one: dict[str, Any]) -> SimpleNamespace:
    return SimpleNamespace(number=one["number"], item=one["item"], text="".join(_faced(one["runs"])))


def _faced(runs: Iterable[list[Any]]) -> Iterable[str]:
    for words, strong, emphasis in runs:
        before = STRONG * strong + EMPHASIS * emphasis
        after = EMPHASIS_ENDS * emphasis + STRONG_ENDS * strong
        yield f"{before}{plain(words)}{after}"


def _words(paragraph: dict[str, Any]) -> str:
    return "".join(plain(words) for words, _strong, _emphasis in paragraph["runs"])
