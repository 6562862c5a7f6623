"""What commands do before Django is there: read the configuration, look for a free port, set Django up."""

import os
import socket
from typing import TYPE_CHECKING

from followthrough.config import env

if TYPE_CHECKING:
    import argparse

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


NO_ANSWER = "The database does not answer: check DATABASE_URL, that its server is running, and that you may use it."


class CannotStart(Exception):
    """The command cannot go on; the message is one sentence that says what to do."""


def configuration() -> env.Config:
    """The environment's configuration. Raises CannotStart when something in it is missing or wrong."""
    try:
        return env.read(os.environ)
    except env.ConfigError as problem:
        raise CannotStart(str(problem)) from None


def set_up_django() -> None:
    """Make models importable. Anything that touches them is imported after this."""
    configuration()
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.config.settings")
    django.setup()


def check_folder() -> None:
    """Raises CannotStart if the folder of the data is not there: a mistyped DATA_DIR must not look like a new one."""
    folder = configuration().data_dir
    if not folder.is_dir():
        raise CannotStart(
            f"The folder {folder} (DATA_DIR) does not exist: make it, and give it to the user that runs this."
        )


def check_port(host: str, port: int) -> None:
    """Raises CannotStart if nothing can listen there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise CannotStart(
                f"Port {port} on {host} cannot be used ({(problem.strerror or 'unknown').lower()}): "
                f"stop what is using it, or choose another with PORT={port + 1 if port < 65535 else 8000}."
            ) from None
