"""What the preview of a paper shows, and what its one form says back."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse

from followthrough.exchange import actions, harvest, queries, rules
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews.queries import lines
from followthrough.web import refusals
from followthrough.web.access import CouncilRequest
from followthrough.web.imports import choice, shape, words

if TYPE_CHECKING:
    from followthrough.exchange.models import Import, Proposal
    from followthrough.exchange.queries import RowView
    from followthrough.exchange.rules import Fault
    from followthrough.web.imports.forms import RowForm

KEPT = ("review", "show", "page")
VERBS = ("leave_out", "take_in", "looked")


def context(request: CouncilRequest, paper: "Import") -> dict[str, Any]:
    """Everything the page of a waiting paper needs."""
    into = choice.chosen(request, paper)
    views = queries.rows(request.council, paper, into.review, AsAt.now())
    wrong = queries.faults(views)
    news = _news(request, paper, into) if not wrong else None
    at_fault = {position for fault in wrong for position in fault.positions}
    rows = [shape.row_shown(view, into.review is not None, _adds(news, view)) for view in views]
    show = request.GET.get("show", shape.SHOW_ALL)
    return {
        "paper": paper,
        "into": into,
        "reviews": [view.review for view in lines.reviews(request.council, AsAt.now())],
        "summary": shape.summary(rows),
        "doubts": shape.about_the_whole(paper, rows),
        "rows": Paginator(shape.chosen(rows, show, at_fault), shape.ROWS_A_PAGE).get_page(request.GET.get("page")),
        "show": show,
        "kept": kept(request),
        "faults": [_said(fault, rows) for fault in wrong],
        "news": words.kinds(news.counts) if news else None,
    }


def last_look(request: CouncilRequest, paper: "Import", into: choice.Into) -> dict[str, Any]:
    """What the page of the last step says: what confirming adds, and how many rows still have a doubt."""
    views = queries.rows(request.council, paper, into.review, AsAt.now())
    return {
        "news": words.kinds(_news(request, paper, into).counts),
        "doubtful": sum(bool(view.doubts) and not view.proposal.left_out for view in views),
        "back": address(request, paper),
        "doubts_at": reverse(
            "imports:show",
            args=[request.council.slug, paper.id],
            query={"review": into.key, "show": shape.WITH_DOUBTS},
        ),
    }


def ticked(request: CouncilRequest) -> dict[int, list[int]]:
    """Which suggestions of the rows on the page are ticked, by position; none for a row with no tick."""
    found: dict[int, list[int]] = {at: [] for at in map(_number, request.POST.getlist("shown"))}
    for name in request.POST.getlist("tick"):
        position, _dash, index = name.partition("-")
        found.setdefault(_number(position), []).append(_number(index))
    return found


def pressed(request: CouncilRequest) -> tuple[str, int]:
    """Which button of the form was pressed, and the row it stands in (0: none)."""
    for verb in VERBS:
        if verb in request.POST:
            return verb, _number(request.POST[verb])
    return ("go" if "go" in request.POST else ""), 0


def mend(request: CouncilRequest, proposal: "Proposal", form: "RowForm") -> None:
    """Keep a mended row, unless somebody else has changed it since the form was opened."""
    actions.mend(
        council=request.council,
        by=request.member.person,
        proposal=proposal,
        values=form.values(),
        version=form.cleaned_data["version"],
    )


def on_top_of(request: CouncilRequest, proposal: "Proposal", row: dict[str, Any]) -> QueryDict:
    """What was typed, now on top of the row as it stands, so that saving again keeps it.

    An update that came since the form was opened has no field in it: its words go along.
    """
    typed = request.POST.copy()
    for at, update in enumerate(row.get("updates") or []):
        typed.setdefault(f"date_{at}", update.get("date") or "")
        typed.setdefault(f"update_{at}", update.get("text") or "")
    typed["version"] = str(proposal.version)
    return typed


def as_it_counts(proposal: "Proposal") -> dict[str, Any]:
    """A row as read, under what has been mended."""
    row = rules.merged(proposal.read, proposal.mended)
    return {**row, "doubts": rules.doubts_of(row)}


def stands(form: "RowForm", row: dict[str, Any]) -> list[tuple[str, str]]:
    """What stands of a row now, under the names of the form's fields; nothing that is empty."""
    said = []
    for name in ("section", "recipient", "response_means", "delivery_means", "owner", "due"):
        field = form.fields[name]
        named = {key: str(text) for key, text in getattr(field, "choices", ())}
        if row.get(name):
            said.append((str(field.label), named.get(row[name], str(row[name]))))
    return said


def faults(request: CouncilRequest, paper: "Import") -> "list[Fault]":
    """What stands against confirming the paper."""
    return queries.faults(queries.rows(request.council, paper, None, AsAt.now()))


def kept(request: CouncilRequest) -> dict[str, str]:
    """The part of the address that goes along from page to page."""
    return {name: request.GET[name] for name in KEPT if request.GET.get(name)}


def address(
    request: CouncilRequest, paper: "Import", position: int = 0, page: str = "show", stopped: bool = False
) -> str:
    """The address of one of the paper's pages, at a row where a position is given."""
    query = {**kept(request), **({"stopped": "1"} if stopped else {})}
    to = reverse(f"imports:{page}", args=[request.council.slug, paper.id], query=query or None)
    return f"{to}#row-{position}" if position else to


def _said(fault: "Fault", rows: list[shape.RowShown]) -> dict[str, Any]:
    """A fault as a sentence, with the rows it is about and the page on which each stands."""
    says = refusals.say(Refused(fault.code, rows=fault.positions))
    first = [(at, shape.where(rows, at)) for at in fault.positions[: refusals.MOST_ROWS]]
    return {"says": says, "rows": first, "more": len(fault.positions) - len(first)}


def _adds(news: harvest.News | None, view: "RowView") -> list[str] | None:
    counts = news.by_position.get(view.proposal.position) if news and view.line else None
    return None if counts is None else words.kinds(counts)


def _news(request: CouncilRequest, paper: "Import", into: choice.Into) -> harvest.News:
    return harvest.news(request.council, request.member.person, paper, into.review, into.day or clock.today())


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
