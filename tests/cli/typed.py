"""A command as it is typed, within the test's own process."""

from typing import Any

from followthrough.cli.main import main
from tests.roles import signed_in_as_application


def typed(*words: Any) -> int:
    """The exit code of `followthrough …`, signed in to the database as in production. Needs `own_database`."""
    with signed_in_as_application():
        return main([str(word) for word in words])
