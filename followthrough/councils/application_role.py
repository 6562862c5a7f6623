"""Whether the database's role may serve: one that passes by row-level security would make it worth nothing."""

from django.db.backends.base.base import BaseDatabaseWrapper

from followthrough.councils import policies

# Also whatever it could become: a member of a role can take that role on.
_PASSES_BY = """
    SELECT 'superuser' FROM pg_roles r, unnest(%s::name[]) me WHERE rolsuper AND pg_has_role(me, r.oid, 'MEMBER')
    UNION
    SELECT 'bypass' FROM pg_roles r, unnest(%s::name[]) me WHERE rolbypassrls AND pg_has_role(me, r.oid, 'MEMBER')
    UNION
    SELECT 'owner' FROM pg_class, unnest(%s::name[]) me
    WHERE relname = ANY(%s) AND relnamespace = current_schema()::regnamespace AND pg_has_role(me, relowner, 'MEMBER')
"""


def passes_by(connection: BaseDatabaseWrapper, *roles: str) -> str | None:
    """Why one of those roles is not bound by the policies: superuser, bypass or owner; None when all are bound."""
    found = policies.ask(connection, _PASSES_BY, [*[list(roles)] * 3, list(policies.tenant_tables())])
    return next((why for why in ("superuser", "bypass", "owner") if why in found), None)


def names(connection: BaseDatabaseWrapper) -> list[str]:
    """The role that acts, and the one that signed in, to which it can always go back."""
    return policies.ask(connection, "SELECT unnest(ARRAY[current_user, session_user])::text")


def exists(connection: BaseDatabaseWrapper, role: str) -> bool:
    """Whether the server has a role of that name."""
    return bool(policies.ask(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", [role]))


def may_look(connection: BaseDatabaseWrapper) -> bool:
    """Whether the role may see which migrations have been made; also where there are none yet."""
    question = "SELECT coalesce(has_table_privilege(to_regclass('django_migrations'), 'SELECT'), true)"
    return bool(policies.ask(connection, question)[0])
