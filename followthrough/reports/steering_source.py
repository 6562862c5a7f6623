"""What the pack for a steering group's meeting is made from: plain data as at one day.

Every text is as printed, or the mark in its place where it is exempt; None of a day means that nobody has said.
Lateness is told by service, never by person.
"""

from dataclasses import dataclass
from datetime import date

from followthrough.lib.days import FuzzyDay


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened since the last meeting: when it was known, about what, and what was said."""

    on: date
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Highlights:
    """What happened since the last meeting. `judged` has (service, criteria judged, of them met)."""

    updates: tuple[Happened, ...] = ()
    judged: tuple[tuple[str, int, int], ...] = ()
    found: tuple[Happened, ...] = ()
    closed: tuple[Happened, ...] = ()
    complete: tuple[Happened, ...] = ()

    @property
    def any(self) -> bool:
        return any((self.updates, self.judged, self.found, self.closed, self.complete))


@dataclass(frozen=True, slots=True)
class Share:
    """How the criteria of an area or a service stand; `gaps` are open, `ready` of `places` areas are ready."""

    name: str
    met: int
    partly: int
    not_met: int
    not_applicable: int
    not_judged: int
    gaps: int
    ready: int
    places: int

    @property
    def applicable(self) -> int:
        """The base: the criteria that have to be met."""
        return self.met + self.partly + self.not_met + self.not_judged


@dataclass(frozen=True, slots=True)
class ReadySource:
    """How ready a programme is. `cells`: for each area, in each service, that in words.

    `elsewhere`: open gaps that are of no criterion or of no service that is looked at, and so in no cell.
    """

    framework: str
    areas: tuple[Share, ...]
    services: tuple[Share, ...]
    cells: tuple[tuple[str, ...], ...]
    whole: Share
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Late:
    """An action whose day has passed, under the service that owns it ("": no owner is recorded)."""

    service: str
    number: int
    text: str
    due: FuzzyDay
    days: int
    state: str


@dataclass(frozen=True, slots=True)
class SlipSource:
    """One forecast later than the one before; `recent`: since the last meeting."""

    what: str
    before: FuzzyDay
    after: FuzzyDay
    days: int
    known_on: date
    cause: str
    reason: str
    recent: bool


@dataclass(frozen=True, slots=True)
class RiskSource:
    """An open risk."""

    name: str
    rating: str
    text: str
    response: str
    known_on: date


@dataclass(frozen=True, slots=True)
class Outlived:
    """Something promised for a day after its money ends."""

    what: str
    promised: date
    ends: date


@dataclass(frozen=True, slots=True)
class CostSource:
    """A cost: of what, how much in words, the post it pays for, and the stream ("": unfunded) with its last day."""

    what: str
    of: str
    cost: str
    post: str = ""
    stream: str = ""
    certainty: str = ""
    until: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class AskedSource:
    """What the group is asked to decide; `meeting` None: at the next one."""

    text: str
    on: date
    meeting: date | None


@dataclass(frozen=True, slots=True)
class DecidedSource:
    """What was decided, of what it was asked, and the action that carries it out with its state, if one does."""

    text: str
    minute: str
    asked: str = ""
    action: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class LastMeeting:
    """The meeting before, what it decided, and whether its minutes are still a draft."""

    day: date
    draft: bool
    decided: tuple[DecidedSource, ...]


@dataclass(frozen=True, slots=True)
class CountSource:
    """A number with its unit, its period and where it is from; None where so few people could be known by it."""

    what: str
    number: int | None
    unit: str
    period: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class PhaseSource:
    """A phase: how far it is, for when it was planned and is forecast, and by how many days it is overdue."""

    name: str
    state: str
    due: FuzzyDay | None
    forecast: FuzzyDay | None
    overdue: int


@dataclass(frozen=True, slots=True)
class SteeringSource:
    """A programme for its steering group, as at a day; `since` None: nothing was told before.

    `target` is the day that it is promised or forecast for, `slipped` how often that became later, `overdue` by how
    many days its promise has passed. `aligned`: programmes beside it.
    """

    council_name: str
    programme: str
    group: str
    as_at: date
    since: date | None
    state: str
    target: FuzzyDay | None
    slipped: int
    overdue: int
    aligned: tuple[str, ...]
    phases: tuple[PhaseSource, ...]
    highlights: Highlights
    ready: ReadySource | None
    actions: int
    late: tuple[Late, ...]
    slips: tuple[SlipSource, ...]
    risks: tuple[RiskSource, ...]
    outlived: tuple[Outlived, ...]
    costs: tuple[CostSource, ...]
    counts: tuple[CountSource, ...]
    asked: tuple[AskedSource, ...]
    last: LastMeeting | None
    language: str = "en-GB"
    restricted: bool = False
