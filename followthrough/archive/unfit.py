"""What is said of a file that cannot be put back, or of a system that cannot take it."""


class Unfit(Exception):
    """Nothing was changed. The message is one sentence for a person, which says what to do."""
