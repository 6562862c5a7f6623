"""Made-up asks, updates, owners and days for the long layouts: the same index gives the same words, no two asks alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One recommendation's words; what a layout answers and calls them is its own."""

    text: str
    owner: str
    due: str
    news: str


# what it is about, who is concerned, where, who leads
SUBJECTS: list[tuple[str, str, str, str]] = [
    ("damp and mould reports", "tenants", "the neighbourhood offices", "Head of Housing Repairs"),
    ("carers’ assessments", "unpaid carers", "the carers’ hub", "Adult Social Care Lead"),
    ("school crossing patrols", "pupils and parents", "the schools on main roads", "Road Safety Manager"),
    ("missed bin collections", "residents of flats", "the depot", "Waste Operations Manager"),
    ("planning enforcement cases", "parish clerks", "the planning portal", "Chief Planning Officer"),
    ("supported bus routes", "passengers", "the rural interchanges", "Passenger Transport Manager"),
    ("short breaks", "families of disabled children", "the children’s centres", "Head of SEND"),
    ("library opening hours", "readers", "the branch libraries", "Libraries and Culture Manager"),
    ("discretionary housing payments", "private renters", "the advice desks", "Benefits Manager"),
    ("discharges from hospital", "patients aged over 75", "the discharge lounge", "Director of Integrated Care"),
    ("flood wardens", "households near the river", "the parish halls", "Emergency Planning Officer"),
    ("contract waivers", "suppliers", "the contracts register", "Head of Procurement"),
    ("apprenticeships", "care leavers", "the skills centre", "HR Business Partner"),
    ("noise complaints", "people who live above shops", "the town centre", "Environmental Health Manager"),
    ("personal housing plans", "homeless applicants", "the housing options desk", "Housing Options Manager"),
    ("health visitor checks", "parents of two-year-olds", "the family hubs", "Public Health Consultant"),
    ("cycle parking", "commuters", "the railway stations", "Active Travel Lead"),
    ("member enquiries", "councillors", "the contact centre", "Customer Services Manager"),
    ("fostering allowances", "foster carers", "the fostering service", "Fostering Manager"),
    ("street lighting faults", "night workers", "the industrial estates", "Highways Asset Manager"),
    ("allotment lettings", "plot holders", "the allotment sites", "Parks Manager"),
    ("taxi licence renewals", "drivers", "the licensing counter", "Licensing Manager"),
    ("food hygiene visits", "takeaway owners", "the market", "Food Safety Team Leader"),
    ("music tuition", "pupils on free school meals", "the music hub", "Head of Education"),
    ("empty homes", "owners abroad", "the private sector housing team", "Private Sector Housing Manager"),
    ("crisis support grants", "families in debt", "the community pantries", "Financial Inclusion Officer"),
    ("electric vehicle chargers", "drivers without a driveway", "the car parks", "Climate Programme Manager"),
    ("anti-social behaviour cases", "victims", "the community safety hub", "Community Safety Manager"),
    ("day centre places", "people with dementia", "the day centres", "Commissioning Manager"),
]
ASKS = [
    "That the number of {thing} be reported to this Committee every {n} weeks, with the reasons for any delay.",
    "{who} should be asked at least once in {n} weeks what they think of the way {thing} are dealt with.",
    "A single page about {thing}, written with {who}, should be put up in {place} and on the website.",
    "Officers should look again at the budget for {thing} and bring at least {n} options to the October meeting.",
    "That a named officer be given to {who} in every case that lasts longer than {n} weeks.",
    "The backlog of {thing} must be cleared within {n} weeks, oldest first.",
    "That training on {thing} be given to all staff at {place}; at least {n} sessions should be held a year.",
    "We recommend that the policy on {thing} is rewritten in plain English, with {who}, before it is renewed.",
    "That {place} be used as a place where {who} can meet officers face to face, for {n} hours a month.",
    "A check of {n} files should be made each quarter to see whether {thing} are recorded in the same way.",
    "The targets for {thing} should be published, along with what was reached in each of the last {n} weeks.",
    "That a letter be sent to the Minister to ask for longer funding of {thing} (at present {n} months).",
    "An equality impact assessment should be made of any change to {thing} which touches {who}.",
    "That neighbouring councils be asked how they manage {thing}, and visited within {n} weeks.",
    "The contract for {thing} should say what happens when {who} are let down more than {n} times.",
]
NEWS = [
    "A report went to the management team in {month}; {n} points came out of it and are being worked through.",
    "The team met {who} twice in {month}. They asked for shorter letters and a direct telephone number.",
    "Recruitment failed twice. The post has been advertised again, at a higher grade, until the end of {month}.",
    "A pilot began in {place} in {month} with {n} households.",
    "The supplier’s first quotation was {n}% above the budget. A second one is awaited.",
    "Since {month} the figures are in the quarterly performance report (page {n}).",
    "New guidance from government was expected in {month} and has not yet been published.",
    "{n} of 120 staff have been trained; the others are booked for {month}.",
    "The page went live in {month} and was read {n}00 times in its first week.",
    "",
    "Work on this is tied to the new case system, which will be switched on in {month}.",
    "The Cabinet Member wrote to the Minister in {month}. A reply is awaited.",
    "Audit looked at {n} files in {month}: the form was used in all but two.",
]
MONTHS = ("January", "March", "April", "June", "July", "September", "October", "November")
DUES = ("March 2026", "30 June 2026", "Spring 2026", "End of Q3 2025/26", "31/12/2025", "September 2025", "")


def line(index: int) -> Line:
    """The words of one index from 0; asks repeat their pattern only with another subject and figure."""
    subject = (index * 7 + index // len(SUBJECTS)) % len(SUBJECTS)
    thing, who, place, owner = SUBJECTS[subject]
    n = 2 + (index // len(SUBJECTS)) % 97 + index % 3
    said = {"thing": thing, "who": who, "place": place, "n": n, "month": MONTHS[index % len(MONTHS)]}
    text = ASKS[(index * 4 + index // 15) % len(ASKS)].format(**said)
    news = NEWS[(index * 5 + index // 13) % len(NEWS)].format(**said)
    return Line(_capital(text), owner, DUES[(index * 3 + index // 7) % len(DUES)], _capital(news))


def lines(first: int, count: int) -> list[Line]:
    """So many lines from an index on, without any ask that stands twice among them."""
    found: dict[str, Line] = {}
    at = first
    while len(found) < count:
        found.setdefault(line(at).text, line(at))
        at += 1
    return list(found.values())


def turn(values: tuple[str, ...] | list[str], index: int) -> str:
    """One of some values, unevenly spread."""
    return values[(index * index + index // 3) % len(values)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
