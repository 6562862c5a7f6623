"""A template filled: what stands in it afterwards, the same bytes, and the fence behind the checker."""

import io
from dataclasses import asdict
from pathlib import Path

import docx
import pytest

from followthrough.reports.house_template import filling
from followthrough.reports.house_template.built_in import built_in
from followthrough.reports.house_template.checking import Unfilled, check, fill
from followthrough.reports.house_template.child import answer
from followthrough.reports.house_template.faults import Code, Refusal
from followthrough.reports.house_template.names import FACES, NAMES, STRONG
from followthrough.web.packs.template_words import MARKS
from tests.reports.house_template.paper import KEYS, parts, report, said, template, words


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
    typed = f'<w:b/> & {{{{ title }}}} {{% if %}} {STRONG} ]]> "quoted"'
    shown = words(fill(kept(template()), report(texts={**report().texts, "title": typed})))
    assert shown.splitlines()[0] == typed.translate(FACES)


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
