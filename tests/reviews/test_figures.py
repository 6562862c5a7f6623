from followthrough.commitments.rules import Delivery
from followthrough.reviews.figures import Share, count
from followthrough.reviews.rules import Axes, Response, Scrutiny

AXES = [
    Axes(Response.AGREED, Delivery.COMPLETE, Scrutiny.CLOSED),
    Axes(Response.AGREED, Delivery.COMPLETE, Scrutiny.MONITORING),
    Axes(Response.AGREED_IN_PART, Delivery.NOT_STATED, Scrutiny.MONITORING),
    Axes(Response.AGREED, None, Scrutiny.MONITORING),
    Axes(Response.NOT_AGREED, None, Scrutiny.NOTED),
    Axes(Response.NOT_AGREED, Delivery.COMPLETE, Scrutiny.TRANSFERRED),
]


def test_every_share_names_its_base() -> None:
    figures = count(AXES)
    assert (figures.total, figures.accepted) == (6, 4)
    assert figures.complete == Share(2, 4)
    assert figures.left == Share(2, 6)


def test_what_any_respondent_agreed_is_accepted() -> None:
    both = Axes(Response.NOT_AGREED, None, Scrutiny.MONITORING, others=frozenset({Response.AGREED}))
    assert (both.answer, both.accepted) == ("differs", True)
    assert count([both]).accepted == 1


def test_a_share_of_nothing_has_no_percentage() -> None:
    assert Share(0, 0).percent is None
    assert Share(1, 3).percent == 33
    assert count([]).complete == Share(0, 0)
