"""A person's calendar as a calendar program reads it: whole days, neutral names, nobody's name."""

from collections.abc import Iterable
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Calendar, Event

from followthrough.commitments.rules import Kind
from followthrough.desk.queries.calendar import Entry
from followthrough.lib import clock

MEDIA_TYPE = "text/calendar; charset=utf-8"
EVERY = timedelta(hours=12)  # how often a program is asked to look again


def written(entries: Iterable[Entry]) -> bytes:
    """The whole calendar. Its days are London days and stay so wherever they are read: they carry no time."""
    calendar = Calendar()
    calendar.add("prodid", "-//Followthrough//Calendar feed//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", "Followthrough")
    calendar.add("x-wr-calname", "Followthrough")
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    # The same as long as it is about the same thing, so that a date that moves is not shown twice.
    event.add("uid", f"{entry.kind}-{entry.of}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", clock.now())
    event.add("dtstart", entry.day)
    event.add("dtend", _next(entry.day))
    event.add("summary", summary(entry))
    if entry.printed:
        event.add("description", _("As printed: %(words)s. This is its last day.") % {"words": entry.printed})
    event.add("transp", "TRANSPARENT")
    return event


def _next(day: date) -> date:
    """The day on which it has ended."""
    return day + timedelta(days=1)


def summary(entry: Entry) -> str:
    """One day in neutral words, such as "Review 7: recommendation 12 is due"."""
    said = _SENTENCES.get((entry.kind, bool(entry.number))) or _OF_OTHERS[entry.kind, entry.tracked]
    return str(said) % {"review": entry.review, "number": entry.number, "committee": entry.committee}


_SENTENCES = {
    ("due", True): gettext_lazy("%(review)s: recommendation %(number)s is due"),
    ("forecast", True): gettext_lazy("%(review)s: recommendation %(number)s is forecast to be done"),
    ("meeting", False): gettext_lazy("Meeting: %(committee)s"),
    ("cutoff", False): gettext_lazy("%(review)s: cut-off of the report"),
    ("clearance", False): gettext_lazy("%(review)s: the report is to be cleared"),
    ("publication", False): gettext_lazy("%(review)s: the report is to be published"),
}
_OF_OTHERS = {
    ("due", Kind.PROGRAMME): gettext_lazy("A programme is due"),
    ("due", Kind.PHASE): gettext_lazy("A phase of a programme is due"),
    ("due", Kind.ACTION): gettext_lazy("An action of a programme is due"),
    ("forecast", Kind.PROGRAMME): gettext_lazy("A programme is forecast to be done"),
    ("forecast", Kind.PHASE): gettext_lazy("A phase of a programme is forecast to be done"),
    ("forecast", Kind.ACTION): gettext_lazy("An action of a programme is forecast to be done"),
}
