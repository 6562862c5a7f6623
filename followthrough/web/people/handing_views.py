"""Handing over: the pack of a post or a person, and passing on what a post, a team or a body owns."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.councils import queries
from followthrough.councils.permissions import Permission, Role
from followthrough.councils.veil import seeing
from followthrough.desk import actions
from followthrough.desk.queries import handing_over
from followthrough.desk.queries.keeping import keeping
from followthrough.desk.queries.picture import picture
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reports.document import Document
from followthrough.reports.exports import DOCUMENTS, MEDIA_TYPES, document_bytes
from followthrough.reports.html import fragment
from followthrough.reports.words import kind_words
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments import choices
from followthrough.web.downloads import download
from followthrough.web.people.asking import address, ask, done, entry, there
from followthrough.web.people.handing_document import pack, words_of
from followthrough.web.people.handing_forms import PassOnForm, TakeBackForm
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.councils.models import Body, Person, Post, Team
    from followthrough.desk.queries.owning import Owned

    Owner = Post | Team | Body

NAME = "hand-over-pack"


@page(Permission.READ_PEOPLE)
def post_pack(request: CouncilRequest, post: UUID) -> HttpResponse:
    """Everything about what a post owns, as the reader may see it."""
    found = there(queries.post(request.council, post))
    return render(request, "people/post_pack.html", {"post": found, **_shown(_of_post(request, found))})


@page(Permission.READ_PEOPLE, and_also=Permission.EXPORT)
def post_file(request: CouncilRequest, post: UUID, form: str) -> HttpResponse:
    found = there(queries.post(request.council, post))
    with seeing(()):  # a file goes to whoever comes next, who may be no reader
        return _file(_of_post(request, found), form)


@page(Permission.READ_PEOPLE)
def person_pack(request: CouncilRequest, person: UUID) -> HttpResponse:
    """The same for everything that a person's posts own, and what waits for a scrutiny officer."""
    found = there(queries.person(request.council, person))
    return render(request, "people/person_pack.html", {"person": found, **_shown(_of_person(request, found))})


@page(Permission.READ_PEOPLE, and_also=Permission.EXPORT)
def person_file(request: CouncilRequest, person: UUID, form: str) -> HttpResponse:
    found = there(queries.person(request.council, person))
    with seeing(()):
        return _file(_of_person(request, found), form)


def _shown(document: Document) -> dict[str, Any]:
    return {"report": fragment(document), "as_at_line": document.as_at_line, "forms_of_it": DOCUMENTS}


def _of_post(request: CouncilRequest, post: "Post") -> Document:
    seen = picture(request.council, AsAt.now())
    return pack(seen, post.title, handing_over.handing_over(seen, [post]))


def _of_person(request: CouncilRequest, person: "Person") -> Document:
    today = clock.today()
    seen = picture(request.council, AsAt.now())
    held = queries.posts_held_by(request.council, person, today)
    roles = queries.memberships(request.council, person).filter(queries.on_day(today), role=Role.SCRUTINY_OFFICER)
    keeps = keeping(seen) if roles.exists() else None
    return pack(seen, person.name, handing_over.handing_over(seen, held), keeps)


def _file(document: Document, form: str) -> HttpResponse:
    if form not in DOCUMENTS:
        raise Http404
    name = f"{NAME}-as-at-{document.as_at.isoformat()}.{form}"
    return download(document_bytes(document, form), name, MEDIA_TYPES[form])


@page(Permission.KEEP_REVIEWS, methods=FORM)
def pass_post(request: CouncilRequest, post: UUID) -> HttpResponse:
    found = there(queries.post(request.council, post))
    return _pass_on(request, found, address(request, "post_pack", post=post))


@page(Permission.KEEP_REVIEWS, methods=FORM)
def pass_team(request: CouncilRequest, team: UUID) -> HttpResponse:
    return _pass_on(request, there(queries.team(request.council, team)), address(request, "teams"))


@page(Permission.KEEP_REVIEWS, methods=FORM)
def pass_body(request: CouncilRequest, body: UUID) -> HttpResponse:
    return _pass_on(request, there(queries.body(request.council, body)), address(request, "teams"))


def _pass_on(request: CouncilRequest, owner: "Owner", back: str) -> HttpResponse:
    owned = {str(one.standing.commitment.id): one for one in _owned(request, owner)}
    others = {k: given for k, given in choices.owners(request.council).items() if not k.endswith(str(owner.id))}
    named = [(key, said) for key, (said, _given) in others.items()]
    form = PassOnForm(named, [(key, _line(one)) for key, one in owned.items()], request.POST or None)
    heading = _("Pass on what is owned by: %(name)s") % {"name": owner}
    if _sent_before(request, form) or saved(form, lambda: _passed(request, form, owner, owned, others)):
        where = address(request, "passed", passing=form.cleaned_data["request_id"])
        return done(request, where, _("It has passed. Every earlier day still shows the owner of then."))
    return ask(
        request,
        form,
        heading=heading,
        button=_("Pass it on"),
        title=_("Pass on what is owned"),
        back=back,
        explained=_(
            "From that day on the new owner is asked, and nobody else. Answers, dates and evidence stay with what they"
            " are about. Nothing changes until you press the button, and it can be taken back."
        ),
        template="people/pass_on.html",
        nothing=not owned,
    )


def _sent_before(request: CouncilRequest, form: PassOnForm) -> bool:
    """Whether this form has passed everything already, so that nothing of it is left to tick."""
    if form.is_valid() or not form.is_bound or not form.has_error("things"):
        return False
    passing = form.cleaned_data.get("request_id")
    return bool(passing and handing_over.passed(request.council, passing, AsAt.now()))


def _owned(request: CouncilRequest, owner: "Owner") -> "list[Owned]":
    return handing_over.owned_alone(picture(request.council, AsAt.now()), owner)


def _line(one: "Owned") -> str:
    about = one.line.recommendation if one.line else None
    called = f"{about.review.neutral_name}, {about.number}" if about else kind_words(one.standing.commitment.kind)
    return f"{called}: {words_of(one.standing)}"


def _passed(
    request: CouncilRequest,
    form: PassOnForm,
    owner: "Owner",
    owned: "dict[str, Owned]",
    others: "dict[str, tuple[str, dict[str, Owner]]]",
) -> None:
    _said, given = others[form.cleaned_data["to"]]
    [to] = given.values()
    actions.pass_on(
        council=request.council,
        by=request.member.person,
        things=[owned[key].standing.commitment for key in form.cleaned_data["things"]],
        of=owner,
        to=to,
        told=form.told(),
    )


@page(Permission.KEEP_REVIEWS, methods=FORM)
def passed(request: CouncilRequest, passing: UUID) -> HttpResponse:
    """What one press passed on, and taking it back."""
    rows = handing_over.passed(request.council, passing, AsAt.now())
    if not rows:
        raise Http404
    form = TakeBackForm(request.POST or None)
    common = entry(request, passing=passing)
    if saved(form, lambda: actions.take_back(**common, reason=form.cleaned_data["reason"])):
        num = len(rows)
        said = ngettext("%(num)s thing is back with its owner.", "%(num)s things are back with their owner.", num)
        return done(request, address(request, "posts"), said % {"num": num})
    return ask(
        request,
        form,
        heading=_("What has passed"),
        button=_("Take it back"),
        title=_("What has passed"),
        back=address(request, "posts"),
        template="people/passed.html",
        warning=True,
        things=[(row, words_of(stands)) for row, stands in rows],
    )
