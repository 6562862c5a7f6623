"""A large accreditation: 8 areas of 120 criteria, 12 services, 3 rounds of review; its pages beside a bare app."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from bench import filling, serving
from bench.pages import beside_bare
from bench.records import records
from bench.serving import Ask
from bench.table import Row

AREAS, CRITERIA, SERVICES, ROUNDS = 8, 120, 12, 3
GAPS, ACTIONS = 400, 240
FIRST = date(2024, 1, 8)
VERDICTS = ("met", "met", "met", "partly", "not_met", "not_applicable")
KINDS = ("process", "policy", "knowledge", "skills", "strength")


def measure(folder: Path) -> Iterator[Row]:
    """Fill a database in `folder`, serve it, and compare page by page."""
    filling.use(folder)
    filling.fill(records(50, 2))
    programme, audit = fill()
    cookie, port = filling.cookie(), serving.free_port()
    with serving.followthrough(filling.environment(folder, port=port), port, cookie) as server:
        for work, path in _pages(programme, audit).items():
            yield beside_bare(work, [Ask(f"/{filling.SLUG}/{path}")], server, folder, cookie)


def _pages(programme: Any, audit: Any) -> dict[str, str]:
    at = f"programmes/{programme.id}"
    return {
        "readiness by area and service": f"{at}/readiness/",
        "readiness as at a past day": f"{at}/readiness/?as-at=2025-01-15",
        "what relies on the programme": f"{at}/resting/",
        "findings and gaps": f"{at}/findings/",
        "the action plan": f"{at}/plan/",
        "service reviews": f"{at}/service-reviews/",
        "one service review": f"service-reviews/{audit.id}/",
    }


def fill() -> tuple[Any, Any]:
    """The programme, and the last of its service reviews."""
    from django.db import connection

    from followthrough.councils.models import Council, Person
    from followthrough.councils.scope import writing

    council = Council.objects.get(slug=filling.SLUG)
    by = {"council": council, "by": Person.objects.filter(council=council).order_by("id").first()}
    with writing(council):
        found = _programme(by)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return found


def _programme(by: dict[str, Any]) -> tuple[Any, Any]:
    from followthrough.accreditation.actions import frameworks, programmes
    from followthrough.accreditation.actions.programmes import Follows
    from followthrough.accreditation.queries.frameworks import loaded
    from followthrough.commitments import actions as commitments
    from followthrough.commitments.actions import Told
    from followthrough.commitments.rules import Kind
    from followthrough.councils.models import Team

    told = Told(known_on=FIRST)
    programme = commitments.open_commitment(**by, kind=Kind.PROGRAMME, text="A large accreditation", told=told)
    found = loaded(frameworks.load(**by, framework=_framework()))
    programmes.charter(**by, programme=programme, follows=Follows(found.edition), told=told)
    teams = list(Team.objects.filter(council=by["council"]).order_by("id")[:SERVICES])
    for team in teams:
        programmes.scope(**by, programme=programme, team=team, told=told)
    audits = [_round(by, programme, found, team, n) for n in range(ROUNDS) for team in teams]
    _gaps(by, programme, found, audits)
    _reliances(by, programme)
    return programme, audits[-1]


def _framework() -> Any:
    from followthrough.accreditation.rules import Framework, Part

    areas = range(1, AREAS + 1)
    parts = [
        part
        for a in areas
        for part in (
            Part(f"{a}", f"Area {a}"),
            *(Part(f"{a}.{c}", f"Criterion {a}.{c}", "What is asked." * 5, f"{a}") for c in range(1, CRITERIA + 1)),
        )
    ]
    return Framework(key="bench", name="Bench", edition="1", parts=tuple(parts))


def _round(by: dict[str, Any], programme: Any, found: Any, team: Any, n: int) -> Any:
    from followthrough.accreditation.actions import reviewing
    from followthrough.accreditation.actions.reviewing import How
    from followthrough.accreditation.models import Judgement
    from followthrough.commitments.actions import Told

    day = FIRST + timedelta(days=300 * n + 10)
    how = How(finished=True)
    audit = reviewing.open_audit(
        **by, programme=programme, team=team, edition=found.edition, how=how, told=Told(known_on=day)
    )
    judged = [criterion for some in found.judged.values() for criterion in some]
    Judgement.objects.bulk_create(
        _row(Judgement, by, day, commitment=programme, audit=audit, criterion=criterion, **_verdict(i + n))
        for i, criterion in enumerate(judged)
    )
    return audit


def _verdict(n: int) -> dict[str, str]:
    return {"verdict": VERDICTS[n % len(VERDICTS)], "evidence": "Folder 7, section 2" if n % 3 else ""}


def _gaps(by: dict[str, Any], programme: Any, found: Any, audits: list[Any]) -> None:
    from followthrough.accreditation.actions import programmes, reviewing
    from followthrough.accreditation.actions.reviewing import Finds
    from followthrough.accreditation.rules import Finds as Kind
    from followthrough.commitments.actions import Told

    told = Told(known_on=FIRST + timedelta(days=20))
    criteria = [criterion for some in found.judged.values() for criterion in some]
    gaps = []
    for n in range(GAPS):
        where = {"audit": audits[n % len(audits)], "criterion": criteria[n % len(criteria)]}
        finds = Finds(Kind(KINDS[n % len(KINDS)]), f"What was found, {n}.", **where)
        gaps.append(reviewing.find(**by, programme=programme, finds=finds, told=told))
    for n in range(ACTIONS):
        programmes.add_action(**by, programme=programme, text=f"Do thing {n}.", gaps=gaps[n : n + 2], told=told)


def _reliances(by: dict[str, Any], programme: Any) -> None:
    from followthrough.commitments import actions as commitments
    from followthrough.reviews.models import Recommendation

    for n, one in enumerate(Recommendation.objects.filter(council=by["council"])[:40]):
        part = "" if n % 4 == 0 else f"{n % AREAS + 1}.{n + 1}"
        commitments.rely(**by, commitment=one.commitment, on=programme, part=part)


def _row(model: Any, by: dict[str, Any], known_on: date, **fields: Any) -> Any:
    from followthrough.lib.ids import new_id

    key = new_id()
    return model(
        id=key,
        known_on=known_on,
        ordered_on=known_on,
        place=key,
        recorded_at=datetime.combine(known_on, time(12), UTC),
        **by,
        **fields,
    )
