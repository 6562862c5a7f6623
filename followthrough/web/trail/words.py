"""The verbs of the trail as sentences, and what was said in words."""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from followthrough.web import states
from followthrough.web import words as days

VERBS = {
    "councils.created": _("The council was set up"),
    "councils.nation_set": _("The nation whose law holds was set"),
    "councils.person_added": _("A person was added"),
    "councils.person_corrected": _("A person’s name or address was corrected"),
    "councils.role_given": _("A role was given"),
    "councils.role_ended": _("A role was ended"),
    "councils.team_added": _("A team was added"),
    "councils.body_added": _("A body was added"),
    "councils.mailbox_set": _("The mailbox of a team or body was set"),
    "councils.clearer_set": _("It was set who clears the answers of a team or body"),
    "councils.away": _("It was set down that somebody is away"),
    "councils.back": _("The last day of somebody’s absence was set"),
    "councils.away_taken_back": _("An absence was taken back"),
    "councils.quiet_set": _("A pre-election period was set down"),
    "councils.quiet_ended": _("A pre-election period was ended early"),
    "councils.quiet_taken_back": _("A pre-election period was taken back"),
    "councils.round_settings_set": _("It was set how updates are asked for"),
    "councils.post_added": _("A post was added"),
    "councils.post_taken_up": _("A post was taken up"),
    "councils.post_left": _("A post was left"),
    "councils.committee_added": _("A committee was added"),
    "councils.meeting_added": _("A meeting was added"),
    "councils.minutes_approved": _("Minutes were approved"),
    "councils.seated": _("A committee seat was given"),
    "councils.seat_left": _("A committee seat was left"),
    "joining.invited": _("A person was invited"),
    "joining.invitation_withdrawn": _("An invitation was withdrawn"),
    "joining.joined": _("An invited person came in"),
    "joining.sessions_ended": _("A person was signed out everywhere"),
    "joining.second_step_asked": _("It was set of whom a second step is asked"),
    "joining.second_step_removed": _("A person’s second step was removed"),
    "joining.address_changed": _("A person’s sign-in address was corrected"),
    "joining.forgotten": _("A person who had left was forgotten"),
    "commitments.worded": _("Words were set down"),
    "commitments.assigned": _("An owner was named"),
    "commitments.due_set": _("A due date was set"),
    "commitments.extension_set": _("A due date was extended"),
    "commitments.forecast_set": _("A forecast was given"),
    "commitments.progress_recorded": _("A progress update was recorded"),
    "commitments.evidence_added": _("Evidence was added"),
    "commitments.reliance_released": _("A reliance was released"),
    "commitments.relies": _("A reliance was recorded"),
    "commitments.noted": _("A note was kept"),
    "commitments.exempted": _("A text was marked as exempt"),
    "commitments.exemption_lifted": _("An exemption was lifted"),
    "commitments.withdrawn": _("An entry was withdrawn"),
    "rounds.planned": _("A round of updates was planned"),
    "rounds.changed": _("The days or sentences of a round were changed"),
    "rounds.given_up": _("A round of which nothing was sent was given up"),
    "rounds.looked_again": _("It was found anew whom a round asks"),
    "rounds.left_out": _("Things were left out of a round"),
    "rounds.taken_in": _("Things were taken into a round again"),
    "rounds.noted": _("A note for one recipient of a round was set"),
    "rounds.asked_instead": _("Somebody else was asked in a round"),
    "rounds.added": _("A round asks about something more"),
    "rounds.opened": _("A round was sent"),
    "rounds.sent_again": _("The link of a round was sent again"),
    "rounds.links_withdrawn": _("The links of a recipient of a round were ended"),
    "rounds.reminded": _("Somebody was reminded"),
    "rounds.answered": _("Answers were sent"),
    "rounds.cleared": _("An answer was cleared"),
    "rounds.sent_back": _("An answer was sent back"),
    "rounds.questioned": _("Scrutiny asked about an answer"),
    "rounds.extension_granted": _("It was set down that a later date was granted"),
    "rounds.extension_refused": _("It was set down that a later date was refused"),
    "rounds.closed": _("A round was closed"),
    "rounds.reopened": _("A round was opened again"),
    "rounds.escalated": _("A letter went above a service that had not answered"),
    "rounds.sheet_taken_in": _("A sheet that came back was taken in"),
    "reviews.described": _("The particulars of a review were set down"),
    "reviews.part_added": _("A part of a recommendation was set down"),
    "reviews.responded": _("A response was set down"),
    "reviews.decided": _("A decision of the committee was set down"),
    "reviews.linked": _("Two recommendations were tied together"),
    "accreditation.framework_loaded": _("A framework was loaded"),
    "accreditation.chartered": _("It was set down what a programme follows, and who is over it"),
    "accreditation.came_in_scope": _("A service came into the scope of a programme"),
    "accreditation.left_scope": _("A service left the scope of a programme"),
    "accreditation.placed": _("It was set down for which phase an action is planned"),
    "accreditation.serves": _("It was set down which gap an action is to close"),
    "accreditation.serves_no_longer": _("An action is no longer to close a gap"),
    "accreditation.conducted": _("It was set down how a service is reviewed"),
    "accreditation.judged": _("A service was judged"),
    "accreditation.found": _("What was found in a service was set down"),
    "accreditation.gap_closed": _("A gap was said to be closed"),
    "accreditation.gap_reopened": _("A gap was opened again"),
    "accreditation.asked": _("Something was put to the steering group"),
    "accreditation.decided": _("A decision of the steering group was set down"),
    "accreditation.risk_set": _("A risk was set down"),
    "accreditation.risk_closed": _("A risk was closed"),
    "registers.stream_described": _("It was set down what is known of some funding"),
    "registers.cost_set": _("A cost was set down"),
    "registers.cost_ended": _("A cost was ended"),
    "registers.counted": _("A count was set down"),
    "packs.layout_saved": _("It was set down how reports are laid out"),
    "packs.template_saved": _("A Word template was saved"),
    "packs.template_put_back": _("A former Word template was put back"),
    "packs.template_removed": _("The Word template was taken away"),
    "packs.layout_removed": _("A layout for reports was taken out"),
    "packs.laid_out": _("A report was laid out otherwise"),
    "packs.begun": _("A report to a committee was begun"),
    "packs.moved": _("The days of a report were changed"),
    "packs.written": _("Sections of a report were written"),
    "packs.cleared": _("A report was cleared"),
    "packs.clearance_taken_back": _("A clearance was taken back"),
    "packs.released": _("Words that the guard found were released"),
    "packs.withheld": _("Words that the guard found were withheld"),
    "packs.finalised": _("A report was finalised"),
    "packs.supplemented": _("A supplement to a report was finalised"),
    "packs.came_back": _("A Word file of a report came back"),
    "packs.put": _("Words from a file that came back were put to an owner"),
    "packs.put_taken": _("An owner recorded what was put to them"),
    "packs.put_declined": _("An owner called what was put to them not right"),
    "packs.given_up": _("A report was given up"),
    "exchange.read": _("A paper was read"),
    "exchange.table_read": _("Another table of a paper was read"),
    "exchange.table_left_out": _("A table of a paper was left out"),
    "exchange.confirmed": _("A paper was confirmed"),
    "exchange.dropped": _("A paper was dropped"),
    "exchange.word_taught": _("It was set down what a printed word means"),
    "exchange.word_forgotten": _("What a printed word means was forgotten"),
    "restriction.made": _("It was restricted to named readers"),
    "restriction.reader_named": _("A reader was named"),
    "restriction.reader_ended": _("A reader was taken off"),
    "restriction.opened": _("It was opened by a reader"),
    "restriction.lifted": _("The restriction was lifted"),
    "redaction.asked": _("A redaction was asked for"),
    "redaction.done": _("A redaction was carried out"),
    "redaction.refused": _("A redaction was refused or taken back"),
    "desk.calendar_made": _("An address for a person’s own calendar was made"),
    "desk.calendar_ended": _("The address for a person’s own calendar was ended"),
    "desk.digest_chosen": _("A person’s own weekly letter was switched on or off"),
    "archive.put_back": _("The council was put back from a copy"),
}
FAULTS = {
    "gap": _("Something is missing before entry %(sequence)s."),
    "chain_broken": _("Entry %(sequence)s, or one before it, has been changed."),
    "payload_missing": _("What was said in entry %(sequence)s has been taken away."),
    "payload_changed": _("What was said in entry %(sequence)s has been changed."),
    "tail_cut": _("The end of the record has been cut off: entry %(sequence)s was the last."),
    "end_lost": _("The signed copy of the record’s end, kept beside the database, is missing or is not ours."),
    "chain_replaced": _("Entry %(sequence)s is not the one of which a signed copy is kept beside the database."),
}
# Ids of other rows, and what only the database needs.
UNSAID = frozenset(
    {
        "commitment_id",
        "recommendation_id",
        "review_id",
        "other_id",
        "on_id",
        "meeting_id",
        "meeting",
        "import_ref",
        "ordered_on",
        "user",
        "person",
        "person_id",
        "only_meeting",
        "reader",
        "of_place",
        "digest",
        "language",
        "edition_id",
        "looked",  # a survey of fewer than ten is shown nowhere
        "audit_id",
        "criterion_id",
        "finding_id",
        "phase_id",
        "programme_id",
        "stream_id",
        "answers_id",
        "carried_from_id",
    }
)
# Names of rows, by the key under which their id was said.
NAMED = {
    "sponsor_id": _("Sponsor"),
    "steering_group_id": _("Steering group"),
    "reviewer_id": _("Reviewer"),
    "post_id": _("Post"),
    "team_id": _("Team"),
    "body_id": _("Body"),
    "respondent_id": _("Respondent"),
    "committee_id": _("Committee"),
    "post": _("Post"),
    "team": _("Team"),
    "body": _("Body"),
    "committee": _("Committee"),
}
LABELS = {
    "happened_printed": _("When it happened"),
    "happened_first": _("First day that can mean"),
    "happened_last": _("Last day that can mean"),
    "known_on": _("Known on"),
    "source": _("Paper it came from"),
    "corrects_id": _("Corrects"),
    "whose": _("Whose words"),
    "text": _("Words"),
    "minute_ref": _("Minute"),
    "printed": _("As printed"),
    "first": _("First day"),
    "last": _("Last day"),
    "approved_by": _("Approved by"),
    "state_printed": _("State as printed"),
    "basis": _("Where the state comes from"),
    "decided_by": _("Decided by"),
    "held_by": _("Held by"),
    "which_part": _("Which part"),
    "until_printed": _("Until"),
    "endorsed_printed": _("Endorsed on"),
    "decided_printed": _("Decided on"),
    "update_months": _("Months between updates"),
    "on": _("On"),
    "what": _("What it was"),
    "of": _("Of whom"),
    "wanted": _("Wanted"),
    "review_on": _("Looked at again on"),
    "last_entry_at": _("Last entry in the copy"),
    "erased": _("Texts redacted since, and emptied again"),
    "table": _("Table"),
    "word": _("Word as printed"),
    "word_of": _("Printed as"),
    "means": _("What it means"),
    "withheld": _("Letters that waited, and were not sent"),
    "part": _("Which part of it"),
    "outside": _("Outside what that covers"),
    "cause": _("Why it slipped"),
    "parts": _("Areas and criteria"),
    "aligned": _("Programmes beside it"),
    "annual_fee": _("Annual fee in pence"),
    "fee_about": _("The fee is about right"),
    "expires_printed": _("Expires"),
    "released": _("No longer so"),
    "on_printed": _("When it is done"),
    "looked": _("How it was looked at"),
    "judgements": _("Judgements"),
    "month_printed": _("Month"),
    "amount": _("Amount in pence"),
    "about": _("The amount is about right"),
    "ends_printed": _("Ends"),
    "every": _("How often"),
    "period_printed": _("Period"),
}

CODES = {
    "review_group": _("review group"),
    "due": _("due date"),
    "extension": _("extension"),
    "forecast": _("forecast"),
    "committee": _("the committee’s"),
    "executive": _("the executive’s"),
    "owner": _("the owner’s"),
    "stated": _("stated by the owner"),
    "confirmed": _("read in the prose and confirmed by a person"),
    "co_optee": _("co-opted member"),
    **states.LINKS,
}
CODED = frozenset({"origin", "kind", "whose", "basis"})
NATIONS: dict[str, Any] = {nation.value: name for nation, name in states.NATIONS.items()}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def label(name: str) -> str:
    """What a key of what was said is called: its own name where nobody found a better one."""
    return str(LABELS.get(name) or name.replace("_", " ").capitalize())


def verb(code: str) -> str:
    """A verb as a sentence; one that nobody knows is shown as it stands."""
    return (
        str(VERBS[code])
        if code in VERBS
        else gettext_now("Something that is not known here: %(verb)s") % {"verb": code}
    )


def _day(text: str) -> str:
    try:
        return days.day(date.fromisoformat(text))
    except ValueError:
        return text  # looks like a day, and is somebody's number


def _listed(one: Any) -> str:
    """One of several things that were said together: a method with its counts, or a criterion with its verdict."""
    if not isinstance(one, dict):
        return str(one)
    if one.get("number") is not None and one.get("of") is not None:
        one = one | {"number": gettext_now("%(number)s of %(of)s") % one}
    kept = [str(value).replace("_", " ") for key, value in one.items() if value is not None and key != "of"]
    return ": ".join(kept)


def value(name: str, said: Any) -> str:
    """A value for readers: states and codes in words."""
    if name == "corrects_id":
        return gettext_now("an earlier entry")
    if said is True:
        return gettext_now("yes")
    if isinstance(said, list):
        return "; ".join(_listed(one) for one in said)
    text = str(said)
    if _DAY.fullmatch(text):
        return _day(text)
    if name in CODED:
        return str(CODES.get(text) or text.replace("_", " "))
    if name == "nation":
        return str(NATIONS.get(text, text))
    if name in ("state", "means"):
        found = [axis[text].text for axis in states.AXES.values() if text in axis]
        return str(found[0]) if found else text
    return states.role_name(text) if name == "role" else text
