"""The value of a case as plain data, for programs that read it."""

from typing import Any

from bizcase.model.business_case import Range, Uncertainty, Value


def value_to_plain(value: Value, uncertainty: Uncertainty | None) -> dict[str, Any]:
    """Worth, measures, bridge and open points for JSON; ``None`` is what is not known, or has no answer.

    Money is in ``currency``, rates and chances are shares, payback is in months.
    """
    return {
        "currency": value.currency,
        "discount_rate": value.discount_rate,
        "verdict": value.verdict,
        "npv": _ends(value.npv),
        "worth": _ends(value.worth),
        "worth_measure": value.worth_measure,
        "stated_worth": _ends(value.stated_worth),
        **_chances(uncertainty),
        "total_benefit": _ends(value.total_benefit),
        "total_cost": _ends(value.total_cost),
        "payback_months": dict(zip(Range._fields, value.payback, strict=True)),
        "benefit_cost_ratio": _ends(value.benefit_cost_ratio),
        "irr": value.irr,
        "irr_reason": value.irr_reason,
        "mirr": value.mirr,
        "peak_exposure": value.peak_exposure,
        "peak_month": value.peak_month,
        "capacity": _ends(value.capacity),
        "expected_loss": _ends(value.expected_loss),
        "bridge": [_named(step, "label", "amount", "is_total", "reason") for step in value.bridge],
        "not_quantified": [_named(gap, "subject", "what", "why", "who") for gap in value.not_quantified],
        "challenges": list(value.challenges),
    }


def _ends(money: Range | None) -> dict[str, float] | None:
    return None if money is None else money._asdict()


def _chances(uncertainty: Uncertainty | None) -> dict[str, Any]:
    names = ("p10", "p50", "p90", "chance_of_loss", "chance_of_payback", "seed", "draws", "correlation")
    return dict.fromkeys(names) if uncertainty is None else _named(uncertainty, *names)


def _named(record: object, *names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}
