import pytest

from followthrough.exchange.understand.roles import is_aside, parts_of, role_of


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        ("number", "Rec No.|Recommendation #|Action ref|N°|UID|S/N|Serial no.|Para|recommendation_id|RecommendationID"),
        ("text", "Agreed recommendation|Panel's recommendation|Text of recommendation|Details of recommendation|"
                 "Recommendation (as in the report)|What did the review recommend?|recommendation_text"),
        ("action", "Agreed action|Management action|Action to be taken|What will we do?|Must do|Area for improvement|"
                   "Lessons learnt|Requirement notice|Action to address recommendation|Matters of concern"),
        ("response", "Accepted Y/N|Accept/Reject|Acceptance status|Supported?|Concurrence|Response to recommendation|"
                     "Government position|Does the Council agree with this recommendation?|EntityResponse"),
        ("owner", "SRO|Resp. officer|By who|Owned by|Allocated to|Exec sponsor|Ministry|Dept.|Post holder|"
                  "Lead for recommendation|Who will be responsible for making sure that this happens?"),
        ("due", "By when|Time frame|Timetable|Original date|Revised date|New target date|Date for completion|"
                "Complete by|Extended to|Agreed date|ECD|due_date"),
        ("status", "Closed?|Complete Y/N|Open/Closed|BRAGG|R/A/G|Mar-24 RAG|Progress rating|Level of implementation|"
                   "Status of recommendation|Has the recommendation been implemented?|Self-assessed status"),
        ("comment", "Key milestones achieved in enacting the recommendation|Progress/Evidence|What's been done|"
                    "Actions completed to date|Work undertaken|Comments (Mar 24)|Q2 update|6-month review|"
                    "Position at 31 March 2025|How has this been achieved?|Status and comments|Response & progress|"
                    "Follow up findings|Completion notes|Position at six months|What the Trust told us (June 2025)|"
                    "What progress has been made in implementing this recommendation since the last report to us?"),
        ("remark", "Evidence / Assurance|Impact|What difference has it made?|Reason for RAG|Rationale for closure|"
                   "Next steps"),
        ("issued", "Date closed|Actual completion date|Date of recommendation|Response date|"
                   "Decision date|Last reviewed"),
        (None, "Scope of recommendation i.e. local or regional|Source of recommendation|Update due|Update provided by|"
               "Expected outcome|Number of times extended|Recommendation title|May 2025"),
    ],
)  # fmt: skip
def test_headings_that_bodies_print_name_their_column(role: str | None, headings: str) -> None:
    assert {heading: role_of(heading) for heading in headings.split("|")} == dict.fromkeys(headings.split("|"), role)


@pytest.mark.parametrize(
    "heading",
    ["Year", "Priority", "Risk rating", "Cost (£)", "Success measure", "How will we know it has worked?",
     "Report title", "Type of recommendation", "Evidence required", "Updated by", "Next update due", "Audit opinion"],
)  # fmt: skip
def test_headings_that_are_no_part_of_a_life_are_known_as_such(heading: str) -> None:
    assert (is_aside(heading), role_of(heading)) == (True, None)


@pytest.mark.parametrize("heading", ["Lead officer", "Wording", "Sitting", "Strategic lead", ""])
def test_other_headings_are_not(heading: str) -> None:
    assert not is_aside(heading)


def test_the_things_that_a_heading_names_together() -> None:
    assert parts_of("Lead officer / date") == ["Lead officer", "date"]
    assert parts_of("By whom\nand when") == ["By whom", "when"]
