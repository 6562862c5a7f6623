"""`followthrough deploy NAME`: the files that a real installation wants, for the places where they go."""

import argparse
import sys
from importlib import resources
from typing import TYPE_CHECKING

from followthrough.cli.start import CannotStart

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers

HOST = "tracker.council.example"
FILES = {
    "environment": "/etc/followthrough/environment",
    "followthrough.service": "/etc/systemd/system/",
    "followthrough-send.service": "/etc/systemd/system/",
    "followthrough-send.timer": "/etc/systemd/system/",
    "followthrough-remind.service": "/etc/systemd/system/",
    "followthrough-remind.timer": "/etc/systemd/system/",
    "followthrough-digest.service": "/etc/systemd/system/",
    "followthrough-digest.timer": "/etc/systemd/system/",
    "followthrough-backup.service": "/etc/systemd/system/",
    "followthrough-backup.timer": "/etc/systemd/system/",
    "followthrough-check.service": "/etc/systemd/system/",
    "followthrough-check.timer": "/etc/systemd/system/",
    "nginx": "/etc/nginx/sites-available/followthrough",
    "Containerfile": "",
}


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("deploy", help="print a file for systemd, nginx or a container (docs/running.md)")
    parser.add_argument("name", nargs="?", metavar="NAME", help="which file; without a name they are listed")
    parser.add_argument("--host", metavar="HOST", default=HOST, help="the name that people type, for that file")
    return parser


def run(args: argparse.Namespace) -> int:
    """0 with the file, or the list of them, on standard output."""
    if args.name is None:
        print("\n".join(f"{name:30}{place}".rstrip() for name, place in FILES.items()))
        return 0
    if args.name not in FILES:
        raise CannotStart(f"There is no file {args.name!r}: `followthrough deploy` lists what there is.")
    sys.stdout.write(text(args.name, args.host))
    return 0


def text(name: str, host: str = HOST) -> str:
    """One of the files, for a machine of that name."""
    found = resources.files("followthrough.cli") / "deploy" / name
    return found.read_text(encoding="utf-8").replace(HOST, host)
