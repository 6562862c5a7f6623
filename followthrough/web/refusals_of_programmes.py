"""What the actions of programmes, service reviews and money refuse, in words; part of `web.refusals`."""

from django.utils.translation import gettext_lazy as _

OF_PROGRAMMES = {
    # accreditation: frameworks and what follows them
    "edition_in_use": _(
        "%(name)s, edition “%(number)s”, is loaded already in other words, and a programme follows it, so it stays."
        " If this is a new edition, give it another name under “edition:”."
    ),
    "not_a_programme": _("This is not a programme. Open the programme, and do it there."),
    "another_programme": _("This belongs to another programme. Choose one of this programme’s."),
    "phase_there": _("The programme has this phase already. Change that one, or give the new one words of its own."),
    "follows_nothing": _("This programme follows no framework yet. Choose the one that it follows first."),
    "same_edition": _("The programme follows this edition already. Choose another."),
    "only_charter": _(
        "This is all that is recorded of what the programme follows, so it is not withdrawn. Set down anew what it"
        " follows instead."
    ),
    "came_by_move": _(
        "The programme moved to this edition, and judgements or what relies on it went over with it, so this is not"
        " withdrawn. Move the programme back to the earlier edition instead."
    ),
    # accreditation: service reviews
    "only_conduct": _(
        "This is all that is recorded of how this service is reviewed: without it the review and all its judgements"
        " would be gone. If the whole review was begun by mistake, open the service review and withdraw it there."
    ),
    "only_found": _(
        "These are the finding’s only words: without them it would be gone from the actions that are to close it. Open"
        " the finding, and change what it says or withdraw it there."
    ),
    "nothing_judged": _("Nothing was judged. Choose a word for at least one criterion."),
    "another_edition": _("This criterion is of another edition than the review. Open the review again."),
    "unknown_verdict": _("“%(value)s” is no word of this framework’s scale. Choose one from the list."),
    "more_than_all": _("This is more than there are altogether. Enter a smaller number, or correct the other."),
    "group_needed": _("Enter the group that told this, such as “tenants”. No names."),
    "month_needed": _("Enter the month in which it was told, such as March 2024."),
    "too_few_replies": _(
        "Enter how many replies the survey had. What fewer than ten people replied is not recorded as a finding."
    ),
    "evidence_needed": _("Enter what shows that the gap is closed, such as a reference to a record."),
    "review_has_findings": _(
        "Something was found in this review, so it is not withdrawn. Withdraw those findings first, or say that they"
        " come from elsewhere."
    ),
    "not_a_gap": _("A strength needs no closing."),
    "closed_already": _("This gap is closed already."),
    "not_closed": _("This gap is not closed."),
    "finding_served": _(
        "Something is to close this gap, so it is not withdrawn. Say first that the action is for it no longer."
    ),
    # accreditation: what rests on a programme
    "nothing_chosen": _("Tick at least one that is complete."),
    "no_longer_proposed": _(
        "One of these is no longer proposed as complete, so nothing was recorded. Open the page again to see what has"
        " changed."
    ),
    # accreditation: steering groups and risks
    "decided_already": _(
        "A decision on this is recorded already. Withdraw that one if it is wrong, or record this one as of its own."
    ),
    "risk_name_needed": _("Enter what the risk is called, in a few words."),
    # registers
    "stream_name_needed": _("Enter what the funding is called in the council’s papers."),
    "stream_name_taken": _("There is already funding called %(name)s. Choose another name, or change that one."),
    "amount_negative": _("An amount cannot be below zero. Enter it without a minus sign."),
    "cost_needed": _("Enter what is paid for, such as “Annual fee”."),
    "count_needed": _("Enter what was counted, such as “champions trained”."),
    "number_negative": _("A number of things counted cannot be below zero. Enter 0 or more."),
    "period_needed": _("Enter the day or the period that the number is of, such as 16 January 2024 or 2023-24."),
}
