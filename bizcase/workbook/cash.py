"""Cash month by month, in the low, likely and high case."""

from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from bizcase.model.value import HORIZON
from bizcase.workbook.book import Book
from bizcase.workbook.grid import Cell, Column, Formula
from bizcase.workbook.known import cost_factors, discount_factor
from bizcase.workbook.plan import CASH, ENDS, MONTHS, Plan

KINDS = {
    "month": "count",
    "year": "count",
    "fiscal_year": "year",
    "starting": "month",
    "factor": "factor",
    "sign": "count",
}
OTHERS = {"low": "high", "likely": "likely", "high": "low"}
COSTS = {"low": "CostLow", "likely": "CostLikely", "high": "CostHigh"}
ADDED_UP = ("benefit", "stated", "cost", "net", "pv_low", "pv_likely", "pv_high")


def write_cash_flow(book: Book, plan: Plan) -> None:
    """The sheet of the monthly cash flow."""
    page = book.page(plan.sheet("cash_flow"), plan.words["sheet"]["cash_flow"])
    rows = [dict(_row(plan, month)) for month in MONTHS]
    columns = {
        key: Column(KINDS.get(key, "money"), "given" if key == "month" else "computed", 15, [row[key] for row in rows])
        for key in CASH
    }
    page.table(plan.cash, columns)
    page.write(plan.cash.end, 0, plan.words["total"], "text", "total")
    for place, key in enumerate(CASH):
        if key.startswith(ADDED_UP):
            known = sum(_cached(row[key]) for row in rows)
            page.write(plan.cash.end, place, Formula(f"SUM({plan.cash.all(key)})", known), "money", "total")
    page.finish("C5")


def _cached(cell: Cell) -> float:
    amount = cell.cached if isinstance(cell, Formula) else cell
    return amount if isinstance(amount, int | float) else 0.0


def net_flows(plan: Plan) -> dict[str, list[float]]:
    """Net cash of months 0–36 in each case; the low case meets the low benefit with the high cost."""
    months = plan.case.value.months
    return {
        "low": [one.benefit.low - one.cost.high for one in months],
        "likely": [one.benefit.base - one.cost.base for one in months],
        "high": [one.benefit.high - one.cost.low for one in months],
    }


def _row(plan: Plan, month: int) -> Iterator[tuple[str, Cell]]:
    yield from _dates(plan, month)
    yield from _money(plan, month)
    yield from _balance(plan, month)
    yield from _present_values(plan, month)
    here = plan.cash
    before = here.at("sign", month - 1) if month else "0"
    balance = here.at("total_likely", month)
    yield "sign", Formula(f"IF({balance}=0,{before},SIGN({balance}))", _sign(plan, month))


def _sign(plan: Plan, month: int) -> float:
    balances = [one.cumulative.base for one in plan.case.value.months[: month + 1]]
    last = next((balance for balance in reversed(balances) if balance), 0.0)
    return float((last > 0) - (last < 0))


def _dates(plan: Plan, month: int) -> Iterator[tuple[str, Cell]]:
    starting, first = plan.cash.at("starting", month), plan.case.value.first_month
    index = first.year * 12 + first.month - 1 + month - 1
    then, turn = date(index // 12, index % 12 + 1, 1), plan.case.case.company.fiscal_year_start or 1
    yield "month", month
    yield "starting", Formula(f"EDATE(FirstMonth,{month - 1})", then)
    yield "year", Formula(f"MAX(1,ROUNDUP({plan.cash.at('month', month)}/12,0))", max(1, -(-month // 12)))
    later = f"IF(AND(N(FiscalYearStart)>1,MONTH({starting})>=N(FiscalYearStart)),1,0)"
    yield "fiscal_year", Formula(f"YEAR({starting})+{later}", then.year + (1 < turn <= then.month))


def _money(plan: Plan, month: int) -> Iterator[tuple[str, Cell]]:
    cached, calc, now = plan.case.value.months[month], plan.workings, plan.cash.at("month", month)
    shares = plan.timing.all(f"m{month}")
    for end, amount in zip(ENDS, cached.benefit, strict=True):
        benefit = f"SUMPRODUCT({calc.all('cash')},{calc.all(f'annual_{end}')},{shares})"
        yield f"benefit_{end}", Formula(benefit, amount)
    factor = cost_factors(plan).base
    yield "stated_cost", Formula(_stated_cost(plan, now), cached.cost.base / factor if factor else "")
    for end, amount in zip(ENDS, cached.cost, strict=True):
        yield f"cost_{end}", Formula(f"{plan.cash.at('stated_cost', month)}*{COSTS[end]}", amount)


def _stated_cost(plan: Plan, now: str) -> str:
    start, last, one_off, running = (plan.workings.all(key) for key in ("start", "last", "one_off", "running"))
    at_once = f"SUMPRODUCT(({start}-1={now})*({start}<={HORIZON})*{one_off})"
    return f"{at_once}+SUMPRODUCT(({start}<={now})*({last}>={now})*{running})/12"


def _balance(plan: Plan, month: int) -> Iterator[tuple[str, Cell]]:
    """Net and cumulative cash."""
    here, flows = plan.cash, net_flows(plan)
    for end, balance in zip(ENDS, plan.case.value.months[month].cumulative, strict=True):
        benefit, cost = here.at(f"benefit_{end}", month), here.at(f"cost_{OTHERS[end]}", month)
        yield f"net_{end}", Formula(f"{benefit}-{cost}", flows[end][month])
        before = f"{here.at(f'total_{end}', month - 1)}+" if month else ""
        yield f"total_{end}", Formula(f"{before}{here.at(f'net_{end}', month)}", balance)


def _present_values(plan: Plan, month: int) -> Iterator[tuple[str, Cell]]:
    """Each month's net cash at a monthly rate that compounds to the annual one, and what it adds up to so far."""
    here, now = plan.cash, discount_factor(plan, month)
    discount = f"IF(ISNUMBER(DiscountRate),(1+DiscountRate)^(-{here.at('month', month)}/12),1)"
    yield "factor", Formula(discount, now)
    for end, flow in net_flows(plan).items():
        value, before = here.at(f"pv_{end}", month), f"{here.at(f'pv_total_{end}', month - 1)}+" if month else ""
        yield f"pv_{end}", Formula(f"{here.at(f'net_{end}', month)}*{here.at('factor', month)}", flow[month] * now)
        *_, so_far = accumulate(amount * discount_factor(plan, at) for at, amount in enumerate(flow[: month + 1]))
        yield f"pv_total_{end}", Formula(f"{before}{value}", so_far)
