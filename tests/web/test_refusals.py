"""Every code with which an action can refuse has a sentence, and the sentence takes the code's parameters."""

import ast
from datetime import date
from pathlib import Path
from string import ascii_lowercase

import pytest
from django import forms

import followthrough
from followthrough.lib.refused import Refused
from followthrough.web import refusals

PACKAGE = Path(followthrough.__path__[0])
ALSO = (
    PACKAGE / "commitments" / "exempting.py",
    PACKAGE / "councils" / "scope.py",
    PACKAGE / "packs" / "coming_back.py",
    PACKAGE / "rounds" / "sheet_whose.py",
)
RAISERS = [*sorted(PACKAGE.glob("*/actions.py")), *sorted(PACKAGE.glob("*/actions/*.py")), *ALSO]
RULES = [*sorted(PACKAGE.glob("*/rules.py")), PACKAGE / "exchange" / "matching.py"]


def codes(source: str, rules: bool) -> set[str]:
    """Codes in a module: what `Refused("…")` is called with; in rules, every string that a `…faults` holds."""
    tree = ast.parse(source)
    if not rules:
        calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "Refused"]
        either = [one for call in calls for one in one_or_the_other(call.args[0])]
        return {one.value for one in either if isinstance(one, ast.Constant)}  # type: ignore[misc]
    functions = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name.endswith(("fault", "faults"))]
    strings = [
        n.value
        for function in functions
        for n in ast.walk(ast.Module(body=function.body[1:], type_ignores=[]))
        if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    return {s for s in strings if "_" in s and set(s) <= set(ascii_lowercase + "_") and s not in FIELDS}


def one_or_the_other(code: ast.expr) -> list[ast.expr]:
    return [code.body, code.orelse] if isinstance(code, ast.IfExp) else [code]


# Names of fields that rules give beside their codes.
FIELDS = {"approved_by", "minute_ref", "which_part", "known_on", "review_on", "due_on", "closes_on"}


def test_the_walk_finds_codes() -> None:
    assert codes("def f():\n    raise Refused('no_way', 'x')\n", rules=False) == {"no_way"}
    assert codes("def f(x):\n    raise Refused('a_b' if x else 'c_d', 'x')\n", rules=False) == {"a_b", "c_d"}
    assert codes("def a_faults(x):\n    'doc'\n    return ['b_needed', 'b']\n", rules=True) == {"b_needed"}


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    raised = {code for file in RAISERS for code in codes(file.read_text(), rules=False)}
    ruled = {code for file in RULES for code in codes(file.read_text(), rules=True)}
    assert set(refusals.SENTENCES) == raised | ruled


@pytest.mark.parametrize("code", refusals.SENTENCES)
def test_a_sentence_takes_the_parameters_of_its_code(code: str) -> None:
    params = dict.fromkeys(("first_day", "since", "day", "meeting"), date(2024, 1, 16))
    named = {"name": "Review 3", "called": "Review 3", "edition": "2023", "value": "nearly met"}
    said = refusals.say(Refused(code, "", **params, **named, number="7", rows=(3, 5), most=20, length=30))
    assert "%" not in said
    assert said.endswith(".")


def test_days_and_rows_are_written_for_readers() -> None:
    assert refusals.say(Refused("number_missing", rows=(3, 5))).endswith("rows: 3, 5.")
    assert refusals.say(Refused("number_missing", rows=tuple(range(1, 14)))).endswith("9, 10 and 3 more.")
    assert "16 January 2024" in refusals.say(Refused("post_taken", since=date(2024, 1, 16)))


class Small(forms.Form):
    reason = forms.CharField(required=False)


def test_a_refusal_stands_at_its_field_or_above_the_form() -> None:
    form = Small({})
    assert form.is_valid()
    refusals.add_to(form, Refused("reason_needed", "reason"))
    refusals.add_to(form, Refused("minute_needed", "minute_ref"))
    assert dict(form.errors) == {
        "reason": ["Enter the reason."],
        "__all__": ["Enter the reference of the minute that records this."],
    }
