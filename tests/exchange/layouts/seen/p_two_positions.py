"""Health board and council's joint reply to a public inquiry in PDF: the number and the body addressed in a coloured
bar, the recommendation in a frame below, then two dated positions under small headings; a glossary after it."""

from __future__ import annotations

from tests.exchange.layouts.making import pdf, rec, truth, update

TITLE = "Larchmoor Inquiry: second progress report"
FIRST, SECOND = "March 2025", "September 2025"
Row = tuple[str, str, str, str, list[str], list[str]]
ROWS: list[Row] = [
    (
        "1",
        "Highmoor Health Board",
        "The Board should name one executive director who answers for infection control in every hospital, and who meets "
        "the ward managers each month.",
        "Complete",
        ["The Director of Nursing was named on 20 January."],
        ["Eight monthly meetings have been held. Ward managers chose the subjects of four of them."],
    ),
    (
        "2",
        "Highmoor Health Board",
        "Families should be told, in writing and within two working days, when a patient catches an infection in hospital, "
        "what is known of the cause and whom they can ask.",
        "In progress",
        ["A letter in four languages was written with two families.", "It is tried out on three wards."],
        [
            "The letter is used on 21 of 34 wards.",
            "An audit of 90 cases in July found that 71 families had it within two days and 12 never had it.",
        ],
    ),
    (
        "3",
        "Highmoor Council",
        "The Council should check, each year, the ventilation of every care home that it owns.",
        "In progress",
        ["Surveyors have visited four of nine homes."],
        ["All nine homes have been visited. Work in two of them can’t start until residents have moved in October."],
    ),
    (
        "4",
        "Highmoor Health Board and Highmoor Council",
        "A single register of outbreaks should be kept by both bodies and opened to inspectors at any time.",
        "Not started",
        ["Waiting for a decision on the national system."],
        [],
    ),
    (
        "5",
        "Highmoor Council",
        "The Council should pay staff of care homes from the first day of sickness where they have been told to stay away, "
        "and should ask private homes to do the same as a condition of its contracts.",
        "Complete",
        [
            "Agreed in the budget of 13 February (£340,000).",
            "The new contract clause was sent to 46 homes; 39 have signed it.",
        ],
        ["44 homes have signed."],
    ),
    (
        "6",
        "Highmoor Health Board",
        "The Board should publish the minutes of its infection control committee, with names of patients removed.",
        "Complete",
        [],
        ["Minutes from April on are on the website. Those of 2019 to 2024 will not be published."],
    ),
]
SOURCE = """
#set page(paper: "a4", margin: 2.2cm, header: align(right, text(8pt, data.title)), footer: align(center,
  text(8pt, context counter(page).display("1"))))
#set text(size: 11pt)
#v(5cm)
#text(24pt, weight: "bold", data.title)
#par[Highmoor Health Board and Highmoor Council, October 2025]
#pagebreak()
#heading(level: 1)[How to read this report]
#par[The body that a recommendation was made to, and which leads on it, stands beside its number.]
#par[For each recommendation we give its words, the state it has reached by our own judgement, and what we said in March
and in September. Paragraph numbers of the Inquiry’s report are left out.]
#heading(level: 1)[The recommendations]
#for r in data.rows {
  block(fill: rgb("#1f4e79"), inset: 6pt, width: 100%, below: 0pt, text(fill: white)[*Recommendation #r.number* #h(1fr)
  #r.whom])
  block(stroke: 0.8pt + rgb("#1f4e79"), inset: 8pt, width: 100%, above: 0pt, r.text)
  par[*Status: #r.state*]
  if r.first.len() > 0 { heading(level: 3)[Position in March 2025]; for l in r.first { par(l) } }
  if r.second.len() > 0 { heading(level: 3)[Position in September 2025]; for l in r.second { par(l) } }
}
#heading(level: 1)[Glossary]
/ Ward manager: the nurse in charge of a ward
/ Outbreak: two or more linked cases
"""


def _data() -> dict[str, object]:
    names = ("number", "whom", "text", "state", "first", "second")
    return {"title": TITLE, "rows": [dict(zip(names, row, strict=True)) for row in ROWS]}


FILES = {"report.pdf": lambda: pdf(SOURCE, _data())}
TRUTH = truth(
    TITLE,
    "September 2025",
    [
        rec(
            number,
            text,
            owner=whom,
            status=state,
            updates=[update(" ".join(first), FIRST), update(" ".join(second), SECOND)],
        )
        for number, whom, text, state, first, second in ROWS
    ],
)
