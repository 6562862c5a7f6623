"""The words of an accreditation, and what follows from judgements, gaps and actions. No Django."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from followthrough.commitments.rules import FINISHED, Delivery

FEWEST_REPLIES = 10  # a survey with fewer is not shown


class Counts(StrEnum):
    """What a word of a framework's scale counts as, in the order from worst to best."""

    NOT_MET = "not_met"
    PARTLY = "partly"
    MET = "met"
    NOT_APPLICABLE = "not_applicable"


UNMET = frozenset({Counts.NOT_MET, Counts.PARTLY})


class Stage(StrEnum):
    """The phases that a programme begins with; a council settles its own after that."""

    HEALTH_CHECK = "health_check"
    EMBEDDING = "embedding"
    ASSESSMENT = "assessment"
    ACCREDITED = "accredited"
    RENEWAL = "renewal"


class Method(StrEnum):
    """How a service was looked at."""

    POLICY_REVIEW = "policy_review"
    CASE_FILES = "case_files"
    STAFF_SURVEY = "staff_survey"
    INTERVIEWS = "interviews"
    FOCUS_GROUP = "focus_group"
    TRAINING_RECORD = "training_record"


class Evidences(StrEnum):
    """What a criterion asks to be shown."""

    POLICY = "policy"
    CASE_FILES = "case_files"
    STAFF_SURVEY = "staff_survey"
    TRAINING_RECORD = "training_record"
    INTERVIEWS = "interviews"
    FOCUS_GROUP = "focus_group"
    OTHER = "other"


class Finds(StrEnum):
    """What a finding is: a strength, or a gap of one of four kinds."""

    PROCESS = "process"
    POLICY = "policy"
    KNOWLEDGE = "knowledge"
    SKILLS = "skills"
    STRENGTH = "strength"


class Source(StrEnum):
    """Where a finding comes from."""

    REVIEW = "review"
    CLIENT_FEEDBACK = "client_feedback"
    FOCUS_GROUP = "focus_group"
    PARTNER = "partner"
    SURVEY = "survey"


class Steering(StrEnum):
    """What a steering group is asked for, and what it decided."""

    ASKED = "asked"
    DECIDED = "decided"


class Rating(StrEnum):
    """How much a risk matters, the gravest first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Word:
    """One word of a framework's scale: its code, as it is printed, and what it counts as."""

    code: str
    name: str
    counts: Counts


DEFAULT_SCALE = tuple(
    Word(one.value, name, one)
    for one, name in (
        (Counts.MET, "Met"),
        (Counts.PARTLY, "Partly met"),
        (Counts.NOT_MET, "Not met"),
        (Counts.NOT_APPLICABLE, "Not applicable"),
    )
)


class Ready(StrEnum):
    """How ready one area is in one service, the least ready first."""

    NOT_JUDGED = "not_judged"
    PART_JUDGED = "part_judged"
    NOT_MET = "not_met"
    GAPS_OPEN = "gaps_open"
    NOT_SHOWN = "not_shown"
    READY = "ready"


@dataclass(frozen=True)
class Cell:
    """One area in one service: how many criteria count as what; `gaps` are open, `bare` are met without evidence."""

    met: int = 0
    partly: int = 0
    not_met: int = 0
    not_applicable: int = 0
    not_judged: int = 0
    gaps: int = 0
    bare: int = 0

    @property
    def applicable(self) -> int:
        """The criteria that have to be met: all but those that do not apply."""
        return self.met + self.partly + self.not_met + self.not_judged

    @property
    def ready(self) -> Ready:
        """What is not judged is never counted as met, and what nothing shows is not ready."""
        judged = self.met + self.partly + self.not_met + self.not_applicable
        if self.not_judged:
            return Ready.PART_JUDGED if judged else Ready.NOT_JUDGED
        if self.partly or self.not_met:
            return Ready.NOT_MET
        if self.gaps:
            return Ready.GAPS_OPEN
        return Ready.NOT_SHOWN if self.bare else Ready.READY

    def __add__(self, other: "Cell") -> "Cell":
        names = ("met", "partly", "not_met", "not_applicable", "not_judged", "gaps", "bare")
        return Cell(*(getattr(self, name) + getattr(other, name) for name in names))


# From one edition to the next ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Origin:
    """Where a criterion of a new edition comes from: references in the one before; `changed`: judge it anew."""

    was: tuple[str, ...] = ()
    changed: bool = False


def carried(origin: Origin, judged: Mapping[str, Counts]) -> str | None:
    """The reference whose judgement a new criterion takes over; None if it has to be judged anew.

    It has to be if its words changed, or if anything that it was made of had not been judged. Of several the worst is
    taken: a criterion that joins a met and an unmet one is not met.
    """
    if origin.changed or not origin.was or any(ref not in judged for ref in origin.was):
        return None
    order = list(Counts)
    return min(origin.was, key=lambda ref: order.index(judged[ref]))


# Gaps and their actions ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Act:
    """An action as far as a gap asks: its state, and the last day for which it is promised or forecast."""

    state: Delivery | None
    last: date | None


class Gap(StrEnum):
    """How a gap stands. CLOSABLE: everything that was to close it is complete, and a person has to say so."""

    NO_ACTION = "no_action"
    UNDER_WAY = "under_way"
    DROPPED = "dropped"
    CLOSABLE = "closable"
    CLOSED = "closed"


def gap(closed: bool, actions: Iterable[Act]) -> Gap:
    """How a gap stands, by the actions that serve it. Nothing closes by itself."""
    if closed:
        return Gap.CLOSED
    states = [one.state for one in actions]
    if not states:
        return Gap.NO_ACTION
    if any(state not in FINISHED for state in states):
        return Gap.UNDER_WAY
    return Gap.CLOSABLE if Delivery.COMPLETE in states else Gap.DROPPED


def closed_by(actions: Iterable[Act]) -> date | None:
    """The day by which a gap will be closed if its actions keep their dates; None if one has none or was dropped."""
    live = [one for one in actions if one.state is Delivery.COMPLETE or one.state not in FINISHED]
    if not live or any(one.state is not Delivery.COMPLETE and one.last is None for one in live):
        return None
    return max((one.last for one in live if one.last is not None), default=date.min)


# What relies on it -----------------------------------------------------------------------------------------


class Waits(StrEnum):
    """Why something that relies on a programme cannot be proposed as complete."""

    OUTSIDE = "outside"
    PROGRAMME_OPEN = "programme_open"
    ACTION_OPEN = "action_open"
    NOT_JUDGED = "not_judged"
    NOT_MET = "not_met"
    GAPS_OPEN = "gaps_open"
    NOT_SHOWN = "not_shown"
    NO_SCOPE = "no_scope"
    APPLIES_NOWHERE = "applies_nowhere"
    UNKNOWN_PART = "unknown_part"
    OTHER_OPEN = "other_open"
    SAID_SINCE = "said_since"


@dataclass(frozen=True)
class Reason:
    """One reason to wait, with what a sentence needs: how many criteria or gaps, in which services."""

    why: Waits
    number: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class Moment:
    """When something was said: the day on which it was known, and when it was entered, which decides within a day."""

    on: date
    at: datetime


@dataclass(frozen=True)
class Rests:
    """One thing that something relies on: the reasons to wait (none: it is met), and since when it is met."""

    reasons: tuple[Reason, ...] = ()
    since: Moment | None = None

    @property
    def met(self) -> bool:
        return not self.reasons

    @property
    def met_on(self) -> date | None:
        return self.since.on if self.since else None

    @property
    def open(self) -> bool:
        """Whether it is open in a way that matters to what relies on it: what lies outside says nothing either way."""
        return any(reason.why is not Waits.OUTSIDE for reason in self.reasons)


class Outcome(StrEnum):
    """What the state of everything that it relies on means for something."""

    PROPOSED = "proposed"
    STAYS = "stays"
    DONE = "done"
    CONTRADICTED = "contradicted"


def outcome(state: Delivery | None, rests: Sequence[Rests], said: Moment | None) -> Outcome:
    """What follows for something that relies on those.

    Complete although one of them is open: CONTRADICTED. All met: PROPOSED, unless its owner has said since (`said` is
    the last word) how far it is. What was given up in any way is DONE.
    """
    if state is Delivery.COMPLETE:
        return Outcome.CONTRADICTED if any(one.open for one in rests) else Outcome.DONE
    if state in FINISHED:
        return Outcome.DONE
    if not rests or not all(one.met for one in rests):
        return Outcome.STAYS
    return Outcome.STAYS if said_since(rests, said) else Outcome.PROPOSED


def said_since(rests: Sequence[Rests], said: Moment | None) -> bool:
    """Whether the owner has spoken after the last of those was met: a proposal would be put over that word."""
    met = max((one.since for one in rests if one.since is not None), default=None)
    return met is not None and said is not None and said > met


# Faults ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Looked:
    """One method of a service review: how many were looked at or replied, of how many. Counts only."""

    method: Method
    number: int | None = None
    of: int | None = None

    @property
    def shown(self) -> bool:
        """Whether its numbers may be shown: a survey with fewer than ten replies may not."""
        return self.method is not Method.STAFF_SURVEY or self.number is None or self.number >= FEWEST_REPLIES


def looked_faults(looked: Iterable[Looked]) -> list[tuple[str, str]]:
    """What is wrong with the methods of a service review, as (code, field)."""
    return [
        ("more_than_all", one.method.value)
        for one in looked
        if one.number is not None and one.of is not None and one.number > one.of
    ]


def finding_faults(text: str, source: Source, group: str, month: str, replies: int | None) -> list[tuple[str, str]]:
    """What a finding lacks, as (code, field). What people told has a group and a month; a survey, ten replies."""
    found = [] if text.strip() else [("text_needed", "text")]
    if source is not Source.REVIEW:
        found += [] if group.strip() else [("group_needed", "group")]
        found += [] if month.strip() else [("month_needed", "month")]
    if source is Source.SURVEY and (replies is None or replies < FEWEST_REPLIES):
        found.append(("too_few_replies", "replies"))
    return found


@dataclass(frozen=True)
class Part:
    """An area or a criterion of a framework; `parent` is the reference of its area, "" for an area."""

    ref: str
    title: str
    text: str = ""
    parent: str = ""
    evidence: tuple[Evidences, ...] = ()
    origin: Origin = Origin()


@dataclass(frozen=True)
class Framework:
    """One edition of a framework as data."""

    key: str
    name: str
    edition: str
    issuer: str = ""
    follows: str = ""
    scale: tuple[Word, ...] = DEFAULT_SCALE
    parts: tuple[Part, ...] = field(default=())

    @property
    def areas(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.parent)

    def criteria(self, area: str) -> tuple[Part, ...]:
        """The criteria of an area, in their order."""
        return tuple(part for part in self.parts if part.parent == area)
