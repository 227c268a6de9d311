"""Workbooks looked through before they are opened: passwords, bombs, cells so far out that they fill the memory."""

import io
import re
import struct
import zipfile

from bizcase.errors import InputError
from bizcase.intake.biff import largest_area
from bizcase.intake.compound import chains_are_sound, workbook_stream
from bizcase.intake.workbook_xml import column_number, until_last

LARGEST_UNPACKED = 100_000_000
MOST_CELLS = 4_000_000
_CELL = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_ODD_CELL = re.compile(
    rb"""<(?:\w+:)?(?:c\s[^<>]*?\br\s*=\s*["'](?![A-Z]{1,3}\d{1,7}["'])([^"'<>]*)"""
    rb"""|row\s[^<>]*?\br\s*=\s*["'](?!\d{1,7}["'])([^"'<>]*))"""
)
_ODS_ROW = re.compile(rb"<table:table-row\b([^<>]*)(?<!/)>(.*?)</table:table-row>", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b[^<>]*>")
_ODS_REPEAT = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,9})["']""")


def broken(name: str, error: BaseException) -> InputError:
    """The refusal of a workbook that cannot be read because of ``error``."""
    return InputError([f"{name}: a broken workbook ({error}); open it and save it again as XLSX"])


def encrypted(name: str) -> InputError:
    """The refusal of a workbook with a password."""
    return InputError([f"{name}: the workbook is encrypted; save a copy without a password"])


def refuse_unsound(data: bytes, name: str) -> None:
    """Raise InputError for an encrypted or broken workbook, and for one that would fill the memory when opened."""
    _refuse_encrypted(data, name)
    if data.startswith(b"PK"):
        _refuse_bombs(data, name)
    else:
        _refuse_far_records(data, name)


def _refuse_encrypted(data: bytes, name: str) -> None:
    if data.startswith(b"\xd0\xcf") and "EncryptedPackage".encode("utf-16-le") in data:
        raise encrypted(name)


def _refuse_far_records(data: bytes, name: str) -> None:
    """Refuse an XLS whose parts do not fit together or whose cells would fill the memory."""
    try:
        area = largest_area(workbook_stream(data)) if chains_are_sound(data) else -1
    except (LookupError, struct.error):
        area = -1
    if area < 0:
        raise InputError([f"{name}: a broken workbook (its sectors do not fit); open it and save it again as XLSX"])
    _refuse_area(area, name)


def _refuse_area(area: int, name: str) -> None:
    if area > MOST_CELLS:
        raise InputError([f"{name}: a sheet spans {area:,} cells; at most {MOST_CELLS:,} are accepted, "
                          "delete what stands far below or to the right of the table"])  # fmt: skip


def _refuse_bombs(data: bytes, name: str) -> None:
    """Unpack every part once, counting: the sizes that an archive states of itself may be lies."""
    left, cells = LARGEST_UNPACKED, 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                unpacked = archive.open(part).read(left + 1)
                left -= len(unpacked)
                if left < 0:
                    raise InputError([f"{name}: unpacks to more than {LARGEST_UNPACKED / 1e6:.0f} MB; "
                                      "save only the sheet with the table"])  # fmt: skip
                cells += _cells_within(part.filename, unpacked, name)
                _refuse_area(cells // 2, name)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise broken(name, error) from error
    except RuntimeError as error:  # zipfile's word for an encrypted part
        raise encrypted(name) from error
    except _unpacking_errors() as error:
        raise broken(name, error) from error


def _unpacking_errors() -> tuple[type[Exception], ...]:
    import lzma
    import zlib

    return (zlib.error, lzma.LZMAError)


def _cells_within(part: str, xml: bytes, name: str) -> int:
    """The cells in the rectangle around those of a sheet; 0 for other parts.

    Refuses a sheet with cells so far out that the rectangle would fill the memory.
    """
    if part == "META-INF/manifest.xml" and b"encryption-data" in xml:
        raise encrypted(name)
    if b"sheetData" in xml:
        if odd := _ODD_CELL.search(xml):
            called = (odd[1] or odd[2] or b"")[:20].decode("utf-8", "replace")
            raise broken(name, ValueError(f"no cell is called '{called}'"))
        area = _area(xml)
    elif part == "content.xml":
        area = max(map(_ods_area, xml.split(b"<table:table ")))
    else:
        return 0
    _refuse_area(area, name)
    return area


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
    for opening, cells in _ODS_ROW.findall(until_last(table, b"</table:table-row>")):
        row += _repeats(opening)
        if filled := _filled(cells):
            last = row
            width = max(width, sum(map(_repeats, _ODS_CELL.findall(filled))))
    return last * width


def _filled(cells: bytes) -> bytes:
    """``cells`` up to the last one that holds anything; blank ones have neither content nor value."""
    value = cells.rfind(b"office:value")
    end = max(cells.rfind(b"</table:"), cells.find(b">", value) if value >= 0 else -1)
    return cells[: end + 1] if end >= 0 else b""


def _repeats(element: bytes) -> int:
    found = _ODS_REPEAT.search(element)
    return int(found[1]) if found else 1
