"""CSV in Windows-1252 with semicolons: title lines above, line breaks and semicolons within quoted cells, a key and a
count below; met as an export from a committee system set up by a continental supplier."""

from __future__ import annotations

import csv
import io

from tests.exchange.layouts.making import rec, truth, update

TITLE = "Climate and Nature Select Committee – recommendations and responses"
HEAD = [
    "Rec ID",
    "Date made",
    "Recommendation wording",
    "Executive decision",
    "Portfolio",
    "Responsible post",
    "Completion by",
    "Progress note",
    "Progress status",
]
# id, date made, recommendation, decision, portfolio, post, completion, note, status
ROWS: list[tuple[str, str, str, str, str, str, str, str, str]] = [
    (
        "CNSC-7",
        "12.01.24",
        "That solar panels be fitted to the depot, the leisure centre and the crematorium; and "
        "that the savings be ring-fenced for the next round of work.",
        "Approved in part",
        "Finance",
        "Energy Manager",
        "31.03.25",
        "Depot: fitted Aug 24 (98 kWp).\nLeisure centre: roof survey says no; alternatives being priced.\nCrematorium: "
        "tender closes 6 Dec. Savings won’t be ring-fenced – that was the part not approved.",
        "Ongoing",
    ),
    (
        "CNSC-8",
        "12.01.24",
        "Stop using peat.",
        "Approved",
        "Environment",
        "Parks Manager",
        "Immediately",
        "No peat bought since February 2024.",
        "Finished",
    ),
    (
        "CNSC-9",
        "12.01.24",
        "That the Executive Member for Environment, together with the Wildlife Trust, draws up a "
        "list of verges that can be cut once a year without risk to road safety, and puts up signs to say why.",
        "Approved",
        "Environment",
        "Highways Verges Officer",
        "May 2024",
        "212 verges (about 31 ha) on the list. 40 signs up, cost £1,900. Complaints: 17; compliments: 52.",
        "Finished",
    ),
    (
        "CNSC-10",
        "8.03.24",
        "That the Council’s pension fund members be asked what they think about fossil fuel holdings.",
        "Refused",
        "Finance",
        "",
        "",
        "",
        "",
    ),
    (
        "CNSC-11",
        "8.03.24",
        "That “cool spots” are mapped before next summer, with opening hours, seats and water, "
        "and the map is given to GP surgeries, care agencies and the warm hubs’ volunteers.",
        "Approved",
        "Health",
        "Public Health Specialist",
        "June 2025",
        "",
        "Not begun",
    ),
    (
        "CNSC-12",
        "8.03.24",
        "That a carbon figure be shown in each report on capital spending above £250,000, worked "
        "out with one method; where no figure can be given, the report should say why.",
        "Approved",
        "Policy",
        "Climate Programme Lead",
        "Sept 2024",
        "Method agreed with Finance; template changed. 6 of the last 9 reports had a figure",
        "Ongoing",
    ),
    (
        "CNSC-13",
        "17.05.24",
        "That the tree strategy’s target is raised from 14% to 18% canopy cover by 2040.",
        "Approved",
        "Environment",
        "Tree Officer",
        "To be confirmed",
        "Awaiting the results of the 2024 aerial survey (Bluesky data).",
        "On hold",
    ),
    (
        "CNSC-14",
        "17.05.24",
        "That council vehicles’ idling is measured, reported & cut by half in 12 months.",
        "Approved",
        "Environment",
        "Fleet Manager",
        "1.06.25",
        "Trackers show 11.2% idling in May and 7.9% in October.",
        "Ongoing",
    ),
]


def _csv() -> bytes:
    out = io.StringIO()
    out.write(f"{TITLE};;;;;;;;\r\nWoldshire Council;;;;;;;;\r\nExtract date;22.11.24;;;;;;;\r\n;;;;;;;;\r\n")
    lines = csv.writer(out, delimiter=";", lineterminator="\r\n")
    lines.writerow(HEAD)
    lines.writerows(ROWS)
    out.write(f";;;;;;;;\r\nNumber of records: {len(ROWS)};;;;;;;;\r\n")
    out.write("Finished = no more to do;;;;;;;;\r\nOn hold = waiting for someone else;;;;;;;;\r\n")
    return out.getvalue().encode("cp1252")


FILES = {"tracker.csv": _csv}
TRUTH = truth(
    TITLE,
    "22.11.24",
    [
        rec(ref, text, response=decision, owner=post, due=by, status=status, updates=[update(note, "22.11.24")])
        for ref, _, text, decision, _, post, by, note, status in ROWS
    ],
)
