"""Small spreadsheets for the tests of intake."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
import xlsxwriter

from bizcase.errors import InputError
from bizcase.intake import read_initiatives
from bizcase.model.reading import InitiativeReading, Note

CREATED = datetime(2026, 11, 22, tzinfo=UTC)  # else a workbook is never twice the same to the byte


def csv_of(*lines: str) -> bytes:
    """Lines as a UTF-8 file."""
    return ("\n".join(lines) + "\n").encode()


def read(*lines: str, currency: str = "") -> InitiativeReading:
    """Lines read as initiatives."""
    return read_initiatives(csv_of(*lines), "plan.csv", currency=currency)


def column(header: str, *cells: str, currency: str = "") -> InitiativeReading:
    """A table of names and one more column, tab-separated."""
    rows = (f"Initiative {number}\t{cell}" for number, cell in enumerate(cells, start=1))
    return read(f"Initiative\t{header}", *rows, currency=currency)


def notes(found: tuple[Note, ...]) -> list[str]:
    """Notes as lines."""
    return [str(one) for one in found]


def xlsx_of(**sheets: list[list[object]]) -> bytes:
    """A workbook with these sheets; None leaves a cell empty."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}) as book:
        book.set_properties({"created": CREATED})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def repacked(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with ``old`` replaced in one part."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    return out.getvalue()


def refusal(data: bytes, filename: str = "plan.csv") -> str:
    """What is said when ``data`` is refused."""
    with pytest.raises(InputError) as caught:
        read_initiatives(data, filename)
    return str(caught.value)
