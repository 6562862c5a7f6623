"""What a browser holds of a link: the token's digest and who is answering, in a cookie that only its own pages see.

The cookie's path and the pages' addresses have a tag in them, so that two links in one browser never mix. The tag is
made of the digest and leads back to nothing.
"""

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.urls import reverse

from followthrough.joining.rules import mark_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

COOKIE = "__Secure-answer" if settings.SESSION_COOKIE_SECURE else "answer"
SALT = "followthrough.answer"
LENGTH = 16


@dataclass(frozen=True)
class Key:
    """The council's slug and the token's digest; `answering` is empty until somebody has said who is answering."""

    at: str
    mark: str
    answering: str = ""
    answering_for: str = ""

    @property
    def tag(self) -> str:
        """What tells this link's pages from another's."""
        return mark_of(f"{self.at} {self.mark}")[:LENGTH]


def keep(response: "HttpResponse", key: Key) -> "HttpResponse":
    """The response, with the key for this browser until it is closed."""
    response.set_cookie(
        COOKIE,
        signing.dumps(astuple(key), salt=SALT),
        path=reverse("answer_gate", kwargs={"tag": key.tag}),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def held(request: "HttpRequest", tag: str) -> Key | None:
    """The key that this browser holds for the pages of that tag; None without one, or with one that is not ours."""
    try:
        key = Key(*signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT))
    except signing.BadSignature:
        return None
    return key if key.tag == tag else None
