"""What is entered after a committee: many recommendations on one page, saved together."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.commitments.actions import NO_DAY
from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews import sitting
from followthrough.reviews.queries import lines as queries
from followthrough.reviews.rules import position
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.reviews import owners
from followthrough.web.reviews.decisions import DecisionSheet
from followthrough.web.reviews.find import review_or_404
from followthrough.web.reviews.paste_sheet import PasteSheetForm, filled
from followthrough.web.reviews.sheet import Sheet
from followthrough.web.seen import sealed, seen


@page(Permission.RECORD_RESPONSES, methods=FORM)
def outcomes(request: CouncilRequest, review: UUID) -> HttpResponse:
    view = review_or_404(request, review)
    lines = queries.lines(request.council, view.review, AsAt.now())
    sheet = Sheet(lines, owners.by_name(request.council), request.POST or None)
    if sheet.is_valid() and _save_outcomes(request, sheet):
        return redirect("reviews:show", council=request.council.slug, review=review)
    context = {"view": view, "sheet": sheet, "form": sheet, "doubts": [], "as_at": AsAt.now()}
    return render(request, "reviews/outcomes.html", context)


def _save_outcomes(request: CouncilRequest, sheet: Sheet) -> bool:
    found, asked = sheet.outcomes(), sheet.page.cleaned_data
    try:
        sitting.record_outcomes(
            council=request.council,
            by=request.member.person,
            outcomes=found,
            decided=asked["decided"] or NO_DAY,
            reason=asked["extension_reason"],
            approved_by=asked["extension_approved_by"],
            told=sheet.page.told(),
        )
    except Refused as refused:
        sheet.add(refused)
        return False
    saved = ngettext(
        "Saved: %(n)s recommendation has changed.", "Saved: %(n)s recommendations have changed.", len(found)
    )
    messages.success(request, saved % {"n": len(found)} if found else _("Nothing was changed, so nothing was saved."))
    return True


@page(Permission.RECORD_RESPONSES, methods=FORM)
def paste_outcomes(request: CouncilRequest, review: UUID) -> HttpResponse:
    view = review_or_404(request, review)
    form = PasteSheetForm(request.POST or None)
    if not form.is_valid():
        return render(request, "reviews/paste_outcomes.html", {"view": view, "form": form})
    lines = queries.lines(request.council, view.review, AsAt.now())
    kept = {name: request.POST.get(name, "") for name in ("decided", "known_on", "source")}
    # The sheet that follows shows what stands now, so that is what has been seen.
    kept |= {"request_id": str(form.cleaned_data["request_id"] or ""), "seen": sealed(seen())}
    read = filled(form.cleaned_data["table"], lines, kept)
    sheet = Sheet(lines, owners.by_name(request.council), read.data)
    sheet.is_valid()
    context = {"view": view, "sheet": sheet, "form": sheet, "doubts": read.doubts, "pasted": True, "as_at": AsAt.now()}
    return render(request, "reviews/outcomes.html", context)


@page(Permission.RECORD_DECISIONS, methods=FORM)
def decisions(request: CouncilRequest, review: UUID) -> HttpResponse:
    """Of all recommendations, or in the address `only=proposed`, of those of which closure is proposed."""
    view = review_or_404(request, review)
    proposed = request.GET.get("only") == "proposed"
    found = queries.lines(request.council, view.review, AsAt.now())
    lines = [line for line in found if not proposed or position(line.axes) == "closure_proposed"]
    sheet = DecisionSheet(request.council, view, lines, request.POST or None, request.GET.get("meeting", ""))
    if sheet.is_valid() and _save_decisions(request, sheet):
        return redirect("reviews:show", council=request.council.slug, review=review)
    context = {"view": view, "sheet": sheet, "form": sheet, "as_at": AsAt.now(), "proposed": proposed}
    return render(request, "reviews/decisions.html", context)


def _save_decisions(request: CouncilRequest, sheet: DecisionSheet) -> bool:
    try:
        sitting.record_decisions(
            council=request.council,
            by=request.member.person,
            decisions=sheet.decisions,
            meeting=sheet.page.chosen_meeting(),
            draft=sheet.page.cleaned_data["draft"],
            told=sheet.told(),
        )
    except Refused as refused:
        sheet.add(refused)
        return False
    number = len(sheet.decisions)
    saved = ngettext("%(n)s decision has been saved.", "%(n)s decisions have been saved.", number)
    messages.success(request, saved % {"n": number} if number else _("No decision was entered, so nothing was saved."))
    return True
