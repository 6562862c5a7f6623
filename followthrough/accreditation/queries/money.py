"""What a programme costs, with its phases and actions: paid by what, until when, and what outlives its money."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from followthrough.accreditation.models import Action, Phase
from followthrough.accreditation.queries import programmes
from followthrough.commitments import queries as commitments
from followthrough.commitments.models import Commitment
from followthrough.commitments.queries import Standing
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.registers.queries import funding
from followthrough.registers.queries.funding import Spending


@dataclass(frozen=True)
class Part:
    """The programme, a phase or an action with its own costs; `ends`: the last day of its money, if that is first."""

    standing: Standing
    costs: tuple[Spending, ...]
    ends: date | None
    phase: Phase | None = None
    action: Action | None = None

    @property
    def is_programme(self) -> bool:
        return self.phase is None and self.action is None


@dataclass(frozen=True)
class Money:
    """All parts of a programme, itself first; a part that nothing pays for of its own stands under the programme's."""

    parts: tuple[Part, ...]

    @cached_property
    def costs(self) -> list[tuple[Part, Spending]]:
        """Every cost with what it is a cost of."""
        return [(part, one) for part in self.parts for one in part.costs]

    @property
    def unfunded(self) -> list[tuple[Part, Spending]]:
        """What nothing pays for."""
        return [(part, one) for part, one in self.costs if one.stream is None]

    @property
    def posts(self) -> list[tuple[Part, Spending]]:
        """The costs of posts."""
        return [(part, one) for part, one in self.costs if one.cost.post_id is not None]

    @property
    def outlived(self) -> list[Part]:
        """The parts that are promised for later than their money lasts."""
        return [part for part in self.parts if part.ends is not None]


def money(council: Council, programme: Commitment, as_at: AsAt) -> Money:
    """What a programme costs with all its parts; nothing of one that was not known by then."""
    whole = commitments.standing(council, programme, as_at)
    if whole is None:
        return Money(())
    phases = programmes.phases(council, programme, as_at)
    actions = programmes.actions(council, programme, as_at)
    standings = [whole, *(one.standing for one in phases), *(one.standing for one in actions)]
    costs = funding.spending(council, [one.commitment.id for one in standings], as_at)
    ends = funding.last_days(council, standings, as_at, under=programme.id)

    def part(standing: Standing, phase: Phase | None = None, action: Action | None = None) -> Part:
        i = standing.commitment.id
        return Part(standing, tuple(costs.get(i, ())), ends.get(i), phase, action)

    return Money(
        (
            part(whole),
            *(part(one.standing, phase=one.phase) for one in phases),
            *(part(one.standing, action=one.action) for one in actions),
        )
    )
