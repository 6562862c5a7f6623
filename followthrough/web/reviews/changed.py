"""What changed between two days: which two, and how the differences are shown."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.councils import queries as councils
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.lib.wording import Piece, compared
from followthrough.reports.words import listed
from followthrough.reviews.queries import changes as comparing
from followthrough.reviews.queries.lines import lines
from followthrough.web import words
from followthrough.web.access import CouncilRequest
from followthrough.web.as_at import on_the_day
from followthrough.web.commitments.reliances import named, relied_on
from followthrough.web.fields import DayField
from followthrough.web.forms import PlainForm

if TYPE_CHECKING:
    from followthrough.councils.models import Council
    from followthrough.reviews.queries.changes import Change, Changes
    from followthrough.reviews.queries.lines import Line, ReviewView

KINDS = {
    "added": gettext_lazy("Added"),
    "response": gettext_lazy("Response"),
    "state": gettext_lazy("Delivery state"),
    "update": gettext_lazy("Progress update"),
    "due": gettext_lazy("Due date"),
    "extended": gettext_lazy("Extension"),
    "forecast": gettext_lazy("Forecast"),
    "owner": gettext_lazy("Owner"),
    "decision": gettext_lazy("Committee’s decision"),
    "tie": gettext_lazy("Tie to another recommendation"),
    "amended": gettext_lazy("Committee’s wording"),
    "reworded": gettext_lazy("Executive’s wording"),
    "part": gettext_lazy("Parts"),
    "evidence": gettext_lazy("Evidence"),
    "relies": gettext_lazy("What it relies on"),
}


class BetweenForm(PlainForm):
    """Two days: what was known by the end of each is compared."""

    since = DayField(label=gettext_lazy("Since the end of"), error_messages={"required": gettext_lazy("Enter a day.")})
    until = DayField(label=gettext_lazy("Up to the end of"), error_messages={"required": gettext_lazy("Enter a day.")})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and since >= min(until, clock.today()):
            self.add_error("since", _("The first day must be before the second, and before today."))
        return given

    def points(self) -> tuple[AsAt, AsAt]:
        """The two points; a day that is still to come is today."""
        now = AsAt.now()
        until = min(self.cleaned_data["until"], now.day)
        return AsAt(self.cleaned_data["since"], now.cutoff), AsAt(until, now.cutoff)


def between(request: CouncilRequest, view: "ReviewView", known: list[date]) -> BetweenForm:
    """The days that the address asks for; what it leaves out is the committee's last meeting, and today."""
    today = clock.today()
    asked = {name: written(request.GET.get(name, "")) for name in ("since", "until")}
    usual = {"since": words.day(_usual_since(request, view, known, today)), "until": words.day(today)}
    return BetweenForm({name: asked[name] or usual[name] for name in asked})


def written(asked: str) -> str:
    """A day from an address as people write it; what is none stays, for the form to complain of."""
    found = parse(asked.strip())
    return words.day(found.first) if found.first and found.first == found.last else asked.strip()


def _usual_since(request: CouncilRequest, view: "ReviewView", known: list[date], today: date) -> date:
    committee = view.particulars.committee
    meeting = councils.last_meeting(request.council, committee, today) if committee else None
    if meeting is not None:
        return meeting.day
    before = [day for day in known if day < today]
    return before[0] - timedelta(days=1) if before else today - timedelta(days=1)


def shown(council: "Council", since: AsAt, until: AsAt, found: "Changes") -> dict[str, Any]:
    """What the page needs to show a comparison."""
    reliances = [row for line in found.changed for row in line.after.standing.relies_on]
    return {
        "since": since,
        "until": until,
        "found": found,
        "on_until": on_the_day(until),
        "counts_shown": [(name, number) for _kind, name, number in counts(found)],
        "kinds": KINDS,
        "new_ones": new_ones,
        "reworded": reworded,
        "relied_on": named(relied_on(council, reliances, until)),
    }


def entered_since(council: "Council", view: "ReviewView", since: AsAt, until: AsAt) -> list[tuple["Line", int, str]]:
    """Recommendations about which something older has been entered since: how many entries, of which days."""
    found = comparing.entered_since(council, {view.review: since.day}, AsAt.now())
    days: dict[UUID, list[date]] = {}
    for one in found:
        days.setdefault(one.recommendation_id, []).append(one.known_on)
    return [
        (
            line,
            len(days[line.recommendation.id]),
            listed([words.day(d) for d in sorted({*days[line.recommendation.id]})]),
        )
        for line in lines(council, view.review, until)
        if line.recommendation.id in days
    ]


def counts(found: "Changes") -> list[tuple[str, str, int]]:
    """Each kind of change that happened: its code, its name, and in how many recommendations."""
    counted = [(kind, str(name), found.count(kind)) for kind, name in KINDS.items()]
    return [one for one in counted if one[2]]


def reworded(change: "Change") -> list[Piece]:
    """The words of the wording, each piece marked as in both, only in the old or only in the new."""
    return compared(change.before.text, change.after.text)


def new_ones(change: "Change") -> list[Any]:
    """Of a change between two lists of rows, the rows that were not there before."""
    return [row for row in change.after if row not in (change.before or ())]


def day_before(day: date) -> date:
    """The day before, so that a comparison shows what became known on one day."""
    return day - timedelta(days=1)
