"""Two councils with something of every kind, and everybody who may knock at their doors."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import UUIDField
from django.urls import reverse

from followthrough.commitments import actions as commitments
from followthrough.commitments.models import Wording
from followthrough.commitments.rules import Dated, Delivery, Kind
from followthrough.councils import actions as councils
from followthrough.councils import policies, queries
from followthrough.councils.permissions import Role
from followthrough.lib.days import parse
from followthrough.packs.models import PutUpdate, Returned
from followthrough.redaction import actions as redaction
from tests.web.addresses import Ids, furnish, ids
from tests.web.client import ApplicationClient
from tests.web.conftest import FIRST_DAY, PASSWORD, add_member

READERS = (Role.SCRUTINY_OFFICER, Role.COUNCIL_ADMINISTRATOR)  # of what is restricted
OWNERS = (Role.LEAD_OFFICER, Role.CONTRIBUTOR, Role.PROGRAMME_LEAD, Role.SERVICE_REVIEWER)
SIGNED_OUT, ELSEWHERE, NOWHERE = "signed out", "administrator elsewhere", "of no council"
PRINCIPALS = (SIGNED_OUT, *Role, ELSEWHERE, NOWHERE)


@dataclass(frozen=True)
class World:
    """`here` and `there` are the councils; `clients` of everybody; ids of things, and those that an owner calls own."""

    here: Any
    there: Any
    clients: dict[str, ApplicationClient]
    ids: dict[str, Ids]
    own: dict[Role, Ids]


def made() -> World:
    """A new world; call it in a transaction that is rolled back."""
    here, there = (councils.create_council(slug=s, name=f"{s.title()} Council") for s in ("saltmere", "otherby"))
    clients: dict[str, ApplicationClient] = {SIGNED_OUT: _client(None)}
    people = {}
    for role in Role:
        clients[role], people[role] = _member(here, role)
    clients[ELSEWHERE], administrator = _member(there, Role.COUNCIL_ADMINISTRATOR)
    clients[NOWHERE] = _client(councils.create_sign_in(email="new@nowhere.example", password=PASSWORD))
    _client_of_officer, officer = _member(there, Role.SCRUTINY_OFFICER)
    furnish(here, *(people[role] for role in READERS))
    furnish(there, officer, administrator, name="Review Quillon")
    found = {council.slug: ids(council) for council in (here, there)}
    opening = {"council": here.slug, "restriction": found[here.slug]["restriction"]}
    for role in READERS:
        clients[role].post(reverse("restriction:open", kwargs=opening))
    own = {role: found[here.slug] | _own(here, people[role]) for role in OWNERS}
    return World(here, there, clients, found, own)


def _client(user: Any) -> ApplicationClient:
    client = ApplicationClient(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def _member(council: Any, role: Role) -> tuple[ApplicationClient, Any]:
    user = add_member(council, role)
    [(person, _roles)] = [one for one in queries.people(council, FIRST_DAY) if one[0].name == f"Sample {role}"]
    return _client(user), person


def _own(council: Any, person: Any) -> Ids:
    """Something that a person's post owns, and what that person entered about it."""
    told: dict[str, Any] = {"council": council, "by": person}
    post = councils.add_post(**told, title=f"Post of {person.name}")
    councils.take_up_post(**told, post=post, person=person, first_day=FIRST_DAY)
    mine = commitments.open_commitment(**told, kind=Kind.PROGRAMME, text="Plant trees.")
    about = told | {"commitment": mine}
    commitments.assign(**about, post=post)
    update = commitments.record_progress(**about, state=Delivery.IN_PROGRESS, text="Begun.")
    forecast = commitments.promise(**about, due=parse("June 2031"), kind=Dated.FORECAST, reason="Late.")
    evidence = commitments.add_evidence(**about, reference="Register")
    other = commitments.open_commitment(**told, kind=Kind.PROGRAMME, text="Buy trees.")
    reliance = commitments.rely(**about, on=other, note="")
    file = Returned.objects.filter(council=council).latest("id")
    put = PutUpdate.objects.create(
        **told, report=file.report, returned=file, position=PutUpdate.objects.count(), commitment=mine, text="Planted."
    )
    asked = redaction.ask(council=council, by=person, words="Plant", reason="Too early.")
    away = councils.say_away(**told, person=person, first_day=FIRST_DAY, last_day=FIRST_DAY)
    wording = Wording.objects.get(council=council, commitment=mine)
    rows = {
        "correct_wording": wording,
        "correct_progressupdate": update,
        "correct_duedate": forecast,
        "correct_evidence": evidence,
    }
    return {
        "commitment": mine.id,
        "reliance": reliance.id,
        "put": put.id,
        "absence": away.id,
        "commitments:withdraw": {"row": update.id},
        "redactions:refuse": {"asked": asked.id},
        **{f"commitments:{name}": {"row": row.id} for name, row in rows.items()},
    }


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever a request writes is taken back, so that the next one finds the world as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def keys_of(council: Any) -> set[str]:
    """The keys of everything that belongs to a council, as pages would print them."""
    found: set[str] = {str(council.id)}
    for model in apps.get_models():
        if model._meta.db_table in policies.tenant_tables() and isinstance(model._meta.pk, UUIDField):
            which = {"pk" if model is type(council) else "council_id": council.id}
            found |= {str(key) for key in model._base_manager.filter(**which).values_list("pk", flat=True)}
    return found
