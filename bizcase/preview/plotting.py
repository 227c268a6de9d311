"""What the charts share: a linear scale, round ticks, labels that wrap."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from bizcase.layout.measure import break_lines, line_height, text_width
from bizcase.layout.text import shorten
from bizcase.model.page import Box, Run
from bizcase.preview.svg import ASCENT, Point, baseline, label
from bizcase.theme import THEME

SMALL = THEME.source_size
GAP = 6.0
FILLED = 2 / 3
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` to ``high`` on points from ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The point of ``value``; everything stands at the start when there is no span."""
        span = self.high - self.low
        return self.start + (self.end - self.start) * (value - self.low) / span if span else self.start


def extent(values: Iterable[float]) -> tuple[float, float]:
    """The least and the greatest of ``values`` and zero; 0 to 1 when there is nothing else.

    >>> extent((3, 5)), extent((-2, -1)), extent(())
    ((0.0, 5), (-2, 0.0), (0.0, 1.0))
    """
    known = (0.0, *values)
    low, high = min(known), max(known)
    return (low, high) if high > low else (low, low + 1.0)


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Up to ``most`` + 1 round values that enclose ``low`` to ``high``.

    >>> ticks(-90_000, 417_600)
    (-200000.0, 0.0, 200000.0, 400000.0, 600000.0)
    """
    step = _step(low, high, most)
    return tuple(step * number for number in range(floor(low / step), ceil(high / step) + 1))


def _step(low: float, high: float, most: int) -> float:
    power = 10.0 ** floor(log10((high - low) / most))
    return next(one * power for one in (*_STEPS, 20.0) if ceil(high / one / power) - floor(low / one / power) <= most)


def wrap(text: str, size: float, width: float, most: int) -> tuple[str, ...]:
    """``text`` in up to ``most`` lines of ``width`` points; what is left over becomes an ellipsis.

    >>> wrap("Organisation and roles", 12, 70, 2), wrap("one two three", 12, 20, 1)
    (('Organisation', 'and roles'), ('o…',))
    """
    lines = ["".join(run.text for run in line).rstrip() for line in break_lines((Run(text=text),), size, width)]
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), size, width))


def lines_below(lines: Iterable[str], x: float, top: float, size: float) -> list[str]:
    """Lines centred on ``x``, the first one starting at ``top``."""
    base = top + ASCENT * size
    return [label(text, (x, base + n * line_height(size)), size, anchor="middle") for n, text in enumerate(lines)]


def lines_beside(lines: tuple[str, ...], x: float, middle: float, size: float) -> list[str]:
    """Lines that end at ``x`` and are centred on ``middle`` as a block."""
    top = middle - (len(lines) - 1) * line_height(size) / 2
    places = (baseline(top + n * line_height(size), size) for n in range(len(lines)))
    return [label(text, (x, y), size, anchor="end") for text, y in zip(lines, places, strict=True)]


def kept_inside(text: str, at: Point, size: float, box: Box, *, anchor: str = "middle", bold: bool = False) -> str:
    """A label moved sideways as far as needed to stay in ``box``, and shortened when it is wider than that."""
    shown = shorten(text, size, box.width, bold)
    width = text_width(shown, size, bold)
    left = min(max(at[0] - width * _ANCHORS[anchor], box.x), box.right - width)
    return label(shown, (left, at[1]), size, bold=bold)


def widest(texts: Iterable[str], size: float, most: float, *, bold: bool = False) -> float:
    """The width of the widest of ``texts``, but not more than ``most``."""
    return min(max((text_width(text, size, bold) for text in texts), default=0.0), most)


def unit_line(unit: str, box: Box) -> str:
    """The unit in small quiet type at the top left of a chart."""
    at = (box.x, box.y + ASCENT * SMALL)
    return label(shorten(unit, SMALL, box.width), at, SMALL, colour=THEME.quiet)
