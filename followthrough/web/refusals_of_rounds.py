"""What the actions of rounds refuse, in words; `web/refusals.py` takes them in."""

from django.utils.translation import gettext_lazy as _

OF_ROUNDS = {
    # rounds: planning, sending, deciding
    "reviews_needed": _("Choose at least one review."),
    "round_there": _(
        "A round about one of these reviews is planned or open already. Use that one, give it up or close it first."
    ),
    "round_due_past": _("Answers cannot be due before the day on which they are asked for. Enter a later day."),
    "round_closes_early": _("The round cannot close before answers are due. Enter a later day."),
    "round_closes_late": _("The round closes on the day of the meeting at the latest. Enter an earlier day."),
    "round_closes_past": _("That day has passed. Enter a later day, or close the round."),
    "round_wording_too_long": _("This is too long for a letter: it may have %(most)s characters. Shorten it."),
    "plan_changed": _(
        "The plan has changed since you looked at it: somebody changed it, or people or owners are others today."
        " Nothing was sent. This is the plan as it is now: look at it, and send it if you agree."
    ),
    "nobody_to_ask": _("Nobody would get a letter: take something in, or choose whom to ask."),
    "no_address": _("There is no address to send a letter to. Choose somebody else."),
    "not_theirs_any_more": _("They have left, or all of it has other owners now. Ask somebody else."),
    "restricted_not_asked": _("This is restricted to named readers, so it is never asked about by letter."),
    "round_over": _("The day on which the round closes has passed, so it cannot be opened again."),
    "not_late_yet": _("Answers are not overdue yet. Wait until the day has passed."),
    "nobody_above": _("This letter has gone already, or nobody holds the post above. Look at the list again."),
    "owed_changed": _(
        "Something has changed since this was drafted. Nothing was sent. Look at this new draft, and send that."
    ),
    "quiet_period": _(
        "This is a pre-election period. Tick that the holder of the post that decides has decided it, if that is so."
    ),
    "question_needed": _("Enter the question."),
    "not_cleared_yet": _("The answer is not cleared yet. You can ask about it once it is."),
    "extension_decided": _("It has been set down already what was decided of this date. Look at it again."),
    # rounds: answering and clearing
    "round_is_planned": _("This round has not been sent yet."),
    "round_is_open": _("This round has been sent already. Open it again to see how it stands."),
    "round_is_closed": _("This round is over, so nothing more can be sent. Ask the scrutiny officer."),
    "round_is_given_up": _("This round was given up."),
    "nothing_asked_of_them": _("Nothing is asked of them any more."),
    "not_asked_of_you": _("That is not asked of you any more. Look at what is."),
    "sent_already": _("This has been answered already. Open the page again to see how it stands."),
    "draft_changed": _(
        "Something else was put down meanwhile, perhaps on another screen. Look at it, and press again if you agree."
    ),
    "nothing_to_send": _("Nothing is put down that could be sent. Answer at least one thing first."),
    "nothing_to_repeat": _("There is no last answer of yours to give again. Choose “Update” and say how it stands."),
    "state_needed": _("Choose how far it is, or “Not stated” if you can only say it in words."),
    "whose_needed": _("Choose whose it is, or write who."),
    "answer_too_long": _("This is too long: it may have %(most)s characters. Shorten it."),
    "note_needed": _("Enter a note that says what to look at again."),
    "not_waiting": _("This does not wait for anybody any more. Open the list again."),
    "not_yours_to_clear": _("This waits for another post to clear it."),
    "nobody_clears": _(
        "The posts that cleared for this service have been taken away. Ask an administrator to set one on the page of"
        " the team or body."
    ),
    "answered_not_left_out": _("This has been answered. What was answered is not left out of a round."),
    "answer_waits": _("An answer to this waits for its own side to clear it or send it back. Wait for that first."),
    "answered_since": _("Another answer has followed this one. Open the list again to see it."),
    "updated_since": _("A newer update has been recorded since. Send the answer back, or let the update stand."),
    # rounds: sheets that came back
    "sheet_without_marks": _(
        "No row of this file has its mark. Choose the sheet that was made here, as Word or Excel saved it."
    ),
    "sheet_unknown": _(
        "This file has a mark that is not known here. Use the sheet of this round; somebody may have typed over a mark,"
        " or the sheet is of another council."
    ),
    "sheet_of_another_round": _(
        "This sheet is of another round: %(called)s, due by %(day)s. Use the sheet of this round, or take this one in"
        " on the page of its own."
    ),
    "sheet_of_several": _(
        "What is in this file is asked of more than one recipient, perhaps because somebody else is asked since it was"
        " made. Use one file for each, as made on this page."
    ),
    "sheet_not_asked": _(
        "Nobody is asked about what is in this sheet any more. Use the sheet of whoever is, made on this page."
    ),
    "sheet_not_yours": _(
        "This is not the sheet of what is asked of you here. Download the sheet from this page, and fill in that one."
    ),
    "said_since": _("An update has come in since this sheet was read, and “No change” means another. Upload it again."),
    "draft_there": _(
        "Something was put down meanwhile on the page for answering. Ask whoever answers which of the two counts."
    ),
}
