"""What the answer hangs on: every benefit and all cost at their low, likely or high value, by a switch."""

from typing import NamedTuple

from bizcase.workbook.book import Book, Cell, Column, Formula, Grid
from bizcase.workbook.plan import ENDS, Plan

KEYS = ("name", "switch", *ENDS, "chosen", "worth_low", "worth_high", "swing")


class Driver(NamedTuple):
    """Something that moves worth: its name and its part of worth in each case."""

    name: Cell
    low: str
    likely: str
    high: str


def write_sensitivity(book: Book, plan: Plan) -> None:
    """The sheet of sensitivity."""
    words = plan.words["sheet"]["sensitivity"]
    page, drivers = book.page(plan.sheet("sensitivity"), words), _drivers(plan)
    grid = Grid(page.name, "A8", "sens", KEYS, len(drivers))
    page.put("A4", words["scenario"], role="section")
    page.named("Scenario", "B4", words["cases"]["likely"], "text", "input")
    page.accept(3, 1, 3, {"validate": "list", "source": list(words["cases"].values())})
    page.put("A5", words["worth"], role="section")
    page.named("WorthChosen", "B5", Formula(f"SUM({grid.all('chosen')})"), "money", "total")
    page.table(grid, _columns(grid, drivers, words))
    page.finish("B9")


def _drivers(plan: Plan) -> list[Driver]:
    calc, words = plan.workings, plan.words["sheet"]["sensitivity"]
    benefits = [
        Driver(Formula(f'{plan.inputs.at("name", row)}&""'), *(calc.at(f"pv_{end}", row) for end in ENDS))
        for row in range(len(plan.initiatives))
    ]
    costs = (f"-SUMPRODUCT({plan.cash.all(f'cost_{end}')},{plan.cash.all('factor')})" for end in reversed(ENDS))
    return [Driver(words["cost"], *costs), *benefits]


def _columns(grid: Grid, drivers: list[Driver], words: dict[str, dict[str, str]]) -> dict[str, Column]:
    rows, cases = range(len(drivers)), words["cases"]
    switches = (str(words["as_scenario"]), *cases.values())
    return {
        "name": Column("text", "given", 40, [one.name for one in drivers]),
        "switch": Column("text", "input", 18, [switches[0]] * len(drivers), switches),
        **{end: Column("money", "computed", 18, [Formula(getattr(one, end)) for one in drivers]) for end in ENDS},
        "chosen": Column("money", "computed", 18, [_chosen(grid, row, switches) for row in rows]),
        "worth_low": Column("money", "computed", 18, [_moved(grid, row, "low") for row in rows]),
        "worth_high": Column("money", "computed", 18, [_moved(grid, row, "high") for row in rows]),
        "swing": Column("money", "computed", 18, [_swing(grid, row) for row in rows]),
    }


def _chosen(grid: Grid, row: int, switches: tuple[str, ...]) -> Formula:
    as_scenario, low, _, high = switches
    switch = grid.at("switch", row)
    case = f'IF({switch}="{as_scenario}",Scenario,{switch})'
    amounts = (grid.at(end, row) for end in ("low", "high", "likely"))
    return Formula('IF({0}="{1}",{3},IF({0}="{2}",{4},{5}))'.format(case, low, high, *amounts))


def _moved(grid: Grid, row: int, end: str) -> Formula:
    return Formula(f"SUM({grid.all('likely')})-{grid.at('likely', row)}+{grid.at(end, row)}")


def _swing(grid: Grid, row: int) -> Formula:
    return Formula(f"ABS({grid.at('high', row)}-{grid.at('low', row)})")
