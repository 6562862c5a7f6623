"""Government reply to a select committee in Word: each conclusion or recommendation a bold numbered paragraph with its
page reference, the reply in plain paragraphs below, some of which never say yes or no; met as a special report."""

from typing import Any

from tests.exchange.layouts.seen.make import document, docx_bytes, rec, truth

TITLE = "Rural Bus Services: Government Response to the Committee’s Fourth Report"
# heading, then: number, recommendation, paragraph it refers to, sentence of response, paragraphs after it
PARTS: list[tuple[str, list[tuple[str, str, str, str, list[str]]]]] = [
    (
        "Funding",
        [
            (
                "1",
                "We recommend that the Department replaces the five separate grants for local buses with one, "
                "awarded for no less than five years, and that it publishes the formula before the next spending "
                "review.",
                "Paragraph 24",
                "The Government partially accepts this recommendation.",
                [
                    "From April 2026 three of the five grants will be merged. The remaining two support "
                    "zero-emission vehicles and concessionary travel, and have purposes which we wish to keep apart.",
                    "Funding beyond 2028–29 is a matter for the next spending review.",
                ],
            ),
            (
                "2",
                "The Department should write to us every six months with the mileage of supported services in "
                "each county, beginning in January 2026.",
                "Paragraph 31",
                "The Government accepts this recommendation.",
                [
                    "The first letter will be sent on 30 January 2026, and will use operators’ open data in place of "
                    "a new return."
                ],
            ),
        ],
    ),
    (
        "Demand-responsive transport",
        [
            (
                "3",
                "The Department must set out what it has learned from the 17 pilots, including those which were "
                "stopped, and must do so in a form that a parish council could use.",
                "Paragraph 46",
                "",
                [
                    "An evaluation of the pilots has been commissioned from an independent contractor. It looks at "
                    "cost per passenger, at who used the services, and at what they would have done without them.",
                    "Its interim findings are with the Department.",
                ],
            ),
            (
                "4",
                "We are concerned that booking by app alone shuts out older passengers. A telephone line, "
                "staffed at least from 7am to 7pm, ought to be a condition of grant.",
                "Paragraph 52",
                "The Government accepts this recommendation in principle.",
                [
                    "We expect authorities to offer a telephone line. Hours should be set locally:",
                    "— 12 of the 14 continuing services have a line;",
                    "— the other two intend to open one by summer 2026.",
                ],
            ),
        ],
    ),
    (
        "Stops and stations",
        [
            (
                "5",
                "Each local transport authority should be required to publish a list of stops without a raised "
                "kerb, a shelter or a timetable, with the date by which each will be put right.",
                "Paragraph 60",
                "The Government does not accept this recommendation.",
                [
                    "The cost would fall on authorities at a time when their resources ought to go towards services. "
                    "Some, such as Norland, publish such a list already."
                ],
            ),
            (
                "6",
                "National Highways should be a statutory consultee where a stop on a trunk road is to be removed.",
                "Paragraph 63",
                "",
                [
                    "Officials met National Highways in July and have asked it for figures on the number of stops "
                    "removed since 2019."
                ],
            ),
        ],
    ),
]


def _build() -> bytes:
    doc = document()
    doc.add_heading("Third Special Report", 1)
    doc.add_paragraph(
        "The Transport and Communities Committee published its Fourth Report of Session 2024–26, Rural "
        "Bus Services (HC 611), on 11 July 2025. The Government’s response was received on 24 September "
        "2025 and is appended to this report."
    )
    doc.add_heading("Appendix: Government Response", 1)
    doc.add_paragraph(TITLE)
    doc.add_paragraph(
        "The Committee’s conclusions and recommendations are in bold text, the Government’s response in plain text."
    )
    for name, rows in PARTS:
        doc.add_heading(name, 2)
        for number, text, where, said, reply in rows:
            doc.add_paragraph().add_run(f"{number}. {text} ({where})").bold = True
            doc.add_paragraph(" ".join([said, reply[0]]).strip())
            for line in reply[1:]:
                doc.add_paragraph(line)
    doc.add_heading("Formal minutes", 2)
    doc.add_paragraph(
        "Resolved, That the Response be published as the Third Special Report of the Committee. "
        "Adjourned till Tuesday 14 October at 9.30am."
    )
    return docx_bytes(doc)


FILES = {"response.docx": _build}
TRUTH: dict[str, Any] = truth(
    TITLE,
    "24 September 2025",
    [
        rec(
            number,
            f"{text} ({where})",
            response=said,
            owner=said and "The Government",
            section=name,
            updates=[("24 September 2025", " ".join(reply))],
        )
        for name, rows in PARTS
        for number, text, where, said, reply in rows
    ],
    lenient=["text: the paragraph it refers to may be left off"],
)
