"""What an action refuses, in words: every refusal code and its sentence; those of rounds stand in a table beside."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.forms import Form
from django.utils.translation import gettext_lazy as _

from followthrough.lib.refused import Refused
from followthrough.web import words
from followthrough.web.forms import SeenForm
from followthrough.web.meanwhile import of_form
from followthrough.web.refusals_of_reviewing import OF_REVIEWING
from followthrough.web.refusals_of_rounds import OF_ROUNDS

MOST_ROWS = 10  # named in one sentence

SENTENCES = {
    # any of them
    "disk_full": _(
        "The server’s disk is full, so nothing was saved. What you typed is still here: tell whoever looks after"
        " Followthrough at your council, keep this page open, and send it again when there is room."
    ),
    # councils
    "already_there": _("That is already there. Look for it in the list instead of adding it again."),
    "slug_malformed": _("Use small letters, digits and hyphens, such as saltmere."),
    "slug_reserved": _("Other addresses begin with this. Choose another short name."),
    "ends_before_it_begins": _("The last day must not be before the first, which is %(first_day)s."),
    "post_taken": _("Somebody took up this post on %(since)s. Enter a later day."),
    "own_deputy": _("Nobody can be asked instead of themselves. Choose somebody else, or nobody."),
    "quiet_not_longer": _("It ends on %(day)s. Enter that day or an earlier one, or add another period after it."),
    "quiet_began": _("This period has begun, so it stays on the record. End it early instead."),
    "ladder_too_long": _("Enter at most 8 days, none more than 90 days away."),
    "ladder_twice": _("The same day stands there twice. Take one out."),
    "answer_days_unfit": _("Enter a number of days from 0 to %(most)s."),
    "last_administrator": _(
        "This is the council’s last administrator. Give somebody else that role first, from the next day at the latest."
    ),
    "approved_in_the_future": _("%(day)s has not come yet. Enter the day on which the minutes were approved."),
    "approved_before_it_met": _("Minutes are approved on or after the day of the meeting, which is %(day)s."),
    # joining
    "address_needed": _("Enter an e-mail address for the letter with the link."),
    "has_sign_in": _(
        "This person has a sign-in here already and needs no link. Give a role instead, or correct the sign-in address."
    ),
    "joined_already": _("This invitation has been used: the person has come in."),
    "link_dead": _("This link does not work."),
    "sign_in_first": _("This address has a sign-in already. Sign in first."),
    "address_taken": _("Somebody signs in with that address already. Enter another."),
    "own_sign_in": _("This is how you sign in yourself. Change it under your account, or ask another administrator."),
    "no_sign_in": _("This person has no sign-in."),
    "sign_in_shared": _(
        "This person signs in at another council too, so no single council may change that. They can do it themselves,"
        " or whoever runs the server."
    ),
    "still_here": _("This person holds a role, a post or a seat today or later. End those first."),
    "forgotten_already": _("This person has been forgotten already."),
    # commitments
    "known_in_the_future": _("%(day)s has not come yet. Enter the day on which it was known, or leave this empty."),
    "corrects_another": _("What this corrects is about something else. Open that and correct it there."),
    "sent_before": _(
        "This form was sent before with other words, and those are recorded. What you typed is still here:"
        " copy it into a new form, or go to what is recorded and correct that."
    ),
    "corrected_too_early": _("What this corrects was known on %(day)s. Enter that day or a later one, or none."),
    "text_needed": _("Enter the words."),
    "owner_needed": _("Choose a post, a team or a body."),
    "due_needed": _("Enter a date, such as 31 March 2025 or summer 2025."),
    "reason_needed": _("Enter the reason."),
    "approver_needed": _("Enter who approved it: a post or a body, not a person’s name."),
    "text_or_state_needed": _("Choose a state or say in words how far it is."),
    "reference_needed": _("Enter a reference to the council’s own records."),
    "relies_on_itself": _("Nothing can rely on itself. Choose something else."),
    "paragraph_needed": _("Choose the paragraph of the Act under which it is exempt."),
    "review_needed": _("Enter the day on which the exemption is looked at again."),
    "review_to_come": _("Enter a day that is still to come."),
    "only_words": _("These are its only words, so they cannot be withdrawn. Correct them instead."),
    # reviews
    "neutral_name_needed": _("Enter a neutral name, such as Review 7."),
    "neutral_name_taken": _("There is already a review called %(name)s. Choose another neutral name."),
    "name_needed": _("Enter what the review is called."),
    "number_needed": _("Enter the number that the recommendation has in the report."),
    "number_taken": _("Number %(number)s has been used in this section already, and numbers are never used again."),
    "minute_needed": _("Enter the reference of the minute that records this."),
    "which_part_needed": _("Say which part is agreed, in the respondent’s own words if there are any."),
    "until_needed": _("Enter until when it is deferred."),
    "answered_already": _("This has been answered already. Choose the answer, or withdraw what was entered wrongly."),
    "not_met_yet": _(
        "This meeting is on %(day)s. Enter a day on which the decision was known that is not before it,"
        " or choose another meeting."
    ),
    "another_committee": _(
        "This meeting is of another committee than the review’s. Choose a meeting of the review’s committee."
    ),
    "linked_to_itself": _("A recommendation cannot be tied to itself. Choose another."),
    **OF_ROUNDS,
    **OF_REVIEWING,
    # exchange
    "nothing_left": _("No row is left to take in. Put at least one back."),
    "number_missing": _("Enter a number in each of these rows: %(rows)s."),
    "number_too_long": _("A number has at most 60 characters. Shorten it in these rows: %(rows)s."),
    "section_too_long": _("A section has at most 200 characters. Shorten it in these rows: %(rows)s."),
    "changed_meanwhile": _(
        "This was changed while you had it open. What stands now is shown below: look at it before you save."
    ),
    "paper_to_come": _("%(day)s has not come yet. Enter the day of the meeting that the paper went to."),
    "day_to_come": _("%(day)s has not come yet. Enter the day on which it was, or leave this empty."),
    "update_to_come": _("%(day)s has not come yet. An update is dated on the day that it tells of: mend its date."),
    "paper_before_its_updates": _(
        "Updates in these rows are dated after this day: %(rows)s. Enter the day of a later paper, or go back and mend"
        " the dates of those updates."
    ),
    "taken_from_older_paper": _(
        "In these rows you take a response or a due date from the paper, and the review has a later word on it than"
        " this day: %(rows)s. Enter the day of a later paper, or go back and leave the review’s."
    ),
    "text_missing": _("Enter the words of the recommendation in each of these rows: %(rows)s."),
    "number_twice": _(
        "The same number stands in more than one row. Mend these rows, by saying to whom each is addressed or in"
        " which section it stands, or leave some out: %(rows)s."
    ),
    "match_open": _(
        "Say of each of these rows which recommendation of the review it is, or that it is a new one: %(rows)s."
    ),
    "matched_twice": _(
        "Two rows are said to be the same recommendation. Say of all but one that they are another, or leave them"
        " out: %(rows)s."
    ),
    "number_in_use": _(
        "The review has another recommendation under this number, and numbers are never used again. Mend the number of"
        " these new rows, or say which recommendation they are: %(rows)s."
    ),
    "unknown_recommendation": _("That is not a recommendation of this review. Choose one from the list."),
    "word_too_long": _("Only a word or a few can be remembered: at most 60 characters. Untick this."),
    "word_settled": _("What these words mean is settled already, for every council. Untick this."),
    "meaning_needed": _("Choose above what it means, or untick this."),
    "already_confirmed": _("This paper has been confirmed or dropped already. Nothing was taken in twice."),
    "unknown_table": _("There is no such table in this paper. Choose one from the list."),
    "bytes_gone": _(
        "The file of this paper is no longer kept, so it cannot be read again. Drop the paper and send the file anew."
    ),
    "no_rows_there": _(
        "Nothing in this table can be read as a recommendation, so nothing was changed. Copy its rows into a table with"
        " headings, and import that."
    ),
    "last_table": _(
        "Without this table no recommendation would be left, so nothing was changed. Read another table first, or drop"
        " the paper."
    ),
    "tables_chosen_meanwhile": _(
        "Somebody chose other tables of this paper while it was being read again. Look at what is read now, and choose"
        " again."
    ),
    "not_confirmed": _("This paper has not been confirmed, so there is nothing to undo."),
    "stood_upon": _("Something was entered later that stands on this paper. Withdraw that first."),
    # restriction
    "already_restricted": _("This is restricted already, by itself or with its review. Look at who may read it."),
    "not_restricted": _("This is no longer restricted."),
    "two_readers_needed": _(
        "Name at least two people who can sign in, so that it is not lost when one of them leaves."
    ),
    "keeper_needed": _("Name at least one scrutiny officer, who can name other readers and lift the restriction."),
    "reader_cannot_sign_in": _("This person cannot sign in today. A council administrator can give them a role first."),
    "not_a_reader": _("You are not among those who may read this."),
    "number_used_meanwhile": _(
        "Another recommendation has been given number %(number)s while this one was restricted, so both would bear it."
        " Keep this one restricted and name more readers, or withdraw the other first."
    ),
    "name_used_meanwhile": _(
        "Another review has been called %(name)s while this one was restricted, so both would bear that name."
        " Keep this one restricted and name more readers."
    ),
    # handing over
    "nothing_to_pass": _("Tick at least one thing that passes."),
    "passes_to_itself": _("That is the owner now. Choose another post, team or body."),
    "owned_otherwise": _(
        "On %(day)s one of these had another owner, so nothing was changed. Open the page again, or enter a later day."
    ),
    # search
    "question_too_long": _("Search for at most %(most)s characters. Leave something out."),
    "question_too_many_words": _("Search for at most %(most)s words. Leave some out."),
    "question_without_words": _("Enter at least one word or number."),
    # reports to a committee
    "layout_name_needed": _("Enter a name for the layout."),
    "layout_name_taken": _("There is a layout called %(name)s already. Choose another name."),
    "layout_changed_meanwhile": _(
        "Somebody changed this layout meanwhile, so nothing was saved. What you entered is still here: look at what"
        " stands now, and send it again."
    ),
    "layout_gone": _(
        "Somebody took this layout out meanwhile, so nothing was saved. Start another one from those that are there."
    ),
    "no_paragraphs": _("A report needs at least one section of paragraphs. Add one."),
    "heading_needed": _("Every section needs a heading. Enter one, or take the section out."),
    "key_taken": _("Two sections are the same: %(name)s. Take one out."),
    "template_faulty": _("This template cannot be used yet, so nothing was changed. Mend what is listed below."),
    "template_gone": _("The file of this template is no longer kept. Upload it again."),
    "template_unfilled": _(
        "The report does not go into the council’s Word template, so nothing was finalised. Mend the template or take"
        " it away, and finalise again."
    ),
    "clearer_name_needed": _("Enter who clears it."),
    "clears_nothing": _(
        "%(name)s would clear nothing that somebody writes. Choose another section for them, or all, first."
    ),
    "review_not_known_then": _(
        "Nothing was known of this review by %(day)s. Enter a later cut-off, or choose a later meeting."
    ),
    "report_there": _("There is a report on this review for that meeting already. Go on with it, or give it up."),
    "clearance_before_cutoff": _("It cannot be cleared before the cut-off day. Enter a later day."),
    "publication_before_clearance": _("It cannot be published before it is cleared. Enter a later day."),
    "meeting_before_publication": _("It has to be published before the meeting. Enter an earlier day."),
    "no_such_section": _("This report has no such section. Open the report again."),
    "text_too_long": _("This has %(length)s characters, and a section may have %(most)s. Split it."),
    "written_meanwhile": _(
        "Somebody saved this section while you wrote. Nothing of yours was saved: look at both below."
    ),
    "given_by_needed": _("Enter who cleared it."),
    "no_such_clearer": _("This report asks for no such clearance. Open the report again."),
    "not_ready": _("The report still lacks something, so it was not finalised. The list below says what."),
    "nothing_changed": _("Version %(number)s says the very same, so there is no new version."),
    "nothing_finalised": _("Nothing of this report is finalised yet, so there is nothing to supplement. Finalise it."),
    "supplement_too_early": _("The last version tells what was known by %(day)s. Enter that day or a later one."),
    "supplement_after_meeting": _(
        "The report is for the meeting of %(meeting)s. Enter that day or an earlier one: what comes later is for the"
        " next report."
    ),
    "cutoff_before_last_report": _(
        "The report before tells what was known by %(day)s already. Enter a later cut-off day."
    ),
    "report_changed_meanwhile": _(
        "Somebody changed what the report says while it was being finalised, so nothing was. Look at it, and finalise"
        " again."
    ),
    "supplement_to_come": _("That day has not come yet. Enter today or an earlier day."),
    "nothing_since": _("Nothing became known between %(day)s and that day. Enter a later day, or make no supplement."),
    "report_given_up": _("This report has been given up. Begin another one."),
    "finalised_already": _("Of this report a version has been finalised, so it cannot be given up."),
    "returned_unlike": _(
        "This does not look like a file of this version: less than half of what one says stands in it. Check that it is"
        " the right file, or go to the version that it is of."
    ),
    "returned_of_another": _(
        "This is a file of version %(number)s of the report for the meeting of %(day)s. Take it in on the page of that"
        " version."
    ),
    "returned_nothing_kept": _(
        "The files of this version are no longer kept, so nothing can be compared with them. Compare the file by hand."
    ),
    "put_text_needed": _("Enter the words that you put to the owner."),
    "not_for_an_owner": _("This tells of no update of a recommendation, so there is no owner to put it to."),
    "put_without_owner": _(
        "No post, team or body is recorded as the owner, so nobody would find it. Set the owner of the recommendation"
        " first."
    ),
    "put_already": _("This has been put to the owner already, in other words. Go back to see them."),
    "put_reason_needed": _("Enter what is not right."),
    "put_taken_already": _("This has been recorded as an update already. Correct that update instead."),
    "put_declined_already": _("This has been called not right already. Record an update of your own instead."),
    # redaction
    "words_too_short": _("Enter at least three characters, so that nothing else is taken out with them."),
    "reason_repeats_words": _("The reason must not repeat the words, because it stays on the record."),
    "words_nowhere": _("These words stand nowhere in this council’s records. Check the spelling."),
    "already_decided": _("This request has been decided already."),
    "second_person_needed": _("You asked for this redaction, so somebody else has to decide it."),
}

# What is there already, by its kind or by the field that it was typed in.
ALREADY_THERE = {
    "email": _(
        "Somebody at this council has this e-mail address already. Look for them in the list of people instead of"
        " adding them again."
    ),
    "person": _("This person has a seat on this committee on some of these days already. End that seat first."),
    "team": _("There is a team of this name already. Look for it in the list instead of adding it again."),
    "body": _("There is a body of this name already. Look for it in the list instead of adding it again."),
    "post": _("There is a post of this title there already. Look for it in the list instead of adding it again."),
    "absence": _("There is an absence of this person on some of these days already. Change that one."),
    "quietperiod": _("There is a pre-election period on some of these days already."),
    "committee": _("There is a committee of this name already. Look for it in the list instead of adding it again."),
    "meeting": _("This committee has a meeting on that day already."),
}


def say(refused: Refused) -> str:
    """The refusal as one sentence that says what to do."""
    sentence = SENTENCES[refused.code]
    if refused.code == "already_there":
        sentence = ALREADY_THERE.get(refused.params.get("what") or refused.field, sentence)
    return str(sentence) % {name: _written(value) for name, value in refused.params.items()}


def add_to(form: Form, refused: Refused) -> None:
    """Show the refusal at the field it names, or above the form when the form has no such field."""
    meanwhile = of_form(form, refused) if refused.code == "changed_meanwhile" else None
    if meanwhile and isinstance(form, SeenForm):
        form.look_again(meanwhile)
    form.add_error(refused.field if refused.field in form.fields else None, say(refused))


def saved(form: Form, action: Callable[[], Any]) -> bool:
    """Run the action if the form is valid. A refusal is shown at its field, and nothing is saved."""
    if not form.is_valid():
        return False
    try:
        action()
    except Refused as refused:
        add_to(form, refused)
        return False
    return True


def _written(value: Any) -> str:
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, tuple | list):
        return listed([str(one) for one in value])
    return str(value)


def listed(rows: Sequence[str]) -> str:
    """Numbers of rows in one line: the first ten, and how many more there are."""
    first = ", ".join(rows[:MOST_ROWS])
    more = len(rows) - MOST_ROWS
    return _("%(rows)s and %(num)s more") % {"rows": first, "num": more} if more > 0 else first
