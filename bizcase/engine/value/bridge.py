"""From what is stated to what is counted, step by step."""

from itertools import pairwise

from bizcase import figures
from bizcase.engine.value import pricing
from bizcase.engine.value.basis import Basis
from bizcase.engine.value.cash_flow import total
from bizcase.engine.value.pricing import Priced
from bizcase.engine.value.totals import Totals
from bizcase.model.value import BridgeStep

STEPS = ("evidence", "overlap", "benefit_optimism", "stated_cost", "cost_optimism")


def bridge(priced: list[Priced], totals: Totals, basis: Basis) -> tuple[BridgeStep, ...]:
    """From gross stated benefits to worth (likely values, to the cent); empty while worth is not known.

    The signed steps add up to the last bar exactly: each is the difference of two levels already rounded.
    """
    if totals.worth is None:
        return ()
    levels = [round(level * 100) for level in _levels(priced, totals, basis)]
    gross = _step("gross", levels[0], is_total=True, basis=basis)
    steps = [
        _step(name, after - before, is_total=False, basis=basis)
        for name, (before, after) in zip(STEPS, pairwise(levels), strict=True)
    ]
    return (gross, *steps, _step("worth", levels[-1], is_total=True, basis=basis))


def _levels(priced: list[Priced], totals: Totals, basis: Basis) -> list[float]:
    """What is left after each step: gross, after evidence, overlap, optimism, cost as stated, cost raised."""
    stated_cost = total(pricing.stated_costs(priced), basis.rate).base
    adjusted = totals.benefit_worth.base
    return [
        total(pricing.stated_benefits(priced), basis.rate).base,
        total(pricing.supported_benefits(priced), basis.rate).base,
        total(pricing.counted_benefits(priced), basis.rate).base,
        adjusted,
        adjusted - stated_cost,
        totals.worth.base if totals.worth is not None else adjusted - totals.cost_worth.base,
    ]


def _step(name: str, cents: int, *, is_total: bool, basis: Basis) -> BridgeStep:
    reason = "reason_with_contingency" if basis.contingency and name == "cost_optimism" else "reason"
    return BridgeStep(
        label=basis.say(f"bridge.{name}.label"),
        amount=cents / 100,
        is_total=is_total,
        reason=basis.say(f"bridge.{name}.{reason}", contingency=figures.percent(basis.contingency)),
    )
