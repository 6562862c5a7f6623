"""What the appendix of a review is made from: plain data as at one day, codes and printed words.

Codes are the canonical ones: response (awaiting, agreed, agreed_in_part, not_agreed, deferred), delivery
(not_stated, not_started, in_progress, paused, complete, superseded, not_pursued, not_deliverable), scrutiny
(monitoring, noted, closed, kept_open, reopened, transferred, and the derived closure_proposed and
refusal_accepted). Every text is as printed; "" or None means that the record does not hold it.
"""

from dataclasses import dataclass
from datetime import date

from followthrough.lib.days import FuzzyDay
from followthrough.reports.programme_source import ProgrammeSource


@dataclass(frozen=True, slots=True)
class Part:
    """A lettered part of a recommendation."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ResponseGiven:
    """One respondent's answer. `detail` is the part agreed, the reason to refuse, or until when deferred."""

    respondent: str
    state: str
    detail: str = ""
    decided: FuzzyDay | None = None
    in_principle: bool = False


@dataclass(frozen=True, slots=True)
class Extension:
    """A later date granted: the new date, why, and who approved it."""

    to: FuzzyDay
    reason: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """When it was first due and is due now; `days_overdue` is 0 until its last possible day has passed."""

    original: FuzzyDay
    current: FuzzyDay
    extensions: tuple[Extension, ...] = ()
    days_overdue: int = 0


@dataclass(frozen=True, slots=True)
class LatestUpdate:
    """The latest update: its state, the owner's own word for it, its text and the day it speaks of.

    `confirmed`: the state was read in the text and confirmed by a person. `reason` and `decided_by` say why work
    was given up, and who decided so.
    """

    state: str
    own_word: str
    text: str
    as_of: FuzzyDay | None
    confirmed: bool = False
    reason: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class LastStated:
    """The last state that an earlier update did state, when the latest states none."""

    state: str
    as_of: FuzzyDay


@dataclass(frozen=True, slots=True)
class ScrutinyPosition:
    """The committee's position with its minute; `draft` until the minutes are approved."""

    state: str = "monitoring"
    decided: FuzzyDay | None = None
    minute: str = ""
    draft: bool = False
    note: str = ""

    @property
    def minute_missing(self) -> bool:
        """Whether a paper says that the committee decided and not by which minute."""
        return not self.minute and not self.draft and self.state not in ("monitoring", "closure_proposed")


@dataclass(frozen=True, slots=True)
class LinkedTo:
    """A minuted tie to another recommendation: split_into, merged_into, superseded_by or duplicate_of."""

    kind: str
    number: str
    minute: str = ""


@dataclass(frozen=True, slots=True)
class ReliesOn:
    """Something else that delivery rests on, and when its own owner now expects it, if that is known.

    `said`: its name with the parts of it that are relied on, where there are any.
    """

    name: str
    forecast: FuzzyDay | None = None
    said: str = ""

    @property
    def words(self) -> str:
        return self.said or self.name


@dataclass(frozen=True, slots=True)
class Asked:
    """An update was asked for and is not there: when last, how many rounds running; `received`: not yet cleared."""

    on: date
    times: int
    received: bool


@dataclass(frozen=True, slots=True)
class RecommendationSource:
    """One recommendation.

    `original_text` is the committee's wording where the executive reworded it; `recipient` is set where it was
    made to somebody in particular; `forecasts` are the owner's own, oldest first.
    """

    number: str
    text: str
    section: str = ""
    recipient: str = ""
    original_text: str = ""
    parts: tuple[Part, ...] = ()
    responses: tuple[ResponseGiven, ...] = ()
    owners: tuple[str, ...] = ()
    due: Due | None = None
    forecasts: tuple[FuzzyDay, ...] = ()
    update: LatestUpdate | None = None
    last_stated: LastStated | None = None
    evidence: tuple[str, ...] = ()
    scrutiny: ScrutinyPosition = ScrutinyPosition()
    links: tuple[LinkedTo, ...] = ()
    relies_on: tuple[ReliesOn, ...] = ()
    restricted: bool = False
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class ExemptText:
    """A text that is kept from publication: words, reworded, response, update, evidence or decision of a number."""

    number: str
    what: str
    text: str
    nation: str
    paragraph: str
    reason: str
    review_on: date | None


@dataclass(frozen=True, slots=True)
class AppendixSource:
    """One review as at a day. `neutral_name` ("Review 7") alone goes into titles and file properties.

    `restricted`: the whole review is there for named readers only; of a recommendation, that it alone is.
    `exempt_shown`: exempt texts stand where they belong, and not the mark that the public reads instead.
    `notice`: what stands on it where the guard has looked at it, for a meeting. `programmes`: that follow a framework
    and that its recommendations rest on.
    """

    review_name: str
    neutral_name: str
    council_name: str
    committee: str
    as_at: date
    recommendations: tuple[RecommendationSource, ...]
    review_group: str = ""
    endorsed: FuzzyDay | None = None
    decided: FuzzyDay | None = None
    language: str = "en-GB"
    restricted: bool = False
    exempt_texts: tuple[ExemptText, ...] = ()
    exempt_shown: bool = False
    notice: str = ""
    programmes: tuple[ProgrammeSource, ...] = ()
