"""The council's own Word template: saved, used, put back, taken away; and what goes through it."""

import io
from typing import Any

import docx
import pytest

from followthrough.audit.models import AuditEvent
from followthrough.files import actions as files
from followthrough.lib.refused import Refused
from followthrough.packs import actions, house, queries
from followthrough.packs.layouts import presets
from followthrough.packs.models import WordTemplate
from followthrough.packs.rules import Kind, Numbering
from followthrough.reports.house_template.faults import Code
from tests.packs.desk import TEXTS, Desk, at_work
from tests.redaction.canary import in_word
from tests.reports.house_template.paper import template, words

NAME, STREET = "Cllr Ann Example", "12 Juniper Street"


@pytest.fixture
def desk(home: tuple[Any, Any]) -> Desk:
    return at_work(home)


def save(desk: Desk, data: bytes, name: str = "ours.docx") -> WordTemplate:
    return actions.save_template(council=desk.council, by=desk.officer, data=data, name=name)


def finalised(desk: Desk) -> bytes:
    """The report in Word, as it goes out now."""
    pack = actions.finalise(**desk.by)
    found = queries.file(desk.council, pack, "report.docx")
    assert found is not None
    return found.data


def lines(data: bytes) -> list[str]:
    return [line for line in words(data).splitlines() if line.strip()]


def events() -> list[str]:
    rows = AuditEvent.objects.filter(verb__contains="template").order_by("sequence")
    return list(rows.values_list("verb", flat=True))


def test_a_report_goes_through_the_template_with_all_it_says(desk: Desk) -> None:
    save(desk, in_word("Made in the look of Saltmere."))
    shown = lines(finalised(desk.ready()))
    assert shown[0] == "Street trees, three years on"
    assert shown[shown.index("Background") :] == [
        "Background",
        "1.\tOf 4 recommendations 1 is complete.",
        "2.\tThe rest goes on.",
        "Financial implications",
        "3.\tThere are none.",
        "Made in the look of Saltmere.",
    ]


def test_what_the_guard_withholds_is_withheld_there_too(desk: Desk) -> None:
    save(desk, template("{{ section.background.heading }}", "Wards: {{ field.to }}"))
    desk.write(**TEXTS | {"background": f"{NAME} asked about **{STREET}**.", "to": f"{NAME} of {STREET}"})
    desk.clear()
    shown = words(finalised(desk))
    assert "asked about [withheld]" in shown
    assert (STREET in shown, NAME in shown) == (False, False)


def test_a_version_keeps_its_bytes_when_the_template_changes(desk: Desk) -> None:
    save(desk, in_word("First look."))
    first = finalised(desk.ready())
    save(desk, in_word("Second look."))
    desk.write(money="There is a cost.")
    desk.clear()
    second = finalised(desk)
    [_second, pack] = queries.packs(desk.council, desk.report)
    kept = queries.file(desk.council, pack, "report.docx")
    assert kept is not None
    assert kept.data == first
    assert ("First look." in words(first), "Second look." in words(second)) == (True, True)


def test_without_a_template_it_is_the_look_of_the_product(desk: Desk) -> None:
    plain = finalised(desk.ready())
    assert docx.Document(io.BytesIO(plain)).sections[0].header.paragraphs[0].text == ""


def test_a_template_with_faults_changes_nothing(desk: Desk) -> None:
    kept = save(desk, in_word("Ours."))
    with pytest.raises(Refused) as refused:
        save(desk, template("{{ tittle }}"))
    assert (refused.value.code, [one.code for one in refused.value.params["faults"]]) == (
        "template_faulty",
        [Code.UNKNOWN_NAME],
    )
    assert queries.template_in_use(desk.council) == kept


def test_a_report_that_would_lose_words_is_not_finalised(desk: Desk) -> None:
    layout = presets()["short"]
    own = [one.key for one in layout.sections if one.kind is not Kind.FIELD]
    told = ["{{ title }} {{ notice }} {% for one in fields %}{{ one.text }} {% endfor %}"]
    for key in own:
        name = key.replace("-", "_")
        told += [f"{{%p for one in section.{name}.paragraphs %}}", "{{ one.text }}", "{%p endfor %}"]
    save(desk, template(*told, whole=False))
    desk.ready()
    with pytest.raises(Refused) as refused:
        actions.finalise(**desk.by)
    assert refused.value.code == "template_unfilled"
    assert not queries.packs(desk.council, desk.report).exists()


def test_the_same_once_more_is_one_row_and_taking_away_and_putting_back_are_rows(desk: Desk) -> None:
    mine = {"council": desk.council, "by": desk.officer}
    first = save(desk, in_word("Ours."))
    assert save(desk, in_word("Ours.")) == first
    second = save(desk, in_word("Theirs."))
    assert actions.put_back_template(**mine, former=second) == second
    again = actions.put_back_template(**mine, former=first)
    assert (again.number, again.digest, queries.template_in_use(desk.council)) == (3, first.digest, again)
    actions.remove_template(**mine)
    actions.remove_template(**mine)
    assert (queries.template_in_use(desk.council), WordTemplate.objects.count()) == (None, 4)
    assert events() == [
        "packs.template_saved",
        "packs.template_saved",
        "packs.template_put_back",
        "packs.template_removed",
    ]


def test_a_template_whose_file_is_lost_is_not_put_back_and_stands_in_nobodys_way(desk: Desk) -> None:
    first, second = save(desk, in_word("Ours.")), save(desk, in_word("Theirs."))
    for row in (first, second):
        assert row.file_id is not None
        files.drop(council_id=desk.council.id, file_id=row.file_id)
    with pytest.raises(Refused, match="template_gone"):
        actions.put_back_template(council=desk.council, by=desk.officer, former=first)
    assert "Theirs." not in words(finalised(desk.ready()))


def test_a_council_has_its_own(desk: Desk, away: tuple[Any, Any]) -> None:
    row = save(desk, in_word("Ours."))
    other, _officer = away
    assert (queries.template_in_use(other), queries.templates(other)) == (None, [])
    assert queries.template(other, row.id) is None
    assert queries.template_bytes(other, row) is None


def test_an_example_in_each_layout_says_something_in_every_section(desk: Desk) -> None:
    for layout in presets().values():
        made = house.example(layout, "Saltmere")
        headed = [one for one in layout.sections if one.kind is not Kind.FIELD]
        assert [one["key"] for one in made.parts] == [one.key for one in headed]
        assert [one["key"] for one in made.fields] == [one.key for one in layout.sections if one.kind is Kind.FIELD]
        numbered = [p["number"] for one in made.parts if one["kind"] == "prose" for p in one["paragraphs"]]
        assert any(numbered) == (layout.numbering is not Numbering.NONE)
