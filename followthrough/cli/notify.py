"""GOV.UK Notify in place of a mail server: `EMAIL_URL=notify://…`.

Its template has `((subject))` as subject and `((body))` as its only text. A letter's id goes along as its reference.
Notify has no way to be told the same thing twice, so a letter that has been tried before is looked for by its
reference, and not sent again if it is there.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from followthrough.lib import clock
from followthrough.outbox.rules import NotTaken, Outcome

if TYPE_CHECKING:
    from followthrough.outbox.actions import Letter

SECONDS = 20
RETURNED = ("permanent-failure", "temporary-failure", "technical-failure")
LOOKED_BACK = timedelta(days=3)
MOST_PAGES = 20  # of 250 each


class Notify(BaseEmailBackend):
    """A connection to Notify, in the shape of Django's e-mail backends."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        told = settings.NOTIFY
        self._template = told["template"]
        # Its methods have no types.
        make: Callable[..., Any] = NotificationsAPIClient
        self._client = make(told["key"], base_url=told["address"], timeout=SECONDS)

    def open(self) -> bool:
        """Make sure that the service, the key and the template are there. Raises NotTaken when one is not."""
        _asking(lambda: self._client.get_template(self._template))
        return True

    def close(self) -> None:
        self._client.request_session.close()

    def send_messages(self, email_messages: Any) -> int:
        """Letters go by `deliver`; nothing else does."""
        raise NotImplementedError

    def deliver(self, letter: "Letter") -> None:
        """Hand a letter over, unless an earlier try of it has arrived. Raises NotTaken."""
        if letter.again and self._has(letter.id):
            return
        _asking(
            lambda: self._client.send_email_notification(
                email_address=letter.to,
                template_id=self._template,
                personalisation={"subject": letter.subject, "body": letter.body},
                reference=str(letter.id),
            )
        )

    def _has(self, letter_id: UUID) -> bool:
        found = _asking(lambda: self._client.get_all_notifications(reference=str(letter_id)))
        return bool(found["notifications"])

    def came_back(self) -> Iterator[UUID]:
        """The letters of the last three days that could not be delivered. Raises NotTaken."""
        since = clock.now() - LOOKED_BACK
        for status in RETURNED:
            yield from self._with(status, since)

    def _with(self, status: str, since: datetime) -> Iterator[UUID]:
        before = None
        for _page in range(MOST_PAGES):
            page = self._page(status, before)
            for one in page:
                if datetime.fromisoformat(one["created_at"]) < since:
                    return
                with suppress(ValueError, TypeError, AttributeError):  # somebody else's reference, or none
                    yield UUID(one["reference"])
            if not page:
                return
            before = page[-1]["id"]

    def _page(self, status: str, before: str | None) -> list[dict[str, Any]]:
        asked = {"status": status, "template_type": "email", "older_than": before}
        found: list[dict[str, Any]] = _asking(lambda: self._client.get_all_notifications(**asked))["notifications"]
        return found


def _asking(ask: Callable[[], Any]) -> Any:
    """What Notify answers; its errors as NotTaken, without its words, which repeat addresses."""
    try:
        return ask()
    except APIError as error:
        raise NotTaken(outcome(error)) from None


def outcome(error: APIError) -> Outcome:
    """What an error of Notify means for the letter: for good, for now, or that the service cannot be used at all."""
    if error.response is None:
        return Outcome.AWAY  # or it fell silent; the letter is looked for before the next try
    status = error.status_code
    if status == 400:
        return _of_400(str(error.message))
    if status in (401, 403, 404):
        return Outcome.AWAY  # our key or template, and not this letter
    return Outcome.LATER


def _of_400(said: str) -> Outcome:
    if "email_address" in said or "recipient" in said:
        return Outcome.REFUSED
    # A template that is gone or lacks its two places stands in the way of every letter alike.
    return Outcome.UNSENDABLE if "longer than" in said else Outcome.AWAY
