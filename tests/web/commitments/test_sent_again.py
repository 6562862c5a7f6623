"""A form sent again from an open window: the same words once, other words never lost."""

from typing import Any
from uuid import uuid4

from followthrough.commitments import queries
from followthrough.lib.as_at import AsAt
from tests.web.client import PageClient
from tests.web.pages import text_of


def test_other_words_in_a_form_sent_before_stay_in_it(officer: PageClient, council: Any, first: Any) -> None:
    address = f"/saltmere/commitments/{first.commitment_id}/update/"
    given = {"state": "paused", "text": "The first words.", "request_id": str(uuid4())}
    assert officer.post(address, given).status_code == 302
    assert officer.post(address, given).status_code == 302
    reply = officer.post(address, {**given, "text": "Other words."})
    said = text_of(reply)
    assert reply.status_code == 200
    assert "This form was sent before with other words" in said
    assert "Other words." in reply.content.decode()
    texts = [row.text for row in queries.updates(council, first.commitment, AsAt.now())]
    assert texts[-1] == "The first words."
    assert texts.count("The first words.") == 1
