"""Signing in, and what a session remembers of the browser that it belongs to: its family, and no more."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from followthrough.joining.actions.sessions import clear_expired
from followthrough.joining.rules import device
from followthrough.joining.sessions import BROWSER, SYSTEM

if TYPE_CHECKING:
    from followthrough.councils.models import User


def remember(request: HttpRequest) -> None:
    """Note in the session what kind of browser this is."""
    request.session[BROWSER], request.session[SYSTEM] = device(request.headers.get("User-Agent", ""))


def sign_in(request: HttpRequest, user: "User") -> None:
    """Sign somebody in who has proved who they are in another way than with a password; the session's key changes."""
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    remember(request)
    clear_expired()
