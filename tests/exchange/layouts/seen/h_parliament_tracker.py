"""State parliament's accounts committee in Australia: a saved web page with one wide table, year and report merged down
over their recommendations, numbers typed into the text, a legend of lights; met on parliamentary committee sites."""

from __future__ import annotations

from html import escape
from itertools import groupby

from tests.exchange.layouts.making import rec, truth, update

TITLE = "Recommendation Tracker"
HEAD = [
    "Year",
    "Report",
    "Recommendation",
    "Acceptance",
    "Comment from Responsible Minister or Entity Head",
    "Traffic Light",
    "Date updated",
]
# year, report, recommendation with its number, acceptance, comment, light, date of the comment
ROWS: list[tuple[str, ...]] = [
    (
        "2024",
        "Inquiry into the Southern Rail Workshops Redevelopment (No. 11)",
        "1. The Government publish the full business case for any capital project above $25 million at "
        "least 30 days before the Committee’s hearings begin, with only those parts withheld that would "
        "harm the State in negotiations.",
        "Supported in principle",
        "The Government supports the release of business cases where it is not against the public "
        "interest. The Department of Treasury is reviewing the guidelines with agencies, and expects to "
        "consult in the second half of 2025.",
        "Orange Light",
        "14/03/25",
    ),
    (
        "2024",
        "Inquiry into the Southern Rail Workshops Redevelopment (No. 11)",
        "2. The Department of State Growth and Works engage an independent probity adviser before "
        "expressions of interest are called.",
        "Supported",
        "A panel of five advisers was established in December 2024.",
        "Green Light",
        "14/03/25",
    ),
    (
        "2024",
        "Inquiry into the Southern Rail Workshops Redevelopment (No. 11)",
        "3. Heritage advice be sought at the start, and not when designs are complete.",
        "Not supported",
        "Advice is sought at the point which the Heritage Act requires.",
        "Yellow Light",
        "14/03/25",
    ),
    (
        "2023",
        "Follow up of Auditor-General’s Report on Ambulance Ramping (No. 8)",
        "1. The Department of Health report ramping times for each hospital monthly, by triage category, "
        "on a public web site, and keep the figures of earlier months available.",
        "Supported",
        "The dashboard was launched in July 2024 and covers the four major hospitals.\nSmaller hospitals "
        "will be added “as data quality allows”; no date has been set.",
        "Light Green Light",
        "02/12/24",
    ),
    (
        "2023",
        "Follow up of Auditor-General’s Report on Ambulance Ramping (No. 8)",
        "2. The Secretary review whether the target for transfer of care (15 minutes) is realistic and, "
        "if it is not, publish a target which is.",
        "Supported",
        "See response to Recommendation 1.",
        "Red Light",
        "02/12/24",
    ),
    (
        "2021",
        "Management of Public Housing Maintenance (No. 3)",
        "1. Homes for the State inspect each property at least once in three years.",
        "TBC",
        "",
        "Grey Light",
        "",
    ),
    (
        "2021",
        "Management of Public Housing Maintenance (No. 3)",
        "2. The maintenance contract include a measure of how satisfied tenants are with the repair, "
        "gathered by someone other than the contractor, and 5% of the fee depend upon it.",
        "Supported",
        "New head contracts began on 1 July 2022 and include the measure (7% of the fee). Satisfaction "
        "for 2023-24 was 81.6% (n = 2,377).",
        "Green Light",
        "30/10/24",
    ),
]
LEGEND = [
    ("Grey Light", "Progress yet to be established by the Committee"),
    ("Orange Light", "Under way but awaiting a decision"),
    ("Green Light", "Considered complete – no further action"),
    ("Red Light", "Acknowledged but not commenced"),
    ("Light Green Light", "Being progressed to completion"),
    ("Yellow Light", "Not accepted and thus not progressed"),
]


def _rows() -> str:
    out: list[str] = []
    for (year, report), group in groupby(ROWS, key=lambda row: (row[0], row[1])):
        rows = list(group)
        for i, row in enumerate(rows):
            span = f' rowspan="{len(rows)}"'
            left = f"<td{span}>{year}</td><td{span}><a href='#'>{escape(report)}</a></td>" if i == 0 else ""
            cells = "".join(f"<td><p>{escape(cell).replace(chr(10), '</p><p>')}</p></td>" for cell in row[2:])
            out.append(f"<tr>{left}{cells}</tr>")
    return "\n".join(out)


def _page() -> bytes:
    head = "".join(f"<th scope='col'><strong>{escape(h)}</strong></th>" for h in HEAD)
    legend = "".join(f"<tr><td><img src='l.png' alt=''> {escape(a)}</td><td>{escape(b)}</td></tr>" for a, b in LEGEND)
    return f"""<!DOCTYPE html><html lang="en-AU"><head><meta charset="utf-8"><title>{TITLE} - Parliament</title></head><body>
<a class="skip" href="#main">Skip to main content</a>
<header><form role="search"><input name="q" placeholder="Search"><button>Search</button></form>
<nav><ul><li><a href="#">Home</a></li><li><a href="#">Bills</a></li><li><a href="#">Committees</a></li></ul></nav></header>
<div class="breadcrumb"><a href="#">Home</a> / <a href="#">Joint Committees</a> / Public Accounts</div>
<main id="main"><h1>{TITLE}</h1>
<p>There is no statutory requirement that the Government respond to a Committee report. The Committee is trialling the
tracker below, last updated on 28 April 2025.</p>
<p>There are currently no documents attached.</p>
<h2>Legend</h2><table class="legend"><tbody>{legend}</tbody></table>
<div class="table-responsive"><table border="1"><thead><tr>{head}</tr></thead><tbody>
{_rows()}
</tbody></table></div>
<h2>Members of the Committee</h2><table><tr><th>Member</th><th>House</th></tr><tr><td>Chair</td><td>Legislative Council</td></tr>
<tr><td>Deputy Chair</td><td>House of Assembly</td></tr></table></main>
<aside><h3>Contact</h3><p>Committee Secretary</p></aside>
<footer><p>Parliament acknowledges the traditional custodians of the land.</p><a href="#">Privacy</a></footer></body></html>
""".encode()


FILES = {"tracker.html": _page}
TRUTH = truth(
    TITLE,
    "28 April 2025",
    [
        rec(
            text.partition(". ")[0],
            text.partition(". ")[2],
            response=said,
            status=light,
            section=report,
            updates=[update(comment, date or None)],
        )
        for _, report, text, said, comment, light, date in ROWS
    ],
)
