"""Each room names its kinds of ledger row once, and leaves none out."""

from typing import Any

from django.apps import apps

from followthrough.accreditation import models as accreditation
from followthrough.commitments import models as commitments
from followthrough.registers.models import Cost, Counted
from followthrough.reviews import models as reviews


def kinds(base: type[Any]) -> set[type[Any]]:
    # Asked of the registry: whoever alters a table leaves a passing subclass behind.
    return {model for model in apps.get_models() if issubclass(model, base)}


def test_every_kind_of_row_is_named() -> None:
    named = {*commitments.LEDGER, *accreditation.LEDGER, Cost, Counted}
    assert named == kinds(commitments.CommitmentRow)
    assert set(reviews.LEDGER) == kinds(reviews.RecommendationRow)
