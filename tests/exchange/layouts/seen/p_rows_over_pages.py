"""Landscape PDF of a unitary council's flood review: long rows broken at the foot of the page, heading repeated,
section rows across the table, page numbers between; met in agenda packs, where Word was saved as PDF before
publication."""

from __future__ import annotations

from typing import Any

from tests.exchange.layouts.making import pdf, rec, truth, update

TITLE = "Flooding of January 2023: recommendations of the Section 19 review panel"
HEAD = [
    "No.",
    "Recommendation",
    "Organisation’s answer",
    "Action owner",
    "To be done by",
    "Progress (to end of June 2024)",
    "Status",
]
Row = tuple[str, str, str, str, str, str, str]
SECTIONS: dict[str, list[Row]] = {
    "A. Before the flood": [
        (
            "A1",
            "That the Lead Local Flood Authority holds one register of all trash screens, culverts and pumps in "
            "the city, whoever owns them, and shares it with the Environment Agency, the water company and the drainage "
            "board.",
            "Accepted",
            "Flood Risk Manager",
            "Dec 2023",
            "The register now lists 1,318 assets. Of these, 906 belong to the "
            "Council, 211 to the water company, 84 to the Internal Drainage Board and 57 to the Agency; the owners of "
            "60 have not been found in spite of searches at the Land Registry. Condition is known for 71%. The register "
            "was shared by secure link on 15 December 2023, and all three bodies have confirmed in writing that they "
            "can open it and that they’ll send changes each quarter.",
            "Complete",
        ),
        (
            "A2",
            "That gullies on the nineteen streets that flooded are cleaned twice a year.",
            "Accepted",
            "Highways Maintenance Manager",
            "From Apr 2023",
            "All 642 gullies done in October and again in March. "
            "Eleven could not be freed because of parked cars; these were done by night in May.",
            "Complete",
        ),
        (
            "A3",
            "That the Council works with landowners upstream of Saltmere Bridge to slow the flow, through leaky "
            "dams, ponds and hedges, and puts in a bid to the next natural flood management fund.",
            "Accepted",
            "Catchment Partnership Officer",
            "2025",
            "Seven farms are willing in principle. A bid for £480,000 was made in May 2024 and the result is "
            "due in the autumn. Walk-over surveys were carried out on four of the seven farms and suggest some 60 leaky "
            "dams, three ponds and around 2.2km of new hedge. The tenant of one farm has asked who would be liable if a "
            "dam failed; the Council’s solicitors are advising. No works can begin in the bird nesting season.",
            "In progress",
        ),
    ],
    "B. On the night": [
        (
            "B1",
            "That one telephone number be given out for sandbags.",
            "Accepted",
            "Customer Services Manager",
            "Oct 2023",
            "Number live since 2 October.",
            "Complete",
        ),
        (
            "B2",
            "That rest centres are opened on an amber warning rather than a red one where there is a high tide "
            "after dark, and that keys are held within ten minutes’ walk of every centre.",
            "Accepted in part",
            "Emergency Planning Manager",
            "Winter 2023/24",
            "Keys are now held locally for eight of nine centres. The ninth is a school run by an "
            "academy trust, with which a new agreement is being negotiated. The panel’s first point was not accepted: "
            "the Local Resilience Forum’s view is that opening on amber would have meant 14 openings in two winters, of "
            "which two would have been needed, and that volunteers would be worn out by false alarms. The Forum will "
            "look at it again after the winter.",
            "In progress",
        ),
        (
            "B3",
            "That flood wardens be given high-visibility jackets, radios and insurance.",
            "Accepted",
            "Emergency Planning Manager",
            "November 2023",
            "Jackets and insurance in place for 74 wardens.\nRadios: on order.",
            "In progress",
        ),
        (
            "B4",
            "That the Council asks mobile networks to put generators at masts.",
            "Not accepted",
            "Emergency Planning Manager",
            "",
            "",
            "",
        ),
    ],
    "C. Afterwards": [
        (
            "C1",
            "That grants for property flood resilience are paid direct to the builder if the householder so "
            "wishes, so that nobody need find £5,000 before work can start.",
            "Accepted",
            "Grants Team Leader",
            "June 2023",
            "Done for 87 of 131 homes so far; 29 households chose to be paid themselves; 15 have not "
            "applied even though letters, calls and a visit were made to each. The scheme closes on 30 September 2024 "
            "by order of the Department and can’t be extended. Officers are visiting the fifteen once more in July with "
            "the help of the flood wardens and a local charity which helps with forms.",
            "In progress",
        ),
        (
            "C2",
            "That council tax be waived for as long as a home can’t be lived in.",
            "Accepted",
            "Head of Revenues",
            "With immediate effect",
            "Discretionary relief given to 131 homes; the last of them was reoccupied in February 2024.",
            "Complete",
        ),
        (
            "C3",
            "That schools teach what to do in a flood, using the pack which the panel saw at Brook Primary.",
            "Noted – it is for schools to decide",
            "Education Adviser",
            "",
            "Pack sent to all 43 schools; 17 have used it.",
            "",
        ),
        (
            "C4",
            "That the panel meets once more, in the summer of 2025, in public, at Ferry Road Community Centre, to "
            "hear from those who were flooded whether they think that the city is better prepared than it was.",
            "Accepted",
            "Democratic Services Officer",
            "Summer 2025",
            "",
            "Not due",
        ),
    ],
}
SOURCE = """
#set page(paper: "a4", flipped: true, margin: (x: 1.6cm, top: 2cm, bottom: data.foot * 1cm),
  header: text(8pt)[Agenda item 9 – Appendix A],
  footer: context align(center, text(8pt)[Page #counter(page).display() of #counter(page).final().first()]))
#set text(size: data.size * 1pt)
#text(16pt, weight: "bold", data.title)
#par[Saltmere City Council, Environment Overview and Scrutiny Panel, 18 July 2024]
#table(columns: (1cm, 1.7fr, 2.9cm, 2.8cm, 2.2cm, 3fr, 2.1cm), inset: 5pt,
  table.header(..data.head.map(h => table.cell(fill: luma(215), strong(h)))),
  ..data.rows.map(r => if r.len() == 1 {
    (table.cell(colspan: 7, fill: luma(240), strong(r.at(0))),) } else { r }).flatten())
#par[Status is the view of the action owner. Complete: nothing is left to do. In progress: some has been done.]
"""


def _data(size: float, foot: float) -> dict[str, Any]:
    rows: list[list[str]] = []
    for name, found in SECTIONS.items():
        rows.append([name])
        rows.extend(list(row) for row in found)
    return {"title": TITLE, "head": HEAD, "rows": rows, "size": size, "foot": foot}


# the page ends within C1 in the first file, within A3 in the second
FILES = {
    "tracker.pdf": lambda: pdf(SOURCE, _data(12, 3.6)),
    "tracker-deep-foot.pdf": lambda: pdf(SOURCE, _data(11, 6.5)),
}
TRUTH = truth(
    TITLE,
    "end of June 2024",
    [
        rec(
            number,
            text,
            response=answer,
            owner=owner,
            due=due,
            status=status,
            section=name,
            updates=[update(news, "end of June 2024")],
        )
        for name, rows in SECTIONS.items()
        for number, text, answer, owner, due, news, status in rows
    ],
)
