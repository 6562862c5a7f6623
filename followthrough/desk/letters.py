"""The e-mail of this room. It says how much waits and of which kind, and never what: telephones lie on tables."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.councils.models import Council
from followthrough.desk.headings import heading
from followthrough.desk.queries.waiting import Section


def digest(council: Council, sections: Iterable[Section]) -> dict[str, Any]:
    """Once a week: what waits, a line for each kind."""
    at = {"council": council.slug}
    return {
        "kind": "digest",
        "subject": _("What waits for you this week"),
        "body": _(
            "This waits for you at %(council)s:\n\n%(lines)s\n\n"
            "Sign in to see it:\n\n%(home)s\n\n"
            "This letter comes once a week at most, and only when something waits. If you do not want it, switch it"
            " off here:\n\n%(yours)s\n"
        )
        % {
            "council": council.name,
            "lines": "\n".join(f"- {heading(one.key, one.count)}" for one in sections),
            "home": settings.BASE_URL + reverse("desk:home", kwargs=at),
            "yours": settings.BASE_URL + reverse("desk:yours", kwargs=at),
        },
    }
