"""For whoever is no reader, a council with something restricted is, byte for byte, the same council without it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

import pytest
from django.db import models
from django.test import Client, override_settings
from django.urls import reverse

from followthrough.councils import actions as councils
from followthrough.councils.permissions import ROLES, Role
from followthrough.councils.veil import Veiled
from followthrough.redaction import originals, rules
from followthrough.restriction import queries
from tests.cast import FIRST_PAPER, SmallReview
from tests.restriction.secret import NUMBER, REVIEW, WORDS, Secret, keep_secret
from tests.unprepared import unprepared
from tests.web.addresses import addresses, furnish, ids, pages
from tests.web.conftest import FIRST_DAY, add_member
from tests.web.world import taken_back

# Whatever the engine, it is the same pages, and there are many; the veil itself is tested on both.
pytestmark = pytest.mark.only_on("sqlite")
SLUG = "saltmere"
WANTED = rules.fold(WORDS)
# What differs between two visits of the same page.
TOKENS = re.compile(
    rb'(?<=name="csrfmiddlewaretoken" value=")[^"]*|(?<=nonce=")[^"]*|(?<=name="request_id" value=")[^"]*'
    rb'|(?<=name="seen" value=")[^"]*'
)
FORMS = {
    "people:post_file": ("html", "docx"),
    "people:person_file": ("html",),
    "reviews:appendix": ("html", "docx", "pdf"),
    "reviews:exempt": ("html",),
    "reviews:progress": ("html", "docx", "xlsx", "json"),
    "reviews:rows": ("csv", "xlsx", "json"),
    "programmes:rows": ("csv", "xlsx", "json"),
    "recommendations:rows": ("csv", "xlsx", "json"),
}
# Asked of these pages besides today's.
QUERIES = {
    "reviews:show": [{"as-at": FIRST_PAPER.isoformat()}, {"q": WORDS}, {"scrutiny": "closure_proposed"}],
    "reviews:index": [{"as-at": FIRST_PAPER.isoformat()}],
    "reviews:changes": [{"since": "1 January 2021", "until": FIRST_PAPER.isoformat()}],
    "reviews:rows": [{"as-at": FIRST_PAPER.isoformat()}],
    "reviews:appendix": [{"as-at": FIRST_PAPER.isoformat()}],
    "reviews:progress": [{"since": "1 January 2021", "as-at": FIRST_PAPER.isoformat()}],
    "recommendations:show": [{"as-at": FIRST_PAPER.isoformat()}],
    "programmes:list": [{"as-at": FIRST_PAPER.isoformat()}],
    "trail:whole": [{"page": "2"}],
    "recommendations:list": [{"overdue": "yes"}, {"sort": "-due", "as-at": FIRST_PAPER.isoformat()}],
    "search:results": [
        {"q": WORDS},
        {"q": NUMBER},
        {"q": REVIEW},
        {"q": "peregrine"},
        {"q": "locks+tree"},
        {"q": "the", "as-at": FIRST_PAPER.isoformat()},
    ],
}
Pages = dict[tuple[str, str], tuple[int, bytes]]


class Furnished(NamedTuple):
    """A council with something of every kind, a person of every role, and the two who will be readers."""

    council: Any
    cast: dict[Role, Any]
    readers: list[Any]
    small: SmallReview


def furnished_council() -> Furnished:
    council = councils.create_council(slug=SLUG, name="Saltmere City Council")
    cast = {role: add_member(council, role).memberships.get().person for role in Role}
    readers = []
    for role in (Role.SCRUTINY_OFFICER, Role.LEAD_OFFICER):
        user = councils.create_sign_in(email=f"reader-{role}@saltmere.example", password=None)
        person = councils.add_person(council=council, by=None, name=f"Reader {role}")
        councils.give_role(council=council, by=None, user=user, person=person, role=role, first_day=FIRST_DAY)
        readers.append(person)
    return Furnished(council, cast, readers, furnish(council, cast[Role.SCRUTINY_OFFICER], cast[Role.LEAD_OFFICER]))


@pytest.fixture(scope="module")
def furnished(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Furnished]:
    """Made once for this file and rolled back after it."""
    folder = tmp_path_factory.mktemp("data")
    with django_db_blocker.unblock(), override_settings(DATA_DIR=folder), taken_back():
        yield furnished_council()


@pytest.fixture
def town(furnished: Furnished, db: None) -> Furnished:
    """Each test's own to change; what it writes is rolled back."""
    return deepcopy(furnished)


@pytest.fixture
def council(town: Furnished) -> Any:
    return town.council


@pytest.fixture
def cast(town: Furnished) -> dict[Role, Any]:
    """A person of every role."""
    return town.cast


@pytest.fixture
def readers(town: Furnished) -> list[Any]:
    """A scrutiny officer and a lead officer of their own, who will be named."""
    return town.readers


@pytest.fixture
def small(town: Furnished) -> SmallReview:
    return town.small


@pytest.fixture
def hide(council: Any, readers: list[Any], small: SmallReview) -> Callable[[], Secret]:
    return lambda: keep_secret(council, readers[0], readers, small)


def client_of(person: Any) -> Client:
    client = Client()
    client.force_login(person.memberships.get().user)
    return client


def everywhere(council: Any, role: Role) -> list[str]:
    """Each address of the map that the role may reach; for an officer in every form and on past days too."""
    found = []
    for name, address, permission in addresses(SLUG, ids(council)):
        if permission not in ROLES[role]:
            continue
        found.append(address)
        if role is Role.SCRUTINY_OFFICER:
            found += [re.sub(r"\.\w+$", f".{form}", address) for form in FORMS.get(name, ())]
            found += [f"{address}?{'&'.join(f'{k}={v}' for k, v in query.items())}" for query in QUERIES.get(name, [])]
    return list(dict.fromkeys(found))


def by_two_each(which: dict[Role, list[str]]) -> dict[Role, list[str]]:
    """The officer sees all that the officer may; any other page is seen by the first two who may."""
    seen = Counter[str]()
    kept: dict[Role, list[str]] = {}
    for role in sorted(which, key=lambda role: role is not Role.SCRUTINY_OFFICER):
        kept[role] = [address for address in which[role] if seen[address] < 2]
        seen.update(kept[role])
    return kept


def visit(people: dict[Role, Any], which: dict[Role, list[str]]) -> Pages:
    """What every page gives to each of those people, without what differs at every visit."""
    seen = {}
    for role, person in people.items():
        client = client_of(person)
        for address in which[role]:
            reply = client.get(address)
            seen[(role.value, address)] = (reply.status_code, TOKENS.sub(b"", reply.content))
    return seen


def differing(before: Pages, after: Pages) -> list[tuple[str, str]]:
    return [where for where in before if before[where] != after[where]]


def telling(found: Pages) -> list[tuple[str, str]]:
    """Where the words of what is restricted stand, in a page or a document; a search repeats its question."""
    unasked = {where: data for where, (_status, data) in found.items() if WORDS not in where[1]}
    return [where for where, data in unasked.items() if originals.holds(data, WANTED)]


def open_everything(client: Client, secret: Secret) -> None:
    for one in secret.restrictions:
        address = reverse("restriction:open", kwargs={"council": SLUG, "restriction": one.id})
        assert client.post(address).status_code == 302


def test_the_council_is_the_same_for_everybody_who_is_no_reader(
    council: Any, cast: dict[Role, Any], hide: Callable[[], Secret]
) -> None:
    which = by_two_each({role: everywhere(council, role) for role in cast})
    before = visit(cast, which)
    hide()
    after = visit(cast, which)
    assert differing(before, after) == []
    assert telling(after) == []
    assert sum(status == 200 for status, _data in after.values()) > 150


def test_without_the_veil_it_would_be_seen(
    council: Any, cast: dict[Role, Any], hide: Callable[[], Secret], monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = {Role.SCRUTINY_OFFICER: cast[Role.SCRUTINY_OFFICER]}
    which = {role: everywhere(council, role) for role in officer}
    before = visit(officer, which)
    hide()
    monkeypatch.setattr(Veiled, "get_queryset", lambda self: models.Manager.get_queryset(self))
    monkeypatch.setattr(queries, "hidden", lambda council: set())
    with unprepared():
        after = visit(officer, which)
    assert len(differing(before, after)) > 20
    assert len(telling(after)) > 8


@pytest.mark.parametrize("role", [Role.SCRUTINY_OFFICER, Role.COUNCIL_ADMINISTRATOR])
def test_its_ids_lead_nobody_anywhere(
    council: Any, cast: dict[Role, Any], hide: Callable[[], Secret], role: Role
) -> None:
    secret, client = hide(), client_of(cast[role])
    found = [
        (address, status)
        for address in with_ids(council, secret)
        for status in (client.get(address).status_code, client.post(address).status_code)
        if status not in (403, 404, 405)
    ]
    assert found == []


def with_ids(council: Any, secret: Secret) -> Iterator[str]:
    """Every page that takes an id of what is restricted, asked for it."""
    have, theirs = ids(council), secret.ids()
    for name, given, _permission in pages():
        keys = {key: have.get(name, {}).get(key, have.get(key)) for key in given}
        for key in set(given) & theirs.keys():
            for one in theirs[key]:
                yield reverse(name, kwargs={"council": SLUG, **keys, key: one})


def test_a_reader_who_has_opened_it_sees_it_all(council: Any, readers: list[Any], hide: Callable[[], Secret]) -> None:
    secret = hide()
    client = client_of(readers[0])
    open_everything(client, secret)
    where = {
        "recommendations:show": {"recommendation": secret.recommendation.id},
        "programmes:show": {"programme": secret.programme.id},
        "reviews:show": {"review": secret.review.id},
        "reviews:index": {},
        "programmes:list": {},
        "imports:original": {"paper": secret.paper.id},
        "reviews:rows": {"review": secret.recommendation.review_id, "form": "csv"},
        "trail:whole": {},
        "trail:show": {"subject": secret.recommendation.commitment_id},
    }
    for name, given in where.items():
        reply = client.get(reverse(name, kwargs={"council": SLUG, **given}))
        assert (name, reply.status_code, WORDS in reply.content.decode()) == (name, 200, True)
    shown = client.get(reverse("reviews:show", kwargs={"council": SLUG, "review": secret.recommendation.review_id}))
    assert f"</span>{NUMBER}</a>" in shown.content.decode()
    assert "Restricted</strong>" in shown.content.decode()


def test_a_reader_sees_nothing_of_it_before_opening_it(
    council: Any, readers: list[Any], hide: Callable[[], Secret]
) -> None:
    reader = {Role.LEAD_OFFICER: readers[1]}
    which = {role: everywhere(council, role) for role in reader}
    before = visit(reader, which)
    hide()
    after = visit(reader, which)
    assert telling(after) == []
    # The home page says how many there are, and the list of what is restricted what each is.
    changed = {address for _role, address in differing(before, after)}
    assert changed == {f"/{SLUG}/", f"/{SLUG}/restricted/"}


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("appendix", "html"),
        ("appendix", "docx"),
        ("appendix", "pdf"),
        ("progress", "html"),
        ("progress", "docx"),
        ("progress", "csv"),
    ],
)
def test_papers_leave_it_out_even_for_a_reader(
    council: Any, readers: list[Any], small: SmallReview, hide: Callable[[], Secret], page: str, form: str
) -> None:
    client = client_of(readers[0])
    address = reverse(f"reviews:{page}", kwargs={"council": SLUG, "review": small.review.id, "form": form})
    before = client.get(address).content
    open_everything(client, hide())
    assert client.get(address).content == before
