"""Every address of the map, and what it has to answer to whom: derived from docs/permissions.md and what a page
declares, never from what it does. `document()` is docs/access-matrix.md; `python -m tests.web.matrix` writes it.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from followthrough.councils.permissions import Permission, Role
from tests.councils.test_permissions import TABLE, table

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SAFE = ("GET", "HEAD")
DOCUMENT = TABLE.with_name("access-matrix.md")
NOT_OBJECTS = {"form", "key", "level", "position", "preset"}

# The public pages, and what reading one gives: to somebody signed out, and to somebody signed in.
PUBLIC: dict[str, tuple[int, int]] = {
    "accessibility": (200, 200),
    "account": (302, 200),
    "account_change_password": (302, 200),
    "account_inactive": (200, 200),
    "account_login": (200, 302),
    "account_logout": (302, 200),
    "account_reauthenticate": (302, 200),
    "account_reset_password": (200, 200),
    "account_reset_password_done": (200, 200),
    "account_reset_password_from_key": (200, 200),
    "account_reset_password_from_key_done": (200, 200),
    "account_sessions": (302, 200),
    "account_set_password": (302, 302),
    "answer_all": (404, 404),  # without the cookie of a link
    "answer_done": (404, 404),
    "answer_gate": (404, 404),
    "answer_link": (302, 302),
    "answer_not_mine": (404, 404),
    "answer_preview": (404, 404),
    "answer_update": (404, 404),
    "calendar": (404, 404),  # without a token that works
    "demo": (404, 404),  # outside the demo
    "answer_sheet": (404, 404),
    "answer_sheet_check": (404, 404),
    "answer_sheet_file": (404, 404),
    "healthz": (200, 200),
    "join": (404, 404),
    "join_link": (302, 302),
    "mfa_activate_totp": (302, 302),
    "mfa_add_webauthn": (302, 302),
    "mfa_authenticate": (302, 302),
    "mfa_deactivate_totp": (302, 404),
    "mfa_generate_recovery_codes": (302, 302),
    "mfa_index": (302, 200),
    "mfa_list_webauthn": (302, 302),
    "mfa_reauthenticate": (302, 302),
    "mfa_reauthenticate_webauthn": (302, 302),
    "mfa_remove_webauthn": (302, 302),
    "mfa_view_recovery_codes": (302, 404),
    "mailbox": (404, 404),  # outside the demo
    "mailbox_letter": (404, 404),  # outside the demo
    "metrics": (404, 404),  # without the token for it
    "readyz": (200, 200),
    "start": (302, 302),
}
# Where holding the verb is not enough: whoever lacks the other one reaches only what is their own.
OWN_ONLY_WITHOUT: dict[Permission | str, Permission] = {
    Permission.RECORD_OWN_PROGRESS: Permission.RECORD_ANY_PROGRESS,
    "redactions:refuse": Permission.APPROVE_REDACTION,
    "people:come_back": Permission.MANAGE_PEOPLE,
    "people:take_back_absence": Permission.MANAGE_PEOPLE,
}
# Answered by whoever owns it, whatever other verbs somebody holds.
OWNER_ALONE = {"packs:answer", "packs:decline"}
# Of a recommendation for whoever keeps reviews; of a programme, a phase or an action for whoever runs programmes too.
KEPT = {f"commitments:{name}" for name in ("owner", "due", "extension", "correct_wording")}
# Each thing that is ticked there is checked by itself; the page is for whoever holds the verb.
EACH_CHECKED = {"resting:accept"}
# What these parameters name is there for its named readers only, for whom it is asked of, or for whoever clears it,
# whatever others hold; for them there is no such page.
READERS_ONLY = {"restriction", "asking", "answer"}


@dataclass(frozen=True)
class Route:
    """One address: its name, its pattern, what has to be filled in, its verb (None: public), and its methods."""

    name: str
    pattern: str
    given: tuple[str, ...]
    permission: Permission | None
    methods: tuple[str, ...]

    @property
    def objects(self) -> set[str]:
        """The parameters that name a council's things."""
        return set(self.given) - NOT_OBJECTS


def routes(resolver: Any = None, space: str = "", before: str = "") -> Iterator[Route]:
    """Every address of the map; one that declares neither a verb nor that it is public is a LookupError."""
    from django.urls import get_resolver  # noqa: PLC0415 - settings come first where this file is run
    from django.urls.resolvers import URLResolver  # noqa: PLC0415

    for one in (resolver or get_resolver()).url_patterns:
        pattern = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one, f"{space}{one.namespace}:" if one.namespace else space, pattern)
        else:
            yield _route(one, f"{space}{one.name}", pattern)


def _route(one: Any, name: str, pattern: str) -> Route:
    permission = getattr(one.callback, "permission", name)
    if not (isinstance(permission, Permission) or (permission is None and name in PUBLIC)):
        raise LookupError(f"{pattern} declares no verb, and is none of the public pages.")
    given = tuple(parameter for parameter in one.pattern.converters if parameter != "council")
    return Route(name, pattern, given, permission, tuple(getattr(one.callback, "methods", ())))


def holds() -> dict[tuple[str, str], bool]:
    """(role, verb) to whether the role holds it, as docs/permissions.md says."""
    return table(TABLE.read_text(encoding="utf-8"))


def reach(route: Route, role: Role, held: dict[tuple[str, str], bool]) -> str:
    """`yes`, `own`, `readers` or `no`: what of an address a role reaches at its own council."""
    assert route.permission is not None
    if not held[role.value, route.permission.value]:
        return "no"
    if READERS_ONLY & set(route.given):
        return "readers"
    if route.name in OWNER_ALONE:
        return "own"
    if route.name in EACH_CHECKED:
        return "yes"
    if route.name in KEPT:
        kept, run = (held[role.value, one.value] for one in (Permission.KEEP_REVIEWS, Permission.RUN_PROGRAMMES))
        return "yes" if kept else "own" if run else "no"
    more = OWN_ONLY_WITHOUT.get(route.name) or OWN_ONLY_WITHOUT.get(route.permission)
    theirs = more is not None and not held[role.value, more.value] and bool(route.objects)
    return "own" if theirs else "yes"


# The document ------------------------------------------------------------------------------------------

HEAD = """# Who reaches which page

Every address of the product, with the verb that it asks for and the roles that reach it. It is written from the map
of addresses and from the table in [permissions.md](permissions.md); `tests/web/test_matrix.py` asks every address as
everybody with every method and fails where an answer differs from this, or where this differs from the map.

- *yes*: reached at one's own council. *own*: only what is one's own: a commitment of one's own post, team or body, an
  entry that one made, a redaction that one asked for; 403 otherwise. *readers*: only what one has been named a reader
  of, is asked of one, or waits for one to clear it; 404 otherwise, as for what does not exist. *no*: 403.
- Signed out: sent to sign in, whether or not the address exists. Somebody of another council, its administrator
  included, and somebody of no council: 404.
- Something of another council under one's own council's address: 404, for whoever reaches the page at all.
- A method that is not named: 405. Reading (GET; HEAD is the same without its body) writes nothing.
"""
PUBLIC_HEAD = """
## Pages of no council

Public on purpose, and none shows anything of a council but a person's own calendar, for whoever has its secret
address. `/demo/` is there in the demo only, `/metrics` for whoever brings the token that is configured for it.

| address | signed out | signed in |
|---|---|---|
"""
WORDS = {200: "yes", 302: "sent on", 404: "no such page"}


def document() -> str:
    """The whole of docs/access-matrix.md."""
    found, held = list(routes()), holds()
    names = " | ".join(role.value.replace("_", " ") for role in Role)
    lines = [f"| address | methods | verb | {names} |", "|---|---|---|" + "---|" * len(Role)]
    lines += [_line(route, held) for route in found if route.permission]
    public = [
        f"| `/{r.pattern}` | {WORDS[PUBLIC[r.name][0]]} | {WORDS[PUBLIC[r.name][1]]} |"
        for r in found
        if not r.permission
    ]
    return HEAD + "\n" + "\n".join(lines) + "\n" + PUBLIC_HEAD + "\n".join(public) + "\n"


def _line(route: Route, held: dict[tuple[str, str], bool]) -> str:
    cells = " | ".join(reach(route, role, held) for role in Role)
    methods = ", ".join(method for method in route.methods if method != "HEAD")
    return f"| `/{route.pattern}` | {methods} | `{route.permission}` | {cells} |"


if __name__ == "__main__":
    import tempfile

    import django

    os.environ |= {"DEMO": "1", "DATA_DIR": tempfile.gettempdir()}
    os.environ["DJANGO_SETTINGS_MODULE"] = "followthrough.config.settings"
    django.setup()
    Path(DOCUMENT).write_text(document(), encoding="utf-8")
