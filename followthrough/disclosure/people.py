"""Personal names: behind a title, beside a post or a relation, and those that are known."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from followthrough.disclosure.folded import Folded, Span, Word
from followthrough.disclosure.known import SURE_TITLES, TITLES, Public, bare, compared, written
from followthrough.disclosure.ordinary import ALSO_SURNAMES, NO_SURNAMES, ORDINARY, listed

_MANY = listed("cllrs councillors messrs")
# Also when nobody pressed the shift key; "ms" is a thousandth of a second and "miss" a verb.
_IN_SMALL_LETTERS = listed("mr mrs cllr")
_PARTICLES = listed("de da do dos du van der den von bin bint ibn al el la le ap")
_AFTER_NAME = listed("MP MBE OBE CBE KC QC JP MSP BEM MEP")
_POSTS = listed(
    """
    director head manager officer lead leader chair chairman chairwoman chairperson adviser advisor coordinator
    commissioner secretary solicitor accountant analyst engineer worker practitioner consultant planner councillor
    mayor member assistant administrator
    """
)
_LABEL = re.compile(
    r"(?<!\w)(?:(?:author|contact|contact officer|lead officer|responsible officer|report author|owner|chair|clerk|"
    r"name|named person)s?[ \t]{0,4}[:–-]|(?:prepared|written|compiled|completed|signed) by:?)[ \t\n]{0,6}\Z",
    re.IGNORECASE,
)
_RELATIVE = (
    r"(?:ex-)?(?:daughter|son|wife|husband|mother|father|sister|brother|partner|child|baby|girlfriend|boyfriend)"
)
_RELATION = re.compile(
    rf"(?<!\w)(?:(?:her|his|their|my|[^\W\d_]{{2,20}}'s) {_RELATIVE},? |"
    rf"(?:woman|man|girl|boy|victim|survivor|tenant|resident|mother|father|person|client|perpetrator|{_RELATIVE})"
    r",? (?:called|named) )\Z",
    re.IGNORECASE,
)
_LONGEST_NAME = 4


def names(folded: Folded, words: list[Word], known: Collection[str], public: Collection[str]) -> Iterator[Span]:
    """Names of people, without those in `public`. A title in front is part of the span."""
    released = Public(public)
    finder = _Finder(folded, words)
    for first, start, last in [*finder.titled(), *finder.beside_something(), *finder.known(known, released)]:
        title = "" if start == first else words[first].text.lower()
        if not released.has(title, [word.text for word in words[start : last + 1]]):
            yield words[first].start, words[last].end


class _Finder:
    """Each name is three places in `words`: of its title or first word, of its first word, of its last."""

    def __init__(self, folded: Folded, words: list[Word]) -> None:
        self.folded, self.words = folded, words

    def titled(self) -> Iterator[tuple[int, int, int]]:
        done = -1
        for place, word in enumerate(self.words):
            if place <= done or word.text.lower() not in TITLES:
                continue
            done = self._last_title(place)
            last = self._behind_title(done)
            if last is None:
                continue
            yield place, done + 1, last
            if word.text.lower() in _MANY:
                yield from self._others(last)

    def _last_title(self, place: int) -> int:
        """ "Cllr Mrs": the place of the second."""
        while self._near(place) and self.words[place + 1].text.lower() in TITLES:
            place += 1
        return place

    def _behind_title(self, title: int) -> int | None:
        word = self.words[title].text
        last = self._end_of_name(title) if word[0].isupper() else None
        if last is None and word.lower() in _IN_SMALL_LETTERS and self._ordinary_does_not_follow(title):
            return title + 1
        return last

    def _ordinary_does_not_follow(self, place: int) -> bool:
        return self._near(place) and self.words[place + 1].text.lower() not in ORDINARY

    def _others(self, last: int) -> Iterator[tuple[int, int, int]]:
        """The second and later names behind "Councillors"."""
        while last + 1 < len(self.words):
            between = self.folded.text[self.words[last].end : self.words[last + 1].start].strip()
            joined_by_and = self.words[last + 1].text.lower() == "and"
            if between not in (",", "&") and not (joined_by_and and between == ""):
                return
            place = last + joined_by_and
            found = self._end_of_name(place, near=False, listed=True)
            if found is None:
                return
            yield place + 1, place + 1, found
            last = found

    def beside_something(self) -> Iterator[tuple[int, int, int]]:
        """Without a title: behind "Contact:" or "her daughter", before "MP", or before a post."""
        for place, word in enumerate(self.words):
            if not _is_name(word):
                continue
            last = self._end_of_name(place - 1, near=False)
            if last is None:
                continue
            before = self.folded.text[max(0, word.start - 48) : word.start]
            whole_name = last > place and not self._goes_on_before(place)
            if _RELATION.search(before) or (whole_name and (_LABEL.search(before) or self._before_post(last))):
                yield place, place, last

    def known(self, known: Collection[str], public: Public) -> Iterator[tuple[int, int, int]]:
        """In full, turned round, with an initial, or by a surname that no other capital stands beside."""
        full, surnames = written(known, public)
        first_words = {form.split(" ")[0] for form in full}
        if not first_words and not surnames:
            return
        keys = [(place, key) for place, word in enumerate(self.words) for key in compared(word.text)]
        for at, (place, key) in enumerate(keys):
            last = self._end_of_known(keys[at : at + _LONGEST_NAME + 1], full) if key in first_words else None
            if last is not None:
                yield place, place, last
            if key in surnames and self._stands_alone(place):
                yield place, place, place

    def _end_of_known(self, keys: list[tuple[int, str]], full: set[str]) -> int | None:
        for length in range(len(keys), 1, -1):
            first, last = keys[0][0], keys[length - 1][0]
            if " ".join(key for _, key in keys[:length]) in full and self._close_together(first, last):
                return last
        return None

    def _end_of_name(self, title: int, *, near: bool = True, listed: bool = False) -> int | None:
        """The place of the last word of the name that begins behind `title`, None when there is no name."""
        last, found = title, False
        sure = near and self.words[title].text.lower() in SURE_TITLES
        while last + 1 < len(self.words) and last - title < _LONGEST_NAME:
            word = self.words[last + 1]
            if (near or last > title) and not self._near(last):
                break
            here = sure and not found and word.text.isupper() == self.words[title].text.isupper()
            if _is_name(word) or (_may_be_surname(word, sure=here) and (near or listed or last > title)):
                found = True
            elif not (_is_initial(word) or (word.text in _PARTICLES and self._name_follows(last + 1))):
                break
            last += 1
        while last > title and (_is_initial(self.words[last]) or self.words[last].text in _PARTICLES):
            last -= 1
        return last if found else None

    def _name_follows(self, place: int) -> bool:
        following = self.words[place + 1 : place + 3]
        return any(_is_name(word) for word in following)

    def _near(self, place: int) -> bool:
        """Whether the next word follows as a name follows a title or an initial."""
        if place + 1 >= len(self.words):
            return False
        one, other = self.words[place], self.words[place + 1]
        if self.folded.text[one.end : one.end + 1] != ".":
            return self.folded.joined(one, other)
        abbreviation = len(one.text) == 1 or one.text.lower() in TITLES
        after = Word(one.text, one.start, one.end + 1)
        return abbreviation and (after.end == other.start or self.folded.joined(after, other))

    def _goes_on_before(self, place: int) -> bool:
        return (
            place > 0
            and self.words[place - 1].text[0].isupper()
            and self.folded.joined(self.words[place - 1], self.words[place])
        )

    def _before_post(self, last: int) -> bool:
        """ "…, Head of Housing", "… (Domestic Abuse Lead)", "… MP"."""
        following = self.words[last + 1 : last + 5]
        if not following:
            return False
        gap = self.folded.text[self.words[last].end : following[0].start]
        if following[0].text in _AFTER_NAME:
            return gap.strip() in ("", ",")
        if gap not in (", ", " (", " - "):
            return False
        for word, after in pairwise([*following, Word("", 0, 0)]):
            if word.text[0].isupper() and word.text.lower() in _POSTS:
                return True
            if not word.text[0].isupper() or not after.text or not self.folded.joined(word, after):
                return False
        return False

    def _close_together(self, first: int, last: int) -> bool:
        gaps = [self.folded.text[a.end : b.start] for a, b in pairwise(self.words[first : last + 1])]
        return all(len(gap) < 60 and not gap.strip(" \n.,-'") for gap in gaps)

    def _stands_alone(self, place: int) -> bool:
        word = self.words[place]
        if not word.text[0].isupper():
            return False
        after = self.words[place + 1] if place + 1 < len(self.words) else None
        follows = after and after.text[0].isupper() and self.folded.joined(word, after)
        before = self.words[place - 1].text.lower() if place else ""
        return not follows and (not self._goes_on_before(place) or before in TITLES | ORDINARY)


def _is_name(word: Word) -> bool:
    plain = bare(word.text)
    return len(word.text) > 1 and word.text[0].isupper() and plain not in ORDINARY and plain not in SURE_TITLES


def _may_be_surname(word: Word, *, sure: bool) -> bool:
    """An ordinary word that people are also called; behind a sure title any word but a function word or a post."""
    if len(word.text) < 2 or not word.text[0].isupper():
        return False
    plain = bare(word.text)
    return plain in ALSO_SURNAMES or (sure and plain not in NO_SURNAMES)


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()
