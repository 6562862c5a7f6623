"""Committee page saved from a browser, as councils' democracy sites make them: scripts, navigation, cookie banner,
issue details in a table for layout and the tracker in a table inside; a calendar and links around it; 31 lines."""

from __future__ import annotations

from html import escape

from tests.exchange.layouts.making import Truth, rec, truth, update
from tests.exchange.layouts.words import Line, lines, turn

TITLE = "Scrutiny Recommendations Tracker - Corporate Overview Committee"
HEAD = ["Date", "Recommendation", "Cabinet Response", "Cabinet Member / Officer", "Update", "Status"]
STATES = ["Open", "Closed", "Open", "Proposed for closure"]
MEMBERS = ["Cabinet Member for Finance", "Cabinet Member for Homes", "Leader of the Council", "Deputy Leader"]
TOP = """<!DOCTYPE html>
<!-- saved from url=(0071)https://democracy.example.gov.uk/mgIssueHistoryHome.aspx?IId=40117&Opt=0 -->
<html lang="en" class="js"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>Issue details - {title} | Example Borough</title>
<link rel="stylesheet" href="./Issue details_files/SiteSpecific.css">
<script>window.dataLayer = window.dataLayer || []; function gtag(){{dataLayer.push(arguments);}}
var rows = "<table><tr><th>Recommendation</th><td>not a row</td></tr></table>";</script>
<style>.mgContent td {{ vertical-align: top }} </style></head><body onload="mgInit()">
<div id="ccc" role="dialog" aria-label="Cookies"><h2>This site uses cookies</h2><p>Some are needed; others help us to see
how the site is used.</p><button>Accept all</button><button>Reject</button></div>
<header><a href="#mgMainContent">Skip to content</a><ul class="nav"><li><a href="#">Agendas</a></li>
<li><a href="#">Committees</a></li><li><a href="#">Councillors</a></li><li><a href="#">Forward plan</a></li></ul>
<form action="#"><input type="text" value="Search"><input type="submit" value="Go"></form></header>
<div id="mgMainContent" class="mgContent"><h1 class="mgMainTitleTxt">Issue details</h1>
<h2 class="mgSubTitleTxt">{title}</h2>
<table class="mgLayout" width="100%"><tr><td><ul class="mgActionList"><li><a href="#">Issue history</a></li>
<li><a href="#">Related meetings</a></li></ul></td><td>
<p class="mgWordPara"><b>Decision status:</b> For information</p><p>Updated for the meeting on 2 December 2025</p>
"""
BOTTOM = """</td></tr></table>
<table class="mgCalendar" summary="Calendar"><caption>December 2025</caption><tr><th>Mo</th><th>Tu</th><th>We</th></tr>
<tr><td>1</td><td><a href="#">2</a></td><td>3</td></tr></table>
<p>Attachments:</p><ul class="mgBulletList"><li>Appendix B - Forward plan, item 9 <i>PDF 214 KB</i></li></ul></div>
<footer><p>Example Borough, Town Hall</p><a href="#">Accessibility</a></footer>
<script src="./Issue details_files/mg.js.download"></script></body></html>
"""


def _rows() -> list[tuple[str, Line, str, str, str]]:
    made = []
    for i, one in enumerate(lines(9300, 31)):
        met = ("10 June 2025", "9 September 2025", "14 October 2025")[i // 11]
        said = turn(["Agreed", "Agreed", "Agreed in part", "Not agreed"], i)
        made.append((met, one, said, MEMBERS[(i * 5) % 4], turn(STATES, i)))
    return made


def _paragraphs(text: str) -> str:
    return (
        f'<p class="mgWordPara" style="margin:0cm"><span lang="EN-GB">{escape(text)}</span></p>' if text else "&nbsp;"
    )


def _page() -> bytes:
    heads = "".join(f"<td><p><strong>{head}</strong></p></td>" for head in HEAD)
    body = ""
    for met, one, said, member, state in _rows():
        cells = (met, one.text, said, f"{member} / {one.owner}", one.news, state)
        body += f"<tr>{''.join(f'<td>{_paragraphs(text)}</td>' for text in cells)}</tr>\n"
    table = f'<table class="MsoTableGrid" border="1">\n<tbody><tr>{heads}</tr>\n{body}</tbody></table>'
    return (TOP.format(title=TITLE) + table + BOTTOM).encode()


def _truth() -> list[Truth]:
    return [
        rec(None, one.text, response=said, owner=f"{member} / {one.owner}", status=state, updates=[update(one.news)])
        for _, one, said, member, state in _rows()
    ]


FILES = {"Issue details.html": _page}
TRUTH = truth(TITLE, "2 December 2025", _truth())
