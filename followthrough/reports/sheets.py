"""The appendix as rows for spreadsheets and programs, one a recommendation, in the report's words."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from followthrough.lib.days import FuzzyDay
from followthrough.lib.tables import Column, Row, csv_bytes, json_bytes, xlsx_bytes
from followthrough.reports.appendix import notice
from followthrough.reports.cells import asked_words
from followthrough.reports.fate import shown_delivery
from followthrough.reports.source import AppendixSource, RecommendationSource, ResponseGiven
from followthrough.reports.words import (
    day_words,
    delivery_words,
    fuzzy_words,
    link_words,
    response_words,
    scrutiny_words,
)


def appendix_csv(source: AppendixSource) -> bytes:
    """One line a recommendation, as CSV."""
    with translation.override(source.language.lower()):
        return csv_bytes(_columns(), _rows(source))


def appendix_xlsx(source: AppendixSource) -> bytes:
    """One row a recommendation, as an Excel workbook."""
    with translation.override(source.language.lower()):
        title = _("%(review)s: progress as at %(day)s") % {
            "review": source.neutral_name,
            "day": day_words(source.as_at),
        }
        return xlsx_bytes(_columns(), _rows(source), title=title, made_on=source.as_at)


def appendix_json(source: AppendixSource) -> bytes:
    """What the file is, what its fields mean, and one object a recommendation."""
    with translation.override(source.language.lower()):
        about = {
            "review": source.review_name,
            "neutral_name": source.neutral_name,
            "council": source.council_name,
            "committee": source.committee,
            "review_group": source.review_group or None,
            "endorsed": _day(source.endorsed),
            "decided": _day(source.decided),
            "as_at": source.as_at,
            "language": source.language,
            "notice": notice(restricted=source.restricted, exempt=source.exempt_shown, checked=source.notice),
        }
        return json_bytes(_columns(), _rows(source), about=about)


def _columns() -> list[Column]:
    return [
        Column("number", _("Number"), description=_("As printed in the review's report")),
        Column("section", _("Section"), description=_("The heading it stands under, if any")),
        Column("recipient", _("Recipient"), description=_("To whom it was made, if to somebody in particular")),
        Column("recommendation", _("Recommendation"), description=_("The wording in force, verbatim")),
        Column(
            "original_wording",
            _("Original wording"),
            description=_("The committee's, if the executive reworded it"),
        ),
        Column("parts", _("Parts"), description=_("Lettered parts, one a line")),
        Column("response", _("Response"), description=_("The executive's answer; several respondents may differ")),
        Column(
            "response_detail",
            _("Response detail"),
            description=_("The part agreed, the reason, or until when"),
        ),
        Column("response_decided", _("Response decided"), description=_("When the answer was decided")),
        Column("owners", _("Owners"), description=_("Posts, teams or bodies, one a line")),
        Column("first_due", _("First due"), description=_("The date first promised")),
        Column("due", _("Due"), description=_("The date promised now")),
        Column("extensions", _("Extensions"), "whole", _("How often the date was moved")),
        Column("extension_reasons", _("Reasons for extensions"), description=_("One a line")),
        Column("days_overdue", _("Days overdue"), "whole", _("0 if not overdue, empty without a date")),
        Column("forecasts", _("Forecasts"), description=_("The owner's own, oldest first, one a line")),
        Column("delivery", _("Delivery"), description=_("What the latest update states; none is inferred")),
        Column("owners_word", _("Owner's word"), description=_("The state as the owner printed it")),
        Column("update", _("Latest update"), description=_("Its text, verbatim")),
        Column("update_reason", _("Reason given"), description=_("Why work was given up")),
        Column("decided_by", _("Decided by"), description=_("Who decided to give it up")),
        Column("update_of", _("Update of"), description=_("The day the update speaks of")),
        Column(
            "last_stated",
            _("Last stated"),
            description=_("An earlier state, if the latest update states none"),
        ),
        Column("asked", _("Asked"), description=_("When an update was asked for that is not there")),
        Column("evidence", _("Evidence"), description=_("References, one a line")),
        Column("relies_on", _("Relies on"), description=_("What delivery rests on, one a line")),
        Column("scrutiny", _("Scrutiny"), description=_("The committee's position")),
        Column("scrutiny_decided", _("Scrutiny decided"), description=_("When the committee decided")),
        Column("minute", _("Minute"), description=_("The minute's reference")),
        Column("minute_draft", _("Draft minute"), description=_("Yes until the minutes are approved")),
        Column("links", _("Links"), description=_("What it was split into, merged into, superseded by; one a line")),
        Column("as_at", _("As at"), "day", _("The day this row is true of")),
        Column("notice", _("Notice"), description=_("Whether a check for publication has been made")),
    ]


def _rows(source: AppendixSource) -> Iterable[Row]:
    for item in source.recommendations:
        yield {
            **_asked(item),
            **_answered(item),
            **_promised(item),
            **_done(item),
            **_scrutinised(item),
            "as_at": source.as_at,
            "notice": notice(
                restricted=source.restricted or item.restricted, exempt=source.exempt_shown, checked=source.notice
            ),
        }


def _asked(item: RecommendationSource) -> Row:
    return {
        "number": item.number,
        "section": item.section,
        "recipient": item.recipient,
        "recommendation": item.text,
        "original_wording": item.original_text,
        "parts": "\n".join(f"{part.label} {part.text}" for part in item.parts),
    }


def _answered(item: RecommendationSource) -> Row:
    def each(words: list[tuple[ResponseGiven, str]]) -> str:
        named = len(words) > 1
        return "\n".join(f"{given.respondent}: {said}" if named else said for given, said in words)

    given = item.responses
    return {
        "response": each([(one, response_words(one.state)) for one in given]) or response_words("awaiting"),
        "response_detail": each([(one, one.detail or _unrecorded(one)) for one in given]),
        "response_decided": each([(one, _day(one.decided) or _("not recorded")) for one in given]),
    }


def _unrecorded(given: ResponseGiven) -> str:
    needed = given.state in ("agreed_in_part", "not_agreed", "deferred")
    return _("not recorded in this document") if needed else ""


def _promised(item: RecommendationSource) -> Row:
    due = item.due
    return {
        "owners": "\n".join(item.owners),
        "first_due": _day(due.original) if due else None,
        "due": _day(due.current) if due else None,
        "extensions": len(due.extensions) if due else None,
        "extension_reasons": "\n".join(
            one.reason or _("not recorded in this document") for one in (due.extensions if due else ())
        ),
        "days_overdue": due.days_overdue if due else None,
        "forecasts": "\n".join(map(fuzzy_words, item.forecasts)),
    }


def _done(item: RecommendationSource) -> Row:
    last = item.last_stated
    return {
        "delivery": delivery_words(shown_delivery(item)),
        "owners_word": item.update.own_word if item.update else None,
        "update": item.update.text if item.update else None,
        "update_reason": item.update.reason if item.update else None,
        "decided_by": item.update.decided_by if item.update else None,
        "update_of": _day(item.update.as_of) if item.update else None,
        "last_stated": f"{delivery_words(last.state)}, {fuzzy_words(last.as_of)}" if last else None,
        "asked": asked_words(item.asked) if item.asked else None,
        "evidence": "\n".join(item.evidence),
        "relies_on": "\n".join(one.words for one in item.relies_on),
    }


def _scrutinised(item: RecommendationSource) -> Row:
    stands = item.scrutiny
    return {
        "scrutiny": scrutiny_words(stands.state),
        "scrutiny_decided": _day(stands.decided),
        "minute": _("not recorded in this document") if stands.minute_missing else stands.minute,
        "links": "\n".join(link_words(link.kind) % {"number": link.number} for link in item.links),
        "minute_draft": (_("Yes") if stands.draft else _("No")) if stands.minute else None,
    }


def _day(day: FuzzyDay | None) -> str | None:
    return fuzzy_words(day) if day else None
