"""What the page tests of money, steering groups and counts share."""

import re
from collections.abc import Callable
from typing import Any

from lxml import html

from followthrough.councils.permissions import Role
from followthrough.restriction import actions as restriction
from tests.web.client import PageClient

SignIn = Callable[[Role], PageClient]
NOT_RUNNERS = (Role.STEERING_GROUP_MEMBER, Role.SERVICE_REVIEWER, Role.LEAD_OFFICER, Role.COMMITTEE_MEMBER)


def text_of(reply: Any) -> str:
    """The words of a page, with spaces between the lines and the cells of its tables."""
    apart = re.sub(r"(<br>|</(?:td|th|li|dt|dd|summary|h\d)>)", r"\1 ", reply.content.decode())
    page: Any = html.fromstring(apart)
    return " ".join(page.text_content().split())


def closed_to(client: PageClient, addresses: list[str], status: int) -> None:
    """Every one of them is answered with that, read and sent."""
    answers = {at: (client.get(at).status_code, client.post(at).status_code) for at in addresses}
    assert answers == dict.fromkeys(addresses, (status, status))


def restrict(council: Any, thing: Any, readers: list[Any]) -> Any:
    """The thing, for those readers only."""
    return restriction.restrict(council=council, by=readers[0], thing=thing, readers=readers, reason="A home.")
