"""A made-up review of damp and mould as at 16 January 2024: every state, and most of what can be missing."""

from dataclasses import replace
from datetime import date

from followthrough.lib.days import FuzzyDay, parse
from followthrough.reports.source import (
    AppendixSource,
    Due,
    Extension,
    LastStated,
    LatestUpdate,
    LinkedTo,
    Part,
    RecommendationSource,
    ReliesOn,
    ResponseGiven,
    ScrutinyPosition,
)

AS_AT = date(2024, 1, 16)
CABINET_DAY = parse("10 March 2021")


def answered(state: str, detail: str = "", **more: object) -> tuple[ResponseGiven, ...]:
    return (replace(ResponseGiven("Cabinet", state, detail, CABINET_DAY), **more),)  # type: ignore[arg-type]


def said(state: str, text: str, as_of: str = "4 January 2024", own_word: str = "") -> LatestUpdate:
    return LatestUpdate(state, own_word, text, parse(as_of))


def closed(minute: str = "SC/22/41", *, draft: bool = False) -> ScrutinyPosition:
    return ScrutinyPosition("closed", parse("5 April 2022"), minute, draft=draft)


AGREED = answered("agreed")
REFUSED = RecommendationSource(
    "0",
    "",
    responses=answered("not_agreed", "Already in place."),
    scrutiny=ScrutinyPosition("refusal_accepted", parse("2 November 2021"), "SC/21/77"),
)


def recommendations() -> tuple[RecommendationSource, ...]:
    return (
        RecommendationSource(
            "1",
            "That the Council visits every home that reports damp within ten working days, and tells "
            "the tenant in writing what was found.",
            responses=AGREED,
            owners=("Head of Housing Repairs",),
            due=Due(parse("30 June 2022"), parse("30 June 2022")),
            update=said("complete", "Visits are made within ten working days in 94% of cases.", own_word="Completed"),
            evidence=("Repairs performance report, quarter 3 2023/24, page 4",),
            scrutiny=closed(),
        ),
        RecommendationSource(
            "2",
            "That the Council publishes, each quarter:",
            parts=(
                Part("(a)", "the number of reports of damp received;"),
                Part("(b)", "the median number of days to a first visit; and"),
                Part("(c)", "the number of homes visited again within a year."),
            ),
            responses=answered("agreed_in_part", "(a) and (b). Repeat visits are not recorded by the present system."),
            owners=("Head of Housing Repairs", "Performance Team"),
            due=Due(
                parse("31 March 2022"),
                parse("30 September 2023"),
                (
                    Extension(
                        parse("31 December 2022"),
                        "The supplier moved the release of the new system.",
                        "Cabinet",
                    ),
                    Extension(parse("30 September 2023")),
                ),
            ),
            update=said("complete", "The first two figures have been published each quarter since October 2023."),
            scrutiny=ScrutinyPosition("closure_proposed"),
        ),
        RecommendationSource(
            "3",
            "That a named officer keeps contact with each household until the work is done.",
            responses=AGREED,
            owners=("Tenancy Services Manager",),
            due=Due(parse("summer 2023"), parse("summer 2023"), days_overdue=138),
            update=said(
                "in_progress",
                "Two of three areas have a named officer.\nThe third is being recruited.",
                own_word="Ongoing work",
            ),
            forecasts=(parse("October 2023"), parse("31 March 2024")),
            relies_on=(ReliesOn("Repairs transformation programme", parse("March 2025")),),
        ),
        RecommendationSource(
            "4",
            "That the Council asks the county's public health team for a leaflet in plain English, and in "
            "the six languages most spoken by its tenants.",
            responses=AGREED,
            owners=("Communications Team", "County public health team"),
            update=said("not_stated", "A draft has been tested with a tenants' panel.", "January 2024"),
            last_stated=LastStated("in_progress", parse("April 2022")),
        ),
        RecommendationSource(
            "5",
            "That the Council buys thermal cameras for all surveyors.",
            responses=answered("not_agreed"),
        ),
        RecommendationSource(
            "6",
            "That the Council asks the Secretary of State for powers to inspect rented homes without notice.",
            original_text="That the Council inspects rented homes without notice.",
            responses=answered("agreed_in_part"),
            owners=("Leader of the Council",),
            update=replace(
                said("not_pursued", "Officers advise that new regulations make the letter unnecessary."),
                reason="Overtaken by new regulations.",
                decided_by="Cabinet",
            ),
            scrutiny=ScrutinyPosition("kept_open", parse("16 January 2024"), "SC/24/3", draft=True),
        ),
        RecommendationSource(
            "7",
            "That housing associations in the district sign up to the same ten-day standard.",
            section="Working with others",
            responses=(
                ResponseGiven("Cabinet", "agreed", "", CABINET_DAY),
                ResponseGiven("Millbrook Homes", "not_agreed", "Its own standard is fifteen days.", parse("May 2021")),
            ),
            owners=("Housing Partnerships Team",),
        ),
        RecommendationSource(
            "8",
            "That the Council considers a grant for extractor fans.",
            section="Working with others",
            responses=answered("deferred", "the budget of 2025", in_principle=True),
        ),
        RecommendationSource("9", "That a further review is held in 2026.", section="Working with others"),
        *(_simple(number) for number in range(10, 25)),
    )


_TEXTS = (
    "trains every call handler to ask about damp, mould and condensation",
    "keeps a register of homes with a history of damp",
    "checks empty homes for damp before they are let again",
    "gives each new tenant a guide to heating and airing the home",
    "works with health visitors so that a child's asthma prompts a visit",
    "pays for temporary heating while works are under way",
    "reviews the tenancy agreement's words on condensation",
    "sets aside a yearly sum for homes with solid walls",
)
_WORKING = (
    "complete",
    "complete",
    "in_progress",
    "not_stated",
    "complete",
    "paused",
    "not_started",
    "superseded",
)


def _simple(number: int) -> RecommendationSource:
    text = f"That the Council {_TEXTS[number % 8]}."
    if number in (13, 19, 22):
        return replace(REFUSED, number=str(number), text=text, section="Day to day")
    state = _WORKING[number % 8]
    note = "The Housing Transformation Board looks at this each quarter, and will report in spring 2024."
    return RecommendationSource(
        str(number),
        text,
        section="Day to day",
        responses=answered("agreed_in_part", "within present budgets") if number % 5 == 0 else AGREED,
        owners=("Head of Housing Repairs" if number % 2 else "Tenancy Services Manager",),
        due=Due(parse("end of March 2024"), parse("end of March 2024")) if number % 3 == 0 else None,
        update=None if number == 17 else said(state, note),
        last_stated=LastStated("not_started", parse("5 April 2022")) if state == "not_stated" else None,
        scrutiny=closed() if state == "complete" and number % 2 == 0 else ScrutinyPosition(),
    )


def source(**changes: object) -> AppendixSource:
    whole = AppendixSource(
        review_name="Damp and mould review",
        neutral_name="Review 7",
        council_name="Borough of Fairhaven",
        committee="Housing Scrutiny Committee",
        review_group="Damp and Mould Review Group",
        endorsed=FuzzyDay("2 March 2021", date(2021, 3, 2), date(2021, 3, 2)),
        decided=CABINET_DAY,
        as_at=AS_AT,
        recommendations=recommendations(),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def hostile(text: str) -> AppendixSource:
    """A review in which every text is `text`."""
    day = FuzzyDay(text, None, None)
    item = RecommendationSource(
        number=text,
        text=text,
        section=text,
        original_text=text,
        parts=(Part(text, text),),
        responses=(ResponseGiven(text, "agreed", text, day), ResponseGiven(text, "not_agreed", text)),
        owners=(text,),
        due=Due(day, day, (Extension(day, text, text),), 3),
        update=LatestUpdate("not_stated", text, text, day),
        last_stated=LastStated("complete", day),
        evidence=(text,),
        scrutiny=ScrutinyPosition("closed", day, text, note=text),
        links=(LinkedTo("merged_into", text, text),),
        relies_on=(ReliesOn(text, day), ReliesOn(text)),
    )
    return AppendixSource(text, text, text, text, AS_AT, (item,), text, day, day)
