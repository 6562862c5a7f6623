"""Welsh county's action plan: a form of two columns for each recommendation, labels in Welsh and English, updates
as rows of the form, sign-off row last; met where a corporate team collects one return per recommendation."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, rec, truth, update, word, word_note, word_table

FIRST, SECOND = "Mehefin / June 2024", "Rhagfyr / December 2024"
# recommendation, response, lead, due, June, December, sign-off
ROWS: list[tuple[str, str, str, str, str, str, str]] = [
    (
        "That the Cabinet Member for Education and the Welsh Language sets a target for the number of learners moving "
        "on to Welsh-medium secondary provision in each cluster, and that progress is reported to this committee every "
        "autumn term.",
        "Accepted",
        "Head of Education Services",
        "September 2024",
        "WESP annual review submitted to Welsh Government. Cluster targets out to heads for comment.",
        "Targets agreed with all five clusters. First report comes to the 4 February meeting. Baseline is 61% (2023/24 "
        "cohort), target 68% by 2028.",
        "Complete",
    ),
    (
        "That funding is found for a second immersion centre in the south of the county, where parents told us that the "
        "journey to the present centre is over an hour each way.",
        "Accepted in principle",
        "Schools Organisation Manager",
        "By the start of the 2025-26 academic year",
        "Bid to the Late Immersion Grant made on 17 May 2024 (£184,500).",
        "Grant award of £120,000, i.e. £64,500 short. Options:\n• open for three days a week\n• share the site at Ysgol "
        "Glan Arian\n• wait for next year’s round",
        "In progress",
    ),
    (
        "Publish the home-to-school transport policy in plain Welsh and plain English.",
        "Accepted",
        "Passenger Transport Manager",
        "31/07/24",
        "Draft with the translation unit.",
        "Published 29 July 2024 in both languages.",
        "Complete",
    ),
    (
        "That the Director writes to Welsh Government to ask that the threshold for free transport to Welsh-medium "
        "schools be looked at again as part of the Learner Travel review.",
        "Accepted",
        "Corporate Director (Education)",
        "As soon as possible",
        "Letter sent.",
        "Acknowledged; no substantive reply by the time of writing.",
        "In progress",
    ),
    (
        "That every governing body has a link governor for the Welsh language and that the Council provides a half-day’s "
        "training for them, free of charge, at least once a year.",
        "Rejected – a matter for governing bodies, who are already able to appoint one",
        "Governor Support Officer",
        "",
        "",
        "",
        "",
    ),
    (
        "That a mystery-shopper exercise be carried out on the schools admissions telephone line, in both languages, and "
        "that the findings are shared with the Welsh Language Commissioner’s office.",
        "Accepted",
        "Customer Contact Manager",
        "Q3 2024/25",
        "Not started – waiting for the new telephony system.",
        "Forty calls made in November: 38 answered in the language of choice, 2 called back. Findings not yet shared.",
        "In progress",
    ),
    (
        "That the Head of Finance confirms each March how much of the Council Tax Premium has been spent on the language "
        "centres.",
        "Accepted",
        "Head of Finance & s151 Officer",
        "March 2025",
        "",
        "Will be done at year end.",
        "Not yet due",
    ),
]


def _form(number: int, row: tuple[str, str, str, str, str, str, str]) -> list[list[Cell | str]]:
    text, response, lead, due, june, december, signed = row
    return [
        [Cell(f"Argymhelliad {number} / Recommendation {number}", fill="E2EFD9", bold=True), Cell(text, fill="E2EFD9")],
        [Cell("Ymateb y Cabinet / Cabinet response", bold=True), response],
        [Cell("Swyddog arweiniol / Lead officer", bold=True), lead],
        [Cell("Erbyn pryd? / By when?", bold=True), due],
        [Cell(f"Diweddariad / Update – {FIRST}", bold=True), june],
        [Cell(f"Diweddariad / Update – {SECOND}", bold=True), december],
        [Cell("Statws / Status", bold=True), signed],
    ]


def _build(doc: Document) -> None:
    word_note(doc, "Cyngor Sir Dyffryn Arian – Dyffryn Arian County Council")
    word_note(doc, "Ymchwiliad i addysg Gymraeg / Inquiry into Welsh-medium education: action plan", "Heading 1")
    word_note(doc, "Sefyllfa ar / Position at: 31 Rhagfyr / December 2024")
    for number, row in enumerate(ROWS, 1):
        word_table(doc, _form(number, row), header_rows=0)
        word_note(doc, "")
    word_note(
        doc,
        "Os oes angen y ddogfen hon arnoch mewn fformat arall, rhowch wybod i ni. / If you need this "
        "document in another format, let us know.",
    )


FILES = {"tracker.docx": lambda: word(_build, landscape=False)}
TRUTH = truth(
    "Ymchwiliad i addysg Gymraeg / Inquiry into Welsh-medium education: action plan",
    "31 Rhagfyr / December 2024",
    [
        rec(
            str(n),
            text,
            response=response,
            owner=lead,
            due=due,
            status=signed,
            updates=[update(june, FIRST), update(december, SECOND)],
        )
        for n, (text, response, lead, due, june, december, signed) in enumerate(ROWS, 1)
    ],
)
