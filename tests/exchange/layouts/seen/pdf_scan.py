"""Signed action plan that was printed and scanned to PDF: pictures of pages without any text, to be refused with
advice; met wherever a paper copy was put on the website."""

from tests.exchange.layouts.seen.make import pages_png, pdf, truth

PAGE = """
#set page(paper: "a4", fill: rgb("#f6f4ee"), margin: 2cm)
#set text(11pt)
#rotate(0.6deg)[
= Stanhollow Borough Council
== Action plan: review of empty homes
#table(columns: (1cm, 1fr, 3cm, 3cm), [*No*], [*Recommendation*], [*Owner*], [*By when*],
  [1], [That the Council writes to the owners of all homes empty for over two years], [Housing Strategy], [May 2023],
  [2], [That loans be offered for repairs], [Private Sector Housing], [Sept 2023],
  [3], [That the premium on council tax be raised], [Revenues], [April 2024])
#v(2cm)
Signed for the Executive: ....................................
]
#pagebreak()
#rotate(-0.4deg)[Notes of discussion, 4 April 2023. The plan was approved with no changes.]
"""
SHELL = """
#set page(paper: "a4", margin: 0pt)
#image("page1.png", width: 100%, height: 100%)
#image("page2.png", width: 100%, height: 100%)
"""


def build() -> bytes:
    pages = pages_png(PAGE)
    return pdf(SHELL, images={f"page{i}.png": page for i, page in enumerate(pages, start=1)})


FILES = {"tracker.pdf": build}
TRUTH = truth(None, None, [])
