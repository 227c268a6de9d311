"""The value of a case as plain data, for programs that read it."""

from typing import Any

from bizcase.model.business_case import BusinessCase
from bizcase.model.roadmap import GatePlan
from bizcase.model.value import (
    CashYear,
    Conventions,
    Delay,
    GateChoice,
    HardTimes,
    Months,
    NotQuantified,
    Range,
    Uncertainty,
    Value,
)


def value_to_plain(case: BusinessCase) -> dict[str, Any]:
    """Worth, measures, futures, bridge and open points for JSON; ``None`` is what is not known, or has no answer.

    Money is in ``currency``, rates and chances are shares, payback is in months.
    """
    value, futures = case.value, case.uncertainty
    return {
        "currency": value.currency,
        "discount_rate": value.discount_rate,
        "verdict": value.verdict,
        "npv": _ends(value.npv),
        "worth": _ends(value.worth),
        "worth_measure": value.worth_measure,
        "stated_worth": _ends(value.stated_worth),
        **_chances(futures),
        **_measures(value),
        "years": [_year(one) for one in value.years],
        "fiscal_years": [_year(one) for one in value.fiscal_years],
        "scenarios": [_named(one, *_SCENARIO) for one in value.scenarios],
        "hard_times": _hard_times(case.hard_times),
        "gates": [_gate(one, case.choice_at(one.id)) for one in case.roadmap.gates],
        "bridge": [_named(step, "label", "amount", "is_total", "reason") for step in value.bridge],
        "tornado": [_named(bar, "label", "low", "high") for bar in value.tornado],
        "switching": [_named(one, "label", "multiplier", "sentence") for one in value.switching],
        "not_quantified": [_gap(gap) for gap in value.not_quantified],
        "challenges": list(value.challenges),
    }


_SCENARIO = ("id", "name", "assumes", "benefit", "cost", "worth", "payback")
_LINE = ("initiative", "cost", "worth", "kept", "reason")


def _measures(value: Value) -> dict[str, Any]:
    return {
        "total_benefit": _ends(value.total_benefit),
        "total_cost": _ends(value.total_cost),
        "payback_months": _months(value.payback),
        "discounted_payback_months": _months(value.discounted_payback),
        "benefit_cost_ratio": _ends(value.benefit_cost_ratio),
        "roi": value.roi,
        "irr": value.irr,
        "irr_reason": value.irr_reason,
        "mirr": value.mirr,
        "conventions": _whole(value.conventions, "monthly", "end_year", "mid_year"),
        "delay": _whole(value.delay, "months", "fixed_end", "sliding"),
        "peak_exposure": value.peak_exposure,
        "peak_month": value.peak_month,
        "capacity": _ends(value.capacity),
        "expected_loss": _ends(value.expected_loss),
    }


def _year(one: CashYear) -> dict[str, Any]:
    money = {key: _ends(getattr(one, key)) for key in ("benefit", "cost", "net")}
    return _named(one, "number", "label") | money


def _ends(money: Range | None) -> dict[str, float] | None:
    return None if money is None else money._asdict()


def _months(found: Months) -> dict[str, int | None]:
    return dict(zip(Range._fields, found, strict=True))


def _chances(futures: Uncertainty | None) -> dict[str, Any]:
    names = ("mean", "p10", "p50", "p90", "chance_of_loss", "chance_of_payback", "seed", "draws", "correlation")
    months = (None, None, None) if futures is None else futures.payback
    known = dict.fromkeys(names) if futures is None else _named(futures, *names)
    return known | {"payback_months_in_futures": dict(zip(("early", "middle", "late"), months, strict=True))}


def _hard_times(found: HardTimes | None) -> dict[str, Any] | None:
    if found is None:
        return None
    lines = [_named(line, *_LINE) for line in found.lines]
    totals = _named(found, "share", "budget", "cost", "worth", "thread")
    return totals | {"lines": lines, "uncosted": list(found.uncosted)}


def _gate(plan: GatePlan, choice: GateChoice | None) -> dict[str, Any]:
    gate = _named(plan, "id", "name", "month", "spent_by_then", "tranche", "at_risk")
    return gate | {"on": plan.on.isoformat()} | _choice(choice)


def _choice(choice: GateChoice | None) -> dict[str, Any]:
    names = ("chance_of_stop", "worth_of_stopping")
    return dict.fromkeys(names) if choice is None else _named(choice, *names)


def _gap(gap: NotQuantified) -> dict[str, Any]:
    return _named(gap, "subject", "what", "why", "who") | {"by": gap.by.isoformat()}


def _whole(record: Conventions | Delay | None, *names: str) -> dict[str, Any] | None:
    return None if record is None else _named(record, *names)


def _named(record: object, *names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}
