"""What of a round leaves the house, by letter or in a file: nothing that is restricted, whoever presses the button.

A reader who has opened something restricted sees it on the pages. What they send is made as for somebody who has not.
"""

from functools import partial

from followthrough.councils.models import Council
from followthrough.councils.veil import seeing
from followthrough.rounds import letters, queries
from followthrough.rounds.models import Answer, Request, Round, RoundReview
from followthrough.rounds.queries import RequestView, RoundView

plain = partial(seeing, ())


def view(council: Council, one: Round) -> RoundView:
    """A round with everybody who is asked, without what is restricted."""
    with plain():
        return queries.view(council, one)


def request_view(council: Council, request: Request) -> RequestView:
    """What is asked of one recipient, without what is restricted."""
    with plain():
        return queries.request_view(council, request)


def called(one: Round) -> str:
    """The neutral name of a round in a letter; restricted reviews are not named."""
    with plain():
        # Not `reviews_of`: they may have been looked up already, by whoever has opened something.
        rows = RoundReview.objects.filter(council=one.council_id, round=one).select_related("review")
        return letters.neutral(sorted((row.review for row in rows), key=lambda review: review.neutral_name))


def may_tell_of(answer: Answer) -> bool:
    """Whether a letter may say that there is something about that answer."""
    with plain():
        return Answer.objects.filter(council=answer.council_id, id=answer.id).exists()
