"""The workbook: LibreOffice recalculates it and finds our figures, also after an input was changed in the file."""

import re
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook, load_workbook

import bizcase
from bizcase.catalogue import load_catalogue
from bizcase.model.business_case import BusinessCase, Range
from bizcase.model.case_file import CaseFile, Company, Estimate, Goal, Initiative
from bizcase.workbook import write_workbook

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "sample_inputs").glob("*.toml"))
TODAY = date(2026, 11, 22)
SPREADSHEET = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
ENDS = ("low", "likely", "high")
BRIDGE = ("gross", "evidence", "overlap", "benefit_optimism", "stated_cost", "cost_optimism", "worth")
# LibreOffice calculates every formula anew on opening instead of showing what stands in the file
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def build(case: CaseFile) -> BusinessCase:
    return bizcase.build_case(case, today=TODAY)


def made(case: BusinessCase) -> bytes:
    target = BytesIO()
    write_workbook(case, load_catalogue(), target)
    return target.getvalue()


def sample(name: str) -> CaseFile:
    return bizcase.read_case(ROOT / "sample_inputs" / f"{name}.toml")


def names_in(content: bytes) -> dict[str, str]:
    """The named ranges of a workbook with their addresses."""
    book = etree.fromstring(ZipFile(BytesIO(content)).read("xl/workbook.xml"))
    return {one.get("name"): one.text for one in book.iterfind("m:definedNames/m:definedName", SPREADSHEET)}


def edited(content: bytes, name: str, row: int, value: float | str | None) -> bytes:
    """The workbook with one input changed in the file: cell ``row`` of a named range."""
    sheet, column, top = re.fullmatch(r"'?([^'!]+)'?!\$([A-Z]+)\$(\d+).*", names_in(content)[name]).groups()
    source, target = ZipFile(BytesIO(content)), BytesIO()
    part = f"xl/worksheets/sheet{load_workbook(BytesIO(content)).sheet_names.index(sheet) + 1}.xml"
    with ZipFile(target, "w", ZIP_DEFLATED) as book:
        for entry in source.namelist():
            kept = source.read(entry)
            book.writestr(entry, _changed(kept, f"{column}{int(top) + row}", value) if entry == part else kept)
    return target.getvalue()


def _changed(sheet: bytes, cell: str, value: float | str | None) -> bytes:
    root = etree.fromstring(sheet)
    (found,) = root.xpath(f".//m:c[@r='{cell}']", namespaces=SPREADSHEET)
    for child in list(found):
        found.remove(child)
    found.attrib.pop("t", None)
    if isinstance(value, str):
        found.set("t", "str")
    if value is not None:
        etree.SubElement(found, f"{{{SPREADSHEET['m']}}}v").text = str(value)
    return etree.tostring(root)


class Recalculated:
    """A recalculated workbook, read by the names of its cells."""

    def __init__(self, file: Path) -> None:
        self._book: CalamineWorkbook = load_workbook(file)
        self._names = names_in(file.read_bytes())
        self.sheets = {
            name: self._book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in self._book.sheet_names
        }

    def __getitem__(self, name: str) -> Any:
        sheet, column, row = re.fullmatch(r"\$?'?([^'!]+?)'?[!.]\$?([A-Z]+)\$?(\d+)", self._names[name]).groups()
        place = 0
        for letter in column:
            place = place * 26 + ord(letter) - 64
        return self.sheets[sheet][int(row) - 1][place - 1]

    def three(self, name: str) -> list[Any]:
        return [self[f"{name}_{end}"] for end in ENDS]


def recalculate(contents: dict[str, bytes], folder: Path) -> dict[str, Recalculated]:
    """The workbooks after LibreOffice has opened, calculated and saved them; one start for all."""
    (folder / "profile" / "user").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    for name, content in contents.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = [
        "soffice",
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(folder / "done"),
    ]
    files = [str(folder / f"{name}.xlsx") for name in contents]
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=240)
    return {name: Recalculated(folder / "done" / f"{name}.xlsx") for name in contents}


def cents(amounts: Range | None) -> list[Any]:
    return ["not yet quantified"] * 3 if amounts is None else [pytest.approx(one, abs=0.005) for one in amounts]


def agrees(found: Recalculated, case: BusinessCase) -> None:
    value = case.value
    assert found.three("Worth") == cents(value.worth)
    assert found.three("StatedWorth") == cents(value.stated_worth)
    assert found.three("Benefit") == cents(value.total_benefit)
    assert found.three("Cost") == cents(value.total_cost)
    assert found.three("Capacity") == cents(value.capacity)
    assert found.three("ExpectedLoss") == cents(value.expected_loss)
    late = "not yet quantified" if value.worth is None else "not within 36 months"
    assert found.three("Payback") == [late if month is None else month for month in value.payback]
    assert found["PeakExposure_likely"] == pytest.approx(value.peak_exposure, abs=0.005)
    assert found["PeakMonth_likely"] == value.peak_month
    for rate, name in ((value.irr, "InternalRate_likely"), (value.mirr, "ModifiedRate_likely")):
        assert found[name] == ("none" if rate is None else pytest.approx(rate, abs=1e-6))
    for step, bar in zip(BRIDGE, value.bridge, strict=True) if value.bridge else ():
        assert found[f"Bridge_{step}"] == pytest.approx(bar.amount, abs=0.0101)


class Change(NamedTuple):
    """An input changed in the file (name of the column or cell, row, value) and the same in the case."""

    name: str
    row: int
    value: float | str | None
    case: Callable[[CaseFile], CaseFile]


def company(**values: Any) -> Callable[[CaseFile], CaseFile]:
    return lambda case: case.model_copy(update={"company": case.company.model_copy(update=values)})


def one(row: int, **values: Any) -> Callable[[CaseFile], CaseFile]:
    """The case with other values in one initiative."""

    def changed(case: CaseFile) -> CaseFile:
        rows = list(case.initiatives)
        rows[row] = rows[row].model_copy(update=values)
        return case.model_copy(update={"initiatives": tuple(rows)})

    return changed


def benefit(row: int, **values: float | None) -> Callable[[CaseFile], CaseFile]:
    def changed(case: CaseFile) -> CaseFile:
        given = (case.initiatives[row].benefit or Estimate()).model_copy(update=values)
        return one(row, benefit=given)(case)

    return changed


def driver(row: int, name: str, **values: float | None) -> Callable[[CaseFile], CaseFile]:
    def changed(case: CaseFile) -> CaseFile:
        inputs = case.initiatives[row].driver_inputs
        return one(row, driver_inputs=inputs | {name: inputs[name].model_copy(update=values)})(case)

    return changed


def assumption(name: str, value: float | None) -> Callable[[CaseFile], CaseFile]:
    def changed(case: CaseFile) -> CaseFile:
        rows = tuple(a.model_copy(update={"value": value}) if a.id == name else a for a in case.assumptions)
        return case.model_copy(update={"assumptions": rows})

    return changed


def serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


CHANGES = {
    "rate": Change("DiscountRate", 0, 0.17, company(discount_rate=0.17)),
    "no-rate": Change("DiscountRate", 0, None, company(discount_rate=None)),
    "contingency": Change("Contingency", 0, 0.25, assumption("contingency", 0.25)),
    "hourly-rate": Change("HourlyRate", 0, 51.5, assumption("hourly_rate", 51.5)),
    "benefit": Change("in_likely", 3, 400_000, benefit(3, base=400_000)),
    "low-end-left-open": Change("in_low", 0, None, benefit(0, low=None)),
    "high-end-stated": Change("in_high", 7, 120_000, benefit(7, high=120_000)),
    "benefit-unknown": Change("in_likely", 7, None, benefit(7, base=None)),
    "evidence": Change("in_tier", 0, "E", one(0, evidence_tier="E")),
    "no-evidence": Change("in_tier", 3, None, one(3, evidence_tier=None)),
    "kind-of-value": Change("in_class", 6, "cash saved", one(6, value_class="cash_saved")),
    "earlier-start": Change("in_start", 4, serial(date(2026, 11, 3)), one(4, start=date(2026, 11, 3))),
    "later-start": Change("in_start", 0, serial(date(2029, 10, 1)), one(0, start=date(2029, 10, 1))),
    "duration": Change("in_duration", 1, 12, one(1, duration_months=12)),
    "no-duration": Change("in_duration", 7, None, one(7, duration_months=None)),
    "one-off": Change("in_one_off", 0, 90_000, one(0, one_off_cost=90_000)),
    "hours": Change("in_hours", 11, 0, one(11, hours_per_month=0)),
    "driver-input": Change("driver_likely", 4, 3.55, driver(1, "marginal_cost_per_contact", base=3.55)),
    "driver-worse-end": Change("driver_high", 3, 0.5, driver(1, "induced_share", high=0.5)),
    "driver-middle": Change("driver_likely", 0, None, driver(1, "answer_visits", base=None)),
}


def overlapping(first: float, second: float) -> CaseFile:
    """Two initiatives that move the same measure for the same outcome: only the larger may count."""
    shared = {"kpi": "Churn a year", "value_class": "cash_in", "evidence_tier": "A", "goals": ("G1",)}
    rows = (
        Initiative(id="I1", name='=1+1 "&A2', description="keep customers longer", one_off_cost=100.0,
                   benefit=Estimate(base=first), **shared),
        Initiative(id="I2", name="Two", description="keep customers longer", benefit=Estimate(base=second), **shared),
    )  # fmt: skip
    goal = Goal(id="G1", statement="Keep more customers", category="customer_loyalty")
    company = Company(name="P&L <Ltd>", currency="GBP", discount_rate=0.1)
    return CaseFile(company=company, goals=(goal,), initiatives=rows)


def all_workbooks() -> dict[str, tuple[bytes, BusinessCase]]:
    """Every workbook to recalculate, with the case whose figures it must show."""
    built = {path.stem: build(bizcase.read_case(path)) for path in SAMPLES}
    books = {name: (made(case), case) for name, case in built.items()}
    bank = sample("retail_bank")
    for name, change in CHANGES.items():
        content = edited(books["retail_bank"][0], change.name, change.row, change.value)
        books[name] = content, build(change.case(bank))
    for end in ENDS:
        content = edited(books["retail_bank"][0] if end == "low" else content, f"driver_{end}", 1, None)
    books["driver-missing"] = content, build(driver(1, "resolved_share", low=None, base=None, high=None)(bank))
    swapped = edited(made(build(overlapping(9_000, 5_000))), "in_likely", 1, 20_000)
    return books | {"overlap": (swapped, build(overlapping(9_000, 20_000)))}


@pytest.fixture(scope="module")
def books() -> dict[str, tuple[bytes, BusinessCase]]:
    return all_workbooks()


@pytest.fixture(scope="module")
def calculated(
    books: dict[str, tuple[bytes, BusinessCase]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Recalculated]:
    contents = {name: content for name, (content, _) in books.items()}
    return recalculate(contents, tmp_path_factory.mktemp("workbooks"))


@pytest.mark.system("soffice")
@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_libreoffice_finds_our_figures_to_the_cent(
    name: str, books: dict[str, tuple[bytes, BusinessCase]], calculated: dict[str, Recalculated]
) -> None:
    agrees(calculated[name], books[name][1])


@pytest.mark.system("soffice")
@pytest.mark.parametrize("name", [*CHANGES, "driver-missing", "overlap"])
def test_an_input_changed_in_the_file_moves_every_figure_as_in_the_model(
    name: str, books: dict[str, tuple[bytes, BusinessCase]], calculated: dict[str, Recalculated]
) -> None:
    agrees(calculated[name], books[name][1])
    if name != "overlap":
        assert calculated[name].three("Worth") != calculated["retail_bank"].three("Worth")


@pytest.mark.system("soffice")
@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_a_program_that_does_not_calculate_shows_the_same_results(
    name: str, books: dict[str, tuple[bytes, BusinessCase]], calculated: dict[str, Recalculated]
) -> None:
    stored = load_workbook(BytesIO(books[name][0])).get_sheet_by_name("Results").to_python(skip_empty_area=False)
    for row, again in zip(stored[3:], calculated[name].sheets["Results"][3:], strict=False):
        assert row[0] == again[0]
        assert row[1:4] == [pytest.approx(one, abs=0.0101) if isinstance(one, float) else one for one in again[1:4]]


@pytest.mark.system("soffice")
def test_one_line_moved_alone_gives_the_bars_of_the_tornado(
    books: dict[str, tuple[bytes, BusinessCase]], calculated: dict[str, Recalculated]
) -> None:
    lines = {row[0]: row[6:8] for row in calculated["manufacturer"].sheets["Sensitivity"][8:]}
    bars = {bar.label: [bar.low, bar.high] for bar in books["manufacturer"][1].value.tornado}
    for name in bars.keys() & lines.keys():
        assert sorted(lines[name]) == pytest.approx(sorted(bars[name]), abs=0.005)
    assert "Total cost" in bars.keys() & lines.keys()


@pytest.mark.system("soffice")
def test_no_cell_of_any_workbook_is_an_error(calculated: dict[str, Recalculated]) -> None:
    wrong = re.compile(r"#(N/A|REF|NAME|VALUE|DIV/0|NUM|NULL)|Err:")
    found = [
        (name, sheet, cell)
        for name, book in calculated.items()
        for sheet, rows in book.sheets.items()
        for row in rows
        for cell in row
        if isinstance(cell, str) and wrong.match(cell)
    ]
    assert found == []


@pytest.mark.system("soffice")
def test_the_monthly_cash_flow_is_ours(
    books: dict[str, tuple[bytes, BusinessCase]], calculated: dict[str, Recalculated]
) -> None:
    rows = calculated["large_group"].sheets["Cash flow"]
    heading = rows[3]
    months = books["large_group"][1].value.months
    for row, month in zip(rows[4:], months, strict=False):
        shown = dict(zip(heading, row, strict=True))
        assert shown["Month"] == month.month
        assert shown["Benefit, likely"] == pytest.approx(month.benefit.base, abs=0.005)
        assert shown["Cost, high"] == pytest.approx(month.cost.high, abs=0.005)
        assert shown["Cumulative, low case"] == pytest.approx(month.cumulative.low, abs=0.005)


@pytest.mark.system("soffice")
def test_the_switch_of_sensitivity_reaches_the_low_and_high_case(tmp_path: Path) -> None:
    case = build(sample("manufacturer"))
    content = made(case)
    books = {one: edited(content, "Scenario", 0, one) for one in ("Low", "High")}
    found = recalculate(books, tmp_path)
    assert case.value.worth is not None
    assert found["Low"]["WorthChosen"] == pytest.approx(case.value.worth.low, abs=0.005)
    assert found["High"]["WorthChosen"] == pytest.approx(case.value.worth.high, abs=0.005)


def test_the_same_case_gives_the_same_file() -> None:
    case = build(sample("manufacturer"))
    assert made(case) == made(case)


def test_text_of_a_user_is_never_a_formula() -> None:
    content = made(build(overlapping(1, 2)))
    sheets = load_workbook(BytesIO(content))
    assert '=1+1 "&A2' in [row[1] for row in sheets.get_sheet_by_name("Inputs").to_python()]
    formulas = re.findall(rb"<f>(.*?)</f>", b"".join(parts(content, "xl/worksheets/")))
    assert formulas
    assert not any(b"1+1" in one for one in formulas)


def parts(content: bytes, start: str) -> list[bytes]:
    archive = ZipFile(BytesIO(content))
    return [archive.read(name) for name in archive.namelist() if name.startswith(start) and name.endswith(".xml")]


def test_inputs_are_free_and_formulas_are_protected() -> None:
    content = made(build(sample("retail_bank")))
    styles = etree.fromstring(ZipFile(BytesIO(content)).read("xl/styles.xml"))
    formats = styles.findall("m:cellXfs/m:xf", SPREADSHEET)
    free = {
        number
        for number, one in enumerate(formats)
        if (lock := one.find("m:protection", SPREADSHEET)) is not None and lock.get("locked") == "0"
    }
    for part in parts(content, "xl/worksheets/"):
        sheet = etree.fromstring(part)
        assert sheet.find("m:sheetProtection", SPREADSHEET) is not None
        cells = sheet.findall(".//m:c[m:f]", SPREADSHEET)
        assert not [one.get("r") for one in cells if int(one.get("s", 0)) in free]
    assert free


def test_every_sheet_prints_on_one_page_width_with_its_name_and_frozen_headings() -> None:
    for part in parts(made(build(sample("minimal"))), "xl/worksheets/"):
        sheet = etree.fromstring(part)
        assert sheet.find(".//m:pane", SPREADSHEET).get("state") == "frozen"
        assert sheet.find("m:pageSetup", SPREADSHEET).get("fitToHeight") == "0"
        assert "&A" in sheet.find(".//m:oddFooter", SPREADSHEET).text


def test_tier_kind_of_value_and_status_accept_only_known_answers() -> None:
    (inputs,) = [
        one
        for one in parts(made(build(sample("retail_bank"))), "xl/worksheets/")
        if b"Evidence" not in one and b"A,B,C,D,E,F,G" in one
    ]
    lists = etree.fromstring(inputs).xpath(
        ".//m:dataValidation[@type='list']/m:formula1/text()", namespaces=SPREADSHEET
    )
    assert '"A,B,C,D,E,F,G"' in lists
    assert '"cash in,cash saved,capacity released,expected loss avoided,not priced"' in lists
    assert '"idea,planned,running,paused,done,unknown"' in lists


def test_the_document_says_what_it_is() -> None:
    core = ZipFile(BytesIO(made(build(overlapping(1, 2))))).read("docProps/core.xml").decode()
    assert "<dc:title>P&amp;L &lt;Ltd&gt;: value model</dc:title>" in core
    assert '<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-22T00:00:00Z</dcterms:created>' in core


def test_the_actual_figures_of_the_register_are_still_to_come() -> None:
    rows = load_workbook(BytesIO(made(build(sample("retail_bank"))))).get_sheet_by_name("Benefits register").to_python()
    heading = rows[3]
    records = [dict(zip(heading, row, strict=True)) for row in rows[4:]]
    assert {one["Actual"] for one in records} == {""}
    assert all(records[0][key] for key in ("Owner", "Measure", "Baseline", "Target"))


def test_words_that_stand_in_formulas_and_names_of_sheets_are_fit_for_it() -> None:
    words = load_catalogue().workbook_wording
    quoted = [words[key] for key in ("yes", "no", "none", "not_quantified", "not_within")]
    quoted += [*words["value_class"].values(), *words["sheet"]["sensitivity"]["cases"].values()]
    quoted += [words["sheet"]["sensitivity"]["as_scenario"], words["sheet"]["results"]["discounted"]]
    assert [one for one in quoted if '"' in one] == []
    names = [sheet["name"] for sheet in words["sheet"].values()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z][\w -]{0,30}", name) for name in names)
