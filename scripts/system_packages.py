"""Install what the tests need from the system, where we are root and apt-get is there.

Nothing is installed otherwise: the tests then say loudly what this machine could not run.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# where the program may be, and the Debian package that brings it
NEEDED = {
    ("usr/lib/postgresql/*/bin/initdb", "usr/local/bin/initdb"): "postgresql",
    ("usr/bin/chromium", "usr/bin/google-chrome"): "chromium",
    ("usr/sbin/nginx",): "nginx-light",
    ("usr/bin/openssl",): "openssl",
}


def missing():
    return [package for places, package in NEEDED.items() if not any(map(found, places))]


def found(place):
    return any(Path("/").glob(place))


def main():
    packages = missing()
    if not packages or os.getuid() != 0 or not shutil.which("apt-get"):
        return
    print("test: installing " + ", ".join(packages), flush=True)
    # A font, because a bare machine has none and a page without glyphs has no widths worth testing.
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "fonts-dejavu-core"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, stdout=sys.stderr, check=False)
    if subprocess.run([*command, *packages], env=environment, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        print("test: apt-get could not install them; what they run will be left out", flush=True)


if __name__ == "__main__":
    main()
