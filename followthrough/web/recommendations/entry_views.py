"""Pages for what is entered about a recommendation alone."""

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from followthrough.commitments.actions import NO_DAY
from followthrough.commitments.rules import Whose
from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.reviews import actions
from followthrough.reviews.actions import Answer
from followthrough.reviews.queries import lines as queries
from followthrough.reviews.rules import Link, Response, Scrutiny
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments.choices import others
from followthrough.web.commitments.entry import ask, done
from followthrough.web.commitments.subject import Subject, kind_of
from followthrough.web.forms import EntryForm
from followthrough.web.recommendations import choices
from followthrough.web.recommendations.forms import (
    AnswerForm,
    DecisionForm,
    PartForm,
    ResponseForm,
    RewordForm,
    TieForm,
)
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.councils.models import Meeting
    from followthrough.reviews import models


@page(Permission.RECORD_RESPONSES, methods=FORM)
def response(request: CouncilRequest, recommendation: UUID) -> HttpResponse:
    """Set down what the executive or a body answered."""
    subject = _find(request, recommendation)
    known = choices.respondents(request.council)
    form = ResponseForm([(value, words) for value, (words, _body) in known.items()], request.POST or None)
    if saved(
        form,
        lambda: actions.respond(
            **_told(request, subject, form),
            answer=_answer(form.cleaned_data),
            respondent=known[form.cleaned_data["respondent"]][1],
        ),
    ):
        return done(request, subject, _("The response is recorded."))
    return ask(request, subject, form, heading=_("Record a response"), button=_("Record the response"))


@page(Permission.RECORD_RESPONSES, methods=FORM)
def correct_response(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Mend a response that was entered wrongly. A new answer is a new response, not a correction."""
    was = queries.row(request.council, row)
    if was is None or kind_of(was) != "response":
        raise Http404
    was = cast("models.Response", was)
    subject = _find(request, was.recommendation_id)
    form = AnswerForm(request.POST or None, initial=_answered(was))
    if saved(form, lambda: _correct_response(request, subject, form, was)):
        return done(request, subject, _("The response is corrected. What it said before stays in the time line."))
    return _ask_correction(request, subject, form, was, _("Correct a response"))


def _correct_response(request: CouncilRequest, subject: Subject, form: AnswerForm, was: "models.Response") -> None:
    given = {**form.cleaned_data, "printed": was.state_printed}
    actions.respond(**_told(request, subject, form), answer=_answer(given), respondent=was.respondent, corrects=was)


def _answered(was: "models.Response") -> dict[str, Any]:
    until = FuzzyDay(was.until_printed, was.until_first, was.until_last) if was.until_printed else None
    names = ("state", "in_principle", "which_part", "reason", "minute_ref")
    return {"until": until, **{name: getattr(was, name) for name in names}}


def _answer(given: dict[str, Any]) -> Answer:
    return Answer(
        state=Response(given["state"]),
        printed=given.get("printed", ""),
        in_principle=given["in_principle"],
        which_part=given["which_part"],
        reason=given["reason"],
        until=given["until"] or NO_DAY,
        minute_ref=given["minute_ref"],
    )


@page(Permission.RECORD_DECISIONS, methods=FORM)
def decision(request: CouncilRequest, recommendation: UUID) -> HttpResponse:
    """Set down what the committee decided."""
    subject = _find(request, recommendation)
    form = DecisionForm(choices.meetings(request.council), request.POST or None)
    if saved(form, lambda: actions.decide(**_told(request, subject, form), **_decided(request, form))):
        return done(request, subject, _("The decision is recorded."))
    return ask(request, subject, form, heading=_("Record a scrutiny decision"), button=_("Record the decision"))


@page(Permission.RECORD_DECISIONS, methods=FORM)
def correct_decision(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Mend a decision that was entered wrongly."""
    was = queries.row(request.council, row)
    if was is None or kind_of(was) != "decision":
        raise Http404
    was = cast("models.Decision", was)
    subject = _find(request, was.recommendation_id)
    initial = {name: getattr(was, name) for name in ("state", "minute_ref", "draft", "note")}
    meetings = choices.meetings(request.council)
    form = DecisionForm(meetings, request.POST or None, initial={**initial, "meeting": was.meeting_id})
    if saved(form, lambda: actions.decide(**_told(request, subject, form), **_decided(request, form), corrects=was)):
        return done(request, subject, _("The decision is corrected. What it said before stays in the time line."))
    return _ask_correction(request, subject, form, was, _("Correct a scrutiny decision"))


def _decided(request: CouncilRequest, form: DecisionForm) -> dict[str, Any]:
    given = form.cleaned_data
    meeting: Meeting | None = None
    if given["meeting"]:
        meeting = councils.meeting(request.council, UUID(given["meeting"]))
    return {
        "state": Scrutiny(given["state"]),
        "meeting": meeting,
        "minute_ref": given["minute_ref"],
        "draft": given["draft"],
        "note": given["note"],
    }


@page(Permission.KEEP_REVIEWS, methods=FORM)
def reword(request: CouncilRequest, recommendation: UUID) -> HttpResponse:
    """Amend the words; the earlier ones stay readable."""
    subject = _find(request, recommendation)
    form = RewordForm(request.POST or None, initial={"text": subject.standing.words.text})
    if saved(
        form,
        lambda: actions.reword(
            **_told(request, subject, form),
            text=form.cleaned_data["text"],
            whose=Whose(form.cleaned_data["whose"]),
            minute_ref=form.cleaned_data["minute_ref"],
        ),
    ):
        return done(request, subject, _("The new words are recorded."))
    return ask(request, subject, form, heading=_("Reword"), button=_("Record the words"))


@page(Permission.KEEP_REVIEWS, methods=FORM)
def part(request: CouncilRequest, recommendation: UUID) -> HttpResponse:
    """Add a lettered part."""
    subject = _find(request, recommendation)
    form = PartForm(request.POST or None)
    if saved(
        form,
        lambda: actions.add_part(
            **_told(request, subject, form), label=form.cleaned_data["label"], text=form.cleaned_data["text"]
        ),
    ):
        return done(request, subject, _("The part is recorded."))
    return ask(request, subject, form, heading=_("Add a part"), button=_("Add the part"))


@page(Permission.KEEP_REVIEWS, methods=FORM)
def tie(request: CouncilRequest, recommendation: UUID) -> HttpResponse:
    """Tie it to another by a minute."""
    subject = _find(request, recommendation)
    form = TieForm(others(subject), request.POST or None)
    if saved(form, lambda: _tie(request, subject, form)):
        return done(request, subject, _("The tie is recorded."))
    return ask(request, subject, form, heading=_("Tie to another recommendation"), button=_("Record the tie"))


def _tie(request: CouncilRequest, subject: Subject, form: TieForm) -> None:
    given = form.cleaned_data
    other = _find(request, UUID(given["other"])).line
    assert other is not None
    actions.link(
        **_told(request, subject, form),
        other=other.recommendation,
        kind=Link(given["kind"]),
        minute_ref=given["minute_ref"],
    )


def _find(request: CouncilRequest, recommendation: UUID) -> Subject:
    line = queries.line(request.council, recommendation, AsAt.now())
    if line is None:
        raise Http404
    return Subject(request.council, line.standing, line)


def _told(request: CouncilRequest, subject: Subject, form: EntryForm) -> dict[str, Any]:
    """What every action about a recommendation takes."""
    assert subject.line is not None
    return {
        "council": request.council,
        "by": request.member.person,
        "recommendation": subject.line.recommendation,
        "told": form.told(),
    }


def _ask_correction(
    request: CouncilRequest,
    subject: Subject,
    form: EntryForm,
    was: "models.Response | models.Decision",
    heading: str,
) -> HttpResponse:
    return ask(
        request,
        subject,
        form,
        heading=heading,
        button=_("Record the correction"),
        template="commitments/correct.html",
        row=was,
        kind=kind_of(was),
    )
