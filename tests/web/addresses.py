"""Every address of a council's pages, filled in with ids of what a council has."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.models import Commitment, DueDate, Evidence, ProgressUpdate, Reliance, Wording
from followthrough.commitments.rules import Kind
from followthrough.councils import actions as councils
from followthrough.councils.models import (
    Absence,
    Body,
    CommitteeSeat,
    Meeting,
    Membership,
    Person,
    PostHolding,
    QuietPeriod,
    Reader,
    Restriction,
    Team,
)
from followthrough.councils.permissions import Permission, Role
from followthrough.desk import actions as desk
from followthrough.exchange import actions as exchange
from followthrough.exchange.actions import NewReview
from followthrough.exchange.models import Import, TaughtWord
from followthrough.joining.actions import invitations
from followthrough.joining.models import Invitation
from followthrough.lib import clock
from followthrough.outbox import actions as outbox
from followthrough.outbox.models import Email
from followthrough.packs import actions as packs
from followthrough.packs import house
from followthrough.packs.models import Pack, PutUpdate, Report, ReportLayout, Returned, WordTemplate
from followthrough.redaction import actions as redaction
from followthrough.redaction.models import RedactionRequest
from followthrough.restriction import actions as restriction
from followthrough.reviews.actions import About
from followthrough.reviews.models import Decision, Response
from tests.cast import SmallReview, small_review
from tests.packs.desk import DATES, LAYOUT, TEXTS
from tests.packs.word import edited, kept, says
from tests.web.programme_ids import furnish_programme, ids_of_programmes
from tests.web.rounds.answering import asked_and_answered, ids_of_answering
from tests.web.rounds.running import ids_of_rounds, rounds

Ids = dict[str, Any]
GONE = "Somebody Gone"
FINALISED = ("show", "pack", "file", "supplement", "read", "came_back")  # pages of a report that has a version
PAPER = (
    b"Number,Recommendation,Agree?,Comment\n"
    b"1,That the Council plants two trees for every tree that it fells.,Agree,Complete\n"
    b"2,That the Council mends the benches in its parks.,Not Agreed,\n"
)


def pages(resolver: Any = None, space: str = "") -> Iterator[tuple[str, tuple[str, ...], Permission]]:
    """Each page of a council: its full name, what its address has to be given, and what it asks for."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from pages(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif getattr(one.callback, "permission", None):
            given = tuple(name for name in one.pattern.converters if name != "council")
            yield f"{space}{one.name}", given, one.callback.permission


def addresses(slug: str, ids: Ids) -> list[tuple[str, str, Permission]]:
    """Each page as (name, address, permission). A parameter without an id is a KeyError: give it one below."""
    return [(name, _address(slug, name, given, ids), permission) for name, given, permission in pages()]


def _address(slug: str, name: str, given: tuple[str, ...], ids: Ids) -> str:
    own = ids.get(name, {})
    return reverse(name, kwargs={"council": slug} | {key: own[key] if key in own else ids[key] for key in given})


def furnish(council: Any, keeper: Any, asker: Any, name: str = "Review 90") -> SmallReview:
    """Add whatever a page may be about and the council has not got yet. The review that everybody sees, by `name`."""
    asked_and_answered(council, keeper, f"{name} asked")
    rounds(council, keeper, name)
    cast = small_review(council, keeper, neutral_name=name)
    told: dict[str, Any] = {"council": council, "by": keeper}
    councils.take_up_post(**told, post=cast.post, person=keeper, first_day=clock.today())
    councils.seat(**told, committee=cast.committee, person=keeper, kind="chair", first_day=clock.today())
    _reached(told, asker)
    _passed(told, cast)
    programme = commitments.open_commitment(**told, kind=Kind.PROGRAMME, text="Get the award.")
    commitments.rely(**told, commitment=cast.recommendations[0].commitment, on=programme, note="")
    furnish_programme(told, cast)
    exchange.read_in(**told, data=PAPER, name="old.csv")
    done = exchange.read_in(**told, data=PAPER.replace(b"two trees", b"three trees"), name="older.csv")
    its_own = NewReview(f"{name} of old", About(name="Trees of old"))
    exchange.confirm(**told, paper=done, into=its_own, paper_on=clock.today(), keep_original=True)
    exchange.teach(**told, of="response", words="Partially Agreed To", means="agreed_in_part")
    councils.add_person(**told, name=GONE)
    invitations.invite_new(
        **told,
        name="Somebody Invited",
        email="invited@furnished.example",
        role=Role.CONTRIBUTOR,
        first_day=clock.today(),
    )
    outbox.post(council_id=council.id, to="somebody@furnished.example", subject="A letter", body="Words.")
    redaction.ask(council=council, by=asker, words="water company", reason="Named too early.")
    kept_apart = commitments.open_commitment(**told, kind=Kind.PROGRAMME, text="Move the depot.")
    restriction.restrict(**told, thing=kept_apart, readers=[keeper, asker], reason="Staff have not been told.")
    _reports(told, cast)
    return cast


def _reached(told: dict[str, Any], asker: Any) -> None:
    """A body, somebody who was away for a day, and a quiet period to come."""
    councils.add_body(**told, name="Water Company", kind="partner", mailbox="desk@furnished.example")
    day = clock.today() - timedelta(days=1)
    councils.say_away(**told, person=asker, first_day=day, last_day=day)
    councils.begin_quiet(**told, first_day=date(2098, 4, 1), last_day=date(2098, 5, 1))


def _passed(told: dict[str, Any], cast: SmallReview) -> None:
    """Something that passed from one owner to another."""
    thing = commitments.open_commitment(**told, kind=Kind.PROGRAMME, text="Sweep the leaves.")
    commitments.assign(**told, commitment=thing, post=cast.post)
    passing = Told(request_id=_passing(told["council"]))
    desk.pass_on(**told, things=[thing], of=cast.post, to=cast.post.team, told=passing)


def _passing(council: Any) -> UUID:
    return uuid5(council.id, "passing")


def _reports(told: dict[str, Any], cast: SmallReview) -> None:
    """Three reports on the review: one without its clearances, one that is ready, one that is finalised."""
    named = TEXTS | {"background": "Cllr Ann Example asked for [[recommendations]] recommendations."}
    for month, layout in ((3, LAYOUT), (4, replace(LAYOUT, clearers=())), (5, replace(LAYOUT, clearers=()))):
        meeting = councils.add_meeting(**told, committee=cast.committee, day=date(2024, month, 5))
        dates = replace(DATES, meeting=meeting.day)
        report = packs.begin(**told, review=cast.review, meeting=meeting, layout=layout, dates=dates)
        packs.write(**told, report=report, texts=named, seen={"background": 1})
    pack = packs.finalise(**told, report=report)
    _came_back(told, cast, pack)
    packs.save_template(**told, data=house.to_begin_with(), name="Ours.docx")
    packs.save_layout(**told, layout=replace(LAYOUT, name=f"Reports on {cast.review.neutral_name}"), of=None)


def _came_back(told: dict[str, Any], cast: SmallReview, pack: Pack) -> None:
    """Two Word files of a version came back; what the first says is put to the owner, a post that nobody holds."""
    second = cast.recommendations[1].commitment
    vacant = councils.add_post(**told, title="List officer", team=cast.post.team)
    commitments.assign(**told, commitment=second, post=vacant)
    for words in ("The list is out.", "The list is printed."):
        data = edited(kept(pack), says("The list is being drawn up.", words))
        row = packs.take_in_returned(**told, pack=pack, data=data, name="Appendix.docx")
        if not PutUpdate.objects.filter(commitment=second).exists():
            packs.put_to_owner(**told, returned=row, place=0, text=words)


def ids(council: Any) -> Ids:
    """An id for every parameter of every address: the council's latest of each kind; by page where pages differ."""

    def last(model: Any, **which: Any) -> Any:
        return model.objects.filter(council=council, **which).order_by("id").last()

    holding, seat, reliance, update = last(PostHolding), last(CommitteeSeat), last(Reliance), last(ProgressUpdate)
    recommendation = last(Response).recommendation
    writing, ready, finalised = list(Report.objects.filter(council=council).order_by("id"))[-3:]
    rows = {
        "commitments:correct_progressupdate": update,
        "commitments:correct_duedate": last(DueDate),
        "commitments:correct_evidence": last(Evidence),
        "commitments:correct_wording": last(Wording, commitment__kind=Kind.RECOMMENDATION),
        "commitments:withdraw": update,
        "commitments:exempt": update,
        "commitments:lift_exemption": update,
        "recommendations:correct_response": last(Response),
        "recommendations:correct_decision": last(Decision),
    }
    has_come_in = {"person": last(Membership).person_id}
    return {
        "review": recommendation.review_id,
        "recommendation": recommendation.id,
        "commitment": reliance.commitment_id,
        "reliance": reliance.id,
        "programme": last(Commitment, kind=Kind.PROGRAMME).id,
        "subject": recommendation.id,
        "paper": last(Import, state=Import.State.READ).id,
        "position": 1,
        "word": last(TaughtWord).id,
        "asked": last(RedactionRequest).id,
        "restriction": last(Restriction).id,
        "person": last(Person).id,
        "role": last(Membership).id,
        "invitation": last(Invitation).id,
        "letter": Email.objects.filter(council_id=council.id).order_by("id").last().id,  # type: ignore[union-attr]
        "post": holding.post_id,
        "team": last(Team).id,
        "body": last(Body).id,
        "passing": _passing(council),
        "absence": last(Absence).id,
        "period": last(QuietPeriod).id,
        "committee": seat.committee_id,
        "seat": seat.id,
        "meeting": last(Meeting).id,
        "people:sign_in": has_come_in,
        "people:remove_second_step": has_come_in,
        "people:forget": {"person": Person.objects.get(council=council, name=GONE).id},
        "restriction:end_reader": {"person": last(Reader).person_id},
        "imports:undo": {"paper": last(Import, state=Import.State.CONFIRMED).id},
        "imports:original": {"paper": last(Import, state=Import.State.CONFIRMED).id},
        "report": writing.id,
        "section": "background",
        "template": last(WordTemplate).id,
        "clearer": "director",
        "at": 0,
        "number": 1,
        "file": "report.html",
        "document": "appendix-1",
        "layout": last(ReportLayout).id,
        "preset": "short",
        "returned": last(Returned).id,
        "put": last(PutUpdate).id,
        "packs:begin": {"review": writing.review_id},
        "packs:rule": {"report": ready.id},
        "packs:finalise": {"report": ready.id},
        **{f"packs:{name}": {"report": finalised.id} for name in FINALISED},
        **ids_of_rounds(council),
        **ids_of_answering(council),
        **ids_of_programmes(council),
        "form": "csv",
        "people:post_file": {"post": holding.post_id, "form": "html"},
        "people:person_file": {"person": last(Person).id, "form": "html"},
        "reviews:appendix": {"form": "html"},
        "rounds:answer_sheet_file": {"form": "docx"},
        "reviews:exempt": {"form": "html"},
        **{name: {"row": row.id} for name, row in rows.items()},
    }
