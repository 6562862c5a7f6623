"""What was understood of a tracker: plain records, the shapes of the exchange format."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Doubt:
    """Something a person should look at. `where` names a row ("table 1, row 4"), a table or the paper.

    `word` is the status as printed, where the doubt is what that means for the delivery. `common` says that most rows
    have this doubt, and that one for the paper tells it.
    """

    where: str
    says: str
    word: str | None = None
    common: bool = False

    def as_dict(self) -> dict[str, Any]:
        plain: dict[str, Any] = {"where": self.where, "says": self.says}
        if self.word is not None:
            plain["word"] = self.word
        return {**plain, "common": True} if self.common else plain


@dataclass(frozen=True)
class Suggestion:
    """A value that the prose hints at, for a person to confirm: `field`, its canonical `value`, and the words."""

    field: str
    value: str
    because: str

    def as_dict(self) -> dict[str, Any]:
        return {"field": self.field, "value": self.value, "because": self.because}


@dataclass
class ReadUpdate:
    """An update as printed. `status` only where the paper gives one status for each of several dates."""

    date: str | None
    text: str | None
    status: str | None = None

    def as_dict(self) -> dict[str, Any]:
        plain: dict[str, Any] = {"date": self.date, "text": self.text}
        return plain if self.status is None else {**plain, "status": self.status}


@dataclass
class ReadRecommendation:
    """A recommendation as printed, with the canonical codes its words mean; None is "the paper does not say"."""

    number: str | None
    text: str
    where: str
    section: str | None = None
    response: str | None = None
    response_means: str | None = None
    owner: str | None = None
    due: str | None = None
    updates: list[ReadUpdate] = field(default_factory=list)
    status: str | None = None
    delivery_means: str | None = None
    suggestions: list[Suggestion] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        plain: dict[str, Any] = {
            "number": self.number, "text": self.text, "section": self.section,
            "response": self.response, "response_means": self.response_means,
            "owner": self.owner, "due": self.due,
            "updates": [update.as_dict() for update in self.updates],
            "status": self.status, "delivery_means": self.delivery_means,
            "suggestions": [suggestion.as_dict() for suggestion in self.suggestions],
            "where": self.where,
        }  # fmt: skip
        return {**plain, "notes": dict(self.notes)} if self.notes else plain


@dataclass(frozen=True)
class SeenTable:
    """A table or sheet of the paper: its size, its headings or else first words, and how many recommendations it gave.

    `why` says why it was left out; None where it was read. `chosen` is "take" or "leave" where a person chose that.
    """

    place: str
    rows: int
    columns: int
    words: str
    recommendations: int = 0
    why: str | None = None
    chosen: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "place": self.place, "rows": self.rows, "columns": self.columns, "words": self.words,
            "recommendations": self.recommendations, "why": self.why, "chosen": self.chosen,
        }  # fmt: skip


@dataclass
class Reading:
    """A whole paper. `as_at` is "2024-01-16", "2024-01" or None."""

    title: str | None = None
    as_at: str | None = None
    columns: list[str] = field(default_factory=list)
    recommendations: list[ReadRecommendation] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    # Codes of responses and statuses that the paper's own key explains, as printed.
    explained: list[str] = field(default_factory=list)
    tables: list[SeenTable] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        return {
            "title": self.title, "as_at": self.as_at, "columns": list(self.columns),
            "recommendations": [one.as_dict() for one in self.recommendations],
            "doubts": [doubt.as_dict() for doubt in self.doubts],
            "explained": list(self.explained),
            "tables": [table.as_dict() for table in self.tables],
        }  # fmt: skip
