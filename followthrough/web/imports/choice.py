"""Where a paper goes: a new review, or one that is there."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404

from followthrough.councils import queries as councils
from followthrough.exchange import actions, queries
from followthrough.exchange.actions import NewReview
from followthrough.exchange.comparison import compared
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries import lines
from followthrough.web.access import CouncilRequest
from followthrough.web.imports.forms import IntoForm, NewReviewForm

if TYPE_CHECKING:
    from followthrough.exchange.comparison import Comparison
    from followthrough.exchange.models import Import
    from followthrough.lib.steps import Steps
    from followthrough.reviews.models import Review

NEW = "new"
_NUMBERED = re.compile(r"review (\d{1,6})", re.IGNORECASE)


@dataclass(frozen=True)
class Into:
    """The review that a paper is meant for (None: a new one), and in how many rows it was known again.

    `day` is the paper's date as far as it is known; `before` is the same file's import, if it was confirmed already.
    """

    review: "Review | None"
    known_again: int = 0
    day: date | None = None
    before: "Import | None" = None

    @property
    def key(self) -> str:
        """What stands for it in an address."""
        return str(self.review.id) if self.review else NEW


def chosen(request: CouncilRequest, paper: "Import") -> Into:
    """The review in the address; where there is none, the one of the same file, or whose words the paper repeats."""
    before = queries.confirmed_before(request.council, paper)
    day = (before.paper_on if before else None) or paper.paper_on
    asked = request.GET.get("review", "")
    if asked:
        return Into(None if asked == NEW else _review(request, asked), day=day, before=before)
    if before is not None:
        return Into(before.review, day=day, before=before)
    review, count = queries.likely_review(request.council, paper, AsAt.now()) or (None, 0)
    return Into(review, count, day)


def beside(request: CouncilRequest, paper: "Import", into: Into) -> "Comparison":
    """The paper beside the review that it is meant for."""
    return compared(request.council, paper, into.review, AsAt.now(), into.day)


def form(request: CouncilRequest, paper: "Import", into: Into) -> IntoForm:
    """The last step's form, filled in as far as the paper says."""
    if into.review:
        return IntoForm(request.POST or None, initial={"paper_on": into.day})
    initial = {"neutral_name": free_name(request), "name": paper.title[:200], "paper_on": into.day}
    return NewReviewForm(request.POST or None, initial=initial, committees=list(councils.committees(request.council)))


def confirming(request: CouncilRequest, paper: "Import", into: Into, form: IntoForm) -> "Steps[Review]":
    """Confirm the paper as the form says, in steps."""
    given = form.cleaned_data
    new = NewReview(given["neutral_name"], form.about()) if isinstance(form, NewReviewForm) else None
    target = new or into.review
    assert target is not None
    return actions.confirming(
        council=request.council,
        by=request.member.person,
        paper=paper,
        into=target,
        paper_on=given["paper_on"],
        keep_original=given["keep_original"],
    )


def free_name(request: CouncilRequest) -> str:
    """A neutral name that no review of the council has: one number on from the highest."""
    names = [view.review.neutral_name for view in lines.reviews(request.council, AsAt.now())]
    taken = [int(found[1]) for name in names if (found := _NUMBERED.fullmatch(name))]
    return f"Review {max(taken, default=0) + 1}"


def _review(request: CouncilRequest, asked: str) -> "Review":
    try:
        found = lines.review(request.council, UUID(asked), AsAt.now())
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found.review
