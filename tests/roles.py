"""Whom the tests are on PostgreSQL. On SQLite, which has no roles, nothing here does anything.

Tables are made by their owner; fixtures and direct calls see every council's rows; what is under test, such as each
request, runs as the application's role does in production: bound by policies and grants, and with no council told.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import InternalError, connection
from django.db.transaction import TransactionManagementError

from followthrough.councils import grants
from tests.plugins.postgres import APPLICATION, OWNER


@contextmanager
def as_owner() -> Iterator[None]:
    """New connections act as the owner of the tables."""
    if connection.vendor != "postgresql":
        yield
        return
    options = connection.settings_dict["OPTIONS"]
    before = options["options"]
    connection.close()
    options["options"] = f"{before} -c role={OWNER}"
    try:
        yield
    finally:
        options["options"] = before
        connection.close()


def let_application_in() -> None:
    """Give the application's role what it has in production."""
    if connection.vendor == "postgresql":
        grants.let_in(connection, APPLICATION)


@contextmanager
def as_application() -> Iterator[None]:
    """This thread's connection acts as the application's role, as a request finds it."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {APPLICATION}; SET app.council_id = ''")
    try:
        yield
    finally:
        # A transaction that is broken takes the role back by itself.
        with suppress(InternalError, TransactionManagementError), connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


@contextmanager
def signed_in_as_application() -> Iterator[None]:
    """New connections sign in as the application's role, as its commands do. Needs `own_database`."""
    if connection.vendor != "postgresql":
        yield
        return
    before = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = APPLICATION
    try:
        yield
    finally:
        connection.settings_dict["USER"] = before
        connection.close()


def address_of(role: str) -> str:
    """The DATABASE_URL with which that role of the tests' server signs in to the database in use."""
    given = connection.settings_dict
    return f"postgresql://{role}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"
