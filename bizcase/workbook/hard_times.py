"""The plan on less money: the order in which it is given up is the program's, what stays is the user's to change."""

from typing import Any

from bizcase.model.value import BudgetLine, HardTimes
from bizcase.workbook.book import Book, Page
from bizcase.workbook.grid import Cell, Column, Formula, Grid
from bizcase.workbook.plan import Plan

KEYS = ("place", "name", "kept", "cost", "benefit", "pv_cost", "adds", "reason")
SHAPES: dict[str, tuple[str, str, float]] = {
    "place": ("count", "given", 8),
    "name": ("text", "given", 46),
    "kept": ("text", "input", 18),
    **dict.fromkeys(("cost", "benefit", "pv_cost", "adds"), ("money", "computed", 18.0)),
    "reason": ("text", "given", 70),
}
TOP = 6


def write_hard_times(book: Book, plan: Plan) -> None:
    """The sheet of hard times."""
    page, found = book.page(plan.sheet("hard_times"), plan.words["sheet"]["hard_times"]), plan.case.hard_times
    if found is None:
        page.put("A4", page.words["nothing"])
        page.finish("A5")
        return
    page.put("B4", found.thread)
    grid = Grid(page.name, f"A{TOP + 7}", "hard", KEYS, len(found.lines))
    _budget(page, plan, grid, found)
    numbers = {one.id: row for row, one in enumerate(plan.initiatives)}
    rows = [_line(plan, place, numbers[one.initiative], one) for place, one in enumerate(found.lines)]
    answers = {"kept": (plan.words["yes"], plan.words["no"])}
    page.table(grid, {key: Column(*SHAPES[key], [row[key] for row in rows], answers.get(key, ())) for key in KEYS})
    page.finish("C4")


def _budget(page: Page, plan: Plan, grid: Grid, found: HardTimes) -> None:
    """What there is, what the kept part costs, whether it fits, and what it is worth."""
    unknown = plan.words["not_quantified"]
    kept = f'({grid.all("kept")}="{plan.words["yes"]}")'
    worth = f'SUMIF({grid.all("kept")},"{plan.words["yes"]}",{{}})'
    benefit, spent = (worth.format(grid.all(key)) for key in ("benefit", "pv_cost"))
    known = f"SUMPRODUCT({kept}*ISNUMBER({grid.all('benefit')}))"
    fits = f'IF(HardTimes_cost<=HardTimes_budget+0.005,"{plan.words["yes"]}","{plan.words["no"]}")'
    cells: dict[str, tuple[str, str, Cell]] = {
        "share": ("share", "input", found.share),
        "budget": ("money", "computed", Formula(f"HardTimes_share*SUM({grid.all('cost')})", found.budget)),
        "cost": ("money", "computed", Formula(worth.format(grid.all("cost")), found.cost)),
        "fits": ("money", "computed", Formula(fits, plan.words["yes"])),
        "worth": ("money", "total", _worth(known, f"{benefit}-{spent}", unknown, found)),
    }
    for row, (key, (kind, role, value)) in enumerate(cells.items(), start=TOP):
        page.put(f"B{row}", page.words["line"][key])
        page.named(f"HardTimes_{key}", f"C{row}", value, kind, role, "share" if key == "share" else "")


def _worth(known: str, formula: str, unknown: str, found: HardTimes) -> Formula:
    return Formula(f'IF({known}=0,"{unknown}",{formula})', unknown if found.worth is None else found.worth)


def _line(plan: Plan, place: int, row: int, one: BudgetLine) -> dict[str, Any]:
    """An initiative; only what is counted as cash adds to worth."""
    calc, line = plan.workings, plan.case.value.lines[row]
    unknown, spent = plan.words["not_quantified"], (line.cost_pv or line.cost).base
    benefit = f'IF({calc.at("cash", row)}=1,{calc.at("pv_likely", row)},"{unknown}")'
    adds = f'IF({calc.at("cash", row)}=1,{calc.at("pv_likely", row)}-{calc.at("pv_cost", row)},"{unknown}")'
    worth: float | str = unknown if one.worth is None else one.worth
    return {
        "place": place + 1,
        "name": plan.name(row),
        "kept": plan.words["yes"] if one.kept else plan.words["no"],
        "cost": Formula(calc.at("cost", row), one.cost),
        "benefit": Formula(benefit, unknown if one.worth is None else one.worth + spent),
        "pv_cost": Formula(calc.at("pv_cost", row), spent),
        "adds": Formula(adds, worth),
        "reason": one.reason,
    }
