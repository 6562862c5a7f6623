"""The paper left for trying an upload: it stops at a number that stands twice, and goes in once one is left out."""

import pytest

from followthrough.councils.models import Council, Person
from followthrough.councils.queries import council_by_slug
from followthrough.exchange import actions
from followthrough.exchange.comparison import compared
from followthrough.exchange.models import Import
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews.models import Review
from followthrough.reviews.queries.lines import lines, review_named
from followthrough.sample import papers
from followthrough.sample.facts import facts

PAPER = facts(papers.TO_TRY)


def _upload() -> tuple[Council, Person, Review, Import]:
    council = council_by_slug("merrowbridge")
    assert council is not None
    by = Person.objects.get(council=council, name="Imogen Tarrant")
    view = review_named(council, "Review 7", AsAt.now())
    assert view is not None
    data = papers.word(PAPER)
    return council, by, view.review, actions.read_in(council=council, by=by, data=data, name=PAPER["file"])


def test_it_shows_its_doubts_goes_in_and_can_be_undone(own_sample: None) -> None:
    council, by, review, paper = _upload()
    views = compared(council, paper, review, AsAt.now()).views
    assert [view.row["number"] for view in views if view.line is None] == ["49"]
    assert [view.row["number"] for view in views if "response" in view.differences] == ["27"]
    assert [view.row["number"] for view in views if view.doubts] == ["16"]
    assert [view.row["number"] for view in views if view.twins] == ["18", "18"]

    with pytest.raises(Refused) as refused:
        actions.confirm(council=council, by=by, paper=paper, into=review, paper_on=PAPER["day"])
    assert refused.value.code == "number_twice"

    actions.leave_out(council=council, by=by, proposal=views[6].proposal)
    actions.confirm(council=council, by=by, paper=paper, into=review, paper_on=PAPER["day"])
    assert len(lines(council, review, AsAt.on(PAPER["day"]))) == 49

    actions.undo(council=council, by=by, paper=paper, reason="Only a try")
    assert len(lines(council, review, AsAt.now())) == 48
