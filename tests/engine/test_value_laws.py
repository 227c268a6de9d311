"""Laws of the value model that hold for every case."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizcase.engine.value import value_case
from bizcase.model.case_file import CaseFile, Estimate, Initiative
from bizcase.model.value import Range, Value
from tests.engine.value_cases import CATALOGUE, TODAY, assume, initiative, make_case, match

amount = st.none() | st.floats(min_value=0, max_value=1e6).map(lambda money: round(money, 2))
benefit = st.none() | st.lists(st.floats(min_value=-1e4, max_value=1e6), min_size=3, max_size=3).map(
    lambda ends: Estimate(low=min(ends), base=sorted(ends)[1], high=max(ends))
)
single = st.floats(min_value=0, max_value=1e6).map(lambda base: Estimate(base=base))
initiatives = st.lists(
    st.builds(
        dict,
        one_off_cost=amount,
        annual_cost=amount,
        hours_per_month=st.none() | st.floats(min_value=0, max_value=200),
        benefit=benefit | single,
        start=st.none() | st.dates(date(2025, 1, 1), date(2030, 12, 31)),
        duration_months=st.none() | st.integers(0, 40),
        evidence_tier=st.none() | st.sampled_from("ABCDEFG"),
        value_class=st.none() | st.sampled_from(["cash_in", "cash_saved", "capacity"]),
        kpi=st.sampled_from(["", "churn", "Churn"]),
    ),
    min_size=1,
    max_size=5,
)


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    drawn = [initiative(str(number), **values) for number, values in enumerate(draw(initiatives))]
    rate = draw(st.none() | st.floats(min_value=0, max_value=0.5))
    return make_case(
        *drawn, rate=rate, assumptions=assume(hourly_rate=40, contingency=draw(st.just(0.0) | st.just(0.1)))
    )


def valued(case: CaseFile) -> Value:
    outcomes = ("customer_loyalty", "operating_efficiency")
    matched = tuple(match(one.id, outcomes[number % 2]) for number, one in enumerate(case.initiatives))
    return value_case(case, matched, CATALOGUE, TODAY)


def changed(case: CaseFile, **values: object) -> CaseFile:
    return case.model_copy(update={"initiatives": tuple(one.model_copy(update=values) for one in case.initiatives)})


def ranges(value: Value) -> Iterator[Range]:
    totals = (value.total_benefit, value.worth, value.stated_worth, value.npv, value.benefit_cost_ratio)
    lines = [(one.stated, one.counted, one.benefit, one.benefit_pv, one.cost_pv, one.cost) for one in value.lines]
    months = [(one.benefit, one.cost, one.cumulative) for one in value.months]
    years = [(one.benefit, one.cost, one.net) for one in value.years]
    everything = [totals, (value.total_cost, value.capacity, value.expected_loss), *lines, *months, *years]
    yield from (one for group in everything for one in group if one is not None)


@given(cases())
def test_low_is_never_above_likely_nor_likely_above_high(case: CaseFile) -> None:
    for one in ranges(valued(case)):
        slack = 1e-9 * max(map(abs, one))
        assert one.low <= one.base + slack
        assert one.base <= one.high + slack


@given(cases())
def test_the_lines_add_up_to_worth(case: CaseFile) -> None:
    value = valued(case)
    if value.worth is None:
        return
    cash = [line for line in value.lines if line.value_class in ("cash_in", "cash_saved")]
    benefits = [line.benefit_pv or line.benefit for line in cash]
    costs = [line.cost_pv or line.cost for line in value.lines]
    net = sum(one.base for one in benefits if one is not None) - sum(one.base for one in costs)
    assert value.worth.base == pytest.approx(net, rel=1e-9, abs=0.01)


@given(cases())
def test_months_years_and_totals_agree(case: CaseFile) -> None:
    value = valued(case)
    benefit = value.total_benefit.base if value.total_benefit is not None else 0
    net = benefit - (value.total_cost.base if value.total_cost is not None else 0)
    assert value.months[-1].cumulative.base == pytest.approx(net, rel=1e-9, abs=0.01)
    assert sum(year.net.base for year in value.years) == pytest.approx(net, rel=1e-9, abs=0.01)


@given(cases())
def test_the_bridge_adds_up_exactly(case: CaseFile) -> None:
    value = valued(case)
    assert bool(value.bridge) == (value.worth is not None)
    if value.worth is not None:
        *steps, last = [Decimal(str(step.amount)) for step in value.bridge]
        assert sum(steps) == last
        assert float(last) == pytest.approx(value.worth.base, abs=0.006)


@given(cases(), st.floats(min_value=0, max_value=0.5), st.floats(min_value=0, max_value=0.5))
def test_a_higher_rate_never_raises_the_worth_of_an_investment(case: CaseFile, one: float, other: float) -> None:
    invested = changed(
        case,
        annual_cost=None,
        hours_per_month=None,
        start=None,
        benefit=Estimate(base=900),
        kpi="",
        evidence_tier="A",
    )
    worths = []
    for rate in sorted((one, other)):
        company = invested.company.model_copy(update={"discount_rate": rate})
        worth = valued(invested.model_copy(update={"company": company})).worth
        worths.append(worth.base if worth is not None else 0)
    assert worths[1] <= worths[0] + 1e-6


@given(cases())
def test_twice_the_cost_never_shortens_payback(case: CaseFile) -> None:
    doubled = case.model_copy(update={"initiatives": tuple(twice(one) for one in case.initiatives)})
    for once, again in zip(valued(case).payback, valued(doubled).payback, strict=True):
        assert again is None or (once is not None and once <= again)


def twice(one: Initiative) -> Initiative:
    fields = ("one_off_cost", "annual_cost", "hours_per_month")
    return one.model_copy(update={name: 2 * (getattr(one, name) or 0) for name in fields})


@given(cases())
def test_an_initiative_without_figures_changes_no_total(case: CaseFile) -> None:
    before = valued(case)
    silent = initiative("silent", start=before.first_month, kpi="churn")
    after = valued(case.model_copy(update={"initiatives": (*case.initiatives, silent)}))
    for name in (
        "total_benefit",
        "total_cost",
        "worth",
        "stated_worth",
        "payback",
        "months",
        "years",
        "bridge",
    ):
        assert getattr(after, name) == getattr(before, name)
    assert len(after.not_quantified) == len(before.not_quantified) + 2


@given(cases())
def test_overlap_never_adds_money(case: CaseFile) -> None:
    none, some, all_of_it = (
        valued(one).total_benefit for one in (changed(case, kpi=""), case, changed(case, kpi="churn"))
    )
    if none is not None and some is not None and all_of_it is not None:
        assert all_of_it.base <= some.base + 0.01
        assert some.base <= none.base + 0.01


@given(cases())
def test_the_same_case_has_the_same_value(case: CaseFile) -> None:
    assert valued(case) == valued(case)
