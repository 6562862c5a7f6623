"""Making a review, changing what is known of it, and adding recommendations to it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.councils.permissions import Permission
from followthrough.exchange.understand.numbered_lines import numbered
from followthrough.reviews import actions, sitting
from followthrough.reviews.sitting import Asked
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.refusals import saved
from followthrough.web.reviews import pasting
from followthrough.web.reviews.find import review_or_404
from followthrough.web.reviews.forms import CreateForm, ParticularsForm, PastedForm, RecommendationForm, standing


@page(Permission.KEEP_REVIEWS, methods=FORM)
def create(request: CouncilRequest) -> HttpResponse:
    form = CreateForm(request.council, request.POST or None)
    made: list[Any] = []

    def make() -> None:
        name = form.cleaned_data["neutral_name"]
        made.append(actions.create_review(**_whose(request), neutral_name=name, about=form.about(), told=form.told()))

    if saved(form, make):
        messages.success(request, _("The review has been made. Add its recommendations next."))
        return redirect("reviews:show", council=request.council.slug, review=made[0].id)
    return render(request, "reviews/create.html", {"form": form})


@page(Permission.KEEP_REVIEWS, methods=FORM)
def describe(request: CouncilRequest, review: UUID) -> HttpResponse:
    view = review_or_404(request, review)
    form = ParticularsForm(request.council, request.POST or None, initial=standing(view))

    def set_down() -> None:
        actions.describe_review(**_whose(request), review=view.review, about=form.about(), told=form.told())

    if saved(form, set_down):
        messages.success(request, _("What is known of the review has been set down. The earlier entry is kept."))
        return redirect("reviews:show", council=request.council.slug, review=review)
    return render(request, "reviews/describe.html", {"form": form, "view": view})


@page(Permission.KEEP_REVIEWS, methods=FORM)
def add(request: CouncilRequest, review: UUID) -> HttpResponse:
    view = review_or_404(request, review)
    form = RecommendationForm(request.council, request.POST or None)

    def append() -> None:
        given = form.cleaned_data
        actions.add_recommendation(
            **_whose(request),
            review=view.review,
            number=given["number"],
            text=given["text"],
            section=given["section"],
            recipient=form.addressed_to(),
            told=form.told(),
        )

    if saved(form, append):
        number = form.cleaned_data["number"]
        messages.success(request, _("Recommendation %(number)s has been added.") % {"number": number})
        if "another" in request.POST:
            return redirect("reviews:add", council=request.council.slug, review=review)
        return redirect("reviews:show", council=request.council.slug, review=review)
    return render(request, "reviews/add.html", {"form": form, "view": view})


@page(Permission.KEEP_REVIEWS, methods=FORM)
def paste(request: CouncilRequest, review: UUID) -> HttpResponse:
    view = review_or_404(request, review)
    form = PastedForm(request.council, request.POST or None)
    found, faults = numbered(request.POST.get("lines", ""))
    if form.is_valid():
        pasting.add_faults(form, faults)
    asked = [Asked(one.number, one.text) for one in found]

    def append() -> None:
        where = {"section": form.cleaned_data["section"], "recipient": form.addressed_to()}
        sitting.add_recommendations(**_whose(request), review=view.review, asked=asked, **where, told=form.told())

    if "save" in request.POST and saved(form, append):
        words = ngettext("%(n)s recommendation has been added.", "%(n)s recommendations have been added.", len(asked))
        messages.success(request, words % {"n": len(asked)})
        return redirect("reviews:show", council=request.council.slug, review=review)
    return render(request, "reviews/paste.html", {"form": form, "view": view, "found": found})


def _whose(request: HttpRequest) -> dict[str, Any]:
    admitted: Any = request
    return {"council": admitted.council, "by": admitted.member.person}
