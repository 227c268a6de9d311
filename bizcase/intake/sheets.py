"""Workbooks (XLSX, XLS, ODS) by python-calamine, within bounds on what is unpacked."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from bizcase.errors import InputError
from bizcase.intake.cells import is_blank
from bizcase.intake.compound import chains_are_sound
from bizcase.intake.grid import Grid, Row, turned
from bizcase.intake.header_rows import header_score
from bizcase.intake.headers import column_letter
from bizcase.intake.workbook_xml import Details, column_number, details
from bizcase.model.reading import Note

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

LARGEST_UNPACKED = 100_000_000
MOST_CELLS = 4_000_000
_MOST_LISTED = 12
_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>/]*>')
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_ODS_BLANK_END = re.compile(rb"(?:<table:table-cell\b[^>]*/>\s*)+\Z")
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b[^>]*>")
_ODS_REPEAT = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')


def read_workbook(data: bytes, name: str, kind: str) -> Grid:
    """The sheet of the workbook whose header fits ``kind`` best, and which it is where there are several.

    Raises InputError for an encrypted, broken or over-large workbook.
    """
    _refuse_encrypted(data, name)
    if data.startswith(b"PK"):
        _refuse_bombs(data, name)
    elif not chains_are_sound(data):
        raise InputError([f"{name}: a broken workbook (its sectors do not fit); open it and save it again as XLSX"])
    grid = _unpacked(data, name, kind)
    return _with_details(grid, details(data, grid.sheet)) if data.startswith(b"PK") else grid


def _unpacked(data: bytes, name: str, kind: str) -> Grid:
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        with _panics_as_broken(name), load_workbook(io.BytesIO(data)) as book:
            return _best_sheet(book, name, kind)
    except PasswordError as error:
        raise _encrypted(name) from error
    except CalamineError as error:
        raise _broken(name, error) from error


@contextmanager
def _panics_as_broken(name: str) -> Iterator[None]:
    """Refuse the workbook where calamine panics: its PanicException is no Exception and cannot be imported."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _broken(name, error) from error


def _broken(name: str, error: BaseException) -> InputError:
    return InputError([f"{name}: a broken workbook ({error}); open it and save it again as XLSX"])


def _encrypted(name: str) -> InputError:
    return InputError([f"{name}: the workbook is encrypted; save a copy without a password"])


def _refuse_encrypted(data: bytes, name: str) -> None:
    if data.startswith(b"\xd0\xcf") and "EncryptedPackage".encode("utf-16-le") in data:
        raise _encrypted(name)


def _refuse_bombs(data: bytes, name: str) -> None:
    """Unpack every part once, counting: the sizes that an archive states of itself may be lies."""
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                unpacked = archive.open(part).read(left + 1)
                left -= len(unpacked)
                if left < 0:
                    raise InputError([f"{name}: unpacks to more than {LARGEST_UNPACKED / 1e6:.0f} MB; "
                                      "save only the sheet with the table"])  # fmt: skip
                _refuse_far_cells(part.filename, unpacked, name)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise _broken(name, error) from error
    except RuntimeError as error:  # zipfile's word for an encrypted part
        raise _encrypted(name) from error
    except _unpacking_errors() as error:
        raise _broken(name, error) from error


def _unpacking_errors() -> tuple[type[Exception], ...]:
    import lzma
    import zlib

    return (zlib.error, lzma.LZMAError)


def _refuse_far_cells(part: str, xml: bytes, name: str) -> None:
    """Refuse a sheet with cells so far out that the rectangle around them would fill the memory."""
    if part == "META-INF/manifest.xml" and b"encryption-data" in xml:
        raise _encrypted(name)
    if part.startswith("xl/worksheets/"):
        area = _area(xml)
    elif part == "content.xml":
        area = max(map(_ods_area, xml.split(b"<table:table ")))
    else:
        return
    if area > MOST_CELLS:
        raise InputError([f"{name}: a sheet spans {area:,} cells; at most {MOST_CELLS:,} are accepted, "
                          "delete what stands far below or to the right of the table"])  # fmt: skip


def _area(xml: bytes) -> int:
    """Cells in the rectangle that holds all filled cells of a worksheet."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for column, row in _CELL.findall(xml):
        columns.add(column)
        rows.add(row)
    return max((column_number(one.decode()) for one in columns), default=0) * max(map(int, rows), default=0)


def _ods_area(table: bytes) -> int:
    """Cells in the rectangle of an ODS table down to its last filled row, repeated cells counted."""
    row = last = width = 0
    for opening, cells in _ODS_ROW.findall(table):
        row += _repeats(opening)
        filled = _ODS_BLANK_END.sub(b"", cells)
        if filled.strip():
            last = row
            width = max(width, sum(map(_repeats, _ODS_CELL.findall(filled))))
    return last * width


def _repeats(element: bytes) -> int:
    found = _ODS_REPEAT.search(element)
    return int(found[1]) if found else 1


def _best_sheet(book: "CalamineWorkbook", name: str, kind: str) -> Grid:
    """The sheet whose header fits best, a hidden one only where no other has a header."""
    shown, hidden = _worksheets(book)
    filled = {one: rows for one in (*shown, *hidden) if (rows := _rows(book, one))}
    if not filled:
        raise InputError([f"{name}: no text in any sheet; give a table with a row of column names"])
    best = max(filled, key=lambda one: _sheet_score(filled[one], one, kind) - (20 if one in hidden else 0))
    others = ", ".join(f"{one} (hidden)" if one in hidden else one for one in filled if one != best)
    notes = (Note("sheets", ", ".join(filled), f"read '{best}', whose header fits best; not read: {others}"),)
    merged = tuple(book.get_sheet_by_name(best).merged_cell_ranges or ())
    return Grid(filled[best], f"{name}, sheet '{best}'", notes if others else (), best, merged)


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
    notes = (*grid.notes, *_hidden_notes(found, places), *_unsolved_notes(found))
    return replace(grid, rows=sorted(rows, key=lambda row: row[0]), notes=notes)


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
