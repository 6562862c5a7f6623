"""Finding a kept file and its bytes."""

from uuid import UUID

from django.db.models import QuerySet

from followthrough.files.models import StoredFile, place


def kept(council_id: UUID, file_id: UUID) -> StoredFile | None:
    """The file of that council with that id, if it is still kept."""
    return StoredFile.objects.filter(council_id=council_id, id=file_id).first()


def all_kept(council_id: UUID) -> QuerySet[StoredFile]:
    """Every file that a council keeps, oldest first."""
    return StoredFile.objects.filter(council_id=council_id).order_by("kept_at")


def content(file: StoredFile) -> bytes | None:
    """The bytes of a kept file; None where they have been lost, as after a restore without them."""
    try:
        return place(file.council_id, file.digest).read_bytes()
    except FileNotFoundError:
        return None
