"""Value drivers in the user's own figures: each formula lives, at its likely value and at either end.

A driver whose benefit is part cash and part capacity has three formulas: the whole, and where the inputs that split
it are given the two parts.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bizcase.model.case_file import Estimate
from bizcase.model.catalogue import Driver, DriverInput
from bizcase.model.estimates import whole_range as whole_estimate
from bizcase.model.value import Range
from bizcase.workbook.arithmetic import in_cells, names_in, range_of, turned_alone, worse_and_better
from bizcase.workbook.book import Book
from bizcase.workbook.grid import Cell, Column, Formula, Grid, turned
from bizcase.workbook.plan import ENDS, PARTS, Plan

WIDTHS = {"name": 34.0, "driver": 34.0, "label": 44.0, "note": 60.0, "formula": 44.0, "benchmark": 60.0, "inputs": 60.0}
LISTED = ("id", "name", "class", "formula", "inputs", "benchmark")


class Use(NamedTuple):
    """An initiative that uses a driver: the first row of its inputs, its number, and the inputs that are known."""

    plan: Plan
    first: int
    row: int
    driver: Driver
    known: dict[str, Range]

    def cell(self, key: str, name: str) -> str:
        """The address of an input in column ``key``."""
        place = next(place for place, one in enumerate(self.driver.all_inputs) if one.name == name)
        turns = self.plan.driver_turns
        grid = turns if key in turns.keys else self.plan.driver_inputs
        return grid.at(key, self.first + place)

    def complete(self, *, split: bool) -> str:
        """Whether every input is known; with ``split`` also those that split the result."""
        asked = len(self.driver.all_inputs if split else self.driver.inputs)
        likely = self.plan.driver_inputs.upward("used_likely", self.first, self.first + asked - 1)
        return f"COUNT({likely})={asked}"

    def expressions(self) -> dict[str, str]:
        """The formulas of the driver by part; a driver that is not split has only the whole."""
        driver = self.driver
        parts = (driver.expression, driver.cash_expression, driver.capacity_expression)
        return {part: one for part, one in zip(PARTS, parts, strict=True) if one and (part == "whole" or self.splits)}

    @property
    def splits(self) -> bool:
        """Whether the driver can be split."""
        return bool(self.driver.split_inputs)


def write_drivers(book: Book, plan: Plan) -> None:
    """The sheet of value drivers; a driver in use stands once for each initiative that uses it."""
    page, uses = book.page(plan.sheet("drivers"), plan.words["sheet"]["drivers"]), list(_uses(plan))
    tables = {
        "results": (plan.driver_results, [_result(use) for use in uses], ()),
        "inputs": (plan.driver_inputs, [row for use in uses for row in _inputs(use)], ENDS),
    }
    for key, (grid, rows, free) in tables.items():
        page.put(f"A{grid.top - 1}", page.words[key], role="section")
        page.table(grid, _columns(grid, rows, free))
    page.finish("B4")


def write_driver_workings(book: Book, plan: Plan) -> None:
    """The sheet of how each figure behind a driver moves the benefit, for each of its formulas."""
    words = plan.words["sheet"]["driver_workings"]
    page, grid = book.page(plan.sheet("driver_workings"), words), plan.driver_turns
    headings = {"name": words["columns"]["name"], "label": words["columns"]["label"]} | {
        f"{part}_{key}": words["part"][part].format(what=words["columns"][key])
        for part in PARTS
        for key in ("at_low", "at_high", "worse", "better")
    }
    rows = [
        (plan.initiatives[use.row].name, wanted.label, *_turns(use, wanted))
        for use in _uses(plan)
        for wanted in use.driver.all_inputs
    ]
    page.table(grid, _columns(grid, rows, ()), headings)
    page.finish("C5")


def _columns(grid: Grid, rows: list[tuple[Cell, ...]], free: tuple[str, ...]) -> dict[str, Column]:
    return {
        key: Column(
            "text" if key in WIDTHS or key == "unit" else "number",
            "input" if key in free else "given",
            WIDTHS.get(key, 16),
            cells,
            rule="money" if key in free else "",
        )
        for key, cells in zip(grid.keys, turned(rows, len(grid.keys)), strict=True)
    }


def used(plan: Plan, row: int, name: str) -> str:
    """The address of the likely value of an input of the driver that initiative ``row`` uses."""
    return next(use.cell("used_likely", name) for use in _uses(plan) if use.row == row)


def _uses(plan: Plan) -> Iterator[Use]:
    first = 0
    for row, driver in plan.driven():
        given = plan.initiatives[row].driver_inputs
        ranges = {one.name: whole_estimate(given.get(one.name, Estimate())) for one in driver.all_inputs}
        yield Use(plan, first, row, driver, {name: known for name, known in ranges.items() if known is not None})
        first += len(driver.all_inputs)


def _result(use: Use) -> tuple[Cell, ...]:
    """The benefit a full year: the whole, or its cash part, and then the capacity beside it."""
    ends, known = {part: _ends(use, part) for part in use.expressions()}, _known(use)
    whole = [f'IF({use.complete(split=False)},IFERROR({end},""),"")' for end in ends["whole"]]
    beside = ['""'] * 3
    if use.splits:
        split = use.complete(split=True)
        whole = [f'IF({split},IFERROR({cash},""),{either})' for cash, either in zip(ends["cash"], whole, strict=True)]
        beside = [f'IF({split},IFERROR({end},""),"")' for end in ends["capacity"]]
    benefit = (Formula(*cell) for cell in zip(whole, known["benefit"], strict=True))
    capacity = (Formula(*cell) for cell in zip(beside, known["capacity"], strict=True))
    driver, name = use.driver, use.plan.initiatives[use.row].name
    return name, driver.name, driver.formula, *benefit, driver.benchmark, *capacity


def _ends(use: Use, part: str) -> tuple[str, str, str]:
    """The low, likely and high end of a formula of the driver."""
    expression = use.expressions()[part]
    likely = in_cells(expression, lambda name: use.cell("used_likely", name))
    worse, better = (
        in_cells(expression, lambda name, side=side: use.cell(f"{part}_{side}", name))  # type: ignore[misc]
        for side in ("worse", "better")
    )
    return f"MIN({likely},{worse},{better})", likely, f"MAX({likely},{worse},{better})"


def _known(use: Use) -> dict[str, tuple[float | str, float | str, float | str]]:
    nothing = ("", "", "")
    whole = all(one.name in use.known for one in use.driver.inputs)
    split = use.splits and whole and all(one.name in use.known for one in use.driver.split_inputs)
    found = use.expressions()
    try:
        benefit = range_of(found["cash" if split else "whole"], use.known) if whole else nothing
        return {"benefit": benefit, "capacity": range_of(found["capacity"], use.known) if split else nothing}
    except ZeroDivisionError:
        return {"benefit": nothing, "capacity": nothing}


def _inputs(use: Use) -> Iterator[tuple[Cell, ...]]:
    for place, wanted in enumerate(use.driver.all_inputs):
        yield *_asked(use, wanted), *_used(use, use.first + place, wanted)


def _asked(use: Use, wanted: DriverInput) -> tuple[Cell, ...]:
    initiative = use.plan.initiatives[use.row]
    given, usual = initiative.driver_inputs.get(wanted.name, Estimate()), (wanted.low, wanted.high)
    asked = (initiative.name, use.driver.name, wanted.label, wanted.unit, *usual, wanted.note)
    return *asked, given.low, given.base, given.high


def _used(use: Use, row: int, wanted: DriverInput) -> Iterator[Formula]:
    grid = use.plan.driver_inputs
    known: tuple[float | str, ...] = use.known.get(wanted.name) or ("", "", "")
    low, base, high = (grid.at(end, row) for end in ENDS)
    formulas = whole_range(low, base, high, grid.at("used_likely", row))
    return (Formula(text, one) for text, one in zip(formulas, known, strict=True))


def whole_range(low: str, base: str, high: str, likely: str) -> tuple[str, str, str]:
    """A range with its likely value (in cell ``likely``) in place of a missing end, "" while there is none."""
    middle = f'IF(AND(ISNUMBER({low}),ISNUMBER({high})),({low}+{high})/2,"")'
    return (
        f'IF(ISNUMBER({likely}),IF(ISNUMBER({low}),MIN({low},{likely}),{likely}),"")',
        f"IF(ISNUMBER({base}),{base},{middle})",
        f'IF(ISNUMBER({likely}),IF(ISNUMBER({high}),MAX({high},{likely}),{likely}),"")',
    )


def _turns(use: Use, wanted: DriverInput) -> Iterator[Cell]:
    """For each formula: the result with this input alone at either end, and which end is the worse one."""
    found = use.expressions()
    for part in PARTS:
        expression = found.get(part, "")
        if wanted.name in names_in(expression):
            yield from _turned_in(use, part, expression, wanted.name)
        else:
            yield from (None,) * 4


def _turned_in(use: Use, part: str, expression: str, name: str) -> Iterator[Formula]:
    split = part != "whole"
    known, complete = _turned_known(use, expression, name, split=split), use.complete(split=split)
    for end, amount in zip(("used_low", "used_high"), known[:2], strict=True):
        result = in_cells(expression, lambda one, end=end: use.cell(end if one == name else "used_likely", one))  # type: ignore[misc]
        yield Formula(f'IF({complete},IFERROR({result},""),"")', amount)
    low, high = use.cell("used_low", name), use.cell("used_high", name)
    at_low, at_high, worse = (use.cell(f"{part}_{key}", name) for key in ("at_low", "at_high", "worse"))
    yield Formula(f"IF({low}={high},{low},IF({at_low}<={at_high},{low},{high}))", known[2])
    yield Formula(f"IF({worse}={low},{high},{low})", known[3])


def _turned_known(use: Use, expression: str, name: str, *, split: bool) -> tuple[float | str, ...]:
    own, asked = use.known.get(name), use.driver.all_inputs if split else use.driver.inputs
    if own is None:
        return ("",) * 4
    if not all(one.name in use.known for one in asked):
        return "", "", own.low, own.high
    try:
        return *turned_alone(expression, use.known, name), *worse_and_better(expression, use.known, name)
    except ZeroDivisionError:
        return "", "", own.low, own.high


def write_driver_list(book: Book, plan: Plan) -> None:
    """The sheet of all value drivers that a benefit may follow from."""
    page, drivers = book.page(plan.sheet("driver_list"), plan.words["sheet"]["driver_list"]), plan.catalogue.drivers
    names = plan.words["value_class"]
    rows: list[tuple[Cell, ...]] = [
        (one.id, one.name, names[one.value_class], one.formula, _listed(one), one.benchmark) for one in drivers
    ]
    page.table(
        Grid(page.name, "A4", "listed", LISTED, len(rows)),
        {
            key: Column("text", "given", 16 if key in {"id", "class"} else WIDTHS[key], cells)
            for key, cells in zip(LISTED, turned(rows, len(LISTED)), strict=True)
        },
    )
    page.finish("C5")


def _listed(driver: Driver) -> str:
    """Every input with its unit and usual range."""
    return "\n".join(f"{one.label} ({', '.join(filter(None, (one.unit, _usual(one))))})" for one in driver.all_inputs)


def _usual(one: DriverInput) -> str:
    if one.low is None:
        return "" if one.high is None else f"≤ {one.high:g}"
    return f"≥ {one.low:g}" if one.high is None else f"{one.low:g}–{one.high:g}"
