"""A database in use is migrated: a table is altered around its rows, and the guards stand afterwards."""

from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, models

from followthrough.audit import guards
from followthrough.councils.models import Person
from tests.cast import small_review
from tests.fixtures import make_council


def widened(name: str) -> models.Field:  # type: ignore[type-arg]
    """The column as a migration would have it next, with room for longer text."""
    field = Person._meta.get_field(name).clone()
    field.max_length = 500
    field.model = Person
    field.set_attributes_from_name(name)
    return field


def test_a_table_that_guards_mention_is_altered_around_its_rows(own_database: None) -> None:
    small_review(*make_council("saltmere", "Saltmere City Council"))
    before = list(Person.objects.values_list("id", "name"))
    emit_pre_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    with connection.schema_editor(atomic=True) as editor:
        editor.alter_field(Person, Person._meta.get_field("name"), widened("name"))
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    assert before != []
    assert list(Person.objects.values_list("id", "name")) == before
    assert guards.missing(connection) == []
    connection.check_constraints()
