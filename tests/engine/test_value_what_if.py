"""Returns, other futures, a year's delay, and the money at risk at each gate."""

from itertools import accumulate

import pytest
from hypothesis import given, settings

from bizcase.catalogue import load_catalogue
from bizcase.engine import roadmap
from bizcase.engine.value import measures as m
from bizcase.engine.value.basis import find_basis
from bizcase.engine.value.cash_flow import by_year, later
from bizcase.engine.value.returns import conventions
from bizcase.engine.value.totals import NetFlows, Totals
from bizcase.engine.value.what_if import delay
from bizcase.model.case_file import CaseFile
from bizcase.model.value import Delay, Range, Scenario, Value
from tests.engine.test_value_laws import cases, valued
from tests.engine.test_value_measures import BENEFITS_A, COSTS_A, A, cents, monthly
from tests.engine.value_cases import TODAY, initiative, make_case, matches, money, value, value_of

CATALOGUE = load_catalogue()
PLAN = initiative("a", one_off_cost=10_000, annual_cost=12_000, benefit=money(30_000, 45_000, 60_000))


def test_roi_is_what_is_left_for_each_unit_of_cost_at_present_value() -> None:
    result = value_of(PLAN)
    (line,) = result.lines
    assert line.benefit_pv is not None
    assert line.cost_pv is not None
    assert result.benefit_cost_ratio is not None
    assert result.roi == pytest.approx((line.benefit_pv.base - line.cost_pv.base) / line.cost_pv.base)
    assert result.roi == pytest.approx(result.benefit_cost_ratio.base - 1)


def test_discounted_payback_comes_no_sooner_than_payback() -> None:
    result = value_of(PLAN)
    rate = m.monthly_rate(0.10)
    flows = [month.benefit.base - month.cost.base for month in result.months]
    balance = list(accumulate(flow / (1 + rate) ** month for month, flow in enumerate(flows)))
    month = result.discounted_payback[1]
    assert month is not None
    assert balance[month - 1] <= 0 < balance[month]
    for plain, discounted in zip(result.payback, result.discounted_payback, strict=True):
        assert discounted is None or (plain is not None and plain <= discounted)


def test_the_three_conventions_reconcile_example_a() -> None:
    found = conventions(totals_of(monthly(A)), 0.10)
    assert found is not None
    assert (cents(found.end_year), cents(found.mid_year), cents(found.monthly)) == (21_849.11, 24_257.78, 24_072.02)


def test_the_monthly_convention_is_the_one_of_worth() -> None:
    result = value_of(PLAN)
    assert result.conventions is not None
    assert result.npv is not None
    assert result.conventions.monthly == result.npv.base
    years = by_year([month.benefit.base - month.cost.base for month in result.months])
    assert len(years) == 4
    assert result.conventions.end_year == pytest.approx(m.npv(0.10, years))
    assert result.conventions.mid_year == pytest.approx(m.npv_mid_year(0.10, years))


def totals_of(flows: list[float]) -> Totals:
    """Likely cash alone, and its worth at 10 %."""
    nothing = Range(0.0, 0.0, 0.0)
    worth = Range(*(m.npv_monthly(0.10, flows),) * 3)
    every = NetFlows(flows, flows, flows)
    return Totals(nothing, nothing, nothing, nothing, worth, None, every, (), m.peak_exposure(flows))


def test_a_delay_costs_what_example_c_says_when_its_years_fall_at_their_ends() -> None:
    now = [-40_000.0, 57_000 * 0.5 - 15_000, 57_000 - 15_000.0, 57_000 - 15_000.0]
    fixed, sliding = later(now, 1), [0.0, *now]
    assert cents(m.cost_of_delay(m.npv(0.10, now), m.npv(0.10, fixed))) == 32_190.08
    assert cents(m.cost_of_delay(m.npv(0.10, now), m.npv(0.10, sliding))) == 3_503.52


def test_a_delay_of_the_case_is_its_flows_twelve_months_later() -> None:
    result = value_of(PLAN)
    flows = [month.benefit.base - month.cost.base for month in result.months]
    assert result.delay is not None
    assert result.worth is not None
    assert result.delay.months == 12
    assert result.delay.fixed_end == pytest.approx(result.worth.base - m.npv_monthly(0.10, [0.0] * 12 + flows[:25]))
    assert result.delay.sliding == pytest.approx(result.worth.base * (1 - 1 / 1.10))


def test_a_year_of_waiting_with_the_horizon_moved_along_costs_a_year_of_discount() -> None:
    found = delay_of(monthly(A))
    assert found.sliding == pytest.approx(m.npv_monthly(0.10, monthly(A)) / 11)


def delay_of(flows: list[float]) -> Delay:
    case = make_case(PLAN)
    found = delay(totals_of(flows), find_basis(case, matches(case), CATALOGUE, TODAY))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "result",
    [
        value_of(PLAN, rate=None),
        value_of(initiative("a", one_off_cost=10)),
        value_of(initiative("a", benefit=money(base=10), evidence_tier=None)),
    ],
    ids=["no rate", "no benefit", "nothing counted"],
)
def test_nothing_is_said_without_the_figures_it_needs(result: Value) -> None:
    assert (result.roi, result.conventions, result.delay) == (None, None, None)
    assert result.discounted_payback == (None, None, None)


def test_there_are_scenarios_only_where_benefit_and_cost_are_known() -> None:
    assert value_of(initiative("a", one_off_cost=10)).scenarios == ()
    assert value_of(initiative("a", benefit=money(base=10))).scenarios == ()
    assert len(value_of(PLAN, rate=None).scenarios) == 5


def scenario(result: Value, name: str) -> Scenario:
    return next(one for one in result.scenarios if one.id == name)


def test_downside_base_and_upside_are_the_ends_and_the_middle_of_worth() -> None:
    result = value_of(PLAN)
    assert result.worth is not None
    assert result.total_benefit is not None
    assert result.total_cost is not None
    three = [scenario(result, name) for name in ("downside", "base", "upside")]
    assert [one.worth for one in three] == pytest.approx(list(result.worth))
    assert [one.benefit for one in three] == pytest.approx(list(result.total_benefit))
    assert [one.cost for one in three] == pytest.approx(list(result.total_cost)[::-1])
    assert tuple(one.payback for one in three) == result.payback
    assert [one.name for one in result.scenarios] == [
        "Downside",
        "Base",
        "Upside",
        "Benefits come late",
        "Costs run over",
    ]


def test_late_benefits_arrive_six_months_later_at_the_same_cost() -> None:
    result = value_of(PLAN, rate=None)
    late, base = scenario(result, "late"), scenario(result, "base")
    assert late.cost == pytest.approx(base.cost)
    assert late.benefit == pytest.approx(sum(month.benefit.base for month in result.months[:31]))
    assert late.worth == pytest.approx(late.benefit - late.cost)
    assert late.assumes == ("Every benefit starts six months later than planned, while costs fall when planned.")


def test_costs_that_run_over_are_a_fifth_higher() -> None:
    result = value_of(PLAN)
    dear, base = scenario(result, "dear"), scenario(result, "base")
    (line,) = result.lines
    assert line.cost_pv is not None
    assert (dear.benefit, dear.cost) == pytest.approx((base.benefit, 1.2 * base.cost))
    assert dear.worth == pytest.approx(base.worth - 0.2 * line.cost_pv.base)
    assert dear.assumes == "Every cost comes in 20% above its likely value; benefits come as expected."


@settings(deadline=None)
@given(cases())
def test_the_downside_is_never_above_the_base_nor_the_base_above_the_upside(case: CaseFile) -> None:
    result = valued(case)
    if not result.scenarios:
        return
    down, base, up = (scenario(result, name) for name in ("downside", "base", "upside"))
    slack = 1e-9 * (abs(down.worth) + abs(up.worth)) + 1e-6
    assert down.worth <= base.worth + slack
    assert base.worth <= up.worth + slack
    assert scenario(result, "dear").worth <= base.worth + slack


@settings(deadline=None)
@given(cases())
def test_roi_has_the_sign_of_worth(case: CaseFile) -> None:
    result = valued(case)
    if result.roi is not None and result.worth is not None:
        assert result.roi * result.worth.base >= -1e-6


@settings(deadline=None)
@given(cases())
def test_at_a_rate_of_zero_the_conventions_agree_and_waiting_for_all_costs_nothing(case: CaseFile) -> None:
    company = case.company.model_copy(update={"discount_rate": 0.0})
    result = valued(case.model_copy(update={"company": company}))
    if result.conventions is not None and result.delay is not None:
        found = result.conventions
        assert found.end_year == pytest.approx(found.monthly, rel=1e-9, abs=0.01)
        assert found.mid_year == pytest.approx(found.monthly, rel=1e-9, abs=0.01)
        assert result.delay.sliding == pytest.approx(0, abs=0.01)


def test_money_at_risk_at_a_gate_is_what_is_lost_by_stopping_there() -> None:
    case = make_case(PLAN)
    worth = value(case)
    plan = roadmap.plan(case, matches(case), worth, CATALOGUE)
    for gate in plan.gates:
        lost = -worth.months[gate.month].cumulative.base
        assert gate.at_risk == pytest.approx(max(0.0, lost) if gate.month else 0.0)
    assert plan.gates[0].at_risk == 0
    assert all(gate.at_risk <= gate.spent_by_then for gate in plan.gates)
    assert max(gate.at_risk for gate in plan.gates) <= worth.peak_exposure


def test_benefits_and_costs_of_example_a_are_what_the_conventions_rest_on() -> None:
    assert by_year(monthly(A)) == pytest.approx([b - c for b, c in zip(BENEFITS_A, COSTS_A, strict=True)])
