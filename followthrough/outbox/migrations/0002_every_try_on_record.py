"""Each try to send a letter is a row; letters know when they are due, what kind they are, and whether they hold a link."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

import followthrough.lib.clock
import followthrough.lib.ids

OUTCOMES = ["unknown", "sent", "refused", "later", "dropped", "away", "unsendable"]


def due_as_before(apps, schema_editor):
    """What waits was due from the moment it was made."""
    apps.get_model("outbox", "Email").objects.using(schema_editor.connection.alias).update(due_at=F("made_at"))


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]

    operations = [
        migrations.AddField("email", "kind", models.CharField(default="", max_length=30)),
        migrations.AddField("email", "secret", models.BooleanField(default=False)),
        migrations.AddField("email", "due_at", models.DateTimeField(default=followthrough.lib.clock.now)),
        migrations.RunPython(due_as_before, migrations.RunPython.noop),
        migrations.RemoveIndex("email", "outbox_waiting"),
        migrations.AddIndex("email", models.Index(fields=["state", "due_at"], name="outbox_due")),
        migrations.AddIndex("email", models.Index(fields=["council_id", "made_at"], name="outbox_of_council")),
        migrations.RemoveField("email", "last_error"),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=followthrough.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("council_id", models.UUIDField()),
                ("at", models.DateTimeField(default=followthrough.lib.clock.now, editable=False)),
                (
                    "outcome",
                    models.CharField(choices=[(one, one) for one in OUTCOMES], default="unknown", max_length=10),
                ),
                (
                    "email",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tries", to="outbox.email"
                    ),
                ),
            ],
            options={"ordering": ["at"]},
        ),
    ]
