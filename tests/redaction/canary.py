"""Words planted, through the product's own actions, in every place that can hold free text."""

import io
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import docx as python_docx
from django.db import connection

from followthrough.commitments import actions as commitments
from followthrough.commitments import exempting
from followthrough.commitments import queries as tracked
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Dated, Delivery, Kind, Whose
from followthrough.councils import actions as councils
from followthrough.exchange import actions as exchange
from followthrough.exchange.actions import NewReview
from followthrough.exchange.models import Proposal
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.lib.ids import new_id
from followthrough.outbox import actions as outbox
from followthrough.packs import actions as packs
from followthrough.packs import coming_back, house, making
from followthrough.packs import queries as packed
from followthrough.packs.rules import Clearer, Dates, Layout, Section
from followthrough.redaction import actions as redaction
from followthrough.restriction import actions as restriction
from followthrough.reviews import actions as reviews
from followthrough.reviews import rules
from followthrough.reviews.actions import About, Answer
from followthrough.rounds import queries as rounds
from followthrough.rounds.actions import answering, clearing, closing, planning, sending
from followthrough.rounds.rules import Choice
from tests.exchange.papers import cell, docx, paragraph, table
from tests.packs.word import edited, kept, says
from tests.redaction.canary_programmes import plant_programme

WORDS = "Kestrel Yard 17"
OTHER = "the heron pool"
HOST = f"{WORDS}.example"
DAY = FuzzyDay(WORDS, None, None)


@dataclass(frozen=True)
class Planted:
    """What the canary was planted in, as far as a test asks for it."""

    review: Any
    kept: Any
    hidden: Any
    report: Any


def plant(council: Any, by: Any, other: Any) -> Planted:
    """The canary in every redactable column of every room, in two kept originals, in a pack and in an e-mail."""
    mine = {"council": council, "by": by}
    committee, body = _people(mine)
    review = _review(mine, committee, body)
    kept, hidden = _papers(council, by)
    report = _report(mine, review, committee)
    _round(mine, review, committee)
    plant_programme(mine, WORDS, _told(), committee)
    for words in (f"As for {WORDS}", f"See {WORDS}"):
        exchange.teach(**mine, of="response", words=words, means="agreed")
    letter = {"subject": f"About {WORDS}", "body": f"It is {WORDS}.", "html": f"<p>It is {WORDS}.</p>"}
    outbox.post(council_id=council.id, to=f"duty@{HOST}", sender=f"Review of {WORDS}", **letter)
    restriction.restrict(**mine, thing=_apart(mine), readers=[by, other], reason=f"It names {WORDS}.")
    redaction.ask(council=council, by=by, words=OTHER, reason=f"It lies beside {WORDS}.")
    redaction.ask(council=council, by=other, words=f"{WORDS}, flat 2", reason="A home.")
    return Planted(review, kept, hidden, report)


def _report(mine: dict[str, Any], review: Any, committee: Any) -> Any:
    """A report of which a version is finalised, with everything released that the guard found."""
    background = Section("background", "Background", guidance=f"Say nothing of {WORDS}.")
    layout = Layout(f"Reports on {WORDS}", (background,), (Clearer("director", "Director"),))
    for name in (layout.name, f"Short reports on {WORDS}"):
        packs.save_layout(**mine, layout=replace(layout, name=name), of=None)
    today = clock.today()
    meeting = councils.add_meeting(**mine, committee=committee, day=today + timedelta(days=1))
    dates = Dates(today, today, today, meeting.day)
    report = packs.begin(**mine, review=review, meeting=meeting, layout=layout, dates=dates)
    about = {**mine, "report": report}
    packs.write(**about, texts={"background": f"It began at {WORDS}."}, seen={})
    view = packed.view(mine["council"], report, AsAt.now())
    assert view is not None
    found = [(one.kind, one.words) for one in making.made(mine["council"], view).found]
    for kind, words in [*found, ("street", WORDS)]:
        packs.rule(**about, kind=kind, words=words, released=True, reason=f"All know {WORDS}.")
    packs.clear(**about, clearer="director", given_by=f"Director of {WORDS}", note=WORDS)
    own = in_word(f"Draft for {WORDS}")
    packs.save_template(**mine, data=own, name=f"{WORDS}.docx")
    _came_back(mine, packs.finalise(**about))
    return report


def _came_back(mine: dict[str, Any], pack: Any) -> None:
    """Word files of it come back with the words in them and in their names; the owner says why one is not right."""
    team = councils.add_team(**mine, name="Locksmiths")
    for done in ("mended", "painted"):
        data = edited(kept(pack), says("was mended.", f"was {done} at {WORDS}."))
        row = packs.take_in_returned(**mine, pack=pack, data=data, name=f"{WORDS}.docx")
        [one] = coming_back.differences(row)
        commitment = tracked.commitment(mine["council"], UUID(one.commitment))
        assert commitment is not None
        commitments.assign(**mine, commitment=commitment, team=team)
        put = packs.put_to_owner(**mine, returned=row, place=0, text=one.text)
        if done == "mended":
            packs.decline_put(**mine, put=put, reason=f"Not so at {WORDS}.")


def _round(mine: dict[str, Any], review: Any, committee: Any) -> None:
    """A round in which the words stand wherever somebody can put some, and a letter above a service."""
    council, today = mine["council"], clock.today()
    team = councils.add_team(**mine, name="Keyholders", mailbox="keys@saltmere.example")
    above = councils.add_post(**mine, title="Director of keys", team=team)
    holder = councils.add_person(**mine, name="Dorothea", email="dorothea@saltmere.example")
    councils.take_up_post(**mine, post=above, person=holder, first_day=today)
    things = [commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text=f"Keys {n}.") for n in range(4)]
    for thing in things:
        commitments.assign(**mine, commitment=thing, team=team)
    meeting = councils.add_meeting(**mine, committee=committee, day=today + timedelta(days=9))
    plan = planning.Plan(today + timedelta(days=2), today + timedelta(days=5), (), f"Think of {WORDS}.")
    one = planning.plan(**mine, reviews=[review], meeting=meeting, asked=plan)
    items = [planning.add(**mine, round_=one, commitment=thing) for thing in things]
    planning.note(**mine, request=items[0].request, text=f"You hold {WORDS}.")
    sending.send(**mine, round_=one, version=rounds.round_(council, one.id).version)
    councils.set_clearer(**mine, service=team, level=1, post=above)
    request = rounds.request(council, items[0].request_id)
    _answered(mine, request, items[:3], holder)
    answering.save(council=council, request=request, item=items[3], given=_given(Choice.UPDATE), seen=0)
    type(one).objects.filter(id=one.id).update(due_on=today - timedelta(days=1))
    closing.escalate(
        **mine, round_=rounds.round_(council, one.id), service=team, level=1, text=f"Nothing of {WORDS} has come."
    )


def _given(choice: Choice) -> answering.Given:
    return answering.Given(
        choice=choice,
        state="paused",
        text=f"The keys of {WORDS} are lost.",
        reason=WORDS,
        decided_by=f"Warden of {WORDS}",
        evidence=f"Register of {WORDS}",
        until=DAY,
        until_reason=f"{WORDS} is shut.",
        whose=f"Warden of {WORDS}",
    )


def _answered(mine: dict[str, Any], request: Any, items: list[Any], holder: Any) -> None:
    """One is cleared, asked about and given time; one is sent back; of one they say whose it is."""
    council = mine["council"]
    for item, choice in zip(items, (Choice.UPDATE, Choice.UPDATE, Choice.NOT_MINE), strict=True):
        answering.save(council=council, request=request, item=item, given=_given(choice), seen=0)
    sender = answering.Sender(link=request.links.get(), answering_for=f"Warden of {WORDS}")
    seen = answering.seen_of(rounds.request_view(council, request))
    sent = answering.send(council=council, request=request, sender=sender, seen=seen, press=new_id())
    first, second, _third = (sent.answers[item.id] for item in items)
    clearing.clear(council=council, by=holder, answers=[first.id])
    clearing.question(**mine, answer=first, text=f"Which door of {WORDS}?")
    clearing.decide_extension(
        **mine, answer=first, granted=False, decided_by=f"Warden of {WORDS}", note=f"{WORDS} has had a year."
    )
    clearing.send_back(council=council, by=holder, answer=second, note=f"Not of {WORDS}.")


def in_word(words: str) -> bytes:
    """The template to begin with, and one paragraph more."""
    word, out = python_docx.Document(io.BytesIO(house.to_begin_with())), io.BytesIO()
    word.add_paragraph(words)
    word.save(out)
    return out.getvalue()


def _apart(mine: dict[str, Any]) -> Any:
    return commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text="Move the depot.", told=Told())


def tables_with(words: str) -> dict[str, int]:
    """Every table of the database in which the words stand, with how many of its rows hold them."""
    found = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')
            rows = sum(words.casefold() in str(row).casefold() for row in cursor.fetchall())
            if rows:
                found[name] = rows
    return found


def _people(mine: dict[str, Any]) -> tuple[Any, Any]:
    councils.add_person(**mine, name=f"Keeper of {WORDS}", email=f"keeper@{HOST}")
    body = councils.add_body(**mine, name=f"Friends of {WORDS}", kind="partner", mailbox=f"friends@{HOST}")
    councils.add_body(**mine, name=f"Friends of {WORDS} Ltd", kind="company")
    for team in (f"{WORDS} team", f"{WORDS} night team"):
        councils.add_post(
            **mine, title=f"Head of {team}", team=councils.add_team(**mine, name=team, mailbox=f"team@{HOST}")
        )
    councils.add_committee(**mine, name=f"Second committee of {WORDS}")
    return councils.add_committee(**mine, name=f"Committee of {WORDS}"), body


def _told() -> Told:
    return Told(happened=DAY, source=f"Report on {WORDS}, flat 2")


def _review(mine: dict[str, Any], committee: Any, body: Any) -> Any:
    about = About(name=WORDS, group=f"{WORDS} group", committee=committee, endorsed=DAY, decided=DAY)
    review = reviews.create_review(**mine, neutral_name=f"Review {WORDS}", about=about, told=_told())
    first, second = (
        reviews.add_recommendation(
            **mine,
            review=review,
            number=f"{n} {WORDS}",
            section=WORDS,
            text=f"That {WORDS} is kept safe.",
            told=_told(),
        )
        for n in (1, 2)
    )
    _reviewed(mine, first, second, body)
    _tracked(mine, first)
    return review


def _reviewed(mine: dict[str, Any], first: Any, second: Any, body: Any) -> None:
    about = {**mine, "recommendation": first}
    reviews.reword(**about, text=f"At {WORDS}", whose=Whose.EXECUTIVE, minute_ref=WORDS, told=_told())
    reviews.add_part(**about, label=WORDS, text=f"(a) {WORDS}", told=_told())
    answer = Answer(
        state=rules.Response.AGREED, printed=WORDS, which_part=WORDS, reason=WORDS, until=DAY, minute_ref=WORDS
    )
    reviews.respond(**about, answer=answer, told=_told())
    reviews.respond(**about, answer=answer, respondent=body, told=_told())
    reviews.decide(**about, state=rules.Scrutiny.CLOSED, minute_ref=WORDS, note=WORDS, told=_told())
    reviews.link(**about, other=second, kind=rules.Link.DUPLICATE_OF, minute_ref=WORDS, told=_told())


def _tracked(mine: dict[str, Any], first: Any) -> None:
    about = {**mine, "commitment": first.commitment}
    commitments.assign(**about, printed=f"Warden of {WORDS}", told=_told())
    commitments.promise(
        **about, due=DAY, kind=Dated.EXTENSION, reason=WORDS, approved_by=f"Warden of {WORDS}", told=_told()
    )
    commitments.record_progress(
        **about,
        state=Delivery.PAUSED,
        text=f"The door of {WORDS.upper()}\nwas mended.",
        state_printed=WORDS,
        reason=WORDS,
        decided_by=WORDS,
        told=_told(),
    )
    commitments.add_evidence(**about, reference=f"File {WORDS}", held_by=WORDS, told=_told())
    programme = commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text=f"Locks for {WORDS}", told=_told())
    commitments.rely(**about, on=programme, part=WORDS, note=WORDS, told=_told())
    commitments.add_note(**about, name=OTHER, text="Nothing else.", told=Told())
    evidence = commitments.add_evidence(**about, reference="Register", told=Told())
    why: dict[str, Any] = {"paragraph": "1", "reason": WORDS, "review_on": date(2099, 5, 1)}
    exempting.exempt(**about, row=evidence, **why, told=_told())
    note = commitments.add_note(**about, name=WORDS, text="“Kestrel Yard 17”\nis a home.", told=_told())
    commitments.add_note(**about, name=f"Second {WORDS}", text=f"Again {WORDS}", told=_told())
    commitments.withdraw(**mine, row=note, reason=f"It names {WORDS}.")


def _papers(council: Any, by: Any) -> tuple[Any, Any]:
    """One paper that holds the words wherever it can; one that holds them only where no reader looks."""
    headings = ("Recommendation", "Agree?", f"Comment on {WORDS}")
    rows = (
        (cell(f"1) That the Council mends {WORDS}"), cell("Agree"), cell("Done")),
        (cell("2) That it paints the door"), cell("Agree"), cell("Done")),
    )
    body = paragraph(f"{WORDS} Recommendations Update") + table(headings, *rows)
    kept = exchange.read_in(council=council, by=by, data=docx(body), name=f"{WORDS}.docx")
    mended = Proposal.objects.get(paper=kept, position=2)
    exchange.mend(council=council, by=by, proposal=mended, values={"text": f"That it paints {WORDS}"})
    split = "<w:p><w:r><w:t>Kes</w:t></w:r><w:r><w:t>trel Yard</w:t></w:r></w:p><w:p><w:r><w:t>17</w:t></w:r></w:p>"
    plain = table(
        ("Recommendation", "Agree?", "Comment"), ("1) That the Council acts", "Agree", ""), ("2) It stops", "No", "")
    )
    hidden = exchange.read_in(council=council, by=by, data=docx(plain, header1=split), name="Plain.docx")
    for number, paper in enumerate((kept, hidden), start=1):
        exchange.confirm(
            council=council,
            by=by,
            paper=paper,
            into=NewReview(f"Review {number}", About(name=f"Doors {number}")),
            paper_on=clock.today(),
            keep_original=True,
        )
    return kept, hidden
