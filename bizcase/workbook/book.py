"""The XLSX file underneath: sheets, formats, tables with named columns. Text of a user is never a formula."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from math import ceil
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_cell_to_rowcol, xl_range_abs, xl_rowcol_to_cell

from bizcase.theme import THEME

PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NUMBER_FORMATS = {
    "text": "General",
    "money": "#,##0.00;[Red]-#,##0.00",
    "share": "0.0%",
    "factor": "0.0000",
    "number": "#,##0.######",
    "count": "0",
    "date": "d mmm yyyy",
    "month": "mmm yyyy",
}
BASE = {"font_name": THEME.font, "font_size": 10, "font_color": f"#{THEME.ink}", "valign": "top"}
ROLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": f"#{THEME.primary}"},
    "section": {"bold": True, "font_size": 12, "font_color": f"#{THEME.primary}"},
    "note": {"font_color": f"#{THEME.quiet}"},
    "heading": {"bold": True, "text_wrap": True, "bg_color": f"#{THEME.primary}", "font_color": f"#{THEME.paper}"},
    "given": {"text_wrap": True, "indent": 1},
    "label": {},
    "input": {"locked": False, "bg_color": f"#{THEME.pale}", "font_color": f"#{THEME.mid}", "text_wrap": True},
    "computed": {},
    "total": {"bold": True, "top": 1},
}
A3, A4 = 8, 9
LINE = 13.5  # the height of a line of text in points
TO_READ = {"select_locked_cells": True, "select_unlocked_cells": True, "format_columns": True, "format_rows": True}


class Formula(NamedTuple):
    """A formula without its equals sign, and the value that a program shows which does not calculate."""

    text: str
    cached: float | str = ""


Cell = Formula | str | float | date | None


class Column(NamedTuple):
    """One column of a table: number format, role, width in characters, cells, and the answers it accepts."""

    kind: str
    role: str
    width: float
    cells: Sequence[Cell]
    choices: Sequence[str] = ()


def lines(text: str, width: float) -> int:
    """How many lines ``text`` takes in a column so many characters wide.

    >>> lines("Short", 20), lines("A sentence that is longer than its column", 20)
    (1, 3)
    """
    return max(1, ceil(len(text) * 1.15 / width))


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
    def end(self) -> int:
        """The first row of the sheet below the table, counted from 0."""
        return int(xl_cell_to_rowcol(self.corner)[0]) + 1 + self.rows


class Page:
    """One sheet, protected except for its inputs."""

    def __init__(self, book: "Book", sheet: Any, name: str, words: Mapping[str, Any]) -> None:
        self._book, self._sheet, self.name, self.words = book, sheet, name, words
        self._widths: dict[int, float] = {}
        self.put("A1", words["title"], role="title")
        self.put("A2", words["note"], role="note")

    def put(self, place: str, value: Cell, kind: str = "text", role: str = "label") -> None:
        """Write one cell."""
        row, column = xl_cell_to_rowcol(place)
        self.write(row, column, value, kind, role)

    def write(self, row: int, column: int, value: Cell, kind: str, role: str) -> None:
        """Write one cell, row and column counted from 0."""
        style = self._book.style(kind, role)
        if isinstance(value, Formula):
            self._sheet.write_formula(row, column, f"={value.text}", style, value.cached)
        elif value is None:
            self._sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            self._sheet.write_string(row, column, value, style)
        elif isinstance(value, date):
            self._sheet.write_datetime(row, column, datetime.combine(value, time()), style)
        else:
            self._sheet.write_number(row, column, value, style)

    def table(self, grid: Grid, columns: Mapping[str, Column], headings: Mapping[str, str] | None = None) -> None:
        """Write the headings and columns of ``grid`` and give each column its name."""
        top, left = xl_cell_to_rowcol(grid.corner)
        named = self.words["columns"] if headings is None else headings
        for place, key in enumerate(grid.keys, start=left):
            column = columns[key]
            self.write(top, place, named[key], column.kind, "heading")
            for row, cell in enumerate(column.cells, start=top + 1):
                self.write(row, place, cell, column.kind, column.role)
            self.width(place, column.width)
            self._book.define(grid.all(key), grid.upward(key, 0, max(grid.rows, 1) - 1))
            if column.choices and grid.rows:
                self.accept(top + 1, place, top + grid.rows, {"validate": "list", "source": list(column.choices)})

        self._heights(top, [(columns[key].width, [named[key], *columns[key].cells]) for key in grid.keys])

    def _heights(self, top: int, columns: list[tuple[float, list[Cell]]]) -> None:
        """Make each row as high as its longest text needs: not every program does so by itself."""
        for row, cells in enumerate(zip(*(cells for _, cells in columns), strict=True), start=top):
            texts = ((cell, width) for cell, (width, _) in zip(cells, columns, strict=True) if isinstance(cell, str))
            self.height(row, max((lines(text, width) for text, width in texts), default=1))

    def height(self, row: int, texts: int) -> None:
        """Make a row, counted from 0, so many lines of text high."""
        self._sheet.set_row(row, LINE * min(texts, 20) + 2)

    def accept(self, top: int, column: int, last: int, rule: dict[str, Any]) -> None:
        """Accept only what ``rule`` (of XlsxWriter) allows in these rows of a column."""
        self._sheet.data_validation(top, column, last, column, rule)

    def named(self, name: str, place: str, value: Cell, kind: str, role: str) -> None:
        """Write one cell and give it a name."""
        self.put(place, value, kind, role)
        cell = xl_rowcol_to_cell(*xl_cell_to_rowcol(place), row_abs=True, col_abs=True)
        self._book.define(name, f"'{self.name}'!{cell}")

    def finish(self, freeze: str, *, landscape: bool = True) -> None:
        """Set up print, panes and protection."""
        row, column = xl_cell_to_rowcol(freeze)
        sheet = self._sheet
        sheet.freeze_panes(row, column)
        sheet.set_paper(A3 if landscape else A4)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.repeat_rows(max(row - 1, 0))
        sheet.set_footer(f"&L{self._book.footer}&C&A&R&P / &N")
        sheet.hide_gridlines(2)
        sheet.protect("", TO_READ)

    def draw(self, place: str, chart: Any) -> None:
        """Place a chart."""
        self._sheet.insert_chart(place, chart)

    def width(self, column: int, characters: float) -> None:
        """Make a column, counted from 0, at least so many characters wide."""
        widest = max(characters, self._widths.get(column, 0))
        self._widths[column] = widest
        self._sheet.set_column(column, column, widest)


class Book:
    """The file. ``footer`` stands at the foot of every printed sheet."""

    def __init__(self, made_on: date, title: str, author: str, footer: str) -> None:
        self._target = BytesIO()
        self._book = Workbook(self._target, PLAIN)
        self._styles: dict[tuple[str, str], Any] = {}
        self.footer = footer.replace("&", "&&")[:120]
        created = datetime.combine(made_on, time())
        self._book.set_properties({"title": title, "author": author, "subject": footer, "created": created})
        self._book.set_calc_mode("auto")

    def page(self, name: str, words: Mapping[str, Any]) -> Page:
        """A new sheet with its title."""
        return Page(self, self._book.add_worksheet(name), name, words)

    def style(self, kind: str, role: str) -> Any:
        """The cell format for a number format and a role."""
        if (kind, role) not in self._styles:
            side = {} if kind == "text" else {"align": "right", "indent": 0}
            wanted = {**BASE, "num_format": NUMBER_FORMATS[kind], **ROLES[role], **side}
            self._styles[kind, role] = self._book.add_format(wanted)
        return self._styles[kind, role]

    def define(self, name: str, address: str) -> None:
        """Give cells a name for formulas."""
        self._book.define_name(name, f"={address}")

    def line_chart(self) -> Any:
        """A new chart of lines."""
        return self._book.add_chart({"type": "line"})

    def bytes(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._target.getvalue()
