"""Domestic homicide review plan: each recommendation a band across the table, one line of action, agency, date and
progress under it, heading repeated by hand, a revised date in the same cell; met in London boroughs."""

from typing import Any

from tests.exchange.layouts.seen.make import document, docx_bytes, grid, merge, rec, truth

TITLE = "DHR/SAR “Maya” Action Plan"
HEAD = ["Scope", "Lead agency", "Target date", "Progress and outcome", "Status"]
# band with the number in it; scope, agency, date, progress, status
ROWS: list[tuple[str, str, str, str, str, str, str]] = [
    (
        "Recommendation 1",
        "All agencies which took part in this review should tell the Partnership, within six months of "
        "its publication, how they make sure that professional interpreters, and not relatives, are used "
        "whenever abuse may be disclosed.",
        "Local",
        "All agencies (co-ordinated by the VAWG Strategic Lead)",
        "30/04/2025",
        "Nine of eleven agencies have replied. Four of them allow relatives to interpret in an "
        "emergency; the Board will discuss this on 12 June.\nThe two which have not replied are a "
        "private landlord and a college.",
        "Amber",
    ),
    (
        "Recommendation 2",
        "Adult Social Care should amend its carer’s assessment so that it asks, out of the hearing of "
        "the cared-for person, whether the carer feels safe at home.",
        "Local",
        "Adult Social Care",
        "31/01/2025 (revised to 31/05/2025)",
        "Form changed in the test system. Go-live is tied to the upgrade in May.",
        "Amber",
    ),
    (
        "Recommendation 3 (a)",
        "The Metropolitan Borough’s Housing Options Service should record the reason whenever a single "
        "person who says that they’re fleeing abuse is found not to be in priority need.",
        "Local",
        "Housing Options",
        "Immediate",
        "Field made compulsory on 4 November 2024. Of 212 decisions since then, 209 have a reason.",
        "Green",
    ),
    (
        "Recommendation 3 (b)",
        "A manager should review each such decision within two working days.",
        "Local",
        "Housing Options",
        "Immediate",
        "Reviewed within the time in 97 of 118 cases (82%).",
        "Amber",
    ),
    (
        "Recommendation 4",
        "The Department for Health and Social Care should fund research into familial homicide where the "
        "perpetrator has been the victim’s carer.",
        "National",
        "Community Safety Partnership Chair",
        "ASAP",
        "Letter sent.\nNo reply.",
        "Red",
    ),
    (
        "Recommendation 5",
        "Faith and community groups in the south of the borough should be offered a workshop on coercive "
        "control, in Bengali, Somali and Polish, by specialist “by and for” services.",
        "Local",
        "VAWG Team; Public Health",
        "Q3 2025/26",
        "",
        "Not due",
    ),
]


def _build() -> bytes:
    doc = document(landscape=True)
    doc.add_paragraph("Safer Marshgate Partnership – OFFICIAL")
    doc.add_heading(TITLE, 1)
    doc.add_paragraph("Version 6, 20 May 2025")
    rows: list[list[str]] = []
    bands: list[int] = []
    for i, (name, text, *rest) in enumerate(ROWS):
        bands.append(len(rows))
        rows.append([f"{name}: {text}", "", "", "", ""])
        if i % 3 == 0:
            rows.append(HEAD)
        rows.append(rest)
    table = grid(doc, rows, heads=0, widths=[2, 4, 3, 12, 2.5])
    for at in bands:
        merge(table, at, 0, at, 4)
    doc.add_paragraph("RAG: Green – complete; Amber – begun; Red – late or blocked.")
    grid(
        doc,
        [
            ["Panel member", "Agency"],
            ["Independent Chair", "–"],
            ["Detective Inspector", "Police"],
            ["Designated Nurse", "ICB"],
        ],
    )
    return docx_bytes(doc)


FILES = {"plan.docx": _build}
TRUTH: dict[str, Any] = truth(
    TITLE,
    "20 May 2025",
    [
        rec(
            name.removeprefix("Recommendation "),
            text,
            owner=agency,
            due=when,
            status=status,
            updates=[("20 May 2025", news)],
        )
        for name, text, _, agency, when, news, status in ROWS
    ],
)
