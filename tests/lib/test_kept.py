"""Answers that are kept."""

from followthrough.lib.kept import kept_by


def test_what_is_asked_again_is_answered_once_for_each_standing() -> None:
    standing, asked = ["cy"], []

    @kept_by(lambda: standing[0])
    def says(word: str, *, loud: bool = False) -> str:
        """What it says."""
        asked.append(word)
        return f"{standing[0]} {word.upper() if loud else word}"

    assert (says("yes"), says("yes"), says("yes", loud=True)) == ("cy yes", "cy yes", "cy YES")
    standing[0] = "en"
    assert (says("yes"), says("yes")) == ("en yes", "en yes")
    assert asked == ["yes", "yes", "yes"]
    assert says.__doc__ == "What it says."
