"""Which e-mails are to be sent now."""

from datetime import timedelta

from django.db.models import Q

from followthrough.lib import clock
from followthrough.outbox.models import Email

# How long a worker may take over one e-mail, and how long a refusing server is left in peace before the next try.
PAUSE = timedelta(minutes=10)


def due(limit: int) -> list[Email]:
    """The oldest e-mails that wait and have not just been tried, and those whose worker died, at most `limit`."""
    rested = Q(claimed_at=None) | Q(claimed_at__lt=clock.now() - PAUSE)
    unsent = Q(state__in=[Email.State.WAITING, Email.State.CLAIMED])
    return list(Email.objects.filter(unsent & rested).order_by("made_at")[:limit])
