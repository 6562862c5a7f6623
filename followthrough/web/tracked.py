"""Where the page of what is tracked is, by its kind; a recommendation's is found by its line."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse

from followthrough.commitments.rules import Kind

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment
    from followthrough.councils.models import Council

PAGES = {Kind.PROGRAMME: "programmes:show", Kind.PHASE: "phases:show", Kind.ACTION: "actions:show"}


def page_of(council: "Council", kind: str, commitment: UUID, query: dict[str, Any] | None = None) -> str:
    """The address of the page of a programme, a phase or an action, by the id of its commitment."""
    where = {"council": council.slug, kind: commitment}
    return reverse(PAGES[Kind(kind)], kwargs=where, query=query or None)


def tracked_url(council: "Council", commitment: "Commitment", query: dict[str, Any] | None = None) -> str:
    """The same of a commitment that is at hand; for templates."""
    return page_of(council, commitment.kind, commitment.id, query)
