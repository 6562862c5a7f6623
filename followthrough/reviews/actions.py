"""The only writer of reviews, recommendations, responses and scrutiny decisions."""

from dataclasses import astuple, dataclass
from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import NO_DAY, Told, append, made_before, new_row
from followthrough.commitments.models import Commitment, Wording
from followthrough.commitments.queries import known, standing_rows
from followthrough.commitments.rules import Kind, Whose
from followthrough.councils.models import Body, Committee, Council, Meeting, Person
from followthrough.councils.scope import writing
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.lib.refused import Refused
from followthrough.lib.steps import Steps, at_once
from followthrough.reviews import rules
from followthrough.reviews.models import (
    STANDING,
    Decision,
    Link,
    Part,
    Particulars,
    Recommendation,
    Response,
    Review,
)
from followthrough.search import actions as search


@dataclass(frozen=True)
class About:
    """What a review is called and where it comes from. Dates may be unknown or fuzzy."""

    name: str
    origin: rules.Origin = rules.Origin.REVIEW_GROUP
    group: str = ""
    committee: Committee | None = None
    endorsed: FuzzyDay = NO_DAY
    decided: FuzzyDay = NO_DAY
    update_months: int | None = None


def create_review(
    *, council: Council, by: Person | None, neutral_name: str, about: About, told: Told = Told()
) -> Review:
    """A new review. The neutral name is what e-mails, file names and window titles show; it stays."""
    if not neutral_name.strip():
        raise Refused("neutral_name_needed", "neutral_name")
    with writing(council):
        audit.take_turn(council.id)
        again = made_before(Particulars, council, told)
        review = again.review if again else _open_review(council, neutral_name.strip(), told)
        if review.neutral_name != neutral_name.strip():
            raise Refused("sent_before")
        # Sent twice, the particulars are compared with those that were set down, and not set down again.
        describe_review(council=council, by=by, review=review, about=about, told=told)
    return review


def _open_review(council: Council, neutral_name: str, told: Told) -> Review:
    taken = Review.objects.filter(council=council, neutral_name__iexact=neutral_name)
    if taken.filter(withdrawn=False).exists():
        raise Refused("neutral_name_taken", "neutral_name", name=neutral_name)
    review = Review(council=council, neutral_name=neutral_name, import_ref=told.import_ref)
    review.save(force_insert=True)
    search.put([review])
    return review


def describe_review(
    *,
    council: Council,
    by: Person | None,
    review: Review,
    about: About,
    told: Told = Told(),
    corrects: Particulars | None = None,
) -> Particulars:
    """Set down what a review is called and where it comes from, as known from now on."""
    if not about.name.strip():
        raise Refused("name_needed", "name")
    row = new_row(Particulars, council=council, by=by, told=told, corrects=corrects, review=review)
    row.name, row.origin, row.group = about.name.strip(), about.origin, about.group.strip()
    row.committee, row.update_months = about.committee, about.update_months
    row.endorsed_printed, row.endorsed_first, row.endorsed_last = astuple(about.endorsed)
    row.decided_printed, row.decided_first, row.decided_last = astuple(about.decided)
    return append(row, verb="reviews.described", seen=told.seen)


def add_recommendation(
    *,
    council: Council,
    by: Person | None,
    review: Review,
    number: str,
    text: str,
    section: str = "",
    recipient: Body | None = None,
    told: Told = Told(),
) -> Recommendation:
    """One formal ask, verbatim. Its number, section and recipient are never used again in this review."""
    if not number.strip():
        raise Refused("number_needed", "number")
    with writing(council):
        audit.take_turn(council.id)
        commitment = commitments.open_commitment(
            council=council, by=by, kind=Kind.RECOMMENDATION, text=text, whose=Whose.COMMITTEE, told=told
        )
        again = Recommendation.objects.filter(commitment=commitment).first()
        if again is None:
            return _insert(council, review, commitment, number.strip(), section.strip(), recipient, told)
        if _identity(again) != (review.id, number.strip(), section.strip(), recipient.id if recipient else None):
            raise Refused("sent_before")
        return again


def _identity(head: Recommendation) -> tuple[UUID, str, str, UUID | None]:
    return head.review_id, head.number, head.section, head.recipient_id


def _insert(
    council: Council,
    review: Review,
    commitment: Commitment,
    number: str,
    section: str,
    recipient: Body | None,
    told: Told,
) -> Recommendation:
    taken = Recommendation.objects.filter(STANDING, council=council, review=review, number=number, section=section)
    if taken.filter(recipient=recipient).exists():
        raise Refused("number_taken", "number", number=number, section=section)
    last = Recommendation.everything.filter(council=council, review=review).order_by("-position").first()
    row = Recommendation(
        council=council,
        review=review,
        commitment=commitment,
        number=number,
        section=section,
        recipient=recipient,
        position=last.position + 1 if last else 1,
        import_ref=told.import_ref,
    )
    row.save(force_insert=True)
    search.put([row])
    return row


def reword(
    *,
    council: Council,
    by: Person | None,
    recommendation: Recommendation,
    text: str,
    whose: Whose,
    minute_ref: str = "",
    told: Told = Told(),
) -> Wording:
    """Amend the words: the committee's by a minute, or the executive's own, against which delivery is measured."""
    if whose is Whose.COMMITTEE and not minute_ref.strip():
        raise Refused("minute_needed", "minute_ref")
    return commitments.word(
        council=council,
        by=by,
        commitment=recommendation.commitment,
        text=text,
        whose=whose,
        minute_ref=minute_ref,
        told=told,
    )


def add_part(
    *,
    council: Council,
    by: Person | None,
    recommendation: Recommendation,
    label: str,
    text: str,
    told: Told = Told(),
    corrects: Part | None = None,
) -> Part:
    """A lettered part of a recommendation, verbatim. A correction stands where the part it corrects stood."""
    if not text.strip():
        raise Refused("text_needed", "text")
    row = new_row(Part, council=council, by=by, told=told, corrects=corrects, recommendation=recommendation)
    row.label, row.text = label.strip(), text.strip()
    return append(row, recommendation.commitment_id, verb="reviews.part_added", seen=told.seen)


@dataclass(frozen=True)
class Answer:
    """What a respondent answered. `printed` is the word of a paper; `which_part` may be its own words."""

    state: rules.Response
    printed: str = ""
    in_principle: bool = False
    which_part: str = ""
    reason: str = ""
    until: FuzzyDay = NO_DAY
    minute_ref: str = ""


def respond(
    *,
    council: Council,
    by: Person | None,
    recommendation: Recommendation,
    answer: Answer,
    respondent: Body | None = None,
    told: Told = Told(),
    corrects: Response | None = None,
) -> Response:
    """Set down a response. A new one says which part or why; one from an older paper says what the paper says."""
    if told.import_ref is None and told.day() >= clock.today():
        _ask_for_reasons(answer)
    if answer.state is rules.Response.AWAITING and corrects is None:
        _check_unanswered(council, recommendation, respondent, told)
    row = new_row(Response, council=council, by=by, told=told, corrects=corrects, recommendation=recommendation)
    row.respondent, row.state, row.state_printed = respondent, answer.state, answer.printed.strip()
    row.in_principle, row.minute_ref = answer.in_principle, answer.minute_ref.strip()
    row.which_part, row.reason = answer.which_part.strip(), answer.reason.strip()
    row.until_printed, row.until_first, row.until_last = astuple(answer.until)
    return append(row, recommendation.commitment_id, verb="reviews.responded", seen=told.seen)


def _check_unanswered(council: Council, head: Recommendation, respondent: Body | None, told: Told) -> None:
    """An answer is permanent: nobody awaits again what has been given."""
    given = Response.objects.filter(council=council, recommendation=head, respondent=respondent)
    if standing_rows(given.exclude(state=rules.Response.AWAITING), AsAt.on(told.day())).exists():
        raise Refused("answered_already", "state")


def _ask_for_reasons(answer: Answer) -> None:
    fields = {"which_part_needed": "which_part", "reason_needed": "reason", "until_needed": "until"}
    for code in rules.response_faults(answer.state, answer.which_part, answer.reason, answer.until.printed):
        raise Refused(code, fields[code])


def decide(
    *,
    council: Council,
    by: Person | None,
    recommendation: Recommendation,
    state: rules.Scrutiny,
    meeting: Meeting | None = None,
    minute_ref: str = "",
    draft: bool = False,
    note: str = "",
    told: Told = Told(),
    corrects: Decision | None = None,
) -> Decision:
    """Set down what the committee decided; `draft` until the minutes are approved."""
    faults = rules.decision_faults(state, minute_ref, draft)
    if faults:
        raise Refused(faults[0], "minute_ref")
    if meeting is not None:
        _check_meeting(council, recommendation, state, meeting, told)
    row = new_row(Decision, council=council, by=by, told=told, corrects=corrects, recommendation=recommendation)
    row.state, row.meeting, row.minute_ref = state, meeting, minute_ref.strip()
    row.draft, row.note = draft, note.strip()
    return append(row, recommendation.commitment_id, verb="reviews.decided", seen=told.seen)


def _check_meeting(council: Council, head: Recommendation, state: rules.Scrutiny, meeting: Meeting, told: Told) -> None:
    """A decision is known once its meeting has sat, and is that of a committee the review has had."""
    if meeting.day > told.day():
        raise Refused("not_met_yet", "meeting", day=meeting.day)
    had = known(Particulars.objects.filter(council=council, review=head.review_id), AsAt.now())
    committees = set(had.exclude(committee=None).values_list("committee", flat=True))
    if committees and meeting.committee_id not in committees and state is not rules.Scrutiny.TRANSFERRED:
        raise Refused("another_committee", "meeting")


def link(
    *,
    council: Council,
    by: Person | None,
    recommendation: Recommendation,
    other: Recommendation,
    kind: rules.Link,
    minute_ref: str,
    told: Told = Told(),
) -> Link:
    """Tie two recommendations together by a minuted decision."""
    if recommendation.id == other.id:
        raise Refused("linked_to_itself", "other")
    if not minute_ref.strip():
        raise Refused("minute_needed", "minute_ref")
    row = new_row(Link, council=council, by=by, told=told, recommendation=recommendation)
    row.other, row.kind, row.minute_ref = other, kind, minute_ref.strip()
    return append(row, recommendation.commitment_id, other.id, verb="reviews.linked", seen=told.seen)


def withdrawing_import(*, council: Council, by: Person, import_ref: UUID, reason: str) -> Steps[None]:
    """Undo everything that one import brought: its rows by a withdrawal, and the identities it had taken."""
    with writing(council):
        mine = {"council": council, "import_ref": import_ref}
        recommendations = list(Recommendation.objects.filter(**mine))
        commitments.withdraw_all(
            council=council,
            by=by,
            subject_id=import_ref,
            about=[r.id for r in recommendations],
            reason=reason,
            what="Import",
        )
        heads = [*recommendations, *Review.objects.filter(**mine), *Commitment.objects.filter(**mine)]
        yield from commitments.withdrawing_heads(heads)


withdraw_import = at_once(withdrawing_import)
