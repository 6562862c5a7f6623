"""What frameworks, service reviews and findings refuse, in words; `web/refusals.py` takes them in."""

from django.utils.translation import gettext_lazy as _

OF_REVIEWING = {
    "edition_in_use": _(
        "%(name)s, edition “%(number)s”, is loaded already in other words, and a programme follows it, so it stays."
        " If this is a new edition, give it another name under “edition:”."
    ),
    # service reviews
    "more_than_all": _("This is more than there are altogether. Enter a smaller number, or correct the other."),
    "nothing_judged": _("Nothing was judged. Choose a word for at least one criterion."),
    "another_edition": _("This criterion is of another edition than the review. Open the review again."),
    "unknown_verdict": _("That word is not on this edition’s scale. Choose one that is."),
    "another_programme": _("That belongs to another programme. Choose from this one."),
    "review_has_findings": _(
        "Something was found in this review, so it is not withdrawn. Withdraw those findings first, or say that they"
        " come from elsewhere."
    ),
    # findings
    "group_needed": _("Enter the group that told this, such as “tenants”. No names."),
    "month_needed": _("Enter the month in which it was told, such as March 2024."),
    "too_few_replies": _(
        "Enter how many replies the survey had. What fewer than ten people replied is not recorded as a finding."
    ),
    "evidence_needed": _("Enter what shows that the gap is closed, such as a reference to a record."),
    "not_a_gap": _("A strength needs no closing."),
    "closed_already": _("This gap is closed already."),
    "not_closed": _("This gap is not closed."),
    "finding_served": _(
        "Something is to close this gap, so it is not withdrawn. Say first that the action is for it no longer."
    ),
}
