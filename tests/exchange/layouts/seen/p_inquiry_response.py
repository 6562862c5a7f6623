"""Government's reply to a public inquiry in PDF: numbered heading, the recommendation in a shaded box, then paragraphs
of which the first may or may not say yes; footnotes, a running head and a contents page; met as a command paper."""

from __future__ import annotations

from typing import Any

from tests.exchange.layouts.making import pdf, rec, truth, update

TITLE = "Government response to the Harrow Sound Ferry Inquiry"
# chapter; then number, recommendation, sentence of response, paragraphs after it
CHAPTERS: list[tuple[str, str, list[tuple[str, str, str, list[str]]]]] = [
    (
        "Chapter 2: Safety of the vessel",
        "The Inquiry’s second volume sets out how water entered the car deck and why it was not noticed. "
        "The government is grateful to the Chair, and to the families, for the care with which that "
        "evidence was heard.",
        [
            (
                "1",
                "That the regulator require every operator of a ro-ro passenger ferry on a domestic route to "
                "fit, within two years, indicator lights on the bridge which show the state of each bow, stern "
                "and side door, and to record the readings for at least 30 days.",
                "The government accepts this recommendation in full.",
                [
                    "The regulator consulted on amending regulations between March and June 2025. Of 64 replies, 51 "
                    "supported the two-year period and nine asked for three. The regulations will be laid before the "
                    "summer recess in 2026.",
                    "Operators do not have to wait. Six of the nine domestic operators have told us that the lights "
                    "are already in place on all of their vessels, and a seventh will complete the work during its "
                    "winter refit.",
                ],
            ),
            (
                "2",
                "That stability information for each vessel be held ashore in a form which can be used within "
                "fifteen minutes of an alarm, and that this be tested twice a year in the presence of the "
                "coastguard.",
                "The government accepts this recommendation in principle.",
                [
                    "We agree that information must be available ashore. The twice-yearly test would fall on small "
                    "operators with one vessel, and we’ll work with them, and with the coastguard, on a test which "
                    "is proportionate."
                ],
            ),
            (
                "3",
                "That the statutory inquiry’s power to direct the preservation of wrecks be put on a permanent "
                "footing.",
                "",
                [
                    "The law on wreck is complex and touches on the rights of owners, insurers and the devolved "
                    "governments. The Department is discussing it with each of them, and will write to the Inquiry’s "
                    "Chair when those discussions have ended."
                ],
            ),
        ],
    ),
    (
        "Chapter 3: The response on the night",
        "Volume four describes seven hours in which five organisations kept separate lists of those on board.",
        [
            (
                "4",
                "That a single passenger list, which includes children under two, is sent to the coastguard "
                "before departure, whatever the length of the crossing.",
                "The government accepts this recommendation.",
                [
                    "Crossings of under 20 nautical miles will be brought within the rule from 1 January 2027. "
                    "Guidance has been drafted with disability groups so that, where a passenger agrees, the list "
                    "says who will need help to leave the vessel."
                ],
            ),
            (
                "5.1",
                "That local resilience forums plan for the reception of survivors at small harbours.",
                "The government accepts this recommendation.",
                ["Guidance was issued in May 2025."],
            ),
            (
                "5.2",
                "That each forum holds an exercise based on that plan at least every three years, with "
                "volunteers in the part of survivors and relatives, and publishes what it learned within twelve "
                "weeks of the exercise.",
                "The government accepts this recommendation in part.",
                [
                    "Forums will be expected to hold an exercise every three years. Publication is a matter for each "
                    "forum, which will have regard to security:",
                    "• ten forums have held an exercise since the report;",
                    "• four have published a summary; and",
                    "• the remainder have dates fixed before March 2027.",
                ],
            ),
            (
                "6",
                "That the Department pay for the memorial at Harrow Quay.",
                "The government does not accept this recommendation.",
                [
                    "The harbour trust is raising money for the memorial, and officials have put the trust in touch "
                    "with two charitable foundations."
                ],
            ),
        ],
    ),
]
SOURCE = """
#set page(paper: "a4", margin: (x: 2.6cm, y: 2.4cm), header: text(8pt, data.title),
  footer: context align(center, text(8pt, counter(page).display())))
#set text(size: 11pt)
#v(5cm)
#text(24pt, weight: "bold", data.title)
#par[Presented to Parliament by the Secretary of State by Command of His Majesty]
#par[November 2025]
#par[CP 9412]
#pagebreak()
#outline(title: "Contents", depth: 1)
#pagebreak()
#heading(level: 1, "Chapter 1: Introduction")
#par[The Inquiry reported on 6 March 2025 and made seven recommendations. We set out below what we have done, or will
do, about each. Where a matter is devolved#footnote[Transport policy in Scotland and Wales is largely devolved.] we
have said so.]
#for chapter in data.chapters {
  heading(level: 1, chapter.name)
  par(chapter.opening)
  for r in chapter.recs {
    heading(level: 2, "Recommendation " + r.number)
    block(fill: rgb("#dce6f1"), inset: 10pt, width: 100%, breakable: true, emph(r.text))
    for line in r.reply { par(line) }
  }
}
#heading(level: 1, "Next steps")
#par[We will report on progress to the House every twelve months until all that we have accepted has been done.]
"""


def _data() -> dict[str, Any]:
    chapters = []
    for name, opening, found in CHAPTERS:
        recs = [
            {"number": n, "text": text, "reply": [" ".join([said, news[0]]).strip(), *news[1:]]}
            for n, text, said, news in found
        ]
        chapters.append({"name": name, "opening": opening, "recs": recs})
    return {"title": TITLE, "chapters": chapters}


FILES = {"response.pdf": lambda: pdf(SOURCE, _data())}
TRUTH = truth(
    TITLE,
    "November 2025",
    [
        rec(
            number,
            text,
            response=said,
            owner=said and "The government",
            section=name,
            updates=[update(" ".join(news), "November 2025")],
        )
        for name, _, found in CHAPTERS
        for number, text, said, news in found
    ],
)
