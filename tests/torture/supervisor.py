"""Starts a server, lets people write, kills it, looks, and begins again."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from followthrough.config.env import VARIABLES
from tests.torture.people import Noted, Person, Visitor

ROOT = Path(__file__).resolve().parent.parent.parent
PEOPLE = 4
MOST_ACKNOWLEDGED = 8  # before a kill
LATEST_KILL = 0.03  # seconds after the acknowledgement that the kill was waiting for
PATIENCE = 120
THOROUGH_EVERY = 50


@dataclass
class Result:
    """What a run found. `faults` is empty when all is well."""

    kills: int = 0
    noted: Noted = field(default_factory=Noted)
    found: int = 0
    faults: list[str] = field(default_factory=list)


class Workshop:
    """The process that knows the product."""

    def __init__(self, folder: Path, port: int, database_url: str = "") -> None:
        kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
        ours = {
            "SECRET_KEY": "torture-" * 8,
            "BASE_URL": f"http://127.0.0.1:{port}",
            "PORT": str(port),
            "DATA_DIR": str(folder),
            "EMAIL_URL": "console:",
            "EMAIL_FROM": "tracker@saltmere.example",
        }
        if database_url:
            ours["DATABASE_URL"] = database_url
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.workshop"],
            cwd=ROOT,
            env=kept | ours,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, verb: str, **given: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"verb": verb, **given}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("The workshop has broken down; its words are above.")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(PATIENCE)
        self.process.stdout.close()


class Killer:
    """Chooses when to kill: after so many acknowledgements, and a moment."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.left = 0
        self.lock, self.due = threading.Lock(), threading.Event()

    def arm(self) -> None:
        self.due.clear()
        self.left = self.chance.randint(1, MOST_ACKNOWLEDGED)

    def told(self) -> None:
        """A person was told that something is saved."""
        with self.lock:
            self.left -= 1
            if self.left <= 0:
                self.due.set()

    def wait(self) -> None:
        """Return when the moment has come."""
        if not self.due.wait(PATIENCE):
            raise RuntimeError("Nobody was told anything for two minutes.")
        time.sleep(self.chance.uniform(0, LATEST_KILL))


def run(folder: Path, kills: int, *, seed: int, early: bool = False, database_url: str = "") -> Result:
    """Kill a server `kills` times while people write, and look after each. `early`: the spoilt server, as a control."""
    port, result = free_port(), Result()
    workshop = Workshop(folder, port, database_url)
    try:
        commitments = workshop.ask("prepare")["commitments"]
        chance = random.Random(seed)
        killer = Killer(chance)
        with people(port, commitments, result.noted, killer, seed) as everybody:
            for number in range(1, kills + 1):
                one_round(workshop, port, killer, everybody, early)
                result.kills = number
                thorough = number % THOROUGH_EVERY == 0 or number == kills
                compare(result, workshop.ask("look", thorough=thorough))
                if result.faults:
                    break
    finally:
        workshop.close()
    return result


def one_round(workshop: Workshop, port: int, killer: Killer, everybody: list[Person], early: bool) -> None:
    killer.arm()
    group = workshop.ask("start", early=early)["pid"]
    try:
        wait_until(lambda: listening(port))
        if not everybody[0].is_alive():
            begin(everybody)
        for person in everybody:
            person.up.set()
        killer.wait()
    finally:  # whatever goes wrong here, no server is left behind
        os.killpg(group, signal.SIGKILL)
    assert workshop.ask("reap", pid=group)["signal"] == signal.SIGKILL
    # Workers were killed with it; the port is free when the last of them is gone.
    wait_until(lambda: not listening(port))


def begin(everybody: list[Person]) -> None:
    """One signs in, and the others sit down at the same browser."""
    everybody[0].visitor.sign_in()
    for person in everybody[1:]:
        person.visitor.cookies, person.visitor.token = dict(everybody[0].visitor.cookies), everybody[0].visitor.token
    for person in everybody:
        person.start()


@contextmanager
def people(port: int, commitments: list[str], noted: Noted, killer: Killer, seed: int) -> Iterator[list[Person]]:
    everybody = [Person(Visitor(port), commitments, noted, seed + n) for n in range(PEOPLE)]
    for person in everybody:
        person.told = killer.told
    yield everybody
    for person in everybody:
        person.over.set()
        person.up.set()
    for person in everybody:
        if person.is_alive():
            person.join(PATIENCE)


def compare(result: Result, stands: dict[str, Any]) -> None:
    """What people were told against what is there."""
    with result.noted.lock:
        told, asked = list(result.noted.updates), list(result.noted.asked)
        refused = list(result.noted.refused)
    result.found = len(stands["updates"])
    lost = [one for one in told if one not in stands["updates"]]
    twice = [one for one, times in stands["updates"].items() if times > 1]
    result.faults += [f"lost: update {one}" for one in lost] + [f"twice: update {one}" for one in twice]
    result.faults += [f"lost: redaction request {one}" for one in set(asked) - set(stands["asked"])]
    result.faults += [f"refused: {one}" for one in refused] + stands["faults"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(condition: Any) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError("The server neither came nor went.")
        time.sleep(0.01)
