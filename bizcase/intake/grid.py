"""A sheet as rows of cells, before anything in it is understood."""

from dataclasses import dataclass

from bizcase.intake.cells import Cell, as_text, is_blank
from bizcase.model.reading import SHOWN_ROWS, Note, RawSheet, SheetRow
from bizcase.model.text import clean_text

Row = tuple[int, list[Cell]]
Range = tuple[tuple[int, int], tuple[int, int]]

_WIDEST, _LONGEST = 300, 200


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as filled rows with the spreadsheet's own numbers.

    ``notes`` say how the file was taken; ``merged`` are ranges of cells shown as one, as (row, column) pairs from
    0. A ``turned`` grid holds the columns of its sheet as rows.
    """

    rows: list[Row]
    name: str
    notes: tuple[Note, ...] = ()
    sheet: str = ""
    merged: tuple[Range, ...] = ()
    turned: bool = False


def turned(grid: Grid) -> Grid:
    """``grid`` with its columns as rows."""
    width = max((len(cells) for _, cells in grid.rows), default=0)
    height = max((number for number, _ in grid.rows), default=0)
    columns: list[list[Cell]] = [[None] * height for _ in range(width)]
    for number, cells in grid.rows:
        for place, cell in enumerate(cells):
            columns[place][number - 1] = cell
    rows = [(place + 1, cells) for place, cells in enumerate(columns) if not all(map(is_blank, cells))]
    merged = tuple(((left, top), (right, bottom)) for (top, left), (bottom, right) in grid.merged)
    return Grid(rows, grid.name, grid.notes, grid.sheet, merged, not grid.turned)


def raw_sheet(grid: Grid, uses: dict[int, str]) -> RawSheet:
    """The first rows of ``grid`` as they stand; ``uses`` says what became of each, by its number."""
    from bizcase.intake.headers import column_letter

    shown = grid.rows[:SHOWN_ROWS]
    width = min(max((len(cells) for _, cells in shown), default=0), _WIDEST)
    rows = tuple(SheetRow(number, _texts(cells, width), uses.get(number, "read")) for number, cells in shown)  # type: ignore[arg-type]
    return RawSheet(grid.sheet, tuple(map(column_letter, range(width))), rows, len(grid.rows))


def _texts(cells: list[Cell], width: int) -> tuple[str, ...]:
    texts = tuple(as_text(cell)[:_LONGEST] for cell in cells[:width])
    return texts + ("",) * (width - len(texts))


def has_text(row: Row) -> bool:
    """Whether there is anything to see in ``row``."""
    return any(not is_blank(cell) and (not isinstance(cell, str) or clean_text(cell)) for cell in row[1])
