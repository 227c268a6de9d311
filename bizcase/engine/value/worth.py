"""The value of a whole case."""

from datetime import date

from bizcase.catalogue import Catalogue
from bizcase.engine.value.basis import Basis, find_basis
from bizcase.engine.value.bridge import bridge
from bizcase.engine.value.challenges import challenges
from bizcase.engine.value.evidence import claims
from bizcase.engine.value.gaps import not_quantified
from bizcase.engine.value.lines import value_line
from bizcase.engine.value.measures import annual_rate, irr, mirr, monthly_rate, payback_month
from bizcase.engine.value.pricing import Priced, price
from bizcase.engine.value.sensitivity import switching, tornado
from bizcase.engine.value.totals import Totals, add_up, per_year, years
from bizcase.model.business_case import Match, Range, Value, Verdict
from bizcase.model.case_file import CaseFile


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
    internal_rate, irr_reason = _internal_rate(totals, basis)
    return Value(
        currency=basis.currency,
        discount_rate=basis.rate,
        first_month=basis.first_month,
        lines=tuple(value_line(one, basis) for one in priced),
        months=totals.months,
        years=years(totals.months, basis),
        total_benefit=totals.benefit,
        total_cost=totals.cost,
        worth=totals.worth,
        worth_measure=basis.say(f"worth_measure.{measure}"),
        stated_worth=totals.stated_worth,
        npv=None if basis.rate is None else totals.worth,
        benefit_cost_ratio=_benefit_cost_ratio(totals),
        payback=_payback(totals),
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
        irr=internal_rate,
        irr_reason=irr_reason,
        mirr=_modified_rate(totals, basis.rate),
    )


def _internal_rate(totals: Totals, basis: Basis) -> tuple[float | None, str]:
    """The internal rate of return of likely cash as an annual share, or why there is none."""
    if totals.benefit is None:
        return None, basis.say("irr.not_quantified")
    rate = annual_rate(irr(totals.flows.base))
    if rate is not None:
        return rate, ""
    if sum(totals.flows.base) <= 0:
        return None, basis.say("irr.no_return")
    return None, basis.say("irr.several" if totals.exposure[0] > 0 else "irr.no_outlay")


def _modified_rate(totals: Totals, rate: float | None) -> float | None:
    """The modified internal rate of return as an annual share, borrowing and reinvesting at ``rate``."""
    if totals.benefit is None or rate is None:
        return None
    return annual_rate(mirr(totals.flows.base, monthly_rate(rate), monthly_rate(rate)))


def _benefit_cost_ratio(totals: Totals) -> Range | None:
    if totals.benefit is None or totals.cost_worth.low <= 0:
        return None
    benefit, cost = totals.benefit_worth, totals.cost_worth
    corners = [money / spent for money in benefit for spent in cost]
    return Range(min(corners), benefit.base / cost.base, max(corners))


def _payback(totals: Totals) -> tuple[int | None, int | None, int | None]:
    if totals.benefit is None:
        return (None, None, None)
    low, base, high = (payback_month(flow) for flow in totals.flows)
    return (low, base, high)


def _verdict(totals: Totals, basis: Basis) -> Verdict:
    """The plan is to proceed if it stays worth something when benefits come in a little lower."""
    if totals.worth is None or totals.cost is None:
        return "not yet known"
    room = basis.setting("limits.thin_margin") * totals.benefit_worth.base
    return "proceed" if totals.worth.base > 0 and totals.worth.base >= room else "pilot first"
