"""Text pasted from an Excel sheet: tabs between cells, quotes round cells with line breaks and doubled quotes inside
them, title lines, section rows, two dated update columns, a state alone on the last line of the newest one."""

from tests.exchange.layouts.seen.make import Rec, rec, truth

TITLE = "Review of Housing Benefit Overpayments – Action Log"
OLD, NEW = "10/01/25", "09/05/25"
HEADS = ["Ref", "Recommendation", "Accepted Y/N", "Who", "When", f"Update {OLD}", f"Update {NEW}"]

# section, or ref, text, accepted, who, when, old update, new update, state
ROWS: list[str | tuple[str, str, str, str, str, str, str, str]] = [
    "PREVENTION",
    (
        "HB1",
        "That customers are sent a text to remind them to report changes in what they earn, every quarter, with a "
        "link that works on a telephone.",
        "Y",
        "Benefits Operations Manager",
        "31.03.25",
        "Supplier has quoted £3k.",
        "First texts went out on 7 April to 2,260 households; 190 changes were reported within a week.",
        "Done",
    ),
    (
        "HB2",
        "That the form is cut from 31 pages.",
        "Y",
        "Benefits Operations Manager",
        "30.06.25",
        "Looked at forms of six other councils.",
        "Down to 18 pages.\nTo be tried out at the one stop shop in June.",
        "Ongoing",
    ),
    (
        "HB3",
        "That the Council looks each month, not each year, at earnings data from HMRC.",
        "Y",
        "Systems & Subsidy Officer",
        "TBC",
        "",
        "Needs new software: asked for in 2026/27 budget.",
        "Not started",
    ),
    "RECOVERY",
    (
        "HB4",
        "That letters no longer threaten court in the first line but say who can help, what the person may keep and "
        "how to "
        'appeal ("the three things").',
        "Y",
        "Recovery Team Leader",
        "28.02.25",
        'New letters were read by 12 customers:\n- 10 understood "the three things"\n- two did not',
        "In use since 3 March. Calls have gone up by 15% and payments by 6%.",
        "Done",
    ),
    (
        "HB5",
        "That debts below £40 which have stood for six years or more are written off in one go.",
        "N",
        "Section 151 Officer",
        "",
        "Rejected: policy allows it case by case.",
        "",
        "",
    ),
    (
        "HB6",
        "That before bailiffs are used on anyone known to adult social care a manager in that service is asked, and "
        "that the answer is kept on file.",
        "Y",
        "Recovery Team Leader / Adult Social Care",
        "01.04.25",
        "Protocol drafted",
        "Protocol signed by both services. Five cases so far: bailiffs weren’t used in four.",
        "Done",
    ),
    (
        "HB9",
        "That housing officers have sight of repayment plans, if the tenant agrees, so that rent arrears are not "
        "asked for in the same week.",
        "Y",
        "Recovery Team Leader",
        "31.07.25",
        "Consent form drafted.",
        "DPIA is with the Data Protection Officer",
        "Ongoing",
    ),
    "LEARNING",
    (
        "HB7",
        "That the error rate found by quality checks is reported to this Committee along with the subsidy claim each "
        "November.",
        "Y",
        "Systems & Subsidy Officer",
        "Nov 2025",
        "Noted",
        "No change",
        "",
    ),
    (
        "HB8",
        "Visit a council with a low error rate.",
        "Part – by video",
        "Benefits Operations Manager",
        "Spring 2025",
        "",
        "Call held on 2 April with three councils in the same family group; notes shared.",
        "Done",
    ),
]


def quoted(cell: str) -> str:
    """A cell as Excel puts it on the clipboard."""
    return '"' + cell.replace('"', '""') + '"' if "\n" in cell else cell


def build() -> bytes:
    lines = [[TITLE], ["Scrutiny Support, Stanhollow Borough Council"], [""], HEADS]
    for row in ROWS:
        lines.append([row] if isinstance(row, str) else [*row[:6], "\n".join(p for p in row[6:] if p)])
    text = "".join("\t".join(map(quoted, [*line, *[""] * (len(HEADS) - len(line))])) + "\r\n" for line in lines)
    return text.encode()


def recommendations() -> list[Rec]:
    made: list[Rec] = []
    section: str | None = None
    for row in ROWS:
        if isinstance(row, str):
            section = row
            continue
        n, text, said, who, due, old, new, state = row
        made.append(
            rec(
                n,
                text,
                response=said,
                owner=who,
                due=due,
                status=state,
                section=section,
                updates=[(OLD, old), (NEW, new)],
            )
        )
    return made


FILES = {"tracker.txt": build}
TRUTH = truth(TITLE, NEW, recommendations())
