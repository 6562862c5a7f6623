import time

import pytest

from followthrough.exchange.understand import meanings
from followthrough.exchange.understand.meanings import delivery_means, is_status, response_means, scrutiny_means


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Agree", "agreed"), ("accepted", "agreed"), ("Yes", "agreed"), ("Accepted in principle", "agreed"),
        ("In part", "agreed_in_part"), ("Partially accepted", "agreed_in_part"),
        ("Partially Agreed With", "agreed_in_part"),
        ("Not Agreed", "not_agreed"), ("Rejected", "not_agreed"), ("No", "not_agreed"),
        ("received", "awaiting"), ("Stage 1", "awaiting"), ("two cycles", "awaiting"),
        ("subject to a further report", "deferred"),
        ("Concur with comment", "agreed"), ("Supported in principle", "agreed"), ("Y", "agreed"),
        ("Partially concur", "agreed_in_part"), ("Do not concur", "not_agreed"), ("N", "not_agreed"),
        ("Not Addressed", None), ("", None), (None, None), ("The Council is grateful", None),
    ],
)  # fmt: skip
def test_responses_mean_what_the_domain_says(printed: str | None, code: str | None) -> None:
    assert response_means(printed) == code


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Complete", "complete"), ("Completed.", "complete"), ("ACTIONED", "complete"),
        ("Fully achieved", "complete"), ("Completed March 2023", "complete"),
        ("100%", "complete"), ("Ongoing", "in_progress"), ("Ongoing work", "in_progress"),
        ("On track", "in_progress"), ("On-going", "in_progress"),
        ("closed down", "superseded"), ("The context had changed", "superseded"),
        ("no longer feasible", "not_deliverable"),
        ("Open – in progress", "in_progress"), ("Red / not started", "not_started"), ("Complete/Ongoing", None),
        ("In progress - May 2025", "in_progress"), ("No longer required", None),
        ("Signed off", None), ("Pending", None), ("Not Implemented", None), ("Amber", None), ("60%", None),
        (None, None),
    ],
)  # fmt: skip
def test_states_mean_what_the_domain_says(printed: str | None, code: str | None) -> None:
    assert delivery_means(printed) == code


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Signed off", "closed"),
        ("accepted as completed", "closed"),
        ("Removed", "closed"),
        ("retain", "kept_open"),
        ("Transfer", "transferred"),
        ("Closed 12 March 2024", "closed"),
        ("Signed off - 01/02/23", "closed"),
        ("Closed down", None),
        ("Complete", None),
    ],
)
def test_the_committee_s_words_are_another_axis(printed: str, code: str | None) -> None:
    assert scrutiny_means(printed) == code


@pytest.mark.parametrize(
    ("printed", "says"),
    [
        ("Amber", True),
        ("75%", True),
        ("Complete", True),
        ("Completed 1/2/23", True),
        ("Open – in progress", True),
        ("No longer required", True),
        ("Complete, but late", False),
        ("See below", False),
        ("", False),
        ("Complete the form", False),
    ],
)
def test_a_status_is_a_status_and_nothing_else(printed: str, says: bool) -> None:
    assert is_status(printed) == says


def test_a_remark_is_taken_off_the_end_of_any_text_without_a_search_of_all_of_it() -> None:
    before = time.perf_counter()
    meanings.plain("(" * 100_000)
    assert time.perf_counter() - before < 1
    assert meanings.plain("Complete (see below)") == "complete"
