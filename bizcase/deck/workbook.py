"""The small workbook that stands behind a native chart, so that PowerPoint can edit its data."""

from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from bizcase.deck.chart_xml import Sheet

PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def chart_workbook(sheet: Sheet, made_on: date) -> bytes:
    """An XLSX with the header and columns of ``sheet``; text that looks like a formula stays text."""
    target = BytesIO()
    book = Workbook(target, PLAIN)
    book.set_properties({"created": datetime.combine(made_on, time())})
    page = book.add_worksheet("Sheet1")
    for column, (head, cells) in enumerate(zip(sheet.header, sheet.columns, strict=True)):
        page.write_string(0, column, head)
        for row, value in enumerate(cells, start=1):
            if isinstance(value, str):
                page.write_string(row, column, value)
            elif value is not None:
                page.write_number(row, column, value)
    book.close()
    return target.getvalue()
