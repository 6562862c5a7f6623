"""Each table that holds something of what can be restricted hides it, and whoever looks behind the veil is listed."""

import ast
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from followthrough.councils.veil import Veiled
from tests.house.source import Source, chain, package_sources

BEHIND = {"everything", "_base_manager"}
# Who looks behind the veil, and why that shows nobody anything.
MAY_LOOK = {
    "commitments/models.py": "says which commitments lie in a restricted review or programme",
    "reviews/models.py": "says which recommendations lie in one",
    "accreditation/models.py": "says which phases, actions, service reviews and findings lie in a restricted programme",
    "accreditation/actions/frameworks.py": "says whether any programme follows an edition, so that it stays",
    "accreditation/actions/programmes.py": "gives a new phase a place and a new action a number of its own",
    "accreditation/actions/reviewing.py": "gives a new finding a number of its own",
    "exchange/models.py": "says which papers tell of something restricted",
    "rounds/models.py": "says which rounds are about restricted reviews only, and what in them is hidden",
    "packs/models.py": "says which reports are on a restricted review, and which packs tell of something restricted",
    "packs/queries.py": "says up to when a committee has been told, whoever asks; what it was told stays veiled",
    "reviews/actions.py": "gives a new recommendation a place of its own in the order",
    "exchange/queries.py": "says which papers tell of a thing that is being restricted",
    "exchange/harvest.py": "gives a new recommendation a place of its own in the order",
    "search/actions.py": "keeps the index of all rows; what is found in it is read through the veil",
    "search/queries.py": "counts what the index lacks, for `followthrough check`",
    "restriction/queries.py": "knows what is hidden, and to whom it may be offered",
    "restriction/actions.py": "restricts and lifts",
    "archive/tables.py": "reads everything out, for whoever runs the server",
    "archive/queries.py": "reads the sign-ins of a council's people",
    "archive/actions/filling.py": "puts rows back",
    "redaction/queries.py": "finds words wherever they stand; `shown` has what may be counted to a reader",
    "redaction/actions.py": "takes words out wherever they stand",
}
# The trail tells of everything; pages show what `restriction.queries.trail` leaves.
TRAIL = {
    "restriction/queries.py",
    "archive/queries.py",  # the chain's end, to write it into the archive
}
# Bare ids, which no key leads by: what keeps them from telling of something restricted.
BARE = {
    "AuditEvent.person_id": "a person",
    "AuditSubject.subject_id": "the trail goes through restriction.queries.trail",
    "Digest.email_id": "a letter of counts, shown nowhere",
    "Entry.row_id": "what is found in the index is read through the veil",
    "Exemption.of_place": "the place of a row about the same thing",
    "Answer.press": "one press of Send; shown with its answers",
    "AnswerLink.email_id": "the request is hidden",
    "Escalation.email_id": "the round is hidden",
    "Import.file_id": "the paper is hidden",
    "Invitation.email_id": "a letter about an invitation, shown with it",
    "PackFile.file_id": "the pack is hidden",
    "Reminder.email_id": "the request is hidden",
    "Redaction.row_id": "shown nowhere",
    "Restriction.subject_id": "restrictions go to their readers only",
    "WordTemplate.file_id": "what a council's papers look like",
    "Withdrawal.subject_id": "asked only whether there is one, for a row that is there",
}
ON_EVERY_ROW = {"id", "council_id", "place", "import_ref", "request_id"}


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("followthrough.")]


def can_hide(model: Any) -> bool:
    return hasattr(model, "hidden")


def leads_to_hidden(model: type[models.Model]) -> set[str]:
    """The columns of a model that lead to something that can be restricted; "id" if it can be itself."""
    keys = [field for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]
    return {f.name for f in keys if can_hide(f.related_model)} | ({"id"} if can_hide(model) else set())


def unveiled(model: Any) -> list[str]:
    """What is wrong with a model that holds something of what can be restricted."""
    needed = leads_to_hidden(model)
    if not needed:
        return []
    # A recommendation is hidden as itself, with its review and its commitment.
    declared = set(getattr(model, "behind", ()))
    missing = [] if "id" in declared and can_hide(model) else sorted(needed - declared)
    veiled = isinstance(model._default_manager, Veiled) and isinstance(model.objects, Veiled)
    return missing + ([] if veiled else ["its manager is not Veiled"])


def looking_behind(source: Source) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr in BEHIND for node in ast.walk(source.tree))


def reads_the_trail(source: Source) -> bool:
    """Whether a file asks for the events of a council, which hold what was said of everything."""
    imports = [n for n in ast.walk(source.tree) if isinstance(n, ast.ImportFrom) and n.module == "followthrough.audit"]
    audit = {name.asname or name.name for one in imports for name in one.names if name.name == "queries"}
    chains = [chain(node) for node in ast.walk(source.tree) if isinstance(node, ast.Attribute)]
    whole = {("AuditEvent", "objects"), *((name, "trail") for name in audit)}
    return any(tuple(names[:2]) in whole for names in chains)


def test_every_table_that_holds_something_of_it_hides_it() -> None:
    found = {model.__name__: unveiled(model) for model in ours()}
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_these_tables_do() -> None:
    veiled = {model.__name__ for model in ours() if isinstance(model._default_manager, Veiled)}
    rows = {"Wording", "Assignment", "DueDate", "ProgressUpdate", "Evidence", "Reliance", "Note"}
    heads = {"Commitment", "Recommendation", "Review", "Import", "Proposal"}
    of_programmes = {"Phase", "Action", "ServiceAudit", "Finding", "Charter", "Scope", "Conduct", "Judgement", "Found"}
    of_programmes |= {"GapClosing", "Placing", "Serving", "SteeringItem", "ProgrammeRisk"}
    assert veiled >= rows | heads | {"Particulars", "Part", "Response", "Decision", "Link"}
    assert veiled >= of_programmes | {"FundingStream", "FundingTerms", "Cost", "Counted"}


def test_whoever_looks_behind_the_veil_is_listed() -> None:
    sources = [source for source in package_sources() if source.place != "commitments/ledger.py"]
    assert {source.place for source in sources if looking_behind(source)} == set(MAY_LOOK)


def test_nobody_above_the_audit_room_shows_the_whole_trail() -> None:
    sources = [source for source in package_sources() if source.room != "audit"]
    assert {source.place for source in sources if reads_the_trail(source)} == TRAIL


def test_every_bare_id_is_accounted_for() -> None:
    found = {
        f"{model.__name__}.{field.name}"
        for model in ours()
        for field in model._meta.local_fields
        if isinstance(field, models.UUIDField) and field.name not in ON_EVERY_ROW
    }
    assert found == set(BARE)


@pytest.mark.parametrize("line", ["Review.everything.get(id=1)", "model._base_manager.all()", "x = head.everything"])
def test_looking_behind_is_seen(line: str) -> None:
    assert looking_behind(Source("desk/queries.py", line))


@pytest.mark.parametrize(
    "line",
    [
        "from followthrough.audit import queries as audit\naudit.trail(council.id)",
        "from followthrough.audit import queries\nshow = queries.trail",
        "AuditEvent.objects.filter(council_id=1)",
    ],
)
def test_reading_the_whole_trail_is_seen(line: str) -> None:
    assert reads_the_trail(Source("web/desk/views.py", line))


def test_a_table_that_forgets_is_seen() -> None:
    thing = type("Thing", (), {"hidden": list})
    key = models.ForeignKey("councils.Council", models.PROTECT, name="thing")
    key.remote_field.model = thing
    key.name = "thing"

    class Forgetful:
        _meta = type("Meta", (), {"local_fields": [key]})
        objects = _default_manager = models.Manager()

    assert unveiled(Forgetful) == ["thing", "its manager is not Veiled"]
