"""Table copied out of Word and pasted into a page: start and end marks of the fragment, Office's own tags and comments,
lists by margins, a section row across, rows merged over two bodies; windows-1252."""

from __future__ import annotations

from html import escape

from tests.exchange.layouts.making import Truth, rec, truth, update

TITLE = "Safeguarding Adult Review ‘Mr Fenn’: learning and action"
HEAD = ["No", "Recommendation", "Agency", "Response", "Timescale", "Progress – October 2025", "Status"]
# agency, response, timescale, progress, status
Answer = tuple[str, str, str, str, str]
SECTIONS: dict[str, list[tuple[str, str, list[Answer]]]] = {
    "Self-neglect": [
        (
            "1",
            "A home visit by two agencies together should be made in a week whenever a person refuses help three times.",
            [
                (
                    "Adult Social Care",
                    "Accepted",
                    "31/01/2026",
                    "The three refusals are now counted on the case system – 41 joint visits since June.",
                    "On track",
                ),
                (
                    "Community Nursing",
                    "Accepted in part",
                    "31/01/2026",
                    "Nurses can join on weekdays only.",
                    "Delayed",
                ),
            ],
        ),
        (
            "2",
            "The Board should write a guide to the Mental Capacity Act for people who hoard, with examples.",
            [
                (
                    "Board Manager",
                    "Accepted",
                    "December 2025",
                    "A first draft’s been read by 12 practitioners.",
                    "On track",
                ),
            ],
        ),
    ],
    "Fire safety": [
        (
            "3",
            "Landlords should refer every tenant who smokes in bed to the fire service for a visit, and fit a detector "
            "that raises an alarm elsewhere.",
            [
                (
                    "Housing Associations’ Forum",
                    "Accepted",
                    "Spring 2026",
                    "Nine of 14 landlords refer.",
                    "On track",
                ),
                (
                    "Fire and Rescue Service",
                    "Accepted",
                    "Spring 2026",
                    "",
                    "Not started",
                ),
            ],
        ),
        (
            "4",
            "Pressure-relieving mattresses with an air pump shouldn’t be given to a person who smokes, without a plan "
            "signed by a manager.",
            [
                (
                    "Equipment Store",
                    "Accepted",
                    "At once",
                    "The order form asks the question (since 4 August).",
                    "Done",
                ),
            ],
        ),
    ],
    "Working together": [
        (
            "5",
            "One agency should always be named as the lead; if none is, the police should be asked to choose.",
            [
                (
                    "Safeguarding Adults Board",
                    "Rejected",
                    "",
                    "The police may not lawfully choose. The Board’s chair will do so.",
                    "",
                ),
            ],
        ),
    ],
}
TOP = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment-->
"""


def _cell(text: str, more: str = "") -> str:
    inner = escape(text, quote=False).replace("– ", "&#8211; ") or "&nbsp;"
    return (
        f"<td {more} valign=top style='border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt'>"
        f"<p class=MsoNormal><span style='font-size:10.0pt;mso-bidi-font-size:11.0pt'>{inner}<o:p></o:p></span></p></td>"
    )


def _page() -> bytes:
    rows = ["<tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>" + "".join(f"{_cell(head)}" for head in HEAD) + "</tr>"]
    for name, recs in SECTIONS.items():
        rows.append(f"<tr>{_cell(name, 'colspan=7')}</tr>")
        for number, text, answers in recs:
            over = f"rowspan={len(answers)}" if len(answers) > 1 else ""
            for i, answer in enumerate(answers):
                left = "" if i else _cell(number, over) + _cell(text, over)
                rows.append(f"<tr>{left}{''.join(map(_cell, answer))}</tr>")
    title = f"<p class=MsoNormal><b>{TITLE}<o:p></o:p></b></p>"
    table = "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>\n" + "\n".join(rows) + "\n</table>"
    return f"{TOP}{title}{table}\n<!--EndFragment-->\n</body></html>\n".encode("cp1252")


def _truth() -> list[Truth]:
    return [
        rec(
            number,
            text,
            response=said,
            owner=agency,
            due=due,
            status=state,
            section=name,
            updates=[update(news, "October 2025")],
        )
        for name, recs in SECTIONS.items()
        for number, text, answers in recs
        for agency, said, due, news, state in answers
    ]


FILES = {"pasted.html": _page}
TRUTH = truth(TITLE, "October 2025", _truth())
