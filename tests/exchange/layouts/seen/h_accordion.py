"""Saved web page of a London borough: an accordion per recommendation under theme headings, the facts in a definition
list, with menu, cookie banner and feedback form around it; met where trackers are published as pages."""

from __future__ import annotations

from html import escape

from tests.exchange.layouts.making import rec, truth, update

TITLE = "Progress on the Night-time Economy Commission’s recommendations"
Row = tuple[str, str, str, str, str, str]
# theme: recommendation, response, lead, target date, latest update, status
THEMES: dict[str, list[Row]] = {
    "Safety": [
        (
            "That the Council recruits and trains forty night-time hosts from among door staff, taxi marshals and "
            "students, and gives them a shared radio channel with the town centre CCTV room.",
            "Agreed",
            "Night-time Economy Manager",
            "December 2024",
            "Twenty-six hosts trained in two groups.\nRadios: 18 bought. The CCTV room’s licence "
            "allows no more than 20 on the channel until it’s renewed.",
            "In progress",
        ),
        (
            "That the safe space in Chapel Yard opens on Thursdays as well as at weekends.",
            "Agreed",
            "Community Safety Lead",
            "October 2024",
            "Open on Thursdays from 3 October; 61 people helped in the first six weeks.",
            "Completed",
        ),
        (
            "That the licensing policy asks premises of more than 200 people to offer lids or covers for drinks.",
            "Agreed",
            "Licensing Manager",
            "When the policy is next reviewed (2026)",
            "",
            "Not started",
        ),
    ],
    "Getting home": [
        (
            "That the Cabinet Member for Transport asks for the N91 and N207 to run every 15 minutes between 1am and "
            "4am on Fridays & Saturdays, and publishes the reply.",
            "Agreed",
            "Transport Strategy Officer",
            "July 2024",
            "Request made. The reply, which is on our transport pages, turns down the N91 and offers a trial on the N207.",
            "Completed",
        ),
        (
            "That a late-night taxi rank be marked out on North Parade.",
            "Not agreed: the road’s too narrow for a rank and a cycle lane",
            "Traffic Engineer",
            "",
            "",
            "",
        ),
    ],
    "Working at night": [
        (
            "That the Council, as an employer, sets out what it’ll do for its own staff who work between 11pm and 6am "
            "(hot food, somewhere to rest, a way home), and pays at least the London Living Wage to contractors’ night "
            "staff.",
            "Partly agreed",
            "Director of People",
            "April 2025",
            "Survey of night staff: 312 sent, 140 answers. The "
            "wage is paid in 9 of 11 contracts – the other two end in 2026. There’s no rest room at the depot yet.",
            "In progress",
        ),
        (
            "That markets be allowed to trade until midnight.",
            "Agreed",
            "Markets Manager",
            "Summer 2025",
            "Trial on the last Friday of May, June and July.",
            "In progress",
        ),
    ],
}


def _item(number: int, row: Row) -> str:
    text, response, lead, target, news, status = row
    facts = [
        ("Our response", response),
        ("Lead officer", lead),
        ("Target date", target),
        ("Latest update", news),
        ("Status", status),
    ]
    shown = "".join(
        f"<dt>{escape(label)}</dt>\n<dd>{'<br>'.join(escape(part) for part in value.split(chr(10)))}</dd>\n"
        for label, value in facts
    )
    return (
        f'<div class="accordion__section"><h3><button aria-expanded="false" aria-controls="c{number}">'
        f'Recommendation {number}<span class="icon" aria-hidden="true"></span></button></h3>\n'
        f'<div id="c{number}" class="accordion__content" hidden><p class="lead">{escape(text)}</p>\n'
        f"<dl>\n{shown}</dl></div></div>"
    )


def _page() -> bytes:
    parts, number = [], 0
    for theme, rows in THEMES.items():
        parts.append(f"<h2>{escape(theme)}</h2>")
        for row in rows:
            number += 1
            parts.append(_item(number, row))
    body = "\n".join(parts)
    return f"""<!DOCTYPE html>
<!-- saved page -->
<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(TITLE)} | Larkhill Council</title>
<style>.icon::after {{ content: "+" }}</style>
<script>window.open_all = function () {{ return "Recommendation 0"; }}</script></head>
<body><div role="region" aria-label="Cookies"><p>We use cookies to see how this site is used.</p><button>Accept</button>
<button>Reject</button></div>
<nav><ul><li><a href="#">Council tax</a></li><li><a href="#">Bins and recycling</a></li>
<li><a href="#">Complete a form</a></li></ul></nav>
<main><h1>{escape(TITLE)}</h1>
<p>Last updated: 19 November 2024</p>
<p>The Commission reported to the Scrutiny Board in March 2024 with seven recommendations.
Open each to see how far we’ve got.</p>
<button type="button">Show all sections</button>
{body}
<h2>Is this page useful?</h2>
<form><label>Status of your query <input name="q"></label><button>Yes</button><button>No</button></form>
</main><footer><p>Larkhill Council</p><ul><li>Accessibility</li><li>Privacy</li></ul></footer></body></html>
""".encode()


FILES = {"tracker.html": _page}
TRUTH = truth(
    TITLE,
    "19 November 2024",
    [
        rec(
            str(number),
            text,
            response=response,
            owner=lead,
            due=target,
            status=status,
            section=theme,
            updates=[update(news, "19 November 2024")],
        )
        for number, (theme, (text, response, lead, target, news, status)) in enumerate(
            ((theme, row) for theme, rows in THEMES.items() for row in rows), 1
        )
    ],
)
