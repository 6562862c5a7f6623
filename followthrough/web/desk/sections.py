"""What waits, as the sections of the home page: a sentence with a count each, and what is behind it."""

from collections.abc import Iterator, Sized
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission, Role
from followthrough.desk.queries.keeping import Keeping, keeping
from followthrough.desk.queries.owning import owning, put_to
from followthrough.desk.queries.picture import Picture
from followthrough.desk.queries.posts import staffing
from followthrough.desk.queries.watching import late, watching
from followthrough.lib import clock
from followthrough.redaction import queries as redaction
from followthrough.reports.words import day_words
from followthrough.restriction import queries as restriction
from followthrough.rounds import letters, needing
from followthrough.rounds import queries as rounds
from followthrough.rounds.waiting import to_clear_by
from followthrough.web.access import CouncilRequest
from followthrough.web.desk import shape


@dataclass(frozen=True)
class Section:
    """`key` is the anchor, and the template in desk/; `data` is what that template shows."""

    key: str
    heading: str
    data: Any


def sections(request: CouncilRequest, seen: Picture) -> list[Section]:
    """Everything that waits for this person in any role, each section once, none that is empty."""
    found = [section for role in Role if role in request.member.roles for section in BY_ROLE[role](request, seen)]
    if request.member.may(Permission.APPROVE_REDACTION):
        found += _redactions(request)
    if request.member.may(Permission.RUN_ROUNDS):
        found += _rounds(request)
    found += _restricted(request)
    if request.member.may(Permission.RECORD_OWN_PROGRESS):
        found = [*_asked_and_to_clear(request, seen.as_at.day), *found]
    return list({section.key: section for section in found}.values())


def _scrutiny_officer(request: CouncilRequest, seen: Picture) -> Iterator[Section]:
    found = keeping(seen)
    awaited = sum(len(one.lines) for one in found.awaited)
    if awaited:
        said = ngettext("%(n)s recommendation awaits a response", "%(n)s recommendations await a response", awaited)
        yield Section("awaited", said % {"n": awaited}, found.awaited)
    if found.late_and_silent:
        said = ngettext(
            "%(n)s recommendation is overdue, and nothing has been said since its date",
            "%(n)s recommendations are overdue, and nothing has been said since their dates",
            len(found.late_and_silent),
        )
        yield _counted("late_and_silent", said, found.late_and_silent, shape.by_service(found.late_and_silent))
    yield from _proposed(found.proposed)
    if found.drafts:
        said = ngettext(
            "The minutes of %(n)s meeting are a draft", "The minutes of %(n)s meetings are drafts", len(found.drafts)
        )
        yield _counted("drafts", said, found.drafts)
    if found.unconfirmed:
        said = ngettext(
            "%(n)s paper has been read and not confirmed",
            "%(n)s papers have been read and not confirmed",
            len(found.unconfirmed),
        )
        yield _counted("unconfirmed", said, found.unconfirmed)
    if found.missed:
        said = ngettext(
            "%(n)s review is past its update interval",
            "%(n)s reviews are past their update intervals",
            len(found.missed),
        )
        yield _counted("missed", said, found.missed)
    if found.stale:
        said = ngettext(
            "%(n)s recommendation has had no update for longer than its review’s interval",
            "%(n)s recommendations have had no update for longer than their review’s interval",
            len(found.stale),
        )
        yield _counted("stale", said, found.stale, shape.by_service(found.stale))
    if found.forecasts_passed:
        said = ngettext(
            "The date of %(n)s programme has passed",
            "The dates of %(n)s programmes have passed",
            len(found.forecasts_passed),
        )
        yield _counted("forecasts_passed", said, found.forecasts_passed)
    yield from _exempt(found)


def _exempt(found: Keeping) -> Iterator[Section]:
    both = (*found.exempt_reviews, *found.exempt_programmes)
    if both:
        said = ngettext(
            "The exemption of a text in %(n)s recommendation or programme is to be looked at again",
            "Exemptions of texts in %(n)s recommendations and programmes are to be looked at again",
            len(both),
        )
        yield _counted("exempt", said, both, found)


def _owner(request: CouncilRequest, seen: Picture) -> Iterator[Section]:
    posts = councils.posts_held_by(request.council, request.member.person, seen.as_at.day)
    found = owning(seen, posts)
    put = put_to(seen, posts)
    if put:
        said = ngettext(
            "Words for %(n)s update are put to you, to record or to refuse",
            "Words for %(n)s updates are put to you, to record or to refuse",
            len(put),
        )
        yield _counted("put", said, put)
    if not posts:
        yield Section("no_post", _("You hold no post"), None)
    elif found.owned:
        said = ngettext(
            "%(n)s thing that your posts, teams or bodies own is to be delivered",
            "%(n)s things that your posts, teams or bodies own are to be delivered",
            len(found.owned),
        )
        yield _counted("owned", said, found.owned, found)


def _cabinet_member(request: CouncilRequest, seen: Picture) -> Iterator[Section]:
    found = late(seen)
    rows = shape.tallies(found)
    if rows:
        yield Section("late", _("What is late, by service"), rows)
    sentences = {
        "overdue": (_("Overdue"), found.overdue),
        "silent": (_("Accepted, and no update received"), found.silent),
        "extended_again": (_("Extended more than once"), found.extended_again),
    }
    for key, (said, lines) in sentences.items():
        if lines:
            yield Section(key, f"{said} ({len(lines)})", shape.by_service(lines))


def _committee_member(request: CouncilRequest, seen: Picture) -> Iterator[Section]:
    found = watching(seen, request.member.person)
    if found.news:
        yield Section("news", _("What changed since the committee last met"), found.news)
    yield from _proposed(found.proposed)


def _council_administrator(request: CouncilRequest, seen: Picture) -> Iterator[Section]:
    found = staffing(seen)
    if found.vacancies:
        said = ngettext("%(n)s post is vacant", "%(n)s posts are vacant", len(found.vacancies))
        yield _counted("vacancies", said, found.vacancies)
    if found.without_role:
        said = ngettext("%(n)s person has no role", "%(n)s people have no role", len(found.without_role))
        yield _counted("without_role", said, found.without_role)
    if found.ending:
        said = ngettext("%(n)s role ends in three months", "%(n)s roles end in three months", len(found.ending))
        yield _counted("ending", said, found.ending)


def _proposed(found: Any) -> Iterator[Section]:
    count = sum(len(one.lines) for one in found)
    if count:
        said = ngettext(
            "Closure of %(n)s recommendation is proposed", "Closure of %(n)s recommendations is proposed", count
        )
        yield Section("proposed", said % {"n": count}, found)


def _redactions(request: CouncilRequest) -> Iterator[Section]:
    others = [r for r in redaction.waiting(request.council) if r.asked_by_id != request.member.person.id]
    if others:
        said = ngettext(
            "%(n)s redaction waits for you as the second person",
            "%(n)s redactions wait for you as the second person",
            len(others),
        )
        yield _counted("redactions", said, others)


def _rounds(request: CouncilRequest) -> Iterator[Section]:
    """The rounds that are planned or open, each with what in it only the scrutiny officer can do."""
    found = needing.needing(request.council, clock.today())
    if found:
        said = ngettext(
            "%(n)s round of updates is planned or open", "%(n)s rounds of updates are planned or open", len(found)
        )
        yield _counted("rounds", said, found)


def _restricted(request: CouncilRequest) -> Iterator[Section]:
    """What the person is named to read and has not opened here, in a number only; and what has too few readers left."""
    mine = [one for one in restriction.named_to(request.council, request.member.person) if one.in_force]
    if mine:
        said = ngettext(
            "%(n)s restricted thing is for you and others to read",
            "%(n)s restricted things are for you and others to read",
            len(mine),
        )
        yield _counted("restricted", said, mine, restriction.short_of_readers(request.council, mine))


def _asked_and_to_clear(request: CouncilRequest, day: date) -> Iterator[Section]:
    """What rounds ask of the person, and the answers of others that wait for one of their posts."""
    council, person = request.council, request.member.person
    posts = councils.posts_held_by(council, person, day)
    asked = [rounds.request_view(council, one) for one in rounds.asked_of(council, person, posts, day)]
    owing = [view for view in asked if view.owed]
    if owing:
        count = sum(len(view.owed) for view in owing)
        said = ngettext("%(n)s update is asked of you by %(day)s", "%(n)s updates are asked of you by %(day)s", count)
        by = day_words(min(view.request.round.due_on for view in owing))
        named = [(view, letters.neutral(rounds.reviews_of(view.request.round))) for view in owing]
        yield Section("asked", said % {"n": count, "day": by}, named)
    if waits := to_clear_by(council, posts, day):
        said = ngettext("%(n)s answer waits for you to clear", "%(n)s answers wait for you to clear", len(waits))
        yield _counted("to_clear", said, waits)


def _counted(key: str, said: str, counted: Sized, data: Any = None) -> Section:
    return Section(key, said % {"n": len(counted)}, counted if data is None else data)


BY_ROLE = {
    Role.SCRUTINY_OFFICER: _scrutiny_officer,
    Role.LEAD_OFFICER: _owner,
    Role.CONTRIBUTOR: _owner,
    Role.CABINET_MEMBER: _cabinet_member,
    Role.COMMITTEE_MEMBER: _committee_member,
    Role.COUNCIL_ADMINISTRATOR: _council_administrator,
}
