"""A night's reminders: each council has a round open, in which services have not answered."""

from datetime import date, timedelta
from typing import Any


def open_rounds(services: int) -> date:
    """One round a council, sent a week ago to the mailboxes of so many services; the day on which reminders are due."""
    from followthrough.councils import queries

    day = _weekday()
    for council in queries.all_councils():
        _open_round(council, services, day)
    return day


def remind(day: date) -> None:
    """What `followthrough remind` does on that day."""
    from followthrough.councils import queries
    from followthrough.councils.scope import staying
    from followthrough.rounds.actions import sending

    for council in queries.all_councils():
        with staying(council):
            sending.remind(council=council, day=day)


def _weekday() -> date:
    """Today, or the Monday after; the bench council has no other day off."""
    from followthrough.lib import clock

    today = clock.today()
    return today + timedelta(days=(7 - today.weekday()) % 7 if today.weekday() > 4 else 0)


def _open_round(council: Any, services: int, day: date) -> None:
    from followthrough.councils import actions as councils
    from followthrough.councils.scope import writing
    from followthrough.lib import clock
    from followthrough.rounds.actions import planning, sending
    from followthrough.rounds.models import Request, Round

    with writing(council):
        person = councils.add_person(council=council, by=None, name="Bench", email="bench@council.example")
        by: dict[str, Any] = {"council": council, "by": person}
        committee = councils.add_committee(**by, name="Scrutiny Committee")
        meeting = councils.add_meeting(**by, committee=committee, day=day + timedelta(days=30))
        review = _review(by, committee, services)
        plan = planning.Plan(day + timedelta(days=5), day + timedelta(days=9), (-5,))
        one = planning.plan(**by, reviews=[review], meeting=meeting, asked=plan)
        sending.send(**by, round_=one, version=1)
        asked = clock.now() - timedelta(days=7)
        Round.objects.filter(council=council).update(opened_at=asked)
        Request.objects.filter(council=council).update(sent_at=asked)


def _review(by: dict[str, Any], committee: Any, services: int) -> Any:
    from followthrough.commitments import actions as commitments
    from followthrough.councils import actions as councils
    from followthrough.reviews import actions as reviews
    from followthrough.reviews.rules import Response

    about = reviews.About(name="Warm homes", committee=committee)
    review = reviews.create_review(**by, neutral_name="Review 1", about=about)
    for n in range(1, services + 1):
        team = councils.add_team(**by, name=f"Service {n}", mailbox=f"service{n}@council.example")
        made = reviews.add_recommendation(**by, review=review, number=str(n), text="That something is done.")
        reviews.respond(**by, recommendation=made, answer=reviews.Answer(state=Response.AGREED))
        commitments.assign(**by, commitment=made.commitment, team=team)
    return review
