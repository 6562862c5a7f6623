"""`followthrough demo`: a made-up council to look around in, in a folder of its own."""

import argparse
import logging
import os
import secrets
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from followthrough.cli import start
from followthrough.cli.check import trace_faults
from followthrough.config.env import DEMO_KEY_FILE, VARIABLES

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers

HOST = "127.0.0.1"
BETWEEN_PASSES = 2  # seconds: somebody waits for the letter that they have just had written
log = logging.getLogger("followthrough.demo")


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("demo", help="load the sample councils and serve them on this machine")
    parser.add_argument("--folder", type=Path, default=Path("data/demo"), help="where it keeps its database")
    return parser


def run(args: argparse.Namespace) -> int:
    """Serves until Ctrl-C. CannotStart, before anything is written, when the port is taken."""
    port = _port()
    start.check_port(HOST, port)
    folder = args.folder.absolute()
    _take_over_environment(folder, port)
    start.set_up_django()
    paper = _prepare(folder)
    from followthrough.cli.server import serve

    serve(HOST, port, welcome(port, folder, paper), beside=keep_sending)
    return 0


def keep_sending() -> None:
    """Send what waits into the demo's mailbox every other second, for as long as the process lives."""
    from django.db import close_old_connections

    from followthrough.cli import sending

    while True:
        try:
            sending.all_that_waits()
        except Exception:
            log.exception("mailbox")
        close_old_connections()
        time.sleep(BETWEEN_PASSES)


def welcome(port: int, folder: Path, paper: Path) -> str:
    """Where to go, and as whom."""
    from followthrough.sample.sign_ins import DEMO_PASSWORD, sign_ins

    people = [(one.name, str(one.role).replace("_", " "), one.email) for one in sign_ins()]
    widths = [max(len(person[at]) for person in people) for at in (0, 1)]
    lines = [f"  {name:{widths[0]}}  {role:{widths[1]}}  {email}" for name, role, email in people]
    return "\n".join(
        [
            "",
            f"Followthrough is at http://{HOST}:{port}/ until you press Ctrl-C. Everybody in it is made up.",
            f"Pick a person at http://{HOST}:{port}/demo/ or sign in with an address below",
            f"and the password {DEMO_PASSWORD}",
            f"E-mails that it sends are at http://{HOST}:{port}/demo/mailbox/",
            "",
            *lines,
            "",
            f"A paper to try the import with: {paper}",
            f"Its data is in {folder}: delete that folder to begin again.",
        ]
    )


def _port() -> int:
    word = os.environ.get("PORT") or "8000"
    if not (word.isascii() and word.isdigit() and 0 < int(word) < 65536):
        raise start.CannotStart(f"PORT is a number from 1 to 65535, not {word!r}.")
    return int(word)


def _take_over_environment(folder: Path, port: int) -> None:
    """The demo never touches a real database, whatever the shell it was started from has set."""
    for name in VARIABLES:
        os.environ.pop(name, None)
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"DEMO": "1", "DATA_DIR": str(folder), "PORT": str(port), "SECRET_KEY": _secret(folder)}


def _secret(folder: Path) -> str:
    """A secret of this folder's own, so that people stay signed in when the demo is started again."""
    file = folder / DEMO_KEY_FILE
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


def _prepare(folder: Path) -> Path:
    """Make and fill the database; the path of a paper that has not been loaded."""
    from django.core.management import call_command

    from followthrough.sample import papers

    print("Making the database and loading the sample councils …", file=sys.stderr, flush=True)
    call_command("migrate", verbosity=0, interactive=False)
    # In a process of its own: it makes PDFs, and the threads that do would be missing in the server's forked processes.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        beside.submit(_load).result()
    for fault in trace_faults():
        print(fault, file=sys.stderr)
    return papers.write(folder)


def _load() -> None:
    start.set_up_django()
    from followthrough.sample.load import load
    from followthrough.sample.sign_ins import DEMO_PASSWORD

    load(password=DEMO_PASSWORD)
