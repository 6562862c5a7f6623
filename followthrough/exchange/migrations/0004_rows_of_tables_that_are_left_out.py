from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_words_that_a_council_has_taught")]

    operations = [
        migrations.AddField("proposal", "place", models.PositiveIntegerField(null=True)),
        migrations.AddField("proposal", "gone", models.BooleanField(default=False)),
    ]
