"""What is done with papers on their way in, and with their tables."""

from followthrough.exchange.actions.papers import (
    MENDABLE,
    NewReview,
    Settled,
    accept,
    confirm,
    drop,
    forget_word,
    leave_out,
    mend,
    read_in,
    settle,
    teach,
    undo,
)
from followthrough.exchange.actions.tables import choose_table

__all__ = [
    "MENDABLE",
    "NewReview",
    "Settled",
    "accept",
    "choose_table",
    "confirm",
    "drop",
    "forget_word",
    "leave_out",
    "mend",
    "read_in",
    "settle",
    "teach",
    "undo",
]
