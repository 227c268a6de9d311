"""The options of a case: their money, scores and reasons, and which is preferred."""

from typing import Any

import pytest

from bizcase.engine.options import appraise
from bizcase.engine.value.measures import npv_monthly
from bizcase.model.appraisal import AlternativeWay, Appraisal, OptionResult
from bizcase.model.business_case import LineOfSight, Link
from bizcase.model.case_file import AuditScore, CaseFile, DeclinedPlatform, Goal, OptionEstimate, Programme
from bizcase.model.value import Range
from tests.engine.value_cases import CATALOGUE, initiative, make_case, match, matches, money, value

GOALS = (Goal(id="G1", statement="Keep customers"), Goal(id="G2", statement="Cut cost"))
PAYS = make_case(initiative("a", benefit=money(base=90_000), one_off_cost=1000, annual_cost=1200), goals=GOALS)
FAILS = make_case(initiative("a", benefit=money(base=100), annual_cost=1200), goals=GOALS)
THIN = make_case(initiative("a", benefit=money(base=2700), annual_cost=1200), goals=GOALS)
UNKNOWN = make_case(initiative("a", annual_cost=1200), goals=GOALS)


def sight(case: CaseFile, served: tuple[str, ...]) -> LineOfSight:
    links = tuple(
        Link(initiative=one.id, goal=goal, strength="strong", verb="enables", reason="", stated=True)
        for one in case.initiatives
        for goal in served
    )
    left = tuple(goal.id for goal in case.goals if goal.id not in served)
    return LineOfSight(links=links, unserved_goals=left, no_thanks=(), concentration=())


def appraisal(case: CaseFile, first: str = "customer_loyalty", served: tuple[str, ...] = ("G1",)) -> Appraisal:
    return appraise(case, matches(case, first), sight(case, served), value(case, first), CATALOGUE)


def option(case: CaseFile, wanted: str, **how: Any) -> OptionResult:
    (found,) = (one for one in appraisal(case, **how).options if one.id == wanted)
    return found


def way(case: CaseFile, wanted: str, outcome: str, **how: Any) -> AlternativeWay:
    found = {(one.id, one.outcome): one for one in appraisal(case, **how).alternatives}
    return found[wanted, outcome]


def estimate(option: str, **values: Any) -> OptionEstimate:
    return OptionEstimate(option=option, **values)


def priced(case: CaseFile, *options: OptionEstimate) -> CaseFile:
    return case.model_copy(update={"options": options})


def points(case: CaseFile, wanted: str, **how: Any) -> dict[str, float | None]:
    return {score.criterion: score.points for score in option(case, wanted, **how).scores}


def whys(case: CaseFile, wanted: str, **how: Any) -> dict[str, str]:
    return {score.criterion: score.why for score in option(case, wanted, **how).scores}


# --- which option is preferred ------------------------------------------------------------------------------------


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
    ("case", "preferred", "reason"),
    [
        (
            PAYS,
            "plan",
            "Its likely worth is above zero after all adjustments with room to spare, and each gate lets us stop.",
        ),
        (
            FAILS,
            "pilot",
            "On today's evidence the full plan does not pay for itself with room to spare; "
            "a pilot tests it before the rest is spent.",
        ),
        (
            UNKNOWN,
            "pilot",
            "What the full plan is worth is not known yet; a pilot brings the missing figures for little money.",
        ),
    ],
)
def test_the_preferred_option_follows_the_verdict_of_the_value_model(
    case: CaseFile, preferred: str, reason: str
) -> None:
    assert option(case, preferred).preferred
    assert option(case, preferred).reason == reason


def test_the_rule_names_the_hurdles_before_the_score() -> None:
    assert appraisal(PAYS).rule == (
        "Hurdles first: an option is out when its likely worth is below zero, or would be if its benefits came in "
        "10% lower or at the mean of their ranges. Of those that remain, we prefer the highest score, in which what "
        "is not known counts nothing. "
        "The request follows the value model: the full plan if it clears the hurdles, a pilot until then. "
        "Where another option scores higher, we say so."
    )


def test_a_plan_below_zero_is_out_and_so_is_one_with_no_room() -> None:
    assert (option(FAILS, "plan").fails, option(THIN, "plan").fails, option(PAYS, "plan").fails) == (
        "worth",
        "room",
        "",
    )
    assert option(THIN, "plan").worth is not None
    assert option(THIN, "plan").reason.startswith("It is out for now: its likely worth of £")
    assert option(FAILS, "plan").reason.startswith(
        "It is out for now: after all adjustments it costs more than it brings, by £"
    )


# --- money --------------------------------------------------------------------------------------------------------


def test_the_plan_carries_cost_and_worth_of_the_case() -> None:
    plan = option(PAYS, "plan")
    assert (plan.cost, plan.worth) == (value(PAYS).total_cost, value(PAYS).worth)
    assert plan.source == "the value model, after evidence, overlap and optimism"


def test_a_plan_without_costs_is_not_yet_quantified() -> None:
    plan = option(make_case(initiative("a", benefit=money(base=1))), "plan")
    assert (plan.cost, plan.worth) == (None, None)


def test_doing_nothing_is_the_baseline() -> None:
    nothing = option(PAYS, "do_nothing")
    assert (nothing.cost, nothing.worth, nothing.up_front) == (Range(0, 0, 0), Range(0, 0, 0), 0)


def test_doing_nothing_has_the_cost_that_the_user_states() -> None:
    nothing = option(priced(PAYS, estimate("do_nothing", annual_cost=400, source="Head of service")), "do_nothing")
    assert (nothing.cost, nothing.worth) == (Range(1200, 1200, 1200), Range(0, 0, 0))
    assert nothing.source == "Head of service"


def test_the_pilot_costs_the_first_tranche() -> None:
    case = PAYS.model_copy(update={"programme": Programme(first_tranche=5000)})
    pilot = option(case, "pilot")
    assert (pilot.cost, pilot.worth, pilot.up_front) == (Range(5000, 5000, 5000), None, 5000)
    assert pilot.source == "the first tranche asked for"
    assert option(case, "plan").up_front == 5000


def test_a_pilot_without_a_tranche_costs_the_plan_to_month_6() -> None:
    pilot = option(PAYS, "pilot")
    assert pilot.cost == pytest.approx(Range(1600, 1600 * 3.5 / 3, 2240))
    assert pilot.source == "the plan's likely cost to month 6"


def test_a_pilot_costs_what_the_user_states_for_it() -> None:
    case = priced(PAYS, estimate("pilot", one_off_cost=700))
    assert option(case, "pilot").cost == Range(700, 700, 700)
    assert option(case, "plan").up_front == option(PAYS, "plan").up_front


def test_an_option_nobody_has_priced_is_not_yet_quantified() -> None:
    for wanted in ("do_minimum", "outsource", "without_social"):
        found = option(PAYS, wanted)
        assert (found.cost, found.worth, found.up_front, found.source) == (None, None, None, "")


@pytest.mark.parametrize("rate", [0.1, 0.035, 0.0, None])
def test_an_estimate_runs_level_over_36_months_at_the_rate_of_the_case(rate: float | None) -> None:
    given = estimate("outsource", one_off_cost=5000, annual_cost=1200, benefit=money(3600, 6000, 7200))
    found = option(priced(make_case(*PAYS.initiatives, rate=rate), given), "outsource")
    flows = [[-5000.0] + [(yearly - 1200) / 12] * 36 for yearly in (3600, 6000, 7200)]
    expected = [sum(flow) if rate is None else npv_monthly(rate, flow) for flow in flows]
    assert found.cost == Range(8600, 8600, 8600)
    assert found.worth == pytest.approx(Range(*expected))
    assert found.up_front == 5600
    assert found.source == "no source is given"


def test_a_benefit_without_any_cost_is_no_worth() -> None:
    found = option(priced(PAYS, estimate("outsource", benefit=money(base=9000))), "outsource")
    assert (found.cost, found.worth) == (None, None)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("do_minimum", "A benefit of £9k a year is stated for it, but no cost, so it counts nothing."),
        (
            "outsource",
            "A benefit of £9k a year is stated for it, but no agency has quoted yet, so it counts nothing.",
        ),
    ],
)
def test_a_benefit_without_any_cost_is_said_to_count_nothing(wanted: str, said: str) -> None:
    assert option(priced(PAYS, estimate(wanted, benefit=money(base=9000))), wanted).reason.startswith(said)


def test_a_way_with_a_benefit_and_no_cost_says_so_wherever_it_stands() -> None:
    case = priced(PAYS, estimate("face_to_face", benefit=money(base=9000)))
    found = [one for one in appraisal(case).alternatives if one.id == "face_to_face"]
    assert found
    assert all("but no cost, so it counts nothing." in one.reason for one in found)
    without = option(case, "without_social")
    assert without.reason.startswith("For one way or more a benefit is stated but no cost, so it counts nothing.")


def test_an_estimate_stands_before_the_same_hurdles() -> None:
    def fails(benefit: float) -> str:
        return option(
            priced(PAYS, estimate("outsource", annual_cost=900, benefit=money(base=benefit))), "outsource"
        ).fails

    assert [fails(yearly) for yearly in (899, 900, 950, 1001)] == ["worth", "room", "room", ""]


# --- scores -------------------------------------------------------------------------------------------------------


def test_the_weights_add_up_to_one() -> None:
    assert sum(one.weight for one in appraisal(PAYS).criteria) == pytest.approx(1)


def test_what_is_not_known_counts_nothing_and_is_said() -> None:
    assert points(UNKNOWN, "outsource") == {
        "goal_fit": 0.0,
        "worth": None,
        "up_front": None,
        "risk": 0.0,
        "reversibility": 0.5,
        "skills": None,
    }
    assert whys(UNKNOWN, "outsource") == {
        "goal_fit": "presence, but at second hand",
        "worth": "not yet quantified",
        "up_front": "not yet quantified",
        "risk": "others speak in our name and hold the access",
        "reversibility": "contracts run on, and know-how has left",
        "skills": "nobody has scored the skills yet",
    }
    assert option(UNKNOWN, "outsource").total == pytest.approx(5)


def test_the_fit_with_goals_counts_the_goals_that_the_plan_serves() -> None:
    assert points(PAYS, "plan")["goal_fit"] == 0.5
    assert whys(PAYS, "plan")["goal_fit"] == "everything proposed, together; the work serves one of two goals"
    assert option(PAYS, "plan").goal_fit == "medium"
    assert points(PAYS, "plan", served=("G1", "G2"))["goal_fit"] == 1
    assert points(PAYS, "plan", served=())["goal_fit"] is None
    assert whys(PAYS, "plan", served=())["goal_fit"] == "no initiative is linked to a goal yet"


def test_a_goal_counts_by_its_weight() -> None:
    goals = (GOALS[0].model_copy(update={"weight": 3}), GOALS[1].model_copy(update={"weight": 1}))
    assert points(PAYS.model_copy(update={"goals": goals}), "plan")["goal_fit"] == 0.75


def test_the_highest_worth_gets_all_points_and_half_of_it_gets_half() -> None:
    plan = option(PAYS, "plan").worth
    assert plan is not None
    level = sum(1.1 ** (-month / 12) for month in range(1, 37)) / 12
    half = estimate("outsource", annual_cost=0, benefit=money(base=plan.base / 2 / level))
    case = priced(PAYS, half)
    assert (points(case, "plan")["worth"], points(case, "outsource")["worth"]) == (1, pytest.approx(0.5))


def test_money_up_front_is_measured_against_the_cost_of_the_plan() -> None:
    whole = value(PAYS).total_cost
    assert whole is not None
    case = priced(PAYS, estimate("outsource", one_off_cost=whole.base / 4), estimate("write", one_off_cost=10**9))
    assert points(case, "outsource")["up_front"] == pytest.approx(0.75)
    assert points(case, "do_nothing")["up_front"] == 1
    assert {score.criterion: score.points for score in way(case, "write", "customer_loyalty").scores}["up_front"] == 0


def test_money_up_front_has_no_points_while_the_plan_has_no_cost() -> None:
    case = make_case(initiative("a"), options=(estimate("outsource", one_off_cost=500),))
    assert points(case, "outsource")["up_front"] is None
    assert whys(case, "outsource")["up_front"] == "£500 before the first stop; no cost of the plan to compare it with"


def test_skills_follow_the_audit() -> None:
    def skilled(score: int) -> dict[str, float | None]:
        case = PAYS.model_copy(update={"audit": (AuditScore(dimension="education", current=score),)})
        return {one: points(case, one)["skills"] for one in ("do_minimum", "pilot", "plan")}

    assert skilled(1) == {"do_minimum": 1, "pilot": 0.5, "plan": 0}
    assert skilled(5) == {"do_minimum": 1, "pilot": 1, "plan": 1}


# --- reasons ------------------------------------------------------------------------------------------------------


def test_outsourcing_says_what_would_be_lost() -> None:
    lost = (
        "We would be present on schedule, but lose the nuance of each answer; what customers tell us, "
        "and the skill to answer, would grow outside the company."
    )
    quote = estimate("outsource", annual_cost=1000)
    assert option(PAYS, "outsource").reason == f"No agency has quoted yet. {lost}"
    assert option(priced(PAYS, quote), "outsource").reason == (
        f"The quote comes to £3k over 36 months, and no benefit in money is stated with it. {lost}"
    )
    losing = estimate("outsource", one_off_cost=1000, annual_cost=0, benefit=money(base=0))
    assert option(priced(PAYS, losing), "outsource").reason == (
        f"It is out: on the figures given it costs more than it brings, by £1k. {lost}"
    )


def test_doing_nothing_says_what_is_forgone_or_that_nobody_knows() -> None:
    kind = "People talk about us all the same, and the goals and today's risks stay as they are."
    assert option(PAYS, "do_nothing").reason.startswith("It saves the outlay and forgoes a likely worth of £")
    assert option(UNKNOWN, "do_nothing").reason == (
        f"It saves the outlay; what it costs us is not yet quantified. {kind}"
    )


def test_every_option_that_is_not_preferred_has_a_reason_of_its_own() -> None:
    for case in (PAYS, FAILS, THIN, UNKNOWN):
        reasons = [one.reason for one in appraisal(case).options]
        assert len(set(reasons)) == len(reasons)
        assert all(reason.endswith(".") for reason in reasons)


def test_an_option_that_scores_higher_on_the_users_figures_is_named() -> None:
    case = priced(FAILS, estimate("thank_you", annual_cost=10, benefit=money(base=900)))
    assert appraisal(FAILS).contested == ""
    assert option(case, "pilot").preferred
    ours, its = (round(option(case, one).total) for one in ("pilot", "without_social"))
    assert appraisal(case).contested == (
        f"‘Without social networks’ scores higher: {its}, on figures as given, against {ours} for ‘Staged pilot’. "
        "The same test of evidence would settle it."
    )


def test_an_option_that_scores_higher_because_ours_is_unknown_is_named() -> None:
    assert appraisal(make_case(initiative("a"), goals=GOALS), served=()).contested == (
        "‘Do the minimum’ scores higher today, 30 against 25 for ‘Staged pilot’, whose fit with goals, worth, "
        "money up front and skills in hand are not known and count nothing. To know them would settle it."
    )


def test_an_option_that_fails_a_hurdle_contests_nothing() -> None:
    case = priced(FAILS, estimate("do_minimum", annual_cost=1000, benefit=money(base=1050)))
    assert option(case, "do_minimum").fails == "room"
    assert option(case, "do_minimum").total > option(case, "pilot").total
    assert appraisal(case).contested == ""


def test_the_trend_and_the_worth_forgone_say_what_doing_nothing_costs() -> None:
    case = PAYS.model_copy(update={"trend": "Churn grows\n each year."})
    told = appraisal(case).doing_nothing
    assert told[0] == "Churn grows each year."
    assert told[1].startswith("We forgo what the plan is likely to be worth: £")


def test_without_trend_and_figures_doing_nothing_is_not_yet_quantified() -> None:
    assert appraisal(UNKNOWN).doing_nothing == (
        "Nobody has written down yet where things go if we carry on.",
        "What it costs us is not yet quantified.",
    )


def test_losses_that_go_on_and_a_stated_cost_belong_to_doing_nothing() -> None:
    risky = initiative("a", benefit=money(base=1000), value_class="expected_loss", annual_cost=1)
    case = make_case(risky, options=(estimate("do_nothing", annual_cost=2000, source="CFO"),))
    assert appraisal(case).doing_nothing[1:] == (
        "Carrying on costs £6k more over 36 months (CFO).",
        "Expected losses of £1k a year go on.",
    )


def test_a_plan_below_zero_forgoes_nothing_in_money() -> None:
    (_, told) = appraisal(FAILS).doing_nothing
    assert told.startswith("In money we forgo nothing: the plan's likely worth is −£")


def test_a_declined_platform_keeps_its_reason_or_gets_one_from_the_case() -> None:
    declined = (
        DeclinedPlatform(platform="Threads", reason="Nobody asks there"),
        DeclinedPlatform(platform="TikTok for product news"),
        DeclinedPlatform(platform="BeReal"),
    )
    case = make_case(initiative("a", name="Clips", channels=("TikTok", "YouTube")), declined=declined)
    assert [(one.platform, one.reason) for one in appraisal(case).declined] == [
        ("Threads", "Nobody asks there"),
        (
            "TikTok for product news",
            "No reason is written down, and ‘Clips’ uses it: one of the two has to change.",
        ),
        ("BeReal", "No initiative needs it, and each further account has to be owned, watched and answered."),
    ]


# --- ways without social media ------------------------------------------------------------------------------------


def test_each_outcome_served_has_one_best_way_by_score() -> None:
    served = (match("a", "customer_loyalty"), match("b", "customer_loyalty"), match("c", "talent_culture"))
    found = appraise(PAYS, (*served, match("d", None)), sight(PAYS, ()), value(PAYS), CATALOGUE).alternatives
    assert [(one.id, one.outcome, one.best) for one in found] == [
        ("thank_you", "customer_loyalty", True),
        ("face_to_face", "customer_loyalty", False),
        ("time_together", "talent_culture", True),
        ("thank_you", "talent_culture", False),
    ]
    assert found[0].total >= found[1].total


def test_a_way_with_figures_goes_before_those_without() -> None:
    case = priced(PAYS, estimate("write", annual_cost=100, benefit=money(base=900), source="Sales"))
    best = next(one for one in appraisal(case).alternatives if one.best)
    assert (best.id, best.source, best.cost) == ("write", "Sales", Range(300, 300, 300))
    together = option(case, "without_social")
    assert (together.cost, together.worth) == (best.cost, best.worth)
    assert together.what.endswith("Its figures are those of ‘write to clients’.")


def test_a_way_that_fails_a_hurdle_is_shown_but_is_not_the_best() -> None:
    case = priced(PAYS, estimate("write", annual_cost=900, benefit=money(base=100)))
    found = way(case, "write", "customer_loyalty")
    assert (found.fails, found.best) == ("worth", False)
    assert found.reason.startswith("On the figures given it costs more than it brings, by £")
    assert option(case, "without_social").cost is None


def test_the_figures_of_a_way_count_once_under_the_outcome_that_it_fits_best() -> None:
    case = priced(PAYS, estimate("invest_in_people", annual_cost=100, benefit=money(base=900)))
    served = (match("a", "customer_loyalty"), match("b", "talent_culture"))
    found = appraise(case, served, sight(PAYS, ("G1",)), value(PAYS), CATALOGUE).alternatives
    assert [one.outcome for one in found if one.cost is not None] == ["talent_culture"]


def test_a_priced_way_to_another_outcome_is_shown_all_the_same() -> None:
    case = priced(PAYS, estimate("read_wider", annual_cost=100))
    assert way(case, "read_wider", "innovation").cost == Range(300, 300, 300)


def test_a_way_says_why_it_does_not_take_the_place_of_the_plan() -> None:
    kind = "It keeps ties that exist; it makes no new ones and mends no fault."
    assert way(PAYS, "thank_you", "customer_loyalty").reason == kind
    less = priced(PAYS, estimate("thank_you", annual_cost=0, benefit=money(base=500)))
    assert "less than the plan's £" in way(less, "thank_you", "customer_loyalty").reason
    more = priced(PAYS, estimate("thank_you", annual_cost=0, benefit=money(base=500_000)))
    assert "more than the plan's £" in way(more, "thank_you", "customer_loyalty").reason
    only = priced(FAILS, estimate("thank_you", annual_cost=0, benefit=money(base=500)))
    assert "where the plan costs more than it brings" in way(only, "thank_you", "customer_loyalty").reason
