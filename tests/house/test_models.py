"""What every table owes the house: keys point down, councils stay apart, and what is public is said."""

import tomllib
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import Q

from tests.house.source import ROOT


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("followthrough.")]


def floors() -> dict[str, int]:
    """Each room's height, from the contract that imports are held to."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return {room.strip(" ()"): -i for i, layer in enumerate(layers) for room in layer.split("|")}


def room(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def foreign_keys() -> Iterator[tuple[type[models.Model], type[models.Model]]]:
    for model in our_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and isinstance(field.related_model, type):
                yield model, field.related_model


def points_down(child: str, parent: str) -> bool:
    return child == parent or floors()[parent] < floors()[child]


def test_foreign_keys_point_down() -> None:
    keys = [(c, p) for c, p in foreign_keys() if p.__module__.startswith("followthrough.")]
    assert [(c.__name__, p.__name__) for c, p in keys if not points_down(room(c), room(p))] == []


def test_a_key_that_points_up_or_sideways_is_seen() -> None:
    keys = [("councils", "reviews"), ("audit", "outbox"), ("reviews", "councils"), ("files", "files")]
    assert [points_down(*key) for key in keys] == [False, False, True, True]


def unwritten_migrations() -> dict[str, Any]:
    loader = MigrationLoader(None)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    changes = detector.changes(graph=loader.graph)
    return {label: changes[label] for label in changes if apps.get_app_config(label).name.startswith("followthrough.")}


def test_every_migration_is_written() -> None:
    assert unwritten_migrations() == {}


def shared_between_councils(meta: Any) -> list[str]:
    """The unique constraints of a council's table that would hold across councils."""
    # A one-to-one with another table cannot cross: the guards keep both rows in one council.
    alone = [f for f in meta.local_fields if not (f.primary_key or f.one_to_one)]
    single = [f.name for f in alone if f.unique]
    together = [names for names in meta.unique_together if "council" not in names]
    rules = [r for r in meta.constraints if isinstance(r, models.UniqueConstraint)]
    return [*single, *map(str, together), *(r.name for r in rules if "council" not in r.fields)]


def test_nothing_is_unique_across_councils() -> None:
    tenants = [m for m in our_models() if any(f.name == "council" for f in m._meta.local_fields)]
    found = {model.__name__: shared_between_councils(model._meta) for model in tenants}
    assert {name: names for name, names in found.items() if names} == {}


def test_a_constraint_across_councils_is_seen() -> None:
    slug, key = models.SlugField(unique=True, name="slug"), models.UUIDField(primary_key=True, name="id")
    rules = [
        models.UniqueConstraint(fields=["council", "number"], name="kept_apart"),
        models.UniqueConstraint(fields=["number"], condition=Q(number=1), name="number_once"),
    ]
    meta = SimpleNamespace(local_fields=[key, slug], unique_together=[("number", "place")], constraints=rules)
    assert shared_between_councils(meta) == ["slug", "('number', 'place')", "number_once"]


def undeclared(model: Any) -> list[str]:
    """What is wrong with a model's `public_fields`: none of its own, or names of no field."""
    if "public_fields" not in vars(model):
        return ["public_fields"]
    fields = {field.name for field in model._meta.get_fields()}
    return [name for name in model.public_fields if name not in fields]


def test_every_model_says_what_is_public() -> None:
    found = {model.__name__: undeclared(model) for model in our_models()}
    assert {name: names for name, names in found.items() if names} == {}


def test_a_model_that_does_not_say_is_seen() -> None:
    meta = SimpleNamespace(get_fields=lambda: [models.TextField(name="text")])
    says = {"_meta": meta, "public_fields": ("text", "texts")}
    assert undeclared(type("Silent", (), {"_meta": meta})) == ["public_fields"]
    assert undeclared(type("Inheriting", (type("Base", (), says),), {})) == ["public_fields"]
    assert undeclared(type("Wrong", (), says)) == ["texts"]
