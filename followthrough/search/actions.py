"""Keeping the index. Call inside the transaction that writes the rows."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, models

from followthrough.search.declared import Searched, how, language, searched_models, texts
from followthrough.search.models import Entry
from followthrough.search.rules import kept

BATCH = 500


def put(rows: Iterable[models.Model]) -> None:
    """Index new rows, those of them whose models are searched."""
    _find(_keep(entry for row in rows if (searched := how(row)) for entry in _entries(row, searched)))


def put_all(rows: Iterable[models.Model], searched: Searched) -> None:
    """Index rows of one model, however many; also of a model as a migration knows it."""
    _find(_keep(entry for row in rows for entry in _entries(row, searched)))


def renew(model: type[models.Model], council_id: UUID, row_id: UUID) -> None:
    """Index a row again as it now is: words that have been redacted go."""
    if not any(model is searched for searched, _how in searched_models()):
        return
    entries = Entry.objects.filter(council_id=council_id, row_id=row_id)
    _lose(entries)
    entries.delete()
    put(model._base_manager.filter(council_id=council_id, pk=row_id).select_related("council"))


def rebuild(council_id: UUID) -> int:
    """Make a council's part of the index anew; returns how many texts it holds. `make_whole` has to follow."""
    Entry.objects.filter(council_id=council_id).delete()
    count = 0
    for model, searched in searched_models():
        # What is restricted too: whoever may not know of it does not find it, because hits are read through the veil.
        rows = model._base_manager.filter(council_id=council_id).select_related("council").order_by("pk")
        made = (entry for row in rows.iterator(chunk_size=BATCH) for entry in _entries(row, searched))
        count += sum(map(len, _keep(made)))
    return count


def settle() -> None:
    """Leave nothing in the index's own tables of words that no row holds any more.

    FTS5 keeps deleted words until it merges the parts in which they lie. PostgreSQL's vacuum is the server's own.
    """
    if connection.vendor == "sqlite":
        _tell_fts5("optimize")


def make_whole() -> None:
    """On SQLite read all entries anew into the table that finds them, whatever state that is in."""
    if connection.vendor == "sqlite":
        _tell_fts5("rebuild")


def _tell_fts5(command: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_words(search_words) VALUES (%s)", [command])


def _entries(row: Any, searched: Searched) -> Iterator[Entry]:
    for tokens in kept(searched.kind, row.council_id, texts(row, searched), language(row)):
        yield Entry(council_id=row.council_id, row_id=row.pk, kind=searched.kind, tokens=tokens)


def _keep(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    """Write entries, batch by batch; each batch as it was written, with its ids."""
    while batch := list(islice(entries, BATCH)):
        yield Entry.objects.bulk_create(batch)


def _find(batches: Iterable[list[Entry]]) -> None:
    """Let written entries be found. PostgreSQL does that by itself, so there the batches are only written."""
    for batch in batches:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO search_words(rowid, tokens) VALUES (%s, %s)", [(e.pk, e.tokens) for e in batch]
                )


def _lose(entries: "models.QuerySet[Entry]") -> None:
    """Let entries be found no more; FTS5 has to be told what it knew of them."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_words(search_words, rowid, tokens) VALUES ('delete', %s, %s)",
                list(entries.values_list("pk", "tokens")),
            )
