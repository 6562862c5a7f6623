"""The table in docs/permissions.md is the source; the code says the same, verb by verb and role by role."""

from pathlib import Path

import pytest

from followthrough.councils.permissions import ROLES, Permission, Role, allowed

TABLE = Path(__file__).parents[2] / "docs" / "permissions.md"
HELD = {"yes": True, "no": False}


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def table(text: str) -> dict[tuple[str, str], bool]:
    """(role, verb) to whether the role holds it, as the document says. Any other word in a cell is an error."""
    head, _rule, *rows = [cells(line) for line in text.splitlines() if line.startswith("|")]
    roles = [name.replace(" ", "_") for name in head[2:]]
    return {(role, row[0].strip("`")): HELD[word] for row in rows for role, word in zip(roles, row[2:], strict=True)}


def test_the_document_and_the_code_agree_on_every_cell() -> None:
    code = {(role.value, verb.value): verb in ROLES[role] for role in Role for verb in Permission}
    assert table(TABLE.read_text(encoding="utf-8")) == code


def test_every_verb_is_held_by_somebody() -> None:
    assert set().union(*ROLES.values()) == set(Permission)


def test_a_cell_that_differs_is_seen() -> None:
    text = "| verb | what | lead officer |\n|---|---|---|\n| `read` | see | no |\n"
    assert table(text) == {("lead_officer", "read"): False}


def test_a_cell_that_says_neither_is_an_error() -> None:
    with pytest.raises(KeyError):
        table("| verb | what | lead officer |\n|---|---|---|\n| `read` | see | perhaps |\n")


@pytest.mark.parametrize("verb", Permission)
def test_several_roles_hold_the_verbs_of_all_of_them(verb: Permission) -> None:
    both = frozenset({Role.COMMITTEE_MEMBER, Role.COUNCIL_ADMINISTRATOR})
    assert allowed(both, verb) == (verb in ROLES[Role.COMMITTEE_MEMBER] | ROLES[Role.COUNCIL_ADMINISTRATOR])


def test_nobody_without_a_role_may_do_anything() -> None:
    assert [verb for verb in Permission if allowed(frozenset(), verb)] == []
