"""Moving a programme to another edition of a framework: choose, look at what goes over, press."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from followthrough.accreditation.actions import moving
from followthrough.accreditation.actions.moving import Moving
from followthrough.accreditation.queries import frameworks, programmes
from followthrough.commitments import queries as commitments
from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews.queries import lines as reviews
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments.choices import short
from followthrough.web.commitments.entry import ask, done
from followthrough.web.commitments.subject import Subject, neutral
from followthrough.web.programmes.find import about, programme_or_404
from followthrough.web.programmes.forms import MoveForm, edition_words
from followthrough.web.refusals import saved, say

if TYPE_CHECKING:
    from followthrough.accreditation.models import Criterion, Edition
    from followthrough.councils.models import Council, Team


@dataclass(frozen=True)
class Service:
    """What one service takes over (each as new, old reference and the word for it), and what is judged anew there."""

    team: "Team"
    carried: "list[tuple[Criterion, str, str]]"
    anew: "list[Criterion]"


@dataclass(frozen=True)
class Following:
    """One reliance on a part: what relies on it, on which reference, and what that became (None: link it anew)."""

    name: str
    part: str
    became: "Criterion | None"


@dataclass(frozen=True)
class Preview:
    """What a press would do."""

    edition: "Edition"
    found: Moving
    mapped: bool
    services: list[Service]
    reliances: list[Following]


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def move(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """Choose another edition, look at what goes over and what is judged anew, and press."""
    subject = programme_or_404(request, programme)
    edition, refusal = _chosen(request), ""
    form, preview = MoveForm(request.POST or None), None
    if edition is not None:
        if saved(form, lambda: _move(request, subject, edition, form)):
            return done(request, subject, _("The programme follows %(name)s.") % {"name": edition_words(edition)})
        try:
            preview = _preview(request.council, subject, edition)
        except Refused as refused:
            refusal = say(refused)
    now = programmes.charter(request.council, subject.commitment, AsAt.now())
    return ask(
        request,
        subject,
        form,
        heading=_("Move to another edition"),
        button=_("Move the programme"),
        template="programmes/move.html",
        charter=now,
        editions=[one for one in frameworks.editions(request.council) if now and one.id != now.edition_id],
        preview=preview,
        refusal=refusal,
    )


def _chosen(request: CouncilRequest) -> "Edition | None":
    """The edition in the address; None without one, or for one that the council does not have."""
    try:
        return frameworks.edition(request.council, UUID(request.GET.get("edition", "")))
    except ValueError:
        return None


def _move(request: CouncilRequest, subject: Subject, edition: "Edition", form: MoveForm) -> None:
    now = programmes.charter(request.council, subject.commitment, AsAt.now())
    if now is None or now.edition_id != edition.id or now.request_id != form.cleaned_data["request_id"]:
        moving.move(**about(request, subject, form), edition=edition)


def _preview(council: "Council", subject: Subject, edition: "Edition") -> Preview:
    found = moving.moving(council, subject.commitment, edition)
    return Preview(
        edition,
        found,
        frameworks.maps(found.before.edition, edition),
        list(_services(found)),
        _following(council, found),
    )


def _services(found: Moving) -> Iterable[Service]:
    for audit, taken in found.carried:
        carried = [
            (new, found.old.by_id[row.criterion_id].ref, found.old.words.get(row.verdict, row.verdict))
            for new, row in taken.items()
        ]
        yield Service(audit.team, carried, found.anew(taken))


def _following(council: "Council", found: Moving) -> list[Following]:
    """The reliances by what relies; three queries and those of the lines, however many there are."""
    now, heads = AsAt.now(), {row.commitment_id: row.commitment for row, _became in found.reliances}
    lines = {line.standing.commitment.id: line for line in reviews.lines_of(council, list(heads), now)}
    stands = commitments.standings(council, [one for i, one in heads.items() if i not in lines], now, brief=True)
    named = {i: neutral(line, line.standing.commitment.kind) for i, line in lines.items()}
    named |= {i: short(one.words.text) for i, one in stands.items()}
    return [Following(named.get(row.commitment_id, ""), row.part, became) for row, became in found.reliances]
