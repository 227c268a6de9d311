"""What the user said: the figures of the company and one row for each initiative, free to be changed."""

from typing import Any, get_args

from bizcase.model.case_file import OWN_RAMP, Estimate, Initiative, Status
from bizcase.model.value import ValueLine
from bizcase.workbook.book import Book, Page
from bizcase.workbook.grid import Cell, Column, Formula
from bizcase.workbook.known import cost_factors
from bizcase.workbook.plan import QUARTERS, Plan

RULES = {
    "CaseDate": "date",
    "DiscountRate": "rate",
    "HourlyRate": "money",
    "Contingency": "rate",
    "FirstTranche": "amount",
    "FiscalYearStart": "month",
}
COMPANY = (
    *("CaseDate", "FirstMonth", "DiscountRate", "HourlyRate", "Contingency", "FirstTranche", "FiscalYearStart"),
    *("CostLow", "CostLikely", "CostHigh"),
)
TOP = 4
SHAPES: dict[str, tuple[str, str, float]] = {
    "id": ("text", "given", 7),
    "name": ("text", "given", 38),
    "owner": ("text", "input", 20),
    "class": ("text", "input", 16),
    "start": ("date", "input", 12),
    "duration": ("count", "input", 10),
    "one_off": ("money", "input", 14),
    "annual_cost": ("money", "input", 14),
    "hours": ("number", "input", 10),
    "low": ("money", "input", 15),
    "likely": ("money", "input", 15),
    "high": ("money", "input", 15),
    "attributed": ("text", "input", 13),
    "group": ("text", "input", 22),
    "measure": ("text", "input", 40),
}
ROW_RULES = {
    "start": "date",
    "duration": "months",
    "hours": "amount",
    **dict.fromkeys(("one_off", "annual_cost", "low", "likely", "high"), "money"),
}


def write_inputs(book: Book, plan: Plan) -> None:
    """The sheet of inputs."""
    page = book.page(plan.sheet("inputs"), plan.words["sheet"]["inputs"])
    _company(page, plan)
    page.put(f"B{TOP + len(COMPANY) + 1}", page.words["initiatives"], role="section")
    page.table(plan.inputs, _columns(plan))
    page.put(f"B{plan.inputs.end + 3}", page.words["own_build_up"], role="section")
    page.table(plan.custom, _own_build_up(plan), _quarters(page))
    page.finish("C17")


def _company(page: Page, plan: Plan) -> None:
    labels, currency = page.words["company"], plan.case.case.company.currency
    for row, name in enumerate(COMPANY, start=TOP):
        value, kind, role = _company_cells(plan)[name]
        page.put(f"B{row}", " ".join(labels[name].format(currency=currency).split()), role="label")
        page.named(name, f"C{row}", value, kind, role, RULES.get(name, ""))


def _company_cells(plan: Plan) -> dict[str, tuple[Cell, str, str]]:
    company = plan.case.case.company
    cells: dict[str, tuple[Cell, str, str]] = {
        "CaseDate": (plan.case.today, "date", "input"),
        "FirstMonth": (_first_month(plan), "month", "computed"),
        "DiscountRate": (company.discount_rate, "share", "input"),
        "HourlyRate": (plan.case.case.assumed("hourly_rate"), "money", "input"),
        "Contingency": (plan.case.case.assumed("contingency"), "share", "input"),
        "FirstTranche": (plan.case.case.programme.first_tranche, "money", "input"),
        "FiscalYearStart": (company.fiscal_year_start, "count", "input"),
    }
    return cells | _cost_factors(plan)


def _first_month(plan: Plan) -> Formula:
    """The month of the earliest start, but not before the month after the case is dated."""
    next_month = "DATE(YEAR(CaseDate),MONTH(CaseDate)+1,1)"
    earliest = f"MIN({plan.inputs.all('start')})"
    first = f"MAX({next_month},DATE(YEAR({earliest}),MONTH({earliest}),1))"
    return Formula(first, plan.case.value.first_month)


def _cost_factors(plan: Plan) -> dict[str, tuple[Cell, str, str]]:
    cost = plan.catalogue.value_wording["rules"]["cost_multipliers"]
    row = [one.id for one in plan.catalogue.multipliers].index(cost)
    ends = {"CostLow": "low", "CostLikely": "mean", "CostHigh": "high"}
    return {
        name: (Formula(f"{plan.multipliers.at(end, row)}+N(Contingency)", known), "factor", "computed")
        for (name, end), known in zip(ends.items(), cost_factors(plan), strict=True)
    }


def _columns(plan: Plan) -> dict[str, Column]:
    pairs = list(zip(plan.initiatives, plan.case.value.lines, strict=True))
    rows = [_row(one, line, plan.words) for one, line in pairs]
    choices = {
        "status": get_args(Status),
        "class": tuple(plan.words["value_class"].values()),
        "tier": tuple(one.id for one in plan.catalogue.tiers),
        "optimism": tuple(one.id for one in plan.catalogue.multipliers),
        "ramp": (*(one.id for one in plan.catalogue.ramps), OWN_RAMP),
        "attributed": (plan.words["yes"], plan.words["no"]),
    }
    return {
        key: Column(
            *SHAPES.get(key, ("text", "input", 14.0)),
            [row[key] for row in rows],
            choices.get(key, ()),
            ROW_RULES.get(key, ""),
        )
        for key in plan.inputs.keys
    }


def _row(one: Initiative, line: ValueLine, words: dict[str, Any]) -> dict[str, Cell]:
    benefit = one.benefit or Estimate()
    group, measure = line.moves
    return {
        "id": one.id,
        "name": one.name,
        "owner": one.owner,
        "status": one.status,
        "class": words["value_class"][line.value_class],
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


def _quarters(page: Page) -> dict[str, str]:
    after = page.words["after"]
    return {
        "name": page.words["columns"]["name"],
        **{f"given{month}": after.format(month=month) for month in QUARTERS},
    }


def _own_build_up(plan: Plan) -> dict[str, Column]:
    """A curve of the user's own for each initiative."""
    columns = {"name": Column("text", "computed", SHAPES["name"][2], plan.names())}
    for place, month in enumerate(QUARTERS):
        shares = [next(iter(one.ramp_shares[place:]), None) for one in plan.initiatives]
        columns[f"given{month}"] = Column("share", "input", 10, shares, rule="share")
    return columns
