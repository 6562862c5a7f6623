"""A document as HTML: a fragment for a page of the council's site, or a page that stands alone and prints."""

from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from followthrough.reports.document import Document, Fields, Figure, Heading, Prose, Table, Tag, printable_document

_TONES = {"strong": "govuk-tag--blue", "light": "govuk-tag--light-blue", "plain": "govuk-tag--grey"}
_SIZES = {1: "m", 2: "s", 3: "s"}


def fragment(document: Document, *, level: int = 2) -> Markup:
    """The document's blocks as safe HTML, without its title; the first headings are of `level`."""
    template = _environment().get_template("fragment.html")
    blocks = printable_document(document).blocks
    return Markup(template.render(blocks=blocks, level=level, tones=_TONES, sizes=_SIZES))  # noqa: S704 autoescaped


def page(document: Document) -> bytes:
    """A whole page in UTF-8 that asks nothing of any server: styles and figures are inside it."""
    ours = (
        resources.files(__package__).joinpath(name) for name in ("templates/report.css", "static/report-blocks.css")
    )
    css = Markup("".join(one.read_text() for one in ours))  # noqa: S704 our own files
    template = _environment().get_template("page.html")
    return template.render(document=printable_document(document), css=css, fragment=fragment(document)).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("followthrough.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests.update(
        tag=lambda part: isinstance(part, Tag),
        heading=lambda block: isinstance(block, Heading),
        prose=lambda block: isinstance(block, Prose),
        fields=lambda block: isinstance(block, Fields),
        figure=lambda block: isinstance(block, Figure),
        table=lambda block: isinstance(block, Table),
    )
    environment.globals.update(widths=_widths, picture=_picture)
    return environment


def _picture(figure: Figure) -> Markup:
    return Markup(figure.svg)  # noqa: S704 made and escaped by plots


def _widths(table: Table) -> list[int]:
    """Each column's share of the width in steps of 5%: classes, since a strict page allows no styles."""
    whole = sum(column.width for column in table.columns)
    return [max(5, 5 * round(20 * column.width / whole)) for column in table.columns]
