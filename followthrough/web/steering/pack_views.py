"""The pack for a steering group's meeting."""
from uuid import UUID
from django.http import HttpResponse
from followthrough.councils.permissions import Permission
from followthrough.web.access import CouncilRequest, page


@page(Permission.READ)
def pack(request: CouncilRequest, programme: UUID) -> HttpResponse:
    raise NotImplementedError


@page(Permission.EXPORT)
def pack_file(request: CouncilRequest, programme: UUID, form: str) -> HttpResponse:
    raise NotImplementedError
