"""Loading an edition, what it follows, and what is judged of it."""

from typing import Any

import pytest

from followthrough.accreditation.models import Edition
from followthrough.accreditation.queries import frameworks
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from tests.accreditation.cast import ALLOTMENTS, NEXT, Gardening, edition


def test_the_same_again_is_the_one_that_is_there(home: Any) -> None:
    council, officer = home
    first, second = edition(council, officer).edition, edition(council, officer).edition
    assert first == second
    assert Edition.objects.count() == 1


def test_other_words_are_another_edition_until_one_is_followed(plots: Gardening, away: Any) -> None:
    mended = ALLOTMENTS.replace(b"fifty", b"sixty")
    assert edition(away[0], away[1]).edition != edition(away[0], away[1], mended).edition
    with pytest.raises(Refused) as raised:
        edition(plots.council, plots.officer, mended)
    assert (raised.value.code, raised.value.field) == ("edition_in_use", "file")
    assert frameworks.followed(plots.council, AsAt.now()) == {plots.loaded.edition.id}


def test_what_was_loaded_under_a_name(home: Any, away: Any) -> None:
    council, officer = home
    first = edition(council, officer).edition
    second = edition(council, officer, ALLOTMENTS.replace(b"fifty", b"sixty")).edition
    edition(council, officer, NEXT)
    edition(away[0], away[1])
    assert frameworks.named(council, "good-allotments", "2023") == [second, first]
    assert frameworks.named(council, "good-allotments", "1999") == []


def test_what_is_judged_of_an_edition(home: Any) -> None:
    council, officer = home
    whole, bare = edition(council, officer), edition(council, officer, ALLOTMENTS + b'  - {ref: "3", title: Shade}\n')
    counts = frameworks.judged_counts(council, [whole.edition.id, bare.edition.id])
    assert counts[bare.edition.id] == 4
    assert counts[whole.edition.id] == len(frameworks.judged_ids(council, whole.edition.id)) == 3
    judged = [one.id for some in bare.judged.values() for one in some]
    assert sorted(frameworks.judged_ids(council, bare.edition.id)) == sorted(judged)
