"""Opens a round in a demo's folder: `python -m tests.journeys.a_round FOLDER`. The letters wait in its outbox.

Head of People clears what Community Safety answers; nobody clears what the others do.
"""

import os
import sys
from datetime import timedelta


def main(folder: str) -> None:
    """Settings come first, so everything else is imported here."""
    import django  # noqa: PLC0415

    os.environ |= {"DEMO": "1", "DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "followthrough.config.settings"}
    django.setup()
    from followthrough.councils import actions, queries  # noqa: PLC0415
    from followthrough.councils.permissions import Permission  # noqa: PLC0415
    from followthrough.lib import clock  # noqa: PLC0415
    from followthrough.lib.as_at import AsAt  # noqa: PLC0415
    from followthrough.reviews.queries.lines import review_named  # noqa: PLC0415
    from followthrough.rounds.actions import planning, sending  # noqa: PLC0415

    council, today = queries.council_by_slug("merrowbridge"), clock.today()
    review = review_named(council, "Review 7", AsAt.now()) if council else None
    committee = queries.committees(council).first() if council else None
    assert council
    assert review
    assert committee
    by = {"council": council, "by": queries.people_with(council, Permission.RUN_ROUNDS, today)[0]}
    head = next(line.post for line in queries.posts(council, today) if line.post.title == "Head of People")
    team = next(one for one in queries.teams(council) if one.name == "Community Safety")
    actions.set_clearer(**by, service=team, level=1, post=head)
    meeting = actions.add_meeting(**by, committee=committee, day=today + timedelta(days=28))
    asked = planning.Plan(today + timedelta(days=14), today + timedelta(days=20), (-3, 1))
    one = planning.plan(**by, reviews=[review.review], meeting=meeting, asked=asked)
    sending.send(**by, round_=one, version=one.version)


if __name__ == "__main__":
    main(sys.argv[1])
