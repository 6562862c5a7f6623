"""Lists of people, posts, committees, seats and meetings to take away."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from followthrough.lib.as_at import AsAt
from followthrough.lib.tables import Column, Row
from followthrough.web import states, words
from followthrough.web.exports import Sheet
from followthrough.web.people.forms import SEATS

if TYPE_CHECKING:
    from followthrough.councils.models import Committee, CommitteeSeat, Meeting, Person, Post
    from followthrough.councils.permissions import Role
    from followthrough.councils.queries import PostLine


def people(found: "Iterable[tuple[Person, list[Role], list[Post]]]", with_addresses: bool) -> Sheet:
    """Everybody with roles and posts today; addresses only for those who see them on the page."""
    columns = [Column("name", _("Name")), Column("roles", _("Roles")), Column("posts", _("Posts held"))]
    if with_addresses:
        columns.append(Column("email", _("E-mail address")))
    rows: list[Row] = [
        {
            "name": person.name,
            "roles": ", ".join(states.role_name(role) for role in roles),
            "posts": ", ".join(post.title for post in held),
            **({"email": person.email} if with_addresses else {}),
        }
        for person, roles, held in found
    ]
    return Sheet("people", _("People"), columns, rows, AsAt.now())


def posts(lines: "Iterable[PostLine]", as_at: AsAt) -> Sheet:
    """Posts with whoever held them on the day."""
    columns = [
        Column("post", _("Post")),
        Column("service", _("Team or body")),
        Column("holder", _("Holder"), description=_("Empty while vacant")),
        Column("since", _("Since"), "day"),
    ]
    rows: list[Row] = [
        {
            "post": line.post.title,
            "service": str(line.post.team or line.post.body or ""),
            "holder": line.holder.name if line.holder else None,
            "since": line.since,
        }
        for line in lines
    ]
    return Sheet("posts", _("Posts as at %(day)s") % {"day": words.day(as_at.day)}, columns, rows, as_at)


def committees(found: "Iterable[Committee]", last: "Mapping[UUID, Meeting]", coming: "Mapping[UUID, Meeting]") -> Sheet:
    """Committees with their last and next meeting."""
    columns = [
        Column("committee", _("Committee")),
        Column("last", _("Last met"), "day"),
        Column("next", _("Meets next"), "day"),
    ]
    rows: list[Row] = [
        {
            "committee": one.name,
            "last": last[one.id].day if one.id in last else None,
            "next": coming[one.id].day if one.id in coming else None,
        }
        for one in found
    ]
    return Sheet("committees", _("Committees"), columns, rows, AsAt.now())


def seats(found: "Iterable[CommitteeSeat]", as_at: AsAt) -> Sheet:
    """Who sits on a committee on the day."""
    columns = [
        Column("name", _("Name")),
        Column("seat", _("Seat")),
        Column("first_day", _("From"), "day"),
        Column("last_day", _("To"), "day"),
    ]
    rows: list[Row] = [
        {"name": s.person.name, "seat": str(SEATS[s.kind]), "first_day": s.first_day, "last_day": s.last_day}
        for s in found
    ]
    return Sheet("seats", _("Seats as at %(day)s") % {"day": words.day(as_at.day)}, columns, rows, as_at)


def meetings(found: "Iterable[Meeting]", as_at: AsAt) -> Sheet:
    """Meetings of a committee, and the day on which the minutes of each were approved by then."""
    columns = [Column("day", _("Meeting"), "day"), Column("approved", _("Minutes approved"), "day")]
    rows: list[Row] = [
        {"day": m.day, "approved": m.minutes_approved_on if m.approved_by(as_at.day) else None} for m in found
    ]
    return Sheet("meetings", _("Meetings as at %(day)s") % {"day": words.day(as_at.day)}, columns, rows, as_at)
