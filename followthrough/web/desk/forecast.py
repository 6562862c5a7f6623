"""The page of what will be late at a meeting: reasons in words, by service, and the same rows as a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from followthrough.councils import queries as councils
from followthrough.desk.forecast import Outlook, Reason, Why
from followthrough.desk.queries import forecast as queries
from followthrough.desk.queries.picture import picture
from followthrough.lib.tables import Column, Row, Value
from followthrough.reports.appendix import notice
from followthrough.web import states, words
from followthrough.web.desk.shape import in_order, named
from followthrough.web.exports import Sheet
from followthrough.web.forms import PlainForm

if TYPE_CHECKING:
    from django.http import QueryDict

    from followthrough.councils.models import Meeting, Post
    from followthrough.councils.queries import Member
    from followthrough.desk.queries.forecast import Expected, Forecast
    from followthrough.desk.queries.picture import Picture
    from followthrough.lib.as_at import AsAt

OUTLOOKS = {
    Outlook.LIKELY: gettext_lazy("Likely late"),
    Outlook.AT_RISK: gettext_lazy("At risk"),
}
MINE = "mine"


class ChoiceForm(PlainForm):
    """For which meeting, and of whom."""

    meeting = forms.ChoiceField(label=gettext_lazy("Meeting"), required=False)
    of = forms.ChoiceField(label=gettext_lazy("Whose promises"), required=False)

    def __init__(self, meetings: "Iterable[Meeting]", data: "QueryDict") -> None:
        super().__init__(data, auto_id="choose-%s")
        dated = [(str(m.id), f"{words.day(m.day)}: {m.committee.name}") for m in meetings]
        self.fields["meeting"].choices = [("", _("The next meeting")), *dated]  # type: ignore[attr-defined]
        whose = [("", _("Every service’s")), (MINE, _("What my posts, teams or bodies own"))]
        self.fields["of"].choices = whose  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Asked:
    """A forecast that an address asks for. `found` is None where no meeting is set, or what is asked is no choice."""

    member: "Member"
    as_at: "AsAt"
    data: "QueryDict"

    @cached_property
    def seen(self) -> "Picture":
        return picture(self.member.council, self.as_at)

    @cached_property
    def meetings(self) -> "list[Meeting]":
        return queries.coming(self.seen)

    @cached_property
    def form(self) -> ChoiceForm:
        return ChoiceForm(self.meetings, self.data)

    @cached_property
    def meeting(self) -> "Meeting | None":
        if not self.form.is_valid():
            return None
        asked = self.form.cleaned_data["meeting"]
        return next((one for one in self.meetings if asked in ("", str(one.id))), None)

    @cached_property
    def found(self) -> "Forecast | None":
        return queries.forecast(self.seen, self.meeting, self._posts()) if self.meeting else None

    @property
    def query(self) -> dict[str, str]:
        """What is asked for besides the day, as an address says it."""
        return {name: str(self.data[name]) for name in self.form.fields if self.data.get(name)}

    def _posts(self) -> "list[Post] | None":
        if self.form.cleaned_data["of"] != MINE:
            return None
        return councils.posts_held_by(self.member.council, self.member.person, self.as_at.day)


@dataclass(frozen=True)
class Service:
    """A service in words, with what is to be expected of it, the likely late first."""

    name: str
    rows: "list[Expected]"


def by_service(found: "Forecast") -> list[Service]:
    """What may be late, by service: never by person."""
    services: dict[str, list[Expected]] = {}
    for one in found.expected:
        services.setdefault(one.service, []).append(one)
    return [Service(named(name), services[name]) for name in in_order(services)]


def why(reason: Reason) -> str:
    """One reason as a sentence without its full stop."""
    return _SENTENCES[reason.why](reason) % {
        "n": f"{reason.number:,}",
        "of": f"{reason.of:,}",
        "day": words.day(reason.day),
        "name": reason.name or _("a programme or an action"),
        "state": states.state_name(reason.state, "delivery") if reason.state else "",
    }


_SENTENCES: dict[Why, Callable[[Reason], str]] = {
    Why.OVERDUE: lambda r: ngettext("It is overdue by %(n)s day", "It is overdue by %(n)s days", r.number),
    Why.FORECAST_AFTER: lambda r: _("Its owner forecasts a later date: %(name)s"),
    Why.RELIES_OVERDUE: lambda r: ngettext(
        "It relies on %(name)s, which is overdue by %(n)s day",
        "It relies on %(name)s, which is overdue by %(n)s days",
        r.number,
    ),
    Why.RELIES_LATER: lambda r: _("It relies on %(name)s, which is due later: %(day)s"),
    Why.NOT_BEGUN: lambda r: ngettext(
        "It stands at “%(state)s” with %(n)s day left", "It stands at “%(state)s” with %(n)s days left", r.number
    ),
    Why.SILENT: lambda r: (
        ngettext(
            "There has been no update since %(day)s; one is due each month",
            "There has been no update since %(day)s; one is due every %(n)s months",
            r.number,
        )
        if r.day
        else _("There has been no update at all")
    ),
    Why.EXTENDED: lambda r: ngettext(
        "Its date has been extended %(n)s time", "Its date has been extended %(n)s times", r.number
    ),
    Why.RECORD: lambda r: _("Of this service’s promises that fell due, %(n)s of %(of)s were finished by their date"),
}


def sheet(asked: Asked) -> Sheet:
    """All rows of a forecast as cells."""
    meeting, found = asked.meeting, asked.found
    about: dict[str, Value] = {"council": asked.member.council.name}
    if meeting:
        about |= {"meeting": meeting.day, "committee": meeting.committee.name}
    return Sheet(
        name="forecast",
        title=_("What will be late, as at %(day)s") % {"day": words.day(asked.as_at.day)},
        columns=_columns(),
        rows=[_cells(one) for one in found.expected] if found else [],
        as_at=asked.as_at,
        about=about,
    )


def _columns() -> list[Column]:
    return [
        Column("service", _("Service"), description=_("The team or body that owns it, or a post in neither")),
        Column("review", _("Review"), description=_("Empty for a programme, a phase or an action")),
        Column("number", _("Number"), description=_("As printed in the review's report; empty for others")),
        Column("due", _("Due"), description=_("The date promised now, as printed")),
        Column("due_last", _("Due by"), "day", _("The last day that it can mean")),
        Column("outlook", _("Outlook"), description=_("Likely late or at risk by the meeting")),
        Column("reasons", _("Reasons"), description=_("Each a fact on record")),
    ]


def _cells(one: "Expected") -> Row:
    head = one.line.recommendation if one.line else None
    restricted = (head.restricted or head.review.restricted) if head else one.standing.commitment.restricted
    return {
        "service": named(one.service),
        "review": head.review.neutral_name if head else None,
        "number": head.number if head else None,
        "due": one.due.printed,
        "due_last": one.last,
        "outlook": str(OUTLOOKS[one.outlook]),
        "reasons": ". ".join(why(reason) for reason in one.reasons),
        "notice": notice(restricted=restricted),
    }
