"""Columns and bars as numbers for a template: SVG in percent, so that it fits any screen with text unscaled."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format

MOST_LABELS = 5
_GAP = 0.25  # of the room of a column


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; places and sizes in percent of the chart. `series` counts from 1, and gives the colour."""

    x: str
    y: str
    width: str
    height: str
    series: int
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A label on an axis, `at` percent of it. `anchor` is how text stands to its place (SVG text-anchor)."""

    at: str
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Columns:
    """A column chart, with its `rows` as a table: what a column is called, and its numbers."""

    names: tuple[str, ...]
    bars: tuple[Bar, ...]
    lines: tuple[Mark, ...]
    labels: tuple[Mark, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def total(self) -> int:
        return sum(sum(values) for _label, values in self.rows)


def columns(labels: Sequence[tuple[str, str]], series: Sequence[tuple[str, Sequence[int]]]) -> Columns:
    """A chart of series (name, one number per label) over labels (long, short)."""
    top = ceiling(max((value for _name, values in series for value in values), default=0))
    room = 100 / max(len(labels), 1)
    width = room * (1 - _GAP) / len(series)
    bars = []
    for number, (name, values) in enumerate(series):
        for place, value in enumerate(values):
            height = 100 * value / top
            left = place * room + room * _GAP / 2 + number * width
            title = f"{labels[place][0]}: {number_format(value, force_grouping=True)} – {name}"
            bars.append(
                Bar(
                    _percent(left),
                    _percent(100 - height),
                    _percent(width),
                    _percent(height),
                    number + 1,
                    title,
                )
            )
    lines = tuple(
        Mark(_percent(100 - 100 * part), number_format(int(top * part), force_grouping=True))
        for part in (0, 0.5, 1)
    )
    rows = tuple(
        (long, tuple(values[place] for _name, values in series))
        for place, (long, _short) in enumerate(labels)
    )
    return Columns(tuple(name for name, _values in series), tuple(bars), lines, _marks(labels, room), rows)


def ceiling(highest: int) -> int:
    """The even number, easy to read, that an axis ends at."""
    size = 10 ** max(len(str(highest)) - 1, 0)
    for step in (2, 3, 4, 5, 6, 8, 10, 20):
        top = step * size
        if top >= highest and top % 2 == 0:
            return top
    raise AssertionError("unreachable")


def percent(part: float, whole: float) -> str:
    """The width of a bar, for SVG: never above its room."""
    return _percent(min(100 * part / whole, 100) if whole else 0)


def _marks(labels: Sequence[tuple[str, str]], room: float) -> tuple[Mark, ...]:
    """As many short labels as there is room for on a phone, evenly apart."""
    if not labels:
        return ()
    every = -(-len(labels) // MOST_LABELS)
    return tuple(
        Mark(_percent((place + 0.5) * room), short)
        for place, (_long, short) in enumerate(labels)
        if place % every == every // 2
    )


def _percent(number: float) -> str:
    """A percentage as SVG reads it, whatever the language."""
    return f"{number:.2f}%"
