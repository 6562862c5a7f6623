"""A query about state says from when: `as_at` is a required argument of whatever reads the ledger."""

import ast

import pytest
from django.apps import apps

from tests.house.source import Function, Source, chain, functions, package_sources


def ledger_names() -> set[str]:
    """Names of the models whose rows are known from a day."""
    models = apps.get_models()
    return {m.__name__ for m in models if any(f.name == "known_on" for f in m._meta.get_fields())}


def parameters(function: Function) -> list[ast.arg]:
    return [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]


def has_default(function: Function, name: str) -> bool:
    arguments = function.args
    with_default = (arguments.posonlyargs + arguments.args)[::-1][: len(arguments.defaults)]
    keyword = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    return name in {a.arg for a in with_default} | {a.arg for a, default in keyword if default is not None}


def timeless(source: Source, ledger: set[str]) -> list[str]:
    """Functions that read the ledger without a required `as_at`. One row may be fetched by its own id."""
    found = []
    for function in functions(source.tree):
        names = {parameter.arg for parameter in parameters(function)}
        by_id = any(name.endswith("_id") for name in names)
        asks = "as_at" in names and not has_default(function, "as_at")
        if has_default(function, "as_at") or (reads(function, ledger) and not by_id and not asks):
            found.append(f"{source.place}: {function.name}")
    return found


def reads(function: Function, ledger: set[str]) -> bool:
    chains = [chain(node) for node in ast.walk(function) if isinstance(node, ast.Attribute)]
    return any(len(names) == 2 and names[0] in ledger and names[1] == "objects" for names in chains)


def test_queries_about_state_take_as_at() -> None:
    queries = [source for source in package_sources() if source.name == "queries"]
    assert [name for source in queries for name in timeless(source, ledger_names())] == []


def test_the_ledger_is_found() -> None:
    assert {"Wording", "Assignment", "DueDate", "ProgressUpdate", "Response"} <= ledger_names()


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("find(council)", ["commitments/queries.py: find"]),
        ("find(council, as_at=None)", ["commitments/queries.py: find"]),
        ("find(council, *, as_at=None)", ["commitments/queries.py: find"]),
        ("find(council, as_at)", []),
        ("find(council, *, as_at)", []),
        ("find(council, update_id)", []),
    ],
)
def test_a_query_without_as_at_is_seen(signature: str, expected: list[str]) -> None:
    text = f"def {signature}:\n    return Wording.objects.filter(council=council)\n"
    assert timeless(Source("commitments/queries.py", text), {"Wording"}) == expected
