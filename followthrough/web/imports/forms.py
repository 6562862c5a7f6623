"""What the import asks for: the paper, a row mended, where it goes, why it is undone."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from followthrough.commitments.rules import Delivery
from followthrough.exchange import rules
from followthrough.lib.printable import printable
from followthrough.reviews.actions import About
from followthrough.web.fields import DayField, FuzzyDayField
from followthrough.web.forms import OnceForm
from followthrough.web.states import DELIVERIES, RESPONSES

PASTED = _("Pasted text")
LARGEST_AGAIN = 4 * 1024 * 1024  # bytes; a form holds 8 MB, in which letters stand for bytes
LONGEST_TEXT = 50_000
TOO_LONG = _("This is longer than 50,000 characters. Shorten it, or keep the long text elsewhere and say where.")


class PaperForm(OnceForm):
    """One paper: a file, or its text."""

    file = forms.FileField(
        label=_("Upload the file"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "The tracker as it is, such as last year’s Word document: Word, Excel, OpenDocument (.odt, .ods), PDF, CSV "
            "or a saved web page. At most 20 MB."
        ),
        widget=forms.FileInput,
    )
    text = forms.CharField(
        label=_("Or paste the table"),
        required=False,
        strip=False,
        help_text=_(
            "Select the table in Word, Excel or an e-mail, copy it and paste it here. Its merged cells are kept as "
            "long as you change nothing in the box."
        ),
        widget=forms.Textarea(attrs={"data-takes-tables": "table"}),
    )
    # The same table as a page, where the browser could tell: its merged cells are not in the text.
    table = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    # A file that was refused goes along with its page, since browsers send none again by themselves and none is kept.
    again = forms.CharField(required=False, widget=forms.HiddenInput)
    again_name = forms.CharField(required=False, widget=forms.HiddenInput)
    # The place of a table that is read whatever it reads as: the button of a table in a paper that was refused.
    take = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean_again(self) -> bytes:
        try:
            return b64decode(self.cleaned_data["again"], validate=True)
        except ValueError:
            return b""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        text = (given.get("text") or "").strip()
        if given.get("file") and text:
            self.add_error("text", _("Upload a file or paste text, not both: empty one of them."))
        elif not given.get("file") and not given.get("again") and not text and not self.errors:
            self.add_error("file", _("Choose a file, or paste the table into the box below."))
        return given

    def paper(self) -> tuple[bytes, str]:
        """Its bytes and what it is called. Call when the form is valid."""
        file = self.cleaned_data["file"]
        if file:
            return file.read(), printable(file.name)
        if self.at_fault == "file":
            return self.cleaned_data["again"], printable(self.cleaned_data["again_name"])
        return (self.cleaned_data["table"] or self.cleaned_data["text"]).encode(), str(PASTED)

    @property
    def at_fault(self) -> str:
        """The field through which the paper came."""
        return "text" if (self.data.get("text") or "").strip() else "file"

    def takes(self) -> list[str]:
        """The table that is to be read whatever it reads as, if any. Call when the form is valid."""
        return [self.cleaned_data["take"]] if self.cleaned_data["take"] else []

    def keep(self, data: bytes, name: str) -> None:
        """Let a file that was refused go along with the page, if that is not too much for one."""
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        fits = self.at_fault == "file" and len(data) <= LARGEST_AGAIN
        sent["again"], sent["again_name"] = (b64encode(data).decode(), name) if fits else ("", "")
        self.data = sent

    @property
    def goes_along(self) -> bool:
        """Whether the paper is in the page, so that it need not be chosen again."""
        return bool(self.data.get("again") or self.at_fault == "text")


class RowForm(OnceForm):
    """One row as understood, to be mended. Its updates are a pair of fields each, and one more to fill."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.CharField(label=_("Number"), required=False, max_length=rules.LONGEST_NUMBER)
    section = forms.CharField(
        label=_("Section"),
        required=False,
        max_length=rules.LONGEST_SECTION,
        help_text=_("As the paper prints it, if it does. It tells numbers apart that begin again in every section."),
    )
    recipient = forms.ChoiceField(
        label=_("To whom"),
        required=False,
        help_text=_("Only where the same number is addressed to several bodies. Add them under “Teams and bodies”."),
    )
    text = forms.CharField(
        label=_("Recommendation, word for word"),
        required=False,
        widget=forms.Textarea,
        max_length=LONGEST_TEXT,
        error_messages={"max_length": TOO_LONG},
    )
    response_means = forms.ChoiceField(
        label=_("Response"),
        required=False,
        choices=[("", _("The paper does not say")), *((code, label.text) for code, label in RESPONSES.items())],
    )
    delivery_means = forms.ChoiceField(
        label=_("Delivery"),
        required=False,
        choices=[
            ("", _("The paper does not say: not stated")),
            *((one.value, DELIVERIES[one.value].text) for one in Delivery if one is not Delivery.NOT_STATED),
        ],
    )
    owner = forms.CharField(
        label=_("Owner"), required=False, max_length=200, help_text=_("A post, a team or a body, never a person.")
    )
    due = forms.CharField(label=_("Due, as printed"), required=False, max_length=80)

    def __init__(
        self, *args: Any, row: Mapping[str, Any], bodies: Iterable[Any], teachable: Iterable[str], **kwargs: Any
    ) -> None:
        """`teachable` says of what the row prints words whose meaning was not known: "response", "delivery"."""
        super().__init__(*args, **kwargs)
        self.teachable = list(teachable)
        for of in self.teachable:
            label = _("Remember for this council: “%(printed)s” means what I choose here")
            self.fields[f"remember_{of}"] = forms.BooleanField(
                label=label % {"printed": row[rules.PRINTED[of]]},
                required=False,
                help_text=_("For papers read in from now on, and the rows of this one that nobody has mended."),
            )
        first = list(self.base_fields)
        self.order_fields([one for name in first for one in (name, f"remember_{name.removesuffix('_means')}")])
        named = [(str(one.id), one.name) for one in bodies]
        self.fields["recipient"].choices = [("", _("Nobody in particular")), *named]  # type: ignore[attr-defined]
        self.updates: list[Mapping[str, Any]] = [*(row.get("updates") or [])]
        while f"update_{len(self.updates)}" in self.data:  # typed before somebody else took updates away
            self.updates.append({})
        if not self.is_bound:
            self.updates.append({})
        for at, update in enumerate(self.updates):
            self.fields[f"date_{at}"] = forms.CharField(
                label=_("Date of update %(number)s, as printed") % {"number": at + 1},
                required=False,
                max_length=80,
                initial=update.get("date"),
            )
            self.fields[f"update_{at}"] = forms.CharField(
                label=_("Words of update %(number)s") % {"number": at + 1},
                required=False,
                widget=forms.Textarea,
                max_length=LONGEST_TEXT,
                error_messages={"max_length": TOO_LONG},
                initial=update.get("text"),
            )

    def values(self) -> dict[str, Any]:
        """What `actions.mend` takes. Call when the form is valid."""
        given = self.cleaned_data
        names = ("number", "section", "recipient", "text", "response_means", "delivery_means", "owner", "due")
        return {**{name: given[name].strip() or None for name in names}, "updates": self._updates()}

    def remember(self) -> list[str]:
        """Of what the words are to be remembered. Call when the form is valid."""
        return [of for of in self.teachable if self.cleaned_data[f"remember_{of}"]]

    def _updates(self) -> list[dict[str, Any]]:
        return [
            {**update, "date": self._given(f"date_{at}"), "text": self._given(f"update_{at}")}
            for at, update in enumerate(self.updates)
        ]

    def _given(self, name: str) -> str | None:
        return self.cleaned_data[name].strip() or None


class IntoForm(OnceForm):
    """When the paper was known, and whether its file is kept. The review it goes into is in the address."""

    paper_on = DayField(
        label=_("Date of the paper"),
        help_text=_(
            "What the paper says will show from this day on, and not on days before it. "
            "Take the day of the meeting that it went to."
        ),
        error_messages={"required": _("Enter the date of the paper, such as 16 January 2024.")},
    )
    keep_original = forms.BooleanField(
        label=_("Keep the original file"),
        required=False,
        help_text=_("Only if you need the file itself: what it says is in the tracker either way."),
    )


class NewReviewForm(IntoForm):
    """The review that the paper starts."""

    neutral_name = forms.CharField(
        label=_("Neutral name"),
        max_length=40,
        help_text=_("This alone stands in window titles, e-mails and file names. It cannot be changed later."),
        error_messages={"required": _("Enter a neutral name, such as Review 7.")},
    )
    name = forms.CharField(
        label=_("What the review is called"),
        max_length=200,
        error_messages={"required": _("Enter what the review is called.")},
    )
    committee = forms.ChoiceField(label=_("Committee"), required=False)
    endorsed = FuzzyDayField(
        label=_("Endorsed by the committee on"), required=False, help_text=_("Leave empty if you do not know.")
    )
    decided = FuzzyDayField(
        label=_("Decided by the executive on"),
        required=False,
        help_text=_("Leave empty if you do not know. The responses show from this day on, or from the paper’s date."),
    )

    def __init__(self, *args: Any, committees: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.committees = {str(one.id): one for one in committees}
        named = [(key, one.name) for key, one in self.committees.items()]
        self.fields["committee"].choices = [("", _("Not known")), *named]  # type: ignore[attr-defined]
        self.order_fields(["neutral_name", "name", "committee", "endorsed", "decided", "paper_on", "keep_original"])

    def about(self) -> About:
        """What the new review is called and where it comes from. Call when the form is valid."""
        given = self.cleaned_data
        known = {name: given[name] for name in ("endorsed", "decided") if given[name]}
        return About(name=given["name"], committee=self.committees.get(given["committee"]), **known)


class ReasonForm(OnceForm):
    """Why an import is undone."""

    reason = forms.CharField(
        label=_("Why it is undone"),
        max_length=500,
        widget=forms.Textarea,
        help_text=_("This stays on the record."),
        error_messages={"required": _("Enter the reason.")},
    )
