"""Tables: column widths from their content, row heights from real text, rows that do not fit handed back."""

from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from bizcase.layout.measure import line_height, longest_word, text_height
from bizcase.layout.text import heading, paragraph, split_text, typeset
from bizcase.model.page import Box, Cell, Element, Grid, Paragraph, TextBlock
from bizcase.model.story import Column, Exhibit, Table
from bizcase.theme import THEME

SIDE = 7.0
SLACK = 3.0  # a word that fills its column to the hair would be cut by a program that measures otherwise
TOPS = (4.0, 4.0, 2.5)  # above and below a cell, at each step
FEW = 2  # rows that stay together at the foot of a page and at the head of the next
HEADING_GAP = 4.0
FULL = 300.0


class _Look(NamedTuple):
    """The size of type and the room above and below a cell."""

    size: float
    top: float


def table_height(table: Table, width: float, step: int) -> float:
    """The height of the whole table with its heading, in points."""
    look = _look(step)
    return _heading_height(table) + sum(_heights(table, _widths(table, width, look.size), look))


def draw_table(table: Table, box: Box, step: int) -> tuple[tuple[Element, ...], Exhibit | None]:
    """The rows that fit in ``box``, and a table of those that do not; nothing when not even one row fits."""
    look, top = _look(step), _heading_height(table)
    widths = _widths(table, box.width, look.size)
    heights = _heights(table, widths, look)
    fits = _rows_to_draw(heights, box.height - top, alone=box.height >= FULL)
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


def _rows_to_draw(heights: tuple[float, ...], room: float, *, alone: bool) -> int:
    """How many rows stand here, so that neither here nor on the next page a row of many stands by itself.

    ``alone``: the table has the page to itself, so it begins here whatever fits.
    """
    fits, rows = _rows_that_fit(heights, room), len(heights) - 1
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
    header = longest_word(table.columns[number].header, size, bold=True)
    cells = (longest_word(typeset(row[number]), size, index in table.strong) for index, row in enumerate(table.rows))
    return min(max(header, *cells, 0.0) + SLACK, 240.0)


def _heights(table: Table, widths: tuple[float, ...], look: _Look) -> tuple[float, ...]:
    header = tuple(column.header for column in table.columns)
    body = (_row_height(row, widths, look, number in table.strong) for number, row in enumerate(table.rows))
    return (_row_height(header, widths, look, True), *body)


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
