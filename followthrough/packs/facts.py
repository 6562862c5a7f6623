"""What a report's text can cite: figures and days of the tracker as at the cut-off, each with where it comes from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext as _

from followthrough.reports.fate import DELIVERIES, POSITIONS, RESPONSES, Fate, counted, fates
from followthrough.reports.programme_words import counted_words
from followthrough.reports.ready_blocks import ready_sentence
from followthrough.reports.source import AppendixSource, RecommendationSource
from followthrough.reports.steering_source import CountSource
from followthrough.reports.words import day_words, delivery_words, fuzzy_words, listed, response_words, scrutiny_words

_FEW = 12  # recommendations that are named beside a figure; more of them nobody reads


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to cite: `[[code]]` in a text becomes `words`. `of` says which recommendations it rests on."""

    code: str
    label: str
    words: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """A review as at the cut-off, and as at the report before where there was one."""

    now: AppendixSource
    before: AppendixSource | None = None


def groups(figures: Figures) -> dict[str, list[Fact]]:
    """Every fact under what it is about, in the order in which they are offered."""
    now, before = figures.now, figures.before
    with translation.override(now.language.lower()):
        since = {_("Since the last report"): _since(now, before)} if before else {}
        found = since | {
            _("The review"): _review(figures),
            _("Where the recommendations stand"): _states(now),
            _("Late, extended or waiting"): _work(now),
        }
        found |= {_("The accreditation"): _programmes(now)} if now.programmes else {}
        taken: set[str] = set()
        return {name: [_apart(fact, taken) for fact in group] for name, group in found.items()}


def _apart(fact: Fact, taken: set[str]) -> Fact:
    """The fact under a code that no other has: names that differ in signs alone would share one."""
    stem = fact.code.strip("-")
    code = next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)
    taken.add(code)
    return replace(fact, code=code)


def facts(figures: Figures) -> dict[str, Fact]:
    """Every fact by its code."""
    return {fact.code: fact for group in groups(figures).values() for fact in group}


def _review(figures: Figures) -> Iterator[Fact]:
    now = figures.now
    yield Fact("as-at", _("The cut-off day"), day_words(now.as_at))
    yield Fact("review", _("The review"), now.review_name)
    yield Fact("recommendations", _("Recommendations"), str(len(now.recommendations)))
    if now.endorsed:
        yield Fact("endorsed", _("Endorsed by the committee"), fuzzy_words(now.endorsed))
    if now.decided:
        yield Fact("decided", _("Response decided"), fuzzy_words(now.decided))
    if figures.before:
        yield Fact("last-report", _("The cut-off day of the last report"), day_words(figures.before.as_at))


def _states(now: AppendixSource) -> Iterator[Fact]:
    paired = list(zip(now.recommendations, fates(now), strict=True))
    accepted = [(item, one) for item, one in paired if one.accepted]
    yield _count("accepted", _("Accepted: agreed or agreed in part"), [item for item, _one in accepted])
    of_all: tuple[tuple[str, Callable[[Fate], str], tuple[str, ...], Callable[[str], str]], ...] = (
        ("response", lambda one: one.response, RESPONSES, response_words),
        ("scrutiny", lambda one: one.position, POSITIONS, scrutiny_words),
    )
    for axis, state, order, words in of_all:
        for code in counted([state(one) for _item, one in paired], order):
            yield _count(f"{axis}-{_dashed(code)}", words(code), [item for item, one in paired if state(one) == code])
    for code in counted([one.delivery for _item, one in accepted], DELIVERIES):
        label = _("%(state)s, of those accepted") % {"state": delivery_words(code)}
        yield _count(f"delivery-{_dashed(code)}", label, [item for item, one in accepted if one.delivery == code])


def _work(now: AppendixSource) -> Iterator[Fact]:
    items = now.recommendations
    yield _count("overdue", _("Overdue"), [item for item in items if item.due and item.due.days_overdue > 0])
    for owner in sorted({owner for item in items for owner in item.owners}):
        late = [item for item in items if owner in item.owners and item.due and item.due.days_overdue > 0]
        if late:
            yield _count(f"overdue-{_dashed(owner)}", _("Overdue: %(owner)s") % {"owner": owner}, late)
    yield _count("extended", _("Date extended"), [item for item in items if item.due and item.due.extensions])
    yield _count("relying", _("Rests on something else"), [item for item in items if item.relies_on])
    for name, last in sorted(_forecasts(items).items()):
        yield Fact(f"forecast-{_dashed(name)[:60].strip('-')}", _("Expected: %(name)s") % {"name": name}, last)


def _programmes(now: AppendixSource) -> Iterator[Fact]:
    """Of each programme that recommendations rest on: its target, how ready it is, its gaps, and what was counted."""
    for one in now.programmes:
        of, numbers = _dashed(one.name)[:40].strip("-"), [rests.number for rests in one.rests]
        rests_on = listed(numbers) if len(numbers) <= _FEW else ""
        named = {"name": one.name}
        if one.target:
            yield Fact(f"target-{of}", _("Expected: %(name)s") % named, fuzzy_words(one.target), rests_on)
        yield Fact(f"slipped-{of}", _("How often that date slipped: %(name)s") % named, str(len(one.slips)))
        yield Fact(f"resting-{of}", _("Recommendations that rest on %(name)s") % named, str(len(numbers)), rests_on)
        if one.ready:
            met = _("%(part)s of %(base)s") % {"part": one.ready.whole.met, "base": one.ready.whole.applicable}
            yield Fact(f"met-{of}", _("Criteria met, of those that apply: %(name)s") % named, met)
            unjudged = str(one.ready.whole.not_judged)
            yield Fact(f"not-judged-{of}", _("Criteria not yet judged: %(name)s") % named, unjudged)
            yield Fact(f"readiness-{of}", _("Readiness in a sentence: %(name)s") % named, ready_sentence(one.ready))
        yield Fact(f"gaps-{of}", _("Gaps found: %(name)s") % named, str(one.gaps))
        yield Fact(f"gaps-closed-{of}", _("Gaps closed: %(name)s") % named, str(one.closed))
        yield from (_counted(count) for count in one.counts)


def _counted(one: CountSource) -> Fact:
    """A number with its period, so that no sentence cites it without; and the paper that it is from."""
    words = {"num": counted_words(one.number, one.unit), "period": one.period, "source": one.source}
    said = _("%(num)s (%(period)s; %(source)s)") if one.source else _("%(num)s (%(period)s)")
    return Fact(f"count-{_dashed(one.what)[:40].strip('-')}", _("Counted: %(what)s") % {"what": one.what}, said % words)


def _since(now: AppendixSource, before: AppendixSource) -> Iterator[Fact]:
    was = {(item.section, item.number, item.recipient): item for item in before.recommendations}
    pairs = [(item, was.get((item.section, item.number, item.recipient))) for item in now.recommendations]
    told = [item for item, old in pairs if item.update and (old is None or item.update != old.update)]
    yield _count("updated-since", _("With a new update since the last report"), told)
    done = [item for item, old in pairs if _complete(item) and not (old and _complete(old))]
    yield _count("completed-since", _("Newly complete since the last report"), done)
    moved = [item for item, old in pairs if _extensions(item) > (_extensions(old) if old else 0)]
    yield _count("extended-since", _("Extended since the last report"), moved)
    silent = [item for item in now.recommendations if item not in told and not _complete(item)]
    awaited = [item for item, one in zip(now.recommendations, fates(now), strict=True) if one.accepted]
    yield _count("silent-since", _("No update since the last report"), [item for item in silent if item in awaited])


def _complete(item: RecommendationSource) -> bool:
    return bool(item.update and item.update.state == "complete")


def _extensions(item: RecommendationSource) -> int:
    return len(item.due.extensions) if item.due else 0


def _forecasts(items: tuple[RecommendationSource, ...]) -> dict[str, str]:
    return {one.name: fuzzy_words(one.forecast) for item in items for one in item.relies_on if one.forecast}


def _count(code: str, label: str, items: list[RecommendationSource]) -> Fact:
    numbers = [item.number for item in items]
    return Fact(code, label, str(len(items)), listed(numbers) if len(numbers) <= _FEW else "")


def _dashed(words: str) -> str:
    """A code of small letters, figures and dashes."""
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in words.lower()).split())
