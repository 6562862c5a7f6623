"""What every reader raises when there is nothing to read."""


class Unreadable(Exception):
    """The file cannot be read as a tracker; `message` is one sentence that says why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
