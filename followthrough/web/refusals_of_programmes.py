"""What the actions of programmes refuse, in words; `web/refusals.py` takes them in."""

from django.utils.translation import gettext_lazy as _

OF_PROGRAMMES = {
    # what a programme follows, its phases and its actions
    "not_a_programme": _("This is no programme, so that cannot be set down of it. Open the programme."),
    "another_programme": _("That belongs to another programme. Choose one of this programme’s."),
    "phase_there": _("The programme has this phase already. Choose another, or name one of your own."),
    "amount_negative": _("An amount of money cannot be less than nothing. Enter it without a minus."),
    # moving to another edition
    "follows_nothing": _("The programme follows no framework yet. Set down first which one it follows."),
    "same_edition": _("The programme follows this edition already. Choose another."),
}
