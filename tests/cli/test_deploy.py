"""The files for systemd and nginx are all listed, parse, and name only commands and settings that exist."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from followthrough.cli import deploy
from followthrough.cli.main import COMMANDS, main
from followthrough.config.env import VARIABLES

UNITS = [name for name in deploy.FILES if name.endswith((".service", ".timer"))]
SERVICES = [name for name in UNITS if name.endswith(".service")]
PROGRAM = "/opt/followthrough/bin/followthrough"
# What keeps a service that has been broken into from the rest of the machine.
HARDENING = {
    "user": "followthrough",
    "nonewprivileges": "yes",
    "protectsystem": "strict",
    "protecthome": "yes",
    "privatetmp": "yes",
    "privatedevices": "yes",
    "capabilityboundingset": "",
    "umask": "0077",
    "environmentfile": "/etc/followthrough/environment",
}


def unit(name: str) -> configparser.ConfigParser:
    found = configparser.ConfigParser(interpolation=None, strict=True)
    found.read_string(deploy.text(name))
    return found


def test_every_file_is_listed_and_every_listed_file_is_there() -> None:
    folder = Path(deploy.__file__).parent / "deploy"
    assert sorted(path.name for path in folder.iterdir()) == sorted(deploy.FILES)


@pytest.mark.parametrize("name", deploy.FILES)
def test_it_prints_a_file(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deploy", name, "--host", "tracker.saltmere.example"]) == 0
    printed = capsys.readouterr().out
    assert deploy.HOST not in printed
    assert printed.replace("tracker.saltmere.example", deploy.HOST) == deploy.text(name)


def test_without_a_name_it_lists_them_and_an_unknown_one_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert [main(["deploy"]), main(["deploy", "apache"])] == [0, 1]
    said = capsys.readouterr()
    assert [line.split()[0] for line in said.out.splitlines()] == list(deploy.FILES)
    assert said.err == "There is no file 'apache': `followthrough deploy` lists what there is.\n"


@pytest.mark.parametrize("name", [*SERVICES, "Containerfile"])
def test_only_commands_that_exist_are_named(name: str) -> None:
    named = re.findall(rf"{PROGRAM} (\w+)", deploy.text(name)) or re.findall(
        r'CMD \["followthrough", "(\w+)"', deploy.text(name)
    )
    assert named
    assert set(named) <= set(COMMANDS)


def test_only_settings_that_exist_are_named() -> None:
    named = re.findall(r"^#?([A-Z_]+)=", deploy.text("environment"), re.MULTILINE)
    assert set(named) == set(VARIABLES) - {"DEMO", "DEBUG"}


def test_the_environment_does_not_start_anything_before_it_is_filled_in() -> None:
    given = dict(re.findall(r"^([A-Z_]+)=(.*)$", deploy.text("environment"), re.MULTILINE))
    assert [name for name in ("SECRET_KEY", "EMAIL_URL", "EMAIL_FROM", "METRICS_TOKEN") if given[name]] == []


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_shut_in(name: str) -> None:
    service = unit(name)["Service"]
    assert {key: service.get(key) for key in HARDENING} == HARDENING
    assert "memorymax" in service


@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".timer")])
def test_every_timer_has_its_service(name: str) -> None:
    assert name.replace(".timer", ".service") in SERVICES


def test_systemd_understands_the_units(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("the check of the units, because there is no systemd here")
    for name in UNITS:
        (tmp_path / name).write_text(deploy.text(name).replace(PROGRAM, sys.executable))
    done = subprocess.run(
        [verify, "verify", "--man=no", *(str(tmp_path / name) for name in UNITS)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "followthrough" in line]
    assert (done.returncode, said) == (0, [])
