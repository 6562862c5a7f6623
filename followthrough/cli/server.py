"""The web server, run inside our own process so that it takes its settings from us and from nowhere else."""

import gc
import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

Application = Callable[..., Any]
METRICS = "PROMETHEUS_MULTIPROC_DIR"  # prometheus-client's own name
# In memory first: what is counted is of no use after a restart, and a full disk must not stop a process that counts.
IN_MEMORY = (os.environ.get("RUNTIME_DIRECTORY", ""), "/dev/shm")  # noqa: S108  a folder of our own is made in it


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with threads: requests wait for the database, not for the processor."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Application:
        from django.urls import get_resolver

        from followthrough.config.wsgi import application

        # Every page's module, once for all processes, which then share it.
        _pages = get_resolver().url_patterns
        return application


class Quiet(Logger):  # type: ignore[misc]
    """gunicorn's own words, through our log and its rules: its own handlers would print whole addresses."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            log.handlers.clear()
        self.error_log.propagate = True


def count_together() -> None:
    """Give the processes that are about to be started a folder to count in. Call before Django is set up."""
    place = next((one for one in IN_MEMORY if one and os.access(one, os.W_OK)), None)
    os.environ[METRICS] = tempfile.mkdtemp(prefix="followthrough-figures-", dir=place)


def serve(
    host: str, port: int, say: str, workers: int = 1, threads: int = 8, beside: Callable[[], None] | None = None
) -> None:
    """Serve until told to stop; `say` is printed once the port is listening.

    `beside` runs in each worker process from its start to its end, in a thread that nobody waits for.

    The access log stays off: who asked for which page is nobody's to collect.
    """
    options = {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "worker_class": "gthread",
        "workers": workers,
        "threads": threads,
        "preload_app": True,
        "when_ready": lambda server: _before_the_fork(say),
        "post_worker_init": lambda worker: _run_beside(beside),
        "child_exit": lambda server, worker: _forget(worker.pid),
        "on_exit": lambda server: _throw_away(),
        "logger_class": Quiet,
        "loglevel": "warning",
        "control_socket_disable": True,
        "proc_name": "followthrough",
    }
    Server(options).run()


def _before_the_fork(say: str) -> None:
    connections.close_all()  # a connection does not survive it
    # What has been loaded stays: looking through it for garbage at every long page costs a quarter of its time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)
    print(say, flush=True)


def _run_beside(beside: Callable[[], None] | None) -> None:
    if beside is not None:
        threading.Thread(target=beside, daemon=True).start()


def _forget(pid: int) -> None:
    if os.environ.get(METRICS):
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(pid)  # type: ignore[no-untyped-call]


def _throw_away() -> None:
    if os.environ.get(METRICS):
        shutil.rmtree(Path(os.environ[METRICS]), ignore_errors=True)
