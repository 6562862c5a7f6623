"""A template filled: what stands in it afterwards, the same bytes, and the fence behind the checker."""

import io
import re
from dataclasses import asdict
from pathlib import Path

import docx
import pytest

from followthrough.reports.house_template import filling
from followthrough.reports.house_template.built_in import built_in
from followthrough.reports.house_template.checking import Unfilled, check, fill
from followthrough.reports.house_template.child import answer
from followthrough.reports.house_template.faults import Code, Fault, Refusal
from followthrough.reports.house_template.names import NAMES, STRONG, plain
from followthrough.web.packs.template_words import MARKS
from tests.reports.house_template.paper import KEYS, changed, parts, report, said, saved, template, words


def kept(data: bytes) -> bytes:
    checked = check(data, KEYS, [report()])
    assert checked.faults == []
    return checked.template


def test_everything_of_the_report_stands_in_its_order() -> None:
    assert words(fill(kept(template()), report())).splitlines() == [
        "Street trees",
        "For the meeting",
        "To: Scrutiny Committee",
        "To resolve",
        "1. Note it.",
        "Background",
        "1. It began.",
        "• so it did",
        "Papers",
        " Minutes",
    ]


def test_the_same_report_in_the_same_template_is_the_same_bytes() -> None:
    own = kept(template())
    assert fill(own, report()) == fill(own, report())


def test_what_a_report_has_not_is_empty() -> None:
    own = kept(template("Wards: {{ field.wards }}.", "{{ section.legal_implications.heading }}|"))
    assert words(fill(own, report())).splitlines()[-2:] == ["Wards: .", "|"]


def test_places_of_their_own() -> None:
    lines = (
        "{{ resolutions.heading }}",
        "{%p for one in resolutions.paragraphs %}",
        "{{ one.number }} {{ one.text }}",
        "{%p endfor %}",
        "{%p for one in sections %}",
        "{{ one.heading }}",
        "{%p endfor %}",
    )
    assert words(fill(kept(template(*lines)), report())).splitlines()[-3:] == [
        "To resolve",
        "1. Note it.",
        "Background",
    ]


def test_bold_and_italic_words_keep_the_looks_of_the_mark() -> None:
    word = docx.Document(io.BytesIO(template(whole=True)))
    runs = [["It ", False, False], ["was", True, False], [" so", True, True], ["; done", False, False]]
    told = {"key": "background", "kind": "prose", "heading": "Why", "paragraphs": [{**said(""), "runs": runs}]}
    word = docx.Document(io.BytesIO(fill(kept(template()), report(parts=[told]))))
    found = [run for one in word.paragraphs if one.text.strip() == "It was so; done" for run in one.runs]
    faces = [(run.text.strip(), run.bold, run.italic) for run in found if run.text.strip()]
    assert faces == [("It", None, None), ("was", True, None), ("so", True, True), ("; done", None, None)]


def test_what_somebody_typed_is_words_and_nothing_else() -> None:
    typed = f'<w:b/> & {{{{ title }}}} {{% if %}} {STRONG}\U00100000 ]]> "quoted"'
    shown = words(fill(kept(template()), report(texts={**report().texts, "title": typed})))
    assert shown.splitlines()[0] == plain(typed)


def test_cells_and_tables_that_stay_empty_are_whole_for_word() -> None:
    word = docx.Document(io.BytesIO(template()))
    table = word.add_table(rows=3, cols=1)
    for row, text in zip(
        table.rows, ("{%tr for one in appendices.paragraphs %}", "{{ one.text }}", "{%tr endfor %}"), strict=True
    ):
        row.cells[0].text = text
    cell = word.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "{%p for one in appendices.paragraphs %}"
    cell.add_paragraph("{{ one.text }}")
    cell.add_paragraph("{%p endfor %}")
    out = io.BytesIO()
    word.save(out)
    shown = docx.Document(io.BytesIO(fill(kept(out.getvalue()), report())))
    assert [len(one.rows[0].cells[0].paragraphs) for one in shown.tables] == [1]


def test_a_report_of_which_words_would_be_lost_is_not_made() -> None:
    bare = answer(template("{{ title }}{{ notice }}", whole=False), {"verb": "fill", "report": asdict(report())})
    assert [one["code"] for one in bare["faults"]] == ["lost"]
    with pytest.raises(Unfilled) as refused:
        fill(b"not a template", report())
    assert [one.code for one in refused.value.faults] == [Code.NOT_FILLED]


SHORT = {"key": "key-decision", "label": "Key decision", "paragraphs": [said("No")]}
EACH_BUT_ONE = (
    "{{ title }}",
    "{{ notice }}",
    "{{ field.to }}",
    "{%p for part in parts %}",
    "{%p for paragraph in part.paragraphs %}",
    "{{ paragraph.text }}",
    "{%p endfor %}",
    "{%p endfor %}",
)


def test_a_short_fact_is_lost_though_other_words_hold_it() -> None:
    short, lines = report(fields=[*report().fields, SHORT]), (*EACH_BUT_ONE, "None of this is a key decision: No.")
    with pytest.raises(Refusal) as refused:
        filling.filled(template(*lines, whole=False), short)
    assert refused.value.faults == [Fault(Code.LOST, params={"names": ["fields"]})]
    shown = words(filling.filled(template(*lines, "{{ field.key_decision|upper }}", whole=False), short))
    assert shown.splitlines()[-1] == "NO"


def test_the_same_words_twice_have_to_stand_there_twice() -> None:
    twice = report(fields=[SHORT, {**SHORT, "key": "other"}])
    own = template(*(line for line in EACH_BUT_ONE if "field.to" not in line), "{{ field.other }}", whole=False)
    with pytest.raises(Refusal) as refused:
        filling.filled(own, twice)
    assert [one.code for one in refused.value.faults] == [Code.LOST]
    assert words(filling.filled(template(), twice)).count(": No") == 2


def test_a_fact_is_compared_as_it_reads_bold_or_not() -> None:
    bold = {**SHORT, "paragraphs": [{**said(""), "runs": [["No", True, False]]}]}
    lines = ('{%p if field.key_decision == "No" %}', "It is none: {{ field.key_decision }}", "{%p endif %}")
    shown = words(filling.filled(template(*lines), report(fields=[bold])))
    assert shown.splitlines()[-1] == "It is none: No"


def test_no_sign_is_left_in_any_part_of_the_file() -> None:
    word = docx.Document(io.BytesIO(template()))
    word.sections[0].header.paragraphs[0].text = "{{ title }}"
    other = {"word/_rels/document.xml.rels", "[Content_Types].xml"}
    data = saved(word)
    renamed = changed(data, {name: lambda xml: xml.replace(b"header1.xml", b"top.xml") for name in other})
    renamed = changed(renamed, {"word/top.xml": parts(data)["word/header1.xml"]})
    made = parts(fill(kept(renamed), report()))
    assert b"Street trees" in made["word/top.xml"]
    assert not re.search("[\ue000-\ue003\U00100000-\U0010fffd]", b"".join(made.values()).decode(errors="ignore"))


ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ title.__class__ }}",
    "{{ fields.append(1) }}",
    "{{ field._held }}",
    "{{ field|attr('_held') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ range(999999999)|list }}",
    "{{ 'x' * 999999999 }}",
    "{% import 'os' as os %}",
    "{% include '/etc/hostname' %}",
    "{% set x = namespace() %}",
    "{% for x in parts recursive %}{{ loop(x) }}{% endfor %}",
    "{{ nothing }}",
    "{{ title is defined }}",
    "{{ lipsum() }}",
)


@pytest.mark.parametrize("line", ESCAPES)
def test_behind_the_checker_the_sandbox_refuses_it_too(line: str) -> None:
    with pytest.raises(Refusal) as refused:
        filling.filled(template(line), report())
    assert [one.code for one in refused.value.faults] == [Code.NOT_FILLED]


def test_the_template_to_begin_with_has_no_faults_and_is_the_same_bytes() -> None:
    built_in.cache_clear()
    first = built_in()
    built_in.cache_clear()
    checked = check(built_in(), KEYS, [report()])
    assert (checked.faults, checked.notes, first == built_in()) == ([], (), True)
    assert {"word/document.xml", "word/header1.xml", "word/footer1.xml"} <= set(parts(checked.example))


def test_the_page_and_the_manual_name_what_there_is() -> None:
    def named(mark: str) -> str:
        return mark.strip("{} ").partition(".")[0]

    assert {named(mark) for mark, _meaning in MARKS} == {*NAMES, "paragraph"}
    manual = (Path(__file__).parents[3] / "docs" / "word-template.md").read_text()
    assert [name for name in NAMES if f"`{name}" not in manual and f"{{{{ {name}" not in manual] == []
