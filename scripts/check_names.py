"""Fail when a file of the project names a package registry's host or a path of one machine."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Written in pieces, so that this file does not find itself.
HOSTS = ["pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.(org|com)", "deb" + r"\.debian"]
PATHS = ["/" + folder + "/" for folder in ("work", "root", "home", "Users")]
FOUND = re.compile("|".join([*HOSTS, *(rf"(?<![\w.>}})]){path}" for path in PATHS)]))


def names_in(text: str) -> list[tuple[int, str]]:
    """Line number and the words found, for each line of `text` that names a host or a machine's path."""
    lines = enumerate(text.splitlines(), start=1)
    return [(number, match.group()) for number, line in lines if (match := FOUND.search(line))]


def project_files() -> list[Path]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def main() -> int:
    bad = 0
    for path in project_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, name in names_in(text):
            print(f"{path.relative_to(ROOT)}:{number}: names {name}")
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
