"""Sheets: the addresses behind both doors, and the scrutiny officer's, who sends them out and takes them in."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.councils.permissions import Permission
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.refused import Refused
from followthrough.rounds import letters, queries, sheet_whose
from followthrough.rounds.actions import answering
from followthrough.rounds.actions.answering import Sender
from followthrough.rounds.rules import Stage
from followthrough.web import refusals
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments.choices import short
from followthrough.web.commitments.subject import neutral
from followthrough.web.rounds import sheet_pages, sheet_words
from followthrough.web.rounds.answer_door import Door, by_link, signed_in
from followthrough.web.rounds.sheet_forms import FileForm, TakeInForm, seal
from followthrough.web.rounds.sheet_reading import marks, read, typed_in

if TYPE_CHECKING:
    from followthrough.rounds.models import Request, Round

link_sheet, link_sheet_check, link_sheet_file = (
    by_link(view) for view in (sheet_pages.sheet, sheet_pages.sheet_check, sheet_pages.sheet_file)
)
answer_sheet, answer_sheet_check, answer_sheet_file = (
    signed_in(view) for view in (sheet_pages.sheet, sheet_pages.sheet_check, sheet_pages.sheet_file)
)


@page(Permission.RUN_ROUNDS)
def recipient_sheet(request: CouncilRequest, recipient: UUID, form: str) -> HttpResponse:
    """The sheet of one recipient, for the officer to attach to an e-mail of their own."""
    found = queries.request(request.council, recipient)
    if found is None or queries.stage(found.round) is not Stage.OPEN or not found.sent_at or found.left_out:
        raise Http404
    return sheet_pages.sheet_file(request, _door(request, found), form)


@page(Permission.RUN_ROUNDS, methods=FORM)
def sheets(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002 - as the address calls it
    """The sheets of a round, and taking in one that came back: then how it is understood. Nothing is kept by that."""
    one = _open_or_404(request, round)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        try:
            rows = typed_in(form.data_of_file())
            found = sheet_whose.recipient(request.council, one, marks(rows))
        except Unreadable as unreadable:
            form.add_error("file", unreadable.message)
        except Refused as refused:
            refusals.add_to(form, refused)
        else:
            return _preview(request, found, rows)
    return _sheets(request, one, form)


@page(Permission.RUN_ROUNDS, methods=("POST",))
def take_in(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002
    """Sends what was ticked of a sheet that the officer has seen, in the words that were read."""
    one = _open_or_404(request, round)
    form = TakeInForm(request.POST)
    if not form.is_valid():
        return _sheets(request, one, form=FileForm(), problem=str(next(iter(form.errors.values()))[0]))
    seen, rows = form.cleaned_data["sealed"], form.rows(request.POST.getlist("take"))
    asked = queries.request(request.council, UUID(seen["request"]))
    if asked is None or asked.round_id != one.id or seen["person"] != str(request.member.person.id):
        raise Http404
    if not rows:
        return _sheets(request, one, FileForm(), _("No answer was ticked, so nothing was taken in."))
    try:
        sent = answering.take_in(
            council=request.council,
            by=request.member.person,
            request=asked,
            rows=rows,
            last=form.last(),
            press=UUID(seen["press"]),
        )
    except Refused as refused:
        return _sheets(request, one, FileForm(), refusals.say(refused))
    if sent.answers:
        messages.success(request, _said(len(sent.answers)))
    if sent.passed:
        messages.info(request, _passed(request, sent.passed))
    return redirect("rounds:sheets", council=request.council.slug, round=round)


def _said(number: int) -> str:
    said = ngettext("One answer of the sheet is taken in.", "%(n)s answers of the sheet are taken in.", number)
    return said % {"n": number}


def _passed(request: CouncilRequest, items: Collection[UUID]) -> str:
    """What was not taken in, by name as far as it can still be seen, and why."""
    said = ngettext(
        "%(n)s answer was passed over: it has been given already, or is not asked of them any more.",
        "%(n)s answers were passed over: they have been given already, or are not asked of them any more.",
        len(items),
    ) % {"n": len(items)}
    found = queries.items(request.council, items)
    names = [
        neutral(one.line, one.delivered.commitment.kind) if one.line else short(one.delivered.words.text)
        for one in found
    ]
    return f"{said} {'; '.join(names)}".strip()


def _preview(request: CouncilRequest, asked: "Request", rows: Any) -> HttpResponse:
    found = read(_door(request, asked), rows, by_officer=True)
    ready = [one for one in found.entries if one.given]
    sealed = seal(request.member.person.id, asked.id, ready)
    context = {
        "form": TakeInForm(initial={"sealed": sealed}),
        "read": found,
        "ready": ready,
        "asked": asked,
        "choices": sheet_words.CHOICES,
        **_context(asked.round),
    }
    return render(request, "rounds/sheet_take_in.html", context)


def _sheets(request: CouncilRequest, one: "Round", form: FileForm, problem: str = "") -> HttpResponse:
    views = [view for view in queries.view(request.council, one).requests if not view.request.left_out]
    rows = [view for view in views if view.request.sent_at]
    return render(request, "rounds/sheets.html", {"form": form, "problem": problem, "rows": rows, **_context(one)})


def _context(one: "Round") -> dict[str, Any]:
    return {"one": one, "called": letters.neutral(queries.reviews_of(one))}


def _door(request: CouncilRequest, asked: "Request") -> Door:
    """As behind their link: the officer's page shows no more of it than the sheet that went out."""
    return Door(request.council, asked, Sender(), "rounds:")


def _open_or_404(request: CouncilRequest, round_id: UUID) -> "Round":
    found = queries.round_(request.council, round_id)
    if found is None or queries.stage(found) is not Stage.OPEN:
        raise Http404
    return found
