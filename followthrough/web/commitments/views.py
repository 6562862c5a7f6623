"""Pages for recording what an owner says (progress, evidence, forecasts) and what holds an owner to it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.commitments import actions, queries
from followthrough.commitments.rules import Dated, Delivery
from followthrough.councils.permissions import Permission
from followthrough.councils.scope import writing
from followthrough.lib.as_at import AsAt
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments import choices, timeline
from followthrough.web.commitments.entry import ask, done, from_today, told
from followthrough.web.commitments.forms import (
    AgainForm,
    DueForm,
    EvidenceForm,
    ExtensionForm,
    ForecastForm,
    OwnerForm,
    UpdateWithEvidenceForm,
)
from followthrough.web.commitments.subject import Subject, find_kept, find_own
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.commitments.models import ProgressUpdate


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def update(request: CouncilRequest, commitment: UUID) -> HttpResponse:
    """Record how far it is. The wording, the response and the last answer stand above the form."""
    subject = find_own(request, commitment)
    form = _asked(request, subject, UpdateWithEvidenceForm(request.POST or None))
    if saved(form, lambda: _report(request, subject, form)):
        return done(request, subject, _("The update is recorded."))
    return _ask_update(request, subject, form)


def _asked(request: CouncilRequest, subject: Subject, form: UpdateWithEvidenceForm) -> UpdateWithEvidenceForm:
    if subject.line is not None:
        form.of_recommendation()
    return from_today(request, form)


def _ask_update(request: CouncilRequest, subject: Subject, form: UpdateWithEvidenceForm) -> HttpResponse:
    last = subject.standing.update
    return ask(
        request,
        subject,
        form,
        heading=_("Record an update"),
        button=_("Record the update"),
        template="commitments/update.html",
        action=reverse("commitments:update", args=[request.council.slug, subject.commitment.id]),
        same=AgainForm(auto_id="same_%s", initial={"last": last.id if last else None}),
        since=timeline.same_since(request.council, subject.commitment, AsAt.now()),
    )


def _report(request: CouncilRequest, subject: Subject, form: UpdateWithEvidenceForm) -> None:
    given, common = form.cleaned_data, told(request, subject, form)
    with writing(request.council):
        actions.record_progress(
            **common,
            state=Delivery(given["state"]),
            text=given["text"],
            reason=given["reason"],
            decided_by=given["decided_by"],
        )
        if given["evidence"].strip():
            actions.add_evidence(**common, reference=given["evidence"])


@page(Permission.RECORD_OWN_PROGRESS, methods=["POST"])
def no_change(request: CouncilRequest, commitment: UUID) -> HttpResponse:
    """The owner gives the last answer again, today: one press."""
    subject = find_own(request, commitment)
    form = AgainForm(request.POST)
    last = _last(request, subject, form)
    if last is not None and saved(form, lambda: _again(request, subject, last, form)):
        return done(request, subject, _("Recorded: no change. The last answer is given again today."))
    if last is not None and form.meanwhile:
        # Somebody has answered since: the answer that was to be given again waits in the form, beside theirs.
        update_form = _asked(request, subject, UpdateWithEvidenceForm(initial=_said(last)))
        update_form.meanwhile = form.meanwhile
        return _ask_update(request, subject, update_form)
    messages.error(request, _("There is no earlier answer to give again. Record an update."))
    return redirect("commitments:update", council=request.council.slug, commitment=commitment)


def _last(request: CouncilRequest, subject: Subject, form: AgainForm) -> "ProgressUpdate | None":
    """The answer that stood on the page; the one that stands now where the page does not say."""
    asked = form.cleaned_data.get("last") if form.is_valid() else None
    if asked is None:
        return subject.standing.update
    every = queries.updates(request.council, subject.commitment, AsAt.now())
    return next((one for one in every if one.id == asked), None)


def _said(last: "ProgressUpdate") -> dict[str, str]:
    return {name: getattr(last, name) for name in ("state", "text", "reason", "decided_by")}


def _again(request: CouncilRequest, subject: Subject, last: "ProgressUpdate", form: AgainForm) -> None:
    actions.record_progress(
        council=request.council,
        by=request.member.person,
        commitment=subject.commitment,
        told=form.told(),
        state=Delivery(last.state),
        text=last.text,
        reason=last.reason,
        decided_by=last.decided_by,
    )


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def evidence(request: CouncilRequest, commitment: UUID) -> HttpResponse:
    """Point to what shows it."""
    subject = find_own(request, commitment)
    form = from_today(request, EvidenceForm(request.POST or None))
    if saved(
        form,
        lambda: actions.add_evidence(
            **told(request, subject, form),
            reference=form.cleaned_data["reference"],
            held_by=form.cleaned_data["held_by"],
        ),
    ):
        return done(request, subject, _("The evidence is recorded."))
    return ask(request, subject, form, heading=_("Add evidence"), button=_("Add the evidence"))


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def owner(request: CouncilRequest, commitment: UUID) -> HttpResponse:
    """Say which post, team or body owns it from now on."""
    subject = find_kept(request, commitment)
    known = choices.owners(request.council)
    form = OwnerForm([(value, words) for value, (words, _who) in known.items()], request.POST or None)
    if saved(form, lambda: actions.assign(**told(request, subject, form), **known[form.cleaned_data["owner"]][1])):
        return done(request, subject, _("The owner is recorded."))
    heading = _("Change the owner") if subject.standing.owner else _("Set the owner")
    return ask(request, subject, form, heading=heading, button=_("Record the owner"))


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def due(request: CouncilRequest, commitment: UUID) -> HttpResponse:
    """The first promise. It stays: what comes later is an extension."""
    subject = find_kept(request, commitment)
    if subject.standing.due is not None:
        messages.info(request, _("The date first promised stays. A later one is an extension."))
        # Somebody may have promised one while this was typed: what was typed is not lost.
        typed = {"due": request.POST["due"]} if request.POST.get("due") else None
        where = {"council": request.council.slug, "commitment": commitment}
        return redirect(reverse("commitments:extension", kwargs=where, query=typed))
    form = DueForm(request.POST or None)
    if saved(form, lambda: actions.promise(**told(request, subject, form), due=form.cleaned_data["due"])):
        return done(request, subject, _("The due date is recorded."))
    return ask(request, subject, form, heading=_("Set the due date"), button=_("Record the date"))


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def extension(request: CouncilRequest, commitment: UUID) -> HttpResponse:
    """A later promise, with its reason and who approved it."""
    subject = find_kept(request, commitment)
    if subject.standing.due is None:
        messages.info(request, _("No date has been promised yet. Set that first."))
        return redirect("commitments:due", council=request.council.slug, commitment=commitment)
    form = ExtensionForm(request.POST or None, initial={"due": request.GET.get("due", "")})
    if saved(form, lambda: _promise(request, subject, form, Dated.EXTENSION)):
        return done(request, subject, _("The extension is recorded."))
    return ask(request, subject, form, heading=_("Record an extension"), button=_("Record the extension"))


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def forecast(request: CouncilRequest, commitment: UUID) -> HttpResponse:
    """When the owner now expects it. It moves no promise."""
    subject = find_own(request, commitment)
    form = from_today(request, ForecastForm(request.POST or None))
    if subject.line is None and form.is_valid():
        form.needs_cause(subject.last_expected)
    if saved(form, lambda: _promise(request, subject, form, Dated.FORECAST)):
        return done(request, subject, _("The forecast is recorded."))
    return ask(request, subject, form, heading=_("Record a forecast"), button=_("Record the forecast"))


def _promise(request: CouncilRequest, subject: Subject, form: DueForm, kind: Dated) -> None:
    given = form.cleaned_data
    actions.promise(
        **told(request, subject, form),
        due=given["due"],
        kind=kind,
        reason=given["reason"],
        cause=form.cause_given() if isinstance(form, ForecastForm) else None,
        approved_by=given.get("approved_by", ""),
    )
