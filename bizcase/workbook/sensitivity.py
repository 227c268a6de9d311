"""What the answer hangs on: every benefit and all cost at their low, likely or high value, by a switch."""

from typing import NamedTuple

from bizcase.model.value import Range
from bizcase.theme import THEME
from bizcase.workbook.book import Book, Page
from bizcase.workbook.charts import bars_chart
from bizcase.workbook.grid import Cell, Column, Formula, Grid
from bizcase.workbook.known import discount_factor, workings
from bizcase.workbook.plan import ENDS, Plan

KEYS = ("name", "switch", *ENDS, "chosen", "worth_low", "worth_high", "swing", "place", "turns")
SORTED = ("line", "rank", "if_low", "if_high")
MOST = 10


class Driver(NamedTuple):
    """Something that moves worth: its name, its part of worth in each case, and that part as things are."""

    name: Formula | str
    low: str
    likely: str
    high: str
    known: Range


def write_sensitivity(book: Book, plan: Plan) -> None:
    """The sheet of sensitivity."""
    words = plan.words["sheet"]["sensitivity"]
    page, drivers = book.page(plan.sheet("sensitivity"), words), _drivers(plan)
    grid = Grid(page.name, "A8", "sens", KEYS, len(drivers))
    likely = sum(one.known.base for one in drivers)
    page.put("A4", words["scenario"], role="section")
    page.named("Scenario", "B4", plan.words["cases"]["likely"], "text", "input")
    page.accept("B4", list(plan.words["cases"].values()))
    page.put("A5", words["worth"], role="section")
    page.named("WorthChosen", "B5", Formula(f"SUM({grid.all('chosen')})", likely), "money", "total")
    page.table(grid, _columns(grid, drivers, plan, likely))
    top = grid.end + 3
    tornado = Grid(page.name, f"A{top + 1}", "tornado", SORTED, min(MOST, len(drivers)))
    page.put(f"A{top}", words["tornado"], role="section")
    page.table(tornado, _tornado(grid, tornado, drivers))
    _draw(book, page, tornado, top)
    page.finish("B9")


def _drivers(plan: Plan) -> list[Driver]:
    calc = plan.workings
    known = [workings(plan, row) for row in range(len(plan.initiatives))]
    benefits = [
        Driver(
            plan.name(row),
            calc.at("pv_low", row),
            calc.at("pv_likely", row),
            calc.at("pv_high", row),
            Range(*(float(one[f"pv_{end}"]) for end in ENDS)),
        )
        for row, one in enumerate(known)
    ]
    low, likely, high = (
        f"-SUMPRODUCT({plan.cash.all(f'cost_{end}')},{plan.cash.all('factor')})" for end in reversed(ENDS)
    )
    return [Driver(plan.words["sheet"]["sensitivity"]["cost"], low, likely, high, _cost(plan)), *benefits]


def _cost(plan: Plan) -> Range:
    """The cost as a part of worth: below zero, the high cost in the low case."""
    months = plan.case.value.months
    factors = [discount_factor(plan, one.month) for one in months]
    low, likely, high = (
        -sum(one.cost[end] * factor for one, factor in zip(months, factors, strict=True)) for end in (2, 1, 0)
    )
    return Range(low, likely, high)


def _columns(grid: Grid, drivers: list[Driver], plan: Plan, likely: float) -> dict[str, Column]:
    words, rows = plan.words["sheet"]["sensitivity"], range(len(drivers))
    switches = (str(words["as_scenario"]), *plan.words["cases"].values())
    return {
        "name": Column("text", "given", 48, [one.name for one in drivers]),
        "switch": Column("text", "input", 18, [switches[0]] * len(drivers), switches),
        **{
            end: Column("money", "computed", 18, [Formula(getattr(one, end), one.known[at]) for one in drivers])
            for at, end in enumerate(ENDS)
        },
        "chosen": Column(
            "money", "computed", 18, [_chosen(grid, row, switches, one) for row, one in enumerate(drivers)]
        ),
        "worth_low": Column("money", "computed", 18, [_moved(grid, row, "low", drivers, likely) for row in rows]),
        "worth_high": Column("money", "computed", 18, [_moved(grid, row, "high", drivers, likely) for row in rows]),
        "swing": Column("money", "computed", 18, [_swing(grid, row, one) for row, one in enumerate(drivers)]),
        "place": Column("count", "computed", 9, [_place(grid, row, drivers) for row in rows]),
        "turns": Column(
            "share", "computed", 20, [_turns(grid, row, one, likely, plan) for row, one in enumerate(drivers)]
        ),
    }


def _chosen(grid: Grid, row: int, switches: tuple[str, ...], one: Driver) -> Formula:
    as_scenario, low, _, high = switches
    switch = grid.at("switch", row)
    case = f'IF({switch}="{as_scenario}",Scenario,{switch})'
    amounts = (grid.at(end, row) for end in ("low", "high", "likely"))
    return Formula('IF({0}="{1}",{3},IF({0}="{2}",{4},{5}))'.format(case, low, high, *amounts), one.known.base)


def _moved(grid: Grid, row: int, end: str, drivers: list[Driver], likely: float) -> Formula:
    known = likely - drivers[row].known.base + drivers[row].known[0 if end == "low" else 2]
    return Formula(f"SUM({grid.all('likely')})-{grid.at('likely', row)}+{grid.at(end, row)}", known)


def _swing(grid: Grid, row: int, one: Driver) -> Formula:
    return Formula(f"ABS({grid.at('high', row)}-{grid.at('low', row)})", abs(one.known.high - one.known.low))


def _place(grid: Grid, row: int, drivers: list[Driver]) -> Formula:
    """The place by the size of the difference; of equals the upper one comes first."""
    swings, here = grid.all("swing"), grid.at("swing", row)
    until = grid.upward("swing", 0, row)
    sizes = [abs(one.known.high - one.known.low) for one in drivers]
    known = sum(size > sizes[row] for size in sizes) + sum(size == sizes[row] for size in sizes[: row + 1])
    return Formula(f"SUMPRODUCT(--({swings}>{here}))+SUMPRODUCT(--({until}={here}))", known)


def _turns(grid: Grid, row: int, one: Driver, likely: float, plan: Plan) -> Formula:
    """What the line must come to, as a share of its likely value, for worth to be zero."""
    none, here, worth = plan.words["none"], grid.at("likely", row), f"SUM({grid.all('likely')})"
    share = 1 - likely / one.known.base if one.known.base else -1.0
    at_zero = f"1-{worth}/{here}"
    formula = f'IF({here}=0,"{none}",IF({at_zero}<0,"{none}",{at_zero}))'
    return Formula(formula, none if share < 0 else share)


def _tornado(grid: Grid, tornado: Grid, drivers: list[Driver]) -> dict[str, Column]:
    """The lines with the largest difference, as what they take from and add to the likely worth."""
    order = sorted(drivers, key=lambda one: -abs(one.known.high - one.known.low))[: tornado.rows]
    rows: list[tuple[Cell, ...]] = []
    for row, one in enumerate(order):
        at = f"MATCH({tornado.at('rank', row)},{grid.all('place')},0)"
        likely = f"INDEX({grid.all('likely')},{at})"
        name = one.name.cached if isinstance(one.name, Formula) else one.name
        ends = (
            Formula(f"INDEX({grid.all(end)},{at})-{likely}", one.known[side] - one.known.base)
            for end, side in (("low", 0), ("high", 2))
        )
        rows.append((Formula(f"INDEX({grid.all('name')},{at})", str(name)), row + 1, *ends))
    kinds = (("text", "computed", 48.0), ("count", "given", 18.0), *[("money", "computed", 18.0)] * 2)
    return {
        key: Column(*kind, [cells[place] for cells in rows])
        for place, (key, kind) in enumerate(zip(SORTED, kinds, strict=True))
    }


def _draw(book: Book, page: Page, tornado: Grid, top: int) -> None:
    last = tornado.rows - 1
    bars = [
        (page.words["columns"][key], tornado.upward(key, 0, last), colour)
        for key, colour in (("if_low", THEME.cost), ("if_high", THEME.second))
    ]
    chart = bars_chart(book, page.words["chart"], tornado.upward("line", 0, last), bars)
    page.draw(f"F{top}", chart)
