"""The letters that wait in the outbox, as a test reads them."""

from urllib.parse import urlsplit

from followthrough.joining.actions.passwords import write_resets
from followthrough.outbox.models import Email


def letters() -> list[Email]:
    """Every e-mail, the oldest first, once the worker has written those that were asked for."""
    write_resets()
    return list(Email.objects.order_by("made_at", "id"))


def link_in(letter: Email) -> str:
    """The path of the only link in a letter."""
    [link] = [line for line in letter.body.splitlines() if line.startswith("http")]
    return urlsplit(link).path
