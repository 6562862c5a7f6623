"""The index is written with every row, can be made anew, and loses what is redacted."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from followthrough.audit.guards import guarded_models
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.ledger import Head, LedgerRow
from followthrough.commitments.models import Commitment, Note
from followthrough.commitments.rules import Kind
from followthrough.councils.scope import reading
from followthrough.lib import clock
from followthrough.reviews import migrations
from followthrough.search import actions, queries
from followthrough.search.declared import how, searched_models
from followthrough.search.models import Entry
from followthrough.search.rules import asked
from tests.fixtures import away, home
from tests.reviews.corpus import plant

__all__ = ["away", "home"]

# Free text of the ledger that no search finds, and why.
UNSEARCHED = {
    "reason": "why a text is exempt is for those who look after it, and a redaction finds it",
    "happened_printed": "a date",
    "source": "the paper that it was entered from",
    "state_printed": "a word that its state says",
    "decided_by": "a post or body",
    "approved_by": "a post or body",
    "printed": "a date, or an owner as a paper prints it, which may be a person",
    "until_printed": "a date",
    "endorsed_printed": "a date",
    "decided_printed": "a date",
    "expires_printed": "a date",
    "on_printed": "a date",
    "month_printed": "a month",
    "period_printed": "a day or a period",
    "ends_printed": "a date",
    "part": "a reference that the framework explains",
    # Funding is the council's, and listed whole on one page.
    "name": "what funding is called",
    "holder": "whose money it is",
    "purpose": "what the money is for",
    "afterwards": "what is known of the time after the money",
}


def found(council: Any, typed: str, **how: Any) -> int:
    with reading(council):
        return len(queries.matches(council.id, asked(typed), **how).rows)


def note(home: tuple[Any, Any], text: str) -> Note:
    council, by = home
    made = commitments.open_commitment(council=council, by=by, kind=Kind.PROGRAMME, text="Doors", told=Told())
    return commitments.add_note(council=council, by=by, commitment=made, name="Where", text=text, told=Told())


def test_every_text_of_the_ledger_is_searched_or_says_why_not() -> None:
    ledger = [m for m in guarded_models() if issubclass(m, LedgerRow | Head) and m is not Commitment]
    searched = dict(searched_models())
    left_out = {
        (model.__name__, column)
        for model in ledger
        for column in model.guard.redactable  # type: ignore[attr-defined]
        if model not in searched or column not in searched[model].columns
    }
    assert {column for _model, column in left_out} == set(UNSEARCHED)
    assert set(searched) <= set(ledger)


def test_a_model_is_searched_only_if_it_says_so_itself() -> None:
    assert how(Note()) is not None
    assert how(Commitment()) is None
    assert {model for model, _how in searched_models()} < set(apps.get_models())


def test_an_entry_is_written_with_its_row_or_not_at_all(home: tuple[Any, Any]) -> None:
    with transaction.atomic():
        note(home, "Kestrels")
        assert found(home[0], "kestrel") == 1
        transaction.set_rollback(True)
    assert (found(home[0], "kestrel"), Entry.objects.filter(council_id=home[0].id).count()) == (0, 0)


def test_what_is_written_in_a_batch_is_found(home: tuple[Any, Any]) -> None:
    council, by = home
    head = Commitment(council=council, kind=Kind.PROGRAMME)
    rows = [Note(council=council, by=by, commitment=head, name=f"N{n}", text="A kestrel") for n in range(3)]
    for row in rows:
        row.known_on = row.ordered_on = clock.today()
        row.place = row.id
    commitments.append_all(council=council, by=by, heads=[head], rows=rows, verb="x.y", subjects=[head.id], said={})
    assert (found(council, "kestrel"), queries.lacking(council.id)) == (3, 0)


def test_nothing_of_the_corpus_is_missing(home: tuple[Any, Any]) -> None:
    plant(*home)
    assert (queries.lacking(home[0].id), queries.answers()) == (0, True)


def test_what_is_missing_is_counted_and_made_anew(home: tuple[Any, Any], away: tuple[Any, Any]) -> None:
    council, elsewhere = home[0], away[0]
    plant(*home)
    note(home, "!")
    note(away, "Kestrels")
    before = set(Entry.objects.filter(council_id=council.id).values_list("row_id", "kind", "tokens"))
    gone = Entry.objects.filter(council_id=council.id, kind="update")
    count = gone.count()
    gone.delete()
    assert queries.lacking(council.id) == count == 4
    assert actions.rebuild(council.id) == len(before)
    actions.make_whole()
    assert set(Entry.objects.filter(council_id=council.id).values_list("row_id", "kind", "tokens")) == before
    assert (queries.lacking(council.id), queries.answers()) == (0, True)
    assert (found(council, "planted"), found(elsewhere, "kestrels")) == (5, 1)


@pytest.mark.only_on("sqlite")
def test_an_index_that_has_lost_its_entries_is_seen(home: tuple[Any, Any]) -> None:
    note(home, "Kestrels")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_words(search_words) VALUES ('delete-all')")
    assert (found(home[0], "kestrel"), queries.answers()) == (0, False)
    actions.make_whole()
    assert (found(home[0], "kestrel"), queries.answers()) == (1, True)


def test_a_row_that_has_changed_is_indexed_again(home: tuple[Any, Any]) -> None:
    row = note(home, "Kestrels and owls")
    actions.renew(Note, row.council_id, row.id)
    assert (found(home[0], "kestrel"), Entry.objects.filter(row_id=row.id).count()) == (1, 1)
    actions.renew(Commitment, row.council_id, row.commitment_id)


def test_a_row_of_a_very_long_text_is_found_once(home: tuple[Any, Any]) -> None:
    row = note(home, "no money " * 600 + "kestrel")
    assert Entry.objects.filter(row_id=row.id).count() > 1
    assert (found(home[0], '"no money"'), found(home[0], "money kestrel")) == (1, 1)


def test_an_older_database_gets_its_index_by_migrating(home: tuple[Any, Any]) -> None:
    plant(*home)
    before = set(Entry.objects.values_list("row_id", "kind", "tokens"))
    Entry.objects.all().delete()
    [name] = [m.name for m in iter_modules(migrations.__path__) if m.name.endswith("_search_what_is_there")]
    import_module(f"{migrations.__name__}.{name}").put(apps, None)
    assert set(Entry.objects.values_list("row_id", "kind", "tokens")) == before
