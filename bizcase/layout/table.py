"""Tables: column widths from their content, row heights from real text, rows that do not fit handed back."""

from functools import lru_cache
from math import ceil
from typing import NamedTuple

from msgspec.structs import replace

from bizcase.layout.grid import HIGH_BODY
from bizcase.layout.measure import line_height, longest_word, text_height, text_width
from bizcase.layout.text import heading, paragraph, split_text, typeset
from bizcase.model.page import Box, Cell, Element, Grid, Paragraph, TextBlock
from bizcase.model.story import Column, Exhibit, Table
from bizcase.theme import THEME

SIDE = 7.0
SLACK = 3.0  # a word that fills its column to the hair would be cut by a program that measures otherwise
TOPS = (4.0, 4.0, 2.5)  # above and below a cell, at each step
FEW = 2  # rows that stay together at the foot of a page and at the head of the next
HEADING_GAP = 4.0
FULL, PAGE = 300.0, HIGH_BODY.height


class _Look(NamedTuple):
    """The size of type and the room above and below a cell."""

    size: float
    top: float


def table_height(table: Table, width: float, step: int) -> float:
    """The height of the table with its heading, in points; of one that no page holds, more than a page."""
    look, top = _look(step), _heading_height(table)
    widths = _widths(table, width, look.size)
    least = top + _least_height(table, widths, look)
    return least if least > PAGE else top + sum(_heights(table, widths, look, PAGE))


def draw_table(table: Table, box: Box, step: int) -> tuple[tuple[Element, ...], Exhibit | None]:
    """The rows that fit in ``box``, and a table of those that do not; nothing when not even one row fits."""
    look, top = _look(step), _heading_height(table)
    widths = _widths(table, box.width, look.size)
    heights = _heights(table, widths, look, box.height - top)
    fits = _rows_to_draw(heights, len(table.rows), box.height - top, alone=box.height >= FULL)
    if not fits and table.rows:
        return (
            draw_table(_split_first(table, widths, look, box.height - top), box, step)
            if box.height >= FULL
            else ((), table)
        )
    shown = (heights[0], *heights[1 : fits + 1])
    place = Box(box.x, box.y + top, box.width, sum(shown))
    grid = Grid(
        name=table.name,
        alt=table.alt,
        box=place,
        widths=widths,
        heights=shown,
        cells=_cells(table, look.size, fits),
        margin=(SIDE, look.top),
    )
    return (*_heading(table, box), grid), _rest(table, fits, widths)


def _split_first(table: Table, widths: tuple[float, ...], look: _Look, room: float) -> Table:
    """A first row taller than a page becomes two rows."""
    height = room - 3 * line_height(look.size) - 4 * look.top
    cells = zip(table.rows[0], widths, strict=True)
    pieces = [split_text(text, look.size, wide - 2 * SIDE, height) for text, wide in cells]
    head, tail = tuple(one for one, _ in pieces), tuple(other for _, other in pieces)
    return replace(table, rows=(head, tail, *table.rows[1:]), strong=frozenset(row + 1 for row in table.strong if row))


def _look(step: int) -> _Look:
    return _Look(THEME.table_sizes[min(step, len(THEME.table_sizes) - 1)], TOPS[step])


def _heading_height(table: Table) -> float:
    return line_height(THEME.body_sizes[1]) + HEADING_GAP if table.heading else 0.0


def _heading(table: Table, box: Box) -> tuple[TextBlock, ...]:
    if not table.heading:
        return ()
    place = Box(box.x, box.y, box.width, _heading_height(table))
    return (TextBlock(name=table.heading, box=place, paragraphs=(heading(table.heading, THEME.body_sizes[1]),)),)


def _rest(table: Table, fits: int, widths: tuple[float, ...]) -> Table | None:
    """The rows that go on; their columns stay as wide as here."""
    if fits == len(table.rows):
        return None
    strong = frozenset(row - fits for row in table.strong if row >= fits)
    columns = tuple(replace(one, width=wide) for one, wide in zip(table.columns, widths, strict=True))
    return replace(table, columns=columns, rows=table.rows[fits:], strong=strong)


def _rows_to_draw(heights: tuple[float, ...], rows: int, room: float, *, alone: bool) -> int:
    """How many rows stand here, so that neither here nor on the next page a row of many stands by itself.

    ``alone``: the table has the page to itself, so it begins here whatever fits.
    """
    fits = _rows_that_fit(heights, room)
    if fits == rows:
        return fits
    if fits < FEW and not alone:
        return 0
    return min(fits, max(rows - FEW, FEW))


def _rows_that_fit(heights: tuple[float, ...], room: float) -> int:
    used = heights[0]
    for number, height in enumerate(heights[1:]):
        used += height
        if used > room + 0.5:
            return number
    return len(heights) - 1


def _widths(table: Table, width: float, size: float) -> tuple[float, ...]:
    """Relative widths, but no column narrower than its longest word as long as there is room for all of them."""
    total = sum(column.width for column in table.columns)
    wanted = [width * column.width / total for column in table.columns]
    least = [_least(table, number, size) + 2 * SIDE for number in range(len(table.columns))]
    if sum(least) >= width:
        return tuple(width * one / sum(least) for one in least)
    short = [max(0.0, need - have) for need, have in zip(least, wanted, strict=True)]
    spare = [max(0.0, have - need) for need, have in zip(least, wanted, strict=True)]
    cut = sum(short) / sum(spare) if sum(spare) else 0.0
    return tuple(round(have + lack - extra * cut, 2) for have, lack, extra in zip(wanted, short, spare, strict=True))


def _least(table: Table, number: int, size: float) -> float:
    strong = tuple(table.rows[row][number] for row in table.strong)
    plain = tuple(row[number] for row in table.rows)
    widest = max(_widest((table.columns[number].header, *strong), True), _widest(plain, False))
    return min(widest * size + SLACK, 240.0)


@lru_cache(maxsize=4096)
def _widest(texts: tuple[str, ...], bold: bool) -> float:
    """The width of the longest word in type of one point."""
    return max((longest_word(typeset(text), 1.0, bold) for text in texts), default=0.0)


def _heights(table: Table, widths: tuple[float, ...], look: _Look, room: float) -> tuple[float, ...]:
    """The heights of the header and of the rows, up to the first that exceeds ``room``."""
    heights = [_row_height(tuple(column.header for column in table.columns), widths, look, True)]
    used = heights[0]
    for number, row in enumerate(table.rows):
        if used > room + 0.5:
            break
        heights.append(_row_height(row, widths, look, number in table.strong))
        used += heights[-1]
    return tuple(heights)


def _least_height(table: Table, widths: tuple[float, ...], look: _Look) -> float:
    """What the rows need at least, if every line were full: quicker to tell than where the lines break."""
    rooms = [wide - 2 * SIDE + look.size / 2 for wide in widths]  # a space at the end of a line may hang over
    lines = sum(_least_lines(row, rooms, look.size) for row in table.rows)
    return lines * line_height(look.size) + len(table.rows) * 2 * look.top


def _least_lines(row: tuple[str, ...], rooms: list[float], size: float) -> int:
    return max(ceil(text_width(text, size) / room) or 1 for text, room in zip(row, rooms, strict=True))


@lru_cache(maxsize=16384)
def _row_height(row: tuple[str, ...], widths: tuple[float, ...], look: _Look, bold: bool) -> float:
    cells = (
        text_height((paragraph(text, look.size, bold=bold),), wide - 2 * SIDE)
        for text, wide in zip(row, widths, strict=True)
    )
    return max(cells) + 2 * look.top


def _cells(table: Table, size: float, rows: int) -> tuple[tuple[Cell, ...], ...]:
    header = tuple(
        Cell(
            paragraphs=(_text(one.header, one, size, bold=True, colour=THEME.paper),),
            fill=THEME.primary,
            anchor="middle",
        )
        for one in table.columns
    )
    body = (_row(table, number, size) for number in range(rows))
    return (header, *body)


def _row(table: Table, number: int, size: float) -> tuple[Cell, ...]:
    strong = number in table.strong
    fill = THEME.pale if strong else ""
    return tuple(
        Cell(paragraphs=(_text(text, column, size, bold=strong),), fill=fill)
        for text, column in zip(table.rows[number], table.columns, strict=True)
    )


def _text(text: str, column: Column, size: float, *, bold: bool, colour: str = THEME.ink) -> Paragraph:
    return paragraph(text, size, bold=bold, colour=colour, align=column.align)
