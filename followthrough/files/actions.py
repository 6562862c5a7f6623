"""Keeping a file and dropping it again."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
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
        _write(path.with_suffix(".part"), path, [data])
    return StoredFile.objects.create(council_id=council_id, digest=mark, size=len(data), name=name[:255])


def _write(part: Path, path: Path, chunks: Iterable[bytes]) -> None:
    """Whole or not at all, and on the disk before a row tells of it."""
    try:
        part.touch(mode=0o600)
        with part.open("wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def lay_down(*, council_id: UUID, mark: str, chunks: Iterable[bytes]) -> bool:
    """Put bytes back where files with that digest lie; False if they lie there. ValueError if they are others."""
    path = place(council_id, mark)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = not path.exists()
    _write(path.with_suffix(".part"), path, _checked(mark, chunks))
    return new


def _checked(mark: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    seen = hashlib.sha256()
    for chunk in chunks:
        seen.update(chunk)
        yield chunk
    if seen.hexdigest() != mark:
        raise ValueError("other bytes than the digest says")


def take_up(*, council_id: UUID, mark: str) -> None:
    """Take away bytes that were laid down for rows which never came to be."""
    place(council_id, mark).unlink(missing_ok=True)


def drop(*, council_id: UUID, file_id: UUID) -> None:
    """Forget a file; its bytes go once the transaction holds and no other row has the same content."""
    file = StoredFile.objects.filter(council_id=council_id, id=file_id).first()
    if file is None:
        return
    mark = file.digest
    file.delete()
    if not StoredFile.objects.filter(council_id=council_id, digest=mark).exists():
        transaction.on_commit(lambda: place(council_id, mark).unlink(missing_ok=True))
