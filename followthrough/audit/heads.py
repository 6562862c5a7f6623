"""The end of each council's chain, kept a second time: signed, in a file beside the database.

Whoever can write to the database alone can cut its end off and mend the rest; he cannot sign this.
"""

import tempfile
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer


class End(NamedTuple):
    """The last event of a chain: its number and its link."""

    sequence: int
    chain: str


def kept(council_id: UUID) -> End | None:
    """The end as it was kept; None when there is none, or not one that we have signed."""
    return opened(council_id, signed(council_id))


def signed(council_id: UUID) -> str:
    """The end as it was kept with its signature, to be taken elsewhere; empty when there is none."""
    try:
        return _place(council_id).read_text()
    except (OSError, ValueError):
        return ""


def opened(council_id: UUID, text: str) -> End | None:
    """An end out of its signed text; None when it is not one that we have signed."""
    try:
        held = _signer(council_id).unsign_object(text)
    except (ValueError, BadSignature):
        return None
    return End(int(held["sequence"]), str(held["chain"]))


def is_there(council_id: UUID) -> bool:
    """Whether anything is kept at all, signed or not."""
    return _place(council_id).exists()


def keep(council_id: UUID, end: End) -> None:
    """Keep an end in place of the one before it, whole or not at all."""
    path = _place(council_id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as part:
        whole = Path(part.name)
        try:
            part.write(_signer(council_id).sign_object(end._asdict()))
            part.flush()
            whole.replace(path)
        except OSError:
            whole.unlink(missing_ok=True)
            raise


def _place(council_id: UUID) -> Path:
    return Path(settings.DATA_DIR) / "heads" / str(council_id)


def _signer(council_id: UUID) -> Signer:
    # With the council in it, one council's end does not pass for another's.
    return Signer(salt=f"audit.heads.{council_id}")
