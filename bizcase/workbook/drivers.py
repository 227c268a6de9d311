"""Value drivers in the user's own figures: each formula lives, at its likely value and at either end."""

import re
from collections.abc import Iterator

from bizcase.model.case_file import Estimate
from bizcase.model.catalogue import Driver, DriverInput
from bizcase.workbook.book import Book, Cell, Column, Formula
from bizcase.workbook.plan import ENDS, Plan

NAME = re.compile(r"[A-Za-z_]\w*")
WIDTHS = {"name": 34.0, "driver": 34.0, "label": 44.0, "note": 40.0, "formula": 60.0, "benchmark": 70.0}


def write_drivers(book: Book, plan: Plan) -> None:
    """The sheet of value drivers; a driver in use stands once for each initiative that uses it."""
    page = book.page(plan.sheet("drivers"), plan.words["sheet"]["drivers"])
    tables = {
        "results": (plan.driver_results, list(_results(plan))),
        "inputs": (plan.driver_inputs, list(_inputs(plan))),
    }
    for key, (grid, rows) in tables.items():
        page.put(f"A{int(grid.corner[1:]) - 1}", page.words[key], role="section")
        free = ENDS if key == "inputs" else ()
        page.table(
            grid,
            {
                name: Column(_kind(name), "input" if name in free else "given", WIDTHS.get(name, 14), cells)
                for name, cells in zip(grid.keys, _turned(rows, len(grid.keys)), strict=True)
            },
        )
    page.finish("B4")


def _kind(name: str) -> str:
    return "text" if name in WIDTHS or name == "unit" else "number"


def _turned(rows: list[tuple[Cell, ...]], width: int) -> list[tuple[Cell, ...]]:
    return list(zip(*rows, strict=True)) if rows else [()] * width


def _starts(plan: Plan) -> Iterator[tuple[int, int, Driver]]:
    """Each use of a driver: the first row of its inputs, the number of its initiative, the driver."""
    first = 0
    for row, driver in plan.driven():
        yield first, row, driver
        first += len(driver.inputs)


def _results(plan: Plan) -> Iterator[tuple[Cell, ...]]:
    for first, row, driver in _starts(plan):
        complete = _complete(plan, first, driver)
        likely, worse, better = (_expression(plan, first, driver, key) for key in ("used_likely", "worse", "better"))
        ends = (f"MIN({likely},{worse},{better})", likely, f"MAX({likely},{worse},{better})")
        answers = (Formula(f'IF({complete},IFERROR({end},""),"")') for end in ends)
        yield plan.initiatives[row].name, driver.name, *answers, driver.formula, driver.benchmark


def _complete(plan: Plan, first: int, driver: Driver) -> str:
    likely = plan.driver_inputs.upward("used_likely", first, first + len(driver.inputs) - 1)
    return f"COUNT({likely})={len(driver.inputs)}"


def _expression(plan: Plan, first: int, driver: Driver, key: str, changed: str = "", end: str = "") -> str:
    """The driver's formula on the cells of column ``key``, input ``changed`` taken from column ``end``."""
    rows = {one.name: first + place for place, one in enumerate(driver.inputs)}

    def cell(found: re.Match[str]) -> str:
        name = found.group()
        return plan.driver_inputs.at(end if name == changed else key, rows[name])

    return f"({NAME.sub(cell, driver.expression)})"


def _inputs(plan: Plan) -> Iterator[tuple[Cell, ...]]:
    for first, row, driver in _starts(plan):
        for place, wanted in enumerate(driver.inputs):
            yield (
                *_asked(plan, row, driver, wanted),
                *_used(plan, first + place),
                *_turns(plan, first, place, driver, wanted),
            )


def _asked(plan: Plan, row: int, driver: Driver, wanted: DriverInput) -> tuple[Cell, ...]:
    initiative = plan.initiatives[row]
    given = initiative.driver_inputs.get(wanted.name, Estimate())
    usual = (wanted.low, wanted.high)
    return (
        initiative.name,
        driver.name,
        wanted.label,
        wanted.unit,
        *usual,
        wanted.note,
        given.low,
        given.base,
        given.high,
    )


def _used(plan: Plan, row: int) -> tuple[Formula, Formula, Formula]:
    low, base, high = (plan.driver_inputs.at(end, row) for end in ENDS)
    return whole_range(low, base, high, plan.driver_inputs.at("used_likely", row))


def whole_range(low: str, base: str, high: str, likely: str) -> tuple[Formula, Formula, Formula]:
    """A range with its likely value (in cell ``likely``) in place of a missing end, "" while there is none."""
    middle = f'IF(AND(ISNUMBER({low}),ISNUMBER({high})),({low}+{high})/2,"")'
    return (
        Formula(f'IF(ISNUMBER({likely}),IF(ISNUMBER({low}),MIN({low},{likely}),{likely}),"")'),
        Formula(f"IF(ISNUMBER({base}),{base},{middle})"),
        Formula(f'IF(ISNUMBER({likely}),IF(ISNUMBER({high}),MAX({high},{likely}),{likely}),"")'),
    )


def _turns(plan: Plan, first: int, place: int, driver: Driver, wanted: DriverInput) -> Iterator[Formula]:
    """The result with this input alone at either end, and which end is the worse one."""
    grid, row = plan.driver_inputs, first + place
    low, high, worse = (grid.at(key, row) for key in ("used_low", "used_high", "worse"))
    for end in ("used_low", "used_high"):
        result = _expression(plan, first, driver, "used_likely", wanted.name, end)
        yield Formula(f'IF({_complete(plan, first, driver)},{result},"")')
    smaller = f"{grid.at('at_low', row)}<={grid.at('at_high', row)}"
    yield Formula(f"IF({low}={high},{low},IF({smaller},{low},{high}))")
    yield Formula(f"IF({worse}={low},{high},{low})")
