"""What a search finds as at a point: recommendations, programmes and reviews, each with the texts that say it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef

from followthrough.commitments.ledger import LedgerRow
from followthrough.commitments.models import Commitment, CommitmentRow, Exemption, Wording
from followthrough.commitments.queries import exemptions_in_force, known, standing_rows, worded
from followthrough.commitments.rules import Kind, Whose
from followthrough.councils.models import Council
from followthrough.councils.scope import reading
from followthrough.lib.as_at import AsAt
from followthrough.reviews.models import Particulars, Recommendation, RecommendationRow, Response, Review
from followthrough.reviews.queries.lines import ReviewView, reviews_of, undone
from followthrough.search import declared
from followthrough.search import queries as search
from followthrough.search.rules import Kind as Text
from followthrough.search.rules import Question

# What a reader sees of other rows, so that it is fetched with them.
_WITH: dict[type[Any], tuple[str, ...]] = {Response: ("respondent",)}
TEXTS_SHOWN = 3  # of each thing that is found


@dataclass(frozen=True)
class Hit:
    """One text: what kind it is, the row that holds it, its texts in the order of importance, their language."""

    kind: Text
    row: Any
    texts: list[str]
    language: str


@dataclass(frozen=True)
class Found:
    """One thing that is found, and the first of its `count` texts.

    A review; or a commitment with its words in force, the executive's too where it reworded them: a recommendation, or
    without one a programme, a phase or an action, as `tracked` says.
    """

    hits: list[Hit]
    count: int
    review: ReviewView | None = None
    words: Wording | None = None
    reworded: Wording | None = None
    recommendation: Recommendation | None = None
    tracked: Kind | None = None
    # What of it is kept from publication, by the place of the text.
    exempt: Mapping[UUID, Exemption] = field(default_factory=dict)


@dataclass(frozen=True)
class Results:
    """How many things are found, and those of page `page` of `pages` in their order, the `first`-th and on.

    `capped`: more texts match than were looked at. `any_word`: none has all the words; these have some of them.
    """

    count: int
    found: list[Found]
    page: int
    pages: int
    first: int
    capped: bool
    any_word: bool


class _Placed(NamedTuple):
    """A match that stands on the day: the thing that it is about, and what orders it among its like."""

    match: search.Match
    about: UUID
    known_on: date
    recorded_at: datetime


def find(
    council: Council,
    question: Question,
    as_at: AsAt,
    kinds: Iterable[Text] = Text,
    *,
    page: int = 1,
    most: int = 20,
) -> Results:
    """What has all the words in one text as at a point, or where nothing has, what has any of them.

    A page has `most` of them; one that there is not is the first or the last.

    The very number comes first, then numbers and titles, wordings, updates, and all other texts; among those the
    words in the order that was asked for, then the latest. The number of queries does not grow with what is found.
    """
    matched = _matches(council, question, kinds)
    groups = _grouped(council, matched.rows, as_at)
    if not groups and (question.loose != question or len(question.terms) > 1):
        matched = _matches(council, question, kinds, any_word=True)
        groups = _grouped(council, matched.rows, as_at)
    sheets = Paginator(list(groups.items()), most)
    sheet = sheets.get_page(page)
    return Results(
        count=sheets.count,
        found=_shown(council, dict(sheet), as_at),
        page=sheet.number,
        pages=sheets.num_pages,
        first=sheet.start_index(),
        capped=matched.capped,
        any_word=matched.any_word,
    )


def _matches(council: Council, question: Question, kinds: Iterable[Text], *, any_word: bool = False) -> search.Matches:
    with reading(council):
        return search.matches(council.id, question, kinds, any_word=any_word)


def _grouped(council: Council, matches: list[search.Match], as_at: AsAt) -> dict[UUID, list[search.Match]]:
    """Matches that stand, in order, by the id of the commitment or review that they are about."""
    placed = list(_placed(council, matches, as_at))
    about = {one.about for one in placed}
    there = _commitments(council, about, as_at) | _reviews(council, about, as_at)
    placed.sort(key=lambda p: (p.known_on, p.recorded_at, p.match.row_id), reverse=True)
    placed.sort(key=lambda p: p.match.rank)
    groups: dict[UUID, list[search.Match]] = {}
    for one in placed:
        if one.about in there:
            groups.setdefault(one.about, []).append(one.match)
    return groups


def _placed(council: Council, matches: list[search.Match], as_at: AsAt) -> Iterable[_Placed]:
    by_id = {match.row_id: match for match in matches}
    for model, ids in _by_model(matches):
        rows = model._default_manager.filter(council=council, id__in=ids)
        if issubclass(model, LedgerRow):
            said = standing_rows(rows, as_at).order_by().values_list("id", _about(model), "known_on", "recorded_at")
        else:
            said = rows.values_list("id", _about(model), "made_at__date", "made_at")
        for row_id, about, known_on, recorded_at in said:
            yield _Placed(by_id[row_id], about, known_on, recorded_at)


def _by_model(matches: Iterable[search.Match]) -> Iterable[tuple[Any, list[UUID]]]:
    """Each model that may hold some of the rows, with the ids of the rows of its kind."""
    ids: defaultdict[Text, list[UUID]] = defaultdict(list)
    for match in matches:
        ids[match.kind].append(match.row_id)
    return [(model, ids[how.kind]) for model, how in declared.searched_models() if how.kind in ids]


def _about(model: type[Any]) -> str:
    """Where a row names what it is about: a commitment, or a review."""
    if issubclass(model, RecommendationRow):
        return "recommendation__commitment_id"
    paths = {Recommendation: "commitment_id", Particulars: "review_id", Review: "id"}
    return "commitment_id" if issubclass(model, CommitmentRow) else paths[model]


def _commitments(council: Council, ids: Iterable[UUID], as_at: AsAt) -> set[UUID]:
    """Those of the commitments that have words of their own by then."""
    words = Wording.objects.filter(commitment=OuterRef("id")).exclude(whose=Whose.EXECUTIVE)
    heads = Commitment.objects.filter(Exists(known(words, as_at)), council=council, id__in=ids)
    return set(heads.values_list("id", flat=True))


def _reviews(council: Council, ids: Iterable[UUID], as_at: AsAt) -> set[UUID]:
    """Those of the reviews that were known by then and not undone."""
    called = known(Particulars.objects.filter(review=OuterRef("id")), as_at)
    heads = Review.objects.filter(Exists(called), ~undone(as_at), council=council, id__in=ids)
    return set(heads.values_list("id", flat=True))


def _shown(council: Council, page: Mapping[UUID, list[search.Match]], as_at: AsAt) -> list[Found]:
    hits = _hits(council, [match for matches in page.values() for match in matches[:TEXTS_SHOWN]])
    words, reworded = worded(council, page, as_at)
    asks = Recommendation.objects.filter(council=council, commitment__in=page).select_related("review")
    recommendations = {one.commitment_id: one for one in asks}
    views = {view.review.id: view for view in reviews_of(council, page, as_at)}
    exempt = exemptions_in_force(council, page)
    kinds = dict(Commitment.objects.filter(council=council, id__in=words).values_list("id", "kind"))
    return [
        Found(
            hits=[hits[match.row_id] for match in matches[:TEXTS_SHOWN] if match.row_id in hits],
            count=len(matches),
            review=views.get(about),
            words=words.get(about),
            reworded=reworded.get(about),
            recommendation=recommendations.get(about),
            tracked=Kind(kinds[about]) if about in kinds else None,
            exempt=exempt.get(about, {}),
        )
        for about, matches in page.items()
        # Somebody may just have restricted it.
        if about in views or about in words
    ]


def _hits(council: Council, matches: list[search.Match]) -> dict[UUID, Hit]:
    found: dict[UUID, Hit] = {}
    for model, ids in _by_model(matches):
        for row in model._default_manager.filter(council=council, id__in=ids).select_related(*_WITH.get(model, ())):
            row.council = council
            how = declared.how(row)
            assert how is not None
            found[row.id] = Hit(how.kind, row, declared.texts(row, how), declared.language(row))
    return found
