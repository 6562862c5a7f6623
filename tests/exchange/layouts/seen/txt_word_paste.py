"""Reply to a coroner and its six-month follow-up pasted out of Word into a text file: tabs after labels, list marks that
Word made, curly quotes, a signature, no yes or no anywhere; met in e-mails to a health scrutiny committee."""

from typing import Any

from tests.exchange.layouts.seen.make import rec, truth

TITLE = "Prevention of Future Deaths: our actions, six months on"
# number, concern, responsible, timescale, paragraphs of action, status
ROWS: list[tuple[str, str, str, str, list[str], str]] = [
    (
        "1",
        "The crisis line’s notes could not be seen by the community team until the next working day. I "
        "am concerned that, unless they can be, decisions about risk will be made without knowledge of "
        "calls made the night before.",
        "Chief Information Officer",
        "Q3 24/25",
        [
            "A read-only view of the crisis line’s notes has been open to all community teams since 11 November 2024.",
            "·\tstaff trained: 412 of 460",
            "·\taudit of 30 cases in February: notes had been opened in 27",
        ],
        "Complete",
    ),
    (
        "2",
        "There was no agreed plan for what should be done when a patient doesn’t answer the door.",
        "Deputy Chief Nurse",
        "31 January 2025",
        [
            "“No reply” guidance was issued on 20 January 2025. It asks for a second visit within four hours "
            "where the last risk assessment was high, and says when to call the police under Right Care, "
            "Right Person.",
            "The constabulary’s comments arrived in March. They’ll be dealt with in version 2.",
        ],
        "Ongoing",
    ),
    (
        "3",
        "I heard that the ward’s leaving checklist does not mention whether the family has been told.",
        "Ward Managers",
        "Immediate",
        ["Checklist changed."],
        "Complete",
    ),
    (
        "4",
        "The Trust’s own review took 14 months. Delay on that scale means lessons come too late, and it "
        "added to the family’s distress; I am concerned that this isn’t the only such case.",
        "Head of Patient Safety / Executive Medical Director",
        "TBC",
        ["23 reviews are over their time, of which nine by more than six months (September: 41 and 22)."],
        "Ongoing",
    ),
    ("5", "Agency staff were not told how to raise an alarm.", "", "", [], ""),
]


def _text() -> bytes:
    out = [
        "Hi,", "", "As asked, copied from the Word version – formatting may have gone astray.", "",
        "Fenland and Wash Partnership NHS Foundation Trust", TITLE, "Update for Health Scrutiny, 14 April 2025", "",
        "HM Coroner raised five matters of concern. Each is set out in the Coroner’s words.", "",
    ]  # fmt: skip
    for number, text, who, when, news, status in ROWS:
        out += [f"Matter of concern {number}", text]
        out += [f"Responsible:\t{who}"] if who else []
        out += [f"Timescale:\t{when}"] if when else []
        out += [f"Action taken:\t{news[0]}", *news[1:]] if news else []
        out += [f"Status:\t{status}"] if status else []
        out.append("")
    out += [
        "Kind regards",
        "",
        "Legal Services and Inquests Manager",
        "This e-mail and any attachments are confidential.",
    ]
    return "\r\n".join(out).encode("utf-8-sig")


FILES = {"pasted.txt": _text}
TRUTH: dict[str, Any] = truth(
    TITLE,
    "14 April 2025",
    [
        rec(number, text, owner=who, due=when, status=status, updates=[("14 April 2025", "\n".join(news))])
        for number, text, who, when, news, status in ROWS
    ],
)
