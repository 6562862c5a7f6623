"""Rows of a sheet about which somebody else has saved meanwhile: each is asked, and no other."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from followthrough.lib.refused import Refused
from followthrough.web import meanwhile, refusals
from followthrough.web.forms import PlainForm

if TYPE_CHECKING:
    from followthrough.reviews.queries.lines import Line
    from followthrough.web.forms import SeenForm
    from followthrough.web.meanwhile import Meanwhile

WHAT = ("response", "owner", "due", "decision")


class RowForm(PlainForm):
    """One row of a sheet. `keep` holds what stands and stays, though something else was typed."""

    keep = forms.MultipleChoiceField(choices=[(one, one) for one in WHAT], required=False)
    line: "Line"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meanwhile: dict[str, Meanwhile] = {}

    def refuse(self, field: str, sentence: str) -> None:
        """Say what is wrong at a field, and of which recommendation."""
        number = self.line.recommendation.number
        self.add_error(field, _("%(number)s: %(what)s") % {"number": number, "what": sentence})

    def kept(self, what: str) -> bool:
        """Whether what stands is to stay."""
        return what in self.cleaned_data.get("keep", ())

    def ask(self, what: str, refused: Refused) -> None:
        """Show what somebody saved beside what was typed."""
        self.meanwhile[what] = meanwhile.of_rows(refused)
        self.refuse(what, refusals.say(refused))


def add(page: "SeenForm", rows: "list[RowForm]", refused: Refused, field: str) -> None:
    """Show what an action refused at the row that it is about, at `field` if it names none; else above the sheet."""
    of = {row.line.recommendation.id: row for row in rows}
    if "rows" in refused.params:
        for one in refused.params["rows"]:
            of[one.recommendation_id].ask(one.what, one.refused)
        page.look_again()
    elif refused.params.get("row") in of:
        row = of[refused.params["row"]]
        row.refuse(refused.field if refused.field in row.fields else field, refusals.say(refused))
    else:
        refusals.add_to(page, refused)
