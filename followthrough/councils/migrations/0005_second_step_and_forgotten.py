"""Of whom a council asks a second step, and when a leaver was forgotten."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("councils", "0004_restriction")]

    operations = [
        migrations.AddField(
            "council",
            "second_step",
            models.CharField(
                choices=[("nobody", "nobody"), ("administrators", "administrators"), ("everybody", "everybody")],
                default="nobody",
                max_length=20,
            ),
        ),
        migrations.AddField("person", "forgotten_at", models.DateTimeField(editable=False, null=True)),
    ]
