"""The only writer of reports, and of how they look."""

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
    "finalise",
    "finalising",
    "give_up",
    "lay_out",
    "move",
    "put_back_template",
    "remove_layout",
    "remove_template",
    "rule",
    "save_layout",
    "save_template",
    "supplement",
    "supplementing",
    "take_back",
    "write",
]
