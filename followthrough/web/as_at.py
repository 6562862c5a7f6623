"""The day a page is asked about: `?as-at=2024-01-16`, or as people write days."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from followthrough.lib import clock, days
from followthrough.lib.as_at import AsAt

PARAMETER = "as-at"


def asked(request: HttpRequest) -> AsAt:
    """The day in the address; today without one.

    What is no day, or lies ahead, gives today and a message that says so on the page.
    """
    text = request.GET.get(PARAMETER, "").strip()
    if not text:
        return AsAt.now()
    day = days.parse(text).first
    if day is None or day != days.parse(text).last:
        messages.error(request, _("“%(text)s” is not a day: write it like 16 January 2024.") % {"text": text[:40]})
        return AsAt.now()
    if day > clock.today():
        messages.error(request, _("That day is still to come, so this is today."))
        return AsAt.now()
    return AsAt.on(day)
