"""Run in a process of its own, in an environment that names another database: fill it, and say what is in it.

`python -m tests.archive.elsewhere sample|IMPORTED EXPORTED FOLDER`: loads the sample or takes an archive in, writes
the council's archive to EXPORTED, and into FOLDER its rows as JSON and a report in each format.
"""

import json
import sys
from pathlib import Path

from followthrough.cli import start
from followthrough.cli.main import main
from followthrough.cli.report import FORMATS

COUNCIL = "merrowbridge"


def run(*words: str) -> None:
    if main(list(words)) != 0:
        sys.exit(1)


def fill(given: str) -> None:
    start.set_up_django()
    from django.core.management import call_command  # noqa: PLC0415 - after Django is there
    from django.db import connection  # noqa: PLC0415 - after Django is there

    if connection.vendor == "sqlite":  # on PostgreSQL the owner has done it
        call_command("migrate", verbosity=0)
    if given != "sample":
        return run("import", given)
    from followthrough.sample.load import load  # noqa: PLC0415 - after Django is there

    load()
    still()
    return None


def still() -> None:
    """Nothing waits any more: what does is not as it was once it has been taken in elsewhere."""
    from followthrough.councils.queries import council_by_slug  # noqa: PLC0415 - after Django is there
    from followthrough.councils.scope import writing  # noqa: PLC0415 - after Django is there
    from followthrough.lib import clock  # noqa: PLC0415 - after Django is there
    from followthrough.outbox.models import Email  # noqa: PLC0415 - after Django is there
    from followthrough.rounds.models import AnswerLink  # noqa: PLC0415 - after Django is there

    council = council_by_slug(COUNCIL)
    assert council is not None
    with writing(council):
        Email.objects.filter(council_id=council.id).update(state=Email.State.SENT, body="", html="")
        AnswerLink.objects.filter(council=council).update(withdrawn_at=clock.now())


def tell(folder: Path) -> None:
    from django.db import connection  # noqa: PLC0415 - after Django is there

    from followthrough.councils.queries import council_by_slug  # noqa: PLC0415 - after Django is there
    from followthrough.councils.scope import reading  # noqa: PLC0415 - after Django is there
    from tests.archive.rows import of_council  # noqa: PLC0415 - after Django is there

    folder.mkdir()
    (folder / "engine").write_text(connection.vendor)
    council = council_by_slug(COUNCIL)
    assert council is not None
    with reading(council):
        (folder / "rows.json").write_text(json.dumps(of_council(str(council.id)), sort_keys=True))
    for form in FORMATS:
        run("report", "Review 7", "--as-at", "2024-01-31", "--format", form, "-o", str(folder / f"report.{form}"))


if __name__ == "__main__":
    fill(sys.argv[1])
    run("export", COUNCIL, sys.argv[2])
    tell(Path(sys.argv[3]))
