"""Keeping a file and dropping it again."""

from uuid import UUID

from django.db import transaction

from followthrough.files.models import StoredFile, place
from followthrough.lib import digest


def keep(*, council_id: UUID, data: bytes, name: str) -> StoredFile:
    """Keep `data` privately; the same content kept twice takes its room once."""
    mark = digest.of_bytes(data)
    path = place(council_id, mark)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        part = path.with_suffix(".part")
        part.touch(mode=0o600)
        part.write_bytes(data)
        part.replace(path)
    return StoredFile.objects.create(council_id=council_id, digest=mark, size=len(data), name=name[:255])


def drop(*, council_id: UUID, file_id: UUID) -> None:
    """Forget a file; its bytes go once the transaction holds and no other row has the same content."""
    file = StoredFile.objects.filter(council_id=council_id, id=file_id).first()
    if file is None:
        return
    mark = file.digest
    file.delete()
    if not StoredFile.objects.filter(council_id=council_id, digest=mark).exists():
        transaction.on_commit(lambda: place(council_id, mark).unlink(missing_ok=True))
