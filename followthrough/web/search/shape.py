"""What is found, as a page shows it: what it is, where its page is, and the texts with the words marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from followthrough.reports.words import kind_words
from followthrough.reviews.queries.found import Found, Hit
from followthrough.search.rules import Kind, Piece, Question, snippet
from followthrough.web.access import CouncilRequest
from followthrough.web.commitments.subject import kind_of, numbered
from followthrough.web.tracked import page_of

if TYPE_CHECKING:
    from followthrough.commitments.models import Wording
    from followthrough.councils.models import Council


@dataclass(frozen=True)
class Text:
    """One text that has the words. `earlier`: other words hold now."""

    kind: str
    row: Any
    pieces: tuple[Piece, ...]
    earlier: bool
    exempt: Any


@dataclass(frozen=True)
class Shown:
    """One thing that is found. `words`: what it asks for, where that is not among the texts."""

    name: str
    about: str
    href: str
    words: str
    words_exempt: Any
    texts: list[Text]
    more: int


def shown(request: CouncilRequest, question: Question, found: list[Found]) -> Iterator[Shown]:
    """Each thing that is found, in its order."""
    for one in found:
        words = _words(one)
        texts = [_text(question, one, hit) for hit in one.hits if hit.kind is not Kind.NUMBER or hit.row.section]
        yield Shown(
            name=_name(one),
            about=one.review.particulars.name if one.review else "",
            href=_address(request.council, one),
            words=words.text if words else "",
            words_exempt=one.exempt.get(words.place) if words else None,
            texts=texts,
            more=one.count - len(one.hits),
        )


def _name(found: Found) -> str:
    if found.review:
        return found.review.review.neutral_name
    ask = found.recommendation
    if ask:
        return numbered(ask.review.neutral_name, ask.number)
    assert found.tracked
    return kind_words(found.tracked)


def _address(council: "Council", found: Found) -> str:
    if found.review:
        name, given = "reviews:show", {"review": found.review.review.id}
    elif found.recommendation:
        name, given = "recommendations:show", {"recommendation": found.recommendation.id}
    else:
        assert found.words
        assert found.tracked
        return page_of(council, found.tracked, found.words.commitment_id)
    return reverse(name, kwargs={"council": council.slug, **given})


def _words(found: Found) -> "Wording | None":
    """The words in force, unless one of the texts is those."""
    words = found.reworded or found.words
    return None if any(hit.row == words for hit in found.hits) else words


def _text(question: Question, found: Found, hit: Hit) -> Text:
    texts = [hit.row.section] if hit.kind is Kind.NUMBER else hit.texts
    exempt = found.exempt.get(hit.row.place) if hasattr(hit.row, "place") else None
    return Text(kind_of(hit.row), hit.row, snippet(question, texts, hit.language), _is_earlier(found, hit), exempt)


def _is_earlier(found: Found, hit: Hit) -> bool:
    kind = kind_of(hit.row)
    if kind == "particulars" and found.review:
        return bool(hit.row != found.review.particulars)
    return kind == "wording" and hit.row not in (found.words, found.reworded)
