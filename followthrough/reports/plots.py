"""Plots as SVG text of our own: no script, no style attributes, no requests, every band and number labelled.

All text is escaped here, so the result may be put into a page as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import escape

_WIDTH = 1000
_TOP = 44
_BAR = 14
_LABEL_HEIGHT = 24
_GAP = 10
# Of rows of bars: room for their labels, for the number behind a bar, and from one row to the next.
_LABELS, _NUMBER, _ROW = 210, 48, 30
# Of lines over days: room above for three rows of marks, the height of the plot, room on the left for its scale.
_STEPS_TOP, _STEPS_HEIGHT, _STEPS_LEFT = 74, 200, 40
_STEPS_FOOT = _STEPS_TOP + _STEPS_HEIGHT
# Of rows up to a day: room on the right for what is printed behind the end of one; how much a label can hold.
_SAID, _LONGEST_LABEL = 150, 27
# Of bars of shares: room for their labels, and how much one can hold.
_SHARE_LABELS, _SHARE_LONGEST = 320, 42
_STEPPED = (("#1d70b8", "", 4), ("#00703c", ' stroke-dasharray="10 4"', 3))
_INK = "#0b0c0c"
_FONT = "Source Sans Pro, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Node:
    """One box of a stage: its key, what is printed beside it, how many it holds, the colour of its bar."""

    key: str
    label: str
    count: int
    colour: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the flow, from left to right; its nodes from top to bottom."""

    title: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """How many go from a node of one stage to a node of the next."""

    stage: int
    source: str
    target: str
    count: int
    colour: str


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars: what it counts, and its numbers from left to right."""

    label: str
    counts: tuple[int, ...]


class _Box(NamedTuple):
    x: float
    y: float
    height: float


def flow(stages: Sequence[Stage], links: Sequence[Link], *, title: str) -> str:
    """A flow from stage to stage; the height of a bar and of a band is its number. `title` names the picture.

    Empty nodes are not given. The links out of a node, and into it, add up to at most its count.
    """
    unit = _unit(stages)
    boxes = [_placed(at, stage, len(stages), unit) for at, stage in enumerate(stages)]
    height = max((box.y + box.height for stage in boxes for box in stage.values()), default=_TOP) + _GAP
    parts = [*_bands(links, boxes, unit), *_stage_parts(stages, boxes)]
    return _svg(title, height, parts)


def _svg(title: str, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}" '
        f'width="{_WIDTH}" height="{height:.0f}" role="img" font-family="{_FONT}" font-size="15">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def _unit(stages: Sequence[Stage]) -> float:
    """Pixels for one recommendation: few get thick bars, hundreds still fit on a page."""
    total = max((sum(node.count for node in stage.nodes) for stage in stages), default=0)
    return min(20.0, 360 / total) if total else 1.0


def _placed(at: int, stage: Stage, stages: int, unit: float) -> dict[str, _Box]:
    x = 1 + at * (_WIDTH - 200) / max(stages - 1, 1)
    y = float(_TOP)
    boxes = {}
    for node in stage.nodes:
        height = node.count * unit
        boxes[node.key] = _Box(x, y, height)
        y += max(height, _LABEL_HEIGHT) + _GAP
    return boxes


def _bands(links: Sequence[Link], boxes: Sequence[dict[str, _Box]], unit: float) -> list[str]:
    leaving: dict[tuple[int, str], float] = {}
    entering: dict[tuple[int, str], float] = {}
    bands = []
    for link in links:
        thick = link.count * unit
        start, end = boxes[link.stage][link.source], boxes[link.stage + 1][link.target]
        from_y = leaving.get((link.stage, link.source), start.y)
        to_y = entering.get((link.stage, link.target), end.y)
        leaving[link.stage, link.source] = from_y + thick
        entering[link.stage, link.target] = to_y + thick
        bands.append(_band(start.x + _BAR, from_y, end.x, to_y, thick, link.colour))
    return bands


def _band(x1: float, y1: float, x2: float, y2: float, thick: float, colour: str) -> str:
    middle = (x1 + x2) / 2
    return (
        f'<path fill="{colour}" stroke="#ffffff" stroke-width="0.75" d="M{x1:.1f} {y1:.1f}'
        f"C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        f"V{y2 + thick:.1f}"
        f'C{middle:.1f} {y2 + thick:.1f} {middle:.1f} {y1 + thick:.1f} {x1:.1f} {y1 + thick:.1f}Z"/>'
    )


def _stage_parts(stages: Sequence[Stage], boxes: Sequence[dict[str, _Box]]) -> list[str]:
    parts = []
    for stage, placed in zip(stages, boxes, strict=True):
        x = next(iter(placed.values())).x if placed else 0
        parts.append(_text(x, 22, stage.title, bold=True))
        for node in stage.nodes:
            parts.extend(_node_parts(node, placed[node.key]))
    return parts


def _node_parts(node: Node, box: _Box) -> list[str]:
    bar = (
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{_BAR}" height="{box.height:.1f}" '
        f'fill="{node.colour}" stroke="{_INK}" stroke-width="1"/>'
    )
    middle = box.y + max(box.height / 2, _LABEL_HEIGHT / 4) + 5
    return [bar, _text(box.x + _BAR + 8, middle, f"{node.count}  {node.label}")]


def _text(x: float, y: float, text: str, *, bold: bool = False) -> str:
    """Dark text with a white rim, readable over any band."""
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{_INK}"{weight} stroke="#ffffff" stroke-width="4" '
        f'stroke-linejoin="round" paint-order="stroke">{escape(text)}</text>'
    )


def bars(moments: Sequence[tuple[str, str]], series: Sequence[Series], *, title: str) -> str:
    """A row of bars for each series over the same moments, all to one scale; each bar has its number behind it.

    A moment is what stands over its column, in two lines. `title` names the picture.
    """
    most = max((count for one in series for count in one.counts), default=0) or 1
    step = (_WIDTH - _LABELS) / max(len(moments), 1)
    parts = []
    for at, (upper, lower) in enumerate(moments):
        x = _LABELS + at * step
        parts += [_text(x, 18, upper), _text(x, 36, lower), _axis(x, len(series))]
    for number, one in enumerate(series):
        y = _TOP + _GAP + number * _ROW
        parts.append(_text(1, y + 16, one.label))
        for at, count in enumerate(one.counts):
            parts += _counted_bar(_LABELS + at * step, y, (step - _NUMBER) * count / most, count)
    return _svg(title, _TOP + _GAP + len(series) * _ROW, parts)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across the days, such as a reminder: over which day, and what is printed at its top."""

    at: int
    label: str


def steps(days: Sequence[str], series: Sequence[Series], marks: Sequence[Mark], *, most: int, title: str) -> str:
    """A line of steps for each series over the same days, from nothing up to `most`; each ends with its number.

    A series may end before the last day, where the others have not come yet. Lines differ by dashes as well as by
    colour; the larger series comes first. `title` names the picture.
    """
    width = (_WIDTH - _STEPS_LEFT - _LABELS) / max(len(days) - 1, 1)
    places = [_STEPS_LEFT + at * width for at in range(len(days))]
    parts = [_frame(places), _text(1, _STEPS_TOP + 5, str(most)), _text(1, _STEPS_FOOT + 5, "0")]
    for number, mark in enumerate(marks):
        parts += _marked(places[mark.at], mark.label, number)
    words_at = 0.0
    for number, one in enumerate(series):
        heights = [_STEPS_FOOT - _STEPS_HEIGHT * count / (most or 1) for count in one.counts]
        above = min(heights[-1] + 5, _STEPS_FOOT - 4 - 18 * (len(series) - 1 - number))
        words_at = max(above, words_at + 18)
        parts += _stepped(places, heights, words_at, one, number)
    parts += [_text(places[at], _STEPS_FOOT + 24, days[at]) for at in sorted({0, len(days) - 1})]
    return _svg(title, _STEPS_FOOT + 34, parts)


def _frame(places: Sequence[float]) -> str:
    way = f"M{places[0]:.1f} {_STEPS_TOP}V{_STEPS_FOOT}H{places[-1]:.1f}"
    return f'<path fill="none" stroke="{_INK}" stroke-width="1" d="{way}"/>'


def _marked(x: float, label: str, number: int) -> list[str]:
    line = (
        f'<path fill="none" stroke="#484949" stroke-width="1" stroke-dasharray="2 4" '
        f'd="M{x:.1f} {_STEPS_TOP - 4}V{_STEPS_FOOT}"/>'
    )
    return [line, _text(x, 18 + 20 * (number % 3), label)]


def _stepped(places: Sequence[float], heights: Sequence[float], words_at: float, one: Series, number: int) -> list[str]:
    colour, dashes, thick = _STEPPED[number % len(_STEPPED)]
    there = list(zip(places, heights, strict=False))
    path = f"M{there[0][0]:.1f} {there[0][1]:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in there[1:])
    line = f'<path fill="none" stroke="{colour}" stroke-width="{thick}"{dashes} d="{path}"/>'
    return [line, _text(there[-1][0] + 8, words_at, f"{one.counts[-1]}  {one.label}")]


@dataclass(frozen=True, slots=True)
class Span:
    """A row up to a day: how far that is from left to right, from 0 to 1 (None: no end is known), and what is said.

    `kind`: a "bar", a "pale" bar, or a "point" at the day alone.
    """

    label: str
    kind: str
    until: float | None
    said: str


def spans(rows: Sequence[Span], marks: Sequence[tuple[float, str]], *, title: str) -> str:
    """Rows over the same days, each with what is said behind its end; `marks` are lines across all, with their words.

    Kinds differ by shape as well as by colour. `title` names the picture.
    """
    top = 18 + 20 * len(marks)
    foot = top + len(rows) * _ROW + 6
    parts = []
    for number, (share, label) in enumerate(marks):
        x = _across(share)
        parts += [
            f'<path fill="none" stroke="#484949" stroke-width="1" stroke-dasharray="2 4" d="M{x:.1f} 8V{foot:.1f}"/>',
            _text(x + 6, 18 + 20 * number, label),
        ]
    for number, row in enumerate(rows):
        parts += _span(row, top + number * _ROW)
    axis = f"M{_LABELS} {top - 2}V{foot:.1f}"
    return _svg(title, foot + _GAP, [f'<path fill="none" stroke="{_INK}" d="{axis}"/>', *parts])


def _across(share: float) -> float:
    return _LABELS + share * (_WIDTH - _LABELS - _SAID)


def _span(row: Span, y: float) -> list[str]:
    end = _across(1.0 if row.until is None else row.until)
    middle = y + (_ROW - 8) / 2
    short = row.label if len(row.label) <= _LONGEST_LABEL else f"{row.label[: _LONGEST_LABEL - 1].rstrip()}…"
    shape = _point(end, middle) if row.kind == "point" else _bar_to(row, y, end)
    return [_text(1, y + 16, short), shape, _text(end + 14, y + 16, row.said)]


def _bar_to(row: Span, y: float, end: float) -> str:
    fill = "#bbd4ea" if row.kind == "pale" else "#1d70b8"
    dashes = ' stroke-dasharray="6 4"' if row.until is None else ""
    return (
        f'<rect x="{_LABELS}" y="{y:.1f}" width="{max(end - _LABELS, 2):.1f}" height="{_ROW - 8}" '
        f'fill="{"#ffffff" if row.until is None else fill}" stroke="{_INK}" stroke-width="1"{dashes}/>'
    )


def _point(x: float, y: float) -> str:
    return f'<path fill="{_INK}" d="M{x:.1f} {y - 9:.1f}l9 9l-9 9l-9 -9Z"/>'


@dataclass(frozen=True, slots=True)
class Shared:
    """A bar that is made of shares, from left to right in the order of the legend."""

    label: str
    counts: tuple[int, ...]


# Shares differ by their order and by the number in each; the last is what nobody has looked at, and hollow.
_SHARES = ("#00703c", "#7fb79d", "#b1b4b6", "#ffffff")


def shares(legend: Sequence[str], rows: Sequence[Shared], *, title: str) -> str:
    """A bar for each row, as long as its numbers together and all to one scale, with every number in its share.

    `legend` has up to four words, the last for what is not known. `title` names the picture.
    """
    most = max((sum(row.counts) for row in rows), default=0) or 1
    unit = (_WIDTH - _SHARE_LABELS - 12) / most
    parts = []
    for at, word in enumerate(legend):
        x = _SHARE_LABELS + at * (_WIDTH - _SHARE_LABELS) / len(legend)
        parts += [_share(x, 4, 20, at), _text(x + 28, 19, word)]
    for number, row in enumerate(rows):
        y, x = _TOP + number * _ROW, float(_SHARE_LABELS)
        short = row.label if len(row.label) <= _SHARE_LONGEST else f"{row.label[: _SHARE_LONGEST - 1].rstrip()}…"
        parts.append(_text(1, y + 16, short))
        for at, count in enumerate(row.counts):
            parts += [_share(x, y, count * unit, at), _text(x + 6, y + 16, str(count))] if count else []
            x += count * unit
    return _svg(title, _TOP + _GAP + len(rows) * _ROW, parts)


def _share(x: float, y: float, length: float, at: int) -> str:
    dashes = ' stroke-dasharray="4 3"' if at == len(_SHARES) - 1 else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{length:.1f}" height="{_ROW - 8}" '
        f'fill="{_SHARES[at]}" stroke="{_INK}" stroke-width="1"{dashes}/>'
    )


def _axis(x: float, rows: int) -> str:
    """The line from which the bars of one moment start."""
    return f'<path fill="none" stroke="{_INK}" stroke-width="1" d="M{x:.1f} {_TOP}V{_TOP + _GAP + rows * _ROW}"/>'


def _counted_bar(x: float, y: float, length: float, count: int) -> list[str]:
    bar = (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{length:.1f}" height="{_ROW - 8}" '
        f'fill="#1d70b8" stroke="{_INK}" stroke-width="1"/>'
    )
    return [*([bar] if count else []), _text(x + length + 6, y + 16, str(count))]
