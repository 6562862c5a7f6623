from dataclasses import replace

import pytest

from followthrough.lib.days import parse
from followthrough.reports.appendix import appendix
from followthrough.reports.document import Block, Document, Figure, Heading, Paragraph, Table
from followthrough.reports.source import (
    Extension,
    LatestUpdate,
    LinkedTo,
    Part,
    RecommendationSource,
    ResponseGiven,
    ScrutinyPosition,
)
from tests.reports.sample import answered, recommendations, said, source


def of(*items: RecommendationSource) -> Document:
    return appendix(source(recommendations=items))


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [f"{b.label}: {b.text}" if b.label else b.text for b in blocks if isinstance(b, Paragraph)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def cell(item: RecommendationSource, column: str) -> list[str]:
    """What stands in that column for the only recommendation."""
    (table,) = tables(of(item))
    at = [one.heading for one in table.columns].index(column)
    content = table.rows[0][at].content
    return [f"{p.label}: {p.text}" if isinstance(p, Paragraph) and p.label else p.text for p in content]


def item(number: str) -> RecommendationSource:
    return next(one for one in recommendations() if one.number == number)


def test_title_carries_the_neutral_name_only() -> None:
    document = appendix(source())
    assert document.title == "Review 7: progress as at 16 January 2024"
    assert document.heading == "Damp and mould review: progress on recommendations"
    assert document.as_at_line == "As at 16 January 2024"
    assert document.notice == "Not checked for publication"


def test_counts_name_their_base() -> None:
    document = appendix(source())
    summary = texts(document.blocks)[4:8]
    assert summary == [
        "Response: Of the 24 recommendations: 1 (4%) awaiting response, 12 (50%) agreed, 5 (21%) agreed in "
        "part, 4 (17%) not agreed, 1 (4%) deferred and 1 (4%) answers differ.",
        "Delivery: Of the 18 accepted (agreed or agreed in part), as stated by their owners: 2 (11%) not "
        "stated, 1 (6%) not started, 3 (17%) in progress, 1 (6%) paused, 6 (33%) complete, 2 (11%) "
        "superseded, 1 (6%) not pursued and 2 (11%) no update received. 2 of those complete are complete only "
        "for the part agreed.",
        "Scrutiny: Of the 24 recommendations, the committee’s position: 14 (58%) monitoring, 5 (21%) closed, "
        "1 (4%) kept open, 1 (4%) closure proposed and 3 (13%) refusal accepted.",
        "Dates: Of the 24 recommendations, 8 have a due date: 1 is overdue and 1 has been extended.",
    ]


def test_facts_that_nobody_recorded_are_said_to_be_missing() -> None:
    document = appendix(source(review_group="", endorsed=None, decided=None))
    assert texts(document.blocks)[:3] == [
        "Review group: not recorded in this document",
        "Committee: Housing Scrutiny Committee",
        "Endorsed by the committee: not recorded in this document",
    ]


def test_when_the_response_was_decided_is_taken_from_the_responses_themselves() -> None:
    answered = [
        RecommendationSource(
            str(n), "That …", responses=(ResponseGiven("Cabinet", "agreed", decided=parse(day) if day else None),)
        )
        for n, day in enumerate(("9 June 2021", "", "May 2021"))
    ]
    document = appendix(source(decided=None, recommendations=tuple(answered)))
    assert texts(document.blocks)[3] == "Response decided: May 2021 and 9 June 2021"
    document = appendix(source(decided=None, recommendations=(answered[1],)))
    assert texts(document.blocks)[3] == "Response decided: not recorded in this document"


def test_a_response_that_has_not_come_is_awaited_not_missing() -> None:
    document = appendix(source(decided=None, recommendations=(RecommendationSource("1", "That …"),)))
    assert texts(document.blocks)[3] == "Response decided: Awaiting response"


def test_response_comes_before_delivery_and_delivery_before_scrutiny() -> None:
    headings = [[column.heading for column in table.columns] for table in tables(appendix(source()))]
    assert (
        headings == [["No.", "Recommendation", "Response", "Owner and date", "Delivery: latest update", "Scrutiny"]] * 3
    )


def test_each_section_has_a_heading_and_a_table_of_its_own() -> None:
    document = appendix(source())
    assert [h.text for h in document.blocks if isinstance(h, Heading) and h.level == 2] == [
        "Working with others",
        "Day to day",
    ]
    assert [len(table.rows) for table in tables(document)] == [6, 3, 15]


def test_recommendations_are_verbatim_with_their_parts() -> None:
    assert cell(item("2"), "Recommendation") == [
        "That the Council publishes, each quarter:",
        "(a): the number of reports of damp received;",
        "(b): the median number of days to a first visit; and",
        "(c): the number of homes visited again within a year.",
    ]


def test_parts_that_the_wording_holds_are_not_said_twice() -> None:
    whole = RecommendationSource("1", "That (a) one and (b) two.", parts=(Part("(a)", "one"), Part("(b)", "two")))
    assert cell(whole, "Recommendation") == ["That (a) one and (b) two."]


def test_a_reworded_recommendation_shows_both_wordings() -> None:
    assert cell(item("6"), "Recommendation") == [
        "As reworded by the executive:",
        "That the Council asks the Secretary of State for powers to inspect rented homes without notice.",
        "As made by the committee:",
        "That the Council inspects rented homes without notice.",
    ]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("1", ["Agreed"]),
        ("2", ["Agreed in part", "Part agreed: (a) and (b). Repeat visits are not recorded by the present system."]),
        ("5", ["Not agreed", "Reason: not recorded in this document"]),
        ("6", ["Agreed in part", "Part agreed: not recorded in this document"]),
        (
            "7",
            [
                "Cabinet",
                "Agreed",
                "Millbrook Homes",
                "Not agreed",
                "Reason: Its own standard is fifteen days.",
                "Decided: May 2021",
            ],
        ),
        ("8", ["Deferred", "In principle: no commitment made", "Deferred until: the budget of 2025"]),
        ("9", ["Awaiting response"]),
    ],
)
def test_response(number: str, said: list[str]) -> None:
    assert cell(item(number), "Response") == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (
            "1",
            [
                "Complete",
                "Visits are made within ten working days in 94% of cases.",
                "Owner’s word: Completed",
                "Update of: 4 January 2024",
                "Evidence: Repairs performance report, quarter 3 2023/24, page 4",
            ],
        ),
        (
            "2",
            [
                "Complete (the part agreed)",
                "The first two figures have been published each quarter since October 2023.",
                "Update of: 4 January 2024",
            ],
        ),
        (
            "4",
            [
                "Not stated",
                "A draft has been tested with a tenants' panel.",
                "Update of: January 2024",
                "Last stated: in progress, April 2022",
            ],
        ),
        ("5", ["None expected"]),
        ("7", ["No update received"]),
        ("9", ["Not stated"]),
    ],
)
def test_delivery(number: str, said: list[str]) -> None:
    assert cell(item(number), "Delivery: latest update") == said


def test_an_older_state_is_not_carried_forward() -> None:
    stated = replace(item("4"), update=said("paused", "On hold."))
    assert cell(stated, "Delivery: latest update") == ["Paused", "On hold.", "Update of: 4 January 2024"]


def test_an_extension_keeps_the_first_date_and_its_reasons() -> None:
    assert cell(item("2"), "Owner and date") == [
        "Head of Housing Repairs",
        "Performance Team",
        "Due: 30 September 2023",
        "First due: 31 March 2022 (extended 2 times)",
        "Reason for extension: The supplier moved the release of the new system.",
        "Reason for extension: not recorded in this document",
    ]


def test_work_given_up_says_why_and_who_decided() -> None:
    assert cell(item("6"), "Delivery: latest update") == [
        "Not pursued",
        "Officers advise that new regulations make the letter unnecessary.",
        "Reason: Overtaken by new regulations.",
        "Decided by: Cabinet",
        "Update of: 4 January 2024",
    ]


def test_a_state_that_was_read_in_prose_says_so() -> None:
    confirmed = replace(item("4"), update=replace(said("in_progress", "It goes on."), confirmed=True))
    assert cell(confirmed, "Delivery: latest update") == [
        "In progress",
        "It goes on.",
        "State read in this text and confirmed by a person",
        "Update of: 4 January 2024",
    ]


def test_a_recommendation_to_somebody_says_to_whom() -> None:
    assert cell(replace(item("5"), recipient="Millbrook Homes"), "Recommendation")[0] == "To: Millbrook Homes"


def test_overdue_says_by_how_much_the_forecasts_and_reliance_on_what() -> None:
    assert cell(item("3"), "Owner and date") == [
        "Tenancy Services Manager",
        "Due: summer 2023",
        "Overdue by 138 days",
        "Forecast by the owner: 31 March 2024",
        "Earlier forecasts: October 2023",
        "Relies on: Repairs transformation programme (forecast: March 2025)",
    ]


def test_a_missing_owner_is_said_except_for_a_refusal() -> None:
    assert cell(item("5"), "Owner and date") == ["None"]
    assert cell(item("8"), "Owner and date") == ["Owner not recorded in this document"]


def test_draft_minutes_are_called_draft() -> None:
    assert cell(item("1"), "Scrutiny") == ["Closed", "5 April 2022", "Minute: SC/22/41"]
    assert cell(item("6"), "Scrutiny") == ["Kept open", "16 January 2024", "Draft minutes: SC/24/3"]


def test_what_a_recommendation_became_is_said_with_its_minute() -> None:
    linked = replace(item("5"), links=(LinkedTo("superseded_by", "12", "SC/23/9"), LinkedTo("split_into", "13")))
    assert cell(linked, "Scrutiny") == ["Monitoring", "Superseded by 12", "Minute: SC/23/9", "Split into 13"]


def test_a_review_without_recommendations_says_so() -> None:
    document = of()
    assert "This review has no recommendations as at this day." in texts(document.blocks)
    assert [block for block in document.blocks if isinstance(block, Figure | Table)] == []


def test_nothing_accepted_gives_no_percentage_of_nothing() -> None:
    document = of(replace(item("5")))
    assert "Delivery: No recommendation has been agreed, wholly or in part, so no delivery is reported." in texts(
        document.blocks
    )


def test_one_of_everything_reads_as_english() -> None:
    one = RecommendationSource(
        "1",
        "That …",
        parts=(Part("(a)", "one"),),
        responses=answered("agreed_in_part", "(a)"),
        due=replace(item("2").due, extensions=(Extension(parse("May 2024"), "Late."),)),  # type: ignore[type-var]
        update=LatestUpdate("complete", "", "", None),
        scrutiny=ScrutinyPosition("noted", note="Members\nagreed."),
    )
    assert cell(one, "Owner and date")[2] == "First due: 31 March 2022 (extended once)"
    assert cell(one, "Delivery: latest update") == ["Complete (the part agreed)", "Update of: not recorded"]
    assert cell(one, "Scrutiny") == ["Noted", "Minute: not recorded in this document", "Members", "agreed."]
    assert texts(of(one).blocks)[5].endswith("1 of those complete is complete only for the part agreed.")
