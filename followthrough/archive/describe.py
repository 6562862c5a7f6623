"""The description of an archive: a Frictionless Data Package that says what each table and column means."""

import inspect
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from followthrough.archive.container import Part
from followthrough.archive.rules import FORMAT, SIGN_IN_COLUMNS, SIGN_INS
from followthrough.archive.tables import Table, council_tables, system_tables

ABOUT = (
    "Everything that Followthrough holds of {of}. Not checked for publication: it names people and may hold what was "
    "restricted. Each table is a file of JSON Lines, one row a line; null means that nothing is known. "
    "Moments are UTC, days are London days. No licence is given with it."
)


def package(kind: str, name: str, of: str, resources: list[dict[str, Any]], said: dict[str, Any]) -> dict[str, Any]:
    """The whole description; `said` is what only Followthrough asks about it.

    Tables without rows have no file, and so are no resources: what they would hold is described beside them.
    """
    empty = [one for one in resources if one.get("rows") == 0]
    filled = [one for one in resources if one.get("rows") != 0]
    names = {one["name"] for one in filled}
    for one in filled:
        keys = one.get("schema", {}).get("foreignKeys", [])
        keys[:] = [key for key in keys if key["reference"]["resource"] in names]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": f"Followthrough: {of}",
        "description": ABOUT.format(of=of),
        "resources": filled,
        "followthrough": {
            "format": FORMAT,
            "kind": kind,
            "version": version("followthrough"),
            "migrations": migrations(),
            **said,
            "empty_tables": empty,
        },
    }


def table_resource(table: Table, part: Part, prefix: str) -> dict[str, Any]:
    """One table as a resource. Keys name the resources beside it that they point into."""
    schema: dict[str, Any] = {
        "fields": [_field(table, f, kind) for f, kind in table.columns],
        "missingValues": [],
    }
    keys = [f.attname for f, _ in table.columns if f.primary_key]
    if keys:
        schema["primaryKey"] = keys
    points = [_foreign_key(f, prefix) for f, _ in table.columns if f.is_relation]
    return _resource(f"{prefix}.{table.name}", part, "jsonl", inspect.cleandoc(table.model.__doc__ or "")) | {
        "type": "table",
        "rows": part.rows,
        "schema": schema | ({"foreignKeys": points} if points else {}),
    }


def sign_ins_resource(users: Table, part: Part, prefix: str) -> dict[str, Any]:
    """The sign-ins of a council's people, without what could sign in."""
    fields = [_field(users, f, kind) for f, kind in users.columns if f.attname in SIGN_IN_COLUMNS]
    says = "The sign-ins that memberships name: no passwords. Whoever has none sets one by 'Reset your password'."
    return _resource(f"{prefix}.{SIGN_INS}", part, "jsonl", says) | {
        "type": "table",
        "rows": part.rows,
        "schema": {"fields": fields, "primaryKey": ["id"], "missingValues": []},
    }


def file_resource(name: str, part: Part, says: str) -> dict[str, Any]:
    """A part that is no table."""
    return _resource(name, part, "bin", says)


@cache
def descriptions() -> dict[str, dict[str, str]]:
    """What each column means: under `every` those that mean the same everywhere, then by table."""
    files = sorted((Path(__file__).parent / "descriptions").glob("*.yaml"))
    rooms: list[dict[str, dict[str, str]]] = [yaml.safe_load(one.read_text(encoding="utf-8")) for one in files]
    return {table: columns for room in rooms for table, columns in room.items()}


def meaning(table: Table, column: str) -> str:
    """What a column means; empty where nobody has said it, which a test finds."""
    said = descriptions()
    return said.get(table.name, {}).get(column) or said["every"].get(column, "")


def migrations() -> dict[str, list[str]]:
    """The last migrations of every app whose tables archives hold, as this version has them."""
    carried = {table.model._meta.app_label for table in [*council_tables(), *system_tables()]}
    graph = MigrationLoader(connection).graph
    return {app: sorted(name for _, name in graph.leaf_nodes(app)) for app in sorted(carried)}


def _resource(name: str, part: Part, form: str, says: str) -> dict[str, Any]:
    return {
        "name": name.lower(),
        "path": part.path,
        "description": says,
        "format": form,
        "mediatype": "application/jsonl" if form == "jsonl" else "application/octet-stream",
        "encoding": "utf-8",
        "bytes": part.size,
        "hash": f"sha256:{part.digest}",
    }


def _field(table: Table, field: Any, kind: Any) -> dict[str, Any]:
    found = {"name": field.attname, "type": kind.name, "description": meaning(table, field.attname)}
    if kind.format != "default":
        found["format"] = kind.format
    rules: dict[str, Any] = {} if field.null else {"required": True}
    if field.unique:
        rules["unique"] = True
    if field.choices:
        rules["enum"] = sorted(str(choice) for choice, _ in field.flatchoices)
    return found | ({"constraints": rules} if rules else {})


def _foreign_key(field: Any, prefix: str) -> dict[str, Any]:
    points = field.related_model._meta
    beside = points.label not in {"councils.User"}
    name = f"{prefix}.{points.db_table if beside or prefix == 'system' else SIGN_INS}".lower()
    return {"fields": [field.attname], "reference": {"resource": name, "fields": [field.target_field.attname]}}
