"""The words of a sheet to fill in: headings, hints, what can be chosen, and what is said of a doubt."""

from django.utils.translation import gettext_lazy as _

from followthrough.commitments.rules import Delivery
from followthrough.lib.marks import plain
from followthrough.reports.words import delivery_words
from followthrough.rounds.rules import Choice
from followthrough.rounds.sheet_meaning import Doubt, Words
from followthrough.rounds.sheet_rows import Column, Headings

HEADINGS = {
    Column.MARK: _("Mark"),
    Column.NAME: _("What is asked about"),
    Column.WORDING: _("Wording"),
    Column.RESPONSE: _("Response"),
    Column.LAST: _("Your last answer"),
    Column.CHOICE: _("Your answer"),
    Column.STATE: _("How far is it?"),
    Column.TEXT: _("What has been done, in your words"),
    Column.REASON: _("Reason"),
    Column.EVIDENCE: _("What shows it"),
    Column.UNTIL: _("A later date, if you ask for one"),
    Column.UNTIL_REASON: _("Why later"),
    Column.WHOSE: _("Whose is it, if it is not yours?"),
}
HINTS = {
    Column.CHOICE: _("No change, Update or Not mine"),
    Column.STATE: _("For an update"),
    Column.TEXT: _("The committee reads this as you write it."),
    Column.REASON: _("Needed for “Not pursued” and “Not deliverable”"),
    Column.EVIDENCE: _("A reference to the council’s own records"),
    Column.UNTIL: _("Such as 31 March 2025 or summer 2025"),
    Column.WHOSE: _("A post, a team or a body"),
}
CHOICES = {
    Choice.NO_CHANGE: _("No change"),
    Choice.UPDATE: _("Update"),
    Choice.NOT_MINE: _("Not mine"),
}
CHOOSE = _("Choose")
DOUBTS = {
    Doubt.CHOICE_MISSING: _("No answer is chosen: No change, Update or Not mine."),
    Doubt.CHOICE_UNKNOWN: _("“%(choice)s” could mean more than one thing. Choose No change, Update or Not mine."),
    Doubt.STATE_UNKNOWN: _("“%(state)s” is not one of the words for how far something is. Choose one of them."),
    Doubt.BOTH: _("It says “No change”, and something new beside it. Choose Update, or take the new words out."),
    Doubt.NOT_MINE_AND_MORE: _("It says “Not mine”, and gives an account of it as well. Choose which."),
    Doubt.UPDATE_AND_WHOSE: _("It is an update, and names somebody else whose it is. Choose which."),
    Doubt.UNTIL_UNKNOWN: _("“%(until)s” is not a date: write it like 16 January 2024, March 2025 or summer 2025."),
    Doubt.WHOSE_TOO_LONG: _("It takes more than 200 characters to say whose it is. Shorten that."),
    Doubt.TWICE: _("The sheet has this twice, with different words. Choose one and delete the other."),
    Doubt.INFERRED: _("No answer is chosen. Because it says how far it is, it is taken for an update."),
    Doubt.SAME_AGAIN: _("This was taken in before, word for word."),
    Doubt.DRAFT_THERE: _("Something is put down for this on the page for answering, and has not been sent."),
}


def headings() -> Headings:
    """What a column may be called on a sheet that comes back."""
    return {column: {plain(str(words))} for column, words in HEADINGS.items()}


def words() -> Words:
    """What the choices and states are called."""
    return Words(
        {choice: str(said) for choice, said in CHOICES.items()},
        {state: delivery_words(state.value) for state in Delivery},
    )
