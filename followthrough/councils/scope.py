"""The two ways into one council's rows, and the way for a command that commits in between.

Under PostgreSQL each tells the database which council it is, and the policies (`councils/policies.py`) show and take
that council's rows only: a second net below the queries, each of which names its council. One council cannot be
entered from inside another.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError

from followthrough.audit import tenancy
from followthrough.councils.models import Council
from followthrough.lib import disk
from followthrough.lib.refused import Refused

log = logging.getLogger("followthrough.disk")


@contextmanager
def reading(council: Council) -> Iterator[None]:
    """Read one council: on PostgreSQL in one transaction."""
    with tenancy.reading(council.id):
        yield


@contextmanager
def writing(council: Council) -> Iterator[None]:
    """Change one council: one transaction for the change, its audit event and its e-mails.

    Refused as `disk_full` where there is no room for it; then nothing of it is there.
    """
    with _refusing_when_full(), tenancy.writing(council.id):
        yield


@contextmanager
def staying(council: Council) -> Iterator[None]:
    """One council through several transactions: for a command that sends e-mails in between, never for a page."""
    with tenancy.staying(council.id):
        yield


@contextmanager
def _refusing_when_full() -> Iterator[None]:
    try:
        yield
    except (OSError, DatabaseError) as error:
        if not disk.is_full(error):
            raise
        log.error("disk_full")
        raise Refused("disk_full") from error
