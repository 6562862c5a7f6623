"""A row without number and words of its own: more of the row above, or a second answer to the same recommendation."""

from followthrough.exchange.understand import meanings
from followthrough.exchange.understand.reading import ReadRecommendation
from followthrough.lib import days


def answers_anew(one: ReadRecommendation, more: ReadRecommendation) -> bool:
    """Whether the row below states another response, or another owner with anything that this owner does."""
    if more.text or not one.number:
        return False
    if more.response and meanings.is_response(more.response) and one.response not in (None, more.response):
        return True
    does = more.response or more.due or more.status or more.updates
    return bool(more.owner and does and one.owner not in (None, more.owner))


def is_further_update(one: ReadRecommendation, more: ReadRecommendation) -> bool:
    """Layout: a row for each dated update, in which number, words and all else come again."""
    same = (one.number, one.text, one.section, one.response, one.owner, one.due)
    again = (more.number, more.text, more.section, more.response, more.owner, more.due)
    told = one.updates and more.updates and one.updates[-1].date != more.updates[0].date
    return bool(one.number and one.text and same == again and told)


def add_update(one: ReadRecommendation, more: ReadRecommendation) -> None:
    """Take the updates of a further row into `one`, and the status of the later of the two."""
    before, after = (days.parse(update.date or "").last for update in (one.updates[-1], more.updates[0]))
    if not (before and after) or after >= before:
        one.status, one.delivery_means = more.status, more.delivery_means
    one.updates += more.updates


def join(one: ReadRecommendation, more: ReadRecommendation) -> str:
    """Take into `one` what it lacks of `more`, and its words and updates; what could not be taken, in words."""
    one.text = f"{one.text} {more.text}".strip()
    left = []
    if one.response is None:
        one.response, one.response_means = more.response, more.response_means
    elif more.response not in (None, one.response):
        left.append(f"response “{more.response}”")
    if one.owner is None:
        one.owner = more.owner
    elif more.owner not in (None, one.owner):
        left.append(f"owner “{more.owner}”")
    if one.due is None:
        one.due = more.due
    elif more.due not in (None, one.due):
        left.append(f"due “{more.due}”")
    if one.status is None:
        one.status, one.delivery_means = more.status, more.delivery_means
    elif more.status not in (None, one.status):
        left.append(f"status “{more.status}”")
    _join_updates(one, more)
    return ", ".join([*left, *_join_notes(one, more)])


def _join_updates(one: ReadRecommendation, more: ReadRecommendation) -> None:
    if one.updates and more.updates and one.updates[-1].date == more.updates[0].date:
        last, first = one.updates[-1], more.updates.pop(0)
        last.text = "\n".join(text for text in (last.text, first.text) if text)
        last.status = last.status or first.status
    one.updates += more.updates


def _join_notes(one: ReadRecommendation, more: ReadRecommendation) -> list[str]:
    left = [f"{heading} “{text}”" for heading, text in more.notes.items() if one.notes.get(heading, text) != text]
    one.notes = {**more.notes, **one.notes}
    return left
