"""Files: encodings, delimiters, workbooks, and what is no table at all."""

import io
import struct
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from bizcase.intake import read_goals, read_initiatives
from bizcase.intake.biff import largest_area
from bizcase.intake.compound import workbook_stream
from tests.intake.sheets import csv_of, notes, read, refusal, repacked, xlsx_of

DATA = Path(__file__).parent / "data"
PLAN = ("Initiative;Kanäle;Owner", "Café “Zürich”;LinkedIn;Jürgen", "Große Runde;X;Renée")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_every_common_encoding_reads_the_same(encoding: str) -> None:
    found = read_initiatives("\n".join(PLAN).encode(encoding), "plan.csv")
    assert [(one.name, one.owner) for one in found.initiatives] == [
        ("Café “Zürich”", "Jürgen"),
        ("Große Runde", "Renée"),
    ]
    assert found.columns == {"name": "Initiative", "channels": "Kanäle", "owner": "Owner"}


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("shift_jis", "お客様の窓口"),
        ("cp1251", "Служба поддержки"),
        ("cp1250", "Łączność z klientem, część pierwsza"),
        ("mac_roman", "Größere Übersicht"),
    ],
)
def test_other_code_pages_are_recognised_by_their_letters(encoding: str, name: str) -> None:
    found = read_initiatives(f"Initiative;Owner\n{name};Jo\n".encode(encoding), "plan.csv")
    assert found.initiatives[0].name == name


def test_an_encoding_that_is_not_unicode_is_said() -> None:
    found = read_initiatives("\n".join(PLAN).encode("cp1252"), "plan.csv")
    assert notes(found.assumptions) == ["file: 'Windows-1252' taken as the encoding of the text, which is not Unicode"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_ending_is_recognised(delimiter: str, end: str) -> None:
    rows = [["Initiative", "Owner", "Annual cost"], ["Care desk", "Jo", "12000"]]
    data = end.join(delimiter.join(row) for row in rows).encode()
    (one,) = read_initiatives(data, "plan.csv").initiatives
    assert (one.name, one.owner, one.annual_cost) == ("Care desk", "Jo", 12000)


def test_a_sep_line_names_the_delimiter_and_is_no_row() -> None:
    found = read("sep=;", "Initiative;Annual cost", "Care desk, phase 1;lots")
    assert found.initiatives[0].name == "Care desk, phase 1"
    assert notes(found.notes) == ["row 2, annual cost: 'lots' is not an amount; write 12000 or 12k"]


def test_one_column_of_prose_is_not_parted_at_its_commas() -> None:
    assert read("Initiative", "Care desk, phase 1", "Alumni").initiatives[0].name == "Care desk, phase 1"


def test_a_line_break_in_quotation_marks_stays_in_its_cell_and_counts_no_row() -> None:
    found = read("Initiative,Channels,Annual cost", 'Care desk,"X', 'LinkedIn",1', "Alumni,,lots")
    assert found.initiatives[0].channels == ("X", "LinkedIn")
    assert found.notes[0].place == "row 3, annual cost"


def test_a_quotation_mark_that_is_never_closed_loses_no_row() -> None:
    found = read("Initiative,Owner", '"Care desk,Jo', "Alumni,Kim")
    assert [(one.name, one.owner) for one in found.initiatives] == [("Care desk", "Jo"), ("Alumni", "Kim")]
    assert found.assumptions[0].meaning == "a quotation mark is never closed; quotation marks are read as text"


def test_ragged_rows_keep_what_stands_beyond_the_header() -> None:
    found = read("Initiative,Owner", "Care desk,Jo,why not", "Alumni")
    assert found.initiatives[0].extra == {"column C": "why not"}
    assert found.initiatives[1].owner == ""


@pytest.mark.parametrize("name", ["plan.xls", "plan.ods"])
def test_workbooks_of_other_programs_are_read(name: str) -> None:
    found = read_initiatives((DATA / name).read_bytes(), name)
    assert [(one.name, one.annual_cost, one.start, one.confidence) for one in found.initiatives] == [
        ("Care desk", 12000, date(2027, 4, 1), 0.6),
        ("Alumni circle", 12000, date(2027, 7, 1), 0.7),
    ]
    assert [one.row for one in found.unread] == [1, 6]


def test_the_sheet_with_the_best_header_is_read_and_said() -> None:
    data = xlsx_of(
        Cover=[["Social plan"], ["for the board"]],
        Goals=[["Goal", "Executive", "Target"], ["Grow revenue", "CFO", "5 %"]],
        Plan=[["Initiative", "Goal", "Owner"], ["Care desk", "Grow revenue", "Jo"]],
    )
    found = read_initiatives(data, "plan.xlsx")
    assert found.initiatives[0].name == "Care desk"
    assert notes(found.assumptions) == [
        "sheets: 'Cover, Goals, Plan' read 'Plan', whose header fits best; not read: Cover, Goals"
    ]
    assert read_goals(data, "plan.xlsx").goals[0].executive == "CFO"


def test_rows_of_a_workbook_keep_their_own_numbers_below_blank_rows_and_columns() -> None:
    data = xlsx_of(Plan=[[], [], [None, None, "Initiative", "Annual cost"], [], [None, None, "Care desk", "lots"]])
    found = read_initiatives(data, "plan.xlsx")
    assert notes(found.notes) == ["row 5, annual cost: 'lots' is not an amount; write 12000 or 12k"]


def test_date_cells_numbers_and_yes_cells_are_read_as_shown() -> None:
    data = xlsx_of(
        Plan=[
            ["ID", "Initiative", "Start", "Baseline", "Urgent"],
            [7, "Care desk", date(2027, 4, 1), 18.5, True],
        ]
    )
    (one,) = read_initiatives(data, "plan.xlsx").initiatives
    assert (one.id, one.start, one.baseline, one.extra) == ("7", date(2027, 4, 1), "18.5", {"Urgent": "yes"})


def test_a_workbook_under_a_csv_name_is_read() -> None:
    data = xlsx_of(Plan=[["Initiative"], ["Care desk"]])
    assert read_initiatives(data, "plan.csv").initiatives[0].name == "Care desk"


def zip_of(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "plan.csv: the file is empty; give a table with a row of column names"),
        (b" \r\n\r\n", "plan.csv: the file is empty; give a table with a row of column names"),
        (b"\x89PNG\r\n\x1a\n\0\0", "plan.csv: this is a PNG picture; accepted: CSV, XLSX, XLS, ODS"),
        (b"%PDF-1.7 x", "plan.csv: this is a PDF document; accepted: CSV, XLSX, XLS, ODS"),
        (zip_of("a.txt"), "plan.csv: this is a ZIP archive; accepted: CSV, XLSX, XLS, ODS"),
        (zip_of("word/document.xml"), "plan.csv: this is a Word document; accepted: CSV, XLSX, XLS, ODS"),
        (b'{"initiatives": []}', "plan.csv: this is JSON; accepted: CSV, XLSX, XLS, ODS"),
        (b"[" * 100_000, "plan.csv: this is JSON; accepted: CSV, XLSX, XLS, ODS"),
        (
            b"<html><table>",
            "plan.csv: this is an HTML page; open it in your spreadsheet program and save it as XLSX; "
            "accepted: CSV, XLSX, XLS, ODS",
        ),
        (b"Initiative,Owner\0\nCare", "plan.csv: not text (it holds zero bytes); accepted: CSV, XLSX, XLS, ODS"),
        (b"x" * 10_000_001, "plan.csv: 10.0 MB; at most 10 MB is accepted"),
        (
            b"Owner,Cost\nJo,3\n",
            "row 1: no column for the initiative's name among 'Owner', 'Cost'; call one of them 'Initiative'",
        ),
        (
            b"Dear all,\nplease find our plans below\n",
            "plan.csv: no row of column names in the first 60 rows; row 1 reads 'Dear all'; "
            "put the names of the columns above the table and call one 'Initiative'",
        ),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_by_what_it_is(data: bytes, message: str) -> None:
    assert refusal(data) == message


def test_a_broken_workbook_is_refused() -> None:
    whole = xlsx_of(Plan=[["Initiative"], ["Care desk"]])
    assert refusal(whole[: len(whole) // 2], "plan.xlsx") == (
        "plan.xlsx: a broken workbook or archive (File is not a zip file); save it again as XLSX"
    )
    broken = repacked(whole, "xl/workbook.xml", b"<sheets>", b"<sheets")
    assert refusal(broken, "plan.xlsx").startswith("plan.xlsx: a broken workbook (")


def test_an_encrypted_workbook_is_refused() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert refusal(data, "plan.xlsx") == "plan.xlsx: the workbook is encrypted; save a copy without a password"


def test_an_xls_whose_sectors_run_in_a_circle_is_refused_before_memory_is_filled() -> None:
    whole = bytearray((DATA / "plan.xls").read_bytes())
    whole[512:520] = (1).to_bytes(4, "little") + (0).to_bytes(4, "little")
    assert refusal(bytes(whole), "plan.xls") == (
        "plan.xls: a broken workbook (its sectors do not fit); open it and save it again as XLSX"
    )


def test_a_workbook_that_unpacks_too_far_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 101_000_000)
    assert refusal(out.getvalue(), "plan.xlsx") == (
        "plan.xlsx: unpacks to more than 100 MB; save only the sheet with the table"
    )


def test_a_cell_far_out_is_refused_before_memory_is_filled() -> None:
    data = xlsx_of(Plan=[["Initiative"], ["Care desk"]])
    far = repacked(data, "xl/worksheets/sheet1.xml", b'r="A2"', b'r="XFD1048576"')
    assert refusal(far, "plan.xlsx") == (
        "plan.xlsx: a sheet spans 17,179,869,184 cells; at most 4,000,000 are accepted, "
        "delete what stands far below or to the right of the table"
    )


def test_repeated_cells_of_an_ods_are_refused_before_memory_is_filled() -> None:
    row, cell = b"<table:table-row ", b"<table:table-cell "
    wide = row + b'table:number-rows-repeated="100000" ', cell + b'table:number-columns-repeated="1000" '
    data = repacked((DATA / "plan.ods").read_bytes(), "content.xml", row, wide[0])
    assert refusal(repacked(data, "content.xml", cell, wide[1]), "plan.ods").startswith("plan.ods: a sheet spans ")


def test_a_file_name_with_a_path_is_shown_without_it() -> None:
    assert refusal(b"", "C:\\Users\\jo\\plan\u200b.csv").startswith("plan.csv: ")


def test_csv_of_one_header_alone_reads_as_no_initiatives() -> None:
    assert read_initiatives(csv_of("Initiative,Owner"), "plan.csv").initiatives == ()


def records(*cells: tuple[int, int, int]) -> bytes:
    """Records of a workbook stream: kind, row and column."""
    return b"".join(struct.pack("<HHHHHH", kind, 8, row, column, 0, 0) for kind, row, column in cells)


def test_the_cells_of_an_xls_are_counted_sheet_by_sheet() -> None:
    begins, number = 0x0809, 0x0203
    stream = records((begins, 0, 0), (number, 9, 4), (begins, 0, 0), (number, 2, 1))
    assert largest_area(stream) == 50


def test_a_cell_of_an_xls_outside_the_format_is_refused_before_memory_is_filled() -> None:
    with pytest.raises(LookupError):
        largest_area(records((0x0203, 1, 60_000)))


def test_the_stream_of_an_xls_is_found_in_its_container() -> None:
    stream = workbook_stream((DATA / "plan.xls").read_bytes())
    assert stream[:2] == b"\x09\x08"
    assert largest_area(stream) == 24


def test_a_cell_without_a_place_is_refused() -> None:
    odd = repacked(xlsx_of(Plan=[["Initiative"], ["Care desk"]]), "xl/worksheets/sheet1.xml", b'r="A2"', b'r="AAAAA2"')
    assert refusal(odd, "plan.xlsx") == (
        "plan.xlsx: a broken workbook (no cell is called 'AAAAA2'); open it and save it again as XLSX"
    )


def test_a_binary_workbook_is_named() -> None:
    assert refusal(zip_of("xl/workbook.bin"), "plan.xlsb") == (
        "plan.xlsb: this is a binary workbook; save it as XLSX; accepted: CSV, XLSX, XLS, ODS"
    )


@pytest.mark.parametrize("place", [b"r='XFD1048576'", b'r = "XFD1048576"', b'r\n="XFD1048576"'])
def test_a_cell_far_out_is_refused_in_every_spelling_of_xml(place: bytes) -> None:
    data = xlsx_of(Plan=[["Initiative"], ["Care desk"]])
    far = repacked(data, "xl/worksheets/sheet1.xml", b'r="A2"', place)
    assert refusal(far, "plan.xlsx").startswith("plan.xlsx: a sheet spans 17,179,869,184 cells;")


@pytest.mark.parametrize("xml", [b"<table:table-row>", b"<table:table-row><table:table-cell>", b"<!--"])
def test_elements_that_are_never_closed_take_no_time(xml: bytes) -> None:
    spoiled = repacked((DATA / "plan.ods").read_bytes(), "content.xml", b"<table:table-row ", xml * 300_000 + b"<x ")
    start = time.process_time()
    assert refusal(spoiled, "plan.ods").startswith("plan.ods: ")
    assert time.process_time() - start < 5
