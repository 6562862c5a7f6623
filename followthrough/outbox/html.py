"""The second part of an e-mail: its text as accessible HTML in which nothing is fetched from anywhere. Plain Python.

A letter is written once, as text: paragraphs are divided by empty lines, lines that begin with "- " are a list, and
addresses of pages become links whose words are the address, so that nobody is led elsewhere than they read.
"""

import re
from collections.abc import Callable
from html import escape
from typing import Any

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
# What ends a sentence is not of the address that it ends with.
_AFTER = ".,;:!?)]}'"
_ITEM = "- "
_BODY = "margin:0;padding:16px;font:16px/1.5 Arial,sans-serif;color:#0b0c0c;background:#ffffff"
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body style="{style}">
<main style="max-width:600px;overflow-wrap:anywhere">
{blocks}
</main>
</body>
</html>
"""


def html_of(body: str, *, title: str, language: str = "en-GB") -> str:
    """The text of an e-mail as a whole HTML page: no pictures, no scripts, nothing from elsewhere.

    `title` is the e-mail's subject, `language` that of the text, as a browser's `lang`.
    """
    paragraphs = [one for one in re.split(r"\n\s*\n", body.replace("\r\n", "\n").strip()) if one.strip()]
    blocks = "\n".join(map(_block, paragraphs))
    return _PAGE.format(language=escape(language), title=escape(title), style=_BODY, blocks=blocks)


def with_html(letter: dict[str, Any]) -> dict[str, Any]:
    """What `outbox.actions.post` is told of a letter (`subject`, `body` and more), with its body as HTML besides."""
    return letter | {"html": html_of(letter["body"], title=letter["subject"])}


def _block(paragraph: str) -> str:
    lines = [line.strip() for line in paragraph.split("\n")]
    if all(line.startswith(_ITEM) for line in lines):
        return f"<ul>{''.join(f'<li>{linked(line.removeprefix(_ITEM))}</li>' for line in lines)}</ul>"
    return f"<p>{'<br>'.join(map(linked, lines))}</p>"


def linked(text: str, leads: Callable[[str], str] = str) -> str:
    """The text as HTML in which addresses of pages are links and nothing else is markup.

    `leads` says where an address leads, "" for nowhere; as it stands, where nothing else is said.
    """
    done, at = [], 0
    for found in _ADDRESS.finditer(text):
        address = found.group().rstrip(_AFTER)
        done += [escape(text[at : found.start()]), _link(address, leads(address))]
        at = found.start() + len(address)
    return "".join([*done, escape(text[at:])])


def _link(address: str, leads: str) -> str:
    return f'<a href="{escape(leads)}">{escape(address)}</a>' if leads else escape(address)
