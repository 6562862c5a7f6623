"""From judgements and gaps to how ready a programme is, as plain data."""

from collections.abc import Iterable

from followthrough.accreditation.models import Criterion
from followthrough.accreditation.queries.readiness import Readiness
from followthrough.accreditation.rules import Cell, Ready
from followthrough.councils.models import Team
from followthrough.reports.steering_source import ReadySource, Share


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
        cells=tuple(tuple(found.cell(area, team).ready.value for team in services) for area in areas),
        whole=_share(found, "", found.whole, every),
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
