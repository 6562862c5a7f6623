"""Narrative progress report as PDF: a heading and a tinted box for each recommendation, labels and prose under it,
with a contents page that repeats the headings; met with combined authorities and published review reports."""

from tests.exchange.layouts.seen.make import pdf, rec, truth

TITLE = "Getting on Board: scrutiny review of bus franchising"
DATE = "October 2025"

# number, short heading, text, mayor's response, led by, to be done by, where we are now
ROWS = [
    (
        "1",
        "Fares people can understand",
        "That the Mayor simplifies single fares into no more than three bands before the first franchised services "
        "begin, and publishes the assumptions on which each band was modelled.",
        "Accepted",
        "Head of Fares and Ticketing",
        "April 2026",
        "Three bands were consulted on between 2 June and 11 July 2025 and drew 1,914 replies. A clear majority "
        "preferred the option with a short-hop fare. The modelling note went to the Transport Committee in September "
        "and will be published with the final decision.",
    ),
    (
        "2",
        "Evening journeys",
        "That the Combined Authority sets a minimum evening frequency of one bus an hour, until at least 11pm, for "
        "every settlement of more than 3,000 people.",
        "Accepted in part",
        "Head of Network Planning",
        "September 2027",
        "The Mayor supports the principle but cannot commit to the whole network before depot costs are known. Twelve "
        "of the nineteen settlements will have an hourly evening bus from day one.\nThe remaining seven are being "
        "costed as part of tranche 2.",
    ),
    (
        "3",
        "A voice for passengers",
        "That a Passenger Panel with an independent chair is set up no later than six months before mobilisation and "
        "is asked to comment on the draft service standards.",
        "Accepted",
        "Customer Experience Manager",
        "31 January 2026",
        "Recruitment opened on 1 October. Sixteen members will be chosen by lottery from those who apply, so that no "
        "district holds more than four seats.",
    ),
    (
        "4",
        "Depots",
        "That the business case for buying, rather than leasing, the Harrow Lane and Quayside depots is brought to "
        "this Committee before it goes to the Board.",
        "Not accepted",
        "Director of Finance and Investment",
        "",
        "Negotiations are commercially sensitive and the Board must decide quickly. Members have been offered a "
        "private briefing instead; see also what is said under Recommendation 7.",
    ),
    (
        "5",
        "Electric buses",
        "Publish a zero-emission fleet plan.",
        "Accepted",
        "Fleet Programme Manager",
        "Summer 2026",
        "A first draft exists. It assumes that 60% of the fleet will be battery-electric by 2030, which depends upon "
        "the grid connection at Quayside.",
    ),
    (
        "6",
        "Drivers",
        "That the Authority works with operators, trade unions and the three further education colleges to establish "
        "a driver academy, with a target of at least 80 new drivers a year – a third of them women.",
        "Accepted",
        "Skills Partnership Lead",
        "Academic year 2026/27",
        "A memorandum of understanding was signed with two colleges in August. The third is considering its position. "
        "Talks with the unions about the apprenticeship rate are going well.",
    ),
    (
        "7",
        "Openness about cost",
        "That a plain-English statement of the whole-life cost of franchising, and of who bears which risk, is placed "
        "on the website each year.",
        "Accepted",
        "Director of Finance and Investment",
        "30 June each year",
        "The first statement was published on 27 June 2025 and has been downloaded 640 times.",
    ),
    (
        "8",
        "Rural areas",
        "That demand-responsive services are not treated as a substitute for timetabled buses in any parish that has "
        "a timetabled bus today, unless the parish council agrees.",
        "Under consideration",
        "Head of Network Planning",
        "TBC",
        "Officers have asked all 61 parish councils for their views. Forty-four have replied so far.",
    ),
]

SOURCE = """
#set page(paper: "a4", margin: 2.4cm, header: context if counter(page).get().first() > 1 [
  #text(8pt)[Tern & Avon Combined Authority #h(1fr) Getting on Board – six months on]],
  footer: context align(center, text(8pt)[#counter(page).display()]))
#set text(10.5pt)
#v(5cm)
#text(24pt, weight: "bold")[Getting on Board]
#v(2mm)
#text(15pt)[Scrutiny review of bus franchising: progress after six months]
#v(1cm)
Tern & Avon Combined Authority \\ Transport Overview and Scrutiny Committee \\ October 2025
#pagebreak()
#outline(title: [Contents])
#pagebreak()
= Introduction
The Committee published its review in March 2025. It made eight recommendations to the Mayor, who replied in May. This
report sets out each recommendation, the reply and what has been done since. Of the eight, five were accepted, one was
accepted in part, one was not accepted and one is still being considered.

The Committee is grateful to the passengers, drivers and parish councils who gave evidence at four public sessions.
= Progress on the recommendations
#for row in data [
  == Recommendation #row.at(0): #row.at(1)
  #block(width: 100%, fill: rgb("#e8eef7"), stroke: (left: 3pt + rgb("#1f4e8c")), inset: 10pt, breakable: false)[
    #text(weight: "bold", lines(row.at(2)))]
  *The Mayor’s response:* #row.at(3)

  *Led by:* #row.at(4)
  #if row.at(5) != "" [

  *To be done by:* #row.at(5)]

  *Where we are now*

  #for p in row.at(6).split("\\n") [#p #parbreak()]
  #v(4mm)
]
= What happens next
The Committee will look at progress again in April 2026 and will ask the Passenger Panel to give evidence. A short
survey of passengers will be repeated each autumn.
= Appendix A: Witnesses
#table(columns: (auto, auto), table.header([*Session*], [*Organisation*]),
  [4 November 2024], [Two bus operators; Tern Valley Bus Users],
  [18 November 2024], [Three district councils], [2 December 2024], [Trade unions; Avonside College])
"""


def build() -> bytes:
    return pdf(SOURCE, ROWS)


FILES = {"tracker.pdf": build}
TRUTH = truth(
    TITLE,
    DATE,
    [
        rec(n, text, response=said, owner=lead, due=due, updates=[(DATE, now)])
        for n, _, text, said, lead, due, now in ROWS
    ],
)
