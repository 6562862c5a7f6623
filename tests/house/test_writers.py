"""Only actions write. Audit, outbox and files are themselves what actions are made of."""

import ast

import pytest

from tests.house.source import Source, chain, package_sources

WRITERS = {"audit", "outbox", "files"}
ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "abulk_create", "asave"}
# Also the names of other things' methods: a write if called on a query, or the way a model calls them.
OF_A_QUERY = {"create", "update", "delete"}
QUERY_WORDS = {"objects", "_default_manager", "filter", "exclude", "all", "select_for_update"}
OF_A_ROW = {"save", "delete"}
ROW_KEYWORDS = {"force_insert", "force_update", "update_fields", "using"}


def may_write(source: Source) -> bool:
    return source.name == "actions" or source.room in WRITERS


def writes_in(source: Source) -> list[str]:
    """Each call that writes to the database, as `place:line`."""
    calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
    return [f"{source.place}:{call.lineno}" for call in calls if is_write(call)]


def is_write(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    verb, on = call.func.attr, chain(call.func.value)
    if verb in ALWAYS:
        return True
    if verb in OF_A_QUERY and QUERY_WORDS & set(on):
        return True
    if verb == "create" and len(on) > 1:  # review.recommendations.create(…)
        return True
    return verb in OF_A_ROW and not call.args and {k.arg for k in call.keywords} <= ROW_KEYWORDS


def test_only_actions_write() -> None:
    # A manager's create_user is how Django itself makes a sign-in.
    allowed = {"councils/models.py"}
    sources = [s for s in package_sources() if not may_write(s) and s.place not in allowed]
    assert [place for source in sources for place in writes_in(source)] == []


@pytest.mark.parametrize(
    "line",
    [
        "row.save()",
        "row.save(update_fields=['name'])",
        "row.delete()",
        "Email.objects.create(to=to)",
        "Email.objects.filter(id=1).update(state=2)",
        "Email.objects.all().delete()",
        "review.recommendations.create(number='1')",
        "rows.bulk_create(new)",
        "Council.objects.get_or_create(slug='x')",
    ],
)
def test_a_write_in_a_query_is_seen(line: str) -> None:
    assert writes_in(Source("councils/queries.py", f"def find():\n    {line}\n")) == ["councils/queries.py:2"]


@pytest.mark.parametrize("line", ["words.update({'a': 1})", "document.save(buffer)", "digest.update(b'x')"])
def test_other_things_with_the_same_names_are_let_be(line: str) -> None:
    assert writes_in(Source("reports/docx.py", line)) == []
