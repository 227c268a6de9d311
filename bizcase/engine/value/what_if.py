"""What happens if: the case in other futures, and a year later."""

from collections.abc import Iterator, Sequence

from bizcase import figures
from bizcase.engine.value.basis import Basis
from bizcase.engine.value.cash_flow import later
from bizcase.engine.value.measures import cost_of_delay, npv_monthly, payback_month
from bizcase.engine.value.totals import Totals, worth_of
from bizcase.model.value import Delay, Scenario

Flow = Sequence[float]


def scenarios(totals: Totals, basis: Basis) -> tuple[Scenario, ...]:
    """The case with everything low, likely or high, with late benefits and with higher cost; empty while the benefit
    or the cost is not known."""
    return tuple(_scenarios(totals, basis)) if totals.worth is not None and totals.cost is not None else ()


def _scenarios(totals: Totals, basis: Basis) -> Iterator[Scenario]:
    benefits, costs = zip(*((month.benefit, month.cost) for month in totals.months), strict=True)
    likely, cost = [one.base for one in benefits], [one.base for one in costs]
    yield _scenario("downside", [one.low for one in benefits], [one.high for one in costs], basis)
    yield _scenario("base", likely, cost, basis)
    yield _scenario("upside", [one.high for one in benefits], [one.low for one in costs], basis)
    yield _scenario("late", later(likely, basis.setting("rules.late_months")), cost, basis)
    dearer = 1 + basis.setting("rules.dearer_share")
    yield _scenario("dear", likely, [dearer * one for one in cost], basis)


def _scenario(name: str, benefits: Flow, costs: Flow, basis: Basis) -> Scenario:
    flows = [benefit - cost for benefit, cost in zip(benefits, costs, strict=True)]
    return Scenario(
        id=name,
        name=basis.say(f"scenario.{name}.name"),
        assumes=basis.say(
            f"scenario.{name}.assumes",
            delay=figures.number_word(basis.setting("rules.late_months")),
            dearer=figures.percent(basis.setting("rules.dearer_share")),
        ),
        benefit=sum(benefits),
        cost=sum(costs),
        worth=worth_of(flows, basis.rate),
        payback=payback_month(flows),
    )


def delay(totals: Totals, basis: Basis) -> Delay | None:
    """What starting everything later loses; ``None`` without a discount rate, or while worth is not known."""
    if totals.worth is None or basis.rate is None:
        return None
    months, flows = basis.setting("rules.delay_months"), totals.flows.base
    now = totals.worth.base
    return Delay(
        months=months,
        fixed_end=cost_of_delay(now, npv_monthly(basis.rate, later(flows, months))),
        sliding=cost_of_delay(now, npv_monthly(basis.rate, [0.0] * months + flows)),
    )
