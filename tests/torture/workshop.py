"""The process that knows the product: makes the council, starts servers, and looks into the database.

It is told what to do by lines of JSON on standard input and answers each with one. A server is a fork of it, so that a
thousand starts do not load Python a thousand times; from there on it is `followthrough serve` as it stands.
"""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

PASSWORD = "a long password for torture"
KEEPER, ADMINISTRATOR = "keeper@saltmere.example", "administrator@saltmere.example"


def prepare() -> dict[str, Any]:
    """A migrated database with one council, two people, and a review whose recommendations are written to."""
    from django.core.management import call_command

    from followthrough.councils import actions
    from followthrough.councils.permissions import Role
    from followthrough.lib import clock
    from tests.cast import small_review

    call_command("migrate", verbosity=0)
    council = actions.create_council(slug="saltmere", name="Saltmere City Council")
    roles = {KEEPER: Role.SCRUTINY_OFFICER, ADMINISTRATOR: Role.COUNCIL_ADMINISTRATOR}
    people = []
    for email, role in roles.items():
        user = actions.create_sign_in(email=email, password=PASSWORD)
        person = actions.add_person(council=council, by=None, name=f"Sample {role}", email=email)
        actions.give_role(council=council, by=None, user=user, person=person, role=role, first_day=clock.today())
        people.append(person)
    review = small_review(council, people[0])
    commitments = [str(one.commitment_id) for one in review.recommendations]
    warm_up(commitments[0])
    return {"commitments": commitments}


def warm_up(commitment: str) -> None:
    """Load what the pages need, so that not each of a thousand servers has to."""
    from django.test import Client
    from django.urls import reverse

    from followthrough.councils.actions import create_sign_in

    visitor = Client(SERVER_NAME="127.0.0.1")
    visitor.get(reverse("account_login"))
    visitor.force_login(create_sign_in(email=KEEPER, password=None))
    visitor.get(reverse("commitments:update", args=["saltmere", commitment]))
    visitor.get(reverse("redactions:ask", args=["saltmere"]))


def start(early: bool) -> dict[str, Any]:
    """Fork a server, the leader of a process group of its own."""
    from django.db import connections

    connections.close_all()
    pid = os.fork()
    if pid == 0:
        os.setsid()
        serve(early)
    return {"pid": pid}


def serve(early: bool) -> None:
    """The server, in the child; `early` spoils it for the control: it says that it has written before it has."""
    from followthrough.cli import serve as command
    from followthrough.config import wsgi
    from tests.torture import spoilt

    devnull = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(devnull, stream)
    if early:
        wsgi.application = spoilt.acknowledging_early(wsgi.application)  # type: ignore[assignment]
    code = 1
    try:
        code = command.run(Namespace(host="127.0.0.1", workers=2))
    finally:
        os._exit(code)


def reap(pid: int) -> dict[str, Any]:
    """Wait for a server that has been killed."""
    _pid, status = os.waitpid(pid, 0)
    return {"signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0}


def look(thorough: bool) -> dict[str, Any]:
    """What stands in the database, and what is wrong with it."""
    from django.db import connections

    from tests.torture import inspection

    try:
        return inspection.look(thorough)
    finally:
        connections.close_all()


VERBS: dict[str, Callable[..., dict[str, Any]]] = {"prepare": prepare, "start": start, "reap": reap, "look": look}


def main() -> None:
    import django

    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
    os.environ["DJANGO_SETTINGS_MODULE"] = "followthrough.config.settings"
    django.setup()
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(VERBS[asked.pop("verb")](**asked)), flush=True)


if __name__ == "__main__":
    main()
