from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial")]

    operations = [
        migrations.AddField("proposal", "answer", models.JSONField(null=True)),
        migrations.AddField("proposal", "take", models.JSONField(null=True)),
    ]
