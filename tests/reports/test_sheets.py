import csv
import io
import json
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from followthrough.reports.sheets import appendix_csv, appendix_json, appendix_xlsx
from tests.reports.sample import hostile, source


def rows() -> list[dict[str, str]]:
    text = appendix_csv(source()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def data() -> Any:
    return json.loads(appendix_json(source()))


def test_one_row_a_recommendation_in_the_words_of_the_report() -> None:
    assert [row["Number"] for row in rows()] == [str(number) for number in range(1, 25)]
    assert rows()[1] == {
        "Number": "2",
        "Section": "",
        "Recipient": "",
        "Recommendation": "That the Council publishes, each quarter:",
        "Original wording": "",
        "Parts": "(a) the number of reports of damp received;\n(b) the median number of days to a first visit; and\n"
        "(c) the number of homes visited again within a year.",
        "Response": "Agreed in part",
        "Response detail": "(a) and (b). Repeat visits are not recorded by the present system.",
        "Response decided": "10 March 2021",
        "Owners": "Head of Housing Repairs\nPerformance Team",
        "First due": "31 March 2022",
        "Due": "30 September 2023",
        "Extensions": "2",
        "Reasons for extensions": "The supplier moved the release of the new system.\nnot recorded in this document",
        "Days overdue": "0",
        "Forecasts": "",
        "Delivery": "Complete (the part agreed)",
        "Owner's word": "",
        "Latest update": "The first two figures have been published each quarter since October 2023.",
        "Reason given": "",
        "Decided by": "",
        "Update of": "4 January 2024",
        "Last stated": "",
        "Asked": "",
        "Evidence": "",
        "Relies on": "",
        "Scrutiny": "Closure proposed",
        "Scrutiny decided": "",
        "Minute": "",
        "Draft minute": "",
        "Links": "",
        "As at": "2024-01-16",
        "Notice": "Not checked for publication",
    }


def test_several_respondents_are_named() -> None:
    assert rows()[6]["Response"] == "Cabinet: Agreed\nMillbrook Homes: Not agreed"


def test_what_is_missing_is_said() -> None:
    assert rows()[4]["Response detail"] == "not recorded in this document"
    assert rows()[4]["Delivery"] == "None expected"
    assert rows()[8]["Response"] == "Awaiting response"


def test_json_says_what_it_is_and_what_its_fields_mean() -> None:
    found = data()
    assert {name: found[name] for name in ("neutral_name", "as_at", "notice", "language")} == {
        "neutral_name": "Review 7",
        "as_at": "2024-01-16",
        "notice": "Not checked for publication",
        "language": "en-GB",
    }
    assert [field["name"] for field in found["fields"]] == list(found["rows"][0])
    assert [field["name"] for field in found["fields"] if not field["description"]] == []
    assert len(found["rows"]) == 24


def test_the_workbook_holds_the_same_rows() -> None:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(appendix_xlsx(source()))).get_sheet_by_index(0)
    found = sheet.to_python()
    assert found[0] == list(rows()[0])
    assert [row[3] for row in found[1:]] == [row["Recommendation"] for row in rows()]


@pytest.mark.parametrize("text", ["=1+1", "\x00", "\ud800", "", '";=1'])
def test_hostile_text_stays_text(text: str) -> None:
    kept = text if text in ("=1+1", "", '";=1') else ""
    assert json.loads(appendix_json(hostile(text)))["rows"][0]["recommendation"] == kept
    line = next(iter(csv.DictReader(io.StringIO(appendix_csv(hostile(text)).decode("utf-8-sig"), newline=""))))
    assert line["Recommendation"] == ("'=1+1" if text == "=1+1" else kept)


def test_the_same_bytes_twice() -> None:
    assert appendix_csv(source()) == appendix_csv(source())
    assert appendix_json(source()) == appendix_json(source())
    assert appendix_xlsx(source()) == appendix_xlsx(source())
