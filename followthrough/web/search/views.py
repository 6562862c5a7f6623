"""Searching what a council has on record."""

from django.http import HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.lib.printable import printable
from followthrough.reviews.queries.found import find
from followthrough.search.rules import MOST_FOUND
from followthrough.web import as_at
from followthrough.web.access import CouncilRequest, page
from followthrough.web.as_at import on_the_day
from followthrough.web.search import shape
from followthrough.web.search.forms import SearchForm

A_PAGE = 20


@page(Permission.READ)
def results(request: CouncilRequest) -> HttpResponse:
    """What has the words, as at a day; without words how to search."""
    day = as_at.asked(request)
    given = {name: printable(request.GET.get(name, "")) for name in ("q", "part")} if "q" in request.GET else None
    form = SearchForm(given)
    context = {"form": form, "as_at": day, "most": MOST_FOUND, "results": None, "found": [], "kept": {}}
    if form.is_valid():
        context |= {"kept": form.kept() | on_the_day(day), **_found(request, form, day)}
    return render(request, "search/results.html", context)


def _found(request: CouncilRequest, form: SearchForm, day: AsAt) -> dict[str, object]:
    question, number = form.question(), _number(request.GET.get("page", ""))
    answer = find(request.council, question, day, form.kinds(), page=number, most=A_PAGE)
    return {"results": answer, "found": list(shape.shown(request, question, answer.found))}


def _number(page: str) -> int:
    return int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
