"""Value drivers: cash apart from time, caps that are challenged, and where the answer turns in an input's own unit."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from bizcase import figures
from bizcase.engine.value.cash_flow import kept_on, own_ramp, ramped
from bizcase.engine.value.stated import names_in
from bizcase.model.build_up import ramp
from bizcase.model.value import Range, ValueLine
from tests.engine.test_value import DEFLECT, FIRST_GATE, line_of
from tests.engine.value_cases import CATALOGUE, assume, initiative, money, value_of

RAMPS = {one.id: one for one in CATALOGUE.ramps}
SHIFT = {
    "contacts_shifted": money(base=1_000),
    "cost_phone": money(base=6),
    "cost_messaging": money(base=3),
    "contacts_per_resolution_messaging": money(base=1),
    "contacts_per_resolution_phone": money(base=1),
}


def test_example_a_splits_cash_from_the_time_that_is_freed() -> None:
    given = {**DEFLECT, "full_cost_per_contact": money(base=8.00)}
    result = value_of(initiative("a", driver="D-EFF-DEFLECT", driver_inputs=given, evidence_tier="C"))
    (line,) = result.lines
    assert line.counted is not None
    assert line.capacity is not None
    assert (line.value_class, round(line.counted.base, 2)) == ("cash_saved", 54_432.00)
    assert round(line.capacity.base, 2) == 36_288.00
    assert result.capacity == line.capacity
    assert line.arithmetic.endswith(" a year. Beside it, time worth £36.3k a year is freed, which is not cash")


def test_time_that_is_freed_beside_cash_changes_no_worth() -> None:
    without, with_it = (
        value_of(initiative("a", driver="D-EFF-DEFLECT", driver_inputs=given, annual_cost=100))
        for given in (DEFLECT, {**DEFLECT, "full_cost_per_contact": money(base=8.00)})
    )
    assert (without.worth, without.months, without.capacity) == (with_it.worth, with_it.months, None)
    assert with_it.capacity is not None


@pytest.mark.parametrize(
    ("share", "value_class", "cash", "capacity"),
    [(None, "capacity", 3_000, None), (0.25, "cash_saved", 750, 2_250), (1.0, "cash_saved", 3_000, 0)],
)
def test_without_a_share_that_falls_away_no_cash_is_made_up(
    share: float | None, value_class: str, cash: float, capacity: float | None
) -> None:
    given = SHIFT if share is None else {**SHIFT, "variable_share": money(base=share)}
    result = value_of(initiative("a", driver="D-EFF-SHIFT", driver_inputs=given))
    (line,) = result.lines
    assert line.value_class == value_class
    assert line.counted == Range(cash, cash, cash)
    assert (None if line.capacity is None else line.capacity.base) == capacity
    assert (result.worth is None) == (share is None)


def test_the_users_class_goes_before_the_split() -> None:
    given = {**SHIFT, "variable_share": money(base=0.25)}
    as_time = line_of(driver="D-EFF-SHIFT", driver_inputs=given, value_class="capacity")
    as_cash = line_of(driver="D-EFF-SHIFT", driver_inputs=SHIFT, value_class="cash_saved")
    assert (as_time.value_class, as_time.counted, as_time.capacity) == ("capacity", Range(3000, 3000, 3000), None)
    assert (as_cash.value_class, as_cash.counted) == ("cash_saved", Range(3000, 3000, 3000))


def test_a_full_cost_below_the_variable_cost_is_asked_about() -> None:
    given = {**DEFLECT, "full_cost_per_contact": money(base=1.00)}
    asked = value_of(initiative("a", driver="D-EFF-DEFLECT", driver_inputs=given)).challenges
    assert (
        "Takes time instead of freeing any: Initiative a. Ask whether each full cost includes its variable part."
        in asked
    )
    usual = {**DEFLECT, "full_cost_per_contact": money(base=8.00)}
    asked = value_of(initiative("a", driver="D-EFF-DEFLECT", driver_inputs=usual)).challenges
    assert not any(one.startswith("Takes time") for one in asked)


CHURN = {"customers": 24_000, "reach": 0.30, "churn": 0.18, "relative_reduction": 0.10, "margin_per_customer": 420}


def churn_line(**values: Any) -> ValueLine:
    given = {name: money(base=one) for name, one in CHURN.items()}
    usual = {"driver": "D-LOY-CHURN", "driver_inputs": given, "evidence_tier": "B"}
    return value_of(initiative("a", **{**usual, **values})).lines[0]


def test_customers_kept_count_as_example_b_has_it() -> None:
    """The form that the months use, on the years of the example."""
    saves = 24_000 * 0.30 * 0.18 * 0.10 * 0.60
    years = kept_on((0.0, *(saves * share for share in (0.3, 0.7, 1.0))), 0.1692)
    assert [round(420 * kept, 2) for kept in years] == [0, 4_898.88, 19_570.70, 42_085.58]


def test_customers_kept_in_a_month_stay_until_they_leave_for_other_reasons() -> None:
    line = churn_line(ramp="custom", ramp_shares=(1.0,))
    saved = [12 * share for share in ramped(own_ramp((1.0,)), 1, 36)]
    stay = (1 - 0.18 * (1 - 0.10 * 0.60)) ** (1 / 12)
    by_hand = [
        sum(saved[made] * (0.5 if made == month else stay ** (month - made)) for made in range(1, month + 1)) / 144
        for month in range(37)
    ]
    assert line.build_up == pytest.approx(by_hand)
    assert line.counted is not None
    assert round(line.counted.base, 2) == round(77.76 * 420, 2)


def test_customers_kept_stay_when_the_work_has_ended() -> None:
    line = churn_line(duration_months=12)
    assert all(later < before for before, later in pairwise(line.build_up[13:]))
    assert line.build_up[36] > 0
    assert line.arithmetic.endswith(
        "Customers kept count for half the month of the save, then for as long as they stay: 16.9% of them leave each "
        "year all the same"
    )


def test_money_in_its_own_column_is_no_number_of_customers() -> None:
    plain, counted = churn_line(benefit=money(base=9_000)), churn_line()
    assert plain.build_up == pytest.approx(tuple(ramped(ramp(RAMPS["standard"]), 1, 36)))
    assert plain.build_up != counted.build_up


def test_what_moves_the_months_too_turns_no_answer_in_its_own_unit() -> None:
    given = {name: money(base=one) for name, one in CHURN.items()} | {"churn": money(0.05, 0.18, 0.4)}
    result = value_of(initiative("a", driver="D-LOY-CHURN", driver_inputs=given, annual_cost=10_000))
    assert "‘Share of customers lost each year’" not in result.switching[-1].sentence


def test_time_freed_is_not_counted_twice_either() -> None:
    given = {**DEFLECT, "full_cost_per_contact": money(base=8.00)}
    result = value_of(*(initiative(one, driver="D-EFF-DEFLECT", driver_inputs=given) for one in ("a", "b")))
    assert [round(line.capacity.base) for line in result.lines if line.capacity is not None] == [36_288, 0]
    assert "Beside it" not in result.lines[1].arithmetic


@pytest.mark.parametrize("driver", ["D-EFF-DEFLECT", "D-EFF-SHIFT", "D-TAL-TURN", "D-PAR-SUPP"])
def test_the_drivers_of_two_classes_are_split(driver: str) -> None:
    found = CATALOGUE.driver(driver)
    names = {one.name for one in found.all_inputs}
    assert found.split_inputs
    assert names_in(found.cash_expression) | names_in(found.capacity_expression) == names
    assert names_in(found.expression) == {one.name for one in found.inputs}


def test_an_effect_on_churn_that_is_seldom_seen_asks_for_a_trial() -> None:
    inputs = {"customers": 100, "reach": 0.2, "churn": 0.1, "relative_reduction": 0.2, "margin_per_customer": 5}
    given = {name: money(base=one) for name, one in inputs.items()}
    asked = value_of(initiative("a", driver="D-LOY-CHURN", driver_inputs=given)).challenges
    assert asked[-1] == (
        "Initiative a: a cut of 20% in the customers lost is seldom seen. Ask for a trial against a comparison group."
    )
    milder = {**given, "relative_reduction": money(base=0.12)}
    assert (
        value_of(initiative("a", driver="D-LOY-CHURN", driver_inputs=milder))
        .challenges[-1]
        .startswith("Initiative a, Relative reduction in the loss: 12% lies outside the usual range")
    )


def test_less_search_than_was_ever_published_is_asked_about() -> None:
    search = CATALOGUE.driver("D-EFF-SEARCH").inputs
    usual = {one.name: money(base=one.low if one.low is not None else 5) for one in search}
    given = {**usual, "reduction_share": money(base=0.3)}
    asked = value_of(initiative("a", driver="D-EFF-SEARCH", driver_inputs=given)).challenges
    assert asked == (
        "Initiative a: 30% less time spent searching is ambitious; 35% is the most that was published as possible. "
        "Ask for a trial.",
    )


@pytest.mark.parametrize(("answered", "is_asked"), [(30_000, True), (50_000, False)])
def test_contacts_avoided_are_held_against_those_that_staff_answer(answered: float, is_asked: bool) -> None:
    case = initiative("a", driver="D-EFF-DEFLECT", driver_inputs=DEFLECT)
    asked = value_of(case, assumptions=assume(assisted_contacts=answered)).challenges
    words = "Contacts avoided, 11,340 a year, are 38% of those that staff answer today. Ask service to confirm it."
    assert (words in asked) is is_asked


def test_the_answer_turns_at_a_value_in_the_unit_of_the_input() -> None:
    result = value_of(
        initiative("a", driver="D-EFF-DEFLECT", driver_inputs=DEFLECT, one_off_cost=20_000, annual_cost=12_000)
    )
    turn = result.switching[2]
    assert turn.multiplier is not None
    assert turn.sentence == (
        "Initiative a: still worth doing unless ‘Share who would otherwise have made contact’ falls below "
        f"{figures.percent(0.35 * turn.multiplier, 1)} (likely: 35%)."
    )
    there = {**DEFLECT, "would_have_contacted_share": money(base=0.35 * turn.multiplier)}
    at_turn = value_of(
        initiative("a", driver="D-EFF-DEFLECT", driver_inputs=there, one_off_cost=20_000, annual_cost=12_000)
    )
    assert at_turn.worth is not None
    assert at_turn.worth.base == pytest.approx(0, abs=0.01)


def test_the_input_with_the_widest_range_is_the_one_that_turns_the_answer() -> None:
    inputs = {**DEFLECT, "answer_visits": money(45_000, 90_000, 135_000)}
    result = value_of(initiative("a", driver="D-EFF-DEFLECT", driver_inputs=inputs, annual_cost=60_000))
    assert result.worth is not None
    assert result.worth.base < 0
    assert result.switching[2].sentence.startswith(
        "Initiative a: the case pays for itself only if ‘Visits to answered questions’ reaches "
    )


def test_a_value_that_an_input_cannot_have_is_told_as_a_share_of_the_benefit() -> None:
    result = value_of(initiative("a", driver="D-EFF-DEFLECT", driver_inputs=DEFLECT, annual_cost=600_000))
    assert result.switching[2].sentence.startswith("Initiative a: the benefit would have to be ")


def test_every_driver_says_what_a_figure_may_be_held_against_and_where_that_is_from() -> None:
    years = {one.id: one.year for one in CATALOGUE.sources}
    for driver in CATALOGUE.drivers:
        assert driver.benchmark
        assert driver.sources
        assert all(one == "judgement" or years[one] for one in driver.sources), driver.id


def test_a_benchmark_fills_in_nothing() -> None:
    for driver in CATALOGUE.drivers:
        line = line_of(driver=driver.id)
        assert (line.stated, line.counted, line.capacity) == (None, None, None)


def test_every_missing_figure_is_needed_by_the_first_gate() -> None:
    result = value_of(initiative("a"), initiative("b", start=date(2027, 4, 12)))
    assert [(gap.subject, gap.by) for gap in result.not_quantified if gap.what == "cost"] == [
        ("Initiative a", FIRST_GATE),
        ("Initiative b", FIRST_GATE),
    ]


def test_the_customers_lost_in_a_crisis_are_not_claimed_elsewhere_too() -> None:
    result = value_of(
        initiative("a", driver="D-RSK-EL", benefit=money(base=5)),
        initiative("b", driver="D-LOY-CHURN", benefit=money(base=5)),
    )
    assert result.challenges[-1] == (
        "The cost of a crisis often holds the customers lost with it. "
        "Make sure that they are counted on one side only: Initiative a; Initiative b."
    )
    alone = value_of(initiative("a", driver="D-RSK-EL", benefit=money(base=5)))
    assert not any("crisis" in one for one in alone.challenges)
