"""Guards in the database itself: rows that may only be added, and children that stay in their council.

Models declare (`guard = Guard(...)`, a `council` field); this module reads the declarations and writes the
triggers, after every migrate. What is installed can be compared with what is declared (`missing`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from followthrough.lib.redacted import MARK

Model = type[models.Model]


@dataclass(frozen=True)
class Guard:
    """Declares a table append-only: `may_change` columns are free, `redactable` ones may become the mark or null."""

    may_change: tuple[str, ...] = ()
    redactable: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trigger:
    """One guard: the statements that make it, and the line that the catalogue holds while it stands unchanged."""

    name: str
    table: str
    statements: tuple[str, ...]
    line: str


def guarded_models() -> list[Model]:
    """Every model that declares itself append-only."""
    return [model for model in apps.get_models() if isinstance(getattr(model, "guard", None), Guard)]


def tenant_links() -> Iterator[tuple[Model, "models.ForeignKey[Any, Any]"]]:
    """Each foreign key from a row that belongs to a council to another that does."""
    for model in apps.get_models():
        if _is_tenant(model):
            for field in model._meta.local_fields:
                if isinstance(field, models.ForeignKey) and _is_tenant(field.related_model):
                    yield model, field


def expected(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The guards that the declarations ask for, in the words of this engine."""
    return _sqlite_guards(connection) if connection.vendor == "sqlite" else _postgres_guards()


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of declared guards that the database's catalogue does not have, or has weakened or switched off."""
    have = _installed(connection)
    return [guard.name for guard in expected(connection) if guard.line not in have]


def reinstall(connection: BaseDatabaseWrapper) -> None:
    """Install every declared guard that is missing or differs and whose table exists."""
    tables, have = set(connection.introspection.table_names()), _installed(connection)
    with connection.cursor() as cursor:
        for guard in expected(connection):
            if guard.line not in have and guard.table in tables and _parents_exist(guard, tables):
                for statement in guard.statements:
                    cursor.execute(statement)


def let_tables_be_rebuilt(using: str, **_: object) -> None:
    """Signal receiver of pre_migrate.

    To alter a column SQLite's table is made anew under its name, and SQLite refuses that while a guard of another
    table mentions it. Renaming in the legacy way looks at no trigger, and leaves what refers to the table alone.
    """
    _rename_in_the_legacy_way(connections[using], "ON")


def reinstall_after_migrate(using: str, **_: object) -> None:
    """Signal receiver of post_migrate, which fires for every app once all migrations have run."""
    _rename_in_the_legacy_way(connections[using], "OFF")
    reinstall(connections[using])


def _rename_in_the_legacy_way(connection: BaseDatabaseWrapper, switch: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA legacy_alter_table = {switch}")


def _parents_exist(guard: Trigger, tables: set[str]) -> bool:
    return "audit_redaction" in tables and all(t in tables for t in _mentioned(guard))


def _mentioned(guard: Trigger) -> set[str]:
    names = {model._meta.db_table for model in apps.get_models()}
    text = " ".join(guard.statements)
    return {name for name in names if f'"{name}"' in text}


def _is_tenant(model: Any) -> bool:
    return any(f.column == "council_id" for f in model._meta.local_fields)


def _columns(model: Model, names: tuple[str, ...]) -> list[str]:
    by_name = {f.name: f.column for f in model._meta.local_fields if f.column}
    return [by_name[name] for name in names]


def _fixed_columns(model: Model) -> list[str]:
    guard: Guard = model.guard  # type: ignore[attr-defined]
    free = set(_columns(model, guard.may_change + guard.redactable))
    return [f.column for f in model._meta.local_fields if f.column and f.column not in free]


def _allowed(model: Model, same: str, has_leave: str) -> str:
    """SQL that is true of an update the guard lets through; `same` compares two values, null with null."""
    guard: Guard = model.guard  # type: ignore[attr-defined]
    kept = [f'NEW."{c}" {same} OLD."{c}"' for c in _fixed_columns(model)]
    gone = [
        f'(NEW."{c}" {same} OLD."{c}" OR ({_blanked(model, c)} AND {has_leave}))'
        for c in _columns(model, guard.redactable)
    ]
    return " AND ".join(kept + gone)


def _blanked(model: Model, column: str) -> str:
    field = next(f for f in model._meta.local_fields if f.column == column)
    if field.null:
        return f'NEW."{column}" IS NULL'
    return f"NEW.\"{column}\" = '{MARK}'"


# SQLite ------------------------------------------------------------------------------------------------


def _sqlite_guards(connection: BaseDatabaseWrapper) -> list[Trigger]:
    guards = [t for model in guarded_models() for t in _sqlite_append_only(connection, model)]
    for child, key in tenant_links():
        guards += _sqlite_same_council(child, key)
    return guards


def _sqlite_append_only(connection: BaseDatabaseWrapper, model: Model) -> list[Trigger]:
    table = model._meta.db_table
    leave = 'EXISTS (SELECT 1 FROM "audit_redaction" WHERE row_id = OLD."id")'
    # OR REPLACE deletes without firing delete triggers, so a row that would replace another is refused first.
    like_it = _collisions(connection, model)
    collides = " OR ".join(f'EXISTS (SELECT 1 FROM "{table}" WHERE rowid <> OLD.rowid AND {same})' for same in like_it)
    taken = " OR ".join(f'EXISTS (SELECT 1 FROM "{table}" WHERE {same})' for same in [*like_it, "rowid = NEW.rowid"])
    allowed = f"NEW.rowid IS OLD.rowid AND {_allowed(model, 'IS', leave)}"
    return [
        _sqlite(table, "update", "BEFORE UPDATE", f"NOT ({allowed}) OR {collides}", "append-only"),
        _sqlite(table, "delete", "BEFORE DELETE", "1", "append-only"),
        _sqlite(table, "replace", "BEFORE INSERT", taken, "append-only"),
    ]


def _collisions(connection: BaseDatabaseWrapper, model: Model) -> list[str]:
    """For each thing that is unique in a table, SQL that is true of a row which already is what NEW would be."""
    columns = [[f.column] for f in model._meta.local_fields if f.unique and f.column]
    found = [_same(one) for one in columns]
    new = ", ".join(f'NEW."{f.column}" AS "{f.column}"' for f in model._meta.local_fields if f.column)
    for rule in model._meta.constraints:
        if isinstance(rule, models.UniqueConstraint) and rule.fields:
            same = _same(_columns(model, tuple(rule.fields)))
            # The words that Django itself writes into the partial index.
            only = rule._get_condition_sql(model, connection.schema_editor())  # type: ignore[attr-defined]
            found.append(
                f"{same} AND ({only}) AND EXISTS (SELECT 1 FROM (SELECT {new}) WHERE {only})" if only else same
            )
    return found


def _same(columns: list[str]) -> str:
    return " AND ".join(f'"{c}" = NEW."{c}"' for c in columns)


def _sqlite_same_council(child: Model, key: "models.ForeignKey[Any, Any]") -> list[Trigger]:
    table, column = child._meta.db_table, key.column
    parent = key.related_model._meta.db_table
    crosses = (
        f'NEW."{column}" IS NOT NULL AND NOT EXISTS '
        f'(SELECT 1 FROM "{parent}" WHERE "id" = NEW."{column}" AND "council_id" = NEW."council_id")'
    )
    return [
        _sqlite(table, f"{column}_insert", "BEFORE INSERT", crosses, "crosses councils"),
        _sqlite(table, f"{column}_update", "BEFORE UPDATE", crosses, "crosses councils"),
    ]


def _sqlite(table: str, what: str, when: str, condition: str, says: str) -> Trigger:
    name = f"guard_{table}_{what}"
    make = (
        f'CREATE TRIGGER "{name}" {when} ON "{table}" FOR EACH ROW WHEN {condition} '
        f"BEGIN SELECT RAISE(ABORT, '{table}: {says}'); END"
    )
    return Trigger(name, table, (f'DROP TRIGGER IF EXISTS "{name}"', make), line=make)


# PostgreSQL --------------------------------------------------------------------------------------------


def _postgres_guards() -> list[Trigger]:
    guards = [t for model in guarded_models() for t in _postgres_append_only(model)]
    guards += [_postgres_same_council(child, key) for child, key in tenant_links()]
    return guards


def _postgres_append_only(model: Model) -> list[Trigger]:
    table = model._meta.db_table
    name = f"guard_{table}"
    leave = 'EXISTS (SELECT 1 FROM "audit_redaction" WHERE row_id = OLD."id")'
    refuse = f"RAISE EXCEPTION '{table}: append-only' USING ERRCODE = 'integrity_constraint_violation'"
    body = (
        " BEGIN "
        f"IF TG_OP = 'UPDATE' THEN IF {_allowed(model, 'IS NOT DISTINCT FROM', leave)} "
        f"THEN RETURN NEW; END IF; END IF; {refuse}; END "
    )
    return [
        _postgres_trigger(name, table, "BEFORE UPDATE OR DELETE", "ROW", name, body),
        _postgres_trigger(f"{name}_truncate", table, "BEFORE TRUNCATE", "STATEMENT", name, body),
    ]


# pg_trigger.tgtype: row 1, before 2, delete 8, update 16, truncate 32.
_KINDS = {"BEFORE UPDATE OR DELETE": 1 + 2 + 8 + 16, "BEFORE TRUNCATE": 2 + 32}


def _postgres_trigger(name: str, table: str, when: str, each: str, function: str, body: str) -> Trigger:
    define = f'CREATE OR REPLACE FUNCTION "{function}"() RETURNS trigger LANGUAGE plpgsql AS $${body}$$'
    drop = f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'
    make = f'CREATE TRIGGER "{name}" {when} ON "{table}" FOR EACH {each} EXECUTE FUNCTION "{function}"()'
    return Trigger(name, table, (define, drop, make), line=f"{table} {name} {_KINDS[when]} {body}")


def _postgres_same_council(child: Model, key: "models.ForeignKey[Any, Any]") -> Trigger:
    table, column = child._meta.db_table, key.column
    parent = key.related_model._meta.db_table
    name = f"guard_{table}_{column}"[:63]
    index = f"guard_{parent}_key"[:63]
    leads = f"FOREIGN KEY (council_id, {column}) REFERENCES {parent}(council_id, id)"
    return Trigger(
        name,
        table,
        (
            f'CREATE UNIQUE INDEX IF NOT EXISTS "{index}" ON "{parent}" ("council_id", "id")',
            f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{name}"',
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" FOREIGN KEY ("council_id", "{column}") '
            f'REFERENCES "{parent}" ("council_id", "id")',
        ),
        line=f"{table} {name} {leads}",
    )


# What is switched off, narrowed by WHEN or by columns, or not validated has no line.
_CATALOGUE = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT concat_ws(' ', relname, tgname, tgtype, prosrc)
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE pg_table_is_visible(tgrelid) AND tgenabled IN ('O', 'A') AND tgqual IS NULL AND tgattr::text = ''
        UNION ALL
        SELECT concat_ws(' ', relname, conname, pg_get_constraintdef(c.oid))
        FROM pg_constraint c JOIN pg_class ON pg_class.oid = conrelid
        WHERE pg_table_is_visible(conrelid) AND convalidated AND NOT EXISTS (
            SELECT 1 FROM pg_trigger WHERE tgconstraint = c.oid AND tgenabled NOT IN ('O', 'A'))
    """,
}


def _installed(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(_CATALOGUE[connection.vendor])
        return {row[0] for row in cursor.fetchall()}
