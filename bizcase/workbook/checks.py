"""Net present value by other conventions, reconciled, and checks that the model adds up."""

from collections.abc import Iterator

from bizcase.workbook.book import Book, Page
from bizcase.workbook.cash import net_flows
from bizcase.workbook.grid import Cell, Column, Formula, Grid
from bizcase.workbook.known import workings
from bizcase.workbook.plan import Plan
from bizcase.workbook.scenarios import if_rated

PERIODS = ("period", "net", "end_factor", "end_worth", "mid_factor", "mid_worth")
STEPS = ("monthly", "end_year", "end_gap", "mid_year", "mid_gap")
CENT = 0.005
Pair = tuple[str, str, str, float]  # what is checked, the figure on one way and on the other, what it comes to


def write_checks(book: Book, plan: Plan) -> None:
    """The sheet of checks."""
    page = book.page(plan.sheet("checks"), plan.words["sheet"]["checks"])
    page.put("A4", page.words["conventions"], role="section")
    grid = Grid(page.name, "A5", "period", PERIODS, 4)
    page.table(grid, _periods(plan, grid))
    last = _reconciled(page, plan, grid)
    _checks(page, plan, last + 2)
    page.finish("B4")


def _periods(plan: Plan, grid: Grid) -> dict[str, Column]:
    """Month 0 by itself, then three years of twelve months."""
    rows = [_period(plan, grid, year) for year in range(4)]
    kinds = ("count", "money", "factor", "money", "factor", "money")
    return {
        key: Column(kind, "given" if key == "period" else "computed", 48 if key == "period" else 20, cells)
        for key, kind, cells in zip(PERIODS, kinds, zip(*rows, strict=True), strict=True)
    }


def _period(plan: Plan, grid: Grid, year: int) -> tuple[Cell, ...]:
    flow, rate = net_flows(plan)["likely"], plan.case.value.discount_rate or 0.0
    first = 12 * year - 11
    known = sum(flow[first : first + 12]) if year else flow[0]
    net = plan.cash.upward("net_likely", first, first + 11) if year else plan.cash.at("net_likely", 0)
    shift = f"-{grid.at('period', year)}"
    end, middle = (1 + rate) ** -year, (1 + rate) ** (0.5 - year) if year else 1.0
    mid = f"(1+N(DiscountRate))^({shift}+0.5)" if year else "1"
    here = grid.at("net", year)
    return (
        year,
        Formula(f"SUM({net})", known),
        Formula(f"(1+N(DiscountRate))^({shift})", end),
        Formula(f"{here}*{grid.at('end_factor', year)}", known * end),
        Formula(mid, middle),
        Formula(f"{here}*{grid.at('mid_factor', year)}", known * middle),
    )


def _reconciled(page: Page, plan: Plan, grid: Grid) -> int:
    """The convention of the case, the two others, and how far they are from it; the last row comes back."""
    formulas = {
        "monthly": "Worth_likely",
        "end_year": f"SUM({grid.all('end_worth')})",
        "end_gap": "Npv_end_year-Npv_monthly",
        "mid_year": f"SUM({grid.all('mid_worth')})",
        "mid_gap": "Npv_mid_year-Npv_monthly",
    }
    known, top = _known(plan), grid.end + 2
    for row, step in enumerate(STEPS, start=top):
        gap = step.endswith("_gap")
        page.put(f"A{row}", page.words["step"][step], role="note" if gap else "label")
        role = "computed" if gap else "total"
        page.named(f"Npv_{step}", f"B{row}", Formula(if_rated(plan, formulas[step]), known[step]), "money", role)
    return top + len(STEPS) - 1


def _known(plan: Plan) -> dict[str, float | str]:
    value = plan.case.value
    found = value.conventions
    if found is None:
        return dict.fromkeys(STEPS, plan.words["not_quantified" if value.worth is None else "no_rate"])
    gaps = {"end_gap": found.end_year - found.monthly, "mid_gap": found.mid_year - found.monthly}
    known: dict[str, float | str] = {"monthly": found.monthly, "end_year": found.end_year, "mid_year": found.mid_year}
    return known | gaps


def _checks(page: Page, plan: Plan, top: int) -> None:
    """Two ways to the same figure, and whether they agree to the cent."""
    grid = Grid(page.name, f"A{top + 1}", "check", ("check", "one_way", "other_way", "agrees"), len(list(_pairs(plan))))
    page.put(f"A{top}", page.words["adds_up"], role="section")
    rows = [_check(page, plan, grid, row, pair) for row, pair in enumerate(_pairs(plan))]
    shapes = (("text", "given", 48.0), *[("money", "computed", 20.0)] * 2, ("text", "computed", 20.0))
    columns = zip(grid.keys, shapes, zip(*rows, strict=True), strict=True)
    page.table(grid, {key: Column(*shape, cells) for key, shape, cells in columns})
    yes = f'COUNTIF({grid.all("agrees")},"{plan.words["yes"]}")={grid.rows}'
    page.put(f"A{grid.end + 1}", page.words["all"], role="total")
    every = Formula(f'IF({yes},"{plan.words["yes"]}","{plan.words["no"]}")', plan.words["yes"])
    page.named("ModelAddsUp", f"D{grid.end + 1}", every, "text", "total")


def _check(page: Page, plan: Plan, grid: Grid, row: int, pair: Pair) -> tuple[Cell, ...]:
    key, one, other, known = pair
    agrees = f"ABS({grid.at('one_way', row)}-{grid.at('other_way', row)})<{CENT}"
    return (
        page.words["check"][key],
        Formula(one, known),
        Formula(other, known),
        Formula(f'IF({agrees},"{plan.words["yes"]}","{plan.words["no"]}")', plan.words["yes"]),
    )


def _pairs(plan: Plan) -> Iterator[Pair]:
    cash, calc, value = plan.cash, plan.workings, plan.case.value
    net = sum(net_flows(plan)["likely"])
    benefit = sum(one.benefit.base for one in value.months)
    cost = sum(one.cost.base for one in value.months)
    lines = [workings(plan, row) for row in range(len(value.lines))]
    worth = sum(float(one["pv_likely"]) - float(one["pv_cost"]) for one in lines)
    last = len(value.months) - 1
    by_line = f"SUM({calc.all('pv_likely')})-SUM({calc.all('pv_cost')})"
    yield "lines", by_line, f"SUM({cash.all('pv_likely')})", worth
    yield "cumulative", cash.at("total_likely", last), f"SUM({cash.all('net_likely')})", net
    yield "net", f"SUM({cash.all('benefit_likely')})-SUM({cash.all('cost_likely')})", cash.at("total_likely", last), net
    yield "discounted", cash.at("pv_total_likely", last), f"SUM({cash.all('pv_likely')})", worth
    yield "cost", f"SUM({calc.all('cost')})", f"SUM({cash.all('cost_likely')})", cost
    yield "years", "SUM(YearBenefits)", f"SUM({cash.all('benefit_likely')})", benefit
    yield "bridge", "N(Bridge_worth)", "N(Worth_likely)", 0.0 if value.worth is None else value.worth.base
    yield "base", "N(INDEX(future_worth,2))", "IF(COUNT(Worth_likely,Cost_likely)=2,Worth_likely,0)", _base(plan)


def _base(plan: Plan) -> float:
    return next((one.worth for one in plan.case.value.scenarios if one.id == "base"), 0.0)
