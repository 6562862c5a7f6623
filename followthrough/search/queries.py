"""Finding texts in the index, on either engine with the same answer. What stands on a day, upper floors know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError, connection
from django.db.models import Exists, OuterRef, Q

from followthrough.lib.redacted import MARK
from followthrough.search.declared import searched_models
from followthrough.search.models import Entry
from followthrough.search.rules import MOST_FOUND, Kind, Question, rank, scope

Text = tuple[UUID, str, str]  # of which row, which kind, in tokens


@dataclass(frozen=True)
class Match:
    """A row in whose text the question was found, and its place among the others (the lowest first)."""

    row_id: UUID
    kind: Kind
    rank: tuple[int, int, int]


@dataclass(frozen=True)
class Matches:
    """Rows in no order. `capped`: there are more texts than are looked at; these are of the ones entered last.

    `any_word`: no text has all the words, these have one or more.
    """

    rows: list[Match]
    capped: bool = False
    any_word: bool = False


def matches(council_id: UUID, question: Question, kinds: Iterable[Kind] = Kind, *, any_word: bool = False) -> Matches:
    """The rows in which all that is asked for stands in one text, or with `any_word` any of its words."""
    if any_word:
        question = question.loose
    asked = [Question((term,)) for term in question.terms] if any_word else [question]
    found, capped = _texts(council_id, asked, tuple(kinds))
    best: dict[UUID, Match] = {}
    for row_id, kind, tokens in found:
        one = Match(row_id, Kind(kind), rank(question, Kind(kind), tokens))
        if row_id not in best or one.rank < best[row_id].rank:
            best[row_id] = one
    return Matches(list(best.values()), capped, any_word)


def _texts(council_id: UUID, asked: list[Question], kinds: tuple[Kind, ...]) -> tuple[list[Text], bool]:
    """The texts that one of the questions finds, and whether there are more than are looked at.

    Where there are, those of the first kinds are looked at first. Most searches find fewer, by one seek.
    """
    if len(kinds) == len(Kind):
        found = _seek(scope(council_id), council_id, asked, MOST_FOUND + 1)
        if len(found) <= MOST_FOUND:
            return found, False
    found = []
    for kind in kinds:
        room = MOST_FOUND - len(found)
        found += _seek(scope(council_id, kind), council_id, asked, room + 1)
        if len(found) > MOST_FOUND:
            return found[:MOST_FOUND], True
    return found, False


def lacking(council_id: UUID) -> int:
    """How many rows of the council have words and are not in the index."""
    entry = Entry.objects.filter(council_id=council_id, row_id=OuterRef("pk"))
    return sum(
        model._base_manager.filter(~Exists(entry), _has_words(columns.columns), council_id=council_id).count()
        for model, columns in searched_models()
    )


def answers() -> bool:
    """Whether what finds the entries agrees with them; PostgreSQL sees to that itself."""
    if connection.vendor != "sqlite":
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words(search_words, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        return False
    return True


def _has_words(columns: Iterable[str]) -> Q:
    said = Q()
    for column in columns:
        said |= ~Q(**{f"{column}__in": ["", MARK]})
    return said


_SQLITE = """
    SELECT e.row_id, e.kind, e.tokens FROM search_words w JOIN search_entry e ON e.id = w.rowid
    WHERE w.search_words MATCH %s AND e.council_id = %s ORDER BY w.rowid DESC LIMIT %s
"""
# Under row-level security no index of words is used: it is the owner who looks, in the council that has been told.
_POSTGRESQL = """
    SELECT row_id, kind, tokens FROM tenancy_words(%s::tsquery, %s) WHERE council_id = %s
"""


def _seek(scoped: str, council_id: UUID, asked: Iterable[Question], most: int) -> list[Text]:
    """The texts in that scope that one of the questions finds, those entered last."""
    lite = connection.vendor == "sqlite"
    sql, write = (_SQLITE, _fts5) if lite else (_POSTGRESQL, _tsquery)
    words = write(scoped, asked)
    with connection.cursor() as cursor:
        cursor.execute(sql, [words, council_id.hex, most] if lite else [words, most, council_id])
        return [(UUID(str(row_id)), kind, tokens) for row_id, kind, tokens in cursor.fetchall()]


# Tokens are letters and digits alone, so nothing that a person typed can be read as an operator.


def _fts5(scoped: str, asked: Iterable[Question]) -> str:
    return _written(scoped, asked, lambda tokens: f'"{" ".join(tokens)}"', "AND", "OR")


def _tsquery(scoped: str, asked: Iterable[Question]) -> str:
    return _written(scoped, asked, lambda tokens: "(" + " <-> ".join(f"'{t}'" for t in tokens) + ")", "&", "|")


def _written(
    scoped: str, asked: Iterable[Question], phrase: Callable[[Iterable[str]], str], both: str, either: str
) -> str:
    def group(parts: Iterable[str], joined: str) -> str:
        return f"({f' {joined} '.join(parts)})"

    terms = group((group((group(map(phrase, t), either) for t in q.terms), both) for q in asked), either)
    return f"{phrase([scoped])} {both} {terms}"
