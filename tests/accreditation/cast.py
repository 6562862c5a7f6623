"""A programme that follows a made-up standard for allotments: nothing in it is about domestic abuse."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from followthrough.accreditation.actions import frameworks, programmes, reviewing
from followthrough.accreditation.actions.programmes import Follows
from followthrough.accreditation.actions.reviewing import Finds, How, Judged
from followthrough.accreditation.queries.frameworks import Loaded, loaded
from followthrough.accreditation.rules import Finds as Kind
from followthrough.accreditation.shapes import read
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery
from followthrough.commitments.rules import Kind as Tracked
from followthrough.councils import actions as councils

FIRST = date(2024, 1, 8)
ALLOTMENTS = b"""
framework: good-allotments
name: Good allotments mark
edition: "2023"
issuer: A made-up society of gardeners
areas:
  - ref: "1"
    title: Water
    criteria:
      - {ref: "1.1", title: Every plot has water within fifty steps, evidence: [policy]}
      - {ref: "1.2", title: Leaks are mended within a week, evidence: [case_files, interviews]}
  - ref: "2"
    title: Neighbours
    criteria:
      - {ref: "2.1", title: Neighbours know whom to ask}
"""
NEXT = b"""
framework: good-allotments
name: Good allotments mark
edition: "2025"
follows: "2023"
areas:
  - ref: "A"
    title: Water and soil
    was: ["1"]
    criteria:
      - {ref: "A1", title: Water and leaks, was: ["1.1", "1.2"]}
      - {ref: "A2", title: The soil is tested}
  - ref: "B"
    title: Neighbours
    was: ["2"]
    criteria:
      - {ref: "B1", title: Neighbours know whom to ask and are asked, was: ["2.1"], changed: true}
"""


def edition(council: Any, by: Any, data: bytes = ALLOTMENTS) -> Loaded:
    """That framework, loaded."""
    framework, faults = read(data)
    assert framework is not None, faults
    return loaded(frameworks.load(council=council, by=by, framework=framework))


@dataclass
class Gardening:
    """A programme with two services in scope, parks and housing, of which parks has a review that judged nothing yet."""

    council: Any
    officer: Any
    programme: Any
    loaded: Loaded
    parks: Any
    housing: Any
    post: Any
    audit: Any

    @property
    def by(self) -> dict[str, Any]:
        return {"council": self.council, "by": self.officer}

    def criterion(self, ref: str) -> Any:
        return self.loaded.by_ref[ref]

    def judge(self, audit: Any = None, told: Told = Told(), **verdicts: str) -> Any:
        """Verdicts by reference, as in `judge(r1_1="met")`."""
        judged = {
            self.criterion(name[1:].replace("_", ".")): Judged(verdict, "Folder 12")
            for name, verdict in verdicts.items()
        }
        return reviewing.judge(**self.by, audit_of=audit or self.audit, judged=judged, told=told)

    def review(self, team: Any, how: How = How()) -> Any:
        return reviewing.open_audit(
            **self.by, programme=self.programme, team=team, edition=self.loaded.edition, how=how
        )

    def gap(self, ref: str = "1.2", kind: Kind = Kind.PROCESS, **more: Any) -> Any:
        finds = Finds(kind, "Leaks are noted on paper.", audit=self.audit, criterion=self.criterion(ref), **more)
        return reviewing.find(**self.by, programme=self.programme, finds=finds)

    def action(self, *gaps: Any, text: str = "Keep a list of leaks.", state: Delivery | None = None) -> Any:
        made = programmes.add_action(**self.by, programme=self.programme, text=text, gaps=gaps)
        if state is not None:
            self.report(made.commitment, state)
        return made

    def report(self, commitment: Any, state: Delivery, told: Told = Told()) -> Any:
        return commitments.record_progress(**self.by, commitment=commitment, state=state, text="Said.", told=told)


def gardening(council: Any, by: Any, data: bytes = ALLOTMENTS) -> Gardening:
    """The cast of most tests."""
    found = edition(council, by, data)
    parks = councils.add_team(council=council, by=by, name="Parks and allotments")
    housing = councils.add_team(council=council, by=by, name="Housing estates")
    post = councils.add_post(council=council, by=by, title="Allotments officer", team=parks)
    programme = commitments.open_commitment(
        council=council, by=by, kind=Tracked.PROGRAMME, text="Good allotments mark", told=Told(known_on=FIRST)
    )
    told = Told(known_on=FIRST)
    programmes.charter(council=council, by=by, programme=programme, follows=Follows(found.edition), told=told)
    for team in (parks, housing):
        programmes.scope(council=council, by=by, programme=programme, team=team, told=told)
    audit = reviewing.open_audit(council=council, by=by, programme=programme, team=parks, edition=found.edition)
    return Gardening(council, by, programme, found, parks, housing, post, audit)
