"""Registry hosts and one machine's paths are found; addresses of our own pages are not."""

import pytest

from scripts.check_names import names_in


@pytest.mark.parametrize("line", ["https://pypi" + ".org/simple", "see /ho" + "me/me/x", "'/wo" + "rk/main'"])
def test_a_name_is_found_with_its_line(line: str) -> None:
    assert [number for number, _ in names_in(f"fine\n{line}\n")] == [2]


@pytest.mark.parametrize("line", ["/stanhollow/work/", "https://example.org/home/", "../work/x", "homework/"])
def test_other_words_are_let_be(line: str) -> None:
    assert names_in(line) == []
