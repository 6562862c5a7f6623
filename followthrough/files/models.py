"""Private files, kept by their content: the row here, the bytes in the data folder under their digest."""

from pathlib import Path
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models

from followthrough.lib import clock
from followthrough.lib.ids import new_id


class StoredFile(models.Model):
    """One file of one council. Its name is what the person called it; its place is its digest."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    redactable: ClassVar[tuple[str, ...]] = ("name",)
    # Its bytes go, and its row with them.
    deletable: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council_id = models.UUIDField()
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    name = models.CharField(max_length=255)
    kept_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["council_id", "digest"], name="file_by_content")]


def place(council_id: UUID, mark: str) -> Path:
    """Where the bytes with that digest lie."""
    return Path(settings.DATA_DIR) / "files" / str(council_id) / mark
