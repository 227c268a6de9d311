"""A positioned page as one SVG text, drawn as the deck shows it."""

from collections.abc import Callable, Iterator
from itertools import accumulate, groupby
from typing import Any

from bizcase.model.page import HEIGHT, WIDTH, Box, Cell, Grid, Group, Kind, Line, Page, Plot, Shape, TextBlock
from bizcase.preview.charts import DRAWERS
from bizcase.preview.svg import (
    ASCENT,
    FONT,
    Point,
    arrow,
    clean,
    ellipse,
    group,
    label,
    line,
    paint,
    polygon,
    rect,
)
from bizcase.preview.text import inner, set_text
from bizcase.theme import THEME

FOOTER_LEFT, FOOTER_RIGHT, FOOTER_TOP = 40.0, 920.0, 514.0
HAIRLINE = 0.75
ROUNDING = 0.16667
ROOT = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" xml:space="preserve" '
    f'font-family="{FONT}" fill="{paint(THEME.ink)}" '
    f'style="font-kerning:none;font-variant-ligatures:none"'
)
_ACCENTS = {
    "Title only": (Box(40, 18, 48, 4), THEME.primary),
    "Cover": (Box(64, 110, 72, 6), THEME.warning),
    "Divider": (Box(64, 190, 72, 6), THEME.warning),
}


def draw(page: Page, *, status: str = "", language: str = "en-GB") -> str:
    """The whole page as SVG of 960 × 540 with text that can be selected. ``status`` stands in the footer."""
    parts = [
        f'{ROOT} lang="{clean(language)}"><title>{clean(_plain(page.title))}</title>',
        *_furniture(page, status),
        _text_block(page.title),
        *(_ELEMENTS[type(element)](element) for element in page.elements),
    ]
    return "".join(parts) + "</svg>"


def _plain(block: TextBlock) -> str:
    return " ".join("".join(run.text for run in paragraph.runs) for paragraph in block.paragraphs)


def _furniture(page: Page, status: str) -> Iterator[str]:
    plain = page.layout == "Title only"
    bar, colour = _ACCENTS[page.layout]
    ink = THEME.quiet if plain else THEME.paper
    base = FOOTER_TOP + ASCENT * THEME.footer_size
    yield rect(Box(0, 0, WIDTH, HEIGHT), fill=THEME.paper if plain else THEME.primary)
    yield rect(bar, fill=colour)
    yield label(status, (FOOTER_LEFT, base), THEME.footer_size, colour=ink)
    yield label(str(page.number), (FOOTER_RIGHT, base), THEME.footer_size, anchor="end", colour=ink)


def _text_block(block: TextBlock) -> str:
    return set_text(block.paragraphs, inner(block.box, block.inset, block.inset), block.anchor)


# --- shapes -----------------------------------------------------------------------------------------------------


def _shape(shape: Shape) -> str:
    look = {"fill": shape.fill, "outline": shape.outline, "width": shape.outline_width}
    drawn = _KINDS[shape.kind](shape.box, look)
    return drawn + set_text(shape.paragraphs, inner(shape.box, shape.inset + shape.side, shape.inset), shape.anchor)


def _round(box: Box, look: dict[str, Any]) -> str:
    return rect(box, radius=ROUNDING * min(box.width, box.height), **look)


def _pointed(outline: Callable[[Box], tuple[Point, ...]]) -> Callable[[Box, dict[str, Any]], str]:
    return lambda box, look: polygon(outline(box), **look)


def _diamond(box: Box) -> tuple[Point, ...]:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return (x, box.y), (box.right, y), (x, box.bottom), (box.x, y)


def _arrow_shape(box: Box) -> tuple[Point, ...]:
    neck, quarter = box.right - min(box.width, box.height) / 2, box.height / 4
    upper, lower, middle = box.y + quarter, box.bottom - quarter, box.y + box.height / 2
    shaft = ((box.x, upper), (neck, upper), (neck, box.y))
    return (*shaft, (box.right, middle), (neck, box.bottom), (neck, lower), (box.x, lower))


def _pentagon(box: Box) -> tuple[Point, ...]:
    neck, middle = box.right - min(box.width, box.height) / 2, box.y + box.height / 2
    return (box.x, box.y), (neck, box.y), (box.right, middle), (neck, box.bottom), (box.x, box.bottom)


_KINDS: dict[Kind, Callable[[Box, dict[str, Any]], str]] = {
    "rect": lambda box, look: rect(box, **look),
    "round": _round,
    "ellipse": lambda box, look: ellipse(box, **look),
    "diamond": _pointed(_diamond),
    "arrow": _pointed(_arrow_shape),
    "pentagon": _pointed(_pentagon),
}


def _line(one: Line) -> str:
    stroke = arrow if one.arrow else line
    return stroke((one.x1, one.y1), (one.x2, one.y2), one.colour, one.width, dashed=one.dashed)


def _group(one: Group) -> str:
    return group(one.name, one.alt, (_ELEMENTS[type(member)](member) for member in one.members))


# --- tables and charts ------------------------------------------------------------------------------------------


def _grid(grid: Grid) -> str:
    return group(grid.name, grid.alt, (*_cells(grid), *_rules(grid)))


def _cells(grid: Grid) -> Iterator[str]:
    lefts, tops = _starts(grid.box.x, grid.widths), _starts(grid.box.y, grid.heights)
    for row, top, height in zip(grid.cells, tops, grid.heights, strict=True):
        places = [Box(left, top, width, height) for left, width in zip(lefts, grid.widths, strict=True)]
        yield from _grounds(row, places)
        for cell, place in zip(row, places, strict=True):
            yield set_text(cell.paragraphs, inner(place, *grid.margin), cell.anchor)


def _starts(first: float, lengths: tuple[float, ...]) -> list[float]:
    return list(accumulate(lengths[:-1], initial=first))


def _grounds(row: tuple[Cell, ...], places: list[Box]) -> Iterator[str]:
    """Neighbours of one fill share a rectangle: between two, screens show a seam."""
    for fill, pairs in groupby(zip(row, places, strict=True), key=lambda pair: pair[0].fill):
        boxes = [place for _, place in pairs]
        if fill:
            yield rect(Box(boxes[0].x, boxes[0].y, boxes[-1].right - boxes[0].x, boxes[0].height), fill=fill)


def _rules(grid: Grid) -> Iterator[str]:
    for y in accumulate(grid.heights[1:], initial=grid.box.y + grid.heights[0]):
        yield line((grid.box.x, y), (grid.box.right, y), THEME.rule, HAIRLINE)


def _plot(plot: Plot) -> str:
    drawer = DRAWERS[type(plot.chart)]
    return group(plot.chart.name, plot.chart.alt, drawer(plot.chart, plot.box, plot.size))


_ELEMENTS: dict[type, Callable[[Any], str]] = {
    TextBlock: _text_block,
    Shape: _shape,
    Line: _line,
    Group: _group,
    Grid: _grid,
    Plot: _plot,
}
