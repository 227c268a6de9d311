"""The value of a whole case."""

from datetime import date

from bizcase.catalogue import Catalogue
from bizcase.engine.value.basis import Basis, find_basis
from bizcase.engine.value.bridge import bridge
from bizcase.engine.value.challenges import challenges
from bizcase.engine.value.evidence import claims
from bizcase.engine.value.gaps import not_quantified
from bizcase.engine.value.lines import value_line
from bizcase.engine.value.pricing import Priced, price
from bizcase.engine.value.returns import (
    benefit_cost_ratio,
    conventions,
    discounted_payback,
    internal_rate,
    modified_rate,
    payback,
    roi,
)
from bizcase.engine.value.sensitivity import switching, tornado
from bizcase.engine.value.totals import Totals, add_up, fiscal_years, mid_range, per_year, years
from bizcase.engine.value.what_if import delay, scenarios
from bizcase.model.business_case import Match
from bizcase.model.case_file import CaseFile
from bizcase.model.value import Value, Verdict


def value_case(case: CaseFile, matches: tuple[Match, ...], catalogue: Catalogue, today: date) -> Value:
    """What ``case`` is worth over the 36 months from its first start after ``today``.

    ``matches`` give the outcome of each initiative. What has no figure changes no total: it is listed.
    """
    basis = find_basis(case, matches, catalogue, today)
    priced = [price(claim, basis) for claim in claims(basis)]
    return _value(priced, add_up(priced, basis), basis)


def _value(priced: list[Priced], totals: Totals, basis: Basis) -> Value:
    measure = "undiscounted" if basis.rate is None else "discounted"
    exposure, month = totals.exposure
    internal = internal_rate(totals, basis)
    return Value(
        currency=basis.currency,
        discount_rate=basis.rate,
        first_month=basis.first_month,
        lines=tuple(value_line(one, basis) for one in priced),
        months=totals.months,
        years=years(totals.months, basis),
        fiscal_years=fiscal_years(totals.months, basis),
        total_benefit=totals.benefit,
        total_cost=totals.cost,
        worth=totals.worth,
        worth_measure=basis.say(f"worth_measure.{measure}"),
        stated_worth=totals.stated_worth,
        npv=None if basis.rate is None else totals.worth,
        benefit_cost_ratio=benefit_cost_ratio(totals),
        payback=payback(totals),
        peak_exposure=exposure,
        peak_month=month,
        capacity=per_year(priced, "capacity"),
        expected_loss=per_year(priced, "expected_loss"),
        bridge=bridge(priced, totals, basis),
        tornado=tornado(priced, totals, basis),
        switching=switching(priced, totals, basis),
        not_quantified=not_quantified([one.claim for one in priced], basis),
        challenges=challenges(priced, totals, basis),
        verdict=_verdict(totals, basis),
        irr=internal.rate,
        irr_reason=internal.reason,
        mirr=modified_rate(totals, basis.rate),
        roi=roi(totals, basis.rate),
        discounted_payback=discounted_payback(totals, basis.rate),
        conventions=conventions(totals, basis.rate),
        delay=delay(totals, basis),
        scenarios=scenarios(totals, basis),
    )


def _verdict(totals: Totals, basis: Basis) -> Verdict:
    """The plan is to proceed if it stays worth something when benefits come in a little lower, or mid-range."""
    if totals.worth is None or totals.cost is None:
        return "not yet known"
    room = basis.setting("limits.thin_margin") * totals.benefit_worth.base
    holds = totals.worth.base > 0 and totals.worth.base >= room and mid_range(totals) > 0
    return "proceed" if holds else "pilot first"
