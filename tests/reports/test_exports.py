from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.reports.exports import FORMATS, MEDIA_TYPES, export, file_name
from tests.reports.sample import hostile, source


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_made(form: str) -> None:
    assert len(export(source(), form)) > 1000


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(KeyError):
        export(source(), "odt")


def test_file_names_carry_the_neutral_name_only() -> None:
    assert file_name(source(), "pdf") == "review-7-as-at-2024-01-16.pdf"
    assert file_name(replace(source(), neutral_name='../Review "8"'), "csv") == "review-8-as-at-2024-01-16.csv"


def test_every_format_has_a_media_type() -> None:
    assert tuple(MEDIA_TYPES) == FORMATS


@pytest.mark.parametrize("form", FORMATS)
@given(text=st.text(st.characters(codec=None), max_size=20))
@settings(max_examples=10)
def test_no_text_breaks_a_format(form: str, text: str) -> None:
    assert export(hostile(text), form) == export(hostile(text), form)
