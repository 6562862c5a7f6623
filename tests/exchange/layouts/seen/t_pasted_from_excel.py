"""Cells copied out of Excel into a text file: tabs, quoted cells over several lines with doubled quotes, section
rows, the heading again half-way; met when a partner pastes its part of a shared sheet into an e-mail."""

from __future__ import annotations

from tests.exchange.layouts.making import Truth, rec, truth, update

TITLE = "Community Safety Scrutiny: modern slavery review tracker"
HEAD = ["No", "Recommendation", "Exec. response", "Lead agency", "By when", "Officer update (Feb 25)", "BRAG"]
Row = tuple[str, str, str, str, str, str, str]
SECTIONS: dict[str, list[Row]] = {
    "SPOTTING THE SIGNS": [
        (
            "1",
            "That licensing and environmental health officers are trained to spot signs of forced labour in car "
            "washes, nail bars and takeaways, and that they know whom to ring.",
            "Accept",
            "Regulatory Services",
            "Dec 2024",
            "43 of 51 trained.\nRefresher on-line from April.",
            "Amber",
        ),
        (
            "2",
            "That the Partnership’s leaflet be reprinted in the nine languages most used by seasonal workers.",
            "Accept",
            "Community Safety Partnership",
            "Before the 2025 season",
            "Printed in eight. The ninth (Tetum) is with the translator.",
            "Amber",
        ),
        (
            "3",
            "Train councillors too.",
            "Accept",
            "Democratic Services",
            "May 2024",
            "29 of 44 came to one of two sessions.",
            "Blue",
        ),
    ],
    "HELPING THOSE WHO ARE FOUND": [
        (
            "4",
            "That the Council names a “first responder” in each housing team, with cover for leave, and tells the "
            "police who they are.",
            "Accept",
            "Housing Options",
            "July 2024",
            'Names given to the police 4 July.\n\nCover for leave: "in hand" – two teams share one deputy.',
            "Green",
        ),
        (
            "5",
            "That a place be kept free at all times in temporary accommodation for people who’ve been found.",
            "Reject",
            "Housing Options",
            "",
            "Executive’s reason: a place is found the same day in practice and an empty one would cost £17,500 a year.",
            "",
        ),
        (
            "6",
            "That legal advice is paid for in the first five days, through a contract shared with the neighbouring "
            "districts.",
            "Accept in principle",
            "Legal Services",
            "2025/26",
            "Funding bid made to the PCC; answer due in March.",
            "Amber",
        ),
    ],
    "OUR OWN HOUSE": [
        (
            "7",
            "That the procurement team asks every supplier above £50,000 for its modern slavery statement, reads "
            "it, and reports once a year on what it found.",
            "Accept",
            "Procurement",
            "Annual",
            "118 statements asked for, 103 received, 61 read so far:\n- 48 adequate\n- 9 queried\n- 4 referred to the "
            "contract manager",
            "Amber",
        ),
        (
            "8",
            "That the Council’s own statement is signed by both the Leader & the Chief Executive, published by 30 "
            "September, and lodged on the Government’s registry.",
            "Accept",
            "Policy Team",
            "30/09/24",
            "Signed and lodged 26/09/24.",
            "Blue",
        ),
    ],
}


def _quoted(value: str) -> str:
    if "\n" in value or '"' in value:
        return '"' + value.replace('"', '""') + '"'
    return value


def _text() -> bytes:
    lines = [TITLE + "\t" * 6, "Estwick Borough Council" + "\t" * 6, "\t" * 6]
    for i, (section, rows) in enumerate(SECTIONS.items()):
        if i in (0, 2):
            lines.append("\t".join(HEAD))
        lines.append(section + "\t" * 6)
        lines += ["\t".join(map(_quoted, row)) for row in rows]
    lines += ["\t" * 6, "Blue = finished, Green = on target, Amber = some slippage, Red = at risk" + "\t" * 6]
    return ("\r\n".join(lines) + "\r\n").encode()


def _truth() -> list[Truth]:
    return [
        rec(
            number,
            text,
            response=response,
            owner=lead,
            due=by,
            status=brag,
            section=section,
            updates=[update(news, "Feb 25")],
        )
        for section, rows in SECTIONS.items()
        for number, text, response, lead, by, news, brag in rows
    ]


FILES = {"tracker.txt": _text}
TRUTH = truth(TITLE, "Feb 25", _truth())
