"""The options of a case: what is known of each, which is preferred and why."""

import pytest

from bizcase.engine.options import appraise
from bizcase.model.business_case import Appraisal, OptionResult, Range
from bizcase.model.case_file import CaseFile, Programme
from tests.engine.value_cases import CATALOGUE, initiative, make_case, match, matches, money, value

PAYS = make_case(initiative("a", benefit=money(base=90_000), one_off_cost=1000, annual_cost=1200))
FAILS = make_case(initiative("a", benefit=money(base=100), annual_cost=1200))
UNKNOWN = make_case(initiative("a", annual_cost=1200))


def appraisal(case: CaseFile) -> Appraisal:
    return appraise(case, matches(case), value(case), CATALOGUE)


def option(case: CaseFile, wanted: str) -> OptionResult:
    (found,) = (one for one in appraisal(case).options if one.id == wanted)
    return found


def test_every_option_is_shown_and_one_is_preferred() -> None:
    shown = appraisal(PAYS).options
    assert [one.id for one in shown] == [
        "do_nothing",
        "do_minimum",
        "pilot",
        "plan",
        "outsource",
        "without_social",
    ]
    assert [one.preferred for one in shown].count(True) == 1


@pytest.mark.parametrize(
    ("case", "preferred", "rule"),
    [
        (
            PAYS,
            "plan",
            "We prefer the full plan when its likely worth is above zero after all adjustments and stays there "
            "if benefits come in 10% lower; money is then released gate by gate.",
        ),
        (
            FAILS,
            "pilot",
            "We prefer a pilot when the likely worth of the full plan is not above zero after all adjustments, "
            "or would not stay there if benefits came in 10% lower.",
        ),
        (
            UNKNOWN,
            "pilot",
            "We prefer a pilot as long as the cost and the benefit of the full plan are not both known.",
        ),
    ],
)
def test_the_preferred_option_follows_a_stated_rule(case: CaseFile, preferred: str, rule: str) -> None:
    assert option(case, preferred).preferred
    assert appraisal(case).rule == rule


def test_the_plan_carries_cost_and_worth_of_the_case() -> None:
    plan = option(PAYS, "plan")
    assert (plan.cost, plan.worth) == (value(PAYS).total_cost, value(PAYS).worth)
    assert plan.reason == (
        "Its likely worth is above zero after all adjustments with room to spare, and each gate lets us stop."
    )


def test_a_plan_without_costs_is_not_yet_quantified() -> None:
    assert option(make_case(initiative("a", benefit=money(base=1))), "plan").cost is None


def test_doing_nothing_costs_nothing_and_claims_no_worth() -> None:
    nothing = option(PAYS, "do_nothing")
    assert (nothing.cost, nothing.worth) == (Range(0, 0, 0), None)


def test_the_pilot_costs_the_first_tranche() -> None:
    case = PAYS.model_copy(update={"programme": Programme(first_tranche=5000)})
    pilot = option(case, "pilot")
    assert (pilot.cost, pilot.worth) == (Range(5000, 5000, 5000), None)


def test_a_pilot_without_a_tranche_costs_the_plan_to_month_6() -> None:
    cost = option(PAYS, "pilot").cost
    assert cost == pytest.approx(Range(1600, 1600 * 3.5 / 3, 2240))


def test_other_options_are_not_yet_quantified() -> None:
    for wanted in ("do_minimum", "outsource", "without_social"):
        assert (option(PAYS, wanted).cost, option(PAYS, wanted).worth) == (None, None)


def test_an_option_that_is_not_preferred_says_what_speaks_against_it() -> None:
    assert option(PAYS, "outsource").reason == (
        "It buys capacity quickly, but what customers tell us and the skill to answer grow outside the company."
    )


def test_each_outcome_served_gets_its_two_best_ways_without_social_media() -> None:
    served = (match("a", "customer_loyalty"), match("b", "customer_loyalty"), match("c", "talent_culture"))
    unmapped = match("d", None)
    ways = appraise(PAYS, (*served, unmapped), value(PAYS), CATALOGUE).alternatives
    assert [(way.name, way.outcome) for way in ways] == [
        ("A service to wonder at every day", "customer_loyalty"),
        ("Saying thank you", "customer_loyalty"),
        ("People spending time together", "talent_culture"),
        ("Invest in people", "talent_culture"),
    ]
