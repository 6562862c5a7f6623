"""Is it the disk? A full one shows itself in as many ways as there are writers."""

import errno

_OF_THE_SYSTEM = {errno.ENOSPC, errno.EDQUOT}
_OF_SQLITE = {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"}
_OF_POSTGRESQL = {"53100"}


def is_full(error: BaseException | None) -> bool:
    """Whether an error, or one that it came of, says that a disk is full."""
    while error is not None:
        if (
            (isinstance(error, OSError) and error.errno in _OF_THE_SYSTEM)
            or getattr(error, "sqlite_errorname", "") in _OF_SQLITE
            or getattr(error, "sqlstate", "") in _OF_POSTGRESQL
        ):
            return True
        error = error.__cause__ or error.__context__
    return False
