"""Health board's portrait PDF: a table per theme with rules between rows only and no upright lines, symbols with a
key for the status, no response column; met in Scottish and Welsh boards' governance committee packs."""

from __future__ import annotations

from typing import Any

from tests.exchange.layouts.making import pdf, rec, truth, update

TITLE = "Clinical Governance Committee: recommendations log"
HEAD = ["Ref.", "Recommendation", "Owner", "By", "Update", "State"]
Row = tuple[str, str, str, str, str, str]
THEMES: dict[str, list[Row]] = {
    "Maternity review": [
        (
            "M-01",
            "The Board should publish the number of births, by place of birth, for each of the last five years.",
            "Director of Midwifery",
            "Aug 2024",
            "In the annual report.",
            "✓",
        ),
        (
            "M-02",
            "The Board should agree with the ambulance service how long a transfer from the islands takes in "
            "bad weather, and should tell women and families of this at booking.",
            "Chief Operating Officer",
            "Nov 2024",
            "Times agreed (median 2h 50m by air, 5h 10m by sea). Leaflet out for comment with the Maternity Voices group.",
            "◐",
        ),
        (
            "M-03",
            "Midwives should be released for two training days a year.",
            "Director of Midwifery",
            "31 March 2025",
            "73% have had both days.",
            "◐",
        ),
    ],
    "Complaints review": [
        (
            "C-01",
            "The Board should ring everyone who complains within three working days.",
            "Patient Experience Lead",
            "Sep 2024",
            "Started 2 September. 91% rung in time.",
            "✓",
        ),
        (
            "C-02",
            "The Board should ask those whose complaint is upheld if they would help to train staff, and should "
            "pay for their travel and time.",
            "Patient Experience Lead",
            "Jan 2025",
            "",
            "○",
        ),
        (
            "C-03",
            "Letters should be signed by the Chief Executive.",
            "Board Secretary",
            "Sep 2024",
            "Done from 1 August, but only for stage two. A decision on stage one is to be taken in December.",
            "◐",
        ),
        (
            "C-04",
            "The Committee should see three whole complaint files, with names taken out, at each meeting.",
            "Board Secretary",
            "Each meeting",
            "Not yet possible: advice from the Data Protection Officer is awaited.",
            "○",
        ),
    ],
    "Winter deaths review": [
        (
            "W-01",
            "The Board should give front-line staff a choice of place and time for vaccines, including nights.",
            "Director of Public Health",
            "October 2024",
            "Nine drop-in sessions, two by night. 58% of staff vaccinated at 15 November, up from 49% a year ago.",
            "✓",
        ),
        (
            "W-02",
            "The Board should write, along with the Council, to each household on the fuel poverty list before "
            "the clocks go back.",
            "Director of Public Health",
            "25/10/24",
            "3,902 letters posted on 21 October.",
            "✓",
        ),
    ],
}
SOURCE = """
#set text(size: 12pt)
#set page(paper: "a4", margin: 2cm, footer: context align(center, text(8pt)[#counter(page).display()]))
#text(16pt, weight: "bold", data.title)
#par[NHS Westray and Skerries – position at 15 November 2024]
#for theme in data.themes [
  #heading(level: 2, theme.name)
  #table(columns: (1.3cm, 2.2fr, 2.5cm, 2.1cm, 2.2fr, 1.2cm), inset: (x: 4pt, y: 5pt),
    stroke: (x, y) => (bottom: 0.5pt),
    table.header(..data.head.map(strong)), ..theme.rows.flatten())
]
#v(1em)
#par[*Key:* ✓ completed ◐ in progress ○ not started]
"""


def _data() -> dict[str, Any]:
    themes = [{"name": name, "rows": [list(row) for row in rows]} for name, rows in THEMES.items()]
    return {"title": TITLE, "head": HEAD, "themes": themes}


FILES = {"tracker.pdf": lambda: pdf(SOURCE, _data())}
TRUTH = truth(
    TITLE,
    "15 November 2024",
    [
        rec(number, text, owner=owner, due=by, status=symbol, section=name, updates=[update(news, "15 November 2024")])
        for name, rows in THEMES.items()
        for number, text, owner, by, news, symbol in rows
    ],
)
