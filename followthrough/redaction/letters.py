"""The e-mails of this room; one function each. They never carry the words in question."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from followthrough.councils.models import Council
from followthrough.outbox.html import with_html


def second_person_needed(council: Council) -> dict[str, Any]:
    """Subject and body for whoever may decide on a redaction."""
    address = f"{settings.BASE_URL}/{council.slug}/redactions/"
    return with_html(
        {
            "kind": "redaction",
            "subject": _("A redaction waits for a second person"),
            "body": _("Somebody has asked for words to be redacted. Please look at it and decide:\n\n%(address)s\n")
            % {"address": address},
        }
    )
