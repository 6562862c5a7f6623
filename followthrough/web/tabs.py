"""The pages of one programme, in the order in which they stand above each of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment
    from followthrough.councils.models import Council


@dataclass(frozen=True)
class Tab:
    """One page: its words and address, and whether it is the one that is shown."""

    text: str
    href: str
    current: bool


# A page of a programme adds its line here: the name of its address, which takes `programme`, and its words.
TABS: tuple[tuple[str, Promise], ...] = (
    ("programmes:show", _("Overview")),
    ("readiness:show", _("Readiness")),
    ("resting:show", _("What relies on it")),
    ("service_reviews:list", _("Service reviews")),
    ("findings:list", _("Findings and gaps")),
    ("plan:show", _("Plan")),
    ("steering:show", _("Steering group")),
    ("money:programme", _("Money")),
    ("counts:list", _("Counts")),
)


def tabs(council: "Council", programme: "Commitment", current: str, query: dict[str, str] | None = None) -> list[Tab]:
    """The pages of a programme; `current` is the name of the one that is shown, `query` goes along (the day)."""
    where = {"council": council.slug, "programme": programme.id}
    return [Tab(str(text), reverse(name, kwargs=where, query=query), name == current) for name, text in TABS]
