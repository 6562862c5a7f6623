"""Each room names its kinds of ledger row once, and leaves none out."""

from followthrough.commitments import models as commitments
from followthrough.reviews import models as reviews


def test_every_kind_of_row_is_named() -> None:
    assert set(commitments.LEDGER) == set(commitments.CommitmentRow.__subclasses__())
    assert set(reviews.LEDGER) == set(reviews.RecommendationRow.__subclasses__())
