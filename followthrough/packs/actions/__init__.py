"""The only writer of reports, of how they look, and of Word files of them that come back."""

from followthrough.packs.actions.reports import (
    begin,
    clear,
    finalise,
    finalising,
    give_up,
    lay_out,
    move,
    rule,
    supplement,
    supplementing,
    take_back,
    write,
)
from followthrough.packs.actions.returned import decline_put, put_to_owner, take_in_returned, take_put
from followthrough.packs.actions.settings import (
    put_back_template,
    remove_layout,
    remove_template,
    save_layout,
    save_template,
)

__all__ = [
    "begin",
    "clear",
    "decline_put",
    "finalise",
    "finalising",
    "give_up",
    "lay_out",
    "move",
    "put_back_template",
    "put_to_owner",
    "remove_layout",
    "remove_template",
    "rule",
    "save_layout",
    "save_template",
    "supplement",
    "supplementing",
    "take_back",
    "take_in_returned",
    "take_put",
    "write",
]
