"""Fire authority's action sheet: the status is a label merged down the left margin over the rows it holds for, under
an empty heading, and a totals row stands below; met where rows are dragged from group to group as work moves on."""

from __future__ import annotations

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, excel_rows, rec, truth, update

HEAD = ["", "Rec. no.", "Source", "What was recommended", "Officer", "Target", "What’s happening", "Sign-off by"]
Row = tuple[str, str, str, str, str, str, str]
# number, source, recommendation, officer, target, news, sign-off
GROUPS: dict[str, list[Row]] = {
    "COMPLETE": [
        (
            "3",
            "Inspection 2022",
            "The Authority should give members a yearly seminar on the risk model behind the "
            "Community Risk Management Plan, open to district councillors as well.",
            "Head of Prevention",
            "Oct 2023",
            "Held 9 October 2023 – 31 members and 12 district councillors came.",
            "Chair",
        ),
        (
            "7",
            "Scrutiny panel",
            "Home fire safety visits should be offered first to people aged 80+ who live alone.",
            "Head of Prevention",
            "Jan 2024",
            "Scoring changed in the booking system from 8 Jan.",
            "Chair",
        ),
        (
            "11",
            "Scrutiny panel",
            "The reserve for pension remedy should be shown on a line of its own in every budget report.",
            "Treasurer",
            "Feb 2024",
            "",
            "Chair",
        ),
    ],
    "UNDER WAY": [
        (
            "1",
            "Inspection 2022",
            "The Service should replace the paper records of hydrant checks with one electronic "
            "system shared with the two water companies, and should end double entry by stations.",
            "Head of Water & Supplies",
            "Mar 2024 (was Sep 2023)",
            "System bought; data for 14,900 hydrants being cleaned. One company has signed "
            "the data agreement and the other has not.",
            "",
        ),
        (
            "4",
            "Scrutiny panel",
            "On-call firefighters should be told at the start of each week which shifts are short.",
            "Area Manager (Response)",
            "30.06.24",
            "App tested at Brayford and Moor End.\nUnion consulted – no objections.\nRoll-out from May.",
            "",
        ),
        (
            "5",
            "Internal audit",
            "Fuel cards should be checked against mileage every month.",
            "Fleet Manager",
            "Q4",
            "2 of 3 months done.",
            "",
        ),
        (
            "9",
            "Scrutiny panel",
            "The Chief Fire Officer should set a target, with dates, for the share of women "
            "among new wholetime recruits and should publish the figures for each stage of selection.",
            "Head of People",
            "April 2024",
            "Target of 30% by 2027 proposed to the People Committee. Stage figures are complete for 2022 and 2023.",
            "",
        ),
    ],
    "NOT STARTED": [
        (
            "2",
            "Inspection 2022",
            "Ask neighbours to share a control room.",
            "Deputy Chief Fire Officer",
            "tbc",
            "Awaiting the outcome of the Home Office review.",
            "",
        ),
        (
            "8",
            "Scrutiny panel",
            "The Authority should look again at charging for repeated false alarms at the same "
            "premises, and should hear from the hospital trusts before it does so.",
            "Area Manager (Protection)",
            "Dec 2024",
            "",
            "",
        ),
    ],
    "WITHDRAWN": [
        (
            "6",
            "Internal audit",
            "Stations should keep a separate log of visitors’ vehicles.",
            "Facilities Manager",
            "",
            "Overtaken by the new gate system which records number plates.",
            "Audit Cttee",
        ),
    ],
}


def _build(book: Workbook) -> None:
    sheet = book.add_worksheet("Actions")
    bold, wrap = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    label = book.add_format({"bold": True, "rotation": 90, "valign": "vcenter", "bg_color": "#D9D9D9"})
    sheet.write(0, 1, "Brayford & Wolds Fire and Rescue Authority: recommendations from all sources", bold)
    sheet.write(1, 1, "as at 28 March 2024")
    excel_rows(sheet, 3, [HEAD], bold)
    at = 4
    for name, rows in GROUPS.items():
        if len(rows) > 1:
            sheet.merge_range(at, 0, at + len(rows) - 1, 0, name, label)
        else:
            sheet.write(at, 0, name, label)
        at = excel_rows(sheet, at, rows, wrap, column=1)
    sheet.write(at, 3, "Total number of recommendations", bold)
    sheet.write_formula(at, 4, f"=COUNTA(B5:B{at})", bold, sum(map(len, GROUPS.values())))
    sheet.set_column(3, 3, 55)
    sheet.set_column(6, 6, 55)


def _truth() -> list[Truth]:
    return [
        rec(number, text, owner=officer, due=target, status=name, updates=[update(news, "28 March 2024")])
        for name, rows in GROUPS.items()
        for number, _, text, officer, target, news, _ in rows
    ]


FILES = {"tracker.xlsx": lambda: excel(_build)}
TRUTH = truth("Brayford & Wolds Fire and Rescue Authority: recommendations from all sources", "28 March 2024", _truth())
