"""Internal audit's follow-up register of 400 recommendations on one sheet: filter, frozen panes, blank rows between
audits, columns that are no part of a tracker; met in audit committees' half-yearly reports, exported from the
audit system."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, excel_rows, rec, truth, update

HEAD = [
    "Reference",
    "Audit",
    "Opinion",
    "Finding",
    "Recommendation",
    "Priority",
    "Management response",
    "Responsible officer",
    "Agreed target date",
    "Status at follow-up",
    "Follow-up comment",
]
# audit, its records, its system, its lead
AUDITS: list[tuple[str, str, str, str]] = [
    ("Payroll", "starter forms", "the payroll system", "Payroll Manager"),
    ("Creditors", "supplier change requests", "the ledger", "Exchequer Manager"),
    ("Housing Rents", "rent account adjustments", "the housing system", "Income Manager"),
    ("Council Tax", "single person discounts", "the revenues system", "Head of Revenues"),
    ("Business Rates", "relief applications", "the rates module", "Business Rates Team Leader"),
    ("Housing Benefit", "overpayment decisions", "the benefits system", "Benefits Manager"),
    ("Treasury Management", "dealing tickets", "the treasury workbook", "Chief Accountant"),
    ("Taxi Licensing", "driver medical certificates", "the licensing database", "Licensing Manager"),
    ("Parking Income", "machine collections", "the parking system", "Parking Manager"),
    ("Leisure Contract", "monthly performance returns", "the contract file", "Leisure Contracts Officer"),
    ("Planning Enforcement", "complaint files", "the planning system", "Enforcement Team Leader"),
    ("Building Control", "inspection notes", "the building control system", "Building Control Manager"),
    ("Section 106", "agreements", "the obligations database", "Planning Obligations Officer"),
    ("Fleet and Fuel", "fuel card statements", "the fleet system", "Fleet Manager"),
    ("Stores", "stock adjustments", "the stores system", "Depot Manager"),
    ("Homelessness", "personal housing plans", "the homelessness case system", "Housing Options Manager"),
    ("Gas Safety", "landlord certificates", "the compliance module", "Compliance Manager"),
    ("Fire Risk Assessments", "remedial actions", "the asset register", "Building Safety Manager"),
    ("Adult Care Packages", "reviews", "the social care system", "Adult Social Care Finance Manager"),
    ("Direct Payments", "account statements", "the direct payments log", "Direct Payments Officer"),
    ("Schools’ Financial Value", "self-assessments", "the schools portal", "Schools Finance Manager"),
    ("SEN Transport", "route contracts", "the transport system", "Passenger Transport Manager"),
    ("Foster Payments", "payment changes", "the carers’ payments module", "Fostering Manager"),
    ("Libraries", "cash-up sheets", "the library system", "Libraries Manager"),
    ("Registrars", "certificate stock records", "the registration system", "Registration Services Manager"),
    ("Crematorium", "fee waivers", "the bereavement system", "Bereavement Services Manager"),
    ("Trade Waste", "customer agreements", "the trade waste system", "Commercial Waste Officer"),
    ("Cyber Security", "access reviews", "the directory", "ICT Security Officer"),
    ("Data Protection", "breach reports", "the information log", "Data Protection Officer"),
    ("Freedom of Information", "requests", "the requests tracker", "Information Governance Manager"),
    ("Business Continuity", "service plans", "the resilience site", "Emergency Planning Officer"),
    ("Procurement Cards", "transaction logs", "the card portal", "Procurement Manager"),
    ("Contract Waivers", "waiver forms", "the contracts register", "Head of Procurement"),
    ("Members’ Allowances", "mileage claims", "the members’ portal", "Democratic Services Manager"),
    ("Elections Accounts", "staff fee claims", "the elections account", "Electoral Services Manager"),
    ("Grants to Voluntary Bodies", "monitoring returns", "the grants register", "Community Grants Officer"),
    ("Climate Action Plan", "project updates", "the programme tool", "Climate Programme Manager"),
    ("Capital Programme", "project closure forms", "the capital monitor", "Capital Accountant"),
    ("Property Lettings", "rent review dates", "the estates system", "Estates Manager"),
    ("Recruitment", "right to work checks", "the applicant system", "HR Operations Manager"),
]
FINDINGS = [
    "No evidence of checks by a second officer",
    "Records incomplete in {n} of 20 cases",
    "Procedure out of date",
    "No report to managers since {n} months ago",
    "Access not removed for {n} leavers",
]
ASKS = [
    "A second officer should check a sample of {n} {records} each month, and the check should be evidenced in "
    "{system}.",
    "The {lead} should update the procedure notes for {records} and have them approved by the Head of Service.",
    "Access to {system} should be reviewed every {n} weeks and leavers should be removed within one working day.",
    "Management should clear the backlog of {records} and agree a plan with dates for any which are older than {n} "
    "months.",
    "{records} should be kept for no longer than the retention schedule allows.",
    "A reconciliation between {system} and the general ledger should be completed monthly, signed by the preparer "
    "and by a reviewer, and any difference of more than £{n}00 should be explained in writing.",
    "Training on {records} should be given to all new starters within {n} weeks, and attendance recorded.",
    "The {lead} should report the number of late {records} to the directorate management team each quarter, along "
    "with the reasons and what’s been done about them.",
    "Write-offs in {system} above £{n}0 should be authorised by an officer who didn’t raise them.",
    "Consider whether {system} could flag missing {records} automatically – if it can, switch the function on.",
]
COMMENTS = [
    "Evidence of {n} checks seen.",
    "",
    "The notes were approved in draft; final sign-off slipped to the next team meeting.",
    "Internal Audit tested {n} cases and found no exceptions. The work is complete save for two old cases.",
    "Supplier can’t make the change before the upgrade (v.{n}.2).",
    "No reply to three reminders.",
    "Post vacant since the restructure – new target of Sept ’25 asked for.",
]
DATES = ["30 June 2024", "31 Dec 2024", "End of Q3", "March 2025", "01.09.24", "Immediate", "31/10/2024"]
STATES = [
    "Implemented",
    "Part implemented",
    "Implemented",
    "Not implemented",
    "Superseded",
    "Implemented",
    "Not yet due",
]
OPINIONS = ["Substantial", "Reasonable", "Limited", "Reasonable"]
Row = list[str]


def _row(audit: int, item: int) -> Row:
    name, records, system, lead = AUDITS[audit]
    k = audit * 7 + item * 3
    n = 3 + k % 9
    words = {"n": n, "records": records, "system": system, "lead": lead}
    ask = ASKS[item].format(**words)
    refused = k % 23 == 5
    answer = "Not agreed" if refused else "Agreed in part" if k % 11 == 4 else "Agreed"
    return [
        f"IA{24 + audit % 2}/{audit + 1:02d}.{item + 1}",
        name,
        OPINIONS[audit % 4],
        FINDINGS[(audit + item) % 5].format(**words),
        ask[0].upper() + ask[1:],
        ("High", "Medium", "Low")[(audit + item) % 3],
        answer,
        lead,
        "" if refused else DATES[k % 7],
        "Risk accepted" if refused else STATES[(k + audit) % 7],
        "" if refused else COMMENTS[(k // 3) % 7].format(**words),
    ]


def _rows() -> Iterator[list[Row]]:
    for audit in range(len(AUDITS)):
        yield [_row(audit, item) for item in range(len(ASKS))]


def _build(book: Workbook) -> None:
    sheet, bold = book.add_worksheet("Follow up"), book.add_format({"bold": True, "bg_color": "#BDD7EE"})
    sheet.write(0, 0, "Saltmere City Council – Internal Audit")
    sheet.write(1, 0, "Register of recommendations followed up, April 2024 to March 2025")
    sheet.write(2, 0, "Run date: 7 April 2025. Filter on column J. Priorities are Internal Audit’s.")
    excel_rows(sheet, 4, [HEAD], bold)
    at = 5
    for rows in _rows():
        at = excel_rows(sheet, at, rows) + 1
    sheet.autofilter(4, 0, at - 2, len(HEAD) - 1)
    sheet.freeze_panes(5, 1)
    sheet.write(at, 0, "End of report")


def _truth() -> list[Truth]:
    return [
        rec(
            ref,
            text,
            response=answer,
            owner=lead,
            due=due,
            status=status,
            section=audit,
            updates=[update(comment, "7 April 2025")],
        )
        for rows in _rows()
        for ref, audit, _, _, text, _, answer, lead, due, status, comment in rows
    ]


FILES = {"tracker.xlsx": lambda: excel(_build)}
TRUTH = truth("Register of recommendations followed up, April 2024 to March 2025", "7 April 2025", _truth())
