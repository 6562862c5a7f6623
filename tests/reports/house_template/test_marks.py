"""What the checker says of marks: a code, and the words of the paragraph."""

import docx
import pytest

from followthrough.reports.house_template.child import answer
from followthrough.reports.house_template.faults import Fault, fault_of
from tests.reports.house_template.paper import KEYS, report, saved, template, with_xml

ASKED = {
    "verb": "check",
    "keys": {"fields": KEYS.fields, "sections": KEYS.sections},
    "examples": [{name: getattr(report(), name) for name in report().__slots__}],
}


def faults(data: bytes) -> list[Fault]:
    return [fault_of(one) for one in answer(data, ASKED).get("faults", [])]


def codes(*lines: str) -> list[tuple[str, str]]:
    return [(str(one.code), one.where) for one in faults(template(*lines))]


@pytest.mark.parametrize(
    "line",
    [
        "{{ council }} {{ as_at }}",
        "{{ title|upper }}",
        "{{ field.wards }} {{ section.background.heading }} {{ section.legal_implications.heading }}",
        "{% if field.wards %}Wards: {{ field.wards }}{% else %}none{% endif %}",
        "{% if field.wards == “All” and not field.to %}all{% elif title %}some{% endif %}",
        "{% for one in resolutions.paragraphs %}{{ loop.index }} {{ one.text }} {% endfor %}",
        "Nothing to fill",
    ],
)
def test_what_a_template_may_say(line: str) -> None:
    assert codes(line) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Dear {{ title", "broken_mark"),
        ("Dear title }}", "broken_mark"),
        ("Dear { title }", "broken_mark"),
        ("{{ }}", "broken_mark"),
        ("{{ title title }}", "broken_mark"),
        ("{# a comment #}", "broken_mark"),
        ("{% if %}x{% endif %}", "broken_mark"),
        ("{% for x of parts %}x{% endfor %}", "broken_mark"),
        ("{% import 'os' as os %}", "not_a_mark"),
        ("{% include '/etc/passwd' %}", "not_a_mark"),
        ("{% extends 'x' %}", "not_a_mark"),
        ("{% set x = 1 %}", "not_a_mark"),
        ("{% macro m() %}", "not_a_mark"),
        ("{% raw %}", "not_a_mark"),
        ("{% cellbg title %}", "not_a_mark"),
        ("{{ ''.__class__ }}", "reaches_out"),
        ("{{ title.__class__.__mro__ }}", "reaches_out"),
        ("{{ council.upper() }}", "reaches_out"),
        ("{{ title|attr('__class__') }}", "reaches_out"),
        ("{{ fields|map('x') }}", "reaches_out"),
        ("{{ fields[0] }}", "reaches_out"),
        ("{{ title ~ title }}", "reaches_out"),
        ("{{ 9 ** 9 }}", "reaches_out"),
        ("{{ [1] }}", "reaches_out"),
        ("{{ _context }}", "reaches_out"),
        ("{{ fields if title else notice }}", "reaches_out"),
        ("{{ cycler.__init__ }}", "unknown_name"),
        ("{{ self.x }}", "unknown_name"),
        ("{{ tittle }}", "unknown_name"),
        ("{{ field.colour }}", "unknown_key"),
        ("{{ section.background.colour }}", "unknown_part"),
        ("{{ fields.text }}", "unknown_part"),
        ("{{ fields }}", "not_printable"),
        ("{{ resolutions }}", "not_printable"),
        ("{{ section.background }}", "not_printable"),
        ("{% for x in title %}{{ x.y }}{% endfor %}", "not_a_list"),
        ("{% for x in parts %}", "never_closed"),
        ("{% if title %}", "never_closed"),
        ("{% endfor %}", "closes_nothing"),
        ("{% else %}", "closes_nothing"),
        ("{% if title %}{% endfor %}{% endif %}", "closes_nothing"),
        ("{{p title }}", "prefix"),
        ("{{r title }}", "prefix"),
        ("{%tc if title %}", "prefix"),
        ("{%- if title %}", "prefix"),
        ("{{ title -}}", "prefix"),
    ],
)
def test_one_fault_and_where(line: str, code: str) -> None:
    assert codes(line) == [(code, line)]


def test_a_mark_that_stands_wrongly_opens_all_the_same() -> None:
    beside, row = "{%p if title %} beside it", "{%tr if title %}"
    assert codes(beside, "{%p endif %}") == [("not_alone", beside)]
    assert codes(row) == [("not_in_a_row", row), ("never_closed", row)]


def test_every_fault_is_told_in_its_order() -> None:
    assert codes("{{ tittle }}", "fine", "{{ field.colour }}", "{% if title %}") == [
        ("unknown_name", "{{ tittle }}"),
        ("unknown_key", "{{ field.colour }}"),
        ("never_closed", "{% if title %}"),
    ]


def test_what_is_unknown_is_told_with_what_is_near() -> None:
    [fault] = faults(template("{{ tittle }}"))
    assert fault.params == {"mark": "{{ tittle }}", "name": "tittle", "near": "title"}


def test_a_loop_that_ends_in_another_place() -> None:
    assert codes("{%p if title %}", "{% endif %}") == [("closed_elsewhere", "{% endif %}")]
    assert codes("{% if title %}", "{% endif %}") == [("closed_elsewhere", "{% endif %}")]


def test_rows_of_a_table() -> None:
    def with_rows(first: str, beside: str = "") -> list[str]:
        word = docx.Document()
        table = word.add_table(rows=3, cols=2)
        for row, texts in zip(
            table.rows, ((first, beside), ("{{ one.label }}", "x"), ("{%tr endfor %}", "")), strict=True
        ):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        return [str(one.code) for one in faults(saved(word))]

    assert with_rows("{%tr for one in fields %}") == ["lost"]
    assert with_rows("{%tr for one in fields %}", "lost words") == ["not_alone"]
    assert with_rows("{%p for one in fields %}") == ["closed_elsewhere"]


def test_a_mark_where_none_is_filled() -> None:
    pictured = (
        '<w:p><w:r><w:t>Logo</w:t></w:r><w:bookmarkStart w:id="1" w:name="{{ title.__class__ }}"/>'
        '<w:bookmarkEnd w:id="1"/></w:p>'
    )
    assert [(str(one.code), one.where) for one in faults(with_xml(pictured))] == [("out_of_place", "Logo")]


def test_a_fault_in_a_header_says_so() -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "{{ tittle }}"
    [fault] = faults(saved(word))
    assert (fault.code, fault.part.rstrip("1.xml")) == ("unknown_name", "word/header")


def test_a_template_that_prints_not_all_of_a_report_says_what_would_be_lost() -> None:
    [fault] = faults(template("{{ title }}", "{{ section.background.heading }}", whole=False))
    assert fault.params == {"names": ["notice", "fields", "resolutions", "sections", "background_papers"]}


def test_a_mark_that_word_has_cut_up_is_one_mark() -> None:
    cut = (
        '<w:p><w:r><w:t xml:space="preserve">To {</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ tit</w:t></w:r>'
        '<w:proofErr w:type="spellStart"/><w:r><w:t>tle }</w:t></w:r><w:r><w:t>} it is</w:t></w:r></w:p>'
    )
    [fault] = faults(with_xml(cut))
    assert (fault.code, fault.where) == ("unknown_name", "To {{ tittle }} it is")
