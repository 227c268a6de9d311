"""What has no figure yet, why, and who could supply it."""

from collections.abc import Iterator
from datetime import timedelta

from bizcase.engine.value.basis import Basis
from bizcase.engine.value.cash_flow import month_after
from bizcase.engine.value.evidence import Claim
from bizcase.model.value import NotQuantified


def not_quantified(claims: list[Claim], basis: Basis) -> tuple[NotQuantified, ...]:
    """Every benefit, cost and staff time without a figure, in the order of the case."""
    return tuple(gap for claim in claims for gap in _gaps(claim, basis))


def _gaps(claim: Claim, basis: Basis) -> Iterator[NotQuantified]:
    initiative = claim.initiative
    if claim.stated.amount is None or (claim.value_class == "unmonetised" and basis.outcome(initiative)):
        yield _gap(claim, "benefit", claim.why_not, basis)
    if not initiative.states_cost_or_hours:
        yield _gap(claim, "cost", basis.say("why_not.no_cost"), basis)
    if initiative.hours_per_month and basis.hourly_rate is None:
        yield _gap(claim, "staff_time", basis.say("why_not.no_hourly_rate"), basis)


def _gap(claim: Claim, what: str, why: str, basis: Basis) -> NotQuantified:
    outcome = basis.outcome(claim.initiative)
    who = claim.initiative.owner or (basis.say("gaps.nobody") if outcome is None else outcome.executive)
    return NotQuantified(
        subject=claim.initiative.name,
        what=basis.say(f"gaps.{what}"),
        why=why,
        who=who,
        by=month_after(basis.first_month, basis.first_gate) - timedelta(days=1),
    )
