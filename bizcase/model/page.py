"""Positioned slides: what the deck and the screen preview both draw.

Everything is in points on a page of 960 × 540 (13.33 × 7.5 inches). Text is already measured: sizes are final and
lines will break where the layout expects them to.
"""

from typing import Literal

from msgspec import Struct

from bizcase.model.story import Align, BarChart, CashCurve, DotPlot, Histogram, Tornado, Waterfall

WIDTH, HEIGHT = 960.0, 540.0
Anchor = Literal["top", "middle", "bottom"]
Kind = Literal["rect", "round", "diamond", "ellipse", "arrow", "pentagon"]
Role = Literal["title", "subtitle", "body", "source", "status", "plain"]


class Box(Struct, frozen=True):
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height


class Run(Struct, frozen=True, kw_only=True):
    """Text of one look."""

    text: str
    bold: bool = False
    colour: str = ""


class Paragraph(Struct, frozen=True, kw_only=True):
    """Runs with one size, alignment, bullet and the space after, all in points."""

    runs: tuple[Run, ...]
    size: float
    align: Align = "left"
    bullet: str = ""
    after: float = 0.0


class TextBlock(Struct, frozen=True, kw_only=True):
    """Text in a box. ``role`` names the placeholder it fills, "plain" is a text box; ``inset`` is on all four sides."""

    name: str
    box: Box
    paragraphs: tuple[Paragraph, ...]
    role: Role = "plain"
    anchor: Anchor = "top"
    inset: float = 0.0


class Shape(Struct, frozen=True, kw_only=True):
    """A drawn shape, with text or without. An empty ``fill`` or ``outline`` is none; without text it is an ornament.

    ``inset`` is on all four sides of the text, ``side`` comes on top of it left and right.
    """

    name: str
    box: Box
    kind: Kind = "rect"
    fill: str = ""
    outline: str = ""
    outline_width: float = 1.0
    paragraphs: tuple[Paragraph, ...] = ()
    anchor: Anchor = "middle"
    inset: float = 3.0
    side: float = 0.0


class Line(Struct, frozen=True, kw_only=True):
    """A straight line; ``arrow`` at its end."""

    name: str
    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 1.0
    arrow: bool = False
    dashed: bool = False


class Group(Struct, frozen=True, kw_only=True):
    """Shapes that form one drawing, described for those who cannot see it."""

    name: str
    alt: str
    box: Box
    members: tuple[Shape | Line | TextBlock, ...]


class Cell(Struct, frozen=True, kw_only=True):
    """A cell of a table; an empty ``fill`` is none."""

    paragraphs: tuple[Paragraph, ...]
    fill: str = ""
    anchor: Anchor = "top"


class Grid(Struct, frozen=True, kw_only=True):
    """A table: column widths, row heights, cells by row; the first row is the header.

    ``margin`` is what a cell leaves at its sides and at its top and bottom.
    """

    name: str
    alt: str
    box: Box
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[tuple[Cell, ...], ...]
    margin: tuple[float, float]


class Plot(Struct, frozen=True, kw_only=True):
    """A chart in its box; the writers draw it natively from the record of the story."""

    box: Box
    chart: Waterfall | Tornado | CashCurve | DotPlot | BarChart | Histogram
    size: float


Element = TextBlock | Shape | Line | Group | Grid | Plot


class Page(Struct, frozen=True, kw_only=True):
    """One page of the deck in reading order: title first, source last. ``layout`` names a layout of the template."""

    id: str
    number: int
    layout: Literal["Cover", "Title only", "Divider"]
    title: TextBlock
    elements: tuple[Element, ...]
    notes: str
    section: str = ""
