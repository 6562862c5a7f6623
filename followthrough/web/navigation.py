"""The service navigation: one list, in the order it is shown. A room adds its line here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from followthrough.councils.permissions import Permission

if TYPE_CHECKING:
    from followthrough.councils.models import Council
    from followthrough.councils.queries import Member


@dataclass(frozen=True)
class Item:
    """One entry: its words, the URL name it leads to, what one must be allowed to see it, and what else lives there."""

    text: Promise
    name: str
    permission: Permission
    also: tuple[str, ...] = ()


ITEMS = (
    Item(_("Home"), "desk:home", Permission.READ),
    Item(_("Reviews"), "reviews:index", Permission.READ),
    Item(_("Recommendations"), "recommendations:list", Permission.READ, also=("commitments/", "entries/", "forecast/")),
    Item(
        _("Programmes"),
        "programmes:list",
        Permission.READ,
        also=("frameworks/", "service-reviews/", "findings/", "phases/", "actions/", "money/", "steering/", "counts/"),
    ),
    Item(_("Rounds"), "rounds:list", Permission.RUN_ROUNDS),
    Item(_("Reports"), "packs:index", Permission.READ),
    Item(_("People and posts"), "people:index", Permission.READ_PEOPLE),
    Item(_("Imports"), "imports:list", Permission.IMPORT),
    Item(_("Trail"), "trail:whole", Permission.READ_TRAIL),
    Item(_("Redactions"), "redactions:list", Permission.ASK_REDACTION),
)


def for_member(council: "Council", member: "Member", path: str) -> list[dict[str, Any]]:
    """The entries this person may follow, as dictionaries of `text`, `href` and `active`.

    The active one is where the page at `path` lives: the entry whose address is the longest beginning of it. Home is
    only its own page, and the search is in none of them.
    """
    seen = [item for item in ITEMS if member.may(item.permission)]
    home = reverse("desk:home", kwargs={"council": council.slug})
    links = [(item, reverse(item.name, kwargs={"council": council.slug})) for item in seen]
    begins = {
        start: item
        for item, href in links
        for start in (href, *(home + also for also in item.also))
        if (path == start if start == home else path.startswith(start))
    }
    here = begins[max(begins, key=len)] if begins else None
    return [{"text": str(item.text), "href": href, "active": item is here} for item, href in links]
