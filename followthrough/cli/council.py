"""`followthrough council SLUG`: a new council, and a first administrator who can sign in."""

import argparse
from typing import TYPE_CHECKING

from followthrough.cli import start
from followthrough.cli.check import database_faults
from followthrough.lib.refused import Refused

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers
    from followthrough.councils.models import Council, Person

SENTENCES = {
    "slug_malformed": "{slug!r} cannot stand in an address: use small letters, digits and hyphens, such as saltmere.",
    "slug_reserved": "{slug!r} is the beginning of other addresses here: choose another short name.",
    "already_there": "{email} belongs to somebody else of {slug}: give that person the role on the page People.",
}


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("council", help="make a council, or give one an administrator")
    parser.add_argument("slug", metavar="SLUG", help="its short name in addresses, such as saltmere")
    parser.add_argument("--name", help='its full name, such as "Saltmere City Council" (for a new one)')
    parser.add_argument("--executive", default="Cabinet", help="who answers recommendations (default: Cabinet)")
    parser.add_argument(
        "--administrator",
        nargs=2,
        metavar=("NAME", "EMAIL"),
        help="somebody who lets the others in; prints a link to choose a password with",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """0 with the council and its administrator there. Run again, it makes neither twice."""
    start.check_folder()
    start.set_up_django()
    for fault in database_faults():
        raise start.CannotStart(fault)
    name, email = args.administrator or ("", "")
    try:
        _do(args, name, email)
    except Refused as refused:
        raise start.CannotStart(SENTENCES[refused.code].format(slug=args.slug, email=email)) from None
    return 0


def _do(args: argparse.Namespace, name: str, email: str) -> None:
    """All or nothing."""
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction

    try:
        validate_email(email or "nobody@council.example")
    except ValidationError:
        raise start.CannotStart(f"{email!r} is not an e-mail address: give the name first, then the address.") from None
    with transaction.atomic():
        council = _council(args.slug, args.name, args.executive)
        link = _administrator(council, name, email) if email else ""
    print(f"The council {council.name} is at {_base_url()}/{council.slug}/.")
    if link:
        print(f"{email} chooses a password at this address, which works once and for three days:\n{link}")
    elif not args.administrator:
        print(f"Nobody is let in yet: followthrough council {council.slug} --administrator NAME EMAIL")
    else:
        print(f"{email} is an administrator and has a password already.")


def _council(slug: str, name: str | None, executive: str) -> "Council":
    from followthrough.councils import actions, queries

    found = queries.council_by_slug(slug)
    if found is not None:
        return found
    if not (name and name.strip()):
        raise start.CannotStart(f"There is no council {slug!r} yet: give its full name with --name to make it.")
    return actions.create_council(slug=slug, name=name.strip(), executive=executive)


def _administrator(council: "Council", name: str, email: str) -> str:
    """Let somebody in as administrator; a link to choose a password with, "" for whoever has one."""
    from followthrough.councils import actions, queries
    from followthrough.councils.permissions import Role
    from followthrough.councils.scope import writing
    from followthrough.lib import clock

    today = clock.today()
    with writing(council):
        person = _person(council, name, email)
        held = [one for one in queries.memberships(council, person) if one.last_day is None]
        admin = next((one for one in held if one.role == Role.COUNCIL_ADMINISTRATOR), None) or actions.let_in(
            council=council, by=None, person=person, email=email, role=Role.COUNCIL_ADMINISTRATOR, first_day=today
        )
        return "" if admin.user.has_usable_password() else _link(admin.user)


def _person(council: "Council", name: str, email: str) -> "Person":
    from followthrough.councils import actions, queries
    from followthrough.lib import clock

    known = [person for person, _roles in queries.people(council, clock.today())]
    found = next((one for one in known if (one.email or "").lower() == email.strip().lower()), None)
    return found or actions.add_person(council=council, by=None, name=name, email=email.strip())


def _link(user: object) -> str:
    """The address of the page that a letter about a forgotten password leads to."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str
    from django.urls import reverse

    mark = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return f"{_base_url()}{reverse('account_reset_password_from_key', kwargs=mark)}"


def _base_url() -> str:
    return start.configuration().base_url
