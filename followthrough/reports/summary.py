"""The opening of the appendix: the facts of the review and the counts, each percentage with its base."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.reports.document import Block, Heading, Paragraph
from followthrough.reports.fate import DELIVERIES, POSITIONS, RESPONSES, Fate, counted, fates
from followthrough.reports.fate_figure import fate_figure
from followthrough.reports.source import AppendixSource
from followthrough.reports.words import (
    count_words,
    delivery_words,
    fuzzy_words,
    listed,
    response_words,
    scrutiny_words,
)


def facts(source: AppendixSource) -> list[Block]:
    """Where the recommendations come from; what the record does not hold is said."""
    unknown = _("not recorded in this document")
    return [
        Paragraph(source.review_group or unknown, _("Review group")),
        Paragraph(source.committee or unknown, _("Committee")),
        Paragraph(fuzzy_words(source.endorsed) if source.endorsed else unknown, _("Endorsed by the committee")),
        Paragraph(decided_words(source) or unknown, _("Response decided")),
    ]


def decided_words(source: AppendixSource) -> str:
    """When the response was decided: the review's own day, else those of its responses; "" if none is recorded."""
    if source.decided:
        return fuzzy_words(source.decided)
    given = [one for item in source.recommendations for one in item.responses]
    if not given:
        return response_words("awaiting")
    told = {one.decided for one in given if one.decided}
    return listed([fuzzy_words(day) for day in sorted(told, key=lambda day: (day.first or date.max, day.printed))])


def summary(source: AppendixSource) -> list[Block]:
    """The counts in sentences, or that there are none."""
    all_fates = fates(source)
    if not all_fates:
        return [Heading(_("Summary")), Paragraph(_("This review has no recommendations as at this day."))]
    accepted = [one for one in all_fates if one.accepted]
    return [
        Heading(_("Summary")),
        Paragraph(_response_sentence(all_fates), _("Response")),
        Paragraph(_delivery_sentence(accepted), _("Delivery")),
        Paragraph(_scrutiny_sentence(all_fates), _("Scrutiny")),
        Paragraph(_due_sentence(source), _("Dates")),
    ]


def figure(source: AppendixSource) -> list[Block]:
    """The flow of all recommendations with its table, if there are any."""
    all_fates = fates(source)
    return (
        [Heading(_("What became of the recommendations"), new_page=True), fate_figure(all_fates)] if all_fates else []
    )


def _response_sentence(all_fates: list[Fate]) -> str:
    counts = counted([one.response for one in all_fates], RESPONSES)
    return _("Of the %(base)d recommendations: %(counts)s.") % {
        "base": len(all_fates),
        "counts": _shares(counts, len(all_fates), response_words),
    }


def _delivery_sentence(accepted: list[Fate]) -> str:
    if not accepted:
        return _("No recommendation has been agreed, wholly or in part, so no delivery is reported.")
    counts = counted([one.delivery for one in accepted], DELIVERIES)
    part = sum(one.delivery == "complete" and one.response == "agreed_in_part" for one in accepted)
    sentence = _("Of the %(base)d accepted (agreed or agreed in part), as stated by their owners: %(counts)s.") % {
        "base": len(accepted),
        "counts": _shares(counts, len(accepted), delivery_words),
    }
    return f"{sentence} {_part_sentence(part)}".strip()


def _part_sentence(part: int) -> str:
    if not part:
        return ""
    return ngettext(
        "%(part)d of those complete is complete only for the part agreed.",
        "%(part)d of those complete are complete only for the part agreed.",
        part,
    ) % {"part": part}


def _scrutiny_sentence(all_fates: list[Fate]) -> str:
    counts = counted([one.position for one in all_fates], POSITIONS)
    return _("Of the %(base)d recommendations, the committee’s position: %(counts)s.") % {
        "base": len(all_fates),
        "counts": _shares(counts, len(all_fates), scrutiny_words),
    }


def _due_sentence(source: AppendixSource) -> str:
    dues = [item.due for item in source.recommendations if item.due]
    if not dues:
        return _("No due dates are recorded in this document.")
    overdue = sum(due.days_overdue > 0 for due in dues)
    dated = ngettext(
        "Of the %(base)d recommendations, %(dated)d has a due date: %(overdue)s and %(extended)s.",
        "Of the %(base)d recommendations, %(dated)d have a due date: %(overdue)s and %(extended)s.",
        len(dues),
    )
    extended = sum(bool(due.extensions) for due in dues)
    return dated % {
        "base": len(source.recommendations),
        "dated": len(dues),
        "overdue": ngettext("%(n)d is overdue", "%(n)d are overdue", overdue) % {"n": overdue},
        "extended": ngettext("%(n)d has been extended", "%(n)d have been extended", extended) % {"n": extended},
    }


def _shares(counts: dict[str, int], base: int, words: Callable[[str], str]) -> str:
    return listed([f"{count_words(count, base)} {words(code).lower()}" for code, count in counts.items()])
