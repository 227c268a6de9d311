"""A joiner in figures that begin a line: programs that break lines by rules of their own would tear them.

A minus and its amount, or the two ends of a range, are one word for us. The joiner has no width, but not every font
has it, so it stands only where a line would break.
"""

import re

from msgspec.structs import replace

from bizcase.layout.measure import RANGE, lines_of
from bizcase.model.page import Cell, Element, Grid, Group, Line, Page, Paragraph, Run, Shape, TextBlock

JOINER = "\u2060"
_LOOSE = re.compile(rf"−(?=[^\s\d])|{RANGE}")


def joined(page: Page) -> Page:
    """``page`` with a joiner in every figure that would be torn at the end of a line."""
    return replace(page, title=_block(page.title), elements=tuple(map(_element, page.elements)))


def _element(one: Element) -> Element:
    if isinstance(one, TextBlock):
        return _block(one)
    if isinstance(one, Shape):
        return _shape(one)
    if isinstance(one, Group):
        return replace(one, members=tuple(map(_member, one.members)))
    return _grid(one) if isinstance(one, Grid) else one


def _block(one: TextBlock) -> TextBlock:
    return replace(one, paragraphs=_paragraphs(one.paragraphs, one.box.width - 2 * one.inset))


def _shape(one: Shape) -> Shape:
    return replace(one, paragraphs=_paragraphs(one.paragraphs, one.box.width - 2 * (one.inset + one.side)))


def _member(one: Shape | Line | TextBlock) -> Shape | Line | TextBlock:
    if isinstance(one, Shape):
        return _shape(one)
    return _block(one) if isinstance(one, TextBlock) else one


def _grid(one: Grid) -> Grid:
    rooms = [width - 2 * one.margin[0] for width in one.widths]
    return replace(one, cells=tuple(_row(row, rooms) for row in one.cells))


def _row(row: tuple[Cell, ...], rooms: list[float]) -> tuple[Cell, ...]:
    pairs = zip(row, rooms, strict=True)
    return tuple(replace(cell, paragraphs=_paragraphs(cell.paragraphs, room)) for cell, room in pairs)


def _paragraphs(paragraphs: tuple[Paragraph, ...], width: float) -> tuple[Paragraph, ...]:
    return tuple(_paragraph(one, width) for one in paragraphs)


def _paragraph(one: Paragraph, width: float) -> Paragraph:
    if not any(_LOOSE.search(run.text) for run in one.runs):
        return one
    starts = ("".join(run.text for run in line).split(" ", 1)[0] for line in lines_of(one, width)[1:])
    return replace(one, runs=tuple(map(_run, one.runs))) if any(map(_LOOSE.search, starts)) else one


def _run(one: Run) -> Run:
    return replace(one, text=_LOOSE.sub(rf"\g<0>{JOINER}", one.text))
