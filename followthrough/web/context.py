"""What every page knows without its view saying so."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils import translation

from followthrough.councils import queries
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.web import navigation, states


def page_context(request: HttpRequest) -> dict[str, Any]:
    """`council` and `member` are None outside a council; `may(permission)` is then always no."""
    council, member = getattr(request, "council", None), getattr(request, "member", None)
    user = getattr(request, "user", None)
    return {
        "council": council,
        "member": member,
        "may": member.may if member else lambda permission: False,
        "signed_in": bool(user and user.is_authenticated),
        "signed_in_as": ", ".join(states.role_name(role) for role in Role if role in member.roles) if member else "",
        "navigation": navigation.for_member(council, member, request.path) if council and member else [],
        "messages_waiting": lambda: messages.get_messages(request),
        "my_councils": lambda: queries.councils_of(user, clock.today()) if user and user.is_authenticated else [],
        "language": translation.get_language() or "en-gb",
        "csp_nonce": str(getattr(request, "csp_nonce", "")),
        "today": clock.today(),
        "demo": settings.DEMO,
    }
