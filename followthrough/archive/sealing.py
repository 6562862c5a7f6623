"""Encryption in the age format, so that the `age` program opens a sealed archive without us. No Django.

With recipients the sealed file is one age file. With a passphrase it is a zip of two: `key.age`, a key of this
file's own encrypted with the passphrase, and `archive.zip.age`, encrypted to that key. age's own passphrase mode is
offered to us for data in memory only, and an archive may be larger than that.
"""

import io
import shutil
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import pyrage

from followthrough.archive.unfit import Unfit

MAGIC = b"age-encryption.org/v1"
KEY, SEALED = "key.age", "archive.zip.age"
LARGEST_KEY = 10_000
WRONG_PASSPHRASE = "That is not the passphrase of this file: nothing was put back. Try again."  # noqa: S105
WRONG_KEY = "None of these keys opens this file: nothing was put back. Give another with --identity."
NEEDS_KEY = "This file is encrypted to a key: give the file with its secret half with --identity."
CUT = "This file is cut short or damaged, or somebody has changed it: nothing was put back. Take another copy of it."


@dataclass(frozen=True)
class Seal:
    """How an archive is encrypted: to recipients (`age1…`), with a passphrase, or not at all."""

    recipients: tuple[str, ...] = ()
    passphrase: str = ""


def seal(plain: IO[bytes], target: IO[bytes], how: Seal) -> None:
    """Write `plain`, encrypted as asked, to `target`. Raises Unfit for a recipient that is none."""
    try:
        _seal(plain, target, how)
    except pyrage.EncryptError as problem:  # it hides the reason, such as a full disk, in its words
        raise OSError(str(problem)) from problem


def _seal(plain: IO[bytes], target: IO[bytes], how: Seal) -> None:
    if how.recipients:
        pyrage.encrypt_io(plain, target, [_recipient(one) for one in how.recipients])
    elif how.passphrase:
        _with_passphrase(plain, target, how.passphrase)
    else:
        shutil.copyfileobj(plain, target)


def check(how: Seal) -> None:
    """Raises Unfit if a recipient is none, before any work is done."""
    for one in how.recipients:
        _recipient(one)


def unsealed(source: IO[bytes], folder: Path, passphrase: Callable[[], str], identities: Iterable[str]) -> IO[bytes]:
    """The plain archive. What had to be decrypted lies in a nameless file in `folder`, which goes with its handle.

    `passphrase` is called only where one is needed. Raises Unfit with a sentence when it cannot be opened.
    """
    begins = source.read(len(MAGIC))
    source.seek(0)
    if begins == MAGIC:
        keys = [_identity(one) for one in identities]
        if not keys:
            raise Unfit(NEEDS_KEY)
        return _decrypted(source, folder, keys)
    wrapped = _wrapped_key(source)
    if wrapped is None:
        source.seek(0)
        return source
    key = _key_behind(wrapped, passphrase())
    with zipfile.ZipFile(source) as outer, outer.open(SEALED) as inner:
        return _decrypted(inner, folder, [key])


def _with_passphrase(plain: IO[bytes], target: IO[bytes], passphrase: str) -> None:
    key = pyrage.x25519.Identity.generate()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as outer:
        outer.writestr(KEY, pyrage.passphrase.encrypt(f"{key}\n".encode(), passphrase))
        with outer.open(SEALED, "w", force_zip64=True) as inner:
            pyrage.encrypt_io(plain, inner, [key.to_public()])


def _wrapped_key(source: IO[bytes]) -> bytes | None:
    """The encrypted key of a file that was sealed with a passphrase; None when it was not."""
    try:
        with zipfile.ZipFile(source) as outer:
            if sorted(outer.namelist()) != [SEALED, KEY]:
                return None
            if outer.getinfo(KEY).file_size > LARGEST_KEY or outer.getinfo(SEALED).compress_type:
                raise Unfit(CUT)
            return outer.read(KEY)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return None


def _key_behind(wrapped: bytes, passphrase: str) -> Any:
    try:
        return _identity(pyrage.passphrase.decrypt(wrapped, passphrase).decode().strip())
    except pyrage.DecryptError:
        raise Unfit(WRONG_PASSPHRASE) from None
    except UnicodeDecodeError:
        raise Unfit(CUT) from None


def _decrypted(source: IO[bytes], folder: Path, keys: list[Any]) -> IO[bytes]:
    plain = TemporaryFile(dir=folder)  # noqa: SIM115 - it is handed on
    try:
        pyrage.decrypt_io(source, plain, keys)
    except pyrage.DecryptError as problem:
        plain.close()
        raise Unfit(WRONG_KEY if "No matching keys" in str(problem) else CUT) from None
    except (OSError, zipfile.BadZipFile) as problem:
        plain.close()
        if isinstance(problem, OSError) and problem.errno:
            raise
        raise Unfit(CUT) from None
    plain.seek(0)
    return plain


def _recipient(text: str) -> Any:
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        raise Unfit(f"{text!r} is no recipient: it begins with age1, and `age-keygen` prints it.") from None


def _identity(text: str) -> Any:
    try:
        return pyrage.x25519.Identity.from_str(text.strip())
    except pyrage.IdentityError:
        raise Unfit("The file of the key holds no line that begins with AGE-SECRET-KEY-1: give another.") from None


def identities_in(text: str) -> list[str]:
    """The keys in a file as `age-keygen` writes it: comments and empty lines are passed over."""
    return [line.strip() for line in io.StringIO(text) if line.strip() and not line.startswith("#")]
