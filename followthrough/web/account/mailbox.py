"""In the demo only: the e-mails that the system sent, so that a newcomer can follow a link in one."""

from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from markupsafe import Markup

from followthrough.outbox import mailbox
from followthrough.outbox.html import linked
from followthrough.web.access import public

A_PAGE = 50


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    _only_in_the_demo()
    pages = Paginator(mailbox.names(), A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    letters = [_said(one) for one in map(mailbox.kept, shown) if one]
    told = {"letters": letters, "number": shown.number, "count": pages.num_pages}
    return render(request, "account/mailbox.html", told)


@public
@require_safe
def show(request: HttpRequest, letter: UUID) -> HttpResponse:
    """One e-mail in words, its links to be followed; the HTML part, which says the same, is not opened."""
    _only_in_the_demo()
    found = mailbox.kept(letter)
    if found is None:
        raise Http404
    # Everything but the links has been escaped.
    words = linked(found.text.strip(), _here).replace("<a ", '<a class="govuk-link" ')
    paragraphs = [Markup(one) for one in words.split("\n\n")]  # noqa: S704
    told = {"letter": _said(found), "paragraphs": paragraphs, "has_html": found.has_html}
    return render(request, "account/mailbox_letter.html", told)


def _here(address: str) -> str:
    """Our own pages, by whichever name this machine was reached; no other."""
    base = str(settings.BASE_URL)
    return address.removeprefix(base) if address.startswith(f"{base}/") else ""


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404


def _said(one: mailbox.Kept) -> dict[str, Any]:
    """What stands on an envelope."""
    words = {name: one.header(name) for name in ("To", "From", "Subject", "Organization")}
    return {"id": one.letter, **words, "at": _at(one.message)}


def _at(message: EmailMessage) -> Any:
    return parsedate_to_datetime(str(message["Date"]))
