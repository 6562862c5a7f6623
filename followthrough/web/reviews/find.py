"""What every page of a review begins with."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404

from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries import lines as queries
from followthrough.web.access import CouncilRequest

if TYPE_CHECKING:
    from followthrough.reviews.queries.lines import ReviewView


def review_or_404(request: CouncilRequest, review: UUID) -> "ReviewView":
    """The review as it is known today; 404 when the council has none of that id."""
    found = queries.review(request.council, review, AsAt.now())
    if found is None:
        raise Http404
    return found
