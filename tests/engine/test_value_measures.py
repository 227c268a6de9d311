"""The worked examples of finance, to the cent, and the traps of the measures."""

from itertools import accumulate
from math import nan

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizcase.engine.value import measures as m


def cents(amount: float) -> float:
    return round(amount + 0.0, 2)


def monthly(flows: list[float]) -> list[float]:
    """Each year's flow in twelve month-end parts, after the first, which falls now."""
    return [flows[0], *(flow / 12 for flow in flows[1:] for _ in range(12))]


def two(benefits: list[float], costs: list[float]) -> list[float]:
    return [benefit - cost for benefit, cost in zip(benefits, costs, strict=True)]


RAMP_A = (0.40, 0.80, 1.00)
FULL_A = 90_000 * 0.40 * 0.35 * (1 - 0.10) * 8.00 * 0.60
PLAIN_BENEFITS_A = [0.0, *(FULL_A * share for share in RAMP_A)]
PLAIN_COSTS_A = [25_000.0, 12_000.0, 12_000.0, 12_000.0]
BENEFITS_A = [benefit * 0.85 for benefit in PLAIN_BENEFITS_A]
COSTS_A = [cost * 1.10 for cost in PLAIN_COSTS_A]
PLAIN_A, A = two(PLAIN_BENEFITS_A, PLAIN_COSTS_A), two(BENEFITS_A, COSTS_A)


def test_example_a_before_adjustment() -> None:
    assert cents(FULL_A) == 54_432.00
    assert cents(m.npv(0.10, PLAIN_BENEFITS_A)) == 96_677.12
    assert cents(m.npv(0.10, PLAIN_COSTS_A)) == 54_842.22
    assert cents(m.npv(0.10, PLAIN_A)) == 41_834.90
    assert round(m.irr(PLAIN_A) or 0, 4) == 0.7097
    assert round(m.return_on_investment(96_677.12, 54_842.22) or 0, 4) == 0.7628
    assert round(m.payback(PLAIN_A) or 0, 2) == 1.48
    assert round(m.payback(m.discounted(0.10, PLAIN_A)) or 0, 2) == 1.62


def test_example_a_after_adjustment() -> None:
    assert [cents(flow) for flow in A] == [-27_500.00, 5_306.88, 23_813.76, 33_067.20]
    benefit, cost = m.npv(0.10, BENEFITS_A), m.npv(0.10, COSTS_A)
    assert (cents(benefit), cents(cost)) == (82_175.55, 60_326.45)
    assert cents(m.npv(0.10, A)) == 21_849.11
    assert cents(m.npv_mid_year(0.10, A)) == 24_257.78
    assert cents(m.npv_monthly(0.10, monthly(A))) == 24_072.02
    assert cents(sum(A)) == 34_687.84
    assert round(m.return_on_investment(benefit, cost) or 0, 4) == 0.3622
    assert round(m.benefit_cost_ratio(benefit, cost) or 0, 4) == 1.3622
    assert round(m.irr(A) or 0, 4) == 0.4109
    assert round(m.mirr(A, 0.10, 0.10) or 0, 4) == 0.3367
    assert round(m.payback(A) or 0, 2) == 1.93
    assert round(m.payback(m.discounted(0.10, A)) or 0, 2) == 2.12
    assert round(m.switching_multiplier(-cost, benefit) or 0, 4) == 0.7341


def test_the_first_flow_is_not_discounted_as_a_spreadsheet_would() -> None:
    assert cents(m.npv(0.10, A) / 1.10) == 19_862.82


def test_example_a_turns_where_stated_and_tempts_where_capacity_is_called_cash() -> None:
    avoided = 90_000 * 0.40 * 0.35
    assert (cents(avoided), cents(avoided * 0.90)) == (12_600.00, 11_340.00)
    assert cents(avoided * 0.90 * 8.00 * 0.40) == 36_288.00
    benefit, cost = m.npv(0.10, BENEFITS_A), m.npv(0.10, COSTS_A)
    turning = m.switching_multiplier(-cost, benefit) or 0
    assert round(1 - turning, 4) == 0.2659
    assert round(0.35 * turning, 4) == 0.2569
    assert cents(benefit / 0.60 - cost) == 76_632.81


RAMP_B = (0.30, 0.70, 1.00)
SAVES_B, NEW_CHURN_B = 24_000 * 0.30 * 0.18 * 0.06, 0.1692


def churn_b(year: int) -> float:
    cohorts = [SAVES_B * share for share in RAMP_B[:year]]
    earlier = sum(cohort * (1 - NEW_CHURN_B) ** (year - made) for made, cohort in enumerate(cohorts[:-1], start=1))
    return 420 * (earlier + 0.5 * cohorts[-1])


CHURN_B = [0.0, *(churn_b(year) for year in (1, 2, 3))]
PIPELINE_B = [0.0, *(45 * 0.22 * 18_000 * 0.55 * 0.50 * 0.80 * share for share in RAMP_B)]
HIRES_B = [0.0, *(60 * 0.10 * 4_500 * share for share in RAMP_B)]
PLAIN_COSTS_B = [30_000.0, 38_000.0, 38_000.0, 38_000.0]
MEANS_B = (2.2 / 3, 2 / 3, 2.5 / 3)
PLAIN_BENEFITS_B = [sum(year) for year in zip(CHURN_B, PIPELINE_B, HIRES_B, strict=True)]
BENEFITS_B = [
    sum(mean * part for mean, part in zip(MEANS_B, year, strict=True))
    for year in zip(CHURN_B, PIPELINE_B, HIRES_B, strict=True)
]
COSTS_B = [cost * 3.5 / 3 for cost in PLAIN_COSTS_B]
PLAIN_B, B = two(PLAIN_BENEFITS_B, PLAIN_COSTS_B), two(BENEFITS_B, COSTS_B)


def test_example_b_pays_before_adjustment() -> None:
    assert [cents(flow) for flow in CHURN_B] == [0, 4_898.88, 19_570.70, 42_085.58]
    assert [cents(flow) for flow in PLAIN_B] == [-30_000.00, -13_239.92, 27_913.50, 70_289.58]
    assert cents(m.npv(0.09, PLAIN_B)) == 35_623.97
    assert cents(m.npv_mid_year(0.09, PLAIN_B)) == 38_513.44
    assert cents(m.npv_monthly(0.09, monthly(PLAIN_B))) == 38_288.84
    assert round(m.irr(PLAIN_B) or 0, 4) == 0.4059
    assert round(m.payback(PLAIN_B) or 0, 2) == 2.22
    assert round(m.payback(m.discounted(0.09, PLAIN_B)) or 0, 2) == 2.34


def test_example_b_does_not_pay_after_adjustment() -> None:
    benefit, cost = m.npv(0.09, BENEFITS_B), m.npv(0.09, COSTS_B)
    assert [cents(flow) for flow in B] == [-35_000.00, -26_150.02, 4_063.71, 35_165.42]
    assert (cents(benefit), cents(cost)) == (118_804.39, 147_220.73)
    assert cents(m.npv(0.09, B)) == -28_416.34
    assert cents(m.npv_mid_year(0.09, B)) == -28_126.46
    assert cents(m.npv_monthly(0.09, monthly(B))) == -28_148.99
    assert round(m.return_on_investment(benefit, cost) or 0, 4) == -0.1930
    assert round(m.benefit_cost_ratio(benefit, cost) or 0, 4) == 0.8070
    assert m.irr(B) is None
    assert m.payback(B) is None


def test_example_b_turns_where_stated() -> None:
    benefit, cost = m.npv(0.09, BENEFITS_B), m.npv(0.09, COSTS_B)
    plain_cost = m.npv(0.09, PLAIN_COSTS_B)
    assert round(m.switching_multiplier(-cost, benefit) or 0, 4) == 1.2392
    assert round(m.switching_multiplier(benefit, -plain_cost) or 0, 4) == 0.9415
    for mean, flows, wanted in zip(MEANS_B, (CHURN_B, PIPELINE_B, HIRES_B), (1.2648, 1.1096, 1.4764), strict=True):
        alone = m.npv(0.09, flows)
        assert round(m.switching_multiplier(benefit - mean * alone - cost, alone) or 0, 4) == wanted


CASES_B = {"low": (0.40, 0.30, 0.60, 1.40), "likely": (0.80, 0.70, 0.90, 1.10), "high": (1.00, 1.00, 1.00, 1.00)}
PARTS_B = (CHURN_B, PIPELINE_B, HIRES_B)


def worth_b(*multipliers: float) -> float:
    """Net present value of the programme at these multipliers: churn, pipeline, recruiting, cost."""
    *shares, cost = multipliers
    benefit = sum(share * m.npv(0.09, part) for share, part in zip(shares, PARTS_B, strict=True))
    return benefit - cost * m.npv(0.09, PLAIN_COSTS_B)


def test_example_b_at_multiplier_one() -> None:
    assert [cents(m.npv(0.09, part)) for part in PARTS_B] == [53_464.44, 64_160.83, 44_187.90]
    benefit, cost = m.npv(0.09, PLAIN_BENEFITS_B), m.npv(0.09, PLAIN_COSTS_B)
    assert (cents(benefit), cents(cost)) == (161_813.17, 126_189.20)
    assert round(m.return_on_investment(benefit, cost) or 0, 4) == 0.2823
    assert round(m.benefit_cost_ratio(benefit, cost) or 0, 4) == 1.2823


@pytest.mark.parametrize(("case", "worth"), [("low", -109_518.11), ("likely", -11_354.88), ("high", 35_623.97)])
def test_example_b_in_its_scenarios(case: str, worth: float) -> None:
    assert cents(worth_b(*CASES_B[case])) == worth


@pytest.mark.parametrize(
    ("place", "low", "high", "swing"),
    [
        (3, -7_384.81, -57_860.49, 50_475.68),
        (1, -51_941.98, -7_029.40, 44_912.58),
        (0, -46_237.82, -14_159.16, 32_078.66),
        (2, -38_726.85, -21_051.69, 17_675.16),
    ],
)
def test_example_b_moved_one_driver_at_a_time(place: int, low: float, high: float, swing: float) -> None:
    means = [*MEANS_B, 3.5 / 3]
    least, greatest = [(0.40, 1.00), (0.30, 1.00), (0.60, 1.00), (1.00, 1.40)][place]
    ends = [worth_b(*means[:place], end, *means[place + 1 :]) for end in (least, greatest)]
    assert [cents(end) for end in ends] == [low, high]
    assert cents(abs(ends[1] - ends[0])) == swing


def test_example_c_breaks_even_where_stated() -> None:
    severity, probability, kept = (200_000 + 500_000 + 2_300_000) / 3, 0.12, 0.75 * 0.70
    assert cents(severity) == 1_000_000.00
    assert cents(probability * severity * (1 - kept)) == 57_000.00
    avoided = m.npv(0.10, [0.0, 28_500.0, 57_000.0, 57_000.0])
    cost = m.npv(0.10, [40_000.0, 15_000.0, 15_000.0, 15_000.0])
    turning = m.switching_multiplier(-cost, avoided) or 0
    assert round(probability * turning, 4) == 0.0801
    assert cents(severity * turning) == 667_315.24


def test_example_c_costs_cash_and_avoids_loss() -> None:
    avoided = [0.0, 28_500.0, 57_000.0, 57_000.0]
    costs = [40_000.0, 15_000.0, 15_000.0, 15_000.0]
    both = two(avoided, costs)
    assert cents(-m.npv(0.10, costs)) == -77_302.78
    assert cents(m.npv(0.10, avoided)) == 115_841.47
    assert cents(m.npv(0.10, both)) == 38_538.69
    assert cents(m.npv_mid_year(0.10, both)) == 42_372.08
    assert cents(m.npv_monthly(0.10, monthly(both))) == 42_076.45
    assert round(m.benefit_cost_ratio(m.npv(0.10, avoided), m.npv(0.10, costs)) or 0, 4) == 1.4985
    assert round(m.payback(both) or 0, 2) == 1.63
    assert round(m.payback(m.discounted(0.10, both)) or 0, 2) == 1.80


def test_example_c_waiting_a_year_costs_more_when_the_end_is_fixed() -> None:
    now = [-40_000.0, 13_500.0, 42_000.0, 42_000.0]
    fixed, sliding = [0.0, -40_000.0, 13_500.0, 42_000.0], [0.0, *now]
    assert cents(m.cost_of_delay(m.npv(0.10, now), m.npv(0.10, fixed))) == 32_190.08
    assert cents(m.cost_of_delay(m.npv(0.10, now), m.npv(0.10, sliding))) == 3_503.52


def test_two_rates_of_return_are_no_answer() -> None:
    flows = [-40_000.0, 100_000.0, -62_000.0]
    assert m.irr(flows) is None
    assert [cents(m.npv(rate, flows)) for rate in (0.10, 0.20, 0.40)] == [-330.58, 277.78, -204.08]
    assert round(m.mirr(flows, 0.10, 0.10) or 0, 4) == 0.0980


def test_the_higher_rate_of_return_may_be_worth_less() -> None:
    small, large = [-20_000.0, 16_000.0, 12_000.0], [-80_000.0, 42_000.0, 68_000.0]
    assert (round(m.irr(small) or 0, 4), round(m.irr(large) or 0, 4)) == (0.2718, 0.2211)
    assert (cents(m.npv(0.10, small)), cents(m.npv(0.10, large))) == (4_462.81, 14_380.17)
    assert round(m.irr(two(large, small)) or 0, 4) == 0.2068


@pytest.mark.parametrize("flows", [[100.0, -50.0], [-100.0, 50.0], [0.0, 0.0], [-100.0, -1.0]])
def test_without_an_outlay_that_is_earned_back_there_is_no_rate_of_return(flows: list[float]) -> None:
    assert m.irr(flows) is None


def test_payback_counts_from_the_last_time_in_the_red() -> None:
    assert m.payback([-10.0, 20.0, -30.0, 40.0]) == 2.5
    assert m.payback([5.0, 1.0]) == 0.0
    assert m.payback_month([-10.0, 20.0, -30.0, 40.0]) == 3


def test_payback_month_is_the_first_month_with_more_in_than_out() -> None:
    assert m.payback_month([0.0, 5.0, 5.0]) == 1
    assert m.payback_month([-10.0, 10.0, 1.0]) == 2
    assert m.payback_month([-10.0, 1.0, 1.0]) is None
    assert m.payback_month([0.0, 0.0, 0.0]) is None


def test_peak_exposure_is_positive_money_and_its_month() -> None:
    assert m.peak_exposure([-10.0, -5.0, 20.0]) == (15.0, 1)
    assert m.peak_exposure([0.0, 5.0]) == (0.0, 0)


def test_without_cost_there_is_no_ratio() -> None:
    assert m.benefit_cost_ratio(10, 0) is None
    assert m.return_on_investment(10, 0) is None
    assert m.switching_multiplier(1, 0) is None
    assert m.switching_multiplier(1, 1) is None


def test_money_that_waits_has_the_same_rate_of_return() -> None:
    assert m.irr([0.0, 0.0, *A]) == pytest.approx(m.irr(A))


def test_a_balance_that_turns_once_has_one_rate_of_return_though_flows_change_sign_twice() -> None:
    flows = [-100.0, 60.0, -20.0, 90.0, 40.0]
    assert m.npv(m.irr(flows) or 0, flows) == pytest.approx(0, abs=1e-6)
    assert m.irr([-100.0, 160.0, -80.0, 90.0]) is None


def random_flows(number: int) -> list[float]:
    """An outlay and later flows of random size, most of them earnings."""
    chance = np.random.default_rng(number)
    later = chance.uniform(-20_000, 60_000, chance.integers(2, 37))
    return [-float(chance.uniform(1_000, 200_000)), *map(float, later)]


def test_measures_agree_with_an_independent_library_on_a_thousand_random_flows() -> None:
    rates = 0
    for number in range(1_000):
        flows, rate = random_flows(number), 0.02 + number / 5_000
        assert m.npv(rate, flows) == pytest.approx(npf.npv(rate, flows), abs=1e-6)
        modified = m.mirr(flows, rate, rate)
        assert (nan if modified is None else modified) == pytest.approx(
            npf.mirr(flows, rate, rate), abs=1e-9, nan_ok=True
        )
        assert m.payback(flows) == pytest.approx(plain_payback(flows))
        ours = m.irr(flows)
        if ours is not None:
            rates += 1
            theirs = npf.irr(flows)  # of several roots it may take one below zero
            assert theirs < 0 or ours == pytest.approx(theirs, abs=1e-6)
            assert ours == pytest.approx(independent_irr(flows), abs=1e-6)
    assert rates > 500


def independent_irr(flows: list[float]) -> float:
    """The one rate above zero at which the flows are worth nothing, among all roots of their polynomial."""
    roots = np.polynomial.Polynomial(flows).roots()
    rates = [1 / root.real - 1 for root in roots if abs(root.imag) < 1e-7 and 1e-3 < root.real < 1]
    (rate,) = [one for one in rates if abs(npf.npv(one, flows)) < 1]
    return float(rate)


def plain_payback(flows: list[float]) -> float | None:
    """Payback from numpy's cumulative sums: after the last period in the red, linear inside the next."""
    balance = np.cumsum(flows)
    (red,) = np.nonzero(balance < 0)
    last = int(red[-1])
    return None if last == len(flows) - 1 else last - balance[last] / (balance[last + 1] - balance[last])


amounts = st.floats(min_value=-1e6, max_value=1e6)
later = st.lists(st.floats(min_value=0, max_value=1e6), min_size=1, max_size=36)
rates = st.floats(min_value=0, max_value=1)


@given(st.floats(min_value=-1e6, max_value=0), later, rates, rates)
def test_a_higher_rate_never_raises_the_worth_of_a_normal_flow(
    outlay: float, earned: list[float], one: float, other: float
) -> None:
    low, high = sorted((one, other))
    assert m.npv_monthly(high, [outlay, *earned]) <= m.npv_monthly(low, [outlay, *earned]) + 1e-6


@given(st.lists(amounts, min_size=1, max_size=37), rates)
def test_net_present_value_is_the_sum_of_discounted_flows(flows: list[float], rate: float) -> None:
    assert m.npv(rate, flows) == pytest.approx(sum(m.discounted(rate, flows)), abs=1e-3)


@given(st.lists(amounts, min_size=2, max_size=20))
def test_after_payback_cumulative_flow_stays_at_or_above_zero(flows: list[float]) -> None:
    reached = m.payback(flows)
    balance = list(accumulate(flows))
    if reached is None:
        assert balance[-1] < 0
    else:
        assert all(money >= 0 for period, money in enumerate(balance) if period >= reached)


@given(st.floats(min_value=-1e6, max_value=-1), later)
def test_at_the_rate_of_return_a_flow_is_worth_nothing(outlay: float, earned: list[float]) -> None:
    flows = [outlay, *earned]
    rate = m.irr(flows)
    if rate is not None:
        assert m.npv(rate, flows) == pytest.approx(0, abs=1e-3 * max(map(abs, flows)))
