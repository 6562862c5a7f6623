"""The list of recommendations across reviews: what an address asks for, and the same rows as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.councils import queries as councils
from followthrough.lib.tables import Column, Row
from followthrough.reports.appendix import notice
from followthrough.reports.exempt_words import mark
from followthrough.reviews.queries import listing
from followthrough.reviews.queries.kept import Ids
from followthrough.reviews.queries.listing import NO_OWNER, ORDERS, UNNAMED, Wanted
from followthrough.web import states, words
from followthrough.web.exports import Sheet, check
from followthrough.web.fields import DayField
from followthrough.web.forms import PlainForm
from followthrough.web.reviews.owners import name_of

if TYPE_CHECKING:
    from django.http import QueryDict

    from followthrough.councils.models import Council
    from followthrough.lib.as_at import AsAt
    from followthrough.reviews.queries.lines import Line

ON_A_PAGE = 50
AT_ONCE = 500  # lines of a file that are fetched together
Choices = list[tuple[str, Any]]


def _of_states(axis: str, every: Any) -> Choices:
    return [("", every), *((code, label.text) for code, label in states.AXES[axis].items())]


class FilterForm(PlainForm):
    """What a list can be narrowed down to, in its address."""

    review = forms.ChoiceField(label=gettext_lazy("Review"), required=False)
    response = forms.ChoiceField(
        label=gettext_lazy("Response"),
        required=False,
        choices=_of_states("response", gettext_lazy("Every response")),
    )
    delivery = forms.ChoiceField(
        label=gettext_lazy("Delivery"), required=False, choices=_of_states("delivery", gettext_lazy("Every state"))
    )
    scrutiny = forms.ChoiceField(
        label=gettext_lazy("Scrutiny"), required=False, choices=_of_states("scrutiny", gettext_lazy("Every position"))
    )
    owner = forms.ChoiceField(label=gettext_lazy("Owner’s team or body"), required=False)
    overdue = forms.ChoiceField(
        label=gettext_lazy("Overdue"),
        required=False,
        choices=[("", gettext_lazy("Overdue or not")), ("yes", gettext_lazy("Only overdue"))],
    )
    due_before = DayField(label=gettext_lazy("Due before"), required=False)
    silent_since = DayField(label=gettext_lazy("Open, and no update since"), required=False)

    def __init__(self, council: "Council", as_at: "AsAt", data: "QueryDict") -> None:
        super().__init__(data, auto_id="filter-%s")
        named = [(str(one), name) for one, name in listing.review_names(council, as_at)]
        self.fields["review"].choices = [("", _("Every review")), *named]  # type: ignore[attr-defined]
        self.fields["owner"].choices = _owners(council)  # type: ignore[attr-defined]

    def wanted(self, order: str) -> Wanted:
        """What is asked for. Call when the form is valid."""
        given = self.cleaned_data
        owner = given["owner"]
        return Wanted(
            review=UUID(given["review"]) if given["review"] else None,
            response=given["response"],
            delivery=given["delivery"],
            scrutiny=given["scrutiny"],
            owner=owner if owner in ("", NO_OWNER, UNNAMED) else UUID(owner),
            overdue=bool(given["overdue"]),
            due_before=given["due_before"],
            silent_since=given["silent_since"],
            order=order,
        )


def _owners(council: "Council") -> Choices:
    """Every owner by service: lateness is shown by team or body. A post in neither stands for itself."""
    return [
        ("", _("Every owner")),
        *((str(one.id), one.name) for one in councils.teams(council)),
        *((str(one.id), one.name) for one in councils.bodies(council)),
        *((str(one.id), one.title) for one in councils.posts_alone(council)),
        (NO_OWNER, _("No owner")),
        (UNNAMED, _("Owner not in the list of posts")),
    ]


@dataclass(frozen=True)
class Listed:
    """One list: its filters as asked, and the recommendations that fit."""

    council: "Council"
    as_at: "AsAt"
    form: FilterForm
    order: str
    asked_page: str

    @classmethod
    def asked(cls, council: "Council", query: "QueryDict", as_at: "AsAt") -> "Listed":
        """The list that an address asks for."""
        order = query.get("sort", "")
        form = FilterForm(council, as_at, query)
        return cls(council, as_at, form, order if order in ORDERS else "number", query.get("page", ""))

    @cached_property
    def ids(self) -> Ids:
        """All that fit, in their order; none while something asked for is not understood."""
        if not self.form.is_valid():
            return Ids([])
        return listing.chosen(self.council, self.form.wanted(self.order), self.as_at)

    @property
    def query(self) -> dict[str, str]:
        """What is asked for besides day and page, as an address says it."""
        given = {name: str(self.form.data.get(name, "")).strip() for name in self.form.fields}
        order = self.order if self.order != "number" else ""
        return {name: value for name, value in {**given, "sort": order}.items() if value}

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for but an order."""
        return bool(self.query.keys() - {"sort"})

    @property
    def pages(self) -> int:
        return max(1, ceil(len(self.ids) / ON_A_PAGE))

    @property
    def page(self) -> int:
        """The page asked for, from 1; the nearest there is."""
        asked = int(self.asked_page) if self.asked_page.isascii() and self.asked_page.isdigit() else 1
        return min(max(1, asked), self.pages)

    @property
    def first(self) -> int:
        """The place of the page's first recommendation, from 1."""
        return (self.page - 1) * ON_A_PAGE + 1

    @cached_property
    def lines(self) -> "list[Line]":
        """The recommendations of the page."""
        ids = self.ids[self.first - 1 : self.first - 1 + ON_A_PAGE]
        return listing.shown(self.council, ids, self.as_at)

    def all_lines(self) -> "Iterator[Line]":
        """Those of all pages."""
        for start in range(0, len(self.ids), AT_ONCE):
            yield from listing.shown(self.council, self.ids[start : start + AT_ONCE], self.as_at)


def sheet(listed: Listed) -> Sheet:
    """All pages of a list as rows of cells."""
    check(len(listed.ids))
    return Sheet(
        name="recommendations",
        title=_("Recommendations as at %(day)s") % {"day": words.day(listed.as_at.day)},
        columns=_columns(),
        rows=[_cells(line) for line in listed.all_lines()],
        as_at=listed.as_at,
        about={"council": listed.council.name},
    )


def _columns() -> list[Column]:
    return [
        Column("review", _("Review")),
        Column("number", _("Number"), description=_("As printed in the review's report")),
        Column("section", _("Section"), description=_("The heading it stands under, if any")),
        Column("recommendation", _("Recommendation"), description=_("The wording in force, verbatim")),
        Column("response", _("Response"), description=_("The executive's answer; several respondents may differ")),
        Column("delivery", _("Delivery"), description=_("What the latest update states; none is inferred")),
        Column("scrutiny", _("Scrutiny"), description=_("The committee's position")),
        Column("owner", _("Owner"), description=_("A post, a team or a body")),
        Column("due", _("Due"), description=_("The date promised now, as printed")),
        Column("due_last", _("Due by"), "day", _("The last day that it can mean")),
        Column("days_overdue", _("Days overdue"), "whole", _("0 if not overdue, empty without a date")),
        Column("extensions", _("Extensions"), "whole", _("How often the date was moved")),
        Column("updated", _("Updated"), "day", _("When the latest update was known")),
        Column("update", _("Latest update"), description=_("Its text, verbatim")),
    ]


def _cells(line: "Line") -> Row:
    standing, (response, delivery, scrutiny) = line.standing, states.shown(line.axes)
    due, update = standing.current_due, standing.update
    return {
        "review": line.recommendation.review.neutral_name,
        "number": line.recommendation.number,
        "section": line.recommendation.section,
        "recommendation": _told(line, standing.reworded or standing.words),
        "response": states.state_name(response, "response"),
        "delivery": states.state_name(delivery, "delivery"),
        "scrutiny": states.state_name(scrutiny, "scrutiny"),
        "owner": name_of(standing.owner),
        "due": due.printed if due else None,
        "due_last": due.last if due else None,
        "days_overdue": line.days_overdue if due else None,
        "extensions": len(standing.extensions) if due else None,
        "updated": update.known_on if update else None,
        "update": _told(line, update) if update else None,
        "notice": notice(restricted=line.recommendation.restricted or line.recommendation.review.restricted),
    }


def _told(line: "Line", row: Any) -> str:
    """The text of a row, unless it is exempt: a list is taken away by people who hand it on."""
    return mark() if line.standing.exempt(row) and row.text else str(row.text)
