"""What is done with papers on their way in, and with their tables."""

from followthrough.exchange.actions.papers import (
    NewReview,
    Settled,
    accept,
    confirm,
    confirming,
    drop,
    forget_word,
    leave_out,
    mend,
    read_in,
    reading_in,
    settle,
    teach,
    undo,
    undoing,
)
from followthrough.exchange.actions.tables import choose_table

__all__ = [
    "NewReview",
    "Settled",
    "accept",
    "choose_table",
    "confirm",
    "confirming",
    "drop",
    "forget_word",
    "leave_out",
    "mend",
    "read_in",
    "reading_in",
    "settle",
    "teach",
    "undo",
    "undoing",
]
