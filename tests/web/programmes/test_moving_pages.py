"""Moving a programme to another edition: choosing, the preview, and the press."""

from typing import Any
from uuid import uuid4

import pytest

from followthrough.accreditation.queries import programmes
from followthrough.commitments import actions, queries
from followthrough.lib.as_at import AsAt
from tests.accreditation.cast import NEXT, Gardening, edition
from tests.cast import small_review
from tests.web.client import PageClient
from tests.web.programmes.test_structure import address, text


@pytest.fixture
def new(plots: Gardening) -> Any:
    """The next edition; parks is judged whole, and two recommendations rely on parts, one of which is gone."""
    plots.judge(r1_1="met", r1_2="partly", r2_1="met")
    first, second = small_review(plots.council, None).recommendations[:2]
    actions.rely(**plots.by, commitment=first.commitment, on=plots.programme, part="1")
    actions.rely(**plots.by, commitment=second.commitment, on=plots.programme, part="9.9")
    return edition(plots.council, None, NEXT).edition


def there(plots: Gardening, new: Any) -> str:
    return f"{address(plots, 'move')}?edition={new.id}"


def test_the_editions_are_offered(plots: Gardening, new: Any, lead: PageClient) -> None:
    shown = text(lead.get(address(plots, "move")))
    assert f'<option value="{new.id}">Good allotments mark, 2025</option>' in shown
    assert str(plots.loaded.edition.id) not in shown


def test_the_preview_says_what_goes_over(plots: Gardening, new: Any, lead: PageClient) -> None:
    shown = text(lead.get(there(plots, new)))
    assert 'A1 Water and leaks</th> <td class="govuk-table__cell">1.2</td>' in shown
    assert "Partly met" in shown
    assert "2 criteria have to be judged anew" in shown
    assert "follows to A Water and soil" in shown
    assert "has to be linked anew" in shown
    assert "Review 3, recommendation 2" in shown
    now = programmes.charter(plots.council, plots.programme, AsAt.now())
    assert now is not None
    assert now.edition == plots.loaded.edition


def test_one_press_moves_it_once(plots: Gardening, new: Any, lead: PageClient) -> None:
    given = {"request_id": str(uuid4())}
    assert [lead.post(there(plots, new), given).url for _ in range(2)] == [address(plots)] * 2
    now = programmes.charter(plots.council, plots.programme, AsAt.now())
    assert now is not None
    assert now.edition == new
    rows = queries.reliances_on(plots.council, [plots.programme.id], AsAt.now())
    assert sorted(row.part for row in rows) == ["9.9", "A"]
    assert "2025" in text(lead.get(address(plots)))


def test_where_it_is_already_it_does_not_move(plots: Gardening, new: Any, lead: PageClient) -> None:
    page = f"{address(plots, 'move')}?edition={plots.loaded.edition.id}"
    assert "The programme follows this edition already." in text(lead.get(page))
    assert "The programme follows this edition already." in text(lead.post(page, {"seen": ""}))


def test_an_edition_of_another_council_is_not_chosen(
    plots: Gardening, new: Any, lead: PageClient, elsewhere: Any
) -> None:
    theirs = edition(elsewhere, None, NEXT).edition
    assert "What moving to" not in text(lead.get(there(plots, theirs)))
    assert lead.post(there(plots, theirs), {"seen": ""}).status_code == 200
    now = programmes.charter(plots.council, plots.programme, AsAt.now())
    assert now is not None
    assert now.edition == plots.loaded.edition


def test_without_another_edition_there_is_nothing_to_choose(plots: Gardening, lead: PageClient) -> None:
    assert "No other edition is loaded." in text(lead.get(address(plots, "move")))
    assert "No other edition is loaded." in text(lead.get(f"{address(plots, 'move')}?edition=nonsense"))
