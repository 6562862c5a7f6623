"""The day a page is asked about: `?as-at=2024-01-16`, or as people write days."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from followthrough.lib import clock, days
from followthrough.lib.as_at import AsAt
from followthrough.web.asked import NotUnderstood
from followthrough.web.fields import not_a_day

PARAMETER = "as-at"
_FAR = re.compile(r"\b(?:2[1-9]|[3-9]\d)\d\d\b")


def asked(request: HttpRequest) -> AsAt:
    """The day in the address; today without one.

    What is no day, or lies ahead, gives today and a message that says so on the page.
    """
    try:
        return exact(request)
    except NotUnderstood as wrong:
        messages.error(request, wrong.said)
        return AsAt.now()


def exact(request: HttpRequest) -> AsAt:
    """The day in the address, for a file that has no page to say otherwise on. NotUnderstood is answered with a 400."""
    text = request.GET.get(PARAMETER, "").strip()
    if not text:
        return AsAt.now()
    # A year that nobody writes in a tracker, such as 2150, is no reason to call it no day.
    found = days.parse(_FAR.sub("2099", text))
    if found.first is not None and found.first > clock.today():
        raise NotUnderstood(_("That day is still to come. Today is the last day that can be shown."))
    if found.first is None or found.first != found.last:
        raise NotUnderstood(not_a_day(text))
    return AsAt.on(found.first)


def on_the_day(as_at: AsAt) -> dict[str, Any]:
    """The query that keeps a page's day in its links; nothing for today."""
    return {} if as_at.is_today else {PARAMETER: as_at.day.isoformat()}
