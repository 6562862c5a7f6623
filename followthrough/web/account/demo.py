"""In the demo only: sign in as a sample person by picking one. Anywhere else this page does not exist."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from followthrough.councils import queries
from followthrough.councils.scope import reading
from followthrough.lib import clock
from followthrough.sample.sign_ins import SignIn, sign_ins
from followthrough.web.access import FORM, public
from followthrough.web.account.devices import sign_in

if TYPE_CHECKING:
    from followthrough.councils.models import Council, Membership


@dataclass(frozen=True)
class Choice:
    """One sample person who can be picked, as whom the sample describes them and as the database knows them."""

    sample: SignIn
    council: "Council"
    membership: "Membership"


@public
@require_http_methods(FORM)
def pick(request: HttpRequest) -> HttpResponse:
    """The list; a POST with a sample person's address signs in as that person."""
    if not settings.DEMO:
        raise Http404
    choices = sample_people()
    chosen = next((one for one in choices if one.sample.email == request.POST.get("person")), None)
    if chosen is None:
        return render(request, "account/demo.html", {"choices": choices})
    sign_in(request, chosen.membership.user)
    return redirect("desk:home", council=chosen.council.slug)


def sample_people() -> list[Choice]:
    """The sample's own people with a role today, in the sample's order; nobody else can be picked."""
    found = {}
    for council in queries.all_councils():
        with reading(council):
            for person, _roles in queries.people(council, clock.today()):
                for membership in queries.memberships(council, person).select_related("user"):
                    found[membership.user.email] = (council, membership)
    return [Choice(one, *found[one.email]) for one in sign_ins() if one.email in found]
