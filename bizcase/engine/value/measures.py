"""The measures of finance, on plain lists of net flows: the first flow falls now and is not discounted.

Money in, money out; rates are annual shares unless a name says otherwise. ``None`` means that the measure has
no answer for these flows.
"""

from collections.abc import Sequence
from itertools import accumulate, dropwhile, pairwise

import pyxirr

Flows = Sequence[float]


def monthly_rate(annual: float) -> float:
    """The rate per month that compounds to ``annual``; never a twelfth of it.

    >>> round(monthly_rate(0.10), 6)
    0.007974
    """
    return float((1 + annual) ** (1 / 12) - 1)


def npv(rate: float, flows: Flows) -> float:
    """Net present value of flows at the end of period 0, 1, 2 …, ``rate`` per period."""
    return float(pyxirr.npv(rate, flows) or 0.0)


def npv_mid_year(rate: float, flows: Flows) -> float:
    """Net present value when each year's flow falls in the middle of its year."""
    later = npv(rate, flows) - flows[0]
    return float(flows[0] + later * (1 + rate) ** 0.5)


def npv_monthly(rate: float, flows: Flows) -> float:
    """Net present value of month-end flows at the annual ``rate``."""
    return npv(monthly_rate(rate), flows)


def irr(flows: Flows) -> float | None:
    """The internal rate of return per period.

    ``None`` where it would mislead: no money goes out first, it does not come back, or the balance turns negative
    again, so that several rates may fit. A balance that turns positive once and stays so has exactly one rate above
    zero (Norstrøm, 1972). Waiting before the first flow does not change it.
    """
    flows = list(dropwhile(lambda flow: flow == 0, flows))
    if not flows or flows[0] > 0 or sum(flows) <= 0 or not turns_once(flows):
        return None
    rate = pyxirr.irr(flows)
    return rate if rate is not None and rate > 0 else None


def turns_once(flows: Flows) -> bool:
    """Whether the balance of ``flows`` changes sign exactly once."""
    signs = [balance > 0 for balance in accumulate(flows) if balance != 0]
    return sum(one != other for one, other in pairwise(signs)) == 1


def annual_rate(monthly: float | None) -> float | None:
    """The annual rate that a rate per month compounds to.

    >>> round(annual_rate(monthly_rate(0.10)) or 0, 6)
    0.1
    """
    return None if monthly is None else float((1 + monthly) ** 12 - 1)


def mirr(flows: Flows, finance_rate: float, reinvest_rate: float) -> float | None:
    """The modified internal rate of return: money is borrowed and reinvested at the rates given.

    ``None`` when money flows one way only.
    """
    return pyxirr.mirr(flows, finance_rate, reinvest_rate, silent=True)


def discounted(rate: float, flows: Flows) -> list[float]:
    """Each flow at its present value, ``rate`` per period."""
    return [flow / (1 + rate) ** period for period, flow in enumerate(flows)]


def payback(flows: Flows) -> float | None:
    """Periods until cumulative flow is zero or more for good, linear inside a period, else ``None``."""
    balance = list(accumulate(flows))
    below = [period for period, money in enumerate(balance) if money < 0]
    if not below:
        return 0.0
    last = below[-1]
    if last == len(flows) - 1:
        return None
    return last - balance[last] / flows[last + 1]


def payback_month(flows: Flows) -> int | None:
    """The month in which cumulative flow turns positive and stays so; flows start with month 0."""
    balance = list(accumulate(flows))
    last = max((month for month, money in enumerate(balance) if money <= 0), default=0)
    return None if last == len(flows) - 1 else last + 1


def peak_exposure(flows: Flows) -> tuple[float, int]:
    """The most money that is out at once, as a positive amount, and the period in which it is."""
    deepest, period = min((money, period) for period, money in enumerate(accumulate(flows)))
    return (-deepest, period) if deepest < 0 else (0.0, 0)


def benefit_cost_ratio(benefit: float, cost: float) -> float | None:
    """Benefit for each unit of cost, both at present value; ``None`` without cost."""
    return benefit / cost if cost > 0 else None


def return_on_investment(benefit: float, cost: float) -> float | None:
    """What is left after cost, as a share of cost, both at present value; ``None`` without cost."""
    return (benefit - cost) / cost if cost > 0 else None


def switching_multiplier(fixed: float, moving: float) -> float | None:
    """The factor (0 or more) on ``moving`` at which ``fixed + factor × moving`` is zero, else ``None``."""
    if moving == 0 or -fixed / moving < 0:
        return None
    return -fixed / moving


def cost_of_delay(now: float, later: float) -> float:
    """What waiting loses: the net present value of starting now less that of starting later."""
    return now - later
