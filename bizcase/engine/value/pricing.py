"""From a claim to money: optimism taken out, costs raised, both laid on the months."""

from typing import NamedTuple

from bizcase.engine.value.basis import Basis
from bizcase.engine.value.cash_flow import (
    Shape,
    Stream,
    at_once,
    by_cohort,
    last_month,
    level,
    own_ramp,
    ramped,
    start_month,
)
from bizcase.engine.value.evidence import Claim, soften
from bizcase.engine.value.stated import known_inputs, result_of
from bizcase.model.build_up import ramp
from bizcase.model.case_file import OWN_RAMP, Initiative
from bizcase.model.catalogue import CASH, Multipliers
from bizcase.model.value import Range


class Priced(NamedTuple):
    """An initiative with its money.

    ``ramp`` names the curve by which the benefit builds up, ``reached`` is the curve itself (see
    :func:`~bizcase.model.build_up.ramp`). ``annual`` is the counted benefit per full year after the optimism
    adjustment, ``shape`` how it falls on the months; ``stated_costs`` are as given, ``costs`` the same after adjustment
    and contingency. ``staff`` is the staff time over the horizon as given, ``None`` when hours or the hourly rate are
    missing.
    """

    claim: Claim
    start: int
    ramp: str
    reached: Shape
    optimism: Multipliers
    shape: Shape
    annual: Range | None
    stated_costs: tuple[Stream, ...]
    costs: tuple[Stream, ...]
    staff: float | None

    @property
    def is_cash(self) -> bool:
        """Whether the benefit may enter the net present value."""
        return self.claim.value_class in CASH


def price(claim: Claim, basis: Basis) -> Priced:
    """The claim with its benefit and costs on the months of the case."""
    kind = "contract" if rests_on_contract(claim) else "adoption"
    ramp_id = claim.initiative.ramp or str(basis.setting(f"rules.ramps.{kind}"))
    reached = _reached(ramp_id, claim.initiative, basis)
    optimism = basis.multipliers[basis.setting(f"rules.benefit_multipliers.{kind}")]
    start = start_month(claim.initiative, basis.first_month)
    last = last_month(claim.initiative, start)
    stated_costs = _stated_costs(claim.initiative, basis.hourly_rate, start, last)
    return Priced(
        claim=claim,
        start=start,
        ramp=ramp_id,
        reached=reached,
        optimism=optimism,
        shape=_shape(claim, reached, start, last),
        annual=_less_optimism(claim, optimism),
        stated_costs=stated_costs,
        costs=tuple(Stream(_raised(cost.amount, basis.cost_factor), cost.shape) for cost in stated_costs),
        staff=_staff(claim.initiative, basis.hourly_rate, sum(level(start, last))),
    )


def _reached(ramp_id: str, initiative: Initiative, basis: Basis) -> Shape:
    return own_ramp(initiative.ramp_shares) if ramp_id == OWN_RAMP else ramp(basis.ramps[ramp_id])


def _shape(claim: Claim, reached: Shape, start: int, last: int) -> Shape:
    leaving = attrition(claim)
    return ramped(reached, start, last) if leaving is None else by_cohort(reached, start, last, leaving)


def attrition(claim: Claim) -> float | None:
    """The share of the customers kept who leave in a year all the same, 0 to 1; ``None`` where none are counted."""
    driver = claim.driver
    if driver is None or not driver.attrition or claim.stated.amount is None or claim.initiative.states_benefit:
        return None
    likely = {name: value.base for name, value in known_inputs(driver, claim.initiative.driver_inputs).items()}
    return min(1.0, max(0.0, result_of(driver.attrition)({**likely, "counted_share": claim.tier_share})))


def rests_on_contract(claim: Claim) -> bool:
    """Whether nobody has to work differently for the saving to come."""
    driver = claim.driver
    return driver is not None and claim.value_class == "cash_saved" and not driver.adoption_dependent


def _less_optimism(claim: Claim, optimism: Multipliers) -> Range | None:
    """An end that the user gave meets the mean multiplier; an end left open, the multiplier of that end."""
    if claim.counted is None:
        return None
    average = optimism.mean
    low = average if claim.stated.has_low else optimism.low
    high = average if claim.stated.has_high else optimism.high
    amount = claim.counted
    return Range(soften(amount.low, low), soften(amount.base, average), soften(amount.high, high))


def _stated_costs(initiative: Initiative, hourly_rate: float | None, start: int, last: int) -> tuple[Stream, ...]:
    staff = 12 * (initiative.hours_per_month or 0.0) * (hourly_rate or 0.0)
    running = (initiative.annual_cost or 0.0) + staff
    costs = ((initiative.one_off_cost or 0.0, at_once(start)), (running, level(start, last)))
    return tuple(Stream(Range(amount, amount, amount), shape) for amount, shape in costs if amount)


def _raised(amount: Range, factor: Range) -> Range:
    return Range(amount.low * factor.low, amount.base * factor.base, amount.high * factor.high)


def _staff(initiative: Initiative, hourly_rate: float | None, years: float) -> float | None:
    if initiative.hours_per_month is None or hourly_rate is None:
        return None
    return initiative.hours_per_month * 12 * hourly_rate * years


def stated_benefits(priced: list[Priced]) -> list[Stream]:
    """The cash benefits as the user states them."""
    return [
        Stream(one.claim.stated.amount, one.shape)
        for one in priced
        if one.is_cash and one.claim.stated.amount is not None
    ]


def supported_benefits(priced: list[Priced]) -> list[Stream]:
    """The cash benefits that their evidence carries."""
    return [Stream(one.claim.supported, one.shape) for one in priced if one.is_cash and one.claim.supported is not None]


def counted_benefits(priced: list[Priced]) -> list[Stream]:
    """The cash benefits after overlap."""
    return [Stream(one.claim.counted, one.shape) for one in priced if one.is_cash and one.claim.counted is not None]


def benefits(priced: list[Priced]) -> list[Stream]:
    """The cash benefits after every adjustment."""
    return [Stream(one.annual, one.shape) for one in priced if one.is_cash and one.annual is not None]


def costs(priced: list[Priced]) -> list[Stream]:
    """All costs after adjustment."""
    return [cost for one in priced for cost in one.costs]


def stated_costs(priced: list[Priced]) -> list[Stream]:
    """All costs as given."""
    return [cost for one in priced for cost in one.stated_costs]


def knows_cost(priced: Priced) -> bool:
    """Whether any cost is stated in money, be it zero, or as hours that have a rate."""
    return priced.claim.initiative.states_cost or priced.staff is not None
