"""Northern Irish department's update to its committee in PDF: each recommendation a heading, its words in italics, then
labels that stand at the start of a line (response, owner, completion, progress); 30 of them, two appendices."""

from __future__ import annotations

from tests.exchange.layouts.making import pdf, rec, truth, update
from tests.exchange.layouts.words import lines, turn

TITLE = "Inquiry into community transport: update to the Committee for Rural Matters"
ANSWERS = ["Accept", "Partially accept", "Accept", "Under consideration", "Do not accept"]
STATES = ["Complete", "In progress", "Not started", "In progress"]
DIVISIONS = ["Rural Transport Division", "Finance Division", "Legal Services Branch", "Translink Sponsorship Branch"]
SOURCE = """
#set page(paper: "a4", margin: 2.3cm, header: text(8pt)[DfRM/2025/118], footer: align(right, text(8pt,
  context counter(page).display())))
#set text(size: 10.5pt)
#text(17pt, weight: "bold", data.title)
#par[September 2025]
#heading(level: 1)[Introduction]
#par[In February 2024 the Committee made 30 recommendations to the Department. The Minister answered each of them in
May 2024. This paper repeats those answers and says what has been done since.]
#heading(level: 1)[Recommendations]
#for r in data.rows {
  heading(level: 2, "Recommendation " + r.number)
  par(emph(r.text))
  par[*Departmental response:* #r.said]
  if r.who != "" { par[*Responsible:* #r.who] }
  if r.due != "" { par[*Target date for completion:* #r.due] }
  if r.state != "" { par[*Status:* #r.state] }
  if r.news != "" { par[*Progress at September 2025:* #r.news] }
}
#heading(level: 1)[Appendix 1: Organisations consulted]
#list([Rural Voices], [Age Matters], [The Disability Forum])
#heading(level: 1)[Appendix 2: Abbreviations]
#table(columns: 2, [*Term*], [*Meaning*], [CTO], [Community transport operator], [RTF], [Rural Transport Fund])
"""


def _rows() -> list[dict[str, str]]:
    found = []
    for i, one in enumerate(lines(700, 30)):
        said = turn(ANSWERS, i)
        going = said != "Do not accept"
        found.append(
            {
                "number": str(i + 1),
                "text": one.text,
                "said": said,
                "who": DIVISIONS[i % 4],
                "due": one.due if going else "",
                "state": turn(STATES, i) if going else "",
                "news": one.news if going else "",
            }
        )
    return found


FILES = {"update.pdf": lambda: pdf(SOURCE, {"title": TITLE, "rows": _rows()})}
TRUTH = truth(
    TITLE,
    "September 2025",
    [
        rec(
            r["number"],
            r["text"],
            response=r["said"],
            owner=r["who"],
            due=r["due"],
            status=r["state"],
            updates=[update(r["news"], "September 2025")],
        )
        for r in _rows()
    ],
)
