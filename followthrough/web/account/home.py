"""What a person keeps about their own sign-in: the page that leads to the others, and the second step."""

from typing import TYPE_CHECKING, Any, cast

from allauth.mfa.base.views import IndexView
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from followthrough.councils import queries as councils
from followthrough.joining import queries
from followthrough.lib import clock
from followthrough.web.access import public

if TYPE_CHECKING:
    from followthrough.councils.models import User


@public
@login_required
def home(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    context = {"has_second_step": queries.has_second_step(user), "sessions": queries.sessions(user).count()}
    return render(request, "account/home.html", context)


class SecondStep(IndexView):  # type: ignore[misc]
    """allauth's page, which also says who asks for a second step."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = cast("User", self.request.user)
        today = clock.today()
        found = (councils.membership(user, one.slug, today) for one in councils.councils_of(user, today))
        asking = [member.council.name for member in found if member and queries.lacks_second_step(user, member)]
        return {**super().get_context_data(**kwargs), "owed": asking[0] if asking else ""}


second_step = public(SecondStep.as_view())
