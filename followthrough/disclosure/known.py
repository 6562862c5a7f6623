"""How names are compared: those that are known, and those that a council publishes."""

import unicodedata
from collections.abc import Collection

from followthrough.disclosure.folded import fold
from followthrough.disclosure.ordinary import ORDINARY, listed

ELECTED = listed("cllr cllrs councillor councillors alderman alderwoman lord lady baroness")
TITLES = ELECTED | listed(
    """
    mr mrs ms miss mx messrs dr sir dame rev revd reverend prof professor hhj judge pc dc ds di dci sgt sergeant
    inspector superintendent constable imam rabbi fr
    """
)
# Hardly anything but a name stands behind these; behind the others an ordinary word is none: "Councillor Training".
SURE_TITLES = listed("mr mrs ms mx cllr cllrs sir dame messrs")


class Public:
    """Names that a council publishes."""

    def __init__(self, public: Collection[str]) -> None:
        self.whole: set[str] = set()
        self.behind_a_title: set[tuple[str, str]] = set()
        for name in public:
            titles, keys = _split(name)
            self.whole.add(" ".join(keys))
            for title in {*titles, *(ELECTED if not titles or titles & ELECTED else ())}:
                self.behind_a_title |= {(title, form) for form in _short_forms(keys)}

    def has(self, title: str, name: list[str]) -> bool:
        key = " ".join(part for word in name for part in compared(word))
        return key in self.whole or (title, key) in self.behind_a_title


def bare(word: str) -> str:
    """In small letters and without a possessive."""
    return word.lower().removesuffix("'s").removesuffix("'")


def compared(word: str) -> list[str]:
    """The parts of a word as names are compared: no accents, no apostrophes, no possessive."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare(word)) if not unicodedata.combining(c))
    return [part for part in plain.replace("'", "").casefold().split("-") if part]


def _split(name: str) -> tuple[set[str], list[str]]:
    """The titles of a name and the keys of the rest."""
    words = [word.text for word in fold(name).words()]
    titles = {word.lower() for word in words} & TITLES
    return titles, [key for word in words if word.lower() not in titles for key in compared(word)]


def _short_forms(keys: list[str]) -> set[str]:
    """The surname alone, and with an initial."""
    if not keys:
        return set()
    return {keys[-1], f"{keys[0][0]} {keys[-1]}", " ".join(keys)}


def written(known: Collection[str], public: Public) -> tuple[set[str], set[str]]:
    """Every way in which the known people are written in full, and their surnames; without those in `public`."""
    full: set[str] = set()
    surnames: set[str] = set()
    for name in known:
        _, keys = _split(name)
        if " ".join(keys) in public.whole:
            continue
        if len(keys) < 2:
            surnames |= set(keys)
            continue
        first, *_, last = keys
        full |= {" ".join(keys), f"{first} {last}", f"{first[0]} {last}", f"{last} {first}", f"{last} {first[0]}"}
        if len(last) > 3 and last not in ORDINARY:
            surnames.add(last)
    return full, surnames
