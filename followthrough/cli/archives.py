"""What the commands around archives share: options, passphrases, files that are whole or not there at all."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import IO, TYPE_CHECKING

from followthrough.archive import sealing
from followthrough.archive.sealing import Seal
from followthrough.archive.unfit import Unfit
from followthrough.cli import start
from followthrough.cli.check import database_faults
from followthrough.cli.progress import Bar

if TYPE_CHECKING:
    from followthrough.archive.actions.putting_back import Done, Wish
    from followthrough.archive.opening import Archive
    from followthrough.archive.queries import Made, Tell

EXISTS = "{path} is there already: give the name of a file that is not, so that no older copy is lost."
SHORTEST = 12


def add_seal_options(parser: argparse.ArgumentParser) -> None:
    """How the file is encrypted."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--passphrase", action="store_true", help="encrypt it; asks for a passphrase")
    how.add_argument("--passphrase-file", metavar="FILE", help="encrypt it with the first line of FILE")
    how.add_argument("--recipient", metavar="AGE1…", action="append", help="encrypt it to an age key; may be repeated")


def add_open_options(parser: argparse.ArgumentParser) -> None:
    """How an encrypted file is opened, and what has been redacted since it was made."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--passphrase-file", metavar="FILE", help="the passphrase, in the first line of FILE")
    how.add_argument("--identity", metavar="FILE", help="the secret half of the age key that it was encrypted to")
    parser.add_argument(
        "--redactions", metavar="FILE", help="erasures.jsonl from the data folder of the system it is of"
    )
    parser.add_argument("--trust-records", action="store_true", help="put back a record that does not verify")


def ready() -> None:
    """Django set up, and a database that is up to date; CannotStart otherwise."""
    start.check_folder()
    start.set_up_django()
    for fault in database_faults():
        raise start.CannotStart(fault)


@contextmanager
def one_sentence() -> Iterator[None]:
    """What cannot be done is one sentence and exit code 1."""
    try:
        yield
    except Unfit as problem:
        raise start.CannotStart(str(problem)) from None
    except OSError as problem:
        where = f"{problem.filename}: " if problem.filename else ""
        reason = (problem.strerror or str(problem)).lower()
        raise start.CannotStart(f"{where}it could not be read or written ({reason}). Nothing was changed.") from None


def write(args: argparse.Namespace, make: "Callable[[IO[bytes], Tell], Made]") -> None:
    """Make the archive that `args.file` names, whole or not at all, and say what is in it."""
    path = Path(args.file)
    if path.exists():
        raise Unfit(EXISTS.format(path=path))
    how = _seal(args)
    bar = Bar()
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as part:
        try:
            made = _made(part, how, lambda target: make(target, bar))
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).rename(path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
        finally:
            bar.close()
    _say_made(path, made, how)


@contextmanager
def opened(args: argparse.Namespace) -> "Iterator[Archive]":
    """The archive that `args.file` names, decrypted and looked at."""
    from followthrough.archive.opening import Archive

    identities = sealing.identities_in(_text(args.identity)) if args.identity else []
    with Path(args.file).open("rb") as sealed:
        plain = sealing.unsealed(sealed, _folder(), lambda: _passphrase(args), identities)
        with plain:
            yield Archive(plain)


def wish(args: argparse.Namespace, bar: Bar, told: bool = False) -> "Wish":
    """What the options say about putting back."""
    from followthrough.archive.actions.putting_back import Wish
    from followthrough.audit import erasures

    given = None
    if args.redactions:
        try:
            given = erasures.read(_text(args.redactions))
        except (ValueError, KeyError):
            raise Unfit(f"{args.redactions} is no list of redactions: it is called erasures.jsonl.") from None
        if given.unread:
            print(
                f"Lines of {args.redactions} that cannot be read, and were passed over: {given.unread}.",
                file=sys.stderr,
            )
    return Wish(tell=bar, given=given, told=told, trust=args.trust_records)


def say_done(done: "Done", missing: list[str]) -> None:
    """What was put back, on standard output; what somebody has to look at, too."""
    names = ", ".join(within.slug for within in done.councils) or "none"
    print(f"Put back: {names}. Rows: {done.rows:,}. Files: {done.files:,}.")
    if done.erased:
        print(f"Redacted since, and emptied again: {done.erased:,} rows.")
    if done.withheld:
        print(f"Letters that waited, and were not sent because they may have been sent since: {len(done.withheld):,}.")
        for one in done.withheld:
            print(f"  {one.council}  {one.made_at}  {one.to}  {one.subject}")
    for path in missing:
        print(f"Not in the file, because it was not there when the file was made: {path}", file=sys.stderr)


def new_sign_ins(done: "Done") -> str:
    """What whoever takes one council in has to know of its people."""
    return f"New sign-ins: {done.sign_ins}, without passwords. Each sets one by 'Reset your password'."


def _made(part: IO[bytes], how: Seal, make: "Callable[[IO[bytes]], Made]") -> "Made":
    if how == Seal():
        return make(part)
    # Nameless, and where the data lies anyway: the folder of the backup may be somebody else's.
    with TemporaryFile(dir=_folder()) as plain:
        made = make(plain)
        plain.seek(0)
        sealing.seal(plain, part, how)
    return made


def _say_made(path: Path, made: "Made", how: Seal) -> None:
    sealed = "" if how != Seal() else " It is not encrypted: keep it where only you can read it."
    print(f"Written: {path}. Councils: {made.councils:,}. Rows: {made.rows:,}. Files: {made.files:,}.{sealed}")
    print("Not checked for publication.")
    for lost in made.missing:
        print(f"A kept paper is not where it was put, and is not in the file: {lost}", file=sys.stderr)


def _folder() -> Path:
    return start.configuration().data_dir


def _seal(args: argparse.Namespace) -> Seal:
    how = Seal(recipients=tuple(args.recipient or ()), passphrase=_new_passphrase(args))
    sealing.check(how)
    return how


def _new_passphrase(args: argparse.Namespace) -> str:
    if args.passphrase_file:
        return _long_enough(_first_line(args.passphrase_file))
    if not args.passphrase:
        return ""
    _check_terminal()
    chosen = _long_enough(getpass.getpass("Passphrase: "))
    if getpass.getpass("The same again: ") != chosen:
        raise Unfit("Those were two different passphrases: nothing was written. Try again.")
    return chosen


def _long_enough(passphrase: str) -> str:
    if len(passphrase) < SHORTEST:
        raise Unfit(f"That passphrase is too short: use at least {SHORTEST} characters. Nothing was written.")
    return passphrase


def _passphrase(args: argparse.Namespace) -> str:
    if args.passphrase_file:
        return _first_line(args.passphrase_file)
    _check_terminal()
    return getpass.getpass("Passphrase: ")


def _check_terminal() -> None:
    if not sys.stdin.isatty():
        raise Unfit("A passphrase is needed, and there is nobody to ask: give it with --passphrase-file.")


def _first_line(path: str) -> str:
    return (_text(path).splitlines() or [""])[0]


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Unfit(f"{path} is not a text file: check that it is the right one.") from None
