"""The form of the workbook: what is locked, what an input accepts, how it prints, and what it says of itself."""

import re
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

import pytest
from lxml import etree
from python_calamine import load_workbook
from xlsxwriter.utility import xl_cell_to_rowcol

from bizcase.catalogue import load_catalogue
from tests.test_workbook import ENDS, SAMPLES, SPREADSHEET, build, made, names_in, one, overlapping, sample

NAMES = [path.stem for path in SAMPLES]


@pytest.fixture(scope="module")
def bank() -> bytes:
    return made(build(sample("retail_bank")))


def sheets_of(content: bytes) -> dict[str, Any]:
    """The XML of every sheet by its name."""
    archive = ZipFile(BytesIO(content))
    names = load_workbook(BytesIO(content)).sheet_names
    return {
        name: etree.fromstring(archive.read(f"xl/worksheets/sheet{place}.xml"))
        for place, name in enumerate(names, start=1)
    }


class Rule(NamedTuple):
    """What the cells of a range accept."""

    kind: str
    first: str
    last: str
    message: str


def rule_at(content: bytes, name: str) -> Rule:
    """The rule of the first cell of a named range."""
    found = re.fullmatch(r"'?([^'!]+)'?!\$([A-Z]+)\$(\d+).*", names_in(content)[name])
    assert found is not None
    sheet, column, row = found.groups()
    (rule,) = [
        rule
        for rule in sheets_of(content)[sheet].iterfind(".//m:dataValidation", SPREADSHEET)
        if inside(f"{column}{row}", rule.get("sqref"))
    ]
    texts = [rule.findtext(f"m:formula{number}", "", SPREADSHEET) for number in (1, 2)]
    return Rule(rule.get("type"), *texts, rule.get("error"))


def inside(cell: str, cells: str) -> bool:
    first, _, last = cells.partition(":")
    (row, column), (top, left), (end, right) = (xl_cell_to_rowcol(place) for place in (cell, first, last or first))
    return bool(top <= row <= end and left <= column <= right)


def test_the_same_case_gives_the_same_file() -> None:
    case = build(sample("manufacturer"))
    assert made(case) == made(case)


def test_text_of_a_user_is_never_a_formula() -> None:
    content = made(build(overlapping(1, 2)))
    sheets = load_workbook(BytesIO(content))
    assert '=1+1 "&A2' in [row[1] for row in sheets.get_sheet_by_name("Inputs").to_python()]
    formulas = [cell.text for sheet in sheets_of(content).values() for cell in sheet.iterfind(".//m:f", SPREADSHEET)]
    assert formulas
    assert not any("1+1" in formula for formula in formulas)


def test_inputs_are_free_and_formulas_are_protected(bank: bytes) -> None:
    styles = etree.fromstring(ZipFile(BytesIO(bank)).read("xl/styles.xml"))
    formats = styles.findall("m:cellXfs/m:xf", SPREADSHEET)
    free = {
        number
        for number, style in enumerate(formats)
        if (lock := style.find("m:protection", SPREADSHEET)) is not None and lock.get("locked") == "0"
    }
    for sheet in sheets_of(bank).values():
        assert sheet.find("m:sheetProtection", SPREADSHEET) is not None
        cells = sheet.findall(".//m:c[m:f]", SPREADSHEET)
        assert not [cell.get("r") for cell in cells if int(cell.get("s", 0)) in free]
    assert free


@pytest.mark.parametrize("name", ["minimal", "retail_bank"])
def test_every_sheet_prints_across_one_landscape_page_with_its_headings_and_name(name: str) -> None:
    content = made(build(sample(name)))
    book = ZipFile(BytesIO(content)).read("xl/workbook.xml").decode()
    for sheet_name, sheet in sheets_of(content).items():
        assert sheet.find(".//m:pane", SPREADSHEET).get("state") == "frozen", sheet_name
        page = sheet.find("m:pageSetup", SPREADSHEET)
        assert page.get("orientation") == "landscape", sheet_name
        assert (page.get("fitToWidth", "1"), page.get("fitToHeight", "1") in {"0", "1"}) == ("1", True), sheet_name
        assert "&A" in sheet.find(".//m:oddFooter", SPREADSHEET).text
    assert book.count("_xlnm.Print_Titles") == len(sheets_of(content))


@pytest.mark.parametrize("name", NAMES)
def test_no_amount_is_wider_than_its_column(name: str) -> None:
    content = made(build(sample(name)))
    assert too_wide(content) == []


def test_a_column_grows_with_its_amounts() -> None:
    billions = one(0, one_off_cost=123_456_789_012.0, annual_cost=98_765_432_109.0)
    assert too_wide(made(build(billions(sample("manufacturer"))))) == []


def too_wide(content: bytes) -> list[tuple[str, str, str]]:
    """Amounts that would show as #####: a digit takes one character of the column's width at the most."""
    found = []
    for name, sheet in sheets_of(content).items():
        widths = {
            place: float(column.get("width"))
            for column in sheet.iterfind("m:cols/m:col", SPREADSHEET)
            for place in range(int(column.get("min")) - 1, int(column.get("max")))
        }
        for cell in sheet.iterfind(".//m:c", SPREADSHEET):
            value, (_, column) = cell.findtext("m:v", "", SPREADSHEET), xl_cell_to_rowcol(cell.get("r"))
            if cell.get("t", "n") == "n" and value and abs(float(value)) >= 1_000_000:
                shown = f"{float(value):,.2f}"
                if len(shown) > widths.get(column, 8.43):
                    found.append((name, cell.get("r"), shown))
    return found


@pytest.mark.parametrize(
    ("name", "accepts"),
    [
        ("in_tier", ('"A,B,C,D,E,F,G"', "")),
        ("in_class", ('"cash in,cash saved,capacity released,expected loss avoided,not priced"', "")),
        ("in_status", ('"idea,planned,running,paused,done,unknown"', "")),
        ("in_ramp", ('"fast,standard,slow,linear18,custom"', "")),
        ("own_given3", ("0", "1")),
        ("tier_share", ("0", "1")),
        ("criterion_weight", ("0", "1")),
        ("option_score_risk", ("0", "1")),
        ("HardTimes_share", ("0", "1")),
        ("hard_kept", ('"yes,no"', "")),
        ("gate_month", ("0", "36")),
        ("DelayMonths", ("1", "36")),
        ("FiscalYearStart", ("1", "12")),
        ("risk_inherent_impact", ("1", "5")),
        ("kpi_standing", ('"not started,on track,at risk,missed,reached"', "")),
        ("Scenario", ('"Low,Likely,High"', "")),
    ],
)
def test_an_input_accepts_only_what_the_model_can_use(bank: bytes, name: str, accepts: tuple[str, str]) -> None:
    rule = rule_at(bank, name)
    assert (rule.first, rule.last) == accepts
    assert rule.message


@pytest.mark.parametrize("name", ["in_start", "kpi_actual_on", "kpi_goal_date", "measure_latest_on", "gap_by_when"])
def test_a_date_is_asked_for_where_one_belongs(bank: bytes, name: str) -> None:
    assert rule_at(bank, name).kind == "date"


def test_what_was_simulated_holds_no_formula_and_names_its_seed(bank: bytes) -> None:
    case = build(sample("retail_bank"))
    assert case.uncertainty is not None
    sheet = sheets_of(bank)["Uncertainty"]
    live = {names_in(bank)[f"Simulated_{key}"].rpartition("!")[2].replace("$", "") for key in ("now", "fits")}
    assert {cell.get("r") for cell in sheet.findall(".//m:c[m:f]", SPREADSHEET)} == live
    rows = load_workbook(BytesIO(bank)).get_sheet_by_name("Uncertainty").to_python()
    assert str(rows[1][0]).startswith("Simulated by the program: values, not formulas.")
    assert str(rows[2][0]).startswith(f"Seed {case.uncertainty.seed}, {case.uncertainty.draws:,} futures")
    figures = [getattr(case.uncertainty, name) for name in ("mean", "p10", "p50", "p90", "chance_of_loss")]
    assert [row[1] for row in rows[7:12]] == pytest.approx(figures)


def test_a_case_without_figures_says_what_is_missing() -> None:
    book = load_workbook(BytesIO(made(build(sample("minimal")))))
    said = {name: str(book.get_sheet_by_name(name).to_python()) for name in ("Uncertainty", "Hard times", "Drivers")}
    assert "Nothing can be simulated until a benefit in cash is counted." in said["Uncertainty"]
    assert "No initiative has a known cost yet, so there is nothing to give up." in said["Hard times"]
    assert said["Drivers"].count("None yet.") == 2


def test_the_document_says_what_it_is() -> None:
    core = ZipFile(BytesIO(made(build(overlapping(1, 2))))).read("docProps/core.xml").decode()
    assert "<dc:title>P&amp;L &lt;Ltd&gt;: value model</dc:title>" in core
    assert '<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-22T00:00:00Z</dcterms:created>' in core


def test_the_first_sheet_leads_to_every_other(bank: bytes) -> None:
    book = load_workbook(BytesIO(bank))
    first, *others = book.sheet_names
    assert [row[0] for row in book.get_sheet_by_name(first).to_python()[9:]] == others
    links = sheets_of(bank)[first].iterfind(".//m:hyperlink", SPREADSHEET)
    assert [link.get("location") for link in links] == [f"'{name}'!A1" for name in others]


def test_the_actual_figures_of_the_registers_are_still_to_come(bank: bytes) -> None:
    for sheet, empty in (("Benefits register", "Actual a year"), ("KPI register", "Last measured")):
        rows = load_workbook(BytesIO(bank)).get_sheet_by_name(sheet).to_python()
        records = [dict(zip(rows[3], row, strict=True)) for row in rows[4:]]
        assert {record[empty] for record in records} == {""}
        assert all(records[0][key] for key in ("Owner", "Measure", "Baseline", "Target"))


def test_every_value_driver_stands_in_the_list_with_its_benchmark(bank: bytes) -> None:
    rows = load_workbook(BytesIO(bank)).get_sheet_by_name("Driver list").to_python()[4:]
    assert {(row[0], row[5]) for row in rows} == {(known.id, known.benchmark) for known in load_catalogue().drivers}


def test_words_that_stand_in_formulas_and_names_of_sheets_are_fit_for_it() -> None:
    words = load_catalogue().workbook_wording
    quoted = [words[key] for key in ("yes", "no", "none", "not_quantified", "not_within", "no_rate")]
    quoted += [*words["value_class"].values(), *(words["cases"][end] for end in ENDS), *words["hurdle"].values()]
    quoted += [words["sheet"]["sensitivity"]["as_scenario"], words["sheet"]["results"]["discounted"]]
    quoted += [words["sheet"]["uncertainty"]["stale"]]
    assert [word for word in quoted if '"' in word] == []
    assert [word for word in words["rule"].values() if len(word) > 255] == []
    names = [sheet["name"] for sheet in words["sheet"].values()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z][\w -]{0,30}", name) for name in names)
