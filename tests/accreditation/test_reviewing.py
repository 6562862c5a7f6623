"""Closing and taking back: what a gap, a finding and a service review allow, and what is gone after that."""

from typing import Any
from uuid import uuid4

import pytest

from followthrough.accreditation import rules
from followthrough.accreditation.actions import programmes, reviewing
from followthrough.accreditation.actions.reviewing import Finds
from followthrough.accreditation.models import Found, GapClosing
from followthrough.accreditation.queries import programmes as reading
from followthrough.accreditation.queries import readiness
from followthrough.accreditation.queries import reviewing as queries
from followthrough.accreditation.rules import Finds as Kind
from followthrough.accreditation.rules import Looked, Method, Ready
from followthrough.audit import queries as trail
from followthrough.commitments.actions import Told
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from tests.accreditation.cast import Gardening


def refused(action: Any, **given: Any) -> str:
    with pytest.raises(Refused) as raised:
        action(**given)
    return raised.value.code


def close(plots: Gardening, gap: Any, closed: bool = True, told: Told = Told()) -> Any:
    return reviewing.close_gap(**plots.by, gap=gap, closed=closed, evidence="List of leaks", told=told)


def findings(plots: Gardening) -> list[queries.FindingView]:
    actions = reading.actions(plots.council, plots.programme, AsAt.now())
    return queries.findings(plots.council, plots.programme, actions, AsAt.now())


def test_a_gap_is_closed_once_and_opened_once(plots: Gardening) -> None:
    gap, press = plots.gap(), Told(request_id=uuid4())
    assert refused(close, plots=plots, gap=gap, closed=False) == "not_closed"
    assert close(plots, gap, told=press) == close(plots, gap, told=press)
    assert refused(close, plots=plots, gap=gap) == "closed_already"
    assert [one.closed for one in findings(plots)] == [True]
    close(plots, gap, closed=False)
    assert [one.closed for one in findings(plots)] == [False]
    assert GapClosing.objects.count() == 2


def test_a_strength_needs_no_closing(plots: Gardening) -> None:
    assert refused(close, plots=plots, gap=plots.gap(kind=Kind.STRENGTH)) == "not_a_gap"


def test_what_was_said_of_a_finding(plots: Gardening) -> None:
    gap = plots.gap()
    first = Found.objects.get(finding=gap)
    reviewing.say(**plots.by, finding=gap, finds=Finds(Kind.POLICY, "Mended."), corrects=first)
    close(plots, gap)
    history = queries.finding_history(plots.council, gap, AsAt.now())
    assert [(one.kind, one.corrected) for one in history] == [("gapclosing", False), ("found", False), ("found", True)]


def test_a_finding_taken_back_is_gone_with_all_that_was_said(plots: Gardening) -> None:
    gap = plots.gap()
    plots.judge(r1_1="met", r1_2="met")
    area = plots.criterion("1")
    reviewing.withdraw_finding(**plots.by, finding=gap, reason="Of another service.")
    assert findings(plots) == []
    assert queries.finding(plots.council, gap.id) is None
    assert queries.finding_history(plots.council, gap, AsAt.now()) == []
    found = readiness.readiness(plots.council, plots.programme, AsAt.now())
    assert found is not None
    assert found.cell(area, plots.parks).ready is Ready.READY


def test_a_finding_is_not_taken_back_while_an_action_is_to_close_it(plots: Gardening) -> None:
    gap = plots.gap()
    action = plots.action(gap)
    assert refused(reviewing.withdraw_finding, **plots.by, finding=gap, reason="x") == "finding_served"
    programmes.serve(**plots.by, action=action, gap=gap, released=True)
    reviewing.withdraw_finding(**plots.by, finding=gap, reason="Of another service.")
    assert [one.gaps for one in reading.actions(plots.council, plots.programme, AsAt.now())] == [()]


def test_a_review_taken_back_is_gone_with_its_judgements(plots: Gardening) -> None:
    plots.judge(r1_1="met")
    before = trail.length(plots.council.id)
    reviewing.withdraw_audit(**plots.by, audit_of=plots.audit, reason="Wrong service.")
    assert queries.audits(plots.council, plots.programme, AsAt.now()) == []
    assert queries.audit(plots.council, plots.audit.id, AsAt.now()) is None
    assert queries.judgements(plots.council, plots.audit, AsAt.now()) == {}
    assert trail.length(plots.council.id) == before + 2


def test_a_review_is_not_taken_back_from_under_a_finding(plots: Gardening) -> None:
    gap = plots.gap()
    assert refused(reviewing.withdraw_audit, **plots.by, audit_of=plots.audit, reason="x") == "review_has_findings"
    reviewing.withdraw_finding(**plots.by, finding=gap, reason="Of another service.")
    reviewing.withdraw_audit(**plots.by, audit_of=plots.audit, reason="Wrong service.")


def test_how_many_are_judged(plots: Gardening) -> None:
    other = plots.review(plots.housing)
    plots.judge(r1_1="met", r1_2="met")
    plots.judge(r1_1="partly")
    views = queries.audits(plots.council, plots.programme, AsAt.now())
    assert queries.judged_counts(plots.council, views, AsAt.now()) == {plots.audit.id: 2}
    assert queries.judged_counts(plots.council, views, AsAt.now())[other.id] == 0


def test_no_more_are_looked_at_than_there_are() -> None:
    none = Looked(Method.CASE_FILES, 5, 0)
    assert rules.looked_faults([none, Looked(Method.INTERVIEWS, 3, 3)]) == [("more_than_all", "case_files")]
    assert rules.looked_faults([Looked(Method.INTERVIEWS, 0, 0), Looked(Method.POLICY_REVIEW)]) == []
