"""What PostgreSQL has to be before it may serve: councils kept apart by itself, from a role that cannot pass by."""

from collections.abc import Iterator

from django.db import connection

_WHY = {
    "superuser": "is a superuser, or may become one",
    "bypass": "passes by row-level security (BYPASSRLS), or may become a role that does",
    "owner": "owns the tables, or may become their owner",
}


def role_faults() -> Iterator[str]:
    """Why the role that is signed in may not serve, or cannot; first of all, because it may not even look further."""
    from followthrough.councils import application_role

    if connection.vendor != "postgresql":
        return
    roles = application_role.names(connection)
    if why := application_role.passes_by(connection, *roles):
        yield passing_by(roles[-1], why)
    elif not application_role.may_look(connection):
        yield (
            f"The database role {roles[0]} may not use the tables: run `followthrough grant {roles[0]}` as their owner."
        )


def faults() -> Iterator[str]:
    """What else there is not to serve for, a sentence each; nothing on SQLite, which has neither roles nor policies."""
    from followthrough.councils import application_role, grants, policies

    if connection.vendor != "postgresql":
        return
    if weak := policies.faults(connection):
        yield (
            f"Row-level security does not stand as it should ({_some(weak)}): "
            "run `followthrough manage migrate` as the owner of the tables."
        )
    if different := grants.differences(connection):
        role = application_role.names(connection)[0]
        yield (
            f"The database role {role} may do more or less than it needs with {len(different)} tables "
            f"({_some(different)}): run `followthrough grant {role}` as their owner."
        )


def passing_by(role: str, why: str) -> str:
    """The sentence about a role that is not bound by the policies; `why` as `application_role.passes_by` says it."""
    return (
        f"The database role {role} {_WHY[why]}, and so would see every council's rows: give DATABASE_URL a role "
        "of the application's own (docs/running-postgresql.md)."
    )


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" …" if names[3:] else "")
