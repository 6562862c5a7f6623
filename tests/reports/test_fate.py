import pytest

from followthrough.reports.fate import DELIVERIES, POSITIONS, RESPONSES, Fate, counted, fate, fates
from followthrough.reports.fate_figure import fate_figure
from followthrough.reports.source import LatestUpdate, RecommendationSource, ResponseGiven
from tests.reports.sample import source


def one(*states: str, update: str | None = None) -> RecommendationSource:
    given = tuple(ResponseGiven(f"Body {n}", state) for n, state in enumerate(states))
    return RecommendationSource("1", "That …", responses=given, update=update and LatestUpdate(update, "", "", None))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (one(), Fate("awaiting", "not_stated", "monitoring", accepted=False)),
        (one("deferred"), Fate("deferred", "not_stated", "monitoring", accepted=False)),
        (one("agreed"), Fate("agreed", "no_update", "monitoring", accepted=True)),
        (one("agreed", update="not_stated"), Fate("agreed", "not_stated", "monitoring", accepted=True)),
        (one("not_agreed"), Fate("not_agreed", "none_expected", "monitoring", accepted=False)),
        (one("not_agreed", update="complete"), Fate("not_agreed", "complete", "monitoring", accepted=False)),
        (one("agreed", "not_agreed"), Fate("differs", "no_update", "monitoring", accepted=True)),
        (one("agreed", "agreed"), Fate("agreed", "no_update", "monitoring", accepted=True)),
    ],
)
def test_fate_keeps_the_axes_apart(item: RecommendationSource, expected: Fate) -> None:
    assert fate(item) == expected


def test_every_recommendation_is_counted_once_on_each_axis() -> None:
    all_fates = fates(source())
    assert sum(counted([f.response for f in all_fates], RESPONSES).values()) == 24
    assert sum(counted([f.delivery for f in all_fates], DELIVERIES).values()) == 24
    assert sum(counted([f.position for f in all_fates], POSITIONS).values()) == 24


def test_the_table_under_the_figure_has_all_its_numbers() -> None:
    figure = fate_figure(fates(source()))
    headings = [column.heading for column in figure.twin.columns]
    rows = [[cell.content[0].text for cell in row] for row in figure.twin.rows]
    total = headings.index("Total")
    assert headings[0] == "Delivery"
    assert [row[0] for row in rows][-1] == "All recommendations"
    assert rows[-1][total] == "24"
    for row in rows:
        assert sum(map(int, row[1:total])) == int(row[total])
        assert sum(map(int, row[total + 1 :])) == int(row[total])
    for column in range(1, len(headings)):
        assert sum(int(row[column]) for row in rows[:-1]) == int(rows[-1][column])


def test_the_alternative_text_says_what_the_picture_shows() -> None:
    figure = fate_figure([fate(one("agreed", update="complete")), fate(one("not_agreed"))])
    assert figure.alt == (
        "Flow chart of 2 recommendations. Response: 1 agreed and 1 not agreed. Delivery: 1 complete and "
        "1 none expected. Scrutiny: 2 monitoring. The table gives the numbers."
    )
