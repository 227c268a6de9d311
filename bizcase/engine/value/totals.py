"""The money of all initiatives together: month by month, by year and as worth."""

from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from bizcase import figures
from bizcase.engine.value import pricing
from bizcase.engine.value.basis import Basis
from bizcase.engine.value.cash_flow import add, by_month, month_after, net, total
from bizcase.engine.value.measures import npv_monthly, peak_exposure
from bizcase.engine.value.pricing import Priced
from bizcase.model.value import NOTHING, CashMonth, CashYear, Range


class NetFlows(NamedTuple):
    """Net cash of months 0–36 in the low, likely and high case of worth."""

    low: list[float]
    base: list[float]
    high: list[float]


class Totals(NamedTuple):
    """All money. ``benefit_worth`` and ``cost_worth`` are at present value, or undiscounted without a rate.

    ``benefit``, ``worth`` and ``stated_worth`` are ``None`` when no cash benefit is counted (or stated), ``cost``
    is ``None`` while no cost is known.
    """

    benefit: Range | None
    cost: Range | None
    benefit_worth: Range
    cost_worth: Range
    worth: Range | None
    stated_worth: Range | None
    flows: NetFlows
    months: tuple[CashMonth, ...]
    exposure: tuple[float, int]


def add_up(priced: list[Priced], basis: Basis) -> Totals:
    """The totals of all priced initiatives."""
    benefits, costs = pricing.benefits(priced), pricing.costs(priced)
    months = _months(by_month(benefits), by_month(costs))
    flows = net_flows(months)
    return Totals(
        benefit=total(benefits, None) if benefits else None,
        cost=total(costs, None) if any(map(pricing.knows_cost, priced)) else None,
        benefit_worth=total(benefits, basis.rate),
        cost_worth=total(costs, basis.rate),
        worth=_worth(flows, basis.rate) if benefits else None,
        stated_worth=_stated_worth(priced, basis.rate),
        flows=flows,
        months=months,
        exposure=peak_exposure(flows.base),
    )


def _months(benefits: list[Range], costs: list[Range]) -> tuple[CashMonth, ...]:
    nets = [net(benefit, cost) for benefit, cost in zip(benefits, costs, strict=True)]
    rows = zip(benefits, costs, accumulate(nets, add), strict=True)
    return tuple(
        CashMonth(month=month, benefit=benefit, cost=cost, cumulative=cumulative)
        for month, (benefit, cost, cumulative) in enumerate(rows)
    )


def net_flows(months: tuple[CashMonth, ...]) -> NetFlows:
    """Benefit less cost of each month; the low case meets the low benefit with the high cost."""
    nets = [net(month.benefit, month.cost) for month in months]
    return NetFlows([one.low for one in nets], [one.base for one in nets], [one.high for one in nets])


def _worth(flows: NetFlows, rate: float | None) -> Range:
    return Range(*(worth_of(flow, rate) for flow in flows))


def worth_of(flow: list[float], rate: float | None) -> float:
    """The net present value of monthly cash at the annual ``rate``; without one its plain sum."""
    return sum(flow) if rate is None else npv_monthly(rate, flow)


def _stated_worth(priced: list[Priced], rate: float | None) -> Range | None:
    stated = pricing.stated_benefits(priced)
    return net(total(stated, rate), total(pricing.stated_costs(priced), rate)) if stated else None


def years(months: tuple[CashMonth, ...], basis: Basis) -> tuple[CashYear, ...]:
    """Three years of twelve months; what is spent before month 1 falls in the first."""
    return tuple(_year(number, months, basis) for number in (1, 2, 3))


def _year(number: int, months: tuple[CashMonth, ...], basis: Basis) -> CashYear:
    first = 0 if number == 1 else 12 * number - 11
    until = figures.month(month_after(basis.first_month, 12 * number - 1))
    return _together(number, basis.say("cash.year", number=number, until=until), months[first : 12 * number + 1])


def _together(number: int, label: str, months: Iterable[CashMonth]) -> CashYear:
    benefit = cost = NOTHING
    for month in months:
        benefit, cost = add(benefit, month.benefit), add(cost, month.cost)
    return CashYear(number=number, label=label, benefit=benefit, cost=cost, net=net(benefit, cost))


def fiscal_years(months: tuple[CashMonth, ...], basis: Basis) -> tuple[CashYear, ...]:
    """The same months by financial year, each with the number of the year in which it ends.

    Calendar years where the company states no start; the first and the last are not whole.
    """
    turn = basis.case.company.fiscal_year_start or 1
    found: dict[int, list[CashMonth]] = {}
    for one in months:
        day = month_after(basis.first_month, one.month - 1)
        found.setdefault(day.year + (1 < turn <= day.month), []).append(one)
    return tuple(
        _together(number, basis.say("cash.fiscal_year", until=figures.month(_last_month(number, turn))), held)
        for number, held in found.items()
    )


def _last_month(year: int, turn: int) -> date:
    return date(year, (turn - 2) % 12 + 1, 1)


def per_year(priced: list[Priced], value_class: str) -> Range | None:
    """One class of value per full year, after evidence and overlap; ``None`` when nothing is counted."""
    claims = [one.claim for one in priced]
    amounts = [one.counted for one in claims if one.value_class == value_class and one.counted is not None]
    if value_class == "capacity":
        amounts += [one.capacity for one in claims if one.capacity is not None]
    result = NOTHING
    for amount in amounts:
        result = add(result, amount)
    return result if amounts else None


def mid_range(totals: Totals) -> float:
    """The worth with every benefit at the mean of its range, taken as a triangle, and the likely cost.

    Below the likely worth where ranges reach further down than up.
    """
    return sum(totals.benefit_worth) / 3 - totals.cost_worth.base
