from django.db import migrations, models

SQLITE = """
    CREATE VIRTUAL TABLE search_words USING fts5(tokens, content='search_entry', content_rowid='id', tokenize='ascii')
"""
# The words of `simple` are the tokens themselves: each is letters or digits of ASCII alone.
POSTGRESQL = (
    "ALTER TABLE search_entry ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', tokens)) STORED",
    "CREATE INDEX search_words ON search_entry USING gin (words)",
)


def make(apps, schema_editor):
    statements = {"sqlite": (SQLITE,), "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("council_id", models.UUIDField()),
                ("row_id", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("number", "number"),
                            ("title", "title"),
                            ("wording", "wording"),
                            ("update", "update"),
                            ("evidence", "evidence"),
                            ("answer", "answer"),
                            ("decision", "decision"),
                            ("note", "note"),
                        ],
                        max_length=10,
                    ),
                ),
                ("tokens", models.TextField()),
            ],
            options={
                "indexes": [models.Index(fields=["council_id", "row_id"], name="search_by_row")],
            },
        ),
        migrations.RunPython(make, drop),
    ]
