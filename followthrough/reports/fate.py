"""What became of each recommendation on the three axes, and how many share a fate."""

from collections import Counter
from dataclasses import dataclass

from followthrough.commitments.rules import Delivery
from followthrough.reports.source import AppendixSource, RecommendationSource
from followthrough.reviews import rules

# The one order of the states everywhere: that of the enums, then what is derived.
RESPONSES = (*map(str, rules.Response), "differs")
DELIVERIES = (*map(str, Delivery), "complete_part", "no_update", "none_expected")
POSITIONS = (*map(str, rules.Scrutiny), "closure_proposed", "refusal_accepted")


@dataclass(frozen=True, slots=True)
class Fate:
    """One recommendation on the three axes; `accepted` if any respondent agreed, wholly or in part."""

    response: str
    delivery: str
    position: str
    accepted: bool


def fates(source: AppendixSource) -> list[Fate]:
    """The fate of each recommendation, in the order of the review."""
    return [fate(item) for item in source.recommendations]


def fate(item: RecommendationSource) -> Fate:
    """Where one recommendation stands on the three axes."""
    return Fate(response_of(item), delivery_of(item), item.scrutiny.state, _accepted(item))


def response_of(item: RecommendationSource) -> str:
    """The one answer: awaiting if there is none yet, differs if respondents answered differently."""
    return rules.answer(given.state for given in item.responses)


def delivery_of(item: RecommendationSource) -> str:
    """The latest update's own state; without an update, what that means after this answer."""
    if item.update:
        return item.update.state
    if response_of(item) == "not_agreed":
        return "none_expected"
    return "no_update" if _accepted(item) else "not_stated"


def shown_delivery(item: RecommendationSource) -> str:
    """The same as it is shown: complete where only a part was agreed is complete of that part."""
    code = delivery_of(item)
    return "complete_part" if code == "complete" and response_of(item) == "agreed_in_part" else code


def counted(values: list[str], order: tuple[str, ...]) -> dict[str, int]:
    """How often each value occurs, in `order`, those that occur only."""
    counts = Counter(values)
    return {value: counts[value] for value in order if counts[value]}


def _accepted(item: RecommendationSource) -> bool:
    return rules.accepted(given.state for given in item.responses)
