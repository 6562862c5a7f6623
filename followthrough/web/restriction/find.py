"""Finding a restriction that names the person, and saying what it is about without saying what is in it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.reports.words import kind_words
from followthrough.restriction import queries
from followthrough.web.access import CouncilRequest
from followthrough.web.tracked import page_of

if TYPE_CHECKING:
    from followthrough.restriction.queries import Restricted


def found_or_404(request: CouncilRequest, restriction: UUID) -> "Restricted":
    """The restriction if it names this person; for everybody else there is none."""
    found = queries.naming(request.council, request.member.person, restriction)
    if found is None:
        raise Http404
    return found


def open_or_404(request: CouncilRequest, restriction: UUID) -> "Restricted":
    """The same, in force and opened: only then it is changed."""
    found = found_or_404(request, restriction)
    if not found.opened:
        raise Http404
    return found


def neutral(found: "Restricted") -> str:
    """“Review 7”, “Review 7, recommendation 12” or “Programme”, “Phase”, “Action”."""
    if found.recommendation and found.review:
        what = {"review": found.review.neutral_name, "number": found.recommendation.number}
        return _("%(review)s, recommendation %(number)s") % what
    if found.review:
        return found.review.neutral_name
    assert found.tracked
    return kind_words(found.tracked)


def address(request: CouncilRequest, found: "Restricted") -> str:
    """The page of the thing itself."""
    where = {"council": request.council.slug}
    if found.recommendation:
        return reverse("recommendations:show", kwargs={**where, "recommendation": found.recommendation.id})
    if found.review:
        return reverse("reviews:show", kwargs={**where, "review": found.review.id})
    assert found.tracked
    return page_of(request.council, found.tracked, found.restriction.subject_id)
