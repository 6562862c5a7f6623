"""Posts and who holds them, and the teams and bodies that they belong to."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from followthrough.councils import actions, asking, queries
from followthrough.councils.permissions import Permission
from followthrough.desk.queries.owning import owning
from followthrough.desk.queries.picture import picture
from followthrough.desk.queries.posts import owned_lines
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.web import as_at as days
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.exports import taken_away
from followthrough.web.people import sheets
from followthrough.web.people.asking import address, ask, done, entry, there
from followthrough.web.people.forms import BODIES, BodyForm, HandOverForm, LastDayForm, PostForm, TeamForm, offer
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.councils.models import Post


@page(Permission.READ_PEOPLE)
def index(request: CouncilRequest) -> HttpResponse:
    as_at = days.asked(request)
    lines = queries.posts(request.council, as_at.day)
    vacant = queries.vacant_since(request.council, as_at.day)
    context = {"lines": lines, "vacant": vacant, "as_at": as_at, "on_day": days.on_the_day(as_at)}
    return render(request, "people/posts.html", context)


@page(Permission.READ_PEOPLE, and_also=Permission.EXPORT)
def index_rows(request: CouncilRequest, form: str) -> HttpResponse:
    as_at = days.exact(request)
    return taken_away(lambda: sheets.posts(queries.posts(request.council, as_at.day), as_at), form)


@page(Permission.READ_PEOPLE)
def show(request: CouncilRequest, post: UUID) -> HttpResponse:
    found = there(queries.post(request.council, post))
    today = clock.today()
    holdings = list(queries.holdings(request.council, found))
    held = [h for h in holdings if h.first_day <= today and (h.last_day is None or h.last_day >= today)]
    context = {
        "post": found,
        "holdings": holdings,
        "holder": held[0] if held else None,
        "vacant": queries.vacant_since(request.council, today).get(found.id),
        "owned": owned_lines(picture(request.council, AsAt.now()), found),
    }
    return render(request, "people/post.html", context)


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def add(request: CouncilRequest) -> HttpResponse:
    form = PostForm(request.POST or None)
    offer(form, "team", queries.teams(request.council))
    offer(form, "body", queries.bodies(request.council))
    if saved(form, lambda: actions.add_post(**entry(request), **form.cleaned_data)):
        return done(request, address(request, "posts"), _("The post is added. Nobody holds it yet."))
    back = address(request, "posts")
    return ask(request, form, heading=_("Add a post"), button=_("Add the post"), back=back, title=_("Add a post"))


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def hand_over(request: CouncilRequest, post: UUID) -> HttpResponse:
    found = there(queries.post(request.council, post))
    form = HandOverForm(request.POST or None, initial={"first_day": clock.today()})
    offer(form, "person", [person for person, _roles in queries.people(request.council, clock.today())])
    common = entry(request, post=found)
    where = address(request, "post", post=post)
    if saved(form, lambda: actions.take_up_post(**common, **form.cleaned_data)):
        said = _("The post passes to its next holder on that day. This is the pack for them.")
        return done(request, address(request, "post_pack", post=post), said)
    heading = _("Hand over the post: %(title)s") % {"title": found.title}
    explained = _(
        "Whoever holds it now holds it until the day before. From that day on what waits for the post waits for its"
        " next holder, and for nobody else."
    )
    return ask(
        request,
        form,
        heading=heading,
        button=_("Hand over"),
        title=_("Hand over a post"),
        back=where,
        explained=explained,
        template="people/hand_over.html",
        **_passing(request, found),
    )


def _passing(request: CouncilRequest, post: "Post") -> dict[str, Any]:
    """What passes with a post, as its holder's home page shows it."""
    holdings = list(queries.holdings(request.council, post).exclude(last_day__lt=clock.today()))
    return {"passing": owning(picture(request.council, AsAt.now()), [post]), "holdings": holdings}


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def vacate(request: CouncilRequest, post: UUID) -> HttpResponse:
    found = there(queries.post(request.council, post))
    holdings = queries.holdings(request.council, found)
    # Somebody may have ended it while this page was open: then that is what is asked about.
    ending = holdings.exclude(last_day__lt=clock.today()).first() if request.method == "POST" else None
    held = there(holdings.filter(last_day=None).first() or ending)
    form = LastDayForm(request.POST or None, initial={"last_day": clock.today()})
    common = entry(request, holding=held)
    where = address(request, "post", post=post)
    if saved(form, lambda: actions.leave_post(**common, **form.cleaned_data)):
        said = _("The post is vacant after that day. This is the pack for whoever takes it up.")
        return done(request, address(request, "post_pack", post=post), said)
    heading = _("Leave the post vacant: %(title)s") % {"title": found.title}
    explained = _("What the post owns stays with the post, and nobody is asked for it until somebody takes it up.")
    return ask(
        request,
        form,
        heading=heading,
        button=_("Leave it vacant"),
        title=_("Leave a post vacant"),
        back=where,
        explained=explained,
        template="people/hand_over.html",
        **_passing(request, found),
    )


@page(Permission.READ_PEOPLE)
def teams(request: CouncilRequest) -> HttpResponse:
    posts = [line.post for line in queries.posts(request.council, clock.today())]
    context = {
        "teams": [(t, [x for x in posts if x.team_id == t.id]) for t in queries.teams(request.council)],
        "bodies": [(b, [x for x in posts if x.body_id == b.id]) for b in queries.bodies(request.council)],
        "clears": asking.every_clearer(request.council),
        "kinds": BODIES,
    }
    return render(request, "people/teams.html", context)


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def add_team(request: CouncilRequest) -> HttpResponse:
    form = TeamForm(request.POST or None)
    back = address(request, "teams")
    if saved(form, lambda: actions.add_team(**entry(request), **form.cleaned_data)):
        return done(request, back, _("The team is added."))
    return ask(request, form, heading=_("Add a team"), button=_("Add the team"), back=back, title=_("Add a team"))


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def add_body(request: CouncilRequest) -> HttpResponse:
    form = BodyForm(request.POST or None)
    back = address(request, "teams")
    if saved(form, lambda: actions.add_body(**entry(request), **form.cleaned_data)):
        return done(request, back, _("The body is added."))
    return ask(request, form, heading=_("Add a body"), button=_("Add the body"), back=back, title=_("Add a body"))
