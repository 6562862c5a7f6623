"""When something about an installation is wrong: plain numbers, no Django."""

from datetime import datetime, timedelta

MIB = 1024 * 1024
# Less than an upload with its copy, a report and some days of entries take.
LEAST_SPACE = 200 * MIB
# A timer sends each minute; a server that refuses is left in peace for ten.
LETTERS_STUCK_AFTER = timedelta(minutes=45)
BACKUP_OLD_AFTER = timedelta(days=2)
# Two machines' clocks differ by seconds.
CLOCK_TOLERANCE = timedelta(minutes=5)


def letters_stuck(oldest: datetime | None, now: datetime) -> bool:
    """Whether an e-mail has waited longer than a working timer lets it."""
    return oldest is not None and now - oldest > LETTERS_STUCK_AFTER


def backup_old(last: datetime | None, now: datetime) -> bool:
    """Whether there is no backup, or none of the last days."""
    return last is None or now - last > BACKUP_OLD_AFTER


def clock_behind(last_recorded: datetime | None, now: datetime) -> bool:
    """Whether the machine's clock shows a time before what has been recorded already."""
    return last_recorded is not None and last_recorded - now > CLOCK_TOLERANCE
