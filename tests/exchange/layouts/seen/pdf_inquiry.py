"""Authority's response to an independent inquiry as PDF: "Recommendation 7" on a line of its own, the recommendation
in italics, a sentence that accepts or not, then prose that refers to other recommendations; no table at all."""

from tests.exchange.layouts.seen.make import pdf, rec, truth

TITLE = "Response to the Independent Inquiry into the Marl Street Warehouse Fire"
DATE = "June 2025"
YES = "The Authority accepts this recommendation."
PRINCIPLE = "The Authority accepts this recommendation in principle."
NO = "The Authority does not accept this recommendation."

# chapter, number, text, answer, prose
ROWS = [
    (
        "Before the fire",
        "1",
        "The Authority should reinspect every commercial building in which combustible panels have been declared, "
        "starting with those that are occupied at night.",
        YES,
        "There are 212 such buildings in the Fairlough area. All 38 that are occupied at night were visited between "
        "February and May 2025. The remainder will be visited by the end of March 2026.",
    ),
    (
        "Before the fire",
        "2",
        "The Authority and the four district councils should agree a single register of enforcement notices, open to "
        "operational crews at all hours.",
        YES,
        "A data sharing agreement was signed by all five bodies on 14 April 2025. A first version of the register "
        "went live on 2 June. We are aware that one district still sends its notices by spreadsheet each Friday, and "
        "have offered help.",
    ),
    (
        "Before the fire",
        "3",
        "The Authority should cease to rely upon self-assessment forms for premises of more than 5,000 square metres.",
        PRINCIPLE,
        "Self-assessment will end for storage and distribution premises this year. For other large premises we wish "
        "to learn from the first twelve months before we decide.",
    ),
    (
        "The night of the fire",
        "4",
        "Control room staff should be given the power to mobilise a second high-reach appliance without waiting for "
        "the incident commander.",
        YES,
        "The mobilising policy was changed on 9 December 2024, the day after the Inquiry’s interim report. It has "
        "been used eleven times. What is said in answer to\nRecommendation 9 about training also applies to control "
        "staff.",
    ),
    (
        "The night of the fire",
        "5",
        "The Authority should replace its handheld radios before the winter of 2025.",
        NO,
        "The present radios meet the national standard and the national programme will replace them in 2027. To buy "
        "interim sets would cost about £1.1 million. Instead, forty repeaters have been fitted to front-line "
        "appliances, which deals with the black spots that the Inquiry found.",
    ),
    (
        "The night of the fire",
        "6",
        "Residents within 500 metres of a fire that gives off toxic smoke should be told what to do within thirty "
        "minutes, in the languages most spoken locally.",
        YES,
        "Templates in nine languages have been agreed with the Local Resilience Forum and tested twice. In the second "
        "test, on 20 May, messages went out after 24 minutes.",
    ),
    (
        "After the fire",
        "7",
        "The Authority should appoint an officer to act as the single point of contact for the bereaved, for as long "
        "as they wish it.",
        YES,
        "A Family Liaison Manager took up post in January 2025. The families were asked for their views on the job "
        "description and two of them sat on the panel.",
    ),
    (
        "After the fire",
        "8",
        "Debriefs should be held within 28 days, written up within 56, and shared with partner bodies.",
        PRINCIPLE,
        "We agree that debriefs should be prompt. After a fire in which people have died, the police may ask us to "
        "wait, as they did in this case. Our policy now says 28 days or as soon as the police allow.",
    ),
    (
        "After the fire",
        "9",
        "Every station should exercise at a large warehouse at least once in two years.",
        YES,
        "Fourteen of the 22 stations have held an exercise since the fire. Dates for the other eight are in the "
        "training plan for 2025/26. See also Recommendation 4.",
    ),
]

SOURCE = """
#set page(paper: "a4", margin: (x: 3cm, y: 2.5cm), header: text(8pt)[Fairlough Fire and Rescue Authority],
  footer: context text(8pt)[Response to the Marl Street Inquiry #h(1fr) Page #counter(page).display()])
#set text(11pt)
#set par(justify: true, spacing: 0.9em)
#text(19pt, weight: "bold")[Response to the Independent Inquiry into the Marl Street Warehouse Fire]

June 2025

*Foreword by the Chair of the Authority*

Four people did not come home from Marl Street. The Inquiry asked hard questions of this Authority and we have tried to
answer them plainly. We accept six of the nine recommendations in full and two in principle. We explain why we take
another view of Recommendation 5.
#let was = state("chapter", "")
#for row in data [
  #context if was.get() != row.at(0) [
    #v(4mm)
    #text(14pt, weight: "bold", row.at(0))
  ]
  #was.update(row.at(0))
  #block(sticky: true, above: 1.4em)[*Recommendation #row.at(1)*]
  #emph(row.at(2))

  #row.at(3)

  #lines(row.at(4))
]
#v(5mm)
#text(14pt, weight: "bold")[Next steps]

The Authority’s Scrutiny Panel will receive a report on all nine recommendations every six months, beginning in December
2025, until the Panel is satisfied that nothing remains to be done.
"""


def build() -> bytes:
    return pdf(SOURCE, ROWS)


FILES = {"tracker.pdf": build}
TRUTH = truth(
    TITLE,
    DATE,
    [
        rec(n, text, response=answer, section=chapter, updates=[(DATE, prose)])
        for chapter, n, text, answer, prose in ROWS
    ],
    scored_fields=["number", "text", "response", "updates"],
)
