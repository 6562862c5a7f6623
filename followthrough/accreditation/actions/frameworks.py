"""Loading a framework. An edition that a programme follows stays as it is; loading it in other words is refused."""

from dataclasses import asdict

from followthrough.accreditation.models import Charter, Criterion, Edition
from followthrough.accreditation.rules import Framework, Part
from followthrough.accreditation.shapes import digest
from followthrough.audit import actions as audit
from followthrough.councils.models import Council, Person
from followthrough.councils.scope import writing
from followthrough.lib.ids import new_id
from followthrough.lib.refused import Refused


def load(*, council: Council, by: Person | None, framework: Framework) -> Edition:
    """Load an edition; the very same one again is the one that is there already."""
    mark = digest(framework)
    with writing(council):
        audit.take_turn(council.id)
        there = Edition.objects.filter(council=council, key=framework.key, edition=framework.edition)
        same = there.filter(digest=mark).first()
        if same is not None:
            return same
        if Charter.everything.filter(council=council, edition__in=there).exists():
            raise Refused("edition_in_use", "file", name=framework.name, number=framework.edition)
        made = Edition.objects.create(
            council=council,
            key=framework.key,
            name=framework.name,
            edition=framework.edition,
            issuer=framework.issuer,
            follows=framework.follows,
            scale=[asdict(word) for word in framework.scale],
            digest=mark,
            loaded_by=by,
        )
        _load_parts(made, framework.parts)
        said = {"name": made.name, "edition": made.edition, "digest": mark, "parts": len(framework.parts)}
        audit.record(
            council_id=council.id,
            by=by.id if by else None,
            verb="accreditation.framework_loaded",
            subjects=[made.id],
            said=said,
        )
    return made


def _load_parts(edition: Edition, parts: tuple[Part, ...]) -> None:
    ids = {part.ref: new_id() for part in parts}
    Criterion.objects.bulk_create(
        Criterion(
            id=ids[part.ref],
            council=edition.council,
            edition=edition,
            area_id=ids[part.parent] if part.parent else None,
            ref=part.ref,
            title=part.title,
            text=part.text,
            evidence=[one.value for one in part.evidence],
            was=list(part.origin.was),
            changed=part.origin.changed,
            position=position,
        )
        for position, part in enumerate(parts, start=1)
    )
