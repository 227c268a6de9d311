"""What a case is worth: the records of value, of other futures and of the plan on less money.

Money is in the case's currency, undiscounted unless a name says ``npv`` or ``pv``. Shares are 0–1. Months count from
the month in which the case starts: month 1 is the first, month 0 the moment before it. ``None`` always means
"not known", never zero.
"""

from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from bizcase.model.catalogue import CASH, Tier, ValueClass

Verdict = Literal["proceed", "pilot first", "not yet known"]
Months = tuple[int | None, int | None, int | None]
HORIZON = 36


class Range(NamedTuple):
    """A low, likely and high value; low ≤ base ≤ high unless a name says otherwise."""

    low: float
    base: float
    high: float


NOTHING = Range(0.0, 0.0, 0.0)


class ValueLine(Struct, frozen=True, kw_only=True):
    """The money of one initiative.

    ``stated`` is the benefit per full year as the user gave it; ``counted`` the same after evidence and overlap
    (``None``: nothing may be counted, and ``why_not`` says why); ``benefit`` and ``cost`` are totals over the
    horizon after the optimism adjustment; ``benefit_pv``/``cost_pv`` are discounted (``None`` without a rate).
    Only ``cash_in`` and ``cash_saved`` enter the net present value. ``annual`` is ``counted`` after the optimism
    adjustment, whose multipliers have the id ``optimism``, and ``build_up`` the share of it that falls in each of the
    months 0–36. ``attributed``: its driver attributes the effect already. ``moves`` names the money that it moves, as
    the overlap group of its driver and as its measure with its outcome (each "" where there is none): lines that
    share one of them count it once. ``capacity`` is the time that the same effect frees per full year beside the
    cash, after evidence and overlap; it stands outside worth.
    """

    initiative: str
    value_class: ValueClass
    tier: Tier | None
    tier_share: float
    stated: Range | None
    counted: Range | None
    why_not: str
    overlaps_with: str
    start_month: int
    ramp: str
    benefit: Range | None
    cost: Range
    benefit_pv: Range | None
    cost_pv: Range | None
    staff_cost: float | None
    arithmetic: str
    annual: Range | None = None
    build_up: tuple[float, ...] = ()
    optimism: str = ""
    attributed: bool = False
    moves: tuple[str, str] = ("", "")
    capacity: Range | None = None

    @property
    def per_year(self) -> Range | None:
        """What counts per full year: cash after optimism; what stands outside worth before it, as its total does."""
        return self.annual if self.value_class in CASH else self.counted


class NotQuantified(Struct, frozen=True, kw_only=True):
    """Something without a figure: what it is, why there is none, who could supply it, and by when: the first gate after
    the start, at which money is released on results."""

    subject: str
    what: str
    why: str
    who: str
    by: date


class BridgeStep(Struct, frozen=True, kw_only=True):
    """One bar of the bridge from gross to net: ``amount`` is signed, a total has ``is_total``."""

    label: str
    amount: float
    is_total: bool
    reason: str


class CashMonth(Struct, frozen=True, kw_only=True):
    """Month 0–36: cash benefit and cost of that month, and the cumulative net, undiscounted."""

    month: int
    benefit: Range
    cost: Range
    cumulative: Range


class CashYear(Struct, frozen=True, kw_only=True):
    """The months of the horizon in one year: cash benefit, cost and net."""

    number: int
    label: str
    benefit: Range
    cost: Range
    net: Range


class TornadoBar(Struct, frozen=True, kw_only=True):
    """One driver moved from its low to its high value, all others at their likely value: the worth at each end."""

    label: str
    low: float
    high: float


class SwitchingValue(Struct, frozen=True, kw_only=True):
    """Where the answer turns: ``multiplier`` on the driver at which the worth is zero (``None``: no such value)."""

    label: str
    multiplier: float | None
    sentence: str


class Scenario(Struct, frozen=True, kw_only=True):
    """One future in money over the horizon: ``benefit`` and ``cost`` undiscounted, ``worth`` as in :class:`Value`.

    ``assumes`` says in a sentence what is taken for granted; ``payback`` is a month, ``None`` beyond the horizon.
    """

    id: str
    name: str
    assumes: str
    benefit: float
    cost: float
    worth: float
    payback: int | None


class Conventions(Struct, frozen=True, kw_only=True):
    """The likely net present value by the month (the one the case uses), by the year's end and by its middle."""

    monthly: float
    end_year: float
    mid_year: float


class Delay(Struct, frozen=True, kw_only=True):
    """What starting ``months`` later loses, as worth: with the end of the horizon fixed, and with it moved along."""

    months: int
    fixed_end: float
    sliding: float


class Value(Struct, frozen=True, kw_only=True):
    """What the whole case is worth over 36 months.

    ``worth`` is the figure that the case argues with: the net present value when a discount rate is known, else the
    undiscounted net; ``worth_measure`` says which. It is ``None`` when no cash benefit may be counted yet, and
    ``total_cost`` while no cost of any initiative is known. ``stated_worth`` is the same from the user's figures,
    unadjusted. Payback is the month (1–36) in which cumulative cash turns positive and stays so, ``None`` when it
    does not. ``peak_exposure`` is positive money at its deepest. ``benefit_cost_ratio`` has no unit. ``capacity`` and
    ``expected_loss`` are per full year and stand outside worth. ``irr`` and ``mirr`` are annual shares of the likely
    cash; ``irr_reason`` says why there is no internal rate of return where it is ``None``. ``roi`` is what is left
    after cost as a share of cost, likely and at present value. ``discounted_payback`` counts discounted cash; like
    ``conventions`` it is empty without a rate. ``fiscal_years`` are ``years`` cut where the company begins its own.
    """

    currency: str
    discount_rate: float | None
    first_month: date
    lines: tuple[ValueLine, ...]
    months: tuple[CashMonth, ...]
    years: tuple[CashYear, ...]
    total_benefit: Range | None
    total_cost: Range | None
    worth: Range | None
    worth_measure: str
    stated_worth: Range | None
    npv: Range | None
    benefit_cost_ratio: Range | None
    payback: Months
    peak_exposure: float
    peak_month: int
    capacity: Range | None
    expected_loss: Range | None
    bridge: tuple[BridgeStep, ...]
    tornado: tuple[TornadoBar, ...]
    switching: tuple[SwitchingValue, ...]
    not_quantified: tuple[NotQuantified, ...]
    challenges: tuple[str, ...]
    verdict: Verdict
    irr: float | None = None
    irr_reason: str = ""
    mirr: float | None = None
    roi: float | None = None
    discounted_payback: Months = (None, None, None)
    conventions: Conventions | None = None
    delay: Delay | None = None
    scenarios: tuple[Scenario, ...] = ()
    fiscal_years: tuple[CashYear, ...] = ()


class BudgetLine(Struct, frozen=True, kw_only=True):
    """One initiative when money is short: its likely cost over the horizon, what it adds to worth (``None``: not yet
    quantified), whether it stays, and why."""

    initiative: str
    cost: float
    worth: float | None
    kept: bool
    reason: str


class HardTimes(Struct, frozen=True, kw_only=True):
    """The plan on ``share`` of its likely cost.

    ``lines`` stand in the order in which money would be given up: the first to go comes first. ``cost`` and ``worth``
    are of what is kept; ``thread`` says in a sentence what holds it together. ``uncosted`` are the initiatives without
    a known cost: they stand in no line.
    """

    share: float
    budget: float
    lines: tuple[BudgetLine, ...]
    cost: float
    worth: float | None
    thread: str
    uncosted: tuple[str, ...] = ()


class GateChoice(Struct, frozen=True, kw_only=True):
    """What a gate is good for: the share of simulated futures in which going on from it loses money, and what being
    able to stop there adds to mean worth, at most: it supposes that the gate shows which future has come."""

    gate: str
    month: int
    chance_of_stop: float
    worth_of_stopping: float


class CashBand(Struct, frozen=True, kw_only=True):
    """Cumulative net cash at the end of a month: one draw in ten ends below ``p10``, one in ten above ``p90``."""

    month: int
    p10: float
    p50: float
    p90: float


class Uncertainty(Struct, frozen=True, kw_only=True):
    """What ``draws`` simulated futures give, from ``seed``; the same seed gives the same figures.

    ``mean``, ``p10``, ``p50`` and ``p90`` are of worth (see :class:`Value`); chances are shares of the draws:
    of a worth below zero, and of cumulative cash above zero at the end of the horizon. ``correlation`` holds among
    benefits that depend on people changing; between benefits and cost it is zero. ``histogram`` counts the draws in
    ranges of equal width, (from, to, draws). ``payback`` are months, (early, middle, late): one future in ten is
    earlier than the first, one in ten later than the last; ``None`` is beyond the horizon.
    """

    seed: int
    draws: int
    correlation: float
    mean: float
    p10: float
    p50: float
    p90: float
    chance_of_loss: float
    chance_of_payback: float
    cash: tuple[CashBand, ...]
    histogram: tuple[tuple[float, float, int], ...]
    payback: Months
    gates: tuple[GateChoice, ...]
