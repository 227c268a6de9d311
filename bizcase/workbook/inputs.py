"""What the user said: the figures of the company and one row for each initiative, free to be changed."""

from typing import Any, get_args

from bizcase.model.business_case import ValueLine
from bizcase.model.case_file import Estimate, Initiative, Status
from bizcase.workbook.book import Book, Cell, Column, Formula, Page
from bizcase.workbook.plan import Plan

SHARE_RULE: dict[str, Any] = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": -0.99,
    "maximum": 10,
    "error_type": "warning",
}
DATE_RULE: dict[str, Any] = {"validate": "date", "criteria": ">", "value": "=DATE(1990,1,1)", "error_type": "warning"}
MONTHS_RULE: dict[str, Any] = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 600}
MONTH_RULE: dict[str, Any] = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 12}
COMPANY = (
    *("CaseDate", "FirstMonth", "DiscountRate", "HourlyRate", "Contingency", "FirstTranche", "FiscalYearStart"),
    *("CostLow", "CostLikely", "CostHigh"),
)
RULES = {"CaseDate": DATE_RULE, "DiscountRate": SHARE_RULE, "Contingency": SHARE_RULE, "FiscalYearStart": MONTH_RULE}
TOP = 4


def write_inputs(book: Book, plan: Plan) -> None:
    """The sheet of inputs."""
    page = book.page(plan.sheet("inputs"), plan.words["sheet"]["inputs"])
    _company(page, plan)
    page.table(plan.inputs, _columns(plan))
    first, last = 14 + 1, plan.inputs.end - 1
    if plan.initiatives:
        page.accept(first, plan.inputs.keys.index("start"), last, DATE_RULE)
        page.accept(first, plan.inputs.keys.index("duration"), last, MONTHS_RULE)
    page.finish("C16")


def _company(page: Page, plan: Plan) -> None:
    labels, currency = page.words["company"], plan.case.case.company.currency
    for row, name in enumerate(COMPANY, start=TOP):
        value, kind, role = _company_cells(plan)[name]
        page.put(f"A{row}", "", role="label")
        page.put(f"B{row}", labels[name].format(currency=currency), role="label")
        page.named(name, f"C{row}", value, kind, role)
        if name in RULES:
            page.accept(row - 1, 2, row - 1, RULES[name])


def _company_cells(plan: Plan) -> dict[str, tuple[Cell, str, str]]:
    company = plan.case.case.company
    given = {one.id: one.value for one in plan.case.case.assumptions}
    cells: dict[str, tuple[Cell, str, str]] = {
        "CaseDate": (plan.case.today, "date", "input"),
        "FirstMonth": (_first_month(plan), "month", "computed"),
        "DiscountRate": (company.discount_rate, "share", "input"),
        "HourlyRate": (given.get("hourly_rate"), "money", "input"),
        "Contingency": (given.get("contingency"), "share", "input"),
        "FirstTranche": (plan.case.case.programme.first_tranche, "money", "input"),
        "FiscalYearStart": (company.fiscal_year_start, "count", "input"),
    }
    return cells | _cost_factors(plan)


def _first_month(plan: Plan) -> Formula:
    """The month of the earliest start, but not before the month after the case is dated."""
    next_month = "DATE(YEAR(CaseDate),MONTH(CaseDate)+1,1)"
    earliest = f"MIN({plan.inputs.all('start')})"
    return Formula(f"MAX({next_month},DATE(YEAR({earliest}),MONTH({earliest}),1))")


def _cost_factors(plan: Plan) -> dict[str, tuple[Cell, str, str]]:
    cost = plan.catalogue.value_wording["rules"]["cost_multipliers"]
    row = [one.id for one in plan.catalogue.multipliers].index(cost)
    ends = {"CostLow": "low", "CostLikely": "mean", "CostHigh": "high"}
    return {
        name: (Formula(f"{plan.multipliers.at(end, row)}+N(Contingency)"), "factor", "computed")
        for name, end in ends.items()
    }


def _columns(plan: Plan) -> dict[str, Column]:
    pairs = list(zip(plan.initiatives, plan.case.value.lines, strict=True))
    classes = plan.words["value_class"]
    rows = [_row(one, line, classes, plan.words) for one, line in pairs]
    choices = {
        "status": get_args(Status),
        "class": tuple(classes.values()),
        "tier": tuple(one.id for one in plan.catalogue.tiers),
        "optimism": tuple(one.id for one in plan.catalogue.multipliers),
        "ramp": tuple(one.id for one in plan.catalogue.ramps),
        "attributed": (plan.words["yes"], plan.words["no"]),
    }
    return {
        key: Column(*SHAPES.get(key, ("text", "input", 14.0)), [row[key] for row in rows], choices.get(key, ()))
        for key in plan.inputs.keys
    }


SHAPES: dict[str, tuple[str, str, float]] = {
    "id": ("text", "given", 7),
    "name": ("text", "given", 34),
    "owner": ("text", "input", 20),
    "start": ("date", "input", 12),
    "duration": ("count", "input", 10),
    "one_off": ("money", "input", 14),
    "annual_cost": ("money", "input", 14),
    "hours": ("number", "input", 10),
    "low": ("money", "input", 15),
    "likely": ("money", "input", 15),
    "high": ("money", "input", 15),
    "attributed": ("text", "input", 11),
    "group": ("text", "input", 22),
    "measure": ("text", "input", 40),
}


def _row(one: Initiative, line: ValueLine, classes: dict[str, str], words: dict[str, Any]) -> dict[str, Cell]:
    benefit = one.benefit or Estimate()
    group, measure = line.moves
    return {
        "id": one.id,
        "name": one.name,
        "owner": one.owner,
        "status": one.status,
        "class": classes[line.value_class],
        "tier": one.evidence_tier,
        "optimism": line.optimism,
        "ramp": line.ramp,
        "start": one.start,
        "duration": one.duration_months,
        "one_off": one.one_off_cost,
        "annual_cost": one.annual_cost,
        "hours": one.hours_per_month,
        "low": benefit.low,
        "likely": benefit.base,
        "high": benefit.high,
        "attributed": words["yes"] if line.attributed else words["no"],
        "group": group,
        "measure": measure,
    }
