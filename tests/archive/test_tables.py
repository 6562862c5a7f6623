"""Every table is in an archive or left out for a reason, and everything in one is described."""

import inspect

from django.apps import apps
from django.db import models

from followthrough.archive import describe, rules, tables
from followthrough.councils.models import Council


def classes(model: type[models.Model]) -> list[str]:
    """The lists that a model is in; it should be one."""
    label = model._meta.label
    of_council = model is Council or tables.belongs_to_a_council(model)
    said = {"left out": label in rules.LEFT_OUT, "system": label in rules.SYSTEM}
    said["council"] = of_council and not said["left out"]
    return [name for name, true in said.items() if true]


def every_model() -> list[type[models.Model]]:
    return list(apps.get_models(include_auto_created=True))


def test_every_model_is_in_one_list() -> None:
    found = {model._meta.label: classes(model) for model in every_model()}
    assert {label: lists for label, lists in found.items() if len(lists) != 1} == {}


def test_a_model_of_no_list_is_seen() -> None:
    class Unsaid(models.Model):
        class Meta:
            app_label = "nowhere"
            abstract = True

    Unsaid._meta.model_name = "unsaid"
    assert classes(Unsaid) == []


def test_no_list_names_a_model_that_is_not_there() -> None:
    labels = {model._meta.label for model in every_model()}
    assert (rules.LEFT_OUT.keys() - labels, rules.SYSTEM - labels) == (set(), set())


def test_every_table_and_column_is_described() -> None:
    carried = [*tables.council_tables(), *tables.system_tables()]
    missing = [f"{t.name}.{f.attname}" for t in carried for f, _ in t.columns if not describe.meaning(t, f.attname)]
    assert missing == []
    assert [t.name for t in carried if not inspect.cleandoc(t.model.__doc__ or "")] == []


def test_nothing_is_described_that_is_not_there() -> None:
    carried = {t.name: {f.attname for f, _ in t.columns} for t in [*tables.council_tables(), *tables.system_tables()]}
    said = {name: columns for name, columns in describe.descriptions().items() if name != "every"}
    left_over = [f"{name}.{c}" for name, columns in said.items() for c in columns if c not in carried.get(name, set())]
    assert left_over == []
    used = {c for columns in carried.values() for c in columns}
    assert [c for c in describe.descriptions()["every"] if c not in used] == []


def test_parents_come_before_their_children() -> None:
    for found in (tables.council_tables(), tables.system_tables()):
        order = [t.model for t in found]
        for place, t in enumerate(found):
            parents = {f.related_model for f, _ in t.columns if f.is_relation} - {t.model}
            assert parents & set(order) <= set(order[:place])


def test_nothing_points_to_a_key_that_stays_behind() -> None:
    carried = [*tables.council_tables(), *tables.system_tables()]
    numbered = {t.model for t in carried if isinstance(t.model._meta.pk, models.AutoField)}
    assert [f"{t.name}.{f.name}" for t in carried for f, _ in t.columns if f.related_model in numbered] == []


def test_no_password_and_no_secret_goes_with_a_council() -> None:
    assert rules.SIGN_IN_COLUMNS == ("id", "email", "is_active", "joined_at")
    names = {t.model._meta.label for t in tables.council_tables()}
    assert names & rules.SYSTEM == set()
