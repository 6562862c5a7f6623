"""The law on exempt information, by nation: which paragraphs of which schedule a text can be exempt under.

The words of each are at the doors (`reports/exempt_words.py`). They are from the Local Government Act 1972, Schedule
12A, and the Local Government (Scotland) Act 1973, Schedule 7A, as amended; the Monitoring Officer checks them.
"""

from enum import StrEnum


class Nation(StrEnum):
    """Whose law holds at a council."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"


PARAGRAPHS: dict[Nation, tuple[str, ...]] = {
    Nation.ENGLAND: tuple(str(n) for n in range(1, 8)),
    Nation.WALES: tuple(str(n) for n in range(12, 19)),
    Nation.SCOTLAND: tuple(str(n) for n in range(1, 16)),
}
