"""The exempt appendix: the texts that the appendix leaves out, each with its paragraph, the reason and the review."""

from django.utils import translation
from django.utils.translation import gettext as _

from followthrough.reports.appendix import exempt_notice
from followthrough.reports.document import Block, Cell, Column, Document, Paragraph, Table, lines, text_cell
from followthrough.reports.exempt_words import act, paragraph
from followthrough.reports.source import AppendixSource, ExemptText
from followthrough.reports.words import day_words


def exempt_appendix(source: AppendixSource) -> Document:
    """The exempt texts of a review as a document, in the source's language."""
    with translation.override(source.language.lower()):
        as_at = day_words(source.as_at)
        return Document(
            title=_("%(review)s: exempt appendix as at %(day)s") % {"review": source.neutral_name, "day": as_at},
            heading=_("%(review)s: exempt appendix") % {"review": source.review_name},
            council_name=source.council_name,
            as_at=source.as_at,
            as_at_line=_("As at %(day)s") % {"day": as_at},
            language=source.language,
            notice=exempt_notice(),
            blocks=tuple(_blocks(source)),
        )


def _blocks(source: AppendixSource) -> list[Block]:
    if not source.exempt_texts:
        return [Paragraph(_("No text of this review is exempt."))]
    acts = {act(one.nation) for one in source.exempt_texts}
    intro = _("These texts are left out of the appendix for the public. They are exempt under: %(acts)s.")
    return [Paragraph(intro % {"acts": "; ".join(sorted(acts))}), _table(source)]


def _table(source: AppendixSource) -> Table:
    return Table(
        _("Exempt texts as at %(day)s") % {"day": day_words(source.as_at)},
        (
            Column(_("No."), 5),
            Column(_("What"), 12),
            Column(_("Text"), 43),
            Column(_("Exempt under"), 20),
            Column(_("Public-interest reason"), 20),
        ),
        tuple(_row(one) for one in source.exempt_texts),
    )


def _row(one: ExemptText) -> tuple[Cell, ...]:
    under = [Paragraph(paragraph(one.nation, one.paragraph))]
    if one.review_on:
        under.append(Paragraph(day_words(one.review_on), _("Review on")))
    return (
        text_cell(one.number),
        text_cell(_names()[one.what]),
        Cell(tuple(Paragraph(line) for line in lines(one.text))),
        Cell(tuple(under)),
        text_cell(one.reason),
    )


def _names() -> dict[str, str]:
    return {
        "words": _("Recommendation"),
        "reworded": _("Recommendation, as reworded"),
        "response": _("Response"),
        "update": _("Latest update"),
        "evidence": _("Evidence"),
        "decision": _("Scrutiny decision"),
    }
