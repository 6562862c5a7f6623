"""What a person should look at again once a whole paper is read: words, days and numbers that settle nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from followthrough.exchange.understand import meanings, numbers
from followthrough.exchange.understand.reading import Doubt, ReadRecommendation
from followthrough.lib import days

_PAPER = "the paper"
_MOST_WORDS = 20
_DAY = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December) (?:19|20)\d\d)(?![\w/-])",
    re.IGNORECASE,
)
_WORDS_SHOWN = 60
_LONGEST_TEXT = 5_000
_LONGEST_WORD = 120  # longer is an account, not a word for a state


def look_again(found: Sequence[ReadRecommendation], key: Mapping[str, str]) -> list[Doubt]:
    """Every doubt that needs the whole paper, or every text of a row."""
    return [
        *_missing_reasons(found),
        *_open_words(found, key),
        *_impossible_days(found),
        *_duplicates(found),
        *_endless(found),
    ]


def _missing_reasons(found: Iterable[ReadRecommendation]) -> list[Doubt]:
    """One doubt a paper, not one a row, for refusals without a reason and half agreements without their part."""
    silent = Counter(
        one.response_means for one in found
        if one.response_means in ("not_agreed", "agreed_in_part") and not any(update.text for update in one.updates)
    )  # fmt: skip
    if not silent:
        return []
    told = (
        _counted(silent["not_agreed"], "refusal gives no reason", "refusals give no reason"),
        _counted(
            silent["agreed_in_part"], "answer in part does not say which part", "answers in part do not say which part"
        ),
    )
    return [Doubt(_PAPER, f"{' and '.join(filter(None, told))}: not recorded in this document")]


def _open_words(found: Iterable[ReadRecommendation], key: Mapping[str, str]) -> list[Doubt]:
    """One doubt for each status whose meaning for the delivery is not known, with how many rows print it."""
    printed = Counter(one.status for one in found if one.status and not one.delivery_means)
    rows = {
        word: count for word, count in printed.items()
        if len(word) <= _LONGEST_WORD
        and not meanings.scrutiny_means(word) and not meanings.scrutiny_means(key.get(word.strip(" .")))
    }  # fmt: skip
    doubts = [Doubt(_PAPER, _open_word(word, count, key), word) for word, count in list(rows.items())[:_MOST_WORDS]]
    left = list(rows.values())[_MOST_WORDS:]
    if left:
        more = _counted(len(left), "more word for the status is not known", "more words for the status are not known")
        doubts.append(Doubt(_PAPER, f"{more}: {_not_stated(sum(left))}"))
    return doubts


def _open_word(word: str, count: int, key: Mapping[str, str]) -> str:
    explained = key.get(word.strip(" ."))
    if explained:
        return f"“{word}” is “{explained}” in this paper, which does not settle the delivery: {_not_stated(count)}"
    return f"the paper does not say what “{word}” means for the delivery: {_not_stated(count)}"


def _not_stated(count: int) -> str:
    return _counted(count, "row is not stated", "rows are not stated")


def _counted(count: int, one: str, more: str) -> str:
    """A count with its words; nothing for none."""
    return f"{count} {one if count == 1 else more}" if count else ""


def _impossible_days(found: Iterable[ReadRecommendation]) -> list[Doubt]:
    """Days that no calendar has, such as 31/02/2025, wherever they stand but in the column of dates."""
    doubts = []
    for one in found:
        texts = [one.text, one.response or "", one.status or "", *one.notes.values()]
        texts += [text for update in one.updates for text in (update.date, update.text) if text]
        said = dict.fromkeys(day.group() for text in texts for day in _DAY.finditer(text))
        doubts += [Doubt(one.where, f"{day} is no day; kept as printed") for day in said if not days.parse(day)]
    return doubts


def _duplicates(found: Iterable[ReadRecommendation]) -> list[Doubt]:
    """The same number twice in one section for one recipient and one group: both kept, and both doubted."""
    alike: dict[tuple[object, ...], list[ReadRecommendation]] = {}
    for one in found:
        groups = tuple(text for _, text in sorted(one.notes.items()) if not numbers.looks_like_number(text))
        if one.number:
            identity = (one.section, one.where.rpartition(",")[0], one.number, one.owner, groups)
            alike.setdefault(identity, []).append(one)
    return [Doubt(one.where, _stands_twice(one, rows)) for rows in alike.values() if len(rows) > 1 for one in rows]


def _endless(found: Iterable[ReadRecommendation]) -> list[Doubt]:
    """Layout: a quotation mark that is never closed, or rows run together: a text that no committee ever wrote."""
    return [
        Doubt(one.where, f"its words are {len(one.text):,} characters long: other rows may have run into it")
        for one in found
        if len(one.text) > _LONGEST_TEXT
    ]


def _stands_twice(one: ReadRecommendation, rows: Sequence[ReadRecommendation]) -> str:
    other = rows[1] if one is rows[0] else rows[0]
    words = other.text if len(other.text) <= _WORDS_SHOWN else f"{other.text[:_WORDS_SHOWN].rstrip()} …"
    words = "with the same words" if other.text == one.text else f"with “{' '.join(words.split())}”"
    again = _counted(len(rows) - 2, "more time", "more times")
    more = f", and {again}" if again else ""
    return f"the number {one.number} stands here and in {other.where} {words}{more}; all are kept"
