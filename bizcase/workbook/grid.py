"""Tables with named columns: where each stands, and what its cells hold. Formulas point at cells by these."""

from collections.abc import Sequence
from datetime import date
from textwrap import wrap
from typing import NamedTuple

from xlsxwriter.utility import xl_cell_to_rowcol, xl_range_abs


class Formula(NamedTuple):
    """A formula without its equals sign, and the value that a program shows which does not calculate."""

    text: str
    cached: float | str | date = ""


Cell = Formula | str | float | date | None


class Column(NamedTuple):
    """One column of a table: number format, role, width in characters, cells, and the answers it accepts.

    ``choices`` are the only ones; ``rule`` names a rule of :mod:`bizcase.workbook.rules`.
    """

    kind: str
    role: str
    width: float
    cells: Sequence[Cell]
    choices: Sequence[str] = ()
    rule: str = ""


def lines(text: str, width: float) -> int:
    """How many lines ``text`` takes in a column so many characters wide.

    >>> lines("Short", 20), lines("A sentence that is longer than its column", 20)
    (1, 2)
    """
    room = max(4, int(width * 1.15))
    return sum(1 if len(line) <= room else len(wrap(line, room)) for line in text.split("\n"))


class Grid(NamedTuple):
    """Where a table stands: its sheet, the cell of its first heading, its columns in order and its rows.

    Column ``key`` has the name ``<prefix>_<key>`` in formulas.
    """

    sheet: str
    corner: str
    prefix: str
    keys: tuple[str, ...]
    rows: int

    def at(self, key: str, row: int) -> str:
        """The address of a cell, rows counted from 0 below the heading."""
        return self.upward(key, row, row)

    def upward(self, key: str, first: int, last: int) -> str:
        """The address of the rows ``first`` to ``last`` of a column."""
        top, left = xl_cell_to_rowcol(self.corner)
        column = left + self.keys.index(key)
        cells = xl_range_abs(top + 1 + first, column, top + 1 + last, column)
        return f"'{self.sheet}'!{cells}"

    def across(self, first: str, last: str, row: int) -> str:
        """The address of a row from column ``first`` to ``last``."""
        return f"{self.at(first, row)}:{self.at(last, row).rpartition('!')[2]}"

    def all(self, key: str) -> str:
        """The name of a whole column."""
        assert key in self.keys
        return f"{self.prefix}_{key}"

    @property
    def top(self) -> int:
        """The row of its headings, counted from 1."""
        return int(xl_cell_to_rowcol(self.corner)[0]) + 1

    @property
    def end(self) -> int:
        """The first row of the sheet below the table, counted from 0."""
        return self.top + self.rows


def turned(rows: Sequence[tuple[Cell, ...]], width: int) -> list[tuple[Cell, ...]]:
    """Rows of cells as columns; ``width`` empty columns when there are no rows."""
    return list(zip(*rows, strict=True)) if rows else [()] * width
