"""Several writers at the same moment. Needs `own_database`: each has a connection of its own, and really commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from followthrough.lib.refused import Refused
from tests.roles import as_application


def together(*actions: Callable[[], Any]) -> list[Any]:
    """What each action returned, or the code with which it was refused; all of them started at once."""
    ready = Barrier(len(actions))

    def run(action: Callable[[], Any]) -> Any:
        try:
            ready.wait(timeout=60)
            with as_application():
                return action()
        except Refused as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))
