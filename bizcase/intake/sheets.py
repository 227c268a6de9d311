"""Workbooks (XLSX, XLS, ODS) by python-calamine, within bounds on what is unpacked."""

import io
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from bizcase.errors import InputError
from bizcase.intake.cells import Cell, is_blank
from bizcase.intake.compound import workbook_stream
from bizcase.intake.grid import Grid, Row, turned
from bizcase.intake.header_rows import header_score
from bizcase.intake.headers import column_letter
from bizcase.intake.ods_xml import ods_details
from bizcase.intake.unpacking import broken, encrypted, refuse_unsound
from bizcase.intake.workbook_xml import Details, details, marked
from bizcase.intake.xls_details import xls_details
from bizcase.model.reading import Note

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_MOST_LISTED = 12


def read_workbook(data: bytes, name: str, kind: str, sheet: str = "") -> Grid:
    """The sheet called ``sheet``, else the one whose header fits ``kind`` best; which it is where there are several.

    Raises InputError for an encrypted, broken or over-large workbook.
    """
    refuse_unsound(data, name)
    with _opened(data, name) as book:
        grid = _best_sheet(book, name, kind, sheet)
    return _with_details(grid, _details(data, grid.sheet))


def _details(data: bytes, sheet: str) -> Details:
    if data.startswith(b"PK"):
        return (ods_details if b"content.xml" in data else details)(data, sheet)
    try:
        return xls_details(workbook_stream(data), sheet)
    except (LookupError, struct.error):  # the cells could be read, their formats not
        return Details()


def worksheet_names(data: bytes) -> tuple[str, ...]:
    """The worksheets of a workbook, the visible ones first; none of one that is refused."""
    try:
        refuse_unsound(data, "")
        with _opened(data, "") as book:
            shown, hidden = _worksheets(book)
            return (*shown, *hidden)
    except InputError:
        return ()


@contextmanager
def _opened(data: bytes, name: str) -> "Iterator[CalamineWorkbook]":
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        with _panics_as_broken(name), load_workbook(io.BytesIO(data)) as book:
            yield book
    except PasswordError as error:
        raise encrypted(name) from error
    except CalamineError as error:
        raise broken(name, error) from error


@contextmanager
def _panics_as_broken(name: str) -> Iterator[None]:
    """Refuse the workbook where calamine panics: its PanicException is no Exception and cannot be imported."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise broken(name, error) from error


def _best_sheet(book: "CalamineWorkbook", name: str, kind: str, wanted: str) -> Grid:
    """``wanted``, else the sheet whose header fits best, a hidden one only where no other has a header."""
    shown, hidden = _worksheets(book)
    filled = {one: rows for one in (*shown, *hidden) if (rows := _rows(book, one))}
    if not filled:
        raise InputError([f"{name}: no text in any sheet; give a table with a row of column names"])
    best = wanted if wanted in filled else _best_fit(filled, hidden, kind)
    why = "as you chose" if wanted == best else "whose header fits best"
    others = ", ".join(f"{one} (hidden)" if one in hidden else one for one in filled if one != best)
    notes = (Note("sheets", ", ".join(filled), f"read '{best}', {why}; not read: {others}"),)
    merged = tuple(book.get_sheet_by_name(best).merged_cell_ranges or ())
    return Grid(filled[best], f"{name}, sheet '{best}'", notes if others else (), best, merged)


def _best_fit(filled: dict[str, list[Row]], hidden: list[str], kind: str) -> str:
    return max(filled, key=lambda one: _sheet_score(filled[one], one, kind) - (20 if one in hidden else 0))


def _worksheets(book: "CalamineWorkbook") -> tuple[list[str], list[str]]:
    """The names of the visible and of the hidden worksheets."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    visible = [one.name for one in sheets if one.visible == SheetVisibleEnum.Visible]
    return visible, [one.name for one in sheets if one.name not in visible]


def _sheet_score(rows: list[Row], sheet: str, kind: str) -> float:
    """How well the sheet's header fits, upright or on its side; a little for a name that says what it holds."""
    named = 1.0 if kind.split("_")[0].casefold() in sheet.casefold() else 0.0
    upright = header_score(rows, kind)
    small = len(rows) <= 60 and max(len(cells) for _, cells in rows) <= 60
    return named + (max(upright, header_score(turned(Grid(rows, sheet)).rows, kind) - 1.5) if small else upright)


def _rows(book: "CalamineWorkbook", name: str) -> list[Row]:
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        return []
    top, left = sheet.start
    rows = sheet.to_python()
    return [(top + 1 + place, [None] * left + row) for place, row in enumerate(rows) if not all(map(is_blank, row))]


def _with_details(grid: Grid, found: Details) -> Grid:
    """``grid`` with percentages, amounts and errors as its cells show them; what is hidden or not worked out is
    said."""
    places = {number: place for place, (number, _) in enumerate(grid.rows)}
    rows = [(number, list(cells)) for number, cells in grid.rows]
    for number, column, text in found.shown:
        _show(rows, places, number, column, text)
    for number, column, mark in found.marks:
        _mark(rows[places[number]][1] if number in places else [], column - 1, mark)
    notes = (*grid.notes, *_hidden_notes(found, places), *_unsolved_notes(found))
    ordered = sorted(rows, key=lambda row: row[0])
    return replace(grid, rows=ordered, notes=notes, merged=grid.merged or found.merged)


def _mark(cells: list[Cell], index: int, mark: str) -> None:
    """Show the number at ``index`` with its mark."""
    cell = cells[index] if index < len(cells) else None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        cells[index] = marked(cell, mark)


def _show(rows: list[Row], places: dict[int, int], number: int, column: int, text: str) -> None:
    if number not in places:
        places[number] = len(rows)
        rows.append((number, []))
    cells = rows[places[number]][1]
    cells += [None] * (column - len(cells))
    cells[column - 1] = text


def _hidden_notes(found: Details, places: dict[int, int]) -> Iterator[Note]:
    rows = [one for one in found.hidden_rows if one in places]
    if rows:
        yield Note("hidden rows", _listed(map(str, rows)), "hidden in the workbook; read like the others")
    if found.hidden_columns:
        letters = _listed(column_letter(one - 1) for one in found.hidden_columns)
        yield Note("hidden columns", letters, "hidden in the workbook; read like the others")


def _unsolved_notes(found: Details) -> Iterator[Note]:
    if found.unsolved:
        meaning = "formulas whose results are not stored; open the workbook in Excel, save it and give it again"
        yield Note("formulas", _listed(found.unsolved), meaning, "question")


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    more = len(every) - _MOST_LISTED
    return ", ".join(every[:_MOST_LISTED]) + (f" and {more} more" if more > 0 else "")
