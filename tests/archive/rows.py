"""Every row of a database as the database gives it, read without any of the archive's own code."""

import datetime
import json
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

# Made anew with each database, or of no content.
PASSING = {"contenttypes.ContentType", "auth.Permission", "auth.Group", "auth.Group_permissions", "sessions.Session"}
PASSING |= {"search.Entry", "joining.Session", "joining.ResetAsked", "joining.Tries"}
Rows = dict[str, dict[str, dict[str, Any]]]


def every_row() -> Rows:
    """By table and key, each row as its columns, in plain JSON data."""
    found: Rows = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label not in PASSING:
            rows = model._base_manager.values()
            found[model._meta.label] = dict(keyed(model, plain(row)) for row in rows)
    return found


def keyed(model: Any, row: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A row with its key; one that has a number from the database goes by what is in it."""
    key = model._meta.pk
    if isinstance(key, models.AutoField):
        del row[key.attname]
        return json.dumps(row, sort_keys=True), row
    return str(row[key.attname]), row


def of_council(council_id: str) -> Rows:
    """The rows that belong to one council."""
    rows = every_row()
    return {
        label: {
            key: row
            for key, row in those.items()
            if row.get("council_id") == council_id or (label == "councils.Council" and key == council_id)
        }
        for label, those in rows.items()
        if label not in {"councils.User", "account.EmailAddress", "mfa.Authenticator"}
    }


def differences(before: Rows, after: Rows) -> dict[str, dict[str, Any]]:
    """By table what is not the same: `gone` and `new` keys, and `changed` ones with (column, before, after)."""
    found = {}
    for label in sorted(before.keys() | after.keys()):
        old, new = before.get(label, {}), after.get(label, {})
        changed = {
            key: sorted((c, old[key][c], new[key].get(c)) for c in old[key] if old[key][c] != new[key].get(c))
            for key in old.keys() & new.keys()
            if old[key] != new[key]
        }
        parts = {"gone": sorted(old.keys() - new.keys()), "new": sorted(new.keys() - old.keys()), "changed": changed}
        if any(parts.values()):
            found[label] = parts
    return found


def plain(row: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(row, default=_plain, sort_keys=True))
    return told


def _plain(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    if isinstance(value, datetime.date | UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} is not told apart yet")
