"""Frameworks that a council has loaded."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from followthrough.accreditation.models import Charter, Criterion, Edition
from followthrough.accreditation.rules import Counts
from followthrough.commitments.queries import known
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt


@dataclass(frozen=True)
class Loaded:
    """An edition with all its areas and criteria, in their order."""

    edition: Edition
    rows: tuple[Criterion, ...]

    @cached_property
    def by_id(self) -> dict[UUID, Criterion]:
        return {row.id: row for row in self.rows}

    @cached_property
    def by_ref(self) -> dict[str, Criterion]:
        return {row.ref: row for row in self.rows}

    @cached_property
    def areas(self) -> tuple[Criterion, ...]:
        return tuple(row for row in self.rows if row.area_id is None)

    @cached_property
    def judged(self) -> dict[UUID, tuple[Criterion, ...]]:
        """What is judged of each area: its criteria, or itself where only its name is known."""
        found: dict[UUID, list[Criterion]] = {area.id: [] for area in self.areas}
        for row in self.rows:
            if row.area_id is not None:
                found[row.area_id].append(row)
        return {area.id: tuple(found[area.id]) or (area,) for area in self.areas}

    @cached_property
    def counts(self) -> dict[str, Counts]:
        """What each word of the scale counts as."""
        return {one["code"]: Counts(one["counts"]) for one in self.edition.scale}

    @cached_property
    def words(self) -> dict[str, str]:
        """Each word of the scale as it is printed, by its code."""
        return {one["code"]: one["name"] for one in self.edition.scale}


def editions(council: Council) -> list[Edition]:
    """Every edition that was loaded, the newest first."""
    return list(Edition.objects.filter(council=council).select_related("loaded_by"))


def followed(council: Council, as_at: AsAt) -> set[UUID]:
    """The editions that a programme follows or once followed: these are frozen."""
    return set(known(Charter.objects.filter(council=council), as_at).values_list("edition", flat=True))


def edition(council: Council, edition_id: UUID) -> Edition | None:
    """One edition of the council."""
    return Edition.objects.filter(council=council, id=edition_id).first()


def maps(before: Edition, after: Edition) -> bool:
    """Whether references of the one are those that the other says its own come from."""
    return before.key == after.key and bool(after.follows) and after.follows == before.edition


def named(council: Council, key: str, edition: str) -> list[Edition]:
    """Everything that was loaded as that edition of that framework, the newest first."""
    return list(Edition.objects.filter(council=council, key=key, edition=edition))


def judged_counts(council: Council, editions: Iterable[UUID]) -> dict[UUID, int]:
    """How many things each edition has judged: its criteria, and areas of which only the name is known."""
    rows = _judged(council).filter(edition__in=set(editions))
    return dict(rows.values_list("edition").annotate(number=Count("pk")).order_by())


def judged_ids(council: Council, edition: UUID) -> list[UUID]:
    """The ids of what an edition has judged."""
    return list(_judged(council).filter(edition=edition).values_list("pk", flat=True))


def _judged(council: Council) -> QuerySet[Criterion]:
    inside = Criterion.objects.filter(council=council, area=OuterRef("pk"))
    return Criterion.objects.filter(~Exists(inside), council=council)


def loaded(edition: Edition) -> Loaded:
    """An edition with what is in it."""
    return Loaded(edition, tuple(Criterion.objects.filter(council=edition.council_id, edition=edition)))


def loaded_all(council: Council, found: Iterable[Edition]) -> dict[UUID, Loaded]:
    """Those editions of the council with what is in each, by id; one query."""
    wanted = {one.id: one for one in found}
    rows: dict[UUID, list[Criterion]] = {i: [] for i in wanted}
    for row in Criterion.objects.filter(council=council, edition__in=list(wanted)):
        rows[row.edition_id].append(row)
    return {i: Loaded(one, tuple(rows[i])) for i, one in wanted.items()}
