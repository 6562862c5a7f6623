import pytest

from followthrough.exchange.understand import meanings
from followthrough.exchange.understand.roles import role_of
from followthrough.exchange.understand.welsh import english_label


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Argymhelliad", "text"),
        ("Statws / Status", "status"),
        ("Statws\nStatus", "status"),
        ("Rhif / No.", "number"),
        ("Erbyn pryd?", "due"),
        ("Diweddariad Mehefin 2024", "comment"),
        ("Swyddog arweiniol", "owner"),
        ("Bod y Cyngor", None),
    ],
)
def test_a_label_in_welsh_or_in_both_languages_has_the_role_of_the_english(label: str, role: str | None) -> None:
    assert role_of(label) == role


def test_the_english_of_a_label_is_taken_where_it_stands_beside_the_welsh() -> None:
    assert english_label("Argymhelliad 3 / Recommendation 3") == "Recommendation 3"
    assert english_label("Argymhelliad 3") == "Recommendation 3"
    assert english_label("Owner / Sponsor") == "Owner / Sponsor"


def test_both_languages_count_where_they_say_the_same() -> None:
    assert meanings.response_means("Derbyniwyd / Accepted") == "agreed"
    assert meanings.delivery_means("Ar y gweill") == "in_progress"
    assert meanings.response_means("Derbyniwyd / Rejected") is None
    assert meanings.response_means("Yes / No") is None
