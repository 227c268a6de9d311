"""When money flows: the months of a case, ramps, and streams that are spread over months 0–36.

A *shape* says which share of a yearly amount (or of a one-off amount) falls in each month. Streams with the
same shape are added before they are spread, so that a thousand initiatives cost little more than one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bizcase.engine.value.measures import npv_monthly
from bizcase.model.case_file import CaseFile, Initiative
from bizcase.model.value import HORIZON, NOTHING, Range

Shape = tuple[float, ...]


class Stream(NamedTuple):
    """An amount (low, likely, high) and how it falls on the months."""

    amount: Range
    shape: Shape


def first_month(case: CaseFile, today: date) -> date:
    """The first day of month 1: the earliest start, but not before the month that follows ``today``."""
    starts = [one.start.replace(day=1) for one in case.initiatives if one.start is not None]
    return max(month_after(today, 1), min(starts, default=date.min))


def month_after(day: date, months: int) -> date:
    """The first day of the month that lies ``months`` after that of ``day``.

    >>> month_after(date(2026, 11, 22), 3)
    datetime.date(2027, 2, 1)
    """
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def start_month(initiative: Initiative, first: date) -> int:
    """The month (1, 2 …) in which the initiative starts; 1 when it gives no start or runs already."""
    start = initiative.start
    return 1 if start is None else max(1, (start.year - first.year) * 12 + start.month - first.month + 1)


def last_month(initiative: Initiative, start: int) -> int:
    """The last month in which the initiative costs and brings money."""
    months = initiative.duration_months
    return HORIZON if months is None else min(HORIZON, start + months - 1)


@lru_cache(maxsize=256)
def own_ramp(shares: tuple[float, ...]) -> Shape:
    """As :func:`~bizcase.model.build_up.ramp`, for the user's own curve.

    ``shares`` are reached 3, 6, 9 … months after the start. It runs straight between them; the last one is kept.

    >>> [round(share, 2) for share in own_ramp((0.3, 0.9))[:8]]
    [0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.9]
    """
    points = (0.0, *shares)
    return tuple(_between(points, *divmod(month, 3)) for month in range(HORIZON + 1))


def _between(points: Shape, quarter: int, months: int) -> float:
    before, after = (points[min(place, len(points) - 1)] for place in (quarter, quarter + 1))
    return before + (after - before) * months / 3


@lru_cache(maxsize=4096)
def ramped(reached: Shape, start: int, last: int) -> Shape:
    """A yearly benefit that builds up from month ``start`` to month ``last``; ``reached`` as in
    :func:`~bizcase.model.build_up.ramp`."""
    return tuple(reached[m - start + 1] / 12 if start <= m <= last else 0.0 for m in range(HORIZON + 1))


@lru_cache(maxsize=4096)
def kept_on(saved: Shape, attrition: float) -> Shape:
    """The benefit of customers kept for a while: half a period's in the period of the save, then what is left of them.

    ``saved`` is how many are kept in each period, ``attrition`` the share of them lost from one period to the next.

    >>> [round(share, 3) for share in kept_on((0.0, 1.0, 0.0, 1.0), 0.1)]
    [0.0, 0.5, 0.9, 1.31]
    """
    stay, shares = 1 - attrition, [saved[0] / 2]
    for before, now in pairwise(saved):
        shares.append(stay * shares[-1] + (now + stay * before) / 2)
    return tuple(shares)


@lru_cache(maxsize=4096)
def by_cohort(reached: Shape, start: int, last: int, attrition: float) -> Shape:
    """As :func:`ramped`, for customers kept each month who leave at the yearly rate ``attrition``.

    Those who were kept stay on after ``last``.
    """
    monthly = 1 - (1 - attrition) ** (1 / 12)
    return tuple(share / 12 for share in kept_on(ramped(reached, start, last), monthly))


@lru_cache(maxsize=4096)
def level(start: int, last: int) -> Shape:
    """A yearly cost in twelfths from month ``start`` to month ``last``."""
    return tuple(1 / 12 if start <= month <= last else 0.0 for month in range(HORIZON + 1))


@lru_cache(maxsize=64)
def at_once(start: int) -> Shape:
    """A one-off amount at the start of month ``start``, that is at the end of the month before."""
    return tuple(1.0 if month == start - 1 and start <= HORIZON else 0.0 for month in range(HORIZON + 1))


@lru_cache(maxsize=8192)
def weight(shape: Shape, rate: float | None) -> float:
    """What one unit of a stream is worth: its present value at the annual ``rate``, without one its sum."""
    return sum(shape) if rate is None else npv_monthly(rate, shape)


def total(streams: Iterable[Stream], rate: float | None) -> Range:
    """All streams together, at present value or, without a rate, undiscounted."""
    low = base = high = 0.0
    for amount, shape in streams:
        factor = weight(shape, rate)
        low, base, high = low + amount.low * factor, base + amount.base * factor, high + amount.high * factor
    return Range(low, base, high)


def by_month(streams: Iterable[Stream]) -> list[Range]:
    """All streams together, month 0 to 36."""
    amounts: defaultdict[Shape, Range] = defaultdict(lambda: NOTHING)
    for amount, shape in streams:
        amounts[shape] = add(amounts[shape], amount)
    months = [NOTHING] * (HORIZON + 1)
    for shape, amount in amounts.items():
        months = [add(money, scale(amount, share)) for money, share in zip(months, shape, strict=True)]
    return months


def by_year(flows: Sequence[float]) -> list[float]:
    """Month 0 by itself, then every twelve months together.

    >>> by_year([-5.0, *[1.0] * 24])
    [-5.0, 12.0, 12.0]
    """
    return [flows[0], *(sum(flows[month : month + 12]) for month in range(1, len(flows), 12))]


def later(flows: Sequence[float], months: int) -> list[float]:
    """The same flows ``months`` later; what falls behind the end is lost.

    >>> later([1.0, 2.0, 3.0], 2)
    [0.0, 0.0, 1.0]
    """
    return [*[0.0] * months, *flows][: len(flows)]


def add(one: Range, other: Range) -> Range:
    """The sum, low with low and high with high."""
    return Range(one.low + other.low, one.base + other.base, one.high + other.high)


def net(benefit: Range, cost: Range) -> Range:
    """Benefit less cost; the low case meets the low benefit with the high cost."""
    return Range(benefit.low - cost.high, benefit.base - cost.base, benefit.high - cost.low)


def scale(amount: Range, factor: float) -> Range:
    """``amount`` times a factor of 0 or more."""
    return Range(amount.low * factor, amount.base * factor, amount.high * factor)
