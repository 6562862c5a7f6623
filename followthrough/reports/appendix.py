"""The committee's appendix: one review's recommendations as at a day, as a document."""

from django.utils import translation
from django.utils.translation import gettext as _

from followthrough.reports.cells import (
    delivery_cell,
    owner_cell,
    recommendation_cell,
    response_cell,
    scrutiny_cell,
)
from followthrough.reports.document import Block, Cell, Column, Document, Heading, Paragraph, Table, text_cell
from followthrough.reports.source import AppendixSource, RecommendationSource
from followthrough.reports.summary import facts, figure, summary
from followthrough.reports.words import day_words

UPDATE = 4  # which of the columns has the latest update


def appendix(source: AppendixSource) -> Document:
    """The appendix as a document in the source's language, ready for any renderer."""
    with translation.override(source.language.lower()):
        as_at = day_words(source.as_at)
        return Document(
            title=_("%(review)s: progress as at %(day)s") % {"review": source.neutral_name, "day": as_at},
            heading=_("%(review)s: progress on recommendations") % {"review": source.review_name},
            council_name=source.council_name,
            as_at=source.as_at,
            as_at_line=_("As at %(day)s") % {"day": as_at},
            language=source.language,
            notice=notice(restricted=source.restricted, exempt=source.exempt_shown, checked=source.notice),
            blocks=(*facts(source), *summary(source), *_notes(), *figure(source), *_recommendations(source)),
        )


def notice(*, restricted: bool, exempt: bool = False, checked: str = "") -> str:
    """What stands on an export, or on a row of one. `exempt`: it shows exempt texts. `checked`: it was finalised."""
    if restricted:
        return _("Restricted to named readers: not for publication")
    return exempt_notice() if exempt else checked or unchecked_notice()


def exempt_notice() -> str:
    """What stands on whatever shows exempt texts."""
    return _("Holds exempt information: not for publication")


def unchecked_notice() -> str:
    """What stands on every export until a guard has read it."""
    return _("Not checked for publication")


def _recommendations(source: AppendixSource) -> list[Block]:
    if not source.recommendations:
        return []
    blocks: list[Block] = [Heading(_("The recommendations, one by one"))]
    for section, items in _sections(source):
        if section:
            blocks.append(Heading(section, 2))
        blocks.append(_table(source, section, items))
    return blocks


def _sections(source: AppendixSource) -> list[tuple[str, list[RecommendationSource]]]:
    """Runs of recommendations of one section, in the order of the review."""
    runs: list[tuple[str, list[RecommendationSource]]] = []
    for item in source.recommendations:
        if not runs or runs[-1][0] != item.section:
            runs.append((item.section, []))
        runs[-1][1].append(item)
    return runs


def _table(source: AppendixSource, section: str, items: list[RecommendationSource]) -> Table:
    caption = _("Recommendations with response, delivery and scrutiny as at %(day)s") % {"day": day_words(source.as_at)}
    return Table(
        f"{section}: {caption[0].lower()}{caption[1:]}" if section else caption,
        columns(),
        tuple(_row(source, item) for item in items),
    )


def columns() -> tuple[Column, ...]:
    """The columns of its tables of recommendations, in the language that is active; `UPDATE` is the latest update's."""
    return (
        Column(_("No."), 4),
        Column(_("Recommendation"), 29),
        Column(_("Response"), 14),
        Column(_("Owner and date"), 14),
        Column(_("Delivery: latest update"), 27),
        Column(_("Scrutiny"), 12),
    )


def _row(source: AppendixSource, item: RecommendationSource) -> tuple[Cell, ...]:
    return (
        text_cell(item.number),
        recommendation_cell(item),
        response_cell(item, decided=source.decided),
        owner_cell(item),
        delivery_cell(item),
        scrutiny_cell(item),
    )


def _notes() -> list[Block]:
    return [
        Heading(_("How to read this appendix")),
        Paragraph(
            _("The executive’s answer to the recommendation. It does not change with progress."),
            _("Response"),
        ),
        Paragraph(
            _("The owner’s own word, in the latest update. “Complete” does not mean closed by the committee."),
            _("Delivery"),
        ),
        Paragraph(
            _("The committee’s position. Only the committee closes a recommendation, by a minuted decision."),
            _("Scrutiny"),
        ),
        Paragraph(_("The latest update gives no state. None has been inferred from its text."), _("Not stated")),
        Paragraph(
            _("The papers that this document is made from do not hold the fact; it may be known elsewhere."),
            _("Not recorded in this document"),
        ),
    ]
