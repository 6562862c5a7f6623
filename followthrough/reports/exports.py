"""The appendix and the progress report in each format: one name a format, for pages and commands alike.

What writes Word and PDF is large and is imported by the first document that asks for it: most processes never do.
"""

from collections.abc import Callable

from followthrough.reports.appendix import appendix
from followthrough.reports.document import Document
from followthrough.reports.exempt import exempt_appendix
from followthrough.reports.html import page
from followthrough.reports.progress import progress
from followthrough.reports.progress_sheet import progress_csv, progress_json, progress_xlsx
from followthrough.reports.progress_source import ProgressSource
from followthrough.reports.sheets import appendix_csv, appendix_json, appendix_xlsx
from followthrough.reports.source import AppendixSource

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FORMATS = tuple(MEDIA_TYPES)


def _docx(document: Document) -> bytes:
    from followthrough.reports.docx import docx_bytes  # noqa: PLC0415

    return docx_bytes(document)


def _pdf(document: Document) -> bytes:
    from followthrough.reports.pdf import pdf_bytes  # noqa: PLC0415

    return pdf_bytes(document)


_DOCUMENTS: dict[str, Callable[[Document], bytes]] = {"html": page, "docx": _docx, "pdf": _pdf}
DOCUMENTS = tuple(_DOCUMENTS)
TABLES = tuple(form for form in FORMATS if form not in _DOCUMENTS)
_MAKERS: dict[str, Callable[[AppendixSource], bytes]] = {
    "html": lambda source: page(appendix(source)),
    "docx": lambda source: _docx(appendix(source)),
    "pdf": lambda source: _pdf(appendix(source)),
    "csv": appendix_csv,
    "json": appendix_json,
    "xlsx": appendix_xlsx,
}

_PROGRESS: dict[str, Callable[[ProgressSource], bytes]] = {
    "html": lambda source: page(progress(source)),
    "docx": lambda source: _docx(progress(source)),
    "pdf": lambda source: _pdf(progress(source)),
    "csv": progress_csv,
    "json": progress_json,
    "xlsx": progress_xlsx,
}


def export(source: AppendixSource, form: str) -> bytes:
    """The appendix in one of FORMATS: the same bytes for the same source. Raises KeyError for another."""
    return _MAKERS[form](source)


def document_bytes(document: Document, form: str) -> bytes:
    """A document in one of DOCUMENTS: the same bytes for the same document. Raises KeyError for another format."""
    return _DOCUMENTS[form](document)


def export_exempt(source: AppendixSource, form: str) -> bytes:
    """The exempt appendix in one of DOCUMENTS. Raises KeyError for another format."""
    return document_bytes(exempt_appendix(source), form)


def export_progress(source: ProgressSource, form: str) -> bytes:
    """The progress report in one of FORMATS, as rows its four tables. Raises KeyError for another."""
    return _PROGRESS[form](source)


def file_name(source: AppendixSource, form: str) -> str:
    """A name that carries the neutral name only, as in "review-7-as-at-2024-01-16.pdf"."""
    words = "".join(char if char.isalnum() else " " for char in source.neutral_name.lower()).split()
    return f"{'-'.join([*words, 'as-at', source.as_at.isoformat()])}.{form}"
