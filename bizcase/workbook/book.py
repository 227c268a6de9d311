"""The XLSX file underneath: sheets, tables, named cells, charts, print and protection. Text of a user is no formula."""

from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_cell_to_rowcol, xl_range_abs, xl_rowcol_to_cell

from bizcase.workbook.grid import Cell, Column, Formula, Grid, lines
from bizcase.workbook.rules import make_rules, one_of
from bizcase.workbook.styles import format_of

PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
A3, A4 = 8, 9
WIDE = 210  # a sheet with more characters than this prints on the larger paper
LINE = 13.5  # the height of a line of text in points
USUAL_WIDTH = 8.43
TO_READ = {"select_locked_cells": True, "select_unlocked_cells": True, "format_columns": True, "format_rows": True}
DAY_ZERO = date(1899, 12, 30)


class Page:
    """One sheet, protected except for its inputs."""

    def __init__(self, book: "Book", sheet: Any, name: str, words: Mapping[str, Any]) -> None:
        self._book, self._sheet, self.name, self.words = book, sheet, name, words
        self._widths: dict[int, float] = {}
        self._heights: dict[int, float] = {}
        self.put("A1", words["title"], role="title")
        self.put("A2", words["note"], role="note")

    def put(self, place: str, value: Cell, kind: str = "text", role: str = "label") -> None:
        """Write one cell."""
        row, column = xl_cell_to_rowcol(place)
        self.write(row, column, value, kind, role)

    def write(self, row: int, column: int, value: Cell, kind: str, role: str) -> None:
        """Write one cell, row and column counted from 0."""
        style = self._book.style(kind, role)
        if kind == "money":
            self._make_room(column, value)
        if isinstance(value, Formula):
            self._sheet.write_formula(row, column, f"={value.text}", style, _plain(value.cached))
        elif value is None:
            self._sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            self._sheet.write_string(row, column, value, style)
        elif isinstance(value, date):
            self._sheet.write_datetime(row, column, datetime.combine(value, time()), style)
        else:
            self._sheet.write_number(row, column, value, style)

    def _make_room(self, column: int, value: Cell) -> None:
        """An amount too long for its column would show as #####."""
        amount = value.cached if isinstance(value, Formula) else value
        if isinstance(amount, int | float) and abs(amount) >= 1e7:
            self.width(column, len(f"{amount:,.2f}") + 2)

    def table(self, grid: Grid, columns: Mapping[str, Column], headings: Mapping[str, str] | None = None) -> None:
        """Write the headings and columns of ``grid`` and give each column its name."""
        top, left = xl_cell_to_rowcol(grid.corner)
        named = self.words["columns"] if headings is None else headings
        for place, key in enumerate(grid.keys, start=left):
            column = columns[key]
            self.write(top, place, named[key], column.kind, "heading")
            self.width(place, column.width)
            for row, cell in enumerate(column.cells, start=top + 1):
                self.write(row, place, cell, column.kind, column.role)
            self._book.define(grid.all(key), grid.upward(key, 0, max(grid.rows, 1) - 1))
            if grid.rows:
                self._accept(top + 1, place, top + grid.rows, column)
        if not grid.rows:
            self.write(top + 1, left, self._book.messages["empty"], "text", "note")
        self._fit_rows(top, [(columns[key].width, [named[key], *columns[key].cells]) for key in grid.keys])

    def _accept(self, top: int, place: int, last: int, column: Column) -> None:
        if column.choices:
            rule = one_of(list(column.choices), self._book.messages)
            self._sheet.data_validation(top, place, last, place, rule)
        if column.rule:
            self._sheet.data_validation(top, place, last, place, self._book.rules[column.rule])

    def _fit_rows(self, top: int, columns: list[tuple[float, list[Cell]]]) -> None:
        """Make each row as high as its longest text needs: not every program does so by itself."""
        for row, cells in enumerate(zip(*(cells for _, cells in columns), strict=True), start=top):
            texts = ((_text(cell), width) for cell, (width, _) in zip(cells, columns, strict=True))
            self.height(row, max(lines(text, width) for text, width in texts))

    def height(self, row: int, texts: int) -> None:
        """Make a row, counted from 0, at least so many lines of text high."""
        highest = max(LINE * min(texts, 28) + 2, self._heights.get(row, 0))
        self._heights[row] = highest
        self._sheet.set_row(row, highest)

    def named(self, name: str, place: str, value: Cell, kind: str, role: str, rule: str = "") -> None:
        """Write one cell, give it a name, and let it accept what ``rule`` allows."""
        self.put(place, value, kind, role)
        row, column = xl_cell_to_rowcol(place)
        cell = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        self._book.define(name, f"'{self.name}'!{cell}")
        if rule:
            self.accept(place, rule)

    def name_range(self, name: str, first: str, last: str) -> None:
        """Give the cells from ``first`` to ``last`` a name."""
        (top, left), (end, right) = xl_cell_to_rowcol(first), xl_cell_to_rowcol(last)
        self._book.define(name, f"'{self.name}'!{xl_range_abs(top, left, end, right)}")

    def accept(self, place: str, answers: str | list[str]) -> None:
        """Let one cell accept only what a rule allows, or only these choices."""
        row, column = xl_cell_to_rowcol(place)
        rule = self._book.rules[answers] if isinstance(answers, str) else one_of(answers, self._book.messages)
        self._sheet.data_validation(row, column, row, column, rule)

    def link(self, row: int, sheet: str) -> None:
        """The name of a sheet in the first column of a row, counted from 0; a click leads there."""
        self._sheet.write_url(row, 0, f"internal:'{sheet}'!A1", self._book.style("text", "link"), sheet)

    def finish(self, freeze: str, *, whole: bool = False) -> None:
        """Set up print, panes and protection; ``whole``: the sheet prints on one page."""
        row, column = xl_cell_to_rowcol(freeze)
        sheet = self._sheet
        sheet.freeze_panes(row, column)
        sheet.set_paper(A3 if sum(self._widths.values()) > WIDE else A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 1 if whole else 0)
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
        widest = max(characters, self._widths.get(column, USUAL_WIDTH))
        if widest != self._widths.get(column):
            self._widths[column] = widest
            self._sheet.set_column(column, column, widest)


def _text(cell: Cell) -> str:
    shown = cell.cached if isinstance(cell, Formula) else cell
    return shown if isinstance(shown, str) else ""


def _plain(value: float | str | date) -> float | str:
    return (value - DAY_ZERO).days if isinstance(value, date) else value


class Book:
    """The file. ``footer`` stands at the foot of every printed sheet, ``messages`` say what an input accepts."""

    def __init__(self, made_on: date, title: str, author: str, footer: str, messages: Mapping[str, str]) -> None:
        self._target = BytesIO()
        self._book = Workbook(self._target, PLAIN)
        self._styles: dict[tuple[str, str], Any] = {}
        self.messages, self.rules = messages, make_rules(messages)
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
            self._styles[kind, role] = self._book.add_format(format_of(kind, role))
        return self._styles[kind, role]

    def define(self, name: str, address: str) -> None:
        """Give cells a name for formulas."""
        self._book.define_name(name, f"={address}")

    def chart(self, kind: str) -> Any:
        """A new chart: "line", "column" or "bar"."""
        return self._book.add_chart({"type": kind})

    def bytes(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._target.getvalue()
