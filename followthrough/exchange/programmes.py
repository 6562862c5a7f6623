"""Which tracked programme a paper means: by its words, or by the framework that it follows."""

from dataclasses import dataclass

from followthrough.accreditation.queries.programmes import charters
from followthrough.commitments.models import Commitment
from followthrough.commitments.queries import Standing, programmes
from followthrough.councils.models import Council
from followthrough.exchange import rules
from followthrough.lib.as_at import AsAt
from followthrough.lib.wording import folded


@dataclass(frozen=True)
class Tracked:
    """The council's programmes. `made` are those that a paper brings, by their folded names, while it is read.

    `called`: of each that follows a framework its own words, the framework's name and the framework's key.
    """

    standings: tuple[Standing, ...]
    called: tuple[tuple[Commitment, tuple[str, ...]], ...]
    made: dict[str, Commitment]

    def find(self, name: str) -> Commitment | None:
        """The one of that name; else the only one whose framework is called so. None where it is not tracked yet."""
        same = next((one.commitment for one in self.standings if folded(one.words.text) == folded(name)), None)
        found = [head for head, names in self.called if rules.means_programme(name, names)]
        return same or self.made.get(folded(name)) or (found[0] if len(found) == 1 else None)

    def name(self, name: str) -> str:
        """What the programme is called here that a paper calls so; "" where it is not tracked yet."""
        head = self.find(name)
        return next((one.words.text for one in self.standings if head and one.commitment.id == head.id), "")


def tracked(council: Council) -> Tracked:
    """The council's programmes as they are called today."""
    now = AsAt.now()
    found = programmes(council, now)
    follows = charters(council, [one.commitment.id for one in found], now)
    called = tuple(
        (one.commitment, (one.words.text, follows[i].edition.name, follows[i].edition.key.replace("-", " ")))
        for one in found
        if (i := one.commitment.id) in follows
    )
    return Tracked(tuple(found), called, {})
