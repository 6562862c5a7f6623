"""Which rows are searched: a model says so itself (`searched = Searched(Kind.UPDATE, "text")`)."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from followthrough.search.rules import Kind

Model = type[models.Model]


@dataclass(frozen=True, init=False)
class Searched:
    """What kind of text a row is, and the columns whose words are found."""

    kind: Kind
    columns: tuple[str, ...]

    def __init__(self, kind: Kind, *columns: str) -> None:
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "columns", columns)


def searched_models() -> list[tuple[Model, Searched]]:
    """Every model that is searched, with what it declares."""
    found = [(model, vars(model).get("searched")) for model in apps.get_models()]
    return [(model, how) for model, how in found if isinstance(how, Searched)]


def how(row: Any) -> Searched | None:
    """What the model of a row declares; None when it is not searched."""
    declared = vars(type(row)).get("searched")
    return declared if isinstance(declared, Searched) else None


def texts(row: Any, searched: Searched) -> list[str]:
    """The texts of a row whose words are found, in the order of its declaration."""
    return [getattr(row, column) for column in searched.columns]


def language(row: Any) -> str:
    """The language in which a row is written: its own, else its council's."""
    own: str = getattr(row, "language", "") or row.council.language
    return own
