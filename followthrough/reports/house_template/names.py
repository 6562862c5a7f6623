"""What a template can name, and what each name is: the checker's and the filler's one table.

docs/word-template.md tells councils the same; a test compares the two.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from markupsafe import escape

STRONG, STRONG_ENDS, EMPHASIS, EMPHASIS_ENDS = "\ue000", "\ue001", "\ue002", "\ue003"
_FIRST_SIGN = 0x100000
SIGNS = re.compile("[\U00100000-\U0010fffd]")
_OURS = re.compile(f"[{STRONG}-{EMPHASIS_ENDS}]|{SIGNS.pattern}")


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


class Words(str):
    """Words of the report: they compare as they read, and are printed with what `filling` takes out of the file.

    `signed`: the words with the signs of faces, and a sign of their own that tells that they were printed: the words
    alone do not, for "No" stands in every other line.
    """

    signed: str

    def __new__(cls, words: str, signed: str) -> "Words":
        made = super().__new__(cls, words)
        made.signed = signed
        return made

    def __html__(self) -> str:
        return str(escape(self.signed))

    def upper(self) -> "Words":
        return Words(super().upper(), self.signed.upper())

    def lower(self) -> "Words":
        return Words(super().lower(), self.signed.lower())


class Signs:
    """The signs of one report's words. `names`: by sign, under which name a template could print those words."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def before(self, name: str, words: str) -> str:
        """A new sign for these words; none where there is nothing to print."""
        if not words.strip():
            return ""
        sign = chr(_FIRST_SIGN + len(self.names))
        self.names[sign] = name
        return sign


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


def standing_for(filling: Filling, signs: Signs) -> dict[str, Any]:
    """What each of NAMES stands for in one report. Nothing that was written is to be lost: all of it gets a sign."""
    nothing = SimpleNamespace(heading="", paragraphs=[])
    texts = {name: plain(words) for name, words in filling.texts.items()}
    told = {name: Words(texts[name], signs.before(name, texts[name]) + texts[name]) for name in ("title", "notice")}
    fields = [(one["key"], _field(one, signs)) for one in filling.fields]
    parts = [(one["key"], one["kind"], _part(one, signs)) for one in filling.parts]
    named = {name: _joined([one for _key, kind, one in parts if kind == of]) for of, name in _OF_KIND.items()}
    return {
        **texts,
        **told,
        "fields": [one for _key, one in fields],
        "field": Keyed({written(key): one.text for key, one in fields}, ""),
        "parts": [one for _key, _kind, one in parts],
        "sections": [one for _key, kind, one in parts if kind not in _OF_KIND],
        "section": Keyed({written(key): one for key, _kind, one in parts}, nothing),
        **named,
    }


def plain(words: str) -> str:
    """Words without the signs that this module uses, should somebody have typed one."""
    return _OURS.sub("", words)


def _field(one: dict[str, Any], signs: Signs) -> SimpleNamespace:
    paragraphs = [_paragraph(each, "fields", signs) for each in one["paragraphs"]]
    text = Words(_lines(paragraphs, str), _lines(paragraphs, lambda words: words.signed))
    return SimpleNamespace(label=plain(one["label"]), text=text, paragraphs=paragraphs)


def _lines(paragraphs: Iterable[SimpleNamespace], read: Callable[[Words], str]) -> str:
    return "\n".join(f"{one.number or one.item} {read(one.text)}".strip() for one in paragraphs)


def _part(one: dict[str, Any], signs: Signs) -> SimpleNamespace:
    name = _OF_KIND.get(one["kind"], "sections")
    paragraphs = [_paragraph(each, name, signs) for each in one["paragraphs"]]
    return SimpleNamespace(heading=plain(one["heading"]), paragraphs=paragraphs)


def _joined(parts: list[SimpleNamespace]) -> SimpleNamespace:
    heading = parts[0].heading if parts else ""
    return SimpleNamespace(heading=heading, paragraphs=[each for one in parts for each in one.paragraphs])


def _paragraph(one: dict[str, Any], name: str, signs: Signs) -> SimpleNamespace:
    words = "".join(plain(text) for text, _strong, _emphasis in one["runs"])
    text = Words(words, signs.before(name, words) + "".join(_faced(one["runs"])))
    return SimpleNamespace(number=one["number"], item=one["item"], text=text)


def _faced(runs: Iterable[list[Any]]) -> Iterable[str]:
    for words, strong, emphasis in runs:
        before = STRONG * strong + EMPHASIS * emphasis
        after = EMPHASIS_ENDS * emphasis + STRONG_ENDS * strong
        yield f"{before}{plain(words)}{after}"
