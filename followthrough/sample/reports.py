"""The sample's reports to its committee: begun, written, cleared and finalised as the pages do."""

from typing import Any

from followthrough.packs import actions, queries
from followthrough.packs.layouts import presets
from followthrough.packs.rules import Dates
from followthrough.reviews.models import Review
from followthrough.sample.facts import Facts
from followthrough.sample.town import Town


def report(town: Town, review: Review, one: Facts) -> None:
    """One report; it is finalised where everybody has cleared it."""
    meeting = town.meetings[one["meeting"]]
    by: dict[str, Any] = {"council": town.council, "by": town.keeper}
    dates = Dates(**one["days"], meeting=meeting.day)
    begun = actions.begin(**by, review=review, meeting=meeting, layout=presets()[one["layout"]], dates=dates)
    seen = {section: draft.serial for section, draft in queries.drafts(town.council, begun).items()}
    actions.write(**by, report=begun, texts=one["texts"], seen=seen)
    for clearer, given_by in one.get("cleared", {}).items():
        actions.clear(**by, report=begun, clearer=clearer, given_by=given_by)
    if "cleared" in one:
        actions.finalise(**by, report=begun)
