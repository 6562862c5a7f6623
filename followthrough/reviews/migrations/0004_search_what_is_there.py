from django.db import migrations

from followthrough.search.actions import BATCH, put_all
from followthrough.search.declared import searched_models


def apps_of(apps):
    """What there was at this point, by label."""
    return {model._meta.label_lower for model in apps.get_models()}


def put(apps, schema_editor):
    """Index what was entered before there was an index."""
    for model, searched in searched_models():
        if model._meta.label_lower not in apps_of(apps):
            continue  # came later, so nothing had been entered
        as_it_was = apps.get_model(model._meta.label)
        rows = as_it_was._default_manager.select_related("council").order_by("pk")
        put_all(rows.iterator(chunk_size=BATCH), searched)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_the_index"),
        ("commitments", "0002_restricted"),
        ("reviews", "0003_restricted"),
    ]
    operations = [migrations.RunPython(put, migrations.RunPython.noop)]
