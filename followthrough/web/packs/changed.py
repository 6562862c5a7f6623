"""Saving a layout from a page, by one person at a time."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from followthrough.lib.refused import Refused
from followthrough.packs import actions
from followthrough.packs.rules import Layout
from followthrough.web import refusals
from followthrough.web.access import CouncilRequest
from followthrough.web.packs.layout_forms import VersionForm

if TYPE_CHECKING:
    from followthrough.packs.models import ReportLayout


def changed(request: CouncilRequest, row: "ReportLayout", form: VersionForm, change: Callable[[], Layout]) -> bool:
    """Save what `change` makes of the layout, if the form is valid and shows the version that stands.

    A refusal is shown at its field. Where somebody changed the layout meanwhile, the form shows what stands now.
    """
    if not form.is_valid():
        return False
    try:
        seen = form.cleaned_data["version"]
        actions.save_layout(council=request.council, by=request.member.person, layout=change(), of=row, version=seen)
    except Refused as refused:
        if refused.code == "layout_changed_meanwhile":
            form.look_again(row.version)
        refusals.add_to(form, refused)
        return False
    return True
