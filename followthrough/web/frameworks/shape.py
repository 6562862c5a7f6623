"""What the pages of frameworks show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.accreditation.queries import frameworks
from followthrough.accreditation.queries.frameworks import Loaded
from followthrough.accreditation.rules import Framework
from followthrough.accreditation.shapes import digest
from followthrough.accreditation.shipped import shipped
from followthrough.lib.as_at import AsAt
from followthrough.web.frameworks import words

if TYPE_CHECKING:
    from followthrough.accreditation.models import Criterion, Edition
    from followthrough.councils.models import Council


@dataclass(frozen=True)
class Listed:
    """The editions that were loaded, with the ids of those that are frozen, and what can still be taken by its key."""

    editions: "list[Edition]"
    frozen: set[str]
    shipped: list[tuple[str, Framework]]


@dataclass(frozen=True)
class Row:
    """An area or a criterion, with its evidence in words; `lost`: what it comes from and the edition before has not."""

    part: "Criterion"
    evidence: Sequence[str]
    lost: Sequence[str]


@dataclass(frozen=True)
class Area:
    """An area with its criteria."""

    row: Row
    criteria: list[Row]


@dataclass(frozen=True)
class Shown:
    """One edition. `before` is the edition that it follows, None while that is not loaded."""

    loaded: Loaded
    frozen: bool
    before: "Edition | None"
    areas: list[Area]

    @property
    def number(self) -> int:
        """How many criteria it has."""
        return sum(len(area.criteria) for area in self.areas)

    @property
    def mapped(self) -> bool:
        """Whether any of it says where it comes from."""
        return any(row.was or row.changed for row in self.loaded.rows)


def listed(council: "Council") -> Listed:
    """Everything on the list."""
    editions = frameworks.editions(council)
    there = {one.digest for one in editions}
    left = [(key, one) for key, one in shipped().items() if digest(one) not in there]
    return Listed(editions, {str(one) for one in frameworks.followed(council, AsAt.now())}, left)


def shown(edition: "Edition") -> Shown:
    """Everything on the page of one."""
    found = frameworks.loaded(edition)
    frozen = frameworks.followed(edition.council, AsAt.now())
    before = _before(edition, frozen)
    known = set(frameworks.loaded(before).by_ref) if before else None
    areas = []
    for area in found.areas:
        criteria = [_row(row, known) for row in found.rows if row.area_id == area.id]
        areas.append(Area(_row(area, known), criteria))
    return Shown(found, edition.id in frozen, before, areas)


def _before(edition: "Edition", frozen: set[UUID]) -> "Edition | None":
    """The edition that one says it follows: of several under that name the one that a programme follows."""
    found = frameworks.named(edition.council, edition.key, edition.follows) if edition.follows else []
    return next((one for one in found if one.id in frozen), found[0] if found else None)


def _row(part: "Criterion", known: set[str] | None) -> Row:
    lost = [] if known is None else [ref for ref in part.was if ref not in known]
    return Row(part, [str(words.EVIDENCE[one]) for one in part.evidence], lost)
