"""What has been done for the installation, noted where the probes find it."""

from pathlib import Path

from django.conf import settings

from followthrough.health.queries import LAST_BACKUP
from followthrough.lib import clock


def note_backup() -> None:
    """A backup has just been written whole."""
    note = Path(settings.DATA_DIR) / LAST_BACKUP
    part = note.with_suffix(".part")
    part.write_text(clock.now().isoformat(), encoding="utf-8")
    part.replace(note)
