"""What is asked of a password, in our words."""

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.utils.translation import gettext as _


class NotLikeOneself(UserAttributeSimilarityValidator):
    """Refuses a password that is like the name or the address."""

    def get_error_message(self) -> str:
        return _("The password is too similar to your name or e-mail address.")
