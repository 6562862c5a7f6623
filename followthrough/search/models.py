"""The index: the words of every row that is searched, as tokens. It holds nothing that the rows do not.

Council and row are bare ids: this floor lies below the ones where they live. Beside the table lies what finds tokens
in it, which Django does not know: the FTS5 table `search_words` on SQLite, the column `words` on PostgreSQL (the
first migration makes them).
"""

from typing import ClassVar

from django.db import models

from followthrough.search.rules import Kind


class Entry(models.Model):
    """One text of one row, or one passage of a very long text."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    # Made anew where a row is redacted.
    deletable: ClassVar[bool] = True

    council_id = models.UUIDField()
    row_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Kind])
    tokens = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["council_id", "row_id"], name="search_by_row")]
