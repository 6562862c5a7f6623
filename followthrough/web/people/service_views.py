"""How a team or a body is asked, and who clears what it answers."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from followthrough.councils import actions, asking, queries
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.people.asking import address, ask, done, entry, there
from followthrough.web.people.asking_forms import ServiceForm
from followthrough.web.people.forms import offer
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.councils.models import Body, Team


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def team(request: CouncilRequest, team: UUID) -> HttpResponse:
    return _service(request, there(queries.team(request.council, team)), _("How the team %(name)s is asked"))


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def body(request: CouncilRequest, body: UUID) -> HttpResponse:
    return _service(request, there(queries.body(request.council, body)), _("How the body %(name)s is asked"))


def _service(request: CouncilRequest, service: "Team | Body", heading: str) -> HttpResponse:
    posts = [line.post for line in queries.posts(request.council, clock.today())]
    clears = {level: post.id for level, post in asking.clearers_of(request.council, service).items()}
    given = {"mailbox": service.mailbox or "", "manager": clears.get(1), "director": clears.get(2)}
    form = ServiceForm(request.POST or None, initial=given)
    for field in ("manager", "director"):
        offer(form, field, posts)
    common = entry(request, service=service)
    back = address(request, "teams")
    if saved(form, lambda: actions.arrange(**common, **form.cleaned_data)):
        return done(request, back, _("It is saved."))
    explained = _(
        "A question to one of its posts goes to whoever holds the post, to the deputy while they are away, and to the"
        " mailbox when there is neither. An answer counts once it has been cleared on the owner’s side."
    )
    return ask(
        request,
        form,
        heading=heading % {"name": service.name},
        button=_("Save"),
        title=_("How a team or body is asked"),
        back=back,
        explained=explained,
    )
