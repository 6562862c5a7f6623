"""Welsh regional board's reply to a child practice review in PDF: numbered headings, the recommendation and whom it is
for in a shaded box, "Response:" in bold and paragraphs with bullets beneath, an appendix that is no tracker."""

from __future__ import annotations

from tests.exchange.layouts.making import pdf, rec, truth, update

TITLE = "Response to the Child Practice Review “Gwenallt”"
# chapter, then: number, whom it is for, text, response, paragraphs (a "- " opens a bullet)
CHAPTERS: list[tuple[str, list[tuple[str, str, str, str, list[str]]]]] = [
    (
        "Seeing the child",
        [
            (
                "1.1",
                "Director of Social Services",
                "Every child on a care and support plan must be seen alone, at home, once in each six weeks, and what the "
                "child said must be written down in the child’s own words.",
                "Accepted",
                [
                    "The rule has been part of the practice standards since 1 May 2025. Team managers look at ten files a "
                    "month. In the first quarter:",
                    "- 212 of 240 visits were made in time;",
                    "- the child’s words were there in 171 of them;",
                    "- two teams fell below 70% and have a plan.",
                ],
            ),
            (
                "1.2",
                "Health Board",
                "School nurses should have access to the list of children who are educated at home, and should offer each "
                "of them a yearly health check.",
                "Accepted in principle",
                [
                    "An agreement to share the list has been drafted. It can’t be signed until Welsh Government’s new "
                    "regulations are in force.",
                ],
            ),
        ],
    ),
    (
        "Sharing what is known",
        [
            (
                "2.1",
                "South Wales Constabulary",
                "Notices of a domestic incident where a child lives should reach the school before it opens on the next "
                "morning.",
                "Accepted",
                [
                    "Notices have gone out by 8.15am, seven days a week, since February. Of 1,904 notices 61 were late, "
                    "nearly all after a bank holiday.",
                    "A quarterly audit is led by the detective inspector for public protection, and the results go to the "
                    "Board’s quality group.",
                ],
            ),
            (
                "2.2",
                "Education Service",
                "The Board should end the use of three separate referral forms, and should adopt a single one in Welsh and "
                "in English by the start of the school year.",
                "Not accepted",
                [
                    "Partners tested a single form with 30 referrers. It took longer to fill in and left out things that "
                    "the courts need. The three forms now have the same first page instead.",
                ],
            ),
            (
                "2.3",
                "All partners",
                "Minutes of strategy meetings should be sent to all who were invited, not only those who came, in five "
                "working days.",
                "Accepted",
                ["This was put in place on the day that the review was published."],
            ),
        ],
    ),
    (
        "Supporting those who do the work",
        [
            (
                "3.1",
                "Director of Social Services",
                "Nobody in their first year of practice should hold more than 12 cases or be given a case that is before a "
                "court.",
                "Accepted in part",
                [
                    "The limit of 12 is kept. The second half can’t be promised in the smaller teams: there a new worker "
                    "may share a court case with an experienced one, who signs every statement.",
                ],
            ),
            (
                "3.2",
                "Board Business Unit",
                "The Board should hold a day for learning from this review, open to foster carers and school staff, and "
                "say afterwards what people will do differently.",
                "Accepted",
                [
                    "The day was held in Llangain on 12 June 2025 with 164 people. Asked again after three months, 88 said "
                    "that they now",
                    "- ask to see the child’s bedroom;",
                    "- read the chronology before they visit.",
                ],
            ),
        ],
    ),
]
SOURCE = """
#set page(paper: "a4", margin: (x: 2.6cm, y: 2.2cm), footer: align(center, text(8pt)[Bwrdd Diogelu Glannau Tywi |
Glannau Tywi Safeguarding Board #h(1em) #context counter(page).display("1 / 1", both: true)]))
#set text(size: 11pt)
#align(center, text(19pt, weight: "bold", data.title))
#align(center)[Published 30 September 2025]
#outline(title: "Contents", depth: 1)
#pagebreak()
#heading(level: 1)[Foreword]
#par[We thank the family for their help with the review. The name Gwenallt is not the child’s. The review panel made
seven recommendations, and each is set out below with our reply.]
#for c in data.chapters {
  heading(level: 1, c.name)
  for r in c.recs {
    heading(level: 2, "Recommendation " + r.number)
    block(fill: rgb("#e8f3ec"), stroke: 0.6pt + rgb("#2e7d4f"), radius: 3pt, inset: 9pt, width: 100%)[
      #r.text #linebreak() #v(2pt) #text(9pt)[*For: #r.whom*]]
    par[*Response: #r.answer*]
    for line in r.news {
      if line.starts-with("- ") { list(line.slice(2)) } else { par(line) }
    }
  }
}
#heading(level: 1)[Appendix A: How the review was carried out]
#table(columns: (3cm, 1fr), [*Stage*], [*What took place*], [January], [Panel appointed and terms agreed],
  [March], [Learning event with 22 practitioners], [June], [Draft shared with the family])
"""


def _data() -> dict[str, object]:
    chapters = [
        {"name": name, "recs": [dict(zip(("number", "whom", "text", "answer", "news"), r, strict=True)) for r in recs]}
        for name, recs in CHAPTERS
    ]
    return {"title": TITLE, "chapters": chapters}


FILES = {"response.pdf": lambda: pdf(SOURCE, _data())}
TRUTH = truth(
    TITLE,
    "30 September 2025",
    [
        rec(
            number,
            text,
            response=answer,
            owner=whom,
            section=name,
            updates=[update(" ".join(line.replace("- ", "• ", 1) if line.startswith("- ") else line for line in news))],
        )
        for name, recs in CHAPTERS
        for number, whom, text, answer, news in recs
    ],
)
