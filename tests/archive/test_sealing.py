"""Encryption that other programs open: what was sealed comes back, and nothing comes out of what was touched."""

import io
import zipfile
from pathlib import Path

import pyrage
import pytest

from followthrough.archive import sealing
from followthrough.archive.sealing import Seal
from followthrough.archive.unfit import Unfit

PLAIN = b"PK\x03\x04 as an archive begins" + b"x" * 200_000
PASSPHRASE = "correct horse battery"


@pytest.fixture(scope="module")
def key() -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.generate()


@pytest.fixture(scope="module")
def by_passphrase() -> bytes:
    return sealed(Seal(passphrase=PASSPHRASE))


def sealed(how: Seal) -> bytes:
    target = io.BytesIO()
    sealing.seal(io.BytesIO(PLAIN), target, how)
    return target.getvalue()


def opened(data: bytes, folder: Path, passphrase: str = PASSPHRASE, *identities: str) -> bytes:
    with sealing.unsealed(io.BytesIO(data), folder, lambda: passphrase, identities) as plain:
        return plain.read()


def refused(data: bytes, folder: Path, passphrase: str = PASSPHRASE, *identities: str) -> str:
    with pytest.raises(Unfit) as problem:
        opened(data, folder, passphrase, *identities)
    assert list(folder.iterdir()) == []
    return str(problem.value)


def test_without_a_seal_it_stays_as_it_is(tmp_path: Path) -> None:
    assert (sealed(Seal()), opened(PLAIN, tmp_path)) == (PLAIN, PLAIN)


def test_with_a_passphrase(by_passphrase: bytes, tmp_path: Path) -> None:
    assert b"as an archive begins" not in by_passphrase
    assert opened(by_passphrase, tmp_path) == PLAIN
    assert list(tmp_path.iterdir()) == []


def test_what_a_passphrase_sealed_is_two_age_files(by_passphrase: bytes) -> None:
    """As `age -d key.age` and `age -d -i key.txt archive.zip.age` would do it."""
    with zipfile.ZipFile(io.BytesIO(by_passphrase)) as outer:
        wrapped, inner = outer.read("key.age"), outer.read("archive.zip.age")
    key = pyrage.x25519.Identity.from_str(pyrage.passphrase.decrypt(wrapped, PASSPHRASE).decode().strip())
    assert pyrage.decrypt(inner, [key]) == PLAIN


def test_to_recipients_any_of_whom_opens_it(key: pyrage.x25519.Identity, tmp_path: Path) -> None:
    other = pyrage.x25519.Identity.generate()
    data = sealed(Seal(recipients=(str(other.to_public()), f" {key.to_public()}\n")))
    for one in (key, other):
        assert opened(data, tmp_path, "", str(one)) == PLAIN
        assert pyrage.decrypt(data, [one]) == PLAIN


def test_a_wrong_passphrase(by_passphrase: bytes, tmp_path: Path) -> None:
    assert refused(by_passphrase, tmp_path, "another passphrase") == sealing.WRONG_PASSPHRASE


def test_a_wrong_key_or_none(key: pyrage.x25519.Identity, tmp_path: Path) -> None:
    data = sealed(Seal(recipients=(str(key.to_public()),)))
    assert refused(data, tmp_path, "", str(pyrage.x25519.Identity.generate())) == sealing.WRONG_KEY
    assert refused(data, tmp_path) == sealing.NEEDS_KEY
    assert refused(data, tmp_path, "", "AGE-SECRET-KEY-1NO").startswith("The file of the key holds no line")


@pytest.mark.parametrize("cut", [1, 1000, 70_000])
def test_one_that_is_cut_short(cut: int, key: pyrage.x25519.Identity, tmp_path: Path) -> None:
    data = sealed(Seal(recipients=(str(key.to_public()),)))
    assert refused(data[:-cut], tmp_path, "", str(key)) == sealing.CUT


@pytest.mark.parametrize("place", [60, 400, 70_000, 150_000])
def test_one_that_was_altered(place: int, key: pyrage.x25519.Identity, tmp_path: Path) -> None:
    data = sealed(Seal(recipients=(str(key.to_public()),)))
    changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    assert refused(changed, tmp_path, "", str(key)) in {sealing.CUT, sealing.WRONG_KEY}


def test_one_under_a_passphrase_that_was_altered(by_passphrase: bytes, tmp_path: Path) -> None:
    place = 100_000
    changed = by_passphrase[:place] + bytes([by_passphrase[place] ^ 1]) + by_passphrase[place + 1 :]
    assert refused(changed, tmp_path) == sealing.CUT


def test_a_recipient_that_is_none_is_said_before_anything_is_done() -> None:
    with pytest.raises(Unfit, match="'age1nobody' is no recipient"):
        sealing.check(Seal(recipients=("age1nobody",)))


def test_a_disk_that_is_full_is_an_error_of_the_disk(key: pyrage.x25519.Identity) -> None:
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        sealing.seal(io.BytesIO(PLAIN), Full(), Seal(recipients=(str(key.to_public()),)))


def test_keys_are_read_out_of_their_file() -> None:
    assert sealing.identities_in("# created: today\n# public key: age1x\n\nAGE-SECRET-KEY-1X\n") == [
        "AGE-SECRET-KEY-1X"
    ]
