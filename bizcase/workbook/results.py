"""What the plan is worth: the measures in three cases, the bridge from stated to counted, the years, the curve."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bizcase.model.value import HORIZON, Range
from bizcase.theme import THEME
from bizcase.workbook.book import Book, Page
from bizcase.workbook.charts import line_chart
from bizcase.workbook.grid import Cell, Formula
from bizcase.workbook.plan import ENDS, Plan
from bizcase.workbook.scenarios import if_rated, payback

COLUMNS = dict(zip(ENDS, "BCD", strict=True))
CHART_COLOURS = {"low": THEME.cost, "likely": THEME.primary, "high": THEME.second}


class Line(NamedTuple):
    """A line of results: the key of its words, its number format, its cells by case."""

    key: str
    kind: str
    cells: dict[str, Cell]


def write_results(book: Book, plan: Plan) -> None:
    """The sheet of results."""
    page = book.page(plan.sheet("results"), plan.words["sheet"]["results"])
    page.width(0, 46)
    for column in (1, 2, 3):
        page.width(column, 18)
    page.width(4, 84)
    last = _measures(page, plan)
    last = _bridge(page, plan, last + 2)
    last = _years(page, plan, last + 2)
    last = _fiscal_years(page, plan, last + 2)
    page.draw(f"A{last + 2}", _curve(book, plan))
    page.finish("B5", whole=True)


def _measures(page: Page, plan: Plan) -> int:
    page.put("A4", _worth_name(plan, page), role="heading")
    for end, column in COLUMNS.items():
        page.put(f"{column}4", page.words["columns"][end], "money", "heading")
    page.put("E4", page.words["columns"]["how"], role="heading")
    row = 4
    for row, line in enumerate(_lines(plan), start=5):
        page.put(f"A{row}", page.words["line"][line.key]["label"])
        for end, cell in line.cells.items():
            page.named(f"{line.key}_{end}", f"{COLUMNS[end]}{row}", cell, line.kind, "computed")
        page.put(f"E{row}", page.words["line"][line.key]["how"], role="given")
    return row


def _worth_name(plan: Plan, page: Page) -> Formula:
    rated, plain = page.words["discounted"], page.words["undiscounted"]
    return Formula(f'IF(ISNUMBER(DiscountRate),"{rated}","{plain}")', plan.case.value.worth_measure.capitalize())


def _lines(plan: Plan) -> Iterator[Line]:
    value = plan.case.value
    yield _each("Worth", "money", plan, value.worth, lambda end: _if_counted(plan, f"SUM({_cash(plan, 'pv', end)})"))
    yield _each("StatedWorth", "money", plan, value.stated_worth, lambda end: _stated(plan, end))
    yield _each("Benefit", "money", plan, value.total_benefit, lambda end: _total(plan, end))
    yield _each("Cost", "money", plan, value.total_cost, lambda end: _cost(plan, end))
    yield _ratio(plan)
    yield from _returns(plan)
    yield _each("Capacity", "money", plan, value.capacity, lambda end: _per_year(plan, "capacity", end))
    yield _each("ExpectedLoss", "money", plan, value.expected_loss, lambda end: _per_year(plan, "expected_loss", end))


def _each(key: str, kind: str, plan: Plan, cached: Range | None, formula: Callable[[str], str]) -> Line:
    amounts: tuple[float | str, ...] = cached or (plan.words["not_quantified"],) * 3
    cells: dict[str, Cell] = {end: Formula(formula(end), amount) for end, amount in zip(ENDS, amounts, strict=True)}
    return Line(key, kind, cells)


def _cash(plan: Plan, what: str, end: str) -> str:
    return plan.cash.all(f"{what}_{end}")


def _unless(condition: str, formula: str, plan: Plan) -> str:
    return f'IF({condition},"{plan.words["not_quantified"]}",{formula})'


def _if_counted(plan: Plan, formula: str) -> str:
    return _unless(f"SUM({plan.workings.all('cash')})=0", formula, plan)


def _total(plan: Plan, end: str) -> str:
    return _if_counted(plan, f"SUM({_cash(plan, 'benefit', end)})")


def _cost(plan: Plan, end: str) -> str:
    """The total cost; not quantified while no cost is stated and no hours have a rate."""
    one_off, annual, hours = (plan.inputs.all(key) for key in ("one_off", "annual_cost", "hours"))
    known = f"COUNT({one_off})+COUNT({annual})+IF(ISNUMBER(HourlyRate),COUNT({hours}),0)"
    return _unless(f"{known}=0", f"SUM({_cash(plan, 'cost', end)})", plan)


def _stated(plan: Plan, end: str) -> str:
    calc = plan.workings
    stated, classes, weight = (calc.all(key) for key in (f"stated_{end}", "class_cash", "weight"))
    benefit, known = f"SUMPRODUCT({classes},{weight},{stated})", f"SUMPRODUCT({classes}*ISNUMBER({stated}))=0"
    return _unless(known, f"{benefit}-SUMPRODUCT({plan.cash.all('stated_cost')},{plan.cash.all('factor')})", plan)


def _worth_of(plan: Plan, what: str, end: str) -> str:
    return f"SUMPRODUCT({_cash(plan, what, end)},{plan.cash.all('factor')})"


def _ratio(plan: Plan) -> Line:
    """Benefit for each unit of cost, both at present value: the lowest, the likely and the highest quotient."""
    pick = {"low": "MIN", "likely": "MIN", "high": "MAX"}

    def ratio(end: str) -> str:
        costs = ("likely",) if end == "likely" else ENDS
        quotients = ",".join(f"{_worth_of(plan, 'benefit', end)}/{_worth_of(plan, 'cost', one)}" for one in costs)
        free = f"{_worth_of(plan, 'cost', 'low')}<=0"
        return _if_counted(plan, f'IF({free},"{plan.words["none"]}",{pick[end]}({quotients}))')

    value = plan.case.value
    unknown = plan.words["not_quantified" if value.total_benefit is None else "none"]
    cached = value.benefit_cost_ratio or (unknown,) * 3
    cells: dict[str, Cell] = {end: Formula(ratio(end), one) for end, one in zip(ENDS, cached, strict=True)}
    return Line("BenefitCostRatio", "factor", cells)


def _returns(plan: Plan) -> Iterator[Line]:
    value, none = plan.case.value, plan.words["none"]
    yield Line("Roi", "share", {"likely": Formula(if_rated(plan, _roi(plan)), _rated(plan, value.roi, none))})
    months = _months(plan, value.payback)
    yield Line("Payback", "count", {end: Formula(_payback(plan, end), months[end]) for end in ENDS})
    months = _months(plan, value.discounted_payback)
    if value.discount_rate is None and value.total_benefit is not None:
        months = dict.fromkeys(ENDS, plan.words["no_rate"])
    yield Line("DiscountedPayback", "count", {end: Formula(_discounted(plan, end), months[end]) for end in ENDS})
    yield from _exposure(plan)
    irr, mirr = (none if rate is None else rate for rate in (value.irr, value.mirr))
    yield Line("InternalRate", "share", {"likely": Formula(_irr(plan), irr)})
    yield Line("ModifiedRate", "share", {"likely": Formula(_mirr(plan), mirr)})


def _exposure(plan: Plan) -> Iterator[Line]:
    balance, value = _cash(plan, "total", "likely"), plan.case.value
    exposure, month = f"MAX(0,0-MIN({balance}))", f"MATCH(MIN({balance}),{balance},0)-1"
    yield Line("PeakExposure", "money", {"likely": Formula(exposure, value.peak_exposure)})
    yield Line("PeakMonth", "count", {"likely": Formula(f"IF({exposure}=0,0,{month})", value.peak_month)})


def _rated(plan: Plan, known: float | None, none: str) -> float | str:
    """What stands for a measure that needs a worth and a rate, and may have no answer even then."""
    value = plan.case.value
    if value.worth is None:
        return str(plan.words["not_quantified"])
    if value.discount_rate is None:
        return str(plan.words["no_rate"])
    return none if known is None else known


def _roi(plan: Plan) -> str:
    benefit, cost = (_worth_of(plan, what, "likely") for what in ("benefit", "cost"))
    return f'IF({cost}<=0,"{plan.words["none"]}",({benefit}-{cost})/{cost})'


def _months(plan: Plan, known: tuple[int | None, ...]) -> dict[str, int | str]:
    late = plan.words["not_quantified" if plan.case.value.total_benefit is None else "not_within"]
    return {end: late if month is None else month for end, month in zip(ENDS, known, strict=True)}


def _payback(plan: Plan, end: str) -> str:
    """The month after the last one in the red."""
    months = payback(_cash(plan, "total", end), plan.cash.all("month"), plan.words["not_within"])
    return _if_counted(plan, months)


def _discounted(plan: Plan, end: str) -> str:
    months = payback(_cash(plan, "pv_total", end), plan.cash.all("month"), plan.words["not_within"])
    return if_rated(plan, months)


def _irr(plan: Plan) -> str:
    """No rate where no money goes out first, it does not come back, or the balance turns more than once."""
    net, none = _cash(plan, "net", "likely"), plan.words["none"]
    signs = plan.cash
    first, later = signs.upward("sign", 0, HORIZON - 1), signs.upward("sign", 1, HORIZON)
    changes = f"SUMPRODUCT(--({first}*{later}<0))"
    outlay = f"INDEX({signs.all('sign')},MATCH(TRUE,INDEX({signs.all('sign')}<>0,0),0))"
    single = f"AND({changes}=1,SUM({net})>0,IFERROR({outlay},0)<0)"
    rate = f'IFERROR((1+IRR({net},0.01))^12-1,"{none}")'
    return f'IF(SUM({plan.workings.all("cash")})=0,"{none}",IF({single},{rate},"{none}"))'


def _mirr(plan: Plan) -> str:
    monthly = "((1+DiscountRate)^(1/12)-1)"
    rate = f"(1+MIRR({_cash(plan, 'net', 'likely')},{monthly},{monthly}))^12-1"
    known = f"AND(ISNUMBER(DiscountRate),SUM({plan.workings.all('cash')})>0)"
    return f'IF({known},IFERROR({rate},"{plan.words["none"]}"),"{plan.words["none"]}")'


def _per_year(plan: Plan, value_class: str, end: str) -> str:
    """One class of value a year; to capacity belongs what an effect frees beside its cash."""
    calc = plan.workings
    chosen = f'({plan.inputs.all("class")}="{plan.words["value_class"][value_class]}")*({calc.all("counts")}=1)'
    known, amount = f"SUMPRODUCT({chosen})", f"SUMPRODUCT({chosen}*{calc.all(f'counted_{end}')})"
    if value_class == "capacity":
        beside = calc.all(f"beside_{end}")
        known, amount = f"{known}+COUNT({beside})", f"{amount}+SUM({beside})"
    return _unless(f"{known}=0", amount, plan)


def _bridge(page: Page, plan: Plan, top: int) -> int:
    """From what is stated to what is counted, likely values at present value."""
    page.put(f"A{top}", page.words["bridge"], role="section")
    steps = list(_steps(plan))
    bars = plan.case.value.bridge or (None,) * len(steps)
    words = plan.catalogue.value_wording["bridge"]
    for row, ((key, formula), bar) in enumerate(zip(steps, bars, strict=True), start=top + 1):
        total = key in {"gross", "worth"}
        role = "total" if total else "computed"
        page.put(f"A{row}", words[key]["label"], role="total" if total else "label")
        cached = plan.words["not_quantified"] if bar is None else bar.amount
        page.named(f"Bridge_{key}", f"C{row}", Formula(_if_counted(plan, formula), cached), "money", role)
        page.put(f"E{row}", words[key]["reason"], role="given")
    return top + len(steps)


def _steps(plan: Plan) -> Iterator[tuple[str, str]]:
    calc = plan.workings
    classes, weight = calc.all("class_cash"), calc.all("weight")
    names = ("stated", "supported", "counted")
    gross, supported, counted = (f"SUMPRODUCT({classes},{weight},{calc.all(f'{one}_likely')})" for one in names)
    adjusted = f"SUM({calc.all('pv_likely')})"
    stated_cost = f"SUMPRODUCT({plan.cash.all('stated_cost')},{plan.cash.all('factor')})"
    yield "gross", gross
    yield "evidence", f"{supported}-{gross}"
    yield "overlap", f"{counted}-{supported}"
    yield "benefit_optimism", f"{adjusted}-{counted}"
    yield "stated_cost", f"-{stated_cost}"
    yield "cost_optimism", f"{stated_cost}-{_worth_of(plan, 'cost', 'likely')}"
    yield (
        "worth",
        "SUM(Bridge_gross,Bridge_evidence,Bridge_overlap,Bridge_benefit_optimism,Bridge_stated_cost,Bridge_cost_optimism)",
    )


def _years(page: Page, plan: Plan, top: int) -> int:
    """Three years of twelve months, likely values; what is spent before month 1 falls in the first."""
    page.put(f"A{top}", page.words["years"], role="section")
    for column, key in zip("BCD", ("benefit", "cost", "net"), strict=True):
        page.put(f"{column}{top}", page.words["columns"][key], "money", "heading")
    page.name_range("YearBenefits", f"B{top + 1}", f"B{top + len(plan.case.value.years)}")
    for row, year in enumerate(plan.case.value.years, start=top + 1):
        page.put(f"A{row}", page.words["year"].format(number=year.number))
        for column, key in zip("BCD", ("benefit", "cost", "net"), strict=True):
            total = f"SUMIF({plan.cash.all('year')},{year.number},{_cash(plan, key, 'likely')})"
            page.put(f"{column}{row}", Formula(total, getattr(year, key).base), "money")
    return top + len(plan.case.value.years)


def _fiscal_years(page: Page, plan: Plan, top: int) -> int:
    """The same by financial year; 37 months always fall in four of them."""
    page.put(f"A{top}", page.words["fiscal_years"], role="section")
    for column, key in zip("BCD", ("benefit", "cost", "net"), strict=True):
        page.put(f"{column}{top}", page.words["columns"][key], "money", "heading")
    ending, years = plan.cash.all("fiscal_year"), plan.case.value.fiscal_years
    for place, year in enumerate(years):
        row = top + 1 + place
        page.put(f"A{row}", Formula(f"MIN({ending})+{place}", year.number), "year")
        for column, key in zip("BCD", ("benefit", "cost", "net"), strict=True):
            total = f"SUMIF({ending},A{row},{_cash(plan, key, 'likely')})"
            page.put(f"{column}{row}", Formula(total, getattr(year, key).base), "money")
    page.name_range("FiscalYears", f"A{top + 1}", f"A{top + len(years)}")
    page.name_range("FiscalNet", f"D{top + 1}", f"D{top + len(years)}")
    return top + len(years)


def _curve(book: Book, plan: Plan) -> object:
    words = plan.words["sheet"]["results"]
    lines = [(words["columns"][end], plan.cash.upward(f"total_{end}", 0, HORIZON), CHART_COLOURS[end]) for end in ENDS]
    return line_chart(book, words["curve"], words["month"], lines, plan.cash.upward("month", 0, HORIZON))
