"""What the application's role may do with each table: no more than the product does. PostgreSQL only.

Written from the models, like the guards: a ledger takes new rows and lets change what its guard lets change, and
rows are deleted only where the model says `deletable`.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from followthrough.audit.guards import Guard
from followthrough.councils import policies

Model = type[models.Model]
OURS = "followthrough."
# Django writes these itself, while it migrates.
ONLY_READ = {"auth", "contenttypes"}
MIGRATIONS = "django_migrations"
EVERY = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")

Rights = dict[str, set[str]]


def wanted() -> Rights:
    """The rights on each table; a right to update some columns only is written as `UPDATE column`, one for each."""
    found = {model._meta.db_table: _of(model) for model in apps.get_models(include_auto_created=True)}
    return found | {MIGRATIONS: {"SELECT"}}


def _of(model: Model) -> set[str]:
    if model._meta.app_label in ONLY_READ:
        return {"SELECT"}
    if not model.__module__.startswith(OURS):
        return {"SELECT", "INSERT", "UPDATE", "DELETE"}
    guard = getattr(model, "guard", None)
    if isinstance(guard, Guard):
        free = {*guard.may_change, *guard.redactable}
        return {"SELECT", "INSERT", *(f"UPDATE {f.column}" for f in model._meta.local_fields if f.name in free)}
    return {"SELECT", "INSERT", "UPDATE"} | ({"DELETE"} if getattr(model, "deletable", False) else set())


def let_in(connection: BaseDatabaseWrapper, role: str) -> None:
    """Give `role` exactly what the application needs, and take back whatever else it was given before."""
    name, schema = connection.ops.quote_name(role), policies.schema(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA {schema} TO {name}")
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {name}")
        for statement in _statements(name):
            cursor.execute(statement)


def _statements(name: str) -> Iterator[str]:
    for table, rights in wanted().items():
        yield f'GRANT {", ".join(map(_in_sql, sorted(rights)))} ON "{table}" TO {name}'
    for function in policies.FUNCTIONS:
        yield f"GRANT EXECUTE ON FUNCTION {function.signature} TO {name}"


def _in_sql(right: str) -> str:
    verb, _space, column = right.partition(" ")
    return f'{verb} ("{column}")' if column else verb


def let_in_again_after_migrate(using: str, **_: object) -> None:
    """Signal receiver of post_migrate: whoever had been let in is let into what is new, and no further."""
    connection = connections[using]
    if connection.vendor == "postgresql" and not policies.missing_tables(connection):
        for role in let_in_before(connection):
            let_in(connection, role)


def let_in_before(connection: BaseDatabaseWrapper) -> list[str]:
    """The roles that have been let in: those that may list the councils, besides the owner."""
    return policies.ask(connection, _LET_IN)


def differences(connection: BaseDatabaseWrapper) -> list[str]:
    """Tables on which the role that is signed in may do less or more than it should, by name."""
    have: Rights = {}
    for line in policies.ask(connection, _RIGHTS, [list(EVERY)]):
        table, right = line.split(" ", 1)
        have.setdefault(table, set()).add(right)
    return [table for table, rights in wanted().items() if have.get(table, set()) != rights]


# A right to update the whole table shows as one; only without it are single columns listed.
_RIGHTS = """
    SELECT relname || ' ' || verb FROM pg_class c, unnest(%s::text[]) verb
    WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
        AND has_table_privilege(current_user, c.oid, verb)
    UNION ALL
    SELECT relname || ' UPDATE ' || attname FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid
    WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace AND attnum > 0 AND NOT attisdropped
        AND NOT has_table_privilege(current_user, c.oid, 'UPDATE')
        AND has_column_privilege(current_user, c.oid, attnum, 'UPDATE')
"""

_LET_IN = """
    SELECT DISTINCT pg_get_userbyid(grantee)::text FROM pg_proc, aclexplode(proacl) a
    WHERE proname = 'tenancy_councils_of' AND pronamespace = current_schema()::regnamespace
        AND grantee <> 0 AND grantee <> proowner
    ORDER BY 1
"""
