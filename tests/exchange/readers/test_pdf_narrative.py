"""Narrative PDFs: the ways in which a body sets a recommendation, its number and its reply apart on a page."""

from collections.abc import Callable
from typing import Any

import pytest

from followthrough.exchange import read
from followthrough.exchange.readers.pdf import read_pdf
from tests.exchange.layouts.making import pdf

FRONT = """#set page(paper: "a4", margin: 2.4cm)
#set text(size: 11pt)
= Report of the Task Group
Overview Committee, 5 June 2025

This report says what was done about each recommendation of the review since the Cabinet met.
"""
WORDS = [
    "That the Council buys a second gritting lorry before the winter, so that the hill villages are served, and tells "
    "every parish council where it goes and when.",
    "That officers publish the list of bus stops without a raised kerb and bring them up to standard in three years.",
    "That the Cabinet writes to the Minister about the funding of rural libraries and reports what he says.",
    "That a young people’s panel be set up with its own budget and a vote on the grants committee of the Council.",
]
ANSWERS = ["Accepted", "Accepted in principle", "Partially accepted", "Rejected"]
ACCOUNTS = [
    "A lorry was bought in May for £64,000 and has been in use since November, when the drivers were trained.",
    "The list was published on the web site in January and 40 of the 112 stops have been done.",
    "The letter was sent in March. No reply has been received so far.",
    "The panel met twice and chose its own chair. It has looked at nine bids.",
]
LEADS = ["Head of Highways", "Transport Manager", "Leader of the Council", "Youth Officer"]
LABELS = "*Response:* {answer}\n\n*Lead:* {lead}\n\n*Progress:* {account}\n"
CIRCLE = '#circle(radius: 10pt, fill: black)[#set align(center + horizon); #text(fill: white, weight: "bold")[{n}]]'


def box(text: str, how: str = "fill: luma(235)") -> str:
    return f"\n#block({how}, inset: 9pt, width: 100%)[{text}]\n"


def aside(number: str, text: str, align: str = "top", wide: str = "1.6cm") -> str:
    return f"\n#grid(columns: ({wide}, 1fr), column-gutter: 8pt, align: {align}, [{number}], [{text}])\n"


def paper(entry: str) -> str:
    said = [
        {"n": at, "words": words, "answer": answer, "account": account, "lead": lead}
        for at, (words, answer, account, lead) in enumerate(zip(WORDS, ANSWERS, ACCOUNTS, LEADS, strict=True), start=1)
    ]
    return FRONT + "\n".join(_filled(entry, one) for one in said)


def _filled(entry: str, said: dict[str, Any]) -> str:
    for name, value in said.items():
        entry = entry.replace(f"{{{name}}}", str(value))
    return entry


WAYS = {
    "a heading, a shaded box, a label":
    "\n== Recommendation {n}:" + box("{words}") + "\n*Response:* {answer}\n\n{account}\n",
    "a heading, a box, a heading over the reply": "\n== Recommendation {n}" + box("{words}", "stroke: 1pt")
    + "\n=== The Council’s response\n{answer}\n\n{account}\n",
    "a heading, a box, a sentence": "\n== Recommendation {n}" + box("{words}") + "\n{answer}. {account}\n",
    "the heading inside the box": box("*Recommendation {n}*\n\n{words}") + "\n*Response:* {answer}\n\n{account}\n",
    "the number inside the box": box("*{n}.* {words}", "stroke: 1pt") + "\n" + LABELS,
    "recommendation and reply in a box each":
    box("*Recommendation {n}:* {words}") + box("*Response:* {answer}. {account}"),
    "the number in a circle": aside(CIRCLE, "{words}") + "\n" + LABELS,
    "the number in a circle, half-way down": aside(CIRCLE, "{words}", "horizon") + "\n" + LABELS,
    "a large number beside": aside('#text(22pt, weight: "bold")[{n}]', "{words}", "horizon") + "\n" + LABELS,
    "the number in a side column": aside("*R{n}*", "*{words}*") + "\n" + LABELS,
    "the bare number in a side column": aside("{n}", "{words}") + "\n" + LABELS,
    "the name in a side column": aside("*Recommendation {n}*", "*{words}*", wide="3.6cm") + "\n" + LABELS,
    "a side column within a box": box(aside("*Rec. {n}*", "{words}")) + "\n{answer}. {account}\n",
    "bold words, plain reply": "\n*{n}. {words}*\n\n{answer}. {account}\n",
    "bold italics, plain reply": "\n_*Recommendation {n}: {words}*_\n\n{answer}. {account}\n",
    "the answer in bold before the account": "\n=== Recommendation {n}\n{words}\n\n*{answer}.* {account}\n",
    "the answer in bold, a dash": "\n=== Recommendation {n}\n{words}\n\n*{answer}* – {account}\n",
    "the answer at the right of the heading": "\n== Recommendation {n} #h(1fr) {answer}\n{words}\n\n{account}\n",
    "the page of the report beside the number":
    "\n== Recommendation {n} (page 14)\n{words}\n\n*Response:* {answer}. {account}\n",
    "labels side by side": "\n=== Recommendation {n}\n{words}\n\n#grid(columns: (1fr, 1fr), row-gutter: 8pt,"
    " [*Response:* {answer}], [*Lead:* {lead}])\n\n{account}\n",
    "labels over their values, the account below":
    "\n=== Recommendation {n}\n{words}\n\n#grid(columns: (1fr, 1fr, 1fr),"
    " row-gutter: 6pt, [*Response*], [*Lead*], [*Due*], [{answer}], [{lead}], [May 2025])\n\n{account}\n",
    "labels on one line": "\n*R{n}* {words}\n\n*Response:* {answer} | *Lead:* {lead} | *Due:* May 2025\n\n{account}\n",
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_a_recommendation_is_found_however_it_is_set_apart(way: str) -> None:
    found = read(pdf(paper(way), {}), "report.pdf")["recommendations"]
    assert [str(one["number"]).lstrip("R") for one in found] == ["1", "2", "3", "4"]
    assert [one["text"] for one in found] == WORDS
    assert [one["response"].rstrip(".") for one in found] == ANSWERS
    assert [[update["text"] for update in one["updates"]] for one in found] == [[account] for account in ACCOUNTS]
    if "{lead}" in way:
        assert [one["owner"] for one in found] == LEADS


@pytest.mark.parametrize(
    "state",
    ["Status: {state} – June 2024\n\n{account}\n", "{account}\n\n*{state}*\n", "{account}\n\n{state}\n"],
)
def test_a_state_is_found_in_a_line_of_its_own(state: str) -> None:
    entry = "\n=== R{n}: {words}\n" + state.replace("{state}", "In progress")
    found = read(pdf(paper(entry), {}), "report.pdf")["recommendations"]
    assert [one["delivery_means"] for one in found] == ["in_progress"] * 4
    assert [[update["text"] for update in one["updates"]] for one in found] == [[account] for account in ACCOUNTS]


def test_dated_words_in_bold_open_updates() -> None:
    entry = (
        "\n=== Recommendation {n}\n{words}\n\n*Response:* {answer}\n\n*November 2024:* {account}\n\n*May 2025:* More.\n"
    )
    found = read(pdf(paper(entry), {}), "report.pdf")["recommendations"]
    assert [[update["date"] for update in one["updates"]] for one in found] == [["November 2024", "May 2025"]] * 4


def test_one_reply_to_two_recommendations_is_kept_once_with_a_doubt() -> None:
    source = (
        f"{FRONT}\n== Recommendation 1\n{WORDS[0]}\n\n*Response:* Accepted. {ACCOUNTS[0]}\n"
        f"\n== Recommendations 2 and 3\n{WORDS[1]}\n\n{WORDS[2]}\n\n*Response:* Accepted. {ACCOUNTS[1]}\n"
        f"\n== Recommendation 4\n{WORDS[3]}\n\n*Response:* Rejected. {ACCOUNTS[3]}\n"
    )
    reading = read(pdf(source, {}), "report.pdf")
    assert [(one["number"], one["text"]) for one in reading["recommendations"]] == [
        ("1", WORDS[0]),
        ("2 and 3", f"{WORDS[1]}\n{WORDS[2]}"),
        ("4", WORDS[3]),
    ]
    assert any("answered together" in doubt["says"] for doubt in reading["doubts"])


LONG = " ".join(ACCOUNTS)


def chaptered(head: str, foot: str = "", note: str = "") -> str:
    """Three chapters of a few pages, with `note` in every reply."""
    chapters = "".join(
        f"\n= Chapter {chapter}: {name}\n"
        + "".join(
            f"\n== Recommendation {number}{box(WORDS[number % 4])}\n"
            f"We accept this recommendation. {LONG}{note} {LONG}\n\n{LONG} {LONG} {LONG}\n"
            for number in range(3 * chapter - 2, 3 * chapter + 1)
        )
        for chapter, name in ((1, "Roads"), (2, "Schools"), (3, "Money"))
    )
    page = f'#set page(paper: "a4", margin: 2.5cm, header: {head or "none"}, footer: {foot or "none"})\n'
    return page + "#set text(size: 11pt)\n" + chapters


MARGINS: dict[str, Callable[[], str]] = {
    "nothing": lambda: chaptered(""),
    "a head that names the chapter": lambda: chaptered(
        "context text(8pt)[#{let found = query(heading.where(level: 1).before(here())); "
        "if found.len() > 0 { found.last().body }}]"
    ),
    "a foot with pages of pages": lambda: chaptered(
        "", 'context text(8pt)[Committee, 5 June #h(1fr) #counter(page).display("1 | 1", both: true)]'
    ),
    "footnotes": lambda: chaptered("", note="#footnote[See the report of the inspector and what he said.]"),
}


@pytest.mark.parametrize("made", MARGINS.values(), ids=MARGINS.keys())
def test_what_stands_at_the_edges_of_pages_is_no_part_of_a_reply(made: Callable[[], str]) -> None:
    found = read(pdf(made(), {}), "report.pdf")["recommendations"]
    said = " ".join([LONG] * 5)
    assert [one["number"] for one in found] == list("123456789")
    assert [one["text"] for one in found] == [WORDS[number % 4] for number in range(1, 10)]
    # where a page ends with a sentence, nothing tells whether its paragraph ends too
    assert {update["text"].replace("\n", " ") for one in found for update in one["updates"]} == {said}
    assert [one["section"].partition(":")[0] for one in found] == [
        f"Chapter {at}" for at in (1, 2, 3) for _ in range(3)
    ]


def test_a_draft_s_mark_across_the_page_is_no_text() -> None:
    source = FRONT.replace("#set text", "#set page(background: rotate(45deg, text(80pt)[DRAFT]))\n#set text")
    assert "DRAFT" not in [line.text for line in read_pdf(pdf(source, {})).lines]


def test_justified_columns_with_broken_words_are_read_as_they_were_written() -> None:
    source = (
        '#set page(paper: "a4", margin: 2.5cm, columns: 2)\n'
        '#set text(size: 10pt, hyphenate: true, lang: "en", region: "GB")\n#set par(justify: true)\n'
    )
    source += "All this was asked for before the end of November.\n"
    source += "".join(
        f"== Recommendation {at + 1}\n{box(WORDS[at % 4])}\nWe accept this recommendation. {LONG} {LONG}\n"
        for at in range(9)
    )
    found = read(pdf(source, {}), "report.pdf")["recommendations"]
    assert [(one["number"], one["text"]) for one in found] == [(str(at + 1), WORDS[at % 4]) for at in range(9)]
    assert {update["text"] for one in found for update in one["updates"]} == {f"{LONG} {LONG}"}


def test_a_theme_merged_down_its_rows_goes_on_over_the_page() -> None:
    rows = [f"[{at}], [{WORDS[at % 4]}], [Accepted], [{LONG}]" for at in range(1, 15)]
    themes = [(7, "Roads"), (7, "Schools")]
    body = "".join(
        f"table.cell(rowspan: {many})[{name}], {', '.join(rows[start : start + many])}, "
        for start, (many, name) in zip((0, 7), themes, strict=True)
    )
    heads = "[*Theme*], [*No.*], [*Recommendation*], [*Response*], [*Update*]"
    source = (
        '#set page(paper: "a4", flipped: true, margin: 2cm)\n#set text(size: 10pt)\n'
        f"#table(columns: (2cm, 1cm, 2fr, 2cm, 3fr), stroke: 0.5pt, table.header({heads}), {body})"
    )
    found = read(pdf(source, {}), "report.pdf")["recommendations"]
    assert [(one["number"], one["section"]) for one in found] == [
        (str(at), "Roads" if at < 8 else "Schools") for at in range(1, 15)
    ]


FORMS = {
    "labels at the side": "\n#table(columns: (3.8cm, 1fr), stroke: 0.5pt, [*Recommendation {n}*], [{words}], "
    "[*Response*], [{answer}], [*Lead*], [{lead}], [*Update*], [{account}])\n",
    "an account across": "\n#table(columns: (1fr, 1fr, 1fr), stroke: 0.5pt, "
    "table.cell(colspan: 3)[*Recommendation {n}:* {words}], [*Response*], [*Lead*], [*Due*], "
    "[{answer}], [{lead}], [May 2026], table.cell(colspan: 3)[*Update:* {account}])\n",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_a_small_table_that_a_page_cuts_loses_nothing(form: str) -> None:
    entries = paper(form.replace("{account}", " ".join(["{account}"] * 9)))
    found = read(pdf(entries + entries.removeprefix(FRONT), {}), "report.pdf")["recommendations"]
    assert [one["owner"] for one in found] == LEADS * 2
    assert [[update["text"] for update in one["updates"]] for one in found] == [
        [" ".join([account] * 9)] for account in ACCOUNTS * 2
    ]
