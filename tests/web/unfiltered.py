"""Django without its conditions on a council: what then still keeps councils apart is the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models.constants import LOOKUP_SEP
from django.db.models.sql import Query
from django.db.models.sql.where import WhereNode

from tests.unprepared import unprepared

COUNCIL = {"council", "council_id"}


@contextmanager
def unfiltered() -> Iterator[None]:
    """Every `filter`, `get`, `exclude` and Q forgets each condition whose path goes through a council."""
    build = Query.build_filter

    def build_without_council(self: Any, filter_expr: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(filter_expr, tuple) and COUNCIL & set(filter_expr[0].split(LOOKUP_SEP)):
            return WhereNode(), ()
        return build(self, filter_expr, *args, **kwargs)

    Query.build_filter = build_without_council  # type: ignore[method-assign]
    try:
        with unprepared():
            yield
    finally:
        Query.build_filter = build  # type: ignore[method-assign]
