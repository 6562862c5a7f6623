"""Police and crime panel: each recommendation takes two rows, the facts above and the commissioner's update merged
across below, with the status word on the first line of the update; met where the officer ran out of page width."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, Truth, rec, truth, update, word, word_note, word_table

HEAD = ["Rec. ref.", "Recommendation", "PCC’s response", "Lead", "Target date"]
# reference, recommendation, response, lead, target, status line, update
ROWS: list[tuple[str, str, str, str, str, str, str]] = [
    (
        "PCP/23/14",
        "That the Commissioner’s office sets out, in the next precept report, what each £1 on the precept "
        "buys, in officers, staff and equipment, and how that compares with the most similar forces.",
        "Accepted",
        "Chief Finance Officer",
        "February 2024",
        "Completed",
        "Set out at Appendix C of the precept report (2 February 2024). The Panel thanked officers for the "
        "clearer format.",
    ),
    (
        "PCP/23/15",
        "That the Commissioner holds the Chief Constable to account for the time taken to answer 101 "
        "calls, with a monthly figure for calls abandoned after five minutes.",
        "Accepted",
        "Head of Assurance",
        "From Sept 2023",
        "Ongoing",
        "Figures go to every Accountability Board. Mean time to answer: 4m 10s in Sept, 2m 55s in Feb. Abandoned calls "
        "fell from 22% to 14% over the same time; the force’s own target is 10%. Eleven call handlers are in training.",
    ),
    (
        "PCP/23/16",
        "Publish the register of gifts quarterly.",
        "Accepted",
        "Monitoring Officer (OPCC)",
        "Oct 2023",
        "Completed",
        "",
    ),
    (
        "PCP/23/21",
        "That a rural crime officer be posted to each of the three northern stations.",
        "Declined – deployment is an operational matter for the Chief Constable",
        "",
        "",
        "",
        "",
    ),
    (
        "PCP/23/22",
        "That victims who withdraw from the process are asked why, by someone independent of the force, "
        "and that a summary of what they say comes to the Panel once a year.",
        "Accepted in part",
        "Victims’ Services Commissioner Lead",
        "Summer 2024",
        "Delayed",
        "Contract let to a university team in January. Ethics approval took longer than "
        "planned so field work begins in May. An interim note can be given to the Panel in the autumn.\nThe part not "
        "accepted was publication of the raw replies.",
    ),
    (
        "PCP/23/30",
        "That speed checks by volunteers be allowed on 20mph roads.",
        "Accepted",
        "Roads Policing Superintendent",
        "",
        "",
        "The scheme’s insurance has been extended, 17 groups have been trained, and checks are now complete in "
        "six of the nine villages that asked for them.",
    ),
    (
        "PCP/24/02",
        "That the Commissioner writes to all town and parish councils before the Police and Crime Plan is "
        "drafted and allows them at least eight weeks to answer.",
        "Accepted",
        "Engagement Manager",
        "By 31 July 2024",
        "Not started",
        "To begin once the new Commissioner is in office (election 2 May 2024).",
    ),
]


def _lines() -> list[list[Cell | str]]:
    lines: list[list[Cell | str]] = []
    for *facts, status, news in ROWS:
        lines.append(list(facts))
        below = "\n".join(part for part in (f"{{*{status}*}}" if status else "", news) if part)
        lines.append([Cell("Update", bold=True, fill="F2F2F2"), Cell(below, span=4)])
    return lines


def _build(doc: Document) -> None:
    word_note(doc, "Harnshire Police and Crime Panel – 18 April 2024")
    word_note(doc, "Agenda item 8: Recommendations tracker", "Heading 1")
    word_note(doc, "The Panel is asked to note the updates and to agree that those marked Completed may be removed.")
    word_table(doc, [HEAD, *_lines()])
    word_note(doc, "Contact: Panel Support Team, Harnshire County Council")


def _truth() -> list[Truth]:
    return [
        rec(
            ref, text, response=response, owner=lead, due=target, status=status, updates=[update(news, "18 April 2024")]
        )
        for ref, text, response, lead, target, status, news in ROWS
    ]


FILES = {"tracker.docx": lambda: word(_build)}
TRUTH = truth("Agenda item 8: Recommendations tracker", "18 April 2024", _truth())
