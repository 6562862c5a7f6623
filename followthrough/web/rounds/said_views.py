"""What the scrutiny officer says of an answer: a question, that it is theirs after all, what became of a later date."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from followthrough.councils.permissions import Permission
from followthrough.rounds.actions import clearing
from followthrough.rounds.rules import Standing
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.people.asking import ask, done
from followthrough.web.refusals import saved
from followthrough.web.rounds import words
from followthrough.web.rounds.find import address, entry, said_or_404
from followthrough.web.rounds.forms import ExtensionForm, InsistForm, QuestionForm


@page(Permission.RUN_ROUNDS, methods=FORM)
def question(request: CouncilRequest, said: UUID) -> HttpResponse:
    answer, asked = said_or_404(request, said)
    form = QuestionForm(request.POST or None)
    back = address(request, "item", item=asked.item.id)
    if saved(form, lambda: clearing.question(**entry(request, answer=answer), text=form.cleaned_data["text"])):
        return done(request, back, _("Asked. They get a letter, and the answer stays as it is."))
    return ask(
        request,
        form,
        heading=_("Ask about the answer"),
        button=_("Ask"),
        back=back,
        explained=_(
            "The answer stays as it was sent and cleared: you cannot change or withhold it. They may answer again, and"
            " that is cleared like the first."
        ),
    )


@page(Permission.RUN_ROUNDS, methods=FORM)
def insist(request: CouncilRequest, said: UUID) -> HttpResponse:
    answer, asked = said_or_404(request, said)
    form = InsistForm(request.POST or None)
    back = address(request, "item", item=asked.item.id)
    if saved(form, lambda: clearing.insist(**entry(request, answer=answer), note=form.cleaned_data["note"])):
        return done(request, back, _("They are asked again, with your note."))
    explained = _("%(name)s said that it is not theirs and named: %(whose)s")
    return ask(
        request,
        form,
        heading=_("It is theirs after all"),
        button=_("Ask them again"),
        back=back,
        explained=explained % {"name": words.name(answer.request), "whose": answer.whose},
    )


@page(Permission.RUN_ROUNDS, methods=FORM)
def extension(request: CouncilRequest, said: UUID) -> HttpResponse:
    """Set down who granted the later date, or who did not and why."""
    answer, asked = said_or_404(request, said)
    if not answer.until_printed or asked.stands is Standing.ASIDE:
        raise Http404
    form = ExtensionForm(request.POST or None)
    back = address(request, "extensions", round=asked.item.round_id)
    if saved(form, lambda: clearing.decide_extension(**entry(request, answer=answer), **form.cleaned_data)):
        return done(request, back, _("The decision is set down. The first date stays in the history."))
    return ask(
        request,
        form,
        heading=_("Decide on a later date"),
        button=_("Set it down"),
        back=back,
        template="rounds/extension.html",
        asked=asked,
        answer=answer,
        words=words,
    )
