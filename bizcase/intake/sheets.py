"""Workbooks (XLSX, XLS, ODS) by python-calamine, within bounds on what is unpacked."""

import io
import re
import zipfile
from typing import TYPE_CHECKING

from bizcase.errors import InputError
from bizcase.intake.cells import is_blank
from bizcase.intake.compound import chains_are_sound
from bizcase.intake.table import Grid, Row, header_score
from bizcase.model.reading import Note

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

LARGEST_UNPACKED = 100_000_000
MOST_CELLS = 4_000_000
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
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        with load_workbook(io.BytesIO(data)) as book:
            return _best_sheet(book, name, kind)
    except PasswordError as error:
        raise _encrypted(name) from error
    except CalamineError as error:
        raise _broken(name, error) from error
    except BaseException as error:  # a panic of calamine's, on a malformed XLS, is no Exception
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
    return max(map(_column, columns), default=0) * max(map(int, rows), default=0)


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


def _column(letters: bytes) -> int:
    """The number of a column.

    >>> _column(b"A"), _column(b"AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _best_sheet(book: "CalamineWorkbook", name: str, kind: str) -> Grid:
    sheets = {one: _rows(book, one) for one in _worksheets(book)}
    filled = {one: rows for one, rows in sheets.items() if rows}
    if not filled:
        raise InputError([f"{name}: no text in any sheet; give a table with a row of column names"])
    best = max(filled, key=lambda one: header_score(filled[one], kind) + _named(one, kind))
    others = ", ".join(one for one in filled if one != best)
    notes = (Note("sheets", ", ".join(filled), f"read '{best}', whose header fits best; not read: {others}"),)
    return Grid(filled[best], f"{name}, sheet '{best}'", notes if others else ())


def _worksheets(book: "CalamineWorkbook") -> list[str]:
    from python_calamine import SheetTypeEnum

    return [one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]


def _named(sheet: str, kind: str) -> float:
    """A little for a sheet whose own name says what it holds."""
    return 1.0 if kind.split("_")[0].casefold() in sheet.casefold() else 0.0


def _rows(book: "CalamineWorkbook", name: str) -> list[Row]:
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        return []
    top, left = sheet.start
    rows = sheet.to_python()
    return [(top + 1 + place, [None] * left + row) for place, row in enumerate(rows) if not all(map(is_blank, row))]
