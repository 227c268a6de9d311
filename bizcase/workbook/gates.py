"""Money by the gate: the tranche, what is spent and what is at risk follow the inputs; chances are simulated values."""

from typing import Any

from bizcase.model.roadmap import GatePlan
from bizcase.model.value import HORIZON, GateChoice
from bizcase.workbook.book import Book
from bizcase.workbook.grid import Cell, Column, Formula, Grid
from bizcase.workbook.plan import Plan

KEYS = (
    *("name", "month", "on", "tranche", "spent", "at_risk", "chance_of_stop", "worth_of_stopping"),
    *("measure", "go", "hold", "stop", "owner"),
)
SHAPES: dict[str, tuple[str, str, float]] = {
    "name": ("text", "given", 26),
    "month": ("count", "input", 8),
    "on": ("date", "computed", 13),
    **dict.fromkeys(("tranche", "spent", "at_risk"), ("money", "computed", 17.0)),
    "chance_of_stop": ("share", "simulated", 13),
    "worth_of_stopping": ("money", "simulated", 17),
    "owner": ("text", "given", 22),
}


def write_gates(book: Book, plan: Plan) -> None:
    """The sheet of gates and tranches."""
    page, gates = book.page(plan.sheet("gates"), plan.words["sheet"]["gates"]), plan.case.roadmap.gates
    grid = Grid(page.name, "A5", "gate", KEYS, len(gates))
    found = plan.case.uncertainty
    if found is not None:
        page.put("A3", page.words["simulated"].format(seed=found.seed, draws=f"{found.draws:,}"), role="note")
    rows = [_gate(plan, grid, row, one, plan.case.choice_at(one.id)) for row, one in enumerate(gates)]
    columns = {
        key: Column(
            *SHAPES.get(key, ("text", "given", 36.0)),
            [row[key] for row in rows],
            rule="horizon" if key == "month" else "",
        )
        for key in KEYS
    }
    page.table(grid, columns)
    page.write(grid.end, 0, plan.words["total"], "text", "total")
    total = Formula(f"SUM({grid.all('tranche')})", sum(one.tranche for one in gates))
    page.write(grid.end, KEYS.index("tranche"), total, "money", "total")
    page.finish("B6")


def _gate(plan: Plan, grid: Grid, row: int, one: GatePlan, choice: GateChoice | None) -> dict[str, Any]:
    return {
        **_money(plan, grid, row, one),
        "name": one.name,
        "month": one.month,
        "chance_of_stop": None if choice is None else choice.chance_of_stop,
        "worth_of_stopping": None if choice is None else choice.worth_of_stopping,
        **{key: getattr(one, key) for key in ("measure", "go", "hold", "stop", "owner")},
    }


def _money(plan: Plan, grid: Grid, row: int, one: GatePlan) -> dict[str, Cell]:
    """What is released for the stretch to the next gate, spent by then, and lost if the work stops there."""
    month, spent = grid.at("month", row), grid.at("spent", row)
    until = grid.at("month", row + 1) if row + 1 < grid.rows else str(HORIZON)
    balance = f"INDEX({plan.cash.all('total_likely')},{month}+1)"
    return {
        "on": Formula(f"IF({month}=0,FirstMonth,EOMONTH(FirstMonth,{month}-1))", one.on),
        "tranche": Formula(f"{_spent_by(plan, until)}-{spent}", one.tranche),
        "spent": Formula(f"IF({month}=0,0,{_spent_by(plan, month)})", one.spent_by_then),
        "at_risk": Formula(f"IF({month}=0,0,MAX(0,-{balance}))", one.at_risk),
    }


def _spent_by(plan: Plan, month: str) -> str:
    return f'SUMIF({plan.cash.all("month")},"<="&{month},{plan.cash.all("cost_likely")})'
