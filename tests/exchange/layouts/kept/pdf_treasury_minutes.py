"""Finance ministry's reply to a public accounts committee in PDF: conclusions and recommendations numbered 1a and 1b, an
answer in a sentence, a target date or "implemented" in bold between numbered paragraphs; met in minutes of this kind."""

from __future__ import annotations

from typing import Any

from tests.exchange.layouts.making import pdf, rec, truth, update

TITLE = "Minutes on the Nineteenth Report from the Committee of Accounts: Repairing rural bridges"
AGREES = "The government agrees with the Committee’s recommendation."
PART = "The government partially agrees with the Committee’s recommendation."
DISAGREES = "The government disagrees with the Committee’s recommendation."
DONE = "Recommendation implemented"
# conclusion, then its recommendations: mark, text, answer, state, target, paragraphs
Item = tuple[str, str, str, str, str, list[str]]
CONCLUSIONS: list[tuple[str, list[Item]]] = [
    (
        "The Department does not know how many rural bridges carry a weight limit, nor how long each has carried one.",
        [
            (
                "1a",
                "The Department should, within six months, publish a register of rural bridges with weight limits, the "
                "date of each limit and the authority which set it.",
                AGREES,
                "",
                "Spring 2026",
                [
                    "The Department holds returns from 81 of 97 authorities. It will ask the rest in the autumn and put "
                    "the register on line with the road length statistics.",
                    "Private bridges are left out, since their owners are under no duty to report.",
                ],
            ),
            (
                "1b",
                "It should write to the Committee each year with the change in that number.",
                AGREES,
                DONE,
                "",
                ["The Permanent Secretary wrote to the Committee on 14 March 2025 and will write every March."],
            ),
        ],
    ),
    (
        "Money has gone to the authorities best at bidding, rather than to those with the worst bridges.",
        [
            (
                "2",
                "The Department should replace bidding rounds with a formula and tell authorities of it before they set "
                "their budgets for 2026-27.",
                PART,
                "",
                "December 2025",
                [
                    "A formula will be used for maintenance. The Department intends to keep one bidding round for bridges "
                    "which cost more than £5 million, where a formula would spread the money too thinly.",
                ],
            ),
        ],
    ),
    (
        "Inspectors are retiring faster than they are trained.",
        [
            (
                "3a",
                "The Department should set out how many inspectors are needed in each region until 2035.",
                AGREES,
                "",
                "Summer 2026",
                [
                    "Work began in May 2025 with the engineers’ institution.",
                    "A first count suggests a shortfall of 140. It will be tested with authorities before it’s published.",
                ],
            ),
            (
                "3b",
                "The Department should pay for at least 50 apprenticeships a year in bridge inspection.",
                DISAGREES,
                "",
                "",
                [
                    "Apprenticeships are paid for through the levy. A separate scheme would cost more to run than it would "
                    "add, and authorities have not asked for one.",
                ],
            ),
            (
                "3c",
                "It should report on the use of drones, and the evidence that they are as good as a person in a boat.",
                AGREES,
                DONE,
                "",
                ["The report was published on 2 June 2025. Drones found 93% of the defects that divers did."],
            ),
        ],
    ),
    (
        "Closures are announced to the people who depend on a bridge by a sign at the bridge.",
        [
            (
                "4",
                "The Department should revise its guidance so that bus operators, schools and the ambulance service are "
                "told at least 28 days before a planned closure.",
                AGREES,
                "",
                "October 2025",
                [
                    "The guidance will be revised. For a closure in an emergency it will ask for notice on the same day.",
                ],
            ),
            (
                "5",
                "Alongside its reply, the Department should tell us what a closure of one, three and six months costs a "
                "village shop.",
                DISAGREES,
                "",
                "",
                ["The Department does not think that a reliable figure can be reached at a reasonable cost."],
            ),
        ],
    ),
]
SOURCE = """
#set page(paper: "a4", margin: 2.4cm, header: [#text(8pt)[Minutes on the Nineteenth Report] #h(1fr)
#text(8pt)[Session 2024-26]], footer: align(center, text(8pt, context counter(page).display())))
#set text(size: 11pt, font: "New Computer Modern")
#text(15pt, weight: "bold", data.title)
#par[*Department for Roads and Bridges*]
#heading(level: 2)[Introduction from the Committee]
#par[There are some 34,000 bridges on minor roads. The Department gave £212 million for them in 2023-24. The Committee
took evidence on 9 January 2025 and published its report on 28 February 2025.]
#heading(level: 2)[Relevant reports]
#list([Auditor’s report: #emph[The condition of rural bridges] – Session 2023-24 (HC 1104)],
  [Committee’s report: #emph[Repairing rural bridges] – Session 2024-25 (HC 318)])
#heading(level: 2)[Government response to the Committee]
#for (i, c) in data.conclusions.enumerate() {
  block(fill: luma(225), inset: 7pt, width: 100%, below: 8pt)[*#(i + 1). PAC conclusion: #c.text*]
  for r in c.recs {
    block(fill: luma(240), inset: 7pt, width: 100%, breakable: false)[*#r.mark. PAC recommendation: #r.text*]
    for (j, line) in r.lines.enumerate() {
      grid(columns: (1.1cm, 1fr), str(i + 1) + "." + str(r.from + j), line)
      if j == 0 and r.state != "" { par(strong(r.state)) }
      if j == 0 and r.target != "" { par[*Target implementation date: #r.target*] }
      v(4pt)
    }
  }
}
"""


def _data() -> dict[str, Any]:
    found = []
    for text, items in CONCLUSIONS:
        recs, count = [], 1
        for mark, ask, answer, state, target, news in items:
            lines = [answer, *news]
            recs.append({"mark": mark, "text": ask, "lines": lines, "state": state, "target": target, "from": count})
            count += len(lines)
        found.append({"text": text, "recs": recs})
    return {"title": TITLE, "conclusions": found}


FILES = {"minutes.pdf": lambda: pdf(SOURCE, _data())}
TRUTH = truth(
    TITLE,
    None,
    [
        rec(
            mark,
            text,
            response=answer,
            owner="The government",
            due=target,
            status=state,
            updates=[update(" ".join(news))],
        )
        for _, items in CONCLUSIONS
        for mark, text, answer, state, target, news in items
    ],
)
