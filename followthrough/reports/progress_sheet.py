"""The four tables of a progress report as rows for spreadsheets and programs, one a recommendation."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from followthrough.lib.tables import Column, Row, Value, csv_bytes, json_bytes, xlsx_bytes
from followthrough.reports.appendix import notice
from followthrough.reports.fate import response_of, shown_delivery
from followthrough.reports.progress_source import ProgressItem, ProgressSource
from followthrough.reports.standing_blocks import table_names
from followthrough.reports.standing_tables import Letter, letters
from followthrough.reports.words import day_words, delivery_words, fuzzy_words, response_words, scrutiny_words


def progress_csv(source: ProgressSource) -> bytes:
    """One line a recommendation, as CSV."""
    with translation.override(source.now.language.lower()):
        return csv_bytes(_columns(source), _rows(source))


def progress_xlsx(source: ProgressSource) -> bytes:
    """One row a recommendation, as an Excel workbook."""
    with translation.override(source.now.language.lower()):
        title = _("%(review)s: progress report as at %(day)s") % {
            "review": source.now.neutral_name,
            "day": day_words(source.now.as_at),
        }
        return xlsx_bytes(_columns(source), _rows(source), title=title, made_on=source.now.as_at)


def progress_json(source: ProgressSource) -> bytes:
    """What the file is, what its fields mean, and one object a recommendation."""
    now = source.now
    with translation.override(now.language.lower()):
        about: dict[str, Value] = {
            "review": now.review_name,
            "neutral_name": now.neutral_name,
            "council": now.council_name,
            "committee": now.committee,
            "since": source.since,
            "as_at": now.as_at,
            "language": now.language,
            "notice": notice(restricted=now.restricted, checked=now.notice),
        }
        return json_bytes(_columns(source), _rows(source), about=about)


def _columns(source: ProgressSource) -> list[Column]:
    tables = [
        Column(f"table_{letter.lower()}", f"{letter}: {name}", description=_("Whether it stands in this table"))
        for letter, name in table_names(day_words(source.since)).items()
    ]
    return [
        Column("number", _("Number"), description=_("As printed in the review's report")),
        Column("section", _("Section"), description=_("The heading it stands under, if any")),
        Column("recommendation", _("Recommendation"), description=_("The wording in force, verbatim")),
        *tables,
        Column("service", _("Service"), description=_("The team or body of its owner")),
        Column("owners", _("Owners"), description=_("Posts, teams or bodies, one a line")),
        Column("response", _("Response"), description=_("The executive's answer; several respondents may differ")),
        Column("delivery_before", _("Delivery before"), description=_("The same at the end of the earlier day")),
        Column("delivery", _("Delivery"), description=_("What the latest update states; none is inferred")),
        Column("update_of", _("Update of"), description=_("The day the update speaks of")),
        Column("first_due", _("First due"), description=_("The date first promised")),
        Column("due", _("Due"), description=_("The date promised now")),
        Column("extensions", _("Extensions"), "whole", _("How often the date was moved")),
        Column("days_overdue", _("Days overdue"), "whole", _("0 if not overdue, empty without a date")),
        Column("scrutiny", _("Scrutiny"), description=_("The committee's position")),
        Column("since", _("Since"), "day", _("Changes after the end of this day count")),
        Column("as_at", _("As at"), "day", _("The day this row is true of")),
        Column("notice", _("Notice"), description=_("Whether a check for publication has been made")),
    ]


def _rows(source: ProgressSource) -> Iterable[Row]:
    for item in source.items:
        yield {
            **_asked(item),
            **_stands(item),
            **_promised(item),
            "since": source.since,
            "as_at": source.now.as_at,
            "notice": notice(restricted=source.now.restricted or item.now.restricted, checked=source.now.notice),
        }


def _asked(item: ProgressItem) -> Row:
    now, found = item.now, letters(item.tracked)
    return {
        "number": now.number,
        "section": now.section,
        "recommendation": now.text,
        **{f"table_{letter.lower()}": _("Yes") if letter in found else _("No") for letter in Letter},
        "service": item.service,
        "owners": "\n".join(now.owners),
    }


def _stands(item: ProgressItem) -> Row:
    now, before = item.now, item.before
    return {
        "response": response_words(response_of(now)),
        "delivery_before": delivery_words(shown_delivery(before)) if before else None,
        "delivery": delivery_words(shown_delivery(now)),
        "update_of": fuzzy_words(now.update.as_of) if now.update else None,
        "scrutiny": scrutiny_words(now.scrutiny.state),
    }


def _promised(item: ProgressItem) -> Row:
    due = item.now.due
    return {
        "first_due": fuzzy_words(due.original) if due else None,
        "due": fuzzy_words(due.current) if due else None,
        "extensions": len(due.extensions) if due else None,
        "days_overdue": due.days_overdue if due else None,
    }
