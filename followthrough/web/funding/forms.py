"""What the pages about money ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.lib.days import FuzzyDay
from followthrough.registers.rules import Certainty, Every
from followthrough.reports.programme_words import certainty_words, every_words
from followthrough.web.commitments.forms import Choices, line_box, text_box
from followthrough.web.fields import FuzzyDayField
from followthrough.web.forms import EntryForm
from followthrough.web.money import MoneyField

ABOUT = _("The paper says “around” or “about”")
NO_DAY = FuzzyDay("", None, None)


class TermsForm(EntryForm):
    """What is known of a funding stream."""

    holder = line_box(_("Who holds it"), 120, hint=_("A council, a ministry or another body, not a person’s name."))
    purpose = text_box(_("What it is for"), rows=2)
    amount = MoneyField(
        label=_("Amount"), required=False, help_text=_("In pounds, such as 2,000. Leave empty if nobody has said.")
    )
    about = forms.BooleanField(label=ABOUT, required=False)
    ends = FuzzyDayField(
        label=_("When it ends"),
        required=False,
        help_text=_("As precise as it is known: 31 March 2025, March 2025. Leave empty if nobody knows."),
    )
    certainty = forms.ChoiceField(
        label=_("How sure is it?"),
        widget=forms.RadioSelect,
        initial=Certainty.UNKNOWN,
        error_messages={"required": _("Choose how sure the money is.")},
    )
    afterwards = text_box(
        _("What is known of the time after it ends"), hint=_("Such as a bid that waits for an answer."), rows=2
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = {
            Certainty.CONFIRMED: _("%(word)s: agreed in writing"),
            Certainty.EXPECTED: _("%(word)s: whoever holds it has said so"),
            Certainty.UNKNOWN: _("%(word)s"),
        }
        choices = [(one.value, said[one] % {"word": certainty_words(one)}) for one in Certainty]
        self.fields["certainty"].choices = choices  # type: ignore[attr-defined]


class StreamForm(TermsForm):
    """A new funding stream."""

    name = forms.CharField(
        label=_("What it is called"),
        max_length=120,
        help_text=_("As the council’s papers call it. Every stream has a name of its own."),
        error_messages={"required": _("Enter what the funding is called in the council’s papers.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["name"])


class CostForm(EntryForm):
    """What something costs, and what pays for it."""

    of = forms.ChoiceField(label=_("What it is a cost of"), error_messages={"required": _("Choose one from the list.")})
    what = forms.CharField(
        label=_("What is paid for"),
        max_length=200,
        help_text=_("Such as “Annual fee” or “Salary of the programme officer”."),
        error_messages={"required": _("Enter what is paid for, such as “Annual fee”.")},
    )
    post = forms.ChoiceField(
        label=_("The post that it pays for"),
        required=False,
        help_text=_("Where it is the cost of a post. When the money ends, so does what the post owns."),
    )
    stream = forms.ChoiceField(label=_("What pays for it"), required=False)
    amount = MoneyField(
        label=_("How much"), required=False, help_text=_("In pounds, such as 2,000. Leave empty if nobody has said.")
    )
    about = forms.BooleanField(label=ABOUT, required=False)
    every = forms.ChoiceField(label=_("How often"), initial=Every.ONCE)
    until = FuzzyDayField(
        label=_("Paid until"),
        required=False,
        help_text=_("Only where that is another day than the one on which the funding ends."),
    )
    note = text_box(_("Note"), rows=2)

    def __init__(self, parts: Choices, posts: Choices, streams: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "of": parts,
            "post": [("", _("None")), *posts],
            "stream": [("", _("Nothing pays for it yet")), *streams],
            "every": [(one.value, every_words(one)) for one in Every],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class EndForm(EntryForm):
    """That something is no cost any more."""

    note = text_box(_("Why"), hint=_("Such as “The post was not filled again”. It stays on the record."), rows=2)
