"""A file to keep, under its name."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(data: bytes, name: str, media_type: str) -> HttpResponse:
    """The bytes, which a browser keeps and does not show; the name may hold any letters, Welsh ones too."""
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(data, content_type=media_type, headers={"Content-Disposition": disposition})
