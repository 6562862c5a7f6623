"""The day a page is asked about: `?as-at=2024-01-16`, or as people write days."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.translation import gettext as _

from followthrough.lib import clock, days
from followthrough.lib.as_at import AsAt

PARAMETER = "as-at"


class NotADay(BadRequest):
    """What the address asks about is no day, or one that is still to come. `said` is the sentence for a reader."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def asked(request: HttpRequest) -> AsAt:
    """The day in the address; today without one.

    What is no day, or lies ahead, gives today and a message that says so on the page.
    """
    try:
        return exact(request)
    except NotADay as wrong:
        messages.error(request, wrong.said)
        return AsAt.now()


def exact(request: HttpRequest) -> AsAt:
    """The day in the address, for a file that has no page to say otherwise on. NotADay is answered with a 400."""
    text = request.GET.get(PARAMETER, "").strip()
    if not text:
        return AsAt.now()
    found = days.parse(text)
    if found.first is None or found.first != found.last:
        raise NotADay(_("“%(text)s” is not a day: write it like 16 January 2024.") % {"text": text[:40]})
    if found.first > clock.today():
        raise NotADay(_("That day is still to come. Today is the last day that can be shown."))
    return AsAt.on(found.first)
