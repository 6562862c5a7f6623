"""From the ledger to how ready a programme is, when it is expected and what was counted, as plain data."""

from collections.abc import Iterable, Iterator

from followthrough.accreditation.models import Criterion
from followthrough.accreditation.queries.readiness import Readiness
from followthrough.accreditation.rules import Cell, Ready
from followthrough.commitments.models import Commitment, DueDate
from followthrough.commitments.queries import Standing
from followthrough.councils.models import Council, Team
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.registers.queries import counts
from followthrough.registers.rules import Unit, gives_away
from followthrough.reports.programme_words import period_words
from followthrough.reports.readiness_words import ready_words
from followthrough.reports.steering_source import CountSource, ReadySource, Share


def ready_source(found: Readiness) -> ReadySource:
    """How ready a programme is, by area and by service."""
    areas, services = found.loaded.areas, found.services
    edition = found.charter.edition
    every = [(area, team) for area in areas for team in services]
    return ReadySource(
        framework=f"{edition.name}, {edition.edition}",
        areas=tuple(
            _share(found, f"{area.ref} {area.title}", found.area(area), [(area, team) for team in services])
            for area in areas
        ),
        services=tuple(
            _share(found, team.name, found.service(team), [(area, team) for area in areas]) for team in services
        ),
        cells=tuple(tuple(ready_words(found.cell(area, team)) for team in services) for area in areas),
        whole=_share(found, "", found.whole, every),
        elsewhere=len(found.elsewhere),
    )


def _share(found: Readiness, name: str, cell: Cell, places: Iterable[tuple[Criterion, Team]]) -> Share:
    """The numbers of a cell; a place in which nothing applies is none of which an area could be ready."""
    cells = [found.cell(area, team) for area, team in places]
    counted = [one for one in cells if one.applicable or one.gaps]
    return Share(
        name=name,
        met=cell.met,
        partly=cell.partly,
        not_met=cell.not_met,
        not_applicable=cell.not_applicable,
        not_judged=cell.not_judged,
        gaps=cell.gaps,
        ready=sum(one.ready is Ready.READY for one in counted),
        places=len(counted),
    )


def count_sources(council: Council, programme: Commitment, as_at: AsAt) -> Iterator[CountSource]:
    """The numbers of a programme: of each thing that was counted its latest period; not those that give people away."""
    latest = {(row.what, row.unit): row for row in counts.counts(council, programme, as_at)}
    for row in latest.values():
        few = gives_away(row.number, Unit(row.unit))
        yield CountSource(row.what, None if few else row.number, row.unit, period_words(row), row.source)


def target(standing: Standing) -> FuzzyDay | None:
    """The last date that was said."""
    return dated(standing.expected) if standing.expected else None


def dated(row: DueDate) -> FuzzyDay:
    """The day of a promise or a forecast."""
    return FuzzyDay(row.printed, row.first, row.last)
