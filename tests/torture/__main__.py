"""`make torture`: the full round. Ends with 0 when nothing that anybody was told is lost."""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.plugins import postgres
from tests.torture import supervisor


def main() -> int:
    parser = argparse.ArgumentParser(prog="make torture", description="Kill the server while people write.")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="to do the same again")
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    args = parser.parse_args()
    began = time.monotonic()
    cluster = postgres.start() if args.db == "postgres" else None
    try:
        with tempfile.TemporaryDirectory(prefix="followthrough-torture-") as folder:
            url = cluster.url if cluster else ""
            result = supervisor.run(Path(folder), args.kills, seed=args.seed, database_url=url)
    finally:
        if cluster:
            cluster.stop()
    noted = result.noted
    print(
        f"{result.kills} kills on {args.db} (seed {args.seed}) in {time.monotonic() - began:.0f} s: "
        f"{noted.sent} times a button was pressed, {noted.unsure} times the server went before it answered; "
        f"{len(noted.updates)} updates and {len(noted.asked)} redaction requests were said to be saved, "
        f"{result.found} updates stand."
    )
    print("\n".join(result.faults) or "Nothing that anybody was told is lost, nothing stands twice, nothing by halves.")
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main())
