"""Letters have an HTML part and a neutral sender's name, and it is noted when one comes back."""

from django.db import migrations, models

STATES = ["waiting", "claimed", "sent", "failed", "withheld", "bounced"]


class Migration(migrations.Migration):
    dependencies = [("outbox", "0002_every_try_on_record")]

    operations = [
        migrations.AddField("email", "html", models.TextField(default="")),
        migrations.AddField("email", "sender", models.CharField(default="", max_length=100)),
        migrations.AddField("email", "bounced_at", models.DateTimeField(null=True)),
        migrations.AlterField(
            "email",
            "state",
            models.CharField(
                choices=[(one, one.title()) for one in STATES], default="waiting", max_length=10
            ),
        ),
    ]
