"""Saved government page on progress after a public inquiry: contents list, cookie banner, headings and paragraphs with no
table, the recommendation as a quotation, the status in a tag; met when a department publishes progress as HTML."""

from html import escape
from typing import Any

from tests.exchange.layouts.seen.make import rec, truth

TITLE = "Blackmere Reservoir Inquiry: progress on recommendations, autumn 2025"
# theme: number, recommendation, response, owner, due, paragraphs of progress, status
Row = tuple[str, str, str, str, str, list[str], str]
THEMES: dict[str, list[Row]] = {
    "Inspection and enforcement": [
        (
            "1",
            "The enforcement authority should be given a power to enter and inspect any raised reservoir of "
            "more than 10,000 cubic metres without notice, and should use it for at least one in twenty of "
            "those reservoirs each year.",
            "Accepted in principle",
            "Department for Environment and Water",
            "When parliamentary time allows",
            [
                "A consultation closed on 4 July 2025. Of 211 responses, 148 supported a power without notice.",
                "Until there is a power, the authority has asked owners to agree to visits at 48 hours’ notice. "
                "By 31 August, 94 of 117 owners who were asked had done so.",
            ],
            "In progress",
        ),
        (
            "2",
            "Supervising engineers should send their yearly statement to the local resilience forum.",
            "Accepted",
            "Environment Regulator",
            "1 April 2025",
            ["The form was changed on 1 April 2025."],
            "Complete",
        ),
        (
            "3 (i)",
            "The panel of engineers should be widened,",
            "Accepted",
            "Institution of Reservoir Engineers",
            "March 2026",
            [
                "The Institution has had 23 applications since it removed the requirement for ten years’ "
                "experience on large dams."
            ],
            "In progress",
        ),
        (
            "3 (ii)",
            "and a bursary offered to engineers from groups that are under-represented.",
            "Not accepted",
            "Institution of Reservoir Engineers",
            "",
            ["The Institution’s trustees took the view that the fund’s objects do not permit it."],
            "Closed",
        ),
    ],
    "Warning and informing": [
        (
            "4",
            "Every household in the area that would be reached by water within 30 minutes should be told so "
            "in writing every three years, in words agreed with those who live there.",
            "Accepted",
            "Lead local flood authorities",
            "Ongoing, first letters by December 2025",
            [
                "Guidance, and a model letter in eleven languages, were published on 19 May 2025.",
                "Letters have gone out in the areas of:",
                "six of the nine lead local flood authorities in the north;",
                "two of the seven in the south.",
            ],
            "In progress",
        ),
        (
            "5",
            "Sirens should be tried at three sites.",
            "Subject to further advice",
            "Cabinet Office",
            "TBC",
            [],
            "Not started",
        ),
    ],
}


def _item(row: Row) -> str:
    number, text, response, owner, due, news, status = row
    tag = f'<strong class="govuk-tag">{status}</strong>'
    facts = [("Government response", response), ("Responsible body", owner), ("Target date", due)]
    lines = "".join(
        f'<p class="govuk-body"><strong>{name}:</strong> {escape(value)}</p>\n' for name, value in facts if value
    )
    told = [line for line in news if not line.endswith(";") and not line.startswith("two of")]
    points = [line for line in news if line not in told]
    body = "".join(f'<p class="govuk-body">{escape(line)}</p>\n' for line in told)
    body += f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in points)}</ul>\n" if points else ""
    progress = f"<h4>Progress</h4>\n{body}" if news else ""
    return (
        f'<section><h3 id="r{number[0]}">Recommendation {number}</h3>\n<blockquote><p>{escape(text)}</p></blockquote>\n'
        f"<p><strong>Status:</strong> {tag}</p>\n{lines}{progress}</section>"
    )


def _page() -> bytes:
    contents = "".join(f'<li><a href="#t{i}">{escape(name)}</a></li>' for i, name in enumerate(THEMES))
    body = "\n".join(
        f'<h2 id="t{i}">{escape(name)}</h2>\n' + "\n".join(map(_item, rows))
        for i, (name, rows) in enumerate(THEMES.items())
    )
    return f"""<!DOCTYPE html><html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>{TITLE} - public pages</title>
<script>document.documentElement.className += ' js'</script></head><body>
<div class="cookie-banner" role="region"><h2>Cookies on this site</h2><p>We use some essential cookies to make this website work.</p>
<button>Accept additional cookies</button><button>Reject additional cookies</button></div>
<header><a href="#">Menu</a><nav><ul><li>Benefits</li><li>Births, deaths, marriages and care</li></ul></nav></header>
<main><p>Policy paper</p><h1>{TITLE}</h1><p>Published 30 October 2025</p><p>Applies to England</p>
<nav><h2>Contents</h2><ol>{contents}</ol></nav>
<h2>Introduction</h2><p>The Inquiry made five recommendations, one of which has two parts. Recommendation 2 is complete.</p>
{body}
<h2>Next update</h2><p>We will publish the next update in spring 2026.</p></main>
<aside><h2>Related content</h2><ul><li><a href="#">Blackmere Reservoir Inquiry report</a></li></ul></aside>
<div><h2>Is this page useful?</h2><button>Yes</button><button>No</button><p>Report a problem with this page</p></div>
<footer><p>All content is available under the Open Government Licence v3.0, except where otherwise stated</p></footer></body></html>
""".encode()


FILES = {"progress.html": _page}
TRUTH: dict[str, Any] = truth(
    TITLE,
    "30 October 2025",
    [
        rec(
            number,
            text,
            response=said,
            owner=owner,
            due=due,
            status=status,
            section=name,
            updates=[("30 October 2025", "\n".join(news))],
        )
        for name, rows in THEMES.items()
        for number, text, said, owner, due, news, status in rows
    ],
)
