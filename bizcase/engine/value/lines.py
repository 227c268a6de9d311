"""One initiative as a line of the value table."""

from bizcase import figures
from bizcase.engine.value.basis import Basis
from bizcase.engine.value.cash_flow import Stream, total
from bizcase.engine.value.evidence import attributes, money_moved
from bizcase.engine.value.pricing import Priced, attrition
from bizcase.model.value import NOTHING, ValueLine

DIGITS = 3  # as in every exhibit that shows these figures beside their arithmetic


def value_line(priced: Priced, basis: Basis) -> ValueLine:
    """The line of ``priced``, with its arithmetic in words."""
    claim = priced.claim
    benefit = [] if priced.annual is None else [Stream(priced.annual, priced.shape)]
    discounted = basis.rate is not None
    return ValueLine(
        initiative=claim.initiative.id,
        value_class=claim.value_class,
        tier=claim.tier,
        tier_share=claim.tier_share,
        stated=claim.stated.amount,
        counted=claim.counted,
        why_not=claim.why_not,
        overlaps_with=claim.overlaps_with,
        start_month=priced.start,
        ramp=priced.ramp,
        benefit=total(benefit, None) if benefit else None,
        cost=total(priced.costs, None),
        benefit_pv=total(benefit, basis.rate) if benefit and discounted else None,
        cost_pv=total(priced.costs, basis.rate) if discounted else None,
        staff_cost=priced.staff,
        arithmetic="".join((_arithmetic(priced, basis), _capacity(priced, basis), _cohorts(priced, basis))),
        annual=priced.annual,
        build_up=priced.shape,
        optimism=priced.optimism.id,
        attributed=attributes(claim.driver, basis),
        moves=money_moved(claim, basis),
        capacity=claim.capacity,
    )


def _capacity(priced: Priced, basis: Basis) -> str:
    amount = priced.claim.capacity
    if amount is None or amount == NOTHING:
        return ""
    return ". " + basis.say("arithmetic.capacity", capacity=figures.likely_in_range(amount, basis.currency, DIGITS))


def _cohorts(priced: Priced, basis: Basis) -> str:
    leaving = attrition(priced.claim)
    if leaving is None or priced.claim.why_not:
        return ""
    return ". " + basis.say("arithmetic.cohorts", leaving=figures.percent(leaving, 1))


def _arithmetic(priced: Priced, basis: Basis) -> str:
    claim = priced.claim
    if claim.stated.amount is None:
        return claim.why_not
    stated = figures.likely_in_range(claim.stated.amount, basis.currency, DIGITS)
    if claim.why_not:
        return basis.say("arithmetic.not_counted", stated=stated, why_not=claim.why_not)
    where, counts = ("", priced.annual) if priced.is_cash else ("_outside", claim.counted)
    optimism = figures.percent(priced.optimism.mean)
    annual = figures.likely_in_range(counts, basis.currency, DIGITS)
    if claim.tier is None or claim.tier_share == 1:
        return basis.say(f"arithmetic.in_full{where}", stated=stated, optimism=optimism, annual=annual)
    tier = basis.tiers[claim.tier]
    return basis.say(
        f"arithmetic.counted{where}",
        stated=stated,
        share=figures.percent(claim.tier_share),
        tier=tier.id,
        wording=tier.wording,
        optimism=optimism,
        annual=annual,
    )
