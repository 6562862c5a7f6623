import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import followthrough.lib.clock
import followthrough.lib.ids


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0001_initial"),
        ("exchange", "0002_what_a_person_says_of_a_row"),
    ]

    operations = [
        migrations.CreateModel(
            name="TaughtWord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=followthrough.lib.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "of",
                    models.CharField(choices=[("response", "Response"), ("delivery", "Delivery")], max_length=10),
                ),
                ("words", models.CharField(max_length=60)),
                ("means", models.CharField(max_length=20)),
                ("made_at", models.DateTimeField(default=followthrough.lib.clock.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.person"
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=~Q(words="[redacted]"),
                        fields=("council", "of", "words"),
                        name="taught_word_one_meaning",
                    )
                ],
            },
        ),
    ]
