"""Counts of people from one to four: few enough that somebody would know who they are."""

import re
from collections.abc import Iterator
from itertools import chain

from followthrough.disclosure.folded import Span
from followthrough.disclosure.ordinary import listed

_ONE_TO_FOUR = r"one|two|three|four"
_MANY_NOUNS = (
    "victims?(?:/survivors?)?|males?|females?|survivors?(?:/victims?)?|wom[ae]n|m[ae]n|girls?|boys?|child|children|bab(?:y|ies)|infants?|"
    "toddlers?|teenagers?|adults?|people|persons?|individuals?|famil(?:y|ies)|households?|couples?|lad(?:y|ies)|gentlem[ae]n|mothers?|fathers?|"
    "parents?|mums?|dads?|siblings?|sisters?|brothers?|daughters?|sons?|wi(?:fe|ves)|husbands?|widows?|grandchild(?:ren)?|"
    "grandparents?|dependa?ents?|dependants?|ex-partners?|residents?|tenants?|leaseholders?|occup(?:ant|ier)s?|applicants?|"
    "clients?|service[- ]users?|users|callers?|complainants?|claimants?|perpetrators?|offenders?|suspects?|abusers?|"
    "defendants?|pupils?|students?|patients?|carers?|refugees?|migrants?|asylum[- ]seekers?|rough sleepers?|sleepers?|"
    r"pensioners?|(?:under|over)-?\d{2}s|participants?|attendees|respondents?|employees?|staff|colleagues?|"
    "members? of (?:staff|(?:the )?public)|staff members?|homicides?|suicides?|deaths?|fatalities|murders?|"
    "disclosures?|referrals?"
)
_NOUN = re.compile(rf"(?:{_MANY_NOUNS})(?![\w-])", re.IGNORECASE)
# Not inside "24", "1,204", "1:3", "twenty-three".
_NOT_INSIDE = r"(?<![\w£$€#%])(?<!\d[.,:/])(?<!\w-)"
# "2-3" and "two or three" too; a range from one to four is how a council prints a withheld count.
_NUMBER = re.compile(
    rf"{_NOT_INSIDE}(?!(?:1|one)(?: ?- ?| to )(?:4|four)\b)"
    rf"(?:(?:[1-4]|{_ONE_TO_FOUR})(?: ?- ?|/(?=[1-4] (?!of\b))| or | to ))?"
    rf"(?P<number>[1-4](?![\w%+])(?![.,:/]\d)|"
    rf"(?:{_ONE_TO_FOUR}|(?:a )?(?:single|sole|lone)|a couple of|a pair of)(?![\w-]))",
    re.IGNORECASE,
)
# What may stand between the number and the people: "3 of the", "two young Polish", "2 (two) high-risk".
_BETWEEN = re.compile(
    rf"(?: ?\((?:[1-4]|{_ONE_TO_FOUR})\))?(?: ?(?:[x×]|no\.))?"
    r"(?: (?:out )?of (?:(?:the|our|these|those|its|their|her|his|my)(?: \d{1,4})?|\d{2,4}))?",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"(?:(?:young|younger|teenage|older|elderly|adult|female|male|pregnant|disabled|vulnerable|homeless|new|other|further|extra|"
    r"additional|more|local|trans|transgender|gay|lesbian|bisexual|deaf|blind|black|white|asian|single|lone|former|current|"
    r"repeat|known|individual|different|separate|high|low|medium|risk|migrant|minority|ethnic|traveller|domestic|abuse|"
    r"violence|sexual|same|remaining|last|first|only|small|large|little|school|foster|deceased|dead|potential|alleged|"
    r"serious|surviving|fleeing|council)(?: and| or)?|(?!hundred)[^\W\d_]{2,14}ed|"
    r"[^\W\d_]{2,14}(?:-[^\W\d_]{2,14}){1,2}|"
    r"(?-i:[A-Z][\w+]{1,14}))(?![\w'-])",
    re.IGNORECASE,
)
_MOST_DESCRIPTIONS = 4
_ROOM = re.compile(r" {1,4}|[ \t]{0,4}\n[ \t]{0,40}")

# "One in four women" is a rate, "twenty three" another number, "1 to 4" a count that is withheld.
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|hundred and)"
    r"|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten))%? (?:in|out of)(?: every)?"
    r"|\b(?:1|one) to|1 ?-) {0,2}\Z",
    re.IGNORECASE,
)
# "Tier 1 people", but not "in this tier 1 woman" or "last year 3 women".
_LABEL_BEFORE = re.compile(
    r"(?<!the )(?<!this )(?<!that )(?<!each )(?<!every )(?<!per )(?<!our )(?<!a )"
    r"\b(?:recommendation|rec|page|phase|part|tier|stage|step|level|band|category|group|section|paragraph|para|appendix|"
    r"annex|table|figure|item|chapter|action|objective|priority|option|version|volume|no\.?|schedule|article|question|"
    r"criterion|standard|cohort|lot|zone|number|grade|class|type|area|strand|pillar|theme|minute) {1,2}\Z",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"(?<!the )(?<!this )(?<!that )(?<!last )(?<!past )\byear {1,2}\Z", re.IGNORECASE)
_IN_A_YEAR = listed("pupils children students")
_NOBODY_BEFORE = re.compile(r"\b(?:any|no|each|every) {1,2}\Z", re.IGNORECASE)
# A floor of one says nothing: "at least one member of staff".
_FLOOR_BEFORE = re.compile(r"\b(?:at least|more than) {1,2}\Z", re.IGNORECASE)
_NO_COUNT_AFTER = re.compile(
    r"(?: ?[-–] ?\d| (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|"
    r" in (?:every )?(?:\d|two|three|four|five|six|ten)\b)",
    re.IGNORECASE,
)
# Things that are called after people: "one family support worker", "two victims' organisations".
_THING_AFTER = re.compile(
    r"(?:'s?)?[ -]\n?(?:support|services?|polic(?:y|ies)|plans?|strateg(?:y|ies)|programmes?|projects?|groups?|"
    r"work(?:ers?)?|officers?|homes?|cent(?:re|res)|hubs?|court|courts|unit|units|team|teams|posts?|rooms?|conferences?|champions?|"
    r"advocates?|advisers?|advisors?|networks?|forums?|panels?|associations?|organisations?|charters?|surveys?|funds?|"
    r"courses?|training|sessions?|workshops?|liaison|intervention|interventions|protection|safeguarding|management|"
    r"development|directorate|representatives?|boards?|meetings?|events?|interviews?|roles?|agenc(?:y|ies)|pathways?|forms?|"
    r"process(?:es)?|codes?|safety|health|law|act|review|reviews|engagement|voice|guides?|handbooks?|newsletters?|portal|"
    r"records?|files?|tax|benefit|solutions|household|households|practitioners?|coordinators?|managers?|line|journey|"
    r"journeys|feedback|profile|profiles|involvement|consultation|consultations|intranet|briefings?|bulletins?|"
    r"counsell(?:or|ing)s?|friendly|facing|led|centred|focused|level)(?![\w])",
    re.IGNORECASE,
)
_KINDS_AFTER = re.compile(r" of (?!(?:asylum|rough|young)\b)[a-z]{1,30}s\b")
# A service by its name: "two Children and Families teams".
_NAMED_AFTER = re.compile(rf" (?:and|&) (?!(?i:{_ONE_TO_FOUR})\b)[A-Z][a-z]")
_NO_SINGLE = listed("parent parents mother mothers father fathers mum mums dad dads people women men")
_MANY = listed("women men children grandchildren people staff attendees")
_ONES = {"1", "one", "a single", "single", "a sole", "sole", "a lone", "lone"}
_EITHER_NUMBER = {"staff", "people", "person"}

_LABELLED = re.compile(
    rf"(?<![\w-])(?:{_MANY_NOUNS})(?: \([^\W\d_]{{1,12}}\))?"
    rf"(?:[ \t]{{0,3}}[:=|][ \t]{{0,3}}|\t| \((?:n ?= ?)?)(?P<number>[1-4]|{_ONE_TO_FOUR})"
    r"(?=\)|[ \t]{0,9}(?:\n|\||\t|\Z)|[;,.](?!\d))",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    rf"\bnumber of (?:[^\W\d_]{{1,20}} ){{0,3}}(?:{_MANY_NOUNS})(?: [^\W\d_]{{1,20}}){{0,8}}(?: ?[:=|] ?| (?:is|was) )"
    rf"(?P<number>[1-4]|{_ONE_TO_FOUR})(?![\w%])(?![.,:/]\d)",
    re.IGNORECASE,
)
_WHO_WERE = re.compile(
    rf"{_NOT_INSIDE}(?:[1-4]|{_ONE_TO_FOUR}) (?:of (?:them|whom) )?(?:was|were|are|is|had been) (?:also )?"
    r"(?:female|male|women|men|children|girls|boys|pregnant|disabled|rehoused|housed|homeless|evicted|murdered|killed|"
    r"an? (?:child|woman|man|girl|boy|baby|teenager)|under (?:18|16|five|5)|aged|assaulted|raped|abused|"
    r"hospitalised|trans|gay|lesbian|bisexual|black|asian|white|muslim)\b",
    re.IGNORECASE,
)


def small(text: str) -> Iterator[Span]:
    """Each count with the people that it counts: "two young women", "victims: 3", "3 were children"."""
    for number in _NUMBER.finditer(text):
        noun = _people(text, number)
        if noun and not _counts_nobody(text, number, noun):
            yield number.start(), noun.end()
    for found in chain(_LABELLED.finditer(text), _NUMBER_OF.finditer(text)):
        if not _NO_COUNT_BEFORE.search(text[max(0, found.start("number") - 24) : found.start("number")]):
            yield found.span()
    for found in _WHO_WERE.finditer(text):
        if not _NO_COUNT_BEFORE.search(text[max(0, found.start() - 24) : found.start()]):
            yield found.span()


def _people(text: str, number: re.Match[str]) -> re.Match[str] | None:
    """The people behind a number, past the words that describe them."""
    between = _BETWEEN.match(text, number.end())
    place = between.end() if between else number.end()
    for _ in range(_MOST_DESCRIPTIONS + 1):
        room = _ROOM.match(text, place)
        if not room:
            return None
        noun = _NOUN.match(text, room.end())
        # "Victim families": the last noun is the one that is counted.
        attributive = noun if noun and _before_another(text, noun) else None
        if noun and not attributive and _agrees(number["number"], noun.group(), text[number.end() : noun.start()]):
            return noun
        if attributive and attributive.group().lower() in ("person", "people"):
            return None  # a kind of household
        described = attributive or _DESCRIBED.match(text, room.end())
        if not described:
            return None
        place = described.end()
    return None


def _before_another(text: str, noun: re.Match[str]) -> bool:
    room = _ROOM.match(text, noun.end())
    return room is not None and _NOUN.match(text, room.end()) is not None


def _agrees(number: str, noun: str, between: str) -> bool:
    """Whether one goes with a singular and more with a plural: "2 victim …" counts something else."""
    number, noun = number.lower(), noun.lower()
    if number.endswith(("single", "sole", "lone")) and noun in _NO_SINGLE:
        return False
    if noun in _EITHER_NUMBER or " of " in f"{between} ":
        return True
    many = noun in _MANY or noun.endswith("s") or noun.startswith("members")
    return many != (number in _ONES)


def _counts_nobody(text: str, number: re.Match[str], noun: re.Match[str]) -> bool:
    before = text[max(0, number.start() - 24) : number.start()]
    after = text[noun.end() : noun.end() + 40]
    return bool(
        _NO_COUNT_BEFORE.search(before)
        or _LABEL_BEFORE.search(before)
        or (noun.group().lower() in _IN_A_YEAR and _YEAR_BEFORE.search(before))
        or (number.group().lower() in ("1", "one") and (_FLOOR_BEFORE.search(before) or _NOBODY_BEFORE.search(before)))
        or _NO_COUNT_AFTER.match(text, number.end())
        or _is_called_after(noun.group(), after)
        or (noun.group().lower() in _MANY and after.startswith("'s"))
        or (noun.group().lower() == "families" and _KINDS_AFTER.match(after))
        or (noun.group()[0].isupper() and (_NAMED_AFTER.match(after) or _alone_in_its_line(text, number)))
    )


def _is_called_after(people: str, after: str) -> bool:
    """Whether a thing follows: "one family plan", "two women's groups"; not "one family plans" or "two women plan"."""
    thing = _THING_AFTER.match(after)
    if not thing:
        return False
    if thing.group()[0] in "'-":
        return True
    many = people.lower() in _MANY or people.lower().endswith("s")
    return people.lower() == "staff" or many == (thing.group()[-1] == "s" and thing.group()[-2] != "s")


def _alone_in_its_line(text: str, number: re.Match[str]) -> bool:
    """The number of a page or the last of a row, with the first words of the next behind it."""
    before = text[max(0, number.start() - 40) : number.start()].rstrip(" ")
    after = text[number.end() : number.end() + 40].lstrip(" \t")
    return before[-1:] in ("", "\n", "\t") and after[:1] == "\n"
