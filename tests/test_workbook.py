"""The figures of the workbook: LibreOffice recalculates them and finds ours, also after an input was changed."""

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
from xlsxwriter.utility import xl_cell_to_rowcol

import bizcase
from bizcase.catalogue import load_catalogue
from bizcase.model.business_case import BusinessCase
from bizcase.model.case_file import CaseFile, Company, Estimate, Goal, Initiative, OptionEstimate
from bizcase.model.value import Range, Value
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
        (cell,) = self.column(name)
        return cell

    def column(self, name: str) -> list[Any]:
        """The cells of a named column of a table."""
        found = re.fullmatch(r"\$?'?([^'!]+?)'?[!.]\$?([A-Z]+)\$?(\d+)(?::\$?[A-Z]+\$?(\d+))?", self._names[name])
        assert found is not None
        sheet, column, first, last = found.groups()
        place = xl_cell_to_rowcol(f"{column}1")[1]
        return [row[place] for row in self.sheets[sheet][int(first) - 1 : int(last or first)]]

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
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=480)
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
    agrees_on_returns(found, value)
    agrees_on_futures(found, value)
    agrees_on_gates(found, case)
    agrees_on_options(found, case)
    assert found.column("FiscalYears") == [one.number for one in value.fiscal_years]
    assert found.column("FiscalNet") == pytest.approx([one.net.base for one in value.fiscal_years], abs=0.005)
    assert found["ModelAddsUp"] == "yes"
    assert found["PeakExposure_likely"] == pytest.approx(value.peak_exposure, abs=0.005)
    assert found["PeakMonth_likely"] == value.peak_month
    for rate, name in ((value.irr, "InternalRate_likely"), (value.mirr, "ModifiedRate_likely")):
        assert found[name] == ("none" if rate is None else pytest.approx(rate, abs=1e-6))
    for step, bar in zip(BRIDGE, value.bridge, strict=True) if value.bridge else ():
        assert found[f"Bridge_{step}"] == pytest.approx(bar.amount, abs=0.0101)


def unknown_rate(value: Value) -> str:
    return "not yet quantified" if value.worth is None else "needs a discount rate"


def agrees_on_returns(found: Recalculated, value: Value) -> None:
    if value.worth is None or value.discount_rate is None:
        assert {found["Roi_likely"], *found.three("DiscountedPayback"), found["Npv_monthly"]} == {unknown_rate(value)}
        return
    assert found["Roi_likely"] == ("none" if value.roi is None else pytest.approx(value.roi, abs=1e-9))
    months = ["not within 36 months" if month is None else month for month in value.discounted_payback]
    assert found.three("DiscountedPayback") == months
    assert value.conventions is not None
    for name in ("monthly", "end_year", "mid_year"):
        assert found[f"Npv_{name}"] == pytest.approx(getattr(value.conventions, name), abs=0.005)


def agrees_on_futures(found: Recalculated, value: Value) -> None:
    """Scenarios in their order, and the cost of delay."""
    rows = [found.column(f"future_{key}") for key in ("benefit", "cost", "worth", "payback")]
    for row, one in enumerate(value.scenarios):
        assert [column[row] for column in rows[:3]] == pytest.approx([one.benefit, one.cost, one.worth], abs=0.005)
        assert rows[3][row] == ("not within 36 months" if one.payback is None else one.payback)
    if not value.scenarios:
        assert {cell for column in rows for cell in column} == {"not yet quantified"}
    if value.delay is not None:
        lost = [value.delay.fixed_end, value.delay.sliding]
        assert [found["Delay_fixed_end"], found["Delay_sliding"]] == pytest.approx(lost, abs=0.005)
    else:
        assert found["Delay_fixed_end"] == unknown_rate(value)


def agrees_on_gates(found: Recalculated, case: BusinessCase) -> None:
    gates = case.roadmap.gates
    assert found.column("gate_tranche") == pytest.approx([one.tranche for one in gates], abs=0.005)
    assert found.column("gate_spent") == pytest.approx([one.spent_by_then for one in gates], abs=0.005)
    assert found.column("gate_at_risk") == pytest.approx([one.at_risk for one in gates], abs=0.005)
    assert found.column("gate_on") == [one.on for one in gates]


def agrees_on_options(found: Recalculated, case: BusinessCase) -> None:
    options, ways = case.appraisal.options, case.appraisal.alternatives
    for prefix, records in (("option", options), ("way", ways)):
        assert found.column(f"{prefix}_cost")[: len(records)] == [likely(one.cost) for one in records]
        assert found.column(f"{prefix}_worth")[: len(records)] == [likely(one.worth) for one in records]
        assert found.column(f"{prefix}_up_front")[: len(records)] == [cent(one.up_front) for one in records]
        totals = [pytest.approx(one.total, abs=1e-6) for one in records]
        assert found.column(f"{prefix}_total")[: len(records)] == totals
    assert found.column("option_preferred") == ["yes" if one.preferred else "no" for one in options]


def likely(money: Range | None) -> Any:
    return cent(None if money is None else money.base)


def cent(amount: float | None) -> Any:
    return "not yet quantified" if amount is None else pytest.approx(amount, abs=0.005)


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


def tranche(amount: float | None) -> Callable[[CaseFile], CaseFile]:
    return lambda case: case.model_copy(
        update={"programme": case.programme.model_copy(update={"first_tranche": amount})}
    )


def option(name: str, **values: Any) -> Callable[[CaseFile], CaseFile]:
    """The case with the user's own figures of another option changed or added."""

    def changed(case: CaseFile) -> CaseFile:
        rows = {one.option: one for one in case.options}
        rows[name] = rows.get(name, OptionEstimate(option=name)).model_copy(update=values)
        return case.model_copy(update={"options": tuple(rows.values())})

    return changed


def serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


# changes that are typed into one file together; none of a group hides another
CHANGES: dict[str, tuple[Change, ...]] = {
    "rates": (
        Change("DiscountRate", 0, 0.17, company(discount_rate=0.17)),
        Change("Contingency", 0, 0.25, assumption("contingency", 0.25)),
        Change("HourlyRate", 0, 51.5, assumption("hourly_rate", 51.5)),
        Change("FirstTranche", 0, 210_000, tranche(210_000)),
        Change("FiscalYearStart", 0, 7, company(fiscal_year_start=7)),
    ),
    "no-rate": (
        Change("DiscountRate", 0, None, company(discount_rate=None)),
        Change("in_ramp", 3, "slow", one(3, ramp="slow")),
    ),
    "benefits": (
        Change("in_likely", 3, 400_000, benefit(3, base=400_000)),
        Change("in_low", 0, None, benefit(0, low=None)),
        Change("in_high", 7, 120_000, benefit(7, high=120_000)),
    ),
    "evidence": (
        Change("in_tier", 0, "E", one(0, evidence_tier="E")),
        Change("in_tier", 3, None, one(3, evidence_tier=None)),
        Change("in_class", 6, "cash saved", one(6, value_class="cash_saved")),
        Change("in_likely", 7, None, benefit(7, base=None)),
    ),
    "dates": (
        Change("in_start", 4, serial(date(2026, 11, 3)), one(4, start=date(2026, 11, 3))),
        Change("in_start", 0, serial(date(2029, 10, 1)), one(0, start=date(2029, 10, 1))),
        Change("in_duration", 1, 12, one(1, duration_months=12)),
        Change("in_duration", 7, None, one(7, duration_months=None)),
    ),
    "costs": (
        Change("in_one_off", 0, 90_000, one(0, one_off_cost=90_000)),
        Change("in_hours", 11, 0, one(11, hours_per_month=0)),
        Change("FirstTranche", 0, None, tranche(None)),
    ),
    "options": (
        Change("option_annual", 4, 120_000, option("outsource", annual_cost=120_000)),
        Change("option_benefit", 4, 900_000, option("outsource", benefit=Estimate(base=900_000))),
        Change("way_benefit", 6, 390_000, option("lead_system", benefit=Estimate(base=390_000))),
    ),
    "drivers": (
        Change("driver_likely", 4, 3.55, driver(1, "marginal_cost_per_contact", base=3.55)),
        Change("driver_high", 3, 0.5, driver(1, "induced_share", high=0.5)),
        Change("driver_likely", 0, None, driver(1, "answer_visits", base=None)),
    ),
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
    for name, changes in CHANGES.items():
        content, changed = books["retail_bank"][0], bank
        for change in changes:
            content, changed = edited(content, change.name, change.row, change.value), change.case(changed)
        books[name] = content, build(changed)
    for end in ENDS:
        content = edited(books["retail_bank"][0] if end == "low" else content, f"driver_{end}", 1, None)
    books["driver-missing"] = content, build(driver(1, "resolved_share", low=None, base=None, high=None)(bank))
    books["own-build-up"] = own_build_up(bank, books["retail_bank"][0])
    books["split-driver"] = split_driver()
    books["customers-kept"] = customers_kept()
    books["cash-before-time"] = cash_before_time()
    swapped = edited(made(build(overlapping(9_000, 5_000))), "in_likely", 1, 20_000)
    return books | {"overlap": (swapped, build(overlapping(9_000, 20_000)))}


def customers_kept() -> tuple[bytes, BusinessCase]:
    """Customers kept who stay on: the churn by which they leave later is typed into the file."""

    def case(churn: float) -> CaseFile:
        inputs = {"customers": 24_000, "reach": 0.3, "churn": churn, "relative_reduction": 0.1}
        given = {name: Estimate(base=one) for name, one in (inputs | {"margin_per_customer": 420}).items()}
        kept = Initiative(
            id="I1", name="Answers that keep customers", driver="D-LOY-CHURN", driver_inputs=given,
            annual_cost=38_000.0, one_off_cost=30_000.0, duration_months=24, evidence_tier="B", goals=("G1",),
        )  # fmt: skip
        goal = Goal(id="G1", statement="Keep more customers", category="customer_loyalty")
        company = Company(name="Parcels", currency="EUR", discount_rate=0.09)
        return CaseFile(company=company, goals=(goal,), initiatives=(kept,))

    return edited(made(build(case(0.18))), "driver_likely", 2, 0.25), build(case(0.25))


def cash_before_time() -> tuple[bytes, BusinessCase]:
    """Time worth more than the cash that moves the same measure; what is called time is typed into the file."""
    case = overlapping(9_000, 20_000)
    later = one(1, value_class="capacity")(case)
    return edited(made(build(case)), "in_class", 1, "capacity released"), build(later)


def own_build_up(bank: CaseFile, content: bytes) -> tuple[bytes, BusinessCase]:
    """A curve of the user's own, typed into the file; the last share is kept."""
    content = edited(content, "in_ramp", 3, "custom")
    for month, share in ((3, 0.2), (6, 0.5), (9, 0.9)):
        content = edited(content, f"own_given{month}", 3, share)
    return content, build(one(3, ramp="custom", ramp_shares=(0.2, 0.5, 0.9))(bank))


def split_driver() -> tuple[bytes, BusinessCase]:
    """A driver whose effect is part cash and part time; the input that splits it is typed into the file."""

    def case(variable: Estimate | None) -> CaseFile:
        given = {
            "contacts_shifted": Estimate(low=20_000, base=40_000, high=50_000),
            "cost_phone": Estimate(base=6.5),
            "cost_messaging": Estimate(low=3, base=3.2, high=4),
            "contacts_per_resolution_messaging": Estimate(base=1.5),
            "contacts_per_resolution_phone": Estimate(base=1.2),
        }
        if variable is not None:
            given["variable_share"] = variable
        moved = Initiative(
            id="I1", name="Messages in place of calls", driver="D-EFF-SHIFT", driver_inputs=given, annual_cost=9_000.0,
            value_class="cash_saved", evidence_tier="B", goals=("G1",),
        )  # fmt: skip
        goal = Goal(id="G1", statement="Bring down the cost to serve", category="operating_efficiency")
        company = Company(name="Parcels", currency="EUR", discount_rate=0.08)
        return CaseFile(company=company, goals=(goal,), initiatives=(moved,))

    content = made(build(case(None)))
    for end, share in (("low", 0.3), ("likely", 0.4), ("high", 0.55)):
        content = edited(content, f"driver_{end}", 5, share)
    return content, build(case(Estimate(low=0.3, base=0.4, high=0.55)))


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
@pytest.mark.parametrize(
    "name",
    [*CHANGES, "driver-missing", "own-build-up", "split-driver", "customers-kept", "cash-before-time", "overlap"],
)
def test_an_input_changed_in_the_file_moves_every_figure_as_in_the_model(
    name: str, books: dict[str, tuple[bytes, BusinessCase]], calculated: dict[str, Recalculated]
) -> None:
    agrees(calculated[name], books[name][1])
    if name in CHANGES and name != "options":
        assert calculated[name].three("Worth") != calculated["retail_bank"].three("Worth")


@pytest.mark.system("soffice")
@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_a_program_that_does_not_calculate_shows_the_same_on_every_sheet(
    name: str, books: dict[str, tuple[bytes, BusinessCase]], calculated: dict[str, Recalculated]
) -> None:
    stored = load_workbook(BytesIO(books[name][0]))
    for sheet in stored.sheet_names:
        shown = stored.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        cells = [cell for row in shown for cell in row]
        again = [cell for row in calculated[name].sheets[sheet] for cell in row]
        assert cells == [pytest.approx(one, abs=0.0101) if isinstance(one, float) else one for one in again], sheet


@pytest.mark.system("soffice")
def test_one_line_moved_alone_gives_the_bars_of_the_tornado(
    books: dict[str, tuple[bytes, BusinessCase]], calculated: dict[str, Recalculated]
) -> None:
    columns = (calculated["manufacturer"].column(f"sens_{key}") for key in ("name", "worth_low", "worth_high"))
    lines = {name: ends for name, *ends in zip(*columns, strict=True)}
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
@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_hard_times_cost_and_bring_what_the_model_says(
    name: str, books: dict[str, tuple[bytes, BusinessCase]], calculated: dict[str, Recalculated]
) -> None:
    found, told = calculated[name], books[name][1].hard_times
    if told is None:
        assert "HardTimes_budget" not in names_in(books[name][0])
        return
    assert found["HardTimes_budget"] == pytest.approx(told.budget, abs=0.005)
    assert found["HardTimes_cost"] == pytest.approx(told.cost, abs=0.005)
    assert found["HardTimes_worth"] == cent(told.worth)
    assert found["HardTimes_fits"] == "yes"
    assert found.column("hard_adds") == [cent(line.worth) for line in told.lines]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recalculated]:
    """The bank's workbook with things changed that the case file does not hold."""
    content = made(build(sample("retail_bank")))
    choices = content
    for name, row, value in CHOICES:
        choices = edited(choices, name, row, value)
    files = {
        "choices": choices,
        "rate": edited(edited(content, "DiscountRate", 0, 0.12), "Scenario", 0, "Low"),
        "evidence": edited(edited(content, "tier_share", 1, 0.8), "HardTimes_share", 0, 0.5),
        "high": edited(content, "Scenario", 0, "High"),
    }
    return recalculate(files, tmp_path_factory.mktemp("played"))


CHOICES: list[tuple[str, int, float | str]] = [
    *(("future_late", 5, 6), ("future_costs", 5, "High"), ("DelayMonths", 0, 5)),
    *(("criterion_weight", 0, 0.5), ("option_score_risk", 4, 0.5), ("hard_kept", 0, "yes")),
]


@pytest.mark.system("soffice")
def test_the_switch_of_sensitivity_reaches_the_low_and_high_case(played: dict[str, Recalculated]) -> None:
    worth = build(sample("retail_bank")).value.worth
    assert worth is not None
    assert played["high"]["WorthChosen"] == pytest.approx(worth.high, abs=0.005)
    assert played["rate"]["WorthChosen"] == pytest.approx(played["rate"]["Worth_low"], abs=0.005)


@pytest.mark.system("soffice")
def test_a_future_of_ones_own_follows_its_cells(played: dict[str, Recalculated]) -> None:
    value = build(sample("retail_bank")).value
    benefits = [0.0] * 6 + [month.benefit.base for month in value.months][:-6]
    costs = [month.cost.high for month in value.months]
    pairs = zip(benefits, costs, strict=True)
    worth = sum((benefit - cost) * 1.09 ** (-month / 12) for month, (benefit, cost) in enumerate(pairs))
    found = played["choices"]
    assert found.column("future_worth")[5] == pytest.approx(worth, abs=0.005)
    assert found.column("future_benefit")[5] == pytest.approx(sum(benefits), abs=0.005)
    assert found.column("future_cost")[5] == pytest.approx(sum(costs), abs=0.005)


@pytest.mark.system("soffice")
def test_another_delay_is_priced_at_once(played: dict[str, Recalculated]) -> None:
    value = build(sample("retail_bank")).value
    assert value.worth is not None
    flows = [month.benefit.base - month.cost.base for month in value.months]
    late = sum(flow * 1.09 ** (-(month + 5) / 12) for month, flow in enumerate(flows[:-5]))
    assert played["choices"]["Delay_fixed_end"] == pytest.approx(value.worth.base - late, abs=0.005)
    assert played["choices"]["Delay_sliding"] == pytest.approx(value.worth.base * (1 - 1.09 ** (-5 / 12)), abs=0.005)


@pytest.mark.system("soffice")
def test_weights_and_judged_scores_move_the_totals(played: dict[str, Recalculated]) -> None:
    appraisal = build(sample("retail_bank")).appraisal
    weights = [0.5, *(one.weight for one in appraisal.criteria[1:])]
    outsourced = [score.points or 0.0 for score in appraisal.options[4].scores]
    outsourced[3] = 0.5
    total = 100 * sum(weight * points for weight, points in zip(weights, outsourced, strict=True)) / sum(weights)
    assert played["choices"].column("option_total")[4] == pytest.approx(total, abs=1e-6)
    assert played["choices"]["WeightTotal"] == pytest.approx(1.2)


@pytest.mark.system("soffice")
def test_what_stays_in_hard_times_is_the_users_choice(played: dict[str, Recalculated]) -> None:
    told = build(sample("retail_bank")).hard_times
    assert told is not None
    assert played["choices"]["HardTimes_cost"] == pytest.approx(told.cost + told.lines[0].cost, abs=0.005)
    assert played["evidence"]["HardTimes_fits"] == "no"


@pytest.mark.system("soffice")
def test_simulated_figures_say_when_they_no_longer_fit_the_inputs(
    played: dict[str, Recalculated], calculated: dict[str, Recalculated]
) -> None:
    assert calculated["retail_bank"]["Simulated_fits"] == "yes"
    assert played["choices"]["Simulated_fits"] == "yes"
    assert played["rate"]["Simulated_fits"] == "no: make the workbook again"
    assert played["rate"]["Simulated_p50"] == calculated["retail_bank"]["Simulated_p50"]


@pytest.mark.system("soffice")
def test_an_assumption_changed_in_the_file_moves_the_worth(played: dict[str, Recalculated]) -> None:
    value = build(sample("retail_bank")).value
    before = sum(line.benefit_pv.base for line in value.lines if line.tier == "B" and line.benefit_pv)
    assert value.worth is not None
    expected = value.worth.base + before * (0.8 / 0.6 - 1)
    assert played["evidence"]["Worth_likely"] == pytest.approx(expected, abs=0.005)


@pytest.mark.system("soffice")
def test_every_change_leaves_a_model_that_adds_up(played: dict[str, Recalculated]) -> None:
    assert {name: found["ModelAddsUp"] for name, found in played.items()} == dict.fromkeys(played, "yes")
