"""The cells of the appendix: one recommendation in five columns."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.lib.days import FuzzyDay
from followthrough.reports.document import Cell, Paragraph, Tag, Tone, lines
from followthrough.reports.fate import delivery_of, response_of, shown_delivery
from followthrough.reports.source import (
    Asked,
    Due,
    LastStated,
    LatestUpdate,
    RecommendationSource,
    ReliesOn,
    ResponseGiven,
)
from followthrough.reports.words import (
    day_words,
    delivery_words,
    fuzzy_words,
    link_words,
    listed,
    overdue_words,
    response_words,
    scrutiny_words,
)

_TONES: dict[str, Tone] = {
    "agreed": "strong",
    "agreed_in_part": "light",
    "complete": "strong",
    "in_progress": "light",
    "closed": "strong",
    "closure_proposed": "light",
}


def recommendation_cell(item: RecommendationSource) -> Cell:
    """The wording in force, verbatim, with parts that it does not hold itself, and the original if reworded."""
    parts = [part for part in item.parts if part.text not in item.text]
    wording = [*_paragraphs(item.text), *(Paragraph(part.text, part.label) for part in parts)]
    if item.recipient:
        wording.insert(0, Paragraph(item.recipient, _("To")))
    if item.original_text:
        wording.insert(0, Paragraph(_("As reworded by the executive:")))
        wording.append(Paragraph(_("As made by the committee:")))
        wording.extend(_paragraphs(item.original_text))
    return Cell(tuple(wording))


def response_cell(item: RecommendationSource, *, decided: FuzzyDay | None) -> Cell:
    """Each respondent's answer; its day is given where it is not the review's own (`decided`)."""
    if not item.responses:
        return Cell((Tag(response_words("awaiting")),))
    content: list[Paragraph | Tag] = []
    for given in item.responses:
        content.extend(_response(given, named=len(item.responses) > 1, decided=decided))
    return Cell(tuple(content))


def owner_cell(item: RecommendationSource) -> Cell:
    """Who delivers, by when at first and by when now, and what it relies on."""
    content = [Paragraph(owner) for owner in item.owners] or [Paragraph(_no_owner(item))]
    content.extend(_due(item.due) if item.due else [])
    content.extend(_forecasts(item.forecasts))
    content.extend(_reliance(one) for one in item.relies_on)
    return Cell(tuple(content))


def delivery_cell(item: RecommendationSource) -> Cell:
    """The state that the latest update states, its words and day, what was last stated, and evidence."""
    code = delivery_of(item)
    content: list[Paragraph | Tag] = [delivery_tag(item)]
    if item.update:
        content.extend(update_paragraphs(item.update))
    if code in ("not_stated", "no_update") and item.last_stated:
        content.append(last_stated(item.last_stated))
    content.extend(Paragraph(reference, _("Evidence")) for reference in item.evidence)
    content.extend([Paragraph(asked_words(item.asked), _("Asked"))] if item.asked else [])
    return Cell(tuple(content))


def asked_words(asked: Asked) -> str:
    """What came of asking for an update: nothing, or something that its own side has not cleared."""
    on = day_words(asked.on)
    if asked.received:
        return _("%(day)s: received, not yet cleared") % {"day": on}
    if asked.times == 1:
        return _("%(day)s: no update received") % {"day": on}
    return _("%(day)s: no update received, %(times)d rounds running") % {"day": on, "times": asked.times}


def delivery_tag(item: RecommendationSource) -> Tag:
    """The state of delivery alone."""
    return Tag(delivery_words(shown_delivery(item)), _tone(delivery_of(item)))


def scrutiny_cell(item: RecommendationSource) -> Cell:
    """The committee's position, its day and minute (draft minutes are called so), and what became of it."""
    stands = item.scrutiny
    content: list[Paragraph | Tag] = [Tag(scrutiny_words(stands.state), _tone(stands.state))]
    if stands.decided:
        content.append(Paragraph(fuzzy_words(stands.decided)))
    if stands.minute:
        content.append(Paragraph(stands.minute, _("Draft minutes") if stands.draft else _("Minute")))
    if stands.minute_missing:
        content.append(Paragraph(_("not recorded in this document"), _("Minute")))
    if stands.note:
        content.extend(_paragraphs(stands.note))
    for link in item.links:
        content.append(Paragraph(link_words(link.kind) % {"number": link.number}))
        content.extend([Paragraph(link.minute, _("Minute"))] if link.minute else [])
    return Cell(tuple(content))


def detail_label(state: str) -> str:
    """What the detail of an answer is called: the part agreed, the reason, until when; "" if it has none."""
    return {
        "agreed_in_part": _("Part agreed"),
        "not_agreed": _("Reason"),
        "deferred": _("Deferred until"),
    }.get(state, "")


def _response(given: ResponseGiven, *, named: bool, decided: FuzzyDay | None) -> list[Paragraph | Tag]:
    content: list[Paragraph | Tag] = [Paragraph(given.respondent)] if named else []
    content.append(Tag(response_words(given.state), _tone(given.state)))
    if given.in_principle:
        content.append(Paragraph(_("In principle: no commitment made")))
    label = detail_label(given.state)
    if label:
        content.append(Paragraph(given.detail or _("not recorded in this document"), label))
    elif given.detail:
        content.extend(_paragraphs(given.detail))
    if given.decided and given.decided != decided:
        content.append(Paragraph(fuzzy_words(given.decided), _("Decided")))
    return content


def _no_owner(item: RecommendationSource) -> str:
    return _("None") if response_of(item) == "not_agreed" else _("Owner not recorded in this document")


def due_paragraphs(due: Due) -> list[Paragraph]:
    """When it is due, by how much it is overdue, and when it was first due if it was extended."""
    found = [Paragraph(fuzzy_words(due.current), _("Due"))]
    if due.days_overdue:
        found.append(Paragraph(overdue_words(due.days_overdue)))
    if due.extensions:
        times = len(due.extensions)
        extended = ngettext("extended once", "extended %(times)d times", times) % {"times": times}
        found.append(Paragraph(f"{fuzzy_words(due.original)} ({extended})", _("First due")))
    return found


def _due(due: Due) -> list[Paragraph]:
    found = due_paragraphs(due)
    found.extend(
        Paragraph(given.reason or _("not recorded in this document"), _("Reason for extension"))
        for given in due.extensions
    )
    return found


def _reliance(one: ReliesOn) -> Paragraph:
    if one.forecast is None:
        return Paragraph(one.words, _("Relies on"))
    words = _("%(name)s (forecast: %(day)s)") % {"name": one.words, "day": fuzzy_words(one.forecast)}
    return Paragraph(words, _("Relies on"))


def _forecasts(forecasts: tuple[FuzzyDay, ...]) -> list[Paragraph]:
    if not forecasts:
        return []
    *earlier, latest = map(fuzzy_words, forecasts)
    found = [Paragraph(latest, _("Forecast by the owner"))]
    return [*found, Paragraph(listed(earlier), _("Earlier forecasts"))] if earlier else found


def update_paragraphs(update: LatestUpdate) -> list[Paragraph]:
    """What an update says: its words, the owner's own word for the state, why work was given up, and its day."""
    found = _paragraphs(update.text) if update.text else []
    if update.own_word and update.own_word.casefold() != delivery_words(update.state).casefold():
        found.append(Paragraph(update.own_word, _("Owner’s word")))
    if update.confirmed:
        found.append(Paragraph(_("State read in this text and confirmed by a person")))
    if update.reason:
        found.append(Paragraph(update.reason, _("Reason")))
    if update.decided_by:
        found.append(Paragraph(update.decided_by, _("Decided by")))
    found.append(Paragraph(fuzzy_words(update.as_of), _("Update of")))
    return found


def last_stated(last: LastStated) -> Paragraph:
    """What was stated before, where the latest update states nothing."""
    return Paragraph(f"{delivery_words(last.state).lower()}, {fuzzy_words(last.as_of)}", _("Last stated"))


def _paragraphs(text: str) -> list[Paragraph]:
    return [Paragraph(line) for line in lines(text)]


def _tone(code: str) -> Tone:
    return _TONES.get(code, "plain")
