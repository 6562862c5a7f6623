"""A test client that looks at every HTML page it fetches, so that no test has to remember to.

On PostgreSQL it asks as the application's role, so that every page proves the policies and the grants.
"""

import re
from typing import Any
from urllib.parse import urlsplit

import html5lib
from django.test import Client
from lxml import etree

from tests.roles import as_application

XHTML = "{http://www.w3.org/1999/xhtml}"
UNLABELLED = {"hidden", "submit", "button", "image", "reset"}
HIDDEN_BY_THE_SYSTEM = {"csrfmiddlewaretoken"}
WAY_OUT = "govuk-exit-this-page__button"
LINKING = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("form", "action"))


class PageError(AssertionError):
    """A page that breaks a rule which holds for every page."""


class ApplicationClient(Client):
    """Django's test client, which on PostgreSQL asks as the application's role, until all of a page has been sent."""

    def request(self, **request: Any) -> Any:
        with as_application():
            response = super().request(**request)
            if response.streaming:
                response.parts = list(response.streaming_content)
                response.getvalue = lambda: b"".join(response.parts)
            return response


class PageClient(ApplicationClient):
    """Looks at what it fetches; `neutral` lists words (real names of reviews) that no title may carry."""

    def __init__(self, *args: Any, neutral: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.neutral = neutral

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        # A file to keep stands alone, with its styles inside; it is never shown under our address.
        kept = response.get("Content-Disposition", "").startswith("attachment")
        if response.get("Content-Type", "").startswith("text/html") and not kept:
            text = response.getvalue().decode()
            if text:
                check_page(text, response.get("Content-Security-Policy", ""), self.neutral)
        return response


def check_page(text: str, policy: str = "", neutral: tuple[str, ...] = ()) -> None:
    """Raises PageError with everything that is wrong with one page."""
    page = Page(text)
    faults = [
        *page.validity(),
        *page.headings(neutral),
        *page.forms(),
        *page.labels(),
        *page.inline(policy),
        *page.hosts(),
        *page.ids(),
    ]
    if faults:
        raise PageError("\n".join(faults))


class Page:
    """One parsed page. Each check returns sentences about what is wrong."""

    def __init__(self, text: str) -> None:
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"))
        self.tree: etree._ElementTree = parser.parse(text)
        self.errors = parser.errors
        self.text = text

    def all(self, tag: str) -> list[Any]:
        return list(self.tree.iter(f"{XHTML}{tag}"))

    def validity(self) -> list[str]:
        return [f"invalid HTML at {place}: {code} {details}" for place, code, details in self.errors]

    def headings(self, neutral: tuple[str, ...]) -> list[str]:
        titles = [(title.text or "").strip() for title in self.tree.iter(f"{XHTML}title")][:1]
        faults = [] if titles and titles[0] else ["no title"]
        shown = [one for one in self.all("h1") if not _gives_way(one.getparent())]
        if len(shown) != 1:
            faults.append(f"{len(shown)} h1 headings, not one")
        if not self.tree.getroot().get("lang"):
            faults.append("no language")
        return faults + [f"the title carries “{name}”" for name in neutral if name in "".join(titles)]

    def forms(self) -> list[str]:
        faults = []
        for form in self.all("form"):
            names = {field.get("name") for field in form.iter(f"{XHTML}input")}
            if form.get("action") is None or form.get("method") not in {"get", "post"}:
                faults.append("a form without action or method")
            if form.get("method") == "post" and not names & HIDDEN_BY_THE_SYSTEM:
                faults.append("a POST form without a token")
        return faults

    def labels(self) -> list[str]:
        labelled = {label.get("for") for label in self.all("label")}
        fields = [*self.all("input"), *self.all("select"), *self.all("textarea")]
        return [
            f"{field.get('name')} has no label"
            for field in fields
            if field.get("type") not in UNLABELLED
            and field.get("id") not in labelled
            and not field.get("aria-label")
            and not field.get("aria-labelledby")
        ]

    def inline(self, policy: str) -> list[str]:
        faults = ["an inline style"] if self.all("style") else []
        for element in self.tree.iter():
            if isinstance(element.tag, str):
                faults += [
                    f"{name} on {etree.QName(element).localname}"
                    for name in map(str, element.attrib)
                    if _is_inline(name)
                ]
        for script in self.all("script"):
            nonce = script.get("nonce")
            if not script.get("src") and not (nonce and f"'nonce-{nonce}'" in policy):
                faults.append("an inline script whose nonce is not in the policy")
        return faults

    def hosts(self) -> list[str]:
        found = [(tag, name, element) for tag, name in LINKING for element in self.all(tag)]
        # The way out of a page that nobody else is to see has to lead away from here.
        links = [(tag, one.get(name, "")) for tag, name, one in found if WAY_OUT not in one.get("class", "")]
        return [f"{tag} leads to another host: {link}" for tag, link in links if _leaves(link)]

    def ids(self) -> list[str]:
        seen: set[str] = set()
        faults = []
        for element in self.tree.iter():
            name = element.get("id") if isinstance(element.tag, str) else None
            if name in seen:
                faults.append(f"two elements have the id {name}")
            if name:
                seen.add(name)
        targets = {link.get("href", "") for link in self.all("a")}
        return faults + [f"{t} leads nowhere" for t in targets if re.fullmatch(r"#.+", t) and t[1:] not in seen]


def _gives_way(element: Any) -> bool:
    """What the stylesheet hides once something comes after it: the progress of a job that was refused."""
    return element.get("class") == "working" and element.getnext() is not None


def _is_inline(attribute: str) -> bool:
    return attribute == "style" or attribute.startswith("on")


def _leaves(link: str) -> bool:
    """Whether a link leads to another host; one that an app on the same device opens does not."""
    parts = urlsplit(link)
    return bool(parts.netloc) and parts.scheme != "otpauth"
