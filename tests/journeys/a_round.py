"""Lets Head of People clear what Community Safety answers: `python -m tests.journeys.a_round FOLDER`, a demo's folder.

The round itself is the sample's own.
"""

import os
import sys


def main(folder: str) -> None:
    """Settings come first, so everything else is imported here."""
    import django  # noqa: PLC0415

    os.environ |= {"DEMO": "1", "DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "followthrough.config.settings"}
    django.setup()
    from followthrough.councils import actions, queries  # noqa: PLC0415
    from followthrough.councils.permissions import Permission  # noqa: PLC0415
    from followthrough.lib import clock  # noqa: PLC0415

    council, today = queries.council_by_slug("merrowbridge"), clock.today()
    assert council
    administrator = queries.people_with(council, Permission.MANAGE_PEOPLE, today)[0]
    head = next(line.post for line in queries.posts(council, today) if line.post.title == "Head of People")
    team = next(one for one in queries.teams(council) if one.name == "Community Safety")
    actions.set_clearer(council=council, by=administrator, service=team, level=1, post=head)


if __name__ == "__main__":
    main(sys.argv[1])
