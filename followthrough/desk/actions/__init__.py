"""The only writer of what is passed on, of what a person sets about their own desk, and of the weekly letters."""

from followthrough.desk.actions.handing_over import pass_on, take_back
from followthrough.desk.actions.yours import choose_digest, end_calendar, make_calendar, write_digests

__all__ = ["choose_digest", "end_calendar", "make_calendar", "pass_on", "take_back", "write_digests"]
