"""Cash month by month, in the low, likely and high case."""

from collections.abc import Iterator

from bizcase.model.business_case import HORIZON
from bizcase.workbook.book import Book, Cell, Column, Formula
from bizcase.workbook.plan import CASH, ENDS, MONTHS, Plan

KINDS = {"month": "count", "year": "count", "fiscal_year": "count", "starting": "month", "factor": "factor"}
OTHERS = {"low": "high", "likely": "likely", "high": "low"}
COSTS = {"low": "CostLow", "likely": "CostLikely", "high": "CostHigh"}


def write_cash_flow(book: Book, plan: Plan) -> None:
    """The sheet of the monthly cash flow."""
    page = book.page(plan.sheet("cash_flow"), plan.words["sheet"]["cash_flow"])
    rows = [dict(_row(plan, month)) for month in MONTHS]
    columns = {
        key: Column(_kind(key), "given" if key == "month" else "computed", 15, [row[key] for row in rows])
        for key in CASH
    }
    page.table(plan.cash, columns)
    for place, key in enumerate(CASH):
        if key.startswith(("benefit", "stated", "cost", "net", "pv")):
            page.write(plan.cash.end, place, Formula(f"SUM({plan.cash.all(key)})"), "money", "total")
    page.finish("C5")


def _kind(key: str) -> str:
    return "count" if key.startswith(("red", "sign")) else KINDS.get(key, "money")


def _row(plan: Plan, month: int) -> Iterator[tuple[str, Cell]]:
    yield from _dates(plan, month)
    yield from _money(plan, month)
    yield from _balance(plan, month)
    here = plan.cash
    yield "factor", _discount(here.at("month", month))
    for end in ENDS:
        yield f"pv_{end}", Formula(f"{here.at(f'net_{end}', month)}*{here.at('factor', month)}")
        yield f"red_{end}", Formula(f"IF({here.at(f'total_{end}', month)}<=0,{here.at('month', month)},0)")
    before = here.at("sign", month - 1) if month else "0"
    balance = here.at("total_likely", month)
    yield "sign", Formula(f"IF({balance}=0,{before},SIGN({balance}))")


def _discount(month: str) -> Formula:
    """What one unit of money in ``month`` is worth now, at a monthly rate that compounds to the annual one."""
    return Formula(f"IF(ISNUMBER(DiscountRate),(1+DiscountRate)^(-{month}/12),1)")


def _dates(plan: Plan, month: int) -> Iterator[tuple[str, Cell]]:
    starting = plan.cash.at("starting", month)
    yield "month", month
    yield "starting", Formula(f"EDATE(FirstMonth,{month - 1})")
    yield "year", Formula(f"MAX(1,ROUNDUP({plan.cash.at('month', month)}/12,0))")
    later = f"IF(AND(N(FiscalYearStart)>1,MONTH({starting})>=N(FiscalYearStart)),1,0)"
    yield "fiscal_year", Formula(f"YEAR({starting})+{later}")


def _money(plan: Plan, month: int) -> Iterator[tuple[str, Cell]]:
    cached, calc, now = plan.case.value.months[month], plan.workings, plan.cash.at("month", month)
    shares = plan.timing.all(f"m{month}")
    for end, amount in zip(ENDS, cached.benefit, strict=True):
        benefit = f"SUMPRODUCT({calc.all('cash')},{calc.all(f'annual_{end}')},{shares})"
        yield f"benefit_{end}", Formula(benefit, amount)
    yield "stated_cost", Formula(_stated_cost(plan, now))
    for end, amount in zip(ENDS, cached.cost, strict=True):
        yield f"cost_{end}", Formula(f"{plan.cash.at('stated_cost', month)}*{COSTS[end]}", amount)


def _stated_cost(plan: Plan, now: str) -> str:
    start, last, one_off, running = (plan.workings.all(key) for key in ("start", "last", "one_off", "running"))
    at_once = f"SUMPRODUCT(({start}-1={now})*({start}<={HORIZON})*{one_off})"
    return f"{at_once}+SUMPRODUCT(({start}<={now})*({last}>={now})*{running})/12"


def _balance(plan: Plan, month: int) -> Iterator[tuple[str, Cell]]:
    """Net and cumulative cash; the low case meets the low benefit with the high cost."""
    here, cached = plan.cash, plan.case.value.months[month]
    nets = zip(cached.benefit, reversed(cached.cost), strict=True)
    for end, balance, (money, spent) in zip(ENDS, cached.cumulative, nets, strict=True):
        benefit, cost = here.at(f"benefit_{end}", month), here.at(f"cost_{OTHERS[end]}", month)
        yield f"net_{end}", Formula(f"{benefit}-{cost}", money - spent)
        before = f"{here.at(f'total_{end}', month - 1)}+" if month else ""
        yield f"total_{end}", Formula(f"{before}{here.at(f'net_{end}', month)}", balance)
