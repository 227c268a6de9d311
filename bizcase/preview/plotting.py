"""What the charts share: a linear scale, labels that wrap, a legend."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bizcase.layout.measure import break_lines, line_height, text_width
from bizcase.layout.text import shorten
from bizcase.model.page import Box, Run
from bizcase.preview.svg import ASCENT, Point, baseline, label, rect
from bizcase.theme import THEME

SMALL = THEME.source_size
GAP = 6.0
LEGEND, MARK = 24.0, 16.0
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
Mark = Callable[[float, float], str]


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


def kept_inside(
    text: str, at: Point, size: float, box: Box, *, anchor: str = "middle", bold: bool = True, colour: str = THEME.ink
) -> str:
    """A label moved sideways as far as needed to stay in ``box``, and shortened when it is wider than that."""
    shown = shorten(text, size, box.width, bold)
    width = text_width(shown, size, bold)
    left = min(max(at[0] - width * _ANCHORS[anchor], box.x), box.right - width)
    return label(shown, (left, at[1]), size, bold=bold, colour=colour)


def widest(texts: Iterable[str], size: float, most: float, *, bold: bool = False) -> float:
    """The width of the widest of ``texts``, but not more than ``most``."""
    return min(max((text_width(text, size, bold) for text in texts), default=0.0), most)


def legend(entries: tuple[tuple[str, Mark], ...], box: Box) -> Iterator[str]:
    """Marks with their names in one row, centred at the top of ``box``."""
    widths = [MARK + text_width(name, SMALL) for name, _ in entries]
    middle = box.y + line_height(SMALL) / 2
    x = box.x + (box.width - sum(widths) - 2 * GAP * (len(widths) - 1)) / 2
    for (name, draw), width in zip(entries, widths, strict=True):
        yield draw(x + GAP, middle)
        yield label(name, (x + MARK, baseline(middle, SMALL)), SMALL)
        x += width + 2 * GAP


def swatch(colour: str) -> Mark:
    """A small square for the legend."""
    return lambda x, y: rect(Box(x - GAP / 2, y - GAP / 2, GAP, GAP), fill=colour)
