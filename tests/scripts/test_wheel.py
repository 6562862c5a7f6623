"""The wheel, built and installed on its own as people install it: what it needs is in it, and nothing of the clone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

import pytest

from followthrough.config.env import VARIABLES
from tests.cli.test_demo import fetched
from tests.house.source import ROOT
from tests.house.test_requirements import wanted
from tests.journeys.server import free_port, wait_for

UV = Path(sys.executable).parent / "uv"
STYLES = "govuk-frontend.min.css"


def run(*command: object, cwd: Path) -> str:
    """What it printed; nothing of this run's own environment gets in."""
    kept = {name: value for name, value in os.environ.items() if name not in (*VARIABLES, "PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=kept, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    run(sys.executable, ROOT / "scripts" / "build_wheel.py", target, cwd=target)
    [wheel] = target.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def program(wheel: Path) -> Path:
    """`followthrough` in an environment of its own, in a folder that knows of no clone."""
    folder = wheel.parent / "away"
    folder.mkdir()
    run(UV, "venv", "--quiet", "--python", sys.executable, folder / "venv", cwd=folder)
    install = (UV, "pip", "install", "--quiet", "--python", folder / "venv" / "bin" / "python")
    run(*install, "--require-hashes", "-r", wheel.parent / "requirements.txt", cwd=folder)
    run(*install, "--no-deps", wheel, cwd=folder)
    return folder / "venv" / "bin" / "followthrough"


@pytest.fixture(scope="module")
def demo(program: Path) -> Iterator[int]:
    """The port of the demo, from the installed wheel."""
    port, folder = free_port(), program.parents[2]
    environment = {name: value for name, value in os.environ.items() if name not in (*VARIABLES, "PYTHONPATH")}
    log = folder / "demo.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [program, "demo"], cwd=folder, env=environment | {"PORT": str(port)}, stdout=output, stderr=output
        )
    try:
        wait_for(port, process, log, seconds=300)
        yield port
    finally:
        process.terminate()
        process.wait(60)


def test_it_holds_every_file_of_the_package_and_no_leavings(wheel: Path) -> None:
    names = {name for name in ZipFile(wheel).namelist() if name.startswith("followthrough/")}
    listed = subprocess.run(
        ["git", "ls-files", "followthrough"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    vendored = {name for name in names if "/static/vendor/" in name}
    assert {Path(name).name for name in vendored} == {STYLES, "govuk-frontend.min.js"}
    assert set(listed) <= names
    assert [name for name in names - set(listed) - vendored if not (ROOT / name).is_file()] == []
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []


def test_it_asks_for_what_the_requirements_name(wheel: Path) -> None:
    archive = ZipFile(wheel)
    [metadata] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    asked = HeaderParser().parsestr(archive.read(metadata).decode()).get_all("Requires-Dist") or []
    assert len(asked) == len(wanted(ROOT / "requirements" / "app.in"))


def test_installed_on_its_own_it_serves_the_demo_and_reads_a_paper(program: Path, demo: int) -> None:
    """One test, so that two workers do not install it twice."""
    page, folder = fetched(demo, "/demo/"), program.parents[2]
    assert "Merrowbridge" in page
    [address] = {part for part in page.split('"') if part.endswith(STYLES)}
    assert ".govuk-button" in fetched(demo, address)
    [paper] = (folder / "data" / "demo").glob("*.docx")
    assert '"recommendations"' in run(program, "read", paper, cwd=folder)
    assert "ExecStart=" in run(program, "deploy", "followthrough.service", cwd=folder)
    assert str(ROOT) not in run(program.parent / "python", "-c", "import sys; print(sys.path)", cwd=folder)
