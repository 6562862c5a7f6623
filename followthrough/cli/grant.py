"""`followthrough grant ROLE`: let the application's own PostgreSQL role use the tables; run by their owner."""

import argparse
from typing import TYPE_CHECKING

from django.db import OperationalError, ProgrammingError, connection, transaction

from followthrough.cli import isolation, start

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("grant", help="let a PostgreSQL role use the tables, no further than it needs")
    parser.add_argument("role", metavar="ROLE", help="the role that is in the DATABASE_URL of `serve` and `send`")
    return parser


def run(args: argparse.Namespace) -> int:
    """0 once the role has what it needs and nothing else; the same after a second time."""
    start.set_up_django()
    try:
        connection.ensure_connection()
    except OperationalError:
        raise start.CannotStart(start.NO_ANSWER) from None
    _check(args.role)
    from followthrough.councils import grants

    try:
        with transaction.atomic():
            grants.let_in(connection, args.role)
    except ProgrammingError:
        raise start.CannotStart(
            "You may not give rights on these tables: run this with the owner's DATABASE_URL."
        ) from None
    print(f"The role {args.role} may now use the tables of Followthrough, and no more than it needs.")
    return 0


def _check(role: str) -> None:
    from followthrough.councils import application_role, policies

    if connection.vendor != "postgresql":
        raise start.CannotStart("Only PostgreSQL has roles: with SQLite there is nothing to do.")
    if policies.missing_tables(connection):
        raise start.CannotStart("The tables are not there yet: run `followthrough manage migrate` first.")
    if not application_role.exists(connection, role):
        raise start.CannotStart(f"There is no role {role}: make it first (docs/running-postgresql.md).")
    if why := application_role.passes_by(connection, role):
        raise start.CannotStart(isolation.passing_by(role, why))
