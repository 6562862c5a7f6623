"""Row-level security on PostgreSQL: every table with a `council_id`, and Council by its id, shows one council's rows.

Written from the models after every migrate, like the guards, and compared with the catalogue (`faults`). Everything
is forced, so that it holds for the owner too; while migrations run it is not, because they change every council's rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

Model = type[models.Model]

POLICY, LISTING = "one_council", "owner_lists"

# What is read before the council is known, and nothing else: through functions of the owner, who alone may list these.
COUNCIL_OF = "SELECT id FROM tenancy_councils_of(%s, %s) WHERE slug = %s"
COUNCILS_OF = "SELECT * FROM tenancy_councils_of(%s, %s)"
ALL_COUNCILS = "SELECT * FROM tenancy_councils()"
LETTERS_DUE = "SELECT * FROM tenancy_letters_due(%s, %s, %s)"
COUNCIL_OF_LETTER = "SELECT * FROM tenancy_council_of_letter(%s)"
USED_ELSEWHERE = "SELECT tenancy_used_elsewhere(%s, %s)"
# Nor are words found by an index where a policy has the first look; the owner finds them, in the council that is told.
_LISTED = ("councils_council", "councils_membership", "search_entry", "outbox_email")


@dataclass(frozen=True)
class Function:
    """A function of ours in the database; `definer`: it runs as the owner, for whoever may execute it."""

    name: str
    takes: str
    returns: str
    language: str
    body: str
    definer: bool

    @property
    def signature(self) -> str:
        return f"{self.name}({', '.join(one.split()[-1] for one in self.takes.split(', ') if one)})"

    @property
    def statement(self) -> str:
        # Whoever calls must not be able to put a table of their own before ours.
        rights = "SECURITY DEFINER SET search_path = {schema}, pg_temp" if self.definer else "SECURITY INVOKER"
        return (
            f"CREATE OR REPLACE FUNCTION {self.name}({self.takes}) RETURNS {self.returns} LANGUAGE {self.language} "
            f"STABLE {rights} AS $${self.body}$$"
        )


TOLD = Function(
    "tenancy_told",
    "",
    "uuid",
    "sql",
    " SELECT NULLIF(current_setting('app.council_id', true), '')::uuid ",
    definer=False,
)
FUNCTIONS = (
    TOLD,
    Function(
        "tenancy_councils",
        "",
        "SETOF councils_council",
        "plpgsql",
        " BEGIN RETURN QUERY SELECT c.* FROM councils_council c; END ",
        definer=True,
    ),
    Function(
        "tenancy_councils_of",
        "who uuid, today date",
        "SETOF councils_council",
        "plpgsql",
        " BEGIN RETURN QUERY SELECT c.* FROM councils_council c WHERE c.id IN (SELECT m.council_id"
        " FROM councils_membership m WHERE m.user_id = who AND m.first_day <= today"
        " AND (m.last_day IS NULL OR m.last_day >= today)); END ",
        definer=True,
    ),
    Function(
        "tenancy_words",
        "question tsquery, most integer",
        "TABLE (council_id uuid, row_id uuid, kind varchar, tokens text)",
        "plpgsql",
        # Planned for each question anew: how rare a word is decides which index leads.
        " BEGIN RETURN QUERY EXECUTE 'SELECT council_id, row_id, kind, tokens FROM search_entry"
        " WHERE words @@ $1 AND council_id = tenancy_told() ORDER BY id DESC LIMIT $2' USING question, most; END ",
        definer=True,
    ),
    Function(
        "tenancy_letters_due",
        "moment timestamptz, claim interval, longest interval",
        "SETOF councils_council",
        "plpgsql",
        # As outbox.queries.unsent, which a test compares.
        " BEGIN RETURN QUERY SELECT c.* FROM councils_council c WHERE c.id IN (SELECT e.council_id FROM outbox_email e"
        " WHERE (e.state = 'waiting' AND (e.due_at <= moment OR e.due_at > moment + longest))"
        " OR (e.state = 'claimed' AND (e.claimed_at < moment - claim OR e.claimed_at > moment + claim))); END ",
        definer=True,
    ),
    Function(
        "tenancy_council_of_letter",
        "letter uuid",
        "SETOF councils_council",
        "plpgsql",
        " BEGIN RETURN QUERY SELECT c.* FROM councils_council c WHERE c.id IN"
        " (SELECT e.council_id FROM outbox_email e WHERE e.id = letter); END ",
        definer=True,
    ),
    Function(
        "tenancy_used_elsewhere",
        "who uuid, here uuid",
        "boolean",
        "plpgsql",
        " BEGIN RETURN EXISTS (SELECT 1 FROM councils_membership m"
        " WHERE m.user_id = who AND m.council_id <> here); END ",
        definer=True,
    ),
)


@dataclass(frozen=True)
class Policy:
    """One policy of one table: the statement that makes it, and what the catalogue holds while it stands unchanged."""

    statement: str
    line: "Line"


class Line(NamedTuple):
    """A policy as the catalogue has it."""

    table: str
    name: str
    kind: str
    command: str
    roles: str
    using: str
    check: str


def tenant_tables() -> dict[str, str]:
    """Each table that belongs to councils, with the column that says to which."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label == "councils.Council":
            found[model._meta.db_table] = "id"
        elif any(field.column == "council_id" for field in model._meta.local_fields):
            found[model._meta.db_table] = "council_id"
    return found


def expected(owner: str) -> list[Policy]:
    """The policies that the declarations ask for; `owner` is the role that owns the tables."""
    every = [_one_council(table, column) for table, column in tenant_tables().items()]
    return [*every, *(_owner_lists(table, owner) for table in _LISTED)]


def _one_council(table: str, column: str) -> Policy:
    # Asked once for a query, not once for each row.
    told = f'"{column}" = (SELECT {TOLD.name}())'
    says = f"({column} = ( SELECT {TOLD.name}() AS {TOLD.name}))"
    return Policy(
        f'CREATE POLICY "{POLICY}" ON "{table}" AS PERMISSIVE FOR ALL TO PUBLIC USING ({told}) WITH CHECK ({told})',
        Line(table, POLICY, "PERMISSIVE", "ALL", "public", says, says),
    )


def _owner_lists(table: str, owner: str) -> Policy:
    return Policy(
        f'CREATE POLICY "{LISTING}" ON "{table}" AS PERMISSIVE FOR SELECT TO "{owner}" USING (true)',
        Line(table, LISTING, "PERMISSIVE", "SELECT", owner, "true", ""),
    )


# Installing --------------------------------------------------------------------------------------------


def let_rows_be_migrated(using: str, **_: object) -> None:
    """Signal receiver of pre_migrate: the owner sees every council while migrations run, and nobody else does.

    Also when there is nothing to migrate: a guard that has to be put back looks at every row.
    """
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in _standing(connection):
                cursor.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')


def reinstall_after_migrate(using: str, **_: object) -> None:
    """Signal receiver of post_migrate, which fires for every app once all migrations have run."""
    reinstall(connections[using])


def reinstall(connection: BaseDatabaseWrapper) -> None:
    """Put in place what is missing or differs; what stands as it should is not touched."""
    if connection.vendor != "postgresql" or missing_tables(connection):
        return
    with connection.cursor() as cursor:
        for statement in _statements(connection):
            cursor.execute(statement)


def _statements(connection: BaseDatabaseWrapper) -> Iterator[str]:
    for function in FUNCTIONS:
        yield function.statement.format(schema=schema(connection))
        if function.definer:
            yield f"REVOKE ALL ON FUNCTION {function.signature} FROM PUBLIC"
    wanted, have = expected(_owner(connection)), _installed(connection)
    for policy in sorted(have - {one.line for one in wanted}):
        yield f'DROP POLICY "{policy.name}" ON "{policy.table}"'
    yield from (policy.statement for policy in wanted if policy.line not in have)
    for table in sorted(set(_open_tables(connection)) & set(_standing(connection))):
        yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY'


# Comparing ---------------------------------------------------------------------------------------------


def faults(connection: BaseDatabaseWrapper) -> list[str]:
    """What of this the catalogue does not have, has weakened, switched off, or has besides; by name."""
    if connection.vendor != "postgresql":
        return []
    wanted = {policy.line for policy in expected(_owner(connection))}
    differing = {f"{line.table} {line.name}" for line in wanted ^ _installed(connection)}
    return sorted([*differing, *_open_tables(connection), *_weak_functions(connection)])


def _standing(connection: BaseDatabaseWrapper) -> list[str]:
    return [table for table in connection.introspection.table_names() if table in tenant_tables()]


def _owner(connection: BaseDatabaseWrapper) -> str:
    [owner] = ask(connection, "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'councils_council'::regclass")
    return owner


def _installed(connection: BaseDatabaseWrapper) -> set[Line]:
    """Every policy of a table of councils."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, policyname, permissive, cmd, array_to_string(roles, ','), coalesce(qual, ''),"
            " coalesce(with_check, '') FROM pg_policies WHERE schemaname = current_schema() AND tablename = ANY(%s)",
            [list(tenant_tables())],
        )
        return {Line(*row) for row in cursor.fetchall()}


def _open_tables(connection: BaseDatabaseWrapper) -> list[str]:
    """Tables of councils, and any other with a `council_id`, whose rows are not secured for everybody."""
    return ask(
        connection,
        "SELECT relname::text FROM pg_class c WHERE relkind IN ('r', 'p') AND pg_table_is_visible(oid)"
        " AND relnamespace = current_schema()::regnamespace AND NOT (relrowsecurity AND relforcerowsecurity)"
        " AND (relname = ANY(%s) OR EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = c.oid"
        " AND attname = 'council_id' AND NOT attisdropped)) ORDER BY 1",
        [list(tenant_tables())],
    )


def _weak_functions(connection: BaseDatabaseWrapper) -> Iterator[str]:
    have = ask(connection, _SOUND_FUNCTIONS)
    for function in FUNCTIONS:
        if f"{function.name} {'t' if function.definer else 'f'} {function.body}" not in have:
            yield function.name


def schema(connection: BaseDatabaseWrapper) -> str:
    """The schema of the tables, quoted."""
    return ask(connection, "SELECT quote_ident(current_schema())")[0]


def missing_tables(connection: BaseDatabaseWrapper) -> bool:
    """Whether tables of councils are not there, as before the first migrations."""
    return not set(tenant_tables()) <= set(connection.introspection.table_names())


# With those that run as the owner, also what keeps a caller from misusing them.
_SOUND_FUNCTIONS = """
    SELECT concat_ws(' ', proname, prosecdef, prosrc) FROM pg_proc p
    WHERE pronamespace = current_schema()::regnamespace AND provolatile = 's' AND (NOT prosecdef OR (
        NOT has_function_privilege('public', p.oid, 'EXECUTE')
        AND proconfig = ARRAY['search_path=' || quote_ident(current_schema()) || ', pg_temp']
        AND proowner = (SELECT relowner FROM pg_class WHERE oid = 'councils_council'::regclass)))
"""


def ask(connection: BaseDatabaseWrapper, question: str, params: list[Any] | None = None) -> list[str]:
    """The first column of what the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(question, params)
        return [row[0] for row in cursor.fetchall()]
