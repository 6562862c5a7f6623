"""A mail server on loopback that takes everything and keeps nothing: `python -m bench.sink PORT`."""

import sys
import threading
from typing import Any

from aiosmtpd.controller import Controller


class Sink:
    """Takes a letter."""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        return "250 Taken"


def main(port: int) -> None:
    """Until its process is ended."""
    controller = Controller(Sink(), hostname="127.0.0.1", port=port)
    controller.start()
    threading.Event().wait()


if __name__ == "__main__":
    main(int(sys.argv[1]))
