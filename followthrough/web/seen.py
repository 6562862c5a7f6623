"""How far a council's record had come when the page at hand was begun: what its reader has seen at the most.

Forms carry it sealed: the number alone would tell that something was entered which its reader may not know of.
"""

import base64
import hashlib
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from followthrough.audit import queries

if TYPE_CHECKING:
    from followthrough.councils.models import Council

_seen: ContextVar[int | None] = ContextVar("seen", default=None)


def begin(council: "Council | None") -> None:
    """Called before anything of the page is read, so that nothing counts as seen that is not on it."""
    _seen.set(queries.length(council.id) if council else None)


def seen() -> int | None:
    """What a form of this page carries hidden; None on a page that takes no entry."""
    return _seen.get()


def sealed(number: int | None) -> str:
    """The number as forms carry it; nothing for None."""
    return "" if number is None else _seal(settings.SECRET_KEY).encrypt(str(number).encode()).decode()


class SeenField(forms.CharField):
    """Hidden, and left away by whoever says nothing of what was seen. Gives a number or None."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=seen)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return int(_seal(settings.SECRET_KEY).decrypt(text.encode()))
        except InvalidToken:
            raise ValidationError(_("This form is damaged. Open the page again and fill it in anew.")) from None

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else sealed(value)


@cache
def _seal(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"seen {secret}".encode()).digest()))
