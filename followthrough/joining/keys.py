"""Keys of links for a new password: those from before a backup was put back open nothing."""

from typing import TYPE_CHECKING

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from followthrough.lib import clock

if TYPE_CHECKING:
    from followthrough.councils.models import User


class ResetKeys(PasswordResetTokenGenerator):
    """A restore puts the old password back, and with it every link that was made while it stood.

    Django's own beneath and not allauth's, which would keep each address a second time.
    """

    def _make_hash_value(self, user: "User", timestamp: int) -> str:
        since = clock.written(user.links_since) if user.links_since else ""
        return f"{super()._make_hash_value(user, timestamp)}{since}"
