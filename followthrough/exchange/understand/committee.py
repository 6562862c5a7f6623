"""The committee's words in the place of a status: "Signed off" says that scrutiny ended, not what was delivered."""

from collections.abc import Iterable, Mapping

from followthrough.exchange.understand.meanings import scrutiny_means
from followthrough.exchange.understand.reading import Doubt, ReadRecommendation, Suggestion


def hear(found: Iterable[ReadRecommendation], key: Mapping[str, str]) -> list[Doubt]:
    """Suggest a decision for each status that is the committee's, also through the paper's key; a doubt for each."""
    doubts = []
    for one in found:
        if not one.status or one.delivery_means:
            continue
        state = scrutiny_means(one.status) or scrutiny_means(key.get(one.status.strip(" .")))
        if state:
            one.suggestions.append(Suggestion("scrutiny", state, one.status))
            doubts.append(Doubt(one.where, f"“{one.status}” is the committee’s word and says nothing of the delivery"))
    return doubts
