"""How updates are asked for: reminders, the days of answering, quiet periods, closed days."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from followthrough.councils import actions, asking, queries
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.people.asking import address, ask, done, entry, press, there
from followthrough.web.people.asking_forms import AskingForm, EndQuietForm, QuietForm, apart, written_days
from followthrough.web.people.forms import offer
from followthrough.web.refusals import saved


@page(Permission.READ_PEOPLE)
def index(request: CouncilRequest) -> HttpResponse:
    found = asking.round_settings(request.council)
    context = {
        "settings": found,
        **apart(found.ladder),
        "closed": written_days(found.extra_closed_days),
        "periods": asking.quiet_periods(request.council),
    }
    return render(request, "people/asking.html", context)


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def change(request: CouncilRequest) -> HttpResponse:
    found = asking.round_settings(request.council)
    form = AskingForm(
        request.POST or None,
        initial={
            "answer_days": found.answer_days,
            **apart(found.ladder),
            "decides_quiet": found.decides_quiet_id,
            "closed": written_days(found.extra_closed_days),
        },
    )
    offer(form, "decides_quiet", [line.post for line in queries.posts(request.council, clock.today())])
    where = address(request, "asking")
    if saved(form, lambda: _set(request, form)):
        return done(request, where, _("It is set how updates are asked for."))
    heading = _("How updates are asked for")
    return ask(request, form, heading=heading, button=_("Save"), back=where, title=heading)


def _set(request: CouncilRequest, form: AskingForm) -> None:
    given = form.cleaned_data
    try:
        actions.set_round_settings(
            **entry(request),
            ladder=form.ladder,
            answer_days=given["answer_days"],
            decides_quiet=given["decides_quiet"],
            extra_closed_days=given["closed"],
            seen=given["seen"],
        )
    except Refused as refused:
        raise _at_its_fields(request, refused) from None


def _at_its_fields(request: CouncilRequest, refused: Refused) -> Refused:
    """The same refusal about the fields of the form: it asks for the ladder in two."""
    if refused.code != "changed_meanwhile":
        return Refused(refused.code, "before" if refused.field == "ladder" else refused.field, **refused.params)
    ladder, answer_days, post, closed = refused.params["now"]
    parts = apart(ladder)
    decides: Any = queries.post(request.council, post) if post else None
    now = [answer_days, parts["before"], parts["after"], decides, written_days(closed)]
    return Refused(refused.code, **{**refused.params, "now": now})


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def add_quiet(request: CouncilRequest) -> HttpResponse:
    form, where = QuietForm(request.POST or None), address(request, "asking")
    if saved(form, lambda: actions.begin_quiet(**entry(request), **form.cleaned_data)):
        return done(request, where, _("The pre-election period is set down."))
    heading = _("Add a pre-election period")
    explained = _("From its first day to its last nothing above the person asked is sent without a named decision.")
    return ask(request, form, heading=heading, button=_("Add"), back=where, title=heading, explained=explained)


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def end_quiet(request: CouncilRequest, period: UUID) -> HttpResponse:
    found = there(asking.quiet_period(request.council, period))
    form = EndQuietForm(
        request.POST or None, initial={"last_day": min(found.last_day, max(found.first_day, clock.today()))}
    )
    common, where = entry(request, period=found), address(request, "asking")
    if saved(form, lambda: actions.end_quiet(**common, **form.cleaned_data)):
        return done(request, where, _("The pre-election period ends on that day."))
    heading = _("End a pre-election period early")
    return ask(request, form, heading=heading, button=_("End it"), back=where, title=heading)


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def take_back_quiet(request: CouncilRequest, period: UUID) -> HttpResponse:
    found = there(asking.quiet_period(request.council, period))
    form, where = press(request), address(request, "asking")
    if saved(form, lambda: actions.take_back_quiet(**entry(request, period=found))):
        return done(request, where, _("The pre-election period is taken back."))
    heading = _("Take back a pre-election period")
    return ask(
        request,
        form,
        heading=heading,
        button=_("Take it back"),
        back=where,
        explained=_("Only one that has not begun. It is as if it had never been set down; the trail still says so."),
    )
