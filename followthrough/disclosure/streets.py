"""Streets and homes by name or number."""

import re
from collections.abc import Iterator

from followthrough.disclosure.folded import Folded, Span, Word
from followthrough.disclosure.known import bare
from followthrough.disclosure.ordinary import ORDINARY, listed

_ABBREVIATED = listed("rd st ave ln cres gdns tce blvd")
# Hardly ever anything but a street, when a name stands in front.
_STREETS = listed("road street avenue lane crescent terrace grove gardens boulevard") | _ABBREVIATED
# Words of every day as well: a street only with another sign of one.
_PERHAPS = listed(
    """
    drive close way court place square hill row walk rise mews parade view green yard wharf quay gate passage alley
    croft villas mansions buildings house lodge cottage cottages hostel heights flats park approach path broadway
    circus vale meadow meadows copse common end bridge chase bank quadrant wynd
    """
)
# Too seldom a street to be one because of "in" or "at" in front: those need a number.
_NUMBERED_ONLY = listed(
    """
    park green place view gate buildings heights square hill parade flats approach path broadway circus vale meadow
    meadows copse common end bridge chase bank quadrant wynd
    """
)
_WITHOUT_A_SIGN = listed("drive close croft mews cottages lodge court house villas")
_WHERE = listed("at in on near off from to outside behind opposite of along around into")
_LOWER_CASE_WHERE = listed("at in on near off along outside")
# What makes the words before and after something else: "Ring Road", "Red Crescent", "Road Safety", "Drive Panel".
_NOT_BEFORE = listed(
    """
    access back bus cross cycle dirt fast link off rail red ring single slip slow toll trunk botanic botanical kew
    clean cleaner county safest busy quiet narrow residential unadopted mph mile km bed bedroom storey story empty
    whole
    """
)
_NOT_BEFORE_PERHAPS = listed(
    """
    chatham trinity companies opera custom publishing acoustic half mid membership memory sponsored price pay white
    clearing in commonwealth mansion portcullis any another
    """
)
_COURTS = listed(
    """
    crown high county supreme family youth divisional criminal upper lower open magistrates magistrates' magistrate's
    coroners coroners' coroner's surrogate's sheriff
    """
)
_NOT_AFTER = listed(
    """
    safety network traffic map maps user users works investment transport haulage scene lighting cleansing trading
    votes charging pricing accident accidents collision collisions vehicle vehicles tax  crime
    homelessness harassment
    """
)
_NAMED_AFTER = listed("model programme panel partnership")
_GOES_ON = listed("ahead forward of the order orders judge")
# Capitals that a street's name does begin with, although they are ordinary words.
_IN_STREETS = listed(
    """
    new high north south east west park church station market mill school green london college hospital spring long
    royal union water bank crown court castle place house grant law may bill young march town city library museum
    parish
    """
)
_LONGEST_NAME = 4

_HOUSE_NUMBER = re.compile(
    r"(?:(?<![\w£$€.,/:-])(?:flat|apartment|apt|unit|room|bedsit|maisonette|plot|no\.?|number)? ?\d{1,4}[a-z]?"
    r"(?: ?[-/&] ?\d{1,4}[a-z]?)?[ ,]{1,3}){1,2}\n?\Z",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?<!\w)(?i:flat|apartment|bedsit|maisonette)(?i: no\.?| number)? (?:\d{1,4}[A-Za-z]?|[A-H])(?![\w%])(?![.,-]\d)"
)
_POSTAL_END = re.compile(r"[ ,\n]{1,3}(?:[A-Z][\w'-]{1,30}[ ,\n]{1,3}){0,3}" + r"[A-Z]{1,2}\d")


def streets(folded: Folded, words: list[Word]) -> Iterator[Span]:
    """Named streets, with a number or without; named houses and closes where something shows that they are places."""
    for place, word in enumerate(words):
        kind = word.text.lower()
        if kind not in _STREETS and kind not in _PERHAPS:
            continue
        start = _Street(folded, words, place).start()
        if start is not None:
            yield start, word.end
    for found in _HOME.finditer(folded.text):
        yield found.span()


class _Street:
    """A word such as "Road" or "House" at `place`, with what stands around it."""

    def __init__(self, folded: Folded, words: list[Word], place: int) -> None:
        self.folded, self.words, self.place = folded, words, place
        self.type = words[place]
        self.kind = self.type.text.lower()
        self.capital = self.type.text[0].isupper()
        self.sure = self.kind in _STREETS

    def start(self) -> int | None:
        """Where the street begins, its number included; None when it is none."""
        if self.kind in _ABBREVIATED and not self.capital:
            return None
        first = self._first_of_name(capitals=True)
        if first == self.place:
            return self._numbered_without_a_name() if self.capital else self._in_small_letters()
        if self._spoilt():
            return None
        begins = self.words[first].start
        number = self._number_before(begins)
        if number is not None:
            return number
        return begins if self._is_one_by_name(first) else None

    def _is_one_by_name(self, first: int) -> bool:
        after = self._after()
        title_goes_on = after is not None and after.text[0].isupper()
        if self.kind == "st" and title_goes_on:  # a saint
            return False
        if self._after_lower() in _NOT_AFTER and (title_goes_on or not self.capital):
            return False
        if self.sure and self.capital:
            return True
        if _POSTAL_END.match(self.folded.text, self.type.end):
            return True
        if self._after_lower() in _NAMED_AFTER:
            return False
        if self.kind not in _NUMBERED_ONLY and self._where_before(first) and (self.sure or self.capital):
            return True
        return (
            self.capital and self.kind in _WITHOUT_A_SIGN and not title_goes_on and self._after_lower() not in _GOES_ON
        )

    def _first_of_name(self, *, capitals: bool) -> int:
        """The first of the words in front that can be the street's name; the type's own place when there is none."""
        first = self.place
        while first > 0 and self.place - first < _LONGEST_NAME:
            word = self.words[first - 1]
            if not self.folded.joined(word, self.words[first]) or not _may_name(word, capitals=capitals):
                break
            first -= 1
        return first

    def _spoilt(self) -> bool:
        last = self.words[self.place - 1].text.lower()
        if self.kind == "court" and last in _COURTS:
            return True
        return last in _NOT_BEFORE or (not self.sure and last in _NOT_BEFORE_PERHAPS)

    def _number_before(self, begins: int) -> int | None:
        since = max(0, begins - 40)
        found = _HOUSE_NUMBER.search(self.folded.text[since:begins])
        return since + found.start() + len(found.group()) - len(found.group().lstrip()) if found else None

    def _numbered_without_a_name(self) -> int | None:
        """ "4 The Avenue"."""
        before = self.words[self.place - 1] if self.place else None
        if before and before.text in ("The", "THE") and self.folded.joined(before, self.type):
            return self._number_before(before.start)
        return None

    def _in_small_letters(self) -> int | None:
        """ "12 example road" and "on example road"."""
        first = self._first_of_name(capitals=False)
        if not self.sure or first == self.place or self._spoilt() or self._after_lower() in _NOT_AFTER:
            return None
        for begin in range(first, self.place):
            number = self._number_before(self.words[begin].start)
            if number is not None:
                return number
        last = self.place - 1
        return self.words[last].start if self._before(last) in _LOWER_CASE_WHERE else None

    def _where_before(self, first: int) -> bool:
        if self._before(first) == "the":
            first -= 1
        return self._before(first) in _WHERE

    def _before(self, place: int) -> str:
        if place and self.folded.joined(self.words[place - 1], self.words[place]):
            return self.words[place - 1].text.lower()
        return ""

    def _after(self) -> Word | None:
        after = self.words[self.place + 1] if self.place + 1 < len(self.words) else None
        return after if after and self.folded.joined(self.type, after) else None

    def _after_lower(self) -> str:
        after = self._after()
        return after.text.lower() if after else ""


def _may_name(word: Word, *, capitals: bool) -> bool:
    lower = bare(word.text)
    if capitals:
        return word.text[0].isupper() and (lower not in ORDINARY or lower in _IN_STREETS)
    return lower not in ORDINARY and lower not in _NOT_BEFORE
