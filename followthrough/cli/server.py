"""The web server, run inside our own process so that it takes its settings from us and from nowhere else."""

from collections.abc import Callable
from typing import Any

from django.db import connections
from gunicorn.app.base import BaseApplication

Application = Callable[..., Any]


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with threads: requests wait for the database, not for the processor."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Application:
        from followthrough.config.wsgi import application

        return application


def serve(host: str, port: int, say: str, workers: int = 1, threads: int = 8) -> None:
    """Serve until told to stop; `say` is printed once the port is listening.

    The access log stays off: who asked for which page is nobody's to collect.
    """
    connections.close_all()  # a connection does not survive the fork
    options = {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "worker_class": "gthread",
        "workers": workers,
        "threads": threads,
        "when_ready": lambda server: print(say, flush=True),
        "loglevel": "warning",
        "control_socket_disable": True,
        "proc_name": "followthrough",
    }
    Server(options).run()
