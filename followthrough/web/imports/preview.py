"""What the preview of a paper shows, and what its one form says back."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.exchange import actions, harvest, programmes, queries, rules
from followthrough.lib import clock, wording
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews.queries import lines
from followthrough.web import refusals
from followthrough.web.access import CouncilRequest
from followthrough.web.imports import beside, choice, shape, tables, words

if TYPE_CHECKING:
    from followthrough.exchange.comparison import Comparison, RowView
    from followthrough.exchange.models import Import, Proposal
    from followthrough.exchange.rules import Fault
    from followthrough.web.imports.forms import RowForm

KEPT = ("review", "show", "page")
VERBS = ("leave_out", "take_in", "looked", "mend", "match")
# Takes, or leaves, every suggestion that a row relies on one programme.
LINKS = ("link", "unlink")
# Buttons that are about no row; where each leads to is in `leads_to`.
OTHER_VERBS = ("agree", "compare", "see", "only", "turn", "go", *LINKS, *tables.VERBS)


_ROWS = "\n"  # stands for the rows in the sentence of a fault


def context(request: CouncilRequest, paper: "Import") -> dict[str, Any]:
    """Everything the page of a waiting paper needs."""
    into = choice.chosen(request, paper)
    found = choice.beside(request, paper, into)
    news, wrong = _news(request, found, into), found.faults
    at_fault = {position for fault in wrong for position in fault.positions}
    known = programmes.tracked(request.council)
    shown = [shape.row_shown(one, found, _adds(news, at_fault, one, into), known) for one in found.views]
    rows = beside.in_groups(shown)
    show = request.GET.get("show", shape.SHOW_ALL)
    listed = found.missing if show == beside.MISSING else shape.chosen(rows, show, at_fault)
    on_page: Any = Paginator(listed, shape.ROWS_A_PAGE).get_page(request.GET.get("page"))
    return {
        "paper": paper,
        "into": into,
        "reviews": [view.review for view in lines.reviews(request.council, AsAt.now())],
        "summary": shape.summary(rows),
        "reliances": shape.reliances(found.that_count, known),
        "doubts": shape.about_the_whole(paper, rows),
        "tables": tables.listed(paper),
        "rows": on_page,
        "shown": {row.position for row in on_page if isinstance(row, shape.RowShown)},
        "groups": beside.groups(rows, [row for row in on_page if isinstance(row, shape.RowShown)]),
        "counts": beside.counts(rows) if into.review else [],
        "differing": any(view.differences for view in found.that_count),
        "missing": found.missing,
        "named": beside.named,
        "compared": wording.compared,
        "show": show,
        "filters": _filters(rows, found, bool(wrong)),
        "kept": {**kept(request), "review": into.key},
        "faults": [_said(fault, rows) for fault in wrong],
        "news": words.kinds(news.counts),
    }


def last_look(request: CouncilRequest, paper: "Import", into: choice.Into, found: "Comparison") -> dict[str, Any]:
    """What the page of the last step says: what confirming adds, and how many rows still have a doubt."""
    return {
        "news": words.kinds(_news(request, found, into).counts),
        "differing": any(view.differences for view in found.that_count),
        "doubtful": sum(bool(view.doubts) for view in found.that_count),
        "back": address(request, paper),
        "doubts_at": reverse(
            "imports:show",
            args=[request.council.slug, paper.id],
            query={"review": into.key, "show": shape.WITH_DOUBTS},
        ),
    }


def ticked(request: CouncilRequest, box: str = "tick") -> dict[int, list[int]]:
    """Which suggestions of the rows on the page are ticked, by position; none for a row with no tick.

    `box`: the name of the tick boxes, "tick", or "outside" for those that lie outside what they rely on.
    """
    found: dict[int, list[int]] = {at: [] for at in map(_number, request.POST.getlist("shown"))}
    for name in request.POST.getlist(box):
        position, _dash, index = name.partition("-")
        found.setdefault(_number(position), []).append(_number(index))
    return found


def linked(request: CouncilRequest, paper: "Import", verb: str) -> dict[int, list[int]]:
    """The ticks with all suggestions that a row relies on the programme of the button taken, or left."""
    found = choice.beside(request, paper, choice.chosen(request, paper))
    return shape.with_reliance(found.that_count, request.POST[verb], taken=verb == "link")


def pressed(request: CouncilRequest) -> tuple[str, int]:
    """Which button of the form was pressed, and the row it stands in (0: none)."""
    for verb in VERBS:
        if verb in request.POST:
            return verb, _number(request.POST[verb])
    return next((verb for verb in OTHER_VERBS if verb in request.POST), ""), 0


def leads_to(request: CouncilRequest, paper: "Import", verb: str, at: int) -> str:
    """Where a button of the form leads once what is ticked is kept."""
    given = request.POST
    if verb in ("mend", "match"):
        return reverse(f"imports:{verb}", args=[request.council.slug, paper.id, at], query=kept(request) or None)
    if verb == "compare":
        return _elsewhere(request, paper, "into", review=given.get("review", ""), show="", page="")
    if verb in ("see", "only"):
        show = given["only"] if verb == "only" else given.get("show", "")
        return _elsewhere(request, paper, "rows", show=show, page="")
    if verb == "turn":
        return _elsewhere(request, paper, "rows", page=given["turn"])
    if verb == "leave_out":
        at = _in_its_place(request, at)
    return address(request, paper, at, page="confirm" if verb == "go" else "show")


def _elsewhere(request: CouncilRequest, paper: "Import", anchor: str, **other: str) -> str:
    query = {name: value for name, value in {**kept(request), **other}.items() if value}
    return f"{reverse('imports:show', args=[request.council.slug, paper.id], query=query or None)}#{anchor}"


def _in_its_place(request: CouncilRequest, at: int) -> int:
    """The row that stands where one stood that is left out: beside a review it goes to the end of the page."""
    shown = [_number(name) for name in request.POST.getlist("shown")]
    stays = request.GET.get("review") in (None, "", choice.NEW) and "show" not in kept(request)
    if stays or at not in shown or len(shown) == 1:
        return at
    place = shown.index(at)
    return [*shown[:place], *shown[place + 1 :]][min(place, len(shown) - 2)]


def mend(request: CouncilRequest, proposal: "Proposal", form: "RowForm") -> None:
    """Keep a mended row, unless somebody else has changed it since the form was opened."""
    actions.mend(
        council=request.council,
        by=request.member.person,
        proposal=proposal,
        values=form.values(),
        version=form.cleaned_data["version"],
        remember=form.remember(),
    )


def teachable(request: CouncilRequest, paper: "Import", proposal: "Proposal") -> dict[str, str]:
    """The words of a row that can be taught; none beside a restricted review, whose words are for its readers only."""
    review = choice.chosen(request, paper).review
    return {} if review is not None and review.restricted else queries.open_words(proposal)


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


def _filters(rows: "list[shape.RowShown]", found: "Comparison", to_mend: bool) -> list[tuple[str, str]]:
    """The choices of what to show: a code and its words."""
    groups = [(code, title) for code, title, _count in beside.counts(rows)] if found.review else []
    return [
        (shape.SHOW_ALL, _("All rows")),
        (shape.WITH_DOUBTS, _("Rows with doubts")),
        *([(shape.TO_MEND, _("Rows to be mended first"))] if to_mend else []),
        *groups,
        *([(beside.MISSING, _("Missing from this paper"))] if found.missing else []),
    ]


def _said(fault: "Fault", rows: list[shape.RowShown]) -> dict[str, Any]:
    """A fault as a sentence around the rows it is about, each with the page on which it stands."""
    before, _mark, after = refusals.say(Refused(fault.code, rows=_ROWS)).partition(_ROWS)
    first = [(at, shape.where(rows, at)) for at in fault.positions[: refusals.MOST_ROWS]]
    return {"before": before, "after": after, "rows": first, "more": len(fault.positions) - len(first)}


def _adds(news: harvest.News, at_fault: Collection[int], view: "RowView", into: choice.Into) -> list[str] | None:
    """What a row adds to the review that is there; of a new one all is new, and no row says so."""
    if into.review is None or view.position in at_fault:
        return None
    return words.kinds(news.by_position.get(view.position, {}))


def _news(request: CouncilRequest, found: "Comparison", into: choice.Into) -> harvest.News:
    return harvest.news(request.member.person, found, into.day or clock.today())


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
