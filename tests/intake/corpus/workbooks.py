"""Workbooks, and files that are no table under a table's name."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.intake.corpus.sample import Sample, lines
from tests.intake.sheets import CREATED, repacked, xlsx_of

DATA = Path(__file__).parents[1] / "data"
HEADER = ["Initiative", "Owner", "Annual cost"]


def built(build: Callable[[Any], None]) -> bytes:
    """A workbook drawn by ``build``."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        book.set_properties({"created": CREATED})
        build(book)
    return out.getvalue()


def formats(book: Any) -> None:
    share, euro = book.add_format({"num_format": "0%"}), book.add_format({"num_format": "#,##0 [$€-407]"})
    month = book.add_format({"num_format": "mmm yy"})
    sheet = book.add_worksheet("Plan")
    sheet.write_row(0, 0, ["Initiative", "Baseline", "Target", "Annual cost", "Start", "Confidence"])
    sheet.write(1, 0, "Care desk")
    sheet.write(1, 1, 0.18, share)
    sheet.write(1, 2, 0.125, share)
    sheet.write(1, 3, 12000, euro)
    sheet.write(1, 4, date(2027, 4, 1), month)
    sheet.write(1, 5, 0.6, share)


def merged_and_hidden(book: Any) -> None:
    sheet = book.add_worksheet("Plan")
    sheet.merge_range("A1:D1", "Social plan 2027")
    sheet.write_row(1, 0, ["Initiative", "Department", "Annual cost", "One-off cost"])
    for row, name in enumerate(["Care desk", "Alumni", "Rota", "Archive"], start=2):
        sheet.write_row(row, 0, [name, None, row])
    sheet.merge_range("B3:B4", "Service")
    sheet.merge_range("B5:B6", "People")
    sheet.merge_range("D3:D4", 500)
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_column("C:C", None, None, {"hidden": True})


def errors_and_formulas(book: Any) -> None:
    sheet = book.add_worksheet("Plan")
    sheet.write_row(0, 0, [*HEADER, "One-off cost"])
    sheet.write_row(1, 0, ["Care desk", "Jo"])
    sheet.write_formula("C2", "=10*1200", None, 12000)
    sheet.write_formula("D2", "=1/0", None, "#DIV/0!")
    sheet.write_row(2, 0, ["Alumni", "Kim"])
    sheet.write_formula("C3", "=SUM(C2:C2)", None, "")
    sheet.write_row(3, 0, ["Total"])
    sheet.write_formula("C4", "=SUM(C2:C3)", None, 12000)


def section_headings(book: Any) -> None:
    sheet = book.add_worksheet("Plan")
    sheet.write_row(0, 0, HEADER)
    sheet.merge_range("A2:C2", "First half")
    sheet.write_row(2, 0, ["Care desk", "Jo", 12000])
    sheet.merge_range("A4:C4", "Second half")
    sheet.write_row(4, 0, ["Alumni", "Kim", 3000])


def two_row_header(book: Any) -> None:
    sheet = book.add_worksheet("Plan")
    sheet.merge_range("A1:A2", "Initiative")
    sheet.merge_range("B1:C1", "Cost")
    sheet.write_row(1, 1, ["One-off", "Annual"])
    sheet.write_row(2, 0, ["Care desk", 500, 12000])


def unit_over_a_group(book: Any) -> None:
    sheet = book.add_worksheet("Plan")
    sheet.write_row(0, 0, ["Board pack"])
    sheet.merge_range(1, 1, 1, 2, "Cost (£k)")
    sheet.write_row(2, 0, ["Project", "one-off", "anual", "RAG"])
    sheet.write_row(3, 0, ["Care desk", 12, 46, "green"])
    sheet.write_row(4, 0, ["Alumni", 36, 28, "amber"])


def hidden_sheet(book: Any) -> None:
    book.add_worksheet("Notes").write_row(0, 0, ["Read me first"])
    shown, hidden = book.add_worksheet("Plan"), book.add_worksheet("Old plan")
    for sheet, name in ((shown, "Care desk"), (hidden, "Gone")):
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, [name, "Jo", 1])
    hidden.hide()


def numbers_export(book: Any) -> None:
    summary = book.add_worksheet("Export Summary")
    summary.write_row(0, 0, ["This document was exported from Numbers. Each table was converted to a worksheet."])
    summary.write_row(2, 0, ["Numbers Sheet Name", "Numbers Table Name", "Excel Worksheet Name"])
    sheet = book.add_worksheet("Sheet 1 - Table 1")
    sheet.write_row(0, 0, ["Table 1"])
    sheet.write_row(1, 0, HEADER)
    sheet.write_row(2, 0, ["Care desk", "Jo", 12000])


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 101_000_000)
    return out.getvalue()


ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
SMALL = xlsx_of(Plan=[HEADER, ["Care desk", "Jo", 12000]])

WORKBOOKS = (
    Sample(
        "the_right_sheet_of_several",
        xlsx_of(
            Cover=[["Social plan"]],
            Goals=[["Goal", "Executive"], ["Grow", "CFO"]],
            Plan=[HEADER, ["Care desk", "Jo", 12000]],
            Lists=[["X"], ["LinkedIn"]],
        ),
        "plan.xlsx",
    ),
    Sample(
        "the_goals_sheet_of_several",
        xlsx_of(
            Plan=[HEADER, ["Care desk", "Jo", 12000]],
            Goals=[["Goal", "Executive", "Deadline"], ["Grow", "CFO", date(2027, 12, 31)]],
        ),
        "plan.xlsx",
        goals=True,
    ),
    Sample("percent_and_currency_formats", built(formats), "plan.xlsx", options={"currency": "GBP"}),
    Sample("merged_cells_and_hidden_parts", built(merged_and_hidden), "plan.xlsx"),
    Sample("error_cells_and_formulas", built(errors_and_formulas), "plan.xlsx"),
    Sample("headings_over_the_whole_width", built(section_headings), "plan.xlsx"),
    Sample("two_row_header_with_merged_cells", built(two_row_header), "plan.xlsx"),
    Sample("unit_in_a_merged_group_header_over_known_and_misspelt_names", built(unit_over_a_group), "plan.xlsx"),
    Sample("a_hidden_sheet_is_not_read", built(hidden_sheet), "plan.xlsx"),
    Sample("numbers_workbook", built(numbers_export), "plan.xlsx"),
    Sample(
        "table_far_from_the_corner",
        xlsx_of(Plan=[[], [], [None, None, *HEADER], [None, None, "Care desk", "Jo", 12000]]),
        "plan.xlsx",
    ),
    Sample(
        "transposed_workbook",
        xlsx_of(
            Plan=[
                ["Initiative", "Care desk", "Alumni"],
                ["Owner", "Jo", "Kim"],
                ["Start", date(2027, 4, 1), "Q3 2027"],
                ["Confidence", 0.6, 0.7],
            ]
        ),
        "plan.xlsx",
    ),
    Sample("text_like_formulas_in_a_workbook", xlsx_of(Plan=[HEADER, ["=1+1", "@cmd", "12k"]]), "plan.xlsx"),
    Sample("day_numbers_in_a_workbook", xlsx_of(Plan=[["Initiative", "Start"], ["Care desk", 46478]]), "plan.xlsx"),
    Sample("old_excel", (DATA / "plan.xls").read_bytes(), "plan.xls"),
    Sample("open_document", (DATA / "plan.ods").read_bytes(), "plan.ods"),
    Sample("workbook_under_a_csv_name", SMALL, "plan.csv"),
    Sample("text_under_a_workbooks_name", lines("Initiative,Owner", "Care desk,Jo"), "plan.xlsx"),
    Sample("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    Sample("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"),
    Sample("json", b'{"initiatives": [{"name": "Care desk"}]}'),
    Sample("zip", (lambda out: (zipfile.ZipFile(out, "w").close(), out.getvalue())[1])(io.BytesIO())),
    Sample("empty", b""),
    Sample("binary", b"Initiative,Owner\x00\x01\x02\nCare desk,Jo"),
    Sample("letter", lines("Dear all,", "please find our plans below, as promised.", "Best, Jo")),
    Sample("no_column_of_names", lines("Owner,Annual cost", "Jo,12k", "Kim,3k")),
    Sample("encrypted", ENCRYPTED, "plan.xlsx"),
    Sample("bomb", bomb(), "plan.xlsx"),
    Sample("half_a_workbook", SMALL[: len(SMALL) // 2], "plan.xlsx"),
    Sample("a_cell_far_out", repacked(SMALL, "xl/worksheets/sheet1.xml", b'r="A2"', b'r="XFD1048576"'), "plan.xlsx"),
    Sample(
        "formats_and_merged_cells_of_open_document",
        (DATA / "formats.ods").read_bytes(),
        "plan.ods",
        options={"currency": "GBP"},
    ),
    Sample(
        "formats_and_merged_cells_of_old_excel",
        (DATA / "formats.xls").read_bytes(),
        "plan.xls",
        options={"currency": "GBP"},
    ),
    Sample("too_many_columns", b"Initiative," + b"a," * 20_000 + b"\nCare desk,b\n"),
)
