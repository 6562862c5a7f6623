"""What is unsafe in how an installation is configured and where it lies, in sentences that say what to do."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from followthrough.config.env import LOCAL_HOSTS, Config

FEWEST_CHARACTERS = 12  # different ones, in a secret that nobody guesses
NETWORK_FILE_SYSTEMS = {
    "9p",
    "afs",
    "ceph",
    "cifs",
    "fuse.glusterfs",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
}
ENCRYPTING = {"require", "verify-ca", "verify-full"}


def setting_faults(config: Config) -> Iterator[str]:
    """What the environment asks for and a real council should not have."""
    served = urlsplit(config.base_url).hostname not in (*LOCAL_HOSTS, "::1")
    if config.debug and served:
        yield "DEBUG is set, and errors show their source to everybody: take DEBUG out of the environment."
    if config.demo and served:
        yield "DEMO is set, and anybody can sign in as a sample person: take DEMO out of the environment."
    if not config.production:
        return
    if len(set(config.secret_key)) < FEWEST_CHARACTERS:
        yield (
            "SECRET_KEY is weak, and who guesses it can sign in as anybody: make one as docs/configuration.md says, "
            "then run `followthrough check --trust-records`."
        )
    if config.over_https and not config.trusted_proxies:
        yield (
            "BASE_URL is https, but no proxy is believed, so that every page would lead to itself: "
            "set TRUSTED_PROXIES=1 for the proxy that ends HTTPS."
        )
    yield from _mail_faults(config)
    yield from _database_setting_faults(config)


def _mail_faults(config: Config) -> Iterator[str]:
    backend = config.email["EMAIL_BACKEND"]
    if backend.endswith("console.EmailBackend"):
        yield "E-mails are only printed, and nobody gets a letter: set EMAIL_URL to the council's mail server."
    elif backend.endswith("mailbox.Mailbox"):
        yield "E-mails are only kept in a folder, links and all: set EMAIL_URL to the council's mail server."
    elif (
        backend.endswith("smtp.EmailBackend")
        and _is_away(config.email["EMAIL_HOST"])
        and not (config.email["EMAIL_USE_TLS"] or config.email["EMAIL_USE_SSL"])
    ):
        yield "E-mails go over the network unencrypted: write smtp+tls:// or smtps:// in EMAIL_URL."


def _database_setting_faults(config: Config) -> Iterator[str]:
    if config.database["ENGINE"].endswith("postgresql"):
        options = config.database["OPTIONS"]
        if _is_away(config.database["HOST"]) and options.get("sslmode") not in ENCRYPTING:
            yield (
                "The database is on another machine and the way there is not encrypted: "
                "add ?sslmode=verify-full to DATABASE_URL."
            )


def _is_away(host: str) -> bool:
    """Whether that host is another machine; an empty one or a path is a socket on this one."""
    return bool(host) and not host.startswith("/") and host not in (*LOCAL_HOSTS, "::1")


def place_faults(config: Config, mounts: str | None = None) -> Iterator[str]:
    """Who else can read the data, and whether it lies where SQLite can keep it. `mounts`: as /proc/mounts has them."""
    if not config.production or not config.data_dir.is_dir():
        return
    yield from _readable(config.data_dir, "DATA_DIR")
    if not config.database["ENGINE"].endswith("sqlite3"):
        return
    file = Path(config.database["NAME"])
    if file.parent != config.data_dir:
        yield from _readable(file, "the database")
    kind = file_system(file, _mounts() if mounts is None else mounts)
    if kind in NETWORK_FILE_SYSTEMS:
        yield (
            f"The database lies on a network file system ({kind}), where SQLite loses data: "
            "move DATA_DIR to a disk of this machine, or use PostgreSQL."
        )


def _readable(path: Path, what: str) -> Iterator[str]:
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        right = "0700" if path.is_dir() else "0600"
        yield f"Other users of this machine can get into {path} ({what}): run `chmod {right} {path}`."


def file_system(path: Path, mounts: str) -> str:
    """The kind of file system that `path` lies on; the longest mount point that it is under."""
    best, kind = -1, ""
    real = os.path.realpath(path)
    for _device, point, name, *_rest in (line.split(" ") for line in mounts.splitlines() if line.count(" ") > 1):
        point = point.replace("\\040", " ")
        if (real == point or real.startswith(point.rstrip("/") + "/")) and len(point) > best:
            best, kind = len(point), name
    return kind


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8")
    except OSError:  # not Linux
        return ""
