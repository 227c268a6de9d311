"""What the money of a case returns: rates of return, paybacks and what is left after cost."""

from typing import NamedTuple

from bizcase.engine.value.basis import Basis
from bizcase.engine.value.cash_flow import by_year
from bizcase.engine.value.measures import (
    annual_rate,
    discounted,
    irr,
    mirr,
    monthly_rate,
    npv,
    npv_mid_year,
    npv_monthly,
    payback_month,
    return_on_investment,
)
from bizcase.engine.value.totals import Totals
from bizcase.model.value import Conventions, Months, Range

NEVER: Months = (None, None, None)


class InternalRate(NamedTuple):
    """The internal rate of return as an annual share; where there is none, ``reason`` says why."""

    rate: float | None
    reason: str


def internal_rate(totals: Totals, basis: Basis) -> InternalRate:
    """The internal rate of return of likely cash."""
    if totals.benefit is None:
        return InternalRate(None, basis.say("irr.not_quantified"))
    rate = annual_rate(irr(totals.flows.base))
    if rate is not None:
        return InternalRate(rate, "")
    if sum(totals.flows.base) <= 0:
        return InternalRate(None, basis.say("irr.no_return"))
    return InternalRate(None, basis.say("irr.several" if totals.exposure[0] > 0 else "irr.no_outlay"))


def modified_rate(totals: Totals, rate: float | None) -> float | None:
    """The modified internal rate of return as an annual share, borrowing and reinvesting at ``rate``."""
    if totals.benefit is None or rate is None:
        return None
    return annual_rate(mirr(totals.flows.base, monthly_rate(rate), monthly_rate(rate)))


def benefit_cost_ratio(totals: Totals) -> Range | None:
    """Benefit for each unit of cost; ``None`` while one of them is not known."""
    if totals.benefit is None or totals.cost_worth.low <= 0:
        return None
    benefit, cost = totals.benefit_worth, totals.cost_worth
    corners = [money / spent for money in benefit for spent in cost]
    return Range(min(corners), benefit.base / cost.base, max(corners))


def roi(totals: Totals, rate: float | None) -> float | None:
    """What is left after cost as a share of cost, likely and at present value."""
    if totals.benefit is None or rate is None:
        return None
    return return_on_investment(totals.benefit_worth.base, totals.cost_worth.base)


def payback(totals: Totals) -> Months:
    """The month of payback in the low, likely and high case of worth."""
    if totals.benefit is None:
        return NEVER
    low, base, high = (payback_month(flow) for flow in totals.flows)
    return (low, base, high)


def discounted_payback(totals: Totals, rate: float | None) -> Months:
    """The same on discounted cash; empty without a rate."""
    if totals.benefit is None or rate is None:
        return NEVER
    low, base, high = (payback_month(discounted(monthly_rate(rate), flow)) for flow in totals.flows)
    return (low, base, high)


def conventions(totals: Totals, rate: float | None) -> Conventions | None:
    """The likely net present value by month, by year's end and by mid-year; what falls in month 0 is not discounted."""
    if totals.benefit is None or rate is None:
        return None
    years = by_year(totals.flows.base)
    return Conventions(
        monthly=npv_monthly(rate, totals.flows.base), end_year=npv(rate, years), mid_year=npv_mid_year(rate, years)
    )
