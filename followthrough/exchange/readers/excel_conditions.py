"""Colours that conditions give to the cells of an Excel sheet, where it is sure that they do."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from openpyxl.utils import column_index_from_string

_MOST_RULES = 200
_MOST_ANSWERS = 1_000_000
UNSURE = ""  # in the place of a colour: a condition that cannot be told may give another

_Place = tuple[int, int]
_Compare = Callable[[Any, Any], bool]
_COMPARED: dict[str, _Compare] = {
    "equal": operator.eq, "notEqual": operator.ne, "greaterThan": operator.gt, "lessThan": operator.lt,
    "greaterThanOrEqual": operator.ge, "lessThanOrEqual": operator.le,
    "=": operator.eq, "<>": operator.ne, ">": operator.gt, "<": operator.lt, ">=": operator.ge, "<=": operator.le,
}  # fmt: skip
_OF_TEXT: dict[str, _Compare] = {
    "containsText": lambda text, part: part in text, "notContainsText": lambda text, part: part not in text,
    "beginsWith": str.startswith, "endsWith": str.endswith,
}  # fmt: skip
_CELL = r"(?P<fixed>\$?)(?P<column>[A-Z]{1,3})(?P<held>\$?)(?P<row>\d{1,7})"
_IS = re.compile(rf'=?{_CELL}\s*(?P<how>=|<>|<=|>=|<|>)\s*(?P<value>"[^"]*"|-?\d+(?:\.\d+)?)')
_SAYS = re.compile(rf'=?(?:NOT\(ISERROR\(|ISNUMBER\()SEARCH\("(?P<value>[^"*?~]*)",\s*{_CELL}\)\)\)?')
_LITERAL = re.compile(r'=?(?:"(?P<text>[^"]*)"|(?P<number>-?\d+(?:\.\d+)?))')


@dataclass(frozen=True)
class _Rule:
    """A condition, the first cell of its range (None where it has several ranges) and the colour that it gives."""

    rule: Any
    first: _Place | None
    colour: str | None


def conditional_fills(sheet: Any) -> dict[_Place, str]:
    """The colours by place, from 0, as "RRGGBB"; `UNSURE` where a condition that cannot be told comes before them.

    `sheet` is a worksheet of openpyxl with the values that its formulas gave when it was saved.
    """
    rules = [
        (area, _Rule(rule, _first(area), colour))
        for area in sheet.conditional_formatting
        for rule in area.rules
        if (colour := _colour(rule)) is not None or rule.stopIfTrue
    ]
    areas = [area for area, _rule in rules]
    if len(rules) > _MOST_RULES:
        return dict.fromkeys(_covered(areas, sheet), UNSURE)
    found: dict[_Place, str] = {}
    stopped: set[_Place] = set()
    asked = 0
    for area, rule in sorted(rules, key=lambda each: each[1].rule.priority or 0):
        for place in _places(area, sheet):
            asked += 1
            if place in found or place in stopped:
                continue
            holds = _holds(rule, sheet, place)
            if holds is None or (holds and rule.colour is not None):
                found[place] = rule.colour if holds and rule.colour else UNSURE
            elif holds:
                stopped.add(place)
        if asked > _MOST_ANSWERS:
            return {**dict.fromkeys(_covered(areas, sheet) - stopped, UNSURE), **found}
    return found


def _first(area: Any) -> _Place | None:
    ranges = list(area.cells.ranges)
    return (ranges[0].min_row, ranges[0].min_col) if len(ranges) == 1 else None


def _colour(rule: Any) -> str | None:
    """The colour that a rule gives: `UNSURE` for a scale or a colour of the theme; None where it gives none."""
    if rule.colorScale is not None:
        return UNSURE
    fill = rule.dxf.fill if rule.dxf else None
    if fill is None:
        return None
    # in a condition a solid fill has its colour where a pattern has its ground
    colour = getattr(getattr(fill, "bgColor", None), "rgb", None)
    known = isinstance(colour, str) and re.fullmatch(r"[0-9A-Fa-f]{8}", colour)
    return colour[-6:].upper() if known and isinstance(colour, str) else UNSURE


def _places(area: Any, sheet: Any) -> list[_Place]:
    """The places of a condition that the sheet has."""
    return [
        (row - 1, column - 1)
        for one in area.cells.ranges
        for row in range(one.min_row, min(one.max_row, sheet.max_row) + 1)
        for column in range(one.min_col, min(one.max_col, sheet.max_column) + 1)
    ]


def _covered(areas: list[Any], sheet: Any) -> set[_Place]:
    """The places of all conditions at once: however many lie over one another, each place is counted once."""
    height, width = sheet.max_row, sheet.max_column
    begins = [[0] * (width + 1) for _ in range(height + 1)]
    for one in (each for area in areas for each in area.cells.ranges):
        top, left = min(one.min_row - 1, height), min(one.min_col - 1, width)
        bottom, right = min(one.max_row, height), min(one.max_col, width)
        for row, column, step in ((top, left, 1), (top, right, -1), (bottom, left, -1), (bottom, right, 1)):
            begins[row][column] += step
    sums = accumulate(begins, lambda above, row: [a + b for a, b in zip(above, row, strict=True)])
    return {(row, at) for row, line in enumerate(sums) for at, over in enumerate(accumulate(line)) if over}


def _holds(rule: _Rule, sheet: Any, place: _Place) -> bool | None:
    """Whether a condition holds for a cell; None where that is not sure."""
    kind, value = rule.rule.type, _value(sheet, place)
    formulas = list(rule.rule.formula)
    if kind == "cellIs" and rule.rule.operator in _COMPARED and len(formulas) == 1:
        return _compared(_COMPARED[rule.rule.operator], value, _literal(formulas[0]))
    if kind in _OF_TEXT and rule.rule.text and isinstance(value, str):
        return _OF_TEXT[kind](value, rule.rule.text.casefold())
    if kind in ("containsBlanks", "notContainsBlanks") and value is not None:
        blank = not str(value).strip()
        return blank if kind == "containsBlanks" else not blank
    if kind == "expression" and len(formulas) == 1 and rule.first:
        return _expressed(formulas[0], rule.first, sheet, place)
    return None


def _expressed(formula: str, first: _Place, sheet: Any, place: _Place) -> bool | None:
    """Layout: `$D2="Complete"` over whole rows, or a word looked for in one cell of the row."""
    found = _IS.fullmatch(formula) or _SAYS.fullmatch(formula)
    if not found:
        return None
    row = int(found["row"]) - (1 if found["held"] else first[0] - place[0])
    column = column_index_from_string(found["column"]) - (1 if found["fixed"] else first[1] - place[1])
    if row < 0 or column < 0:
        return None
    value = _value(sheet, (row, column))
    if "how" in found.re.groupindex:
        return _compared(_COMPARED[found["how"]], value, _literal(found["value"]))
    return found["value"].casefold() in value if isinstance(value, str) else None


def _compared(compare: _Compare, value: Any, other: Any) -> bool | None:
    """Texts with texts, figures with figures; of two kinds only whether they are the same."""
    if value is None or other is None:
        return None
    if isinstance(value, str) != isinstance(other, str):
        same = compare in (operator.eq, operator.ne) and value != ""
        return (compare is operator.ne) if same else None
    return compare(value, other)


def _literal(formula: str) -> Any:
    """The text or figure that a formula is; None for anything else."""
    found = _LITERAL.fullmatch(formula.strip())
    if not found:
        return None
    return float(found["number"]) if found["number"] else found["text"].casefold()


def _value(sheet: Any, place: _Place) -> Any:
    """What a cell holds: a text without its case, which conditions do not see, or a figure; None for a day."""
    value = sheet.cell(place[0] + 1, place[1] + 1).value
    if isinstance(value, bool) or (value is not None and not isinstance(value, (str, int, float))):
        return None
    return "" if value is None else value.casefold() if isinstance(value, str) else float(value)
