"""A file's bytes to the sheet that holds the table; what is no table is refused by what it is."""

import io
import json
import zipfile
from pathlib import PurePath

from bizcase.errors import InputError
from bizcase.intake.grid import Grid
from bizcase.intake.text_file import read_text
from bizcase.model.text import clean_text

LARGEST_FILE = 10_000_000
ACCEPTED = "accepted: CSV, XLSX, XLS, ODS"
_MAGIC = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"PAR1": "a Parquet file",
    b"SQLite format 3": "a SQLite database",
    b"MZ": "a program",
}
_INSIDE_ZIP = {
    "xl/workbook.bin": "a binary workbook; save it as XLSX",
    "word/": "a Word document",
    "ppt/": "a PowerPoint presentation",
    "Index/Document.iwa": "an Apple Numbers file; export it as XLSX or CSV",
    "Index.zip": "an Apple Numbers file; export it as XLSX or CSV",
}
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_WORKBOOK_PARTS = ("xl/workbook.xml", "content.xml")


def read_grid(data: bytes, filename: str, kind: str, sheet: str = "") -> Grid:
    """The sheet called ``sheet``, else the one whose header fits ``kind`` best; the bytes count, not the file's ending.

    Raises InputError for an empty file, one over 10 MB, and whatever is no table.
    """
    name = clean_text(PurePath(filename.replace("\\", "/")).name)[:120] or "the file"
    if not data.strip(b"\0 \t\r\n"):
        raise InputError([f"{name}: the file is empty; give a table with a row of column names"])
    if len(data) > LARGEST_FILE:
        raise InputError([f"{name}: {len(data) / 1e6:,.1f} MB; at most {LARGEST_FILE / 1e6:.0f} MB is accepted"])
    if data.startswith(_ARCHIVES):
        from bizcase.intake.sheets import read_workbook  # who brings a text file need not wait for it

        _refuse_other_archives(data, name)
        return read_workbook(data, name, kind, sheet)
    _refuse_other_types(data, name)
    return read_text(data, name, kind)


def sheet_names(data: bytes) -> tuple[str, ...]:
    """The worksheets of a workbook, the visible ones first; none of any other file, nor of one that is refused."""
    if not data.startswith(_ARCHIVES):
        return ()
    from bizcase.intake.sheets import worksheet_names

    return worksheet_names(data)


def _refuse(name: str, what: str) -> InputError:
    return InputError([f"{name}: this is {what}; {ACCEPTED}"])


def _refuse_other_archives(data: bytes, name: str) -> None:
    if data.startswith(b"\xd0\xcf"):
        return
    try:
        inside = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError([f"{name}: a broken workbook or archive ({error}); save it again as XLSX"]) from error
    if any(one.startswith(_WORKBOOK_PARTS) for one in inside):
        return
    found = (what for part, what in _INSIDE_ZIP.items() if any(one.startswith(part) for one in inside))
    raise _refuse(name, next(found, "a ZIP archive"))


def _refuse_other_types(data: bytes, name: str) -> None:
    for start, what in _MAGIC.items():
        if data.startswith(start):
            raise _refuse(name, what)
    head = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table")):
        raise _refuse(name, "an HTML page; open it in your spreadsheet program and save it as XLSX")
    if head.startswith(b"<?xml"):
        raise _refuse(name, "an XML file")
    if head.startswith((b"{", b"[")) and _is_json(data):
        raise _refuse(name, "JSON")


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True
