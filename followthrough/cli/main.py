"""`followthrough COMMAND …`: one module a command, each with `add(subparsers)` and `run(args) -> int`."""

import argparse
import importlib
import sys

from followthrough.cli.start import CannotStart

COMMANDS = (
    "demo",
    "council",
    "serve",
    "read",
    "report",
    "send",
    "remind",
    "bounce",
    "digest",
    "backup",
    "restore",
    "export",
    "import",
    "check",
    "deploy",
    "grant",
    "reindex",
    "manage",
)
MODULES = {"import": "import_council"}  # the word is Python's own


def main(argv: list[str] | None = None) -> int:
    """Run one command and give its exit code. Only the command that is asked for is imported."""
    argv = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(prog="followthrough", description="Carries recommendations to proven change.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asked = argv[0] if argv and argv[0] in COMMANDS else None
    for name in (asked,) if asked else COMMANDS:
        module = importlib.import_module(f"followthrough.cli.{MODULES.get(name, name)}")
        module.add(subparsers).set_defaults(run=module.run)
    args = parser.parse_args(argv)
    try:
        code: int = args.run(args)
    except CannotStart as problem:
        print(problem, file=sys.stderr)
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
