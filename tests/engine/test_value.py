"""What the value of a case promises to a finance director."""

from datetime import date
from decimal import Decimal

import pytest

from bizcase.engine.value import value_case
from bizcase.engine.value.measures import monthly_rate
from bizcase.model.case_file import LARGEST, Company, DeclinedPlatform
from bizcase.model.value import NotQuantified, Range, Value, ValueLine
from tests.engine.value_cases import (
    CATALOGUE,
    FIRST,
    TODAY,
    assume,
    initiative,
    make_case,
    match,
    money,
    value,
    value_of,
)

FIRST_GATE = date(2027, 5, 31)  # the end of month 6
MEAN, COST_MEAN = 2.2 / 3, 3.5 / 3
DEFLECT = {
    "answer_visits": money(base=90_000),
    "resolved_share": money(base=0.40),
    "would_have_contacted_share": money(base=0.35),
    "induced_share": money(base=0.10),
    "marginal_cost_per_contact": money(base=4.80),
}
TOOLS = {"contract_value_ended": money(80, 100, 120), "new_licence": money(10, 20, 40)}


def line_of(one: str = "a", first: str | None = "customer_loyalty", **values: object) -> ValueLine:
    return value_of(initiative(one, **values), first=first).lines[0]


def test_worth_is_the_net_present_value_month_by_month() -> None:
    case = make_case(
        initiative(
            "a",
            one_off_cost=10_000,
            annual_cost=12_000,
            benefit=money(50_000, 60_000, 90_000),
            evidence_tier="B",
        )
    )
    result, rate = value(case), monthly_rate(0.10)
    by_hand = sum((month.benefit.base - month.cost.base) / (1 + rate) ** month.month for month in result.months)
    assert result.worth is not None
    assert result.worth.base == pytest.approx(by_hand, abs=0.005)
    assert result.npv == result.worth
    assert result.worth_measure == "net present value"
    assert result.lines[0].counted == Range(30_000, 36_000, 54_000)
    assert result.months[0].cost == pytest.approx(Range(10_000, 10_000 * COST_MEAN, 14_000))


def test_without_a_discount_rate_worth_is_the_plain_sum_and_says_so() -> None:
    result = value_of(initiative("a", annual_cost=100, benefit=money(base=1000)), rate=None)
    assert result.worth is not None
    assert result.worth.base == pytest.approx(result.months[-1].cumulative.base)
    assert result.npv is None
    assert result.worth_measure == "net value, undiscounted"
    assert (result.lines[0].benefit_pv, result.lines[0].cost_pv) == (None, None)
    assert result.challenges[0] == (
        "No discount rate is stated, so worth is not discounted. Ask finance for the hurdle rate."
    )


def test_without_a_cash_benefit_worth_is_not_known() -> None:
    result = value_of(initiative("a", annual_cost=100), initiative("b", evidence_tier=None, benefit=money(base=5)))
    assert (result.worth, result.npv, result.total_benefit, result.benefit_cost_ratio) == (None,) * 4
    assert result.payback == (None, None, None)
    assert (result.bridge, result.tornado, result.switching) == ((), (), ())
    assert result.verdict == "not yet known"
    assert result.total_cost.low == pytest.approx(300)


def test_the_stated_worth_takes_every_figure_as_given() -> None:
    result = value_of(
        initiative("a", benefit=money(base=1200), evidence_tier=None, annual_cost=120),
        initiative("b", benefit=money(base=1200), evidence_tier="F"),
        rate=0.0,
    )
    full_years = 0.3144 + 0.9425 + 1
    assert result.stated_worth is not None
    assert result.stated_worth.base == pytest.approx(2 * 1200 * full_years - 360, abs=0.5)


def test_example_a_takes_no_discount_on_top_of_its_survey() -> None:
    line = line_of(driver="D-EFF-DEFLECT", driver_inputs=DEFLECT, evidence_tier="C")
    assert line.stated is not None
    assert line.counted is not None
    assert line.value_class == "cash_saved"
    assert round(line.stated.base, 2) == 54_432.00
    assert (line.tier_share, round(line.counted.base, 2)) == (1.0, 54_432.00)
    assert line.arithmetic == (
        "£54.4k a year, with no discount for evidence × 73% for optimism = £39.9k (£21.8k–£54.4k) a year"
    )


def test_example_b_counts_churn_at_the_share_of_its_evidence() -> None:
    inputs = {"customers": 24_000, "reach": 0.30, "churn": 0.18, "relative_reduction": 0.10}
    given = {name: money(base=one) for name, one in {**inputs, "margin_per_customer": 420}.items()}
    line = line_of(driver="D-LOY-CHURN", driver_inputs=given, evidence_tier="B")
    assert line.counted is not None
    assert round(line.counted.base / 420, 2) == 77.76


def test_example_b_pipeline_already_holds_its_attribution() -> None:
    inputs = {"opps_sourced": 45, "win_rate": 0.22, "avg_deal": 18_000, "contribution_margin": 0.55}
    shares = {"attribution": 0.50, "cannibalisation": 0.20}
    given = {name: money(base=one) for name, one in {**inputs, **shares}.items()}
    line = line_of(driver="D-REV-PIPE", driver_inputs=given, evidence_tier=None)
    assert line.counted is not None
    assert round(line.counted.base, 2) == 39_204.00


def test_example_c_keeps_expected_loss_outside_worth() -> None:
    inputs = {
        "p_annual": 0.12,
        "mean_severity": 1_000_000,
        "prob_reduction": 0.25,
        "severity_reduction": 0.30,
    }
    given = {name: money(base=one) for name, one in inputs.items()}
    result = value_of(initiative("a", driver="D-RSK-EL", driver_inputs=given, annual_cost=15_000))
    assert result.expected_loss is not None
    assert round(result.expected_loss.base, 2) == 57_000.00
    assert result.worth is None
    assert all(month.benefit.high == 0 for month in result.months)


def test_capacity_stands_outside_worth() -> None:
    result = value_of(
        initiative("a", value_class="capacity", benefit=money(base=1000), evidence_tier="C"),
        initiative("b", value_class="cash_in", benefit=money(base=10)),
    )
    assert result.capacity == Range(400, 400, 400)
    assert result.total_benefit is not None
    assert result.total_benefit.high < 31


def test_a_driver_takes_its_low_case_from_low_gains_and_high_expenses() -> None:
    line = line_of(driver="D-EFF-TOOLS", driver_inputs=TOOLS)
    assert line.stated == Range(40, 80, 110)


def test_savings_that_rest_on_a_contract_build_up_fast_and_lose_less() -> None:
    line = line_of(driver="D-EFF-TOOLS", driver_inputs=TOOLS)
    assert line.ramp == "fast"
    assert line.benefit is not None
    assert line.benefit.base == pytest.approx(80 * 2.5 / 3 * (0.6080 + 2), abs=0.01)
    assert line_of(benefit=money(base=1)).ramp == "standard"


def test_a_driver_without_all_inputs_names_those_it_needs() -> None:
    inputs = {"answer_visits": money(base=1), "resolved_share": money(high=1)}
    line = line_of(driver="D-EFF-DEFLECT", driver_inputs={**DEFLECT, **inputs, "induced_share": money()})
    assert line.counted is None
    assert line.why_not == (
        "figures still needed: Share of visitors whose problem was solved; Contacts that the new channel creates"
    )


def test_a_driver_that_divides_by_zero_gives_no_figure() -> None:
    inputs = ("contacts_shifted", "cost_phone", "cost_messaging", "contacts_per_resolution_messaging")
    given = {name: money(base=1) for name in inputs} | {"contacts_per_resolution_phone": money(base=0)}
    assert line_of(driver="D-EFF-SHIFT", driver_inputs=given).why_not == "its inputs divide by zero"


def test_inputs_beyond_all_reason_give_no_figure() -> None:
    largest = money(base=LARGEST)
    given = {**DEFLECT, "answer_visits": largest, "marginal_cost_per_contact": largest}
    line = line_of(driver="D-EFF-DEFLECT", driver_inputs=given)
    assert line.why_not == "its inputs give a figure that is too large to be true"


def test_an_unknown_driver_is_named() -> None:
    assert line_of(driver="D-X").why_not == "there is no value driver called D-X"


def test_money_in_its_own_column_goes_before_the_driver() -> None:
    line = line_of(driver="D-EFF-DEFLECT", driver_inputs=DEFLECT, benefit=money(base=7), evidence_tier="D")
    assert line.stated == Range(7, 7, 7)
    assert line.tier_share == 0.3


@pytest.mark.parametrize(
    ("tier", "why_not"),
    [
        (None, "no evidence tier stated: say how the effect is known"),
        ("G", "the evidence is an assertion: expected, still to be tested"),
    ],
)
def test_a_benefit_without_evidence_is_not_counted(tier: str | None, why_not: str) -> None:
    line = line_of(benefit=money(base=7_000), evidence_tier=tier)
    assert (line.stated, line.counted, line.benefit) == (Range(7000, 7000, 7000), None, None)
    assert line.why_not == why_not
    assert line.arithmetic == f"£7k a year as stated; not counted: {why_not}"


def test_reputation_never_carries_money() -> None:
    result = value_of(initiative("a", benefit=money(base=7_000)), first="reputation_trust")
    assert result.lines[0].counted is None
    assert result.lines[0].why_not == ("it is real, but no price for it would stand up; we follow its measure")
    assert [gap.what for gap in result.not_quantified] == ["benefit", "cost"]


def test_an_unmapped_initiative_carries_no_money() -> None:
    line = line_of(first=None, benefit=money(base=7_000))
    assert line.why_not == "it serves no outcome yet, so we cannot say what kind of value it is"
    gaps = value_of(initiative("a", benefit=money(base=7_000)), first=None).not_quantified
    assert [gap.what for gap in gaps] == ["cost"]


def test_the_class_of_the_user_goes_before_that_of_driver_and_outcome() -> None:
    line = line_of(driver="D-EFF-TOOLS", driver_inputs=TOOLS, value_class="capacity")
    assert line.value_class == "capacity"
    assert line.ramp == "standard"
    assert line_of(driver="D-EFF-TOOLS", driver_inputs=TOOLS, first="risk_resilience").value_class == "cash_saved"
    assert line_of(first="risk_resilience").value_class == "expected_loss"


def test_of_two_drivers_on_the_same_money_only_the_larger_counts() -> None:
    churn = {name: money(base=1) for name in ("customers", "reach", "churn", "relative_reduction")}
    spend = {name: money(base=1) for name in ("active_members", "uplift_share", "contribution_margin")}
    result = value_of(
        initiative("small", driver="D-LOY-CHURN", driver_inputs={**churn, "margin_per_customer": money(base=5)}),
        initiative(
            "large",
            driver="D-REV-COMM",
            driver_inputs={**spend, "annual_spend_matched_nonmembers": money(base=9)},
        ),
    )
    small, large = result.lines
    assert large.counted == Range(9, 9, 9)
    assert (small.counted, small.overlaps_with) == (Range(0, 0, 0), "large")
    assert small.why_not == "it moves the same money as Initiative large, which counts it already"


def test_cash_is_never_removed_by_what_is_not_cash() -> None:
    shared = {"kpi": "Calls a year", "evidence_tier": "A"}
    time = initiative("a", value_class="capacity", benefit=money(base=900), **shared)
    cash = initiative("b", value_class="cash_saved", benefit=money(base=5), **shared)
    result = value_of(time, cash)
    assert [line.overlaps_with for line in result.lines] == ["b", ""]
    assert result.capacity == Range(0, 0, 0)
    assert result.total_benefit is not None


def test_of_equal_claims_the_first_id_counts_whatever_the_order() -> None:
    rows = [initiative(one, kpi="Calls a year", benefit=money(base=5)) for one in ("b", "a")]
    for case in (rows, rows[::-1]):
        assert {one.initiative: one.overlaps_with for one in value_of(*case).lines} == {"a": "", "b": "a"}


def test_two_initiatives_with_the_same_measure_and_outcome_overlap() -> None:
    first = initiative("a", kpi="Renewal rate, %", benefit=money(base=5))
    second = initiative("b", kpi="renewal  rate %", benefit=money(base=5))
    assert [line.overlaps_with for line in value_of(first, second).lines] == ["", "a"]
    case = make_case(first, second)
    apart = (match("a", "customer_loyalty"), match("b", "revenue_growth"))
    lines = value_case(case, apart, CATALOGUE, TODAY).lines
    assert [line.overlaps_with for line in lines] == ["", ""]


def test_a_loss_is_counted_in_full_and_softened_by_nothing() -> None:
    line = line_of(benefit=money(-200, -100, -50), evidence_tier="F")
    assert line.counted == Range(-200, -100, -50)
    assert line.benefit is not None
    assert line.benefit.base == pytest.approx(-100 * (0.3144 + 0.9425 + 1), abs=0.01)


def test_a_single_figure_gets_its_range_from_the_optimism_adjustment() -> None:
    result = value_of(initiative("a", benefit=money(base=300)), rate=0.0)
    years = 0.3144 + 0.9425 + 1
    assert result.total_benefit == pytest.approx(Range(300 * 0.4 * years, 300 * MEAN * years, 300 * years), abs=0.05)


def test_a_range_of_the_users_is_kept_and_lowered_by_the_mean() -> None:
    result = value_of(initiative("a", benefit=money(200, 300, 400)), rate=0.0)
    years = MEAN * (0.3144 + 0.9425 + 1)
    assert result.total_benefit == pytest.approx(Range(200 * years, 300 * years, 400 * years), abs=0.05)


def test_a_missing_likely_value_is_the_middle_and_is_noted() -> None:
    result = value_of(initiative("a", benefit=money(low=100, high=300)))
    assert result.lines[0].stated == Range(100, 200, 300)
    assert "No likely value, so the middle of the range is taken: Initiative a." in result.challenges


def test_one_end_of_a_range_is_no_figure() -> None:
    line = line_of(benefit=money(high=300))
    assert line.stated is None
    assert line.why_not == "only one end of the range is stated, and the likely value is missing"


def test_costs_are_raised_and_contingency_is_added_to_all_cases() -> None:
    result = value_of(initiative("a", one_off_cost=1000, benefit=money(base=9)), assumptions=assume(contingency=0.10))
    assert result.total_cost == pytest.approx(Range(1100, 1000 * (COST_MEAN + 0.10), 1500))
    reason = result.bridge[5].reason
    assert reason == "Costs tend to be forecast too low; a contingency of 10% is added."


def test_staff_time_is_priced_at_the_hourly_rate() -> None:
    result = value_of(initiative("a", hours_per_month=10), assumptions=assume(hourly_rate=50))
    assert result.lines[0].staff_cost == pytest.approx(18_000)
    assert result.total_cost.low == pytest.approx(18_000)
    assert [gap.what for gap in result.not_quantified] == ["benefit"]


def test_staff_time_without_an_hourly_rate_is_listed_not_guessed() -> None:
    result = value_of(initiative("a", hours_per_month=10, benefit=money(base=1)))
    assert result.lines[0].staff_cost is None
    assert result.total_cost is None
    assert result.not_quantified == (
        NotQuantified(
            subject="Initiative a",
            what="staff time",
            why="hours are stated, but no hourly rate",
            who="Ada",
            by=FIRST_GATE,
        ),
    )


def test_what_has_no_figure_is_listed_with_who_could_supply_it() -> None:
    result = value_of(initiative("a", owner=""), first="customer_loyalty")
    assert result.not_quantified == (
        NotQuantified(
            subject="Initiative a",
            what="benefit",
            why="no benefit is stated yet",
            who="head of customer_loyalty",
            by=FIRST_GATE,
        ),
        NotQuantified(
            subject="Initiative a",
            what="cost",
            why="no cost and no hours are stated yet",
            who="head of customer_loyalty",
            by=FIRST_GATE,
        ),
    )
    nobody = value_of(initiative("a", owner=""), first=None).not_quantified[0].who
    assert nobody == "an owner, still to be named"


def test_the_bridge_adds_up_to_the_cent() -> None:
    result = value_of(
        initiative("a", benefit=money(base=1000), evidence_tier="B", annual_cost=77.77, kpi="x"),
        initiative("b", benefit=money(base=333.33), kpi="x"),
        initiative("c", benefit=money(base=500), evidence_tier=None),
    )
    assert [step.label for step in result.bridge] == [
        "Benefits as stated",
        "Strength of evidence",
        "Overlaps removed",
        "Optimism on benefits",
        "Costs as stated",
        "Optimism on costs",
        "Worth to the company",
    ]
    *steps, last = [Decimal(str(step.amount)) for step in result.bridge]
    assert sum(steps) == last
    assert all(step < 0 for step in steps[1:])
    assert result.worth is not None
    assert float(last) == round(result.worth.base, 2)


def test_the_tornado_moves_one_thing_at_a_time_widest_first() -> None:
    result = value_of(*(initiative(str(one), benefit=money(base=1000 * one), annual_cost=100) for one in range(1, 9)))
    assert result.worth is not None
    assert [bar.label for bar in result.tornado] == [
        "All benefits",
        *(f"Initiative {one}" for one in (8, 7, 6, 5, 4, 3)),
        "Total cost",
    ]
    widths = [abs(bar.high - bar.low) for bar in result.tornado]
    assert widths == sorted(widths, reverse=True)
    cost = next(bar for bar in result.tornado if bar.label == "Total cost")
    assert cost.low > result.worth.base > cost.high
    assert all(bar.low < result.worth.base < bar.high for bar in result.tornado if bar is not cost)


def test_at_a_switching_value_worth_is_zero() -> None:
    result = value_of(
        initiative("a", benefit=money(base=3000), annual_cost=100),
        initiative("b", benefit=money(base=100), annual_cost=100),
    )
    everything, cost, first, second = result.switching
    assert everything.multiplier is not None
    lower = value_of(
        initiative("a", benefit=money(base=3000 * everything.multiplier), annual_cost=100),
        initiative("b", benefit=money(base=100 * everything.multiplier), annual_cost=100),
    )
    assert lower.worth is not None
    assert lower.worth.base == pytest.approx(0, abs=0.01)
    assert everything.sentence == ("All benefits together may fall by 86% before the case stops paying for itself.")
    assert cost.sentence == "Costs may rise by 609% before the case stops paying for itself."
    assert first.sentence.startswith("Initiative a: the benefit may fall by ")
    assert second.multiplier is None
    assert second.sentence == "Initiative b: the case pays for itself even without this benefit."


def test_a_case_that_does_not_pay_says_what_would_have_to_change() -> None:
    result = value_of(initiative("a", benefit=money(base=100), annual_cost=100))
    assert result.verdict == "pilot first"
    assert [one.sentence for one in result.switching] == [
        "All benefits together would have to be 119% higher for the case to pay for itself.",
        "Costs would have to come in 54% lower for the case to pay for itself.",
        "Initiative a: the benefit would have to be 119% higher for the case to pay for itself.",
    ]


def test_what_is_far_away_is_not_given_to_the_percent() -> None:
    dear = value_of(initiative("a", benefit=money(base=1), annual_cost=100))
    cheap = value_of(initiative("a", benefit=money(base=1e6), annual_cost=1e-20))
    assert dear.switching[0].sentence == (
        "All benefits together would have to be more than ten times as high for the case to pay for itself."
    )
    assert cheap.switching[1].sentence == ("Costs may rise more than tenfold before the case stops paying for itself.")


def test_the_low_case_meets_low_benefits_with_high_costs() -> None:
    result = value_of(initiative("a", benefit=money(base=1000), annual_cost=100))
    (line,) = result.lines
    assert result.worth is not None
    assert line.benefit_pv is not None
    assert line.cost_pv is not None
    assert result.worth.low == pytest.approx(line.benefit_pv.low - line.cost_pv.high)
    assert result.worth.high == pytest.approx(line.benefit_pv.high - line.cost_pv.low)


def test_the_likely_worth_decides_not_the_hoped_for() -> None:
    result = value_of(initiative("a", benefit=money(base=200), annual_cost=100))
    assert result.worth is not None
    assert result.worth.base < 0 < result.worth.high
    assert result.verdict == "pilot first"
    assert value_of(initiative("a", benefit=money(base=900), annual_cost=100)).verdict == "proceed"


@pytest.mark.parametrize(("benefit", "verdict"), [(230, "pilot first"), (245, "proceed")])
def test_a_plan_proceeds_only_if_benefits_may_fall_by_a_tenth(benefit: float, verdict: str) -> None:
    result = value_of(initiative("a", benefit=money(base=benefit), annual_cost=100))
    assert result.worth is not None
    assert result.worth.base > 0
    multiplier = result.switching[0].multiplier
    assert multiplier is not None
    assert ((multiplier <= 0.9), result.verdict) == (verdict == "proceed", verdict)


def test_a_benefit_without_any_known_cost_is_no_worth_to_proceed_on() -> None:
    result = value_of(initiative("a", benefit=money(base=900)))
    assert (result.total_cost, result.verdict) == (None, "not yet known")


def test_a_cost_stated_as_nothing_is_known() -> None:
    result = value_of(initiative("a", benefit=money(base=900), annual_cost=0))
    assert (result.total_cost, result.verdict) == (Range(0, 0, 0), "proceed")


def test_a_contingency_above_all_costs_is_challenged() -> None:
    asked = (
        "The contingency is 1000% of all costs, which is rarely meant. "
        "Ask finance whether it is a share, such as 0.1 for a tenth."
    )
    for contingency, challenged in ((10, True), (1, False), (0.1, False)):
        found = value_of(initiative("a", annual_cost=9), assumptions=assume(contingency=contingency)).challenges
        assert (asked in found) is challenged, contingency


def test_a_declined_platform_that_is_still_used_is_a_contradiction() -> None:
    declined = (DeclinedPlatform(platform="TikTok for product news"), DeclinedPlatform(platform="App stores"))
    users = (initiative("a", channels=("TikTok",)), initiative("b", channels=("WhatsApp", "app")))
    asked = (
        "TikTok for product news: declined, yet still among the channels of Initiative a. Say which of the two holds."
    )
    found = value_of(*users, declined=declined).challenges
    assert [one for one in found if "declined" in one] == [asked]


def test_payback_is_later_in_the_low_case() -> None:
    result = value_of(initiative("a", benefit=money(base=300), one_off_cost=100))
    low, base, high = result.payback
    assert low is not None
    assert base is not None
    assert high is not None
    assert low > base > high
    assert result.peak_month == 0
    assert result.peak_exposure == pytest.approx(100 * COST_MEAN)


def test_figures_that_are_rarely_true_are_challenged() -> None:
    company = Company(name="Acme", currency="GBP", discount_rate=0.1, annual_revenue=100_000)
    inputs = {**DEFLECT, "resolved_share": money(0.4, 0.7, 0.75)}
    result = value_of(
        initiative("a", benefit=money(base=90_000), one_off_cost=1000, owner="", confidence=0.95, evidence_tier="E"),
        initiative("b", driver="D-EFF-DEFLECT", driver_inputs=inputs, start=None),
        initiative("c", benefit=money(base=5), evidence_tier=None, start=date(2026, 1, 1)),
        company=company,
    )
    assert result.challenges == (
        "The case returns more than 300% on its cost over 36 months. Ask what is missing on the cost side.",
        "The case pays back within 4 months, sooner than most. Ask what is missing on the cost side.",
        "Extra margin of £9.9k a year is more than 2% of company revenue. Ask sales to confirm it.",
        "Stated but not counted, since no evidence tier is given: Initiative c. Say how each effect is known.",
        "Benefit without an owner: Initiative a. Name who answers for it.",
        "Great confidence on thin evidence: Initiative a. Ask what would change the estimate.",
        "Benefit from the first month: Initiative a. Ask whether people, rules and tools are ready by then.",
        "Started before month 1 of the case: Initiative c. Leave out money that is spent already.",
        "No start date, taken to start in month 1: Initiative b.",
        "Initiative b, Share of visitors whose problem was solved: 75% lies outside the usual range "
        "(15% to 60%). Ask for its source.",
    )


def test_a_thin_margin_is_challenged() -> None:
    thin = "The margin is thin: benefits that come in 10% lower would leave a loss. Ask which benefit is least certain."
    assert thin in value_of(initiative("a", benefit=money(base=230), annual_cost=100)).challenges
    for benefit in (200, 300):
        assert thin not in value_of(initiative("a", benefit=money(base=benefit), annual_cost=100)).challenges


def test_a_long_list_of_names_is_cut() -> None:
    result = value_of(*(initiative(str(one), start=None) for one in range(6)))
    assert (
        "No start date, taken to start in month 1: "
        + ("Initiative 0; Initiative 1; Initiative 2; Initiative 3; two others.")
        in result.challenges
    )


def test_an_empty_case_has_a_value_too() -> None:
    result = value_of()
    assert (result.first_month, result.worth, result.total_cost) == (FIRST, None, None)
    assert len(result.months) == 37


def lopsided(high: float) -> Value:
    """Benefits of 0 to ``high``, likely 100k, with a likely worth well above zero."""
    return value(
        make_case(
            initiative(
                "A", value_class="cash_in", benefit=money(0, 100_000, high), annual_cost=37_000, evidence_tier="A"
            )
        )
    )


def test_a_plan_whose_ranges_reach_further_down_than_up_is_tried_first() -> None:
    even, down = lopsided(200_000), lopsided(105_000)
    assert even.worth is not None
    assert down.worth is not None
    assert even.worth.base == down.worth.base > 0
    assert (even.verdict, down.verdict) == ("proceed", "pilot first")
    asked = "The ranges reach further down than up: with every benefit at the mean of its range the case is worth "
    assert [any(one.startswith(asked) for one in found.challenges) for found in (even, down)] == [False, True]


@pytest.mark.parametrize(("value_class", "total"), [("capacity", "capacity"), ("expected_loss", "expected_loss")])
def test_what_stands_outside_worth_reads_the_same_in_its_line_and_in_its_total(value_class: str, total: str) -> None:
    found = value(
        make_case(
            initiative("A", value_class=value_class, benefit=money(50_000, 95_000, 130_000), evidence_tier="C"),
        )
    )
    assert found.lines[0].per_year == getattr(found, total)
    assert found.lines[0].arithmetic == (
        "£95k (£50k–£130k) a year as stated × 40% for evidence C (reported by customers) = £38k (£20k–£52k) a year, "
        "outside the worth and before optimism"
    )
