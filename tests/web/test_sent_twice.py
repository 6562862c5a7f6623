"""Every form that writes, found in the map of addresses, is filled in and sent twice: the second adds nothing.

Whoever presses a button twice, or again because the page did not come, has entered it once.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from followthrough.accreditation.rules import Method
from followthrough.councils import queries
from followthrough.councils.permissions import ROLES, Permission, Role
from followthrough.lib import clock
from followthrough.web import words
from tests.web.addresses import GONE, addresses, furnish, ids
from tests.web.client import PageClient
from tests.web.pages import XHTML, tree

# What is typed into a field of that name; any other text is words.
TYPED = {
    "due": "May 2031",
    "number": "77",
    "neutral_name": "Review 77",
    "email": "somebody@saltmere.example",
    "update_months": "6",
    "mailbox": "team@saltmere.example",
    **dict.fromkeys(["answer_days", "before", "after"], "7"),
    "closed": "29 December 2026",
    "lines": "78. That the Council sweeps the leaves.",
    "table": "Number\tResponse\n3\tAgree",
    "text": "Number\tRecommendation\n1\tThat the Council sweeps the leaves.",
    "words": "maps of leaks",
    "review_on": "1 May 2099",
    **dict.fromkeys(["amount", "annual_fee"], "£2,000"),
    **dict.fromkeys(["number", "replies"], "23"),
    **dict.fromkeys(["period", "month"], "May 2024"),
    **dict.fromkeys(["ends", "expires", "due"], "31 March 2099"),
    **dict.fromkeys(["known_on", "source", "endorsed", "decided", "until", "owner"], ""),
    **dict.fromkeys(["cutoff", "clearance", "publication"], ""),
}
DAYS = {"last_day", "first_day", "on", "day", "paper_on"}
# What is chosen of a list or of radio buttons; of any other list the last, of other buttons the first.
CHOSEN = {"only_meeting": "", "body": "", "role": "contributor", "nation": "wales"}
TICKED = {"items", "readers", "things"}
# What is sent otherwise at one page; None: that button is not pressed.
AT_A_PAGE: dict[str, dict[str, str | None]] = {
    "recommendations:response": {"state": "agreed"},
    "people:hand_over": {"first_day": "1 May 2031"},
    "people:vacate": {"last_day": "1 May 2032"},
    "people:end_quiet": {"last_day": "15 April 2098"},
    "people:give_role": {"role": "committee_member"},
    "people:sign_in": {"email": "another@saltmere.example"},
    "people:forget": {"typed": GONE},
    "reviews:paste": {"save": "1"},
    "redactions:ask": {"ask": "1"},
    "steering:meeting": {"day": "4 April 2024"},
    "packs:days": {"cutoff": "15 January 2024"},
    "packs:section": {"insert": None},
    "packs:name_layout": {"numbering": "none"},
    "rounds:show": {"version": None},
}
# What only shows, changes a row that is there, sets what is set, or is refused of what `furnish` gives; each has tests
# of its own.
ADDS_NO_ROW = {
    "reviews:paste_outcomes",
    "imports:show",
    "imports:mend",
    "imports:undo",
    "frameworks:load",
    "redactions:refuse",
    "people:remove_second_step",
    "people:second_step",
    "people:sign_out",
    "people:withdraw_invitation",
    "packs:template",
    "packs:came_back",
    "rounds:show",
    "rounds:plan",
    "rounds:insist",
    "rounds:question",
    "rounds:answer_not_mine",
    "rounds:answer_update",
    "rounds:answer_sheet",
}


def sendable(page: Any) -> list[tuple[str, dict[str, Any]]]:
    """Each POST form in the body of a page: where it goes, and what somebody would send who fills everything in."""
    main = next(tree(page).iter(f"{XHTML}main"))
    forms = [form for form in main.iter(f"{XHTML}form") if form.get("method") == "post"]
    return [(form.get("action"), filled(form)) for form in forms]


def filled(form: Any) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    for field in form.iter(f"{XHTML}input", f"{XHTML}textarea", f"{XHTML}button"):
        name, kind = field.get("name"), field.get("type")
        if name in (None, "csrfmiddlewaretoken"):
            continue
        if kind == "hidden":
            sent[name] = field.get("value") or ""
        elif kind == "radio":
            sent.setdefault(name, CHOSEN.get(name, field.get("value")))
        elif kind == "submit":
            sent.setdefault(name, field.get("value") or "")
        elif kind == "checkbox" and name in TICKED:
            sent.setdefault(name, []).append(field.get("value"))
        elif kind not in ("checkbox", "file"):
            sent[name] = field.get("value") or typed(name)
    for select in form.iter(f"{XHTML}select"):
        values = [option.get("value") for option in select.iter(f"{XHTML}option")]
        sent[select.get("name")] = CHOSEN.get(select.get("name"), values[-1])
    return sent


def typed(name: str) -> str:
    field = name.rsplit("-")[-1]
    if field in set(Method) or field.endswith("_of"):
        return ""  # how many were looked at, which nobody has to say
    return words.day(clock.today()) if field in DAYS else TYPED.get(field, f"Words for {field}")


def rows() -> dict[str, int]:
    """How many rows each table of ours has, hidden ones too: asked at once, because it is asked for every form."""
    ours = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith("followthrough.")]
    counts = ", ".join(f'(SELECT COUNT(*) FROM "{table}")' for table in ours)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return dict(zip(ours, cursor.fetchone(), strict=True))


@pytest.fixture
def people(council: Any, signed_in: Callable[[Role], PageClient]) -> dict[Role, PageClient]:
    """The officer, the administrator and one more of a council that has something of every kind."""
    roles = (Role.SCRUTINY_OFFICER, Role.COUNCIL_ADMINISTRATOR, Role.LEAD_OFFICER)
    found = {role: signed_in(role) for role in roles}
    keeper, asker = (
        queries.people_with(council, verb, clock.today())[0]
        for verb in (Permission.KEEP_REVIEWS, Permission.MANAGE_PEOPLE)
    )
    furnish(council, keeper, asker)
    return found


def test_every_form_sent_twice_writes_once(council: Any, people: dict[Role, PageClient]) -> None:
    added: dict[str, bool] = {}
    # What is restricted is gone until it is opened, so that comes last.
    places = sorted(addresses("saltmere", ids(council)), key=lambda one: one[0].startswith("restriction:"))
    for name, address, permission in places:
        role = Role.SCRUTINY_OFFICER if permission in ROLES[Role.SCRUTINY_OFFICER] else Role.COUNCIL_ADMINISTRATOR
        forms = forms_at(people[role], address)
        for number in range(len(forms)):
            # Looked at anew after another was sent, which may have changed it.
            left = forms_at(people[role], address) if number else forms
            if number >= len(left):
                break  # what was sent is offered no more, such as a framework that is loaded
            action, sent = left[number]
            sent = {key: value for key, value in (sent | AT_A_PAGE.get(name, {})).items() if value is not None}
            added[name] = sends_twice(people[role], action, sent) or added.get(name, False)
    assert {name for name, any_row in added.items() if not any_row} == ADDS_NO_ROW
    assert len(added) > 30


def forms_at(client: PageClient, address: str) -> list[tuple[str, dict[str, Any]]]:
    page = client.get(address)
    shown = page.status_code == 200 and page.get("Content-Type", "").startswith("text/html")
    return sendable(page) if shown else []


def sends_twice(client: PageClient, action: str, sent: dict[str, Any]) -> bool:
    """Whether the first adds any row; the second may add none and break nothing."""
    before = rows()
    first = client.post(action, sent)
    once = rows()
    second = client.post(action, sent)
    assert {first.status_code, second.status_code} <= {200, 302, 404, 405}, action
    assert rows() == once, action
    return once != before
