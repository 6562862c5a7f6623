"""Web page of a council, saved from the browser: an accordion for each recommendation with a definition list inside,
themes as headings, dated news as paragraphs, menus, a cookie banner and a feedback form around."""

from html import escape

from tests.exchange.layouts.seen.make import rec, truth

TITLE = "Inquiry into walking and cycling: what has happened since"
DATE = "22 May 2025"

# theme: number, short title, what we recommended, reply, responsible, expected by, [(date, news)], status
THEMES: dict[str, list[tuple[str, str, str, str, str, str, list[tuple[str, str]], str]]] = {
    "Safer streets": [
        (
            "1",
            "20mph near schools",
            "That every school outside which the limit is still 30mph is given a part-time 20mph limit, with signs "
            "that light up, over the next three years.",
            "Accepted",
            "Road Safety Team",
            "March 2028",
            [
                ("22 May 2025", "Signs are working at 11 of the 46 schools."),
                ("6 November 2024", "The first five orders were made without objections."),
            ],
            "In progress",
        ),
        (
            "2",
            "Side roads",
            "That pavements are carried across the mouths of side roads when a street is resurfaced, unless the "
            "engineer gives a reason in writing.",
            "Accepted in part – on main walking routes only",
            "Highways Maintenance",
            "",
            [("22 May 2025", "Three have been built on Tolver Road.")],
            "In progress",
        ),
        (
            "3",
            "Pavement parking",
            "Enforce against pavement parking.",
            "Not accepted: the power has not been given to councils outside London",
            "Parking Services",
            "",
            [],
            "No action",
        ),
    ],
    "Getting started": [
        (
            "4",
            "Cycle lessons for adults",
            "That free lessons are offered to adults in at least two community languages besides English, with a "
            "crèche & bikes to borrow.",
            "Accepted",
            "Active Travel Team",
            "Summer 2025",
            [("22 May 2025", "Courses in Polish and Urdu are full. A waiting list of 27 has been opened.")],
            "Complete",
        ),
        (
            "5",
            "Cycle parking at stations",
            "That the Council and the train operator between them double the number of secure spaces at Merrowbridge "
            "Central, and put in spaces for cargo bikes and adapted cycles.",
            "Accepted",
            "Active Travel Team",
            "December 2025",
            [
                (
                    "22 May 2025",
                    "Planning consent was given on 30 April for 240 spaces, ten of them for larger cycles.",
                ),
                ("6 November 2024", "Waiting for a lease from the landlord."),
            ],
            "In progress",
        ),
        (
            "6",
            "Hangars",
            "That residents are able to ask for a cycle hangar on line and to see where they are in the queue.",
            "Accepted",
            "Digital Services",
            "September 2025",
            [],
            "Not started",
        ),
    ],
    "Knowing what works": [
        (
            "7",
            "Counting",
            "That counters be put on the ten busiest routes and that the figures are open to all, by the hour, as "
            "they come in.",
            "Accepted",
            "Transport Data Team",
            "January 2025",
            [("22 May 2025", "All ten are live.\nThe one at Weir Bridge was out of use for most of March.")],
            "Complete",
        ),
    ],
}
HEAD = """<!DOCTYPE html>
<!-- saved from url=(0061)https://www.example.org/scrutiny/inquiries/walking-and-cycling -->
<html lang="en-GB"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>Walking and cycling inquiry | Merrowbridge City Council</title>
<style>details{border-bottom:1px solid #999} dt{font-weight:bold}</style>
<script>window.dataLayer = window.dataLayer || []; var recommendation = "1";</script></head><body>
<div id="ccc" role="region" aria-label="Cookies">
<p>We use cookies. <button>Accept all</button> <button>Reject</button></p></div>
<a class="skip" href="#main">Skip to main content</a>
<header><nav><ul><li><a href="#">Bins</a></li><li><a href="#">Council tax</a></li></ul></nav>
<ol class="breadcrumb"><li>Home</li><li>Council and democracy</li><li>Scrutiny</li><li>Inquiries</li></ol></header>
"""
TAIL = """<aside><h2>Related pages</h2><ul><li><a href="#">Recommendation tracker for housing</a></li>
<li><a href="#">How scrutiny works</a></li></ul></aside>
<form><fieldset><legend>Was this page useful?</legend><label><input type="radio" name="u"> Yes</label>
<label><input type="radio" name="u"> No</label></fieldset></form></main>
<footer><p>&copy; Merrowbridge City Council 2025</p>
<p><a href="#">Accessibility</a> <a href="#">Privacy</a></p></footer>
</body></html>
"""


def item(label: str, body: str) -> str:
    return f"<dt>{label}</dt>\n<dd>{body}</dd>\n" if body else ""


def said(text: str) -> str:
    return escape(text, quote=False).replace("’", "&rsquo;").replace("–", "&ndash;").replace("\n", "<br>")


def accordion(row: tuple[str, str, str, str, str, str, list[tuple[str, str]], str]) -> str:
    n, short, text, reply, who, due, news, status = row
    latest = "".join(f"<p><strong>{date}:</strong> {said(body)}</p>" for date, body in news)
    return (
        f'<details class="accordion" open><summary><h3>Recommendation {n}: {said(short)}</h3></summary>\n<dl>\n'
        + item("What we recommended", f"<p>{said(text)}</p>")
        + item("Cabinet&rsquo;s reply", said(reply))
        + item("Responsible", said(who))
        + item("Expected by", due)
        + item("Status", status)
        + item("News", latest)
        + "</dl>\n</details>\n"
    )


def build() -> bytes:
    body = "".join(f"<h2>{theme}</h2>\n" + "".join(map(accordion, rows)) for theme, rows in THEMES.items())
    intro = (
        f'<main id="main"><h1>{TITLE}</h1>\n<p>Our inquiry ended in July 2024 with seven recommendations. '
        f"Cabinet replied in September 2024. This page was last changed on {DATE}.</p>\n"
    )
    return (HEAD + intro + body + TAIL).encode()


FILES = {"tracker.html": build}
TRUTH = truth(
    TITLE,
    DATE,
    [
        rec(n, text, response=reply, owner=who, due=due, status=status, section=theme, updates=news)
        for theme, rows in THEMES.items()
        for n, _, text, reply, who, due, news, status in rows
    ],
)
