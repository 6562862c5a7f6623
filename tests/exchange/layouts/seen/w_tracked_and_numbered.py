"""Live working copy of a joint waste review: one table per theme, numbers made by Word and starting again in each,
tracked changes left in, status chosen in a content control; met when the officer sends the draft before clearing
the changes."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, rec, truth, update, word, word_note, word_numbers, word_table

HEAD = ["No.", "Recommendation", "Executive decision", "Responsible officer", "Update (January 2025)", "Status"]
# recommendation, decision, officer, update, status
Row = tuple[str, str, str, str, str]
THEMES: dict[str, list[Row]] = {
    "Reducing what is thrown away": [
        (
            "That the Executive Member for Environment {-considers-}{+funds+} a repair café in each of the four market "
            "towns, run by volunteers, for a first period of {-12-}{+18+} months.",
            "Agreed",
            "Waste Minimisation Officer",
            "Two of four open (first Saturday of the month). {+Third to open on 22 February in the former library.+}",
            "In progress",
        ),
        (
            "That a food waste campaign be aimed at households in flats, with caddies and liners given out free for the "
            "first year.",
            "Agreed",
            "Communications Manager {-(job share)-}",
            "Campaign ran for six weeks from 14 October. {-Figures awaited.-}{+Tonnage up by 9% on the same six weeks of "
            "2023.+}",
            "Completed",
        ),
        ("Stop buying single-use cups for council meetings.", "Agreed", "Facilities Manager", "", "Completed"),
        (
            "That the Council lobbies Government, through the Local Government Association, for the deposit return "
            "scheme to take glass.",
            "Not agreed: the Executive prefers to await the national scheme",
            "",
            "",
            "",
        ),
    ],
    "Collecting what is left": [
        (
            "That the assisted collections list is checked once a year with residents themselves, {+in writing and by "
            "telephone,+} rather than through the crews alone.",
            "Agreed",
            "Collections Manager",
            "1,140 households on the list; letters sent in November, 873 answered. Calls to the rest under way.",
            "In progress",
        ),
        (
            "That bin lorries are fitted with side-scan cameras when they come to be replaced, beginning with the rural "
            "rounds where lanes are narrowest.",
            "Agreed in part",
            "Fleet Manager",
            "Specification amended. {-Nothing further.-}{+Nine vehicles on order, delivery Q1 25/26.+} Existing vehicles "
            "won’t be retro-fitted – this is the part which was not agreed.",
            "In progress",
        ),
        (
            "That missed-bin reports be answered within one working day, and that performance be shown by round on the "
            "public dashboard.",
            "Agreed",
            "Customer Services Manager",
            "On the dashboard since 2/12/24.",
            "Completed",
        ),
    ],
    "Recycling centres": [
        (
            "That booking at the recycling centres be ended at Thornby and Eastmere for a trial of six months and that "
            "queue lengths are counted before and after, on the same days of the week.",
            "Agreed",
            "Contracts Manager",
            "Contractor has asked for a variation to the contract (est. £22k). {+Legal are looking at it.+}",
            "On hold",
        ),
        (
            "Provide a re-use shop at {-Thornby-}{+Eastmere+}.",
            "Agreed",
            "Contracts Manager",
            "Planning application to be made in {-spring-}{+summer+} 2025.",
            "Not started",
        ),
    ],
}


def _build(doc: Document) -> None:
    word_note(doc, "DRAFT v0.4 – Joint Waste Review – progress on recommendations", "Heading 1")
    word_note(doc, "Merrowbridge District Council and Eastmere Town Council. Please keep track changes ON.")
    for theme, rows in THEMES.items():
        word_note(doc, theme, "Heading 2")
        numbers = word_numbers(doc, "%1.")
        lines: list[list[Cell | str]] = [
            [Cell("", num=numbers), text, decision, officer, news, f"{{={status}=}}" if status else ""]
            for text, decision, officer, news, status in rows
        ]
        word_table(doc, [HEAD, *lines])
    word_note(doc, "Comments to Scrutiny by noon on 24 January please.")


FILES = {"tracker.docx": lambda: word(_build)}
TRUTH = truth(
    "DRAFT v0.4 – Joint Waste Review – progress on recommendations",
    "January 2025",
    [
        rec(
            str(n),
            text,
            response=decision,
            owner=officer,
            status=status,
            section=theme,
            updates=[update(news, "January 2025")],
        )
        for theme, rows in THEMES.items()
        for n, (text, decision, officer, news, status) in enumerate(rows, 1)
    ],
)
