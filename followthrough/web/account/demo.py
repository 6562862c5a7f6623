"""In the demo only: sign in as a sample person by picking one. Anywhere else this page does not exist."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from followthrough.councils import queries
from followthrough.councils.permissions import Role
from followthrough.councils.scope import reading
from followthrough.lib import clock
from followthrough.web.access import public

if TYPE_CHECKING:
    from followthrough.councils.models import Council, Membership


@dataclass(frozen=True)
class Choice:
    """One person who can be picked, with what they are at which council."""

    membership: "Membership"
    council: "Council"
    roles: list[Role]

    @property
    def key(self) -> str:
        return str(self.membership.id)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: HttpRequest) -> HttpResponse:
    """The list; a POST with a choice's key signs in as that person."""
    if not settings.DEMO:
        raise Http404
    choices = sample_people()
    chosen = next((choice for choice in choices if choice.key == request.POST.get("person")), None)
    if chosen is None:
        return render(request, "account/demo.html", {"choices": choices})
    login(request, chosen.membership.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("desk:home", council=chosen.council.slug)


def sample_people() -> list[Choice]:
    """Everybody with a role today, by council and name."""
    choices = []
    for council in queries.all_councils():
        with reading(council):
            for person, roles in queries.people(council, clock.today()):
                membership = queries.memberships(council, person).select_related("user", "person").first()
                if roles and membership:
                    choices.append(Choice(membership, council, roles))
    return choices
