"""Numbers with a unit and a period, as at a day."""

from datetime import date
from typing import Any

import pytest

from followthrough.commitments.actions import Told
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.lib.refused import Refused
from followthrough.registers.actions import counts as actions
from followthrough.registers.queries import counts
from followthrough.registers.rules import Unit
from followthrough.reports.gather_ready import count_sources
from followthrough.reports.programme_words import counted_words
from tests.accreditation.steered import Steered


def count(one: Steered, number: int, period: str, what: str = "Champions", **more: Any) -> Any:
    given: dict[str, Any] = {"what": what, "number": number, "unit": Unit.STAFF, "period": parse(period)}
    return actions.count(**one.by, commitment=one.programme, **given | more)


def numbers(one: Steered, as_at: AsAt | None = None) -> list[tuple[str, int, str]]:
    rows = counts.counts(one.plots.council, one.programme, as_at or AsAt.now())
    return [(row.what, row.number, row.period_printed) for row in rows]


def test_each_thing_has_its_periods_the_latest_last(one: Steered) -> None:
    count(one, 30, "2025", told=Told(known_on=date(2026, 1, 5)))
    count(one, 12, "2022")
    count(one, 7, "2024", what="Bees")
    assert numbers(one) == [
        ("Bees", 7, "2024"),
        ("Champions", 12, "2022"),
        ("Champions", 23, "2023"),
        ("Champions", 30, "2025"),
    ]
    assert numbers(one, AsAt.on(date(2024, 2, 1))) == [("Champions", 23, "2023")]


def test_a_number_put_right_takes_the_place_of_the_wrong_one(one: Steered) -> None:
    wrong = count(one, 99, "2025")
    right = count(one, 29, "2026", corrects=wrong)
    assert numbers(one) == [("Champions", 23, "2023"), ("Champions", 29, "2026")]
    found = [counts.counted(one.plots.council, row.id, AsAt.now()) for row in (wrong, right)]
    assert found == [None, right]


@pytest.mark.parametrize(
    ("given", "code"),
    [({"what": " "}, "count_needed"), ({"number": -1}, "number_negative"), ({"period": ""}, "period_needed")],
)
def test_a_number_needs_words_and_a_period(one: Steered, given: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        count(one, **{"number": 1, "period": "2023", **given})


def test_adults_and_children_of_the_same_thing_stand_beside_each_other(one: Steered) -> None:
    count(one, 76, "2022-23", what="Sanctuary scheme", unit=Unit.ADULTS)
    count(one, 128, "2022-23", what="Sanctuary scheme", unit=Unit.CHILDREN)
    assert [number for what, number, _period in numbers(one) if what == "Sanctuary scheme"] == [76, 128]
    found = count_sources(one.plots.council, one.programme, AsAt.now())
    told = [source for source in found if source.what != "Champions"]
    assert [source.number for source in told] == [76, 128]


def test_so_few_people_leave_no_document(one: Steered) -> None:
    count(one, 2, "2025", what="Drop-in", unit=Unit.ADULTS)
    told = {source.what: source.number for source in count_sources(one.plots.council, one.programme, AsAt.now())}
    assert told == {"Champions": 23, "Drop-in": None}
    assert counted_words(None, Unit.ADULTS) == "[c]"
