"""The simulation: the worked example, the laws of the triangle and of the copula, payback and gates."""

from math import sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizcase.engine.uncertainty import simulate
from bizcase.engine.uncertainty.draws import draw, from_triangle
from bizcase.engine.uncertainty.stakes import Settings, Stakes, Triangle, UncertainFlow
from bizcase.model.case_file import CaseFile
from bizcase.model.roadmap import GatePlan
from bizcase.model.value import GateChoice, Uncertainty
from tests.engine.value_cases import CATALOGUE, TODAY, assume, initiative, make_case, money, value

# present value at multiplier 1.0 and multipliers of the three drivers and the cost of the worked example
CHURN = UncertainFlow(Triangle(0.40, 0.80, 1.00), (53_464.44,), correlated=True)
PIPELINE = UncertainFlow(Triangle(0.30, 0.70, 1.00), (64_160.83,), correlated=True)
HIRES = UncertainFlow(Triangle(0.60, 0.90, 1.00), (44_187.90,), correlated=True)
COST = UncertainFlow(Triangle(1.00, 1.10, 1.40), (-126_189.20,), correlated=False)
DRAWS = 200_000


def example_b(correlation: float) -> Uncertainty:
    settings = Settings(seed=7, draws=DRAWS, correlation=correlation, bars=10)
    return draw(Stakes((CHURN, PIPELINE, HIRES), (COST,), 0.0, settings))


def close(deviation: float) -> float:
    """Three standard errors of a mean over all draws."""
    return 3 * deviation / sqrt(DRAWS)


def test_example_b_with_independent_benefits() -> None:
    found = example_b(0.0)
    assert found.mean == pytest.approx(-28_416.34, abs=close(16_068.31))
    ends = (found.p10, found.p50, found.p90)
    assert ends == pytest.approx((-49_594, -27_819, -8_021), abs=200)
    assert found.chance_of_loss == pytest.approx(0.969, abs=0.002)


def test_example_b_with_benefits_that_move_together() -> None:
    found = example_b(0.5)
    assert found.mean == pytest.approx(-28_416.34, abs=close(19_356))
    assert (found.p10, found.p90) == pytest.approx((-54_169, -3_627), abs=250)
    assert found.chance_of_loss == pytest.approx(0.933, abs=0.003)


def test_ignoring_correlation_makes_the_range_falsely_narrow() -> None:
    apart, together = example_b(0.0), example_b(0.5)
    assert together.p90 - together.p10 > apart.p90 - apart.p10


@given(st.tuples(*[st.floats(-1e6, 1e6)] * 3))
def test_a_triangle_has_its_ends_its_mode_and_its_mean(ends: tuple[float, float, float]) -> None:
    size = Triangle(*sorted(ends))
    values = from_triangle((np.arange(20_000) + 0.5) / 20_000, size)
    width = size.high - size.low
    assert values.min() >= size.low - 1e-6
    assert values.max() <= size.high + 1e-6
    assert values.mean() == pytest.approx(sum(size) / 3, abs=1e-4 * width + 1e-6)
    assert values.std() == pytest.approx(deviation(size), abs=1e-3 * width + 1e-6)


def deviation(size: Triangle) -> float:
    a, b, c = size
    return sqrt(((b - a) ** 2 + (c - a) ** 2 + (c - b) ** 2) / 36)


def two_benefits(**values: Any) -> CaseFile:
    return make_case(
        initiative("A", value_class="cash_in", benefit=money(base=200_000), annual_cost=40_000),
        initiative("B", value_class="cash_saved", benefit=money(60_000, 80_000, 90_000), one_off_cost=90_000),
        **values,
    )


def simulated(case: CaseFile, seed: int | None = None) -> Uncertainty:
    found = simulate(value(case), (), case, CATALOGUE, seed)
    assert found is not None
    return found


def test_the_same_seed_gives_the_same_figures_and_another_seed_others() -> None:
    case = two_benefits()
    assert simulated(case) == simulated(case)
    assert simulated(case, 8).p50 != simulated(case).p50
    assert simulated(case, 8).p50 == pytest.approx(simulated(case).p50, rel=0.02)


def test_seed_draws_and_correlation_are_stated() -> None:
    found = simulated(two_benefits())
    assert (found.seed, found.draws, found.correlation) == (7, 10_000, 0.5)


def test_without_worth_there_is_nothing_to_simulate() -> None:
    case = make_case(initiative("A", annual_cost=10_000))
    assert simulate(value(case), (), case, CATALOGUE) is None


def test_figures_stand_in_their_order_and_chances_are_shares() -> None:
    found = simulated(two_benefits(assumptions=assume(contingency=0.1)))
    assert found.p10 < found.p50 < found.p90
    assert 0 <= found.chance_of_loss <= 1
    assert 0 <= found.chance_of_payback <= 1
    assert [band.month for band in found.cash] == list(range(37))
    assert all(band.p10 <= band.p50 <= band.p90 for band in found.cash)
    assert sum(draws for _, _, draws in found.histogram) == found.draws


def test_the_mean_is_the_likely_worth_when_only_likely_values_are_stated() -> None:
    case = make_case(initiative("A", value_class="cash_in", benefit=money(base=100_000), annual_cost=40_000))
    worth = value(case).worth
    assert worth is not None
    assert simulated(case).mean == pytest.approx(worth.base, rel=0.02)


def test_no_draw_lies_outside_the_low_and_high_case() -> None:
    case = two_benefits(assumptions=assume(contingency=0.2))
    worth, found = value(case).worth, simulated(case)
    assert worth is not None
    assert worth.low <= found.histogram[0][0]
    assert found.histogram[-1][1] <= worth.high


def test_without_a_rate_worth_is_not_discounted() -> None:
    found = simulated(two_benefits(rate=None))
    assert found.chance_of_loss == pytest.approx(1 - found.chance_of_payback)
    assert found.p50 == pytest.approx(found.cash[-1].p50)


def test_capacity_and_expected_loss_are_not_simulated() -> None:
    cash = initiative("A", value_class="cash_in", benefit=money(base=100_000))
    time_saved = initiative("B", value_class="capacity", benefit=money(base=900_000))
    assert simulated(make_case(cash, time_saved)).p90 == simulated(make_case(cash)).p90


SURE = Settings(seed=1, draws=100, correlation=0.5, bars=4)
GATES = (("G1", 1), ("G2", 2))


def sure(*flow: float) -> UncertainFlow:
    """Money that is certain, month by month."""
    return UncertainFlow(Triangle(1, 1, 1), flow, correlated=False)


def test_payback_is_the_month_after_which_cash_stays_above_zero() -> None:
    found = draw(Stakes((sure(0, 60, 60, 60),), (sure(-100, 0, 0, 0),), 0.0, SURE))
    assert found.payback == (2, 2, 2)


def test_payback_beyond_the_horizon_is_none() -> None:
    found = draw(Stakes((sure(0, 10, 10, 10),), (sure(-100, 0, 0, 0),), 0.0, SURE))
    assert found.payback == (None, None, None)


def test_a_gate_is_worth_what_going_on_would_lose() -> None:
    found = draw(Stakes((sure(0, 60, 0, 0),), (sure(-100, 0, -30, -20),), 0.0, SURE, GATES))
    assert found.gates == (
        GateChoice(gate="G1", month=1, chance_of_stop=1.0, worth_of_stopping=50.0),
        GateChoice(gate="G2", month=2, chance_of_stop=1.0, worth_of_stopping=20.0),
    )


def test_a_gate_is_worth_nothing_where_going_on_pays_in_every_future() -> None:
    found = draw(Stakes((sure(0, 60, 60, 60),), (sure(-100, 0, 0, 0),), 0.0, SURE, GATES))
    assert [(one.chance_of_stop, one.worth_of_stopping) for one in found.gates] == [(0.0, 0.0), (0.0, 0.0)]


def test_being_able_to_stop_never_costs_and_saves_no_more_than_the_worst_future_loses() -> None:
    found = draw(Stakes((CHURN, PIPELINE, HIRES), (COST,), 0.0, SURE, (("start", -1),)))
    (gate,) = found.gates
    assert 0 <= gate.worth_of_stopping <= -found.histogram[0][0]
    assert gate.chance_of_stop == found.chance_of_loss


def test_only_gates_inside_the_horizon_are_choices() -> None:
    case = two_benefits()
    months = {"G0": 0, "G1": 6, "G4": 36}
    gates = tuple(
        GatePlan(
            id=name, name=name, month=month, on=TODAY, measure="", go="", hold="", stop="", owner="",
            spent_by_then=0.0, tranche=0.0, at_risk=0.0,
        )
        for name, month in months.items()
    )  # fmt: skip
    found = simulate(value(case), gates, case, CATALOGUE)
    assert found is not None
    assert [(one.gate, one.month) for one in found.gates] == [("G1", 6)]
