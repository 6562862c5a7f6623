"""What an entry is about, and whether this person may make it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.commitments import queries
from followthrough.commitments.queries import Standing
from followthrough.commitments.rules import Dated, Kind
from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reports.words import kind_words
from followthrough.reviews.queries import lines as reviews
from followthrough.reviews.queries.lines import Line
from followthrough.web.access import CouncilRequest
from followthrough.web.tracked import tracked_url

if TYPE_CHECKING:
    from followthrough.commitments.ledger import LedgerRow
    from followthrough.commitments.models import Commitment, DueDate
    from followthrough.councils.models import Council

# Rows that are not the owner's to mend or take back, and the right that is needed instead.
NOT_THE_OWNERS = {
    "response": Permission.RECORD_RESPONSES,
    "decision": Permission.RECORD_DECISIONS,
    "wording": Permission.KEEP_REVIEWS,
    "part": Permission.KEEP_REVIEWS,
    "link": Permission.KEEP_REVIEWS,
    "assignment": Permission.KEEP_REVIEWS,
    "exemption": Permission.KEEP_REVIEWS,
    **dict.fromkeys(("charter", "scope", "placing", "serving"), Permission.RUN_PROGRAMMES),
    **dict.fromkeys(("steeringitem", "programmerisk", "cost", "counted"), Permission.RUN_PROGRAMMES),
    **dict.fromkeys(("conduct", "judgement", "found", "gapclosing"), Permission.REVIEW_SERVICES),
}
# Of a programme, a phase or an action these are for whoever runs programmes.
OF_PROGRAMMES = frozenset({"wording", "assignment"})
# Rows whose text can be exempt from publication.
EXEMPTIBLE = frozenset({"wording", "response", "progressupdate", "evidence", "decision"})
CORRECTABLE = frozenset({"progressupdate", "duedate", "evidence", "wording", "response", "decision"})


@dataclass(frozen=True)
class Subject:
    """Something tracked as it stands now: a recommendation with its line; a programme, a phase or an action without."""

    council: "Council"
    standing: Standing
    line: Line | None

    @property
    def commitment(self) -> "Commitment":
        return self.standing.commitment

    @cached_property
    def neutral(self) -> str:
        """What it is called where anybody may look over a shoulder."""
        return neutral(self.line, self.commitment.kind)

    @property
    def last_expected(self) -> "DueDate | None":
        """When it was last expected: the last date that was said."""
        return self.standing.expected

    @property
    def address(self) -> str:
        """Its own page."""
        return address(self.council, self.standing, self.line)


def neutral(line: Line | None, kind: str) -> str:
    """“Review 7, recommendation 12”; “Programme”, “Phase” or “Action” for what is no recommendation."""
    if line is None:
        return kind_words(kind)
    return numbered(line.recommendation.review.neutral_name, line.recommendation.number)


def numbered(review: str, number: str) -> str:
    """“Review 7, recommendation 12”, of the review's neutral name."""
    return _("%(review)s, recommendation %(number)s") % {"review": review, "number": number}


def address(council: "Council", standing: Standing, line: Line | None) -> str:
    """The page of a recommendation, a programme, a phase or an action."""
    if line is None:
        return tracked_url(council, standing.commitment)
    return reverse("recommendations:show", kwargs={"council": council.slug, "recommendation": line.recommendation.id})


def find(request: CouncilRequest, commitment: UUID) -> Subject:
    """What has that id at this council; 404 without."""
    now = AsAt.now()
    line = next(iter(reviews.lines_of(request.council, [commitment], now)), None)
    if line is not None:
        return Subject(request.council, line.standing, line)
    head = queries.commitment(request.council, commitment)
    standing = queries.standing(request.council, head, now) if head else None
    if standing is None:
        raise Http404
    return Subject(request.council, standing, None)


def find_own(request: CouncilRequest, commitment: UUID) -> Subject:
    """The same, for those who may report on it; 403 for what is another's."""
    subject = find(request, commitment)
    if not owns(request, subject.standing):
        raise PermissionDenied
    return subject


def find_kept(request: CouncilRequest, commitment: UUID) -> Subject:
    """The same, for those who say who owns it and by when; 403 for others, an owner among them."""
    subject = find(request, commitment)
    if not keeps(request, subject.standing):
        raise PermissionDenied
    return subject


def keeps(request: CouncilRequest, standing: Standing) -> bool:
    """Whether this person says who owns it and by when: of a programme and its parts, who runs programmes."""
    runs = standing.commitment.kind != Kind.RECOMMENDATION and request.member.may(Permission.RUN_PROGRAMMES)
    return runs or request.member.may(Permission.KEEP_REVIEWS)


def owns(request: CouncilRequest, standing: Standing) -> bool:
    """Whether this person may report on it: whoever may on anything, or somebody of its post, team or body."""
    return standing.commitment.id in owned_of(request, [standing])


def owned_of(request: CouncilRequest, standings: Iterable[Standing]) -> set[UUID]:
    """Those that this person may report on; the same queries for one and for many."""
    member = request.member
    if member.may(Permission.RECORD_ANY_PROGRESS):
        return {one.commitment.id for one in standings}
    if not member.may(Permission.RECORD_OWN_PROGRESS):
        return set()
    posts = councils.posts_held_by(request.council, member.person, clock.today())
    return {one.commitment.id for one in standings if queries.owned_by(one, posts)}


def kind_of(row: "LedgerRow") -> str:
    """What a ledger row is, as a word: "progressupdate", "duedate", "response" …"""
    return str(row._meta.model_name)


def may_correct(request: CouncilRequest, row: "LedgerRow", owned: bool) -> bool:
    """Whether this person may put another row in its place."""
    return kind_of(row) in CORRECTABLE and _is_theirs(request, row, owned)


def may_exempt(request: CouncilRequest, row: "LedgerRow") -> bool:
    """Whether this person may mark its text as exempt."""
    return kind_of(row) in EXEMPTIBLE and request.member.may(Permission.KEEP_REVIEWS)


def may_withdraw(request: CouncilRequest, row: "LedgerRow", owned: bool) -> bool:
    """An owner takes back only on the day of entering: later the past days, on which it was read, would change."""
    keeper = request.member.may(Permission.RECORD_ANY_PROGRESS)
    return _is_theirs(request, row, owned) and (keeper or clock.london_day(row.recorded_at) == clock.today())


def _is_theirs(request: CouncilRequest, row: "LedgerRow", owned: bool) -> bool:
    """An owner touches only what that very person entered, and no promise."""
    member, needed = request.member, _needed(row)
    if needed is not None:
        return member.may(needed)
    return member.may(Permission.RECORD_ANY_PROGRESS) or (owned and row.by_id == member.person.id)


def _needed(row: "LedgerRow") -> Permission | None:
    """The right without which nobody mends or takes back this row; None for what may be the owner's own."""
    kind = kind_of(row)
    promised = kind == "duedate" and cast("DueDate", row).kind != Dated.FORECAST
    if _of_programme(row) and (promised or kind in OF_PROGRAMMES):
        return Permission.RUN_PROGRAMMES
    return Permission.KEEP_REVIEWS if promised else NOT_THE_OWNERS.get(kind)


def _of_programme(row: "LedgerRow") -> bool:
    head: Commitment | None = getattr(row, "commitment", None)
    return head is not None and head.kind != Kind.RECOMMENDATION
