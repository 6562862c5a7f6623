"""The progress report: what changed in a review since an earlier day, its four tables and its counts."""

from django.utils import translation
from django.utils.translation import gettext as _

from followthrough.reports.appendix import notice
from followthrough.reports.breakdown import breakdowns
from followthrough.reports.changed import changed
from followthrough.reports.document import Block, Document, Heading, Paragraph
from followthrough.reports.programme_blocks import programme_blocks
from followthrough.reports.progress_source import ProgressSource
from followthrough.reports.standing_blocks import standing_tables
from followthrough.reports.states_figure import states_over_time
from followthrough.reports.summary import facts, summary
from followthrough.reports.words import day_words


def progress(source: ProgressSource) -> Document:
    """The progress report as a document in the source's language, ready for any renderer."""
    now = source.now
    with translation.override(now.language.lower()):
        as_at, since = day_words(now.as_at), day_words(source.since)
        return Document(
            title=_("%(review)s: progress report as at %(day)s") % {"review": now.neutral_name, "day": as_at},
            heading=_("%(review)s: progress report") % {"review": now.review_name},
            council_name=now.council_name,
            as_at=now.as_at,
            as_at_line=_("As at %(day)s, with what changed since %(since)s") % {"day": as_at, "since": since},
            language=now.language,
            notice=notice(restricted=now.restricted, checked=now.notice),
            blocks=(
                *facts(now),
                *summary(now),
                *_notes(since),
                *changed(source),
                *standing_tables(source),
                *programme_blocks(now.programmes),
                *breakdowns(source),
                *states_over_time(source.states),
            ),
        )


def _notes(since: str) -> list[Block]:
    return [
        Heading(_("How to read this report")),
        Paragraph(
            _("What became known after the end of %(since)s. What was known by then counts as known before.")
            % {"since": since},
            _("Since"),
        ),
        Paragraph(
            _("The owner’s own word. “Complete” does not mean closed: only the committee closes a recommendation."),
            _("Delivery"),
        ),
        Paragraph(_("The latest update gives no state. None has been inferred from its text."), _("Not stated")),
        Paragraph(
            _("The papers that this document is made from do not hold the fact; it may be known elsewhere."),
            _("Not recorded in this document"),
        ),
    ]
