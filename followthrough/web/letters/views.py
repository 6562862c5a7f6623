"""What became of the letters, without their words."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.councils.permissions import Permission
from followthrough.outbox import actions, queries
from followthrough.web.access import CouncilRequest, page
from followthrough.web.letters import words

A_PAGE = 50


@page(Permission.MANAGE_PEOPLE)
def index(request: CouncilRequest) -> HttpResponse:
    pages = Paginator(queries.letters(request.council.id), A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    rows = [(one, words.state(one.state), words.kind(one.kind), words.tries(one)) for one in shown]
    return render(request, "letters/list.html", {"rows": rows, "number": shown.number, "count": pages.num_pages})


@page(Permission.MANAGE_PEOPLE, methods=("POST",))
def try_again(request: CouncilRequest, letter: UUID) -> HttpResponse:
    if queries.letter(request.council.id, letter) is None:
        raise Http404
    if actions.try_again(council_id=request.council.id, email_id=letter):
        messages.success(request, _("The letter waits again, and is tried with the next ones."))
    else:
        messages.info(request, _("That letter is not tried again. If it held a link, send a new one."))
    return redirect("letters:list", council=request.council.slug)
