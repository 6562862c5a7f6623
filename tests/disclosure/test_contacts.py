"""E-mail addresses and telephone numbers; the numbers are those that Ofcom keeps for drama."""

import pytest

from followthrough.disclosure.rules import Kind
from tests.disclosure.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to jane.sample@council.example.", ["jane.sample@council.example"]),
        ("JANE_SAMPLE+a@EXAMPLE.ORG", ["JANE_SAMPLE+a@EXAMPLE.ORG"]),
        ("<o'sample@example.co.uk>", ["o'sample@example.co.uk"]),
        ("jane (at) example [dot] org", ["jane (at) example [dot] org"]),
        ("jane\u200b@example.org", ["jane\u200b@example.org"]),
        ("ｊａｎｅ＠example.org", ["ｊａｎｅ＠example.org"]),
        ("@council", []),
        ("met at (at the town hall)", []),
        ("3 @ £2.50", []),
        ("a@b", []),
    ],
)
def test_emails(text: str, expected: list[str]) -> None:
    assert found(text, Kind.EMAIL) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("07700 900123", ["07700 900123"]),
        ("07700900123.", ["07700900123"]),
        ("+44 7700 900123", ["+44 7700 900123"]),
        ("+44 (0)20 7946 0123", ["+44 (0)20 7946 0123"]),
        ("(01632) 960123", ["01632) 960123"]),
        ("01632-960-123", ["01632-960-123"]),
        ("01632\u00a0960\u2011123", ["01632 960\u2011123"]),
        ("020 7946 0123/4", ["020 7946 0123"]),
        ("01632 960123 01632 960456", ["01632 960123", "01632 960456"]),
        ("01632 960123 in 2024; 01632 960123 2024", ["01632 960123", "01632 960123"]),
        ("7700900123", ["7700900123"]),
        ("0808 157 0123", ["0808 157 0123"]),
        ("+353 1 234 5678", ["+353 1 234 5678"]),
        ("Tel: 960123", ["960123"]),
        ("M:07700 900123; tel:01632960123", ["07700 900123", "01632960123"]),
        ("call 960 123 or extension 4567", ["960 123", "4567"]),
        ("０７７００ ９００１２３", ["０７７００ ９００１２３"]),
        ("0770\u200b0 900\u00ad123", ["0770\u200b0 900\u00ad123"]),
    ],
)
def test_telephones(text: str, expected: list[str]) -> None:
    assert found(text, Kind.TELEPHONE) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "012/21",
            "2022-23",
            "2022/23",
            "02/03/2021",
            "02.03.2021",
            "02.03.2021 125",
            "2 March 2021",
            "2021 2022 2023",
        ),
        *("£200,000", "£07700900123", "£1,234,567", "ISBN 978-1-5286-5457-9", "ISBN 0-19-852663-6", "E03300080"),
        *(
            "ref 01632960123",
            "company number 01234567",
            "SC 62 (2021/22)",
            "12345678901234567890",
            "AO-2022-001 (001/23)",
        ),
        *("UPRN 010001234567", "0.0770090012", "call 3 people", "a call of 2023/24", "9999 12345", "#07700900123"),
    ],
)
def test_no_telephone(text: str) -> None:
    assert found(text, Kind.TELEPHONE) == []
