"""Whose law on exempt information holds at the council."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.councils import actions
from followthrough.councils.nations import Nation
from followthrough.councils.permissions import Permission
from followthrough.reports.exempt_words import act
from followthrough.web import states
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.people.asking import address, ask, done, entry
from followthrough.web.people.forms import PlainForm
from followthrough.web.refusals import saved


class NationForm(PlainForm):
    """One of the nations whose schedules are known."""

    nation = forms.ChoiceField(
        label=gettext_lazy("The council is in"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the nation.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(n.value, f"{states.NATIONS[n]}: {act(n)}") for n in Nation]
        self.fields["nation"].choices = named  # type: ignore[attr-defined]


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def nation(request: CouncilRequest) -> HttpResponse:
    """Which paragraphs a text can be marked exempt under."""
    form = NationForm(request.POST or None, initial={"nation": request.council.nation})
    if saved(form, lambda: actions.set_nation(**entry(request), nation=Nation(form.cleaned_data["nation"]))):
        return done(request, address(request, "index"), _("The law on exempt information is set."))
    return ask(
        request,
        form,
        heading=_("Whose law on exempt information holds"),
        button=_("Save"),
        title=_("Whose law on exempt information holds"),
        back=address(request, "index"),
        explained=_("It decides under which paragraphs a text can be marked. What is marked already stays as it is."),
    )
