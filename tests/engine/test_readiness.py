"""The case holds itself to twenty-one tests."""

from datetime import date, timedelta
from typing import Any

import pytest

from bizcase.case import build_case
from bizcase.engine.readiness import TESTS
from bizcase.engine.readiness.seen import Condition, Finding
from bizcase.model import business_case
from bizcase.model.business_case import Readiness
from bizcase.model.case_file import (
    AuditScore,
    CaseFile,
    Company,
    DeclinedPlatform,
    Estimate,
    Initiative,
    Programme,
    Purpose,
)
from tests.engine.plan_cases import CARE, CATALOGUE, FULL, MINIMAL, REGISTER, TODAY, TRAINING, case_of, doing


def ready(case: CaseFile) -> Readiness:
    return build_case(case, CATALOGUE, TODAY).readiness


def outcome(test_id: str, **changes: Any) -> business_case.TestResult:
    """The test's result on the full case with these changes."""
    results = ready(FULL.model_copy(update=changes)).results
    return next(one for one in results if one.id == test_id)


def first(**changes: Any) -> dict[str, tuple[Initiative, ...]]:
    return {"initiatives": (CARE.model_copy(update=changes), TRAINING, REGISTER)}


def test_a_full_case_is_board_ready() -> None:
    readiness = ready(FULL)

    assert {one.id: one.result for one in readiness.results if one.result != "pass"} == {}
    assert (readiness.verdict, readiness.fixes) == ("board-ready", ())
    assert readiness.reason == "Every test that a board insists on is met."


def test_a_minimal_case_passes_and_fails_nothing() -> None:
    readiness = ready(MINIMAL)

    assert {one.result for one in readiness.results} == {"cannot tell"}
    assert readiness.verdict == "not ready"
    assert readiness.fixes == tuple(one.fix for one in CATALOGUE.tests if one.id in ("T1", "T5", "T11"))


def test_every_test_of_the_content_is_computed_in_its_order() -> None:
    assert [one.id for one in ready(MINIMAL).results] == [one.id for one in CATALOGUE.tests] == list(TESTS)


@pytest.mark.parametrize("case", [FULL, MINIMAL, case_of(CARE), case_of(doing(), purpose=Purpose(why="Sell more"))])
def test_no_evidence_has_an_empty_place(case: CaseFile) -> None:
    for one in ready(case).results:
        assert one.evidence, one.id
        assert not any(gap in one.evidence for gap in ("()", " .", " ;", "“”", "  ", "{", "for ;")), one.evidence


def test_a_result_carries_the_sentence_and_fix_of_the_content() -> None:
    test, one = CATALOGUE.tests[4], outcome("T5", purpose=Purpose())

    assert (one.result, one.sentence, one.fix) == ("cannot tell", test.cannot_tell, test.fix)


def test_t1_names_the_initiative_that_serves_no_goal() -> None:
    orphan = doing("Nothing in particular", "orphan", kpi="Posts", baseline="9")
    one = outcome("T1", initiatives=(CARE, TRAINING, REGISTER, orphan))

    assert one.result == "fail"
    assert "Missing: a company goal for “Work orphan”." in one.evidence


def test_t1_is_partial_when_a_third_of_the_cost_has_no_baseline() -> None:
    one = outcome("T1", initiatives=(CARE, TRAINING.model_copy(update={"baseline": "tbc"}), REGISTER))

    assert one.result == "partial"
    assert "a baseline for “Rules and training for all who reply”" in one.evidence


def test_t2_fails_nobody_who_was_heard_but_names_who_was_not() -> None:
    silent = tuple(
        one.model_copy(update={"last_spoken": None}) if one.role == "HR Director" else one for one in FULL.stakeholders
    )
    one = outcome("T2", stakeholders=silent)

    assert one.result == "partial"
    assert one.evidence.endswith("Missing: a talk with Ida Bell (HR Director).")


def test_t3_wants_yearly_costs_for_the_later_years() -> None:
    one = outcome("T3", **first(annual_cost=None))

    assert one.result == "partial"
    assert one.evidence.endswith("Missing: yearly costs after month 12 for “Care desk for complaints”.")


def test_t3_fails_a_plan_of_one_year_without_targets() -> None:
    short = [
        one.model_copy(update={"duration_months": 6, "target": "", "annual_cost": None}) for one in FULL.initiatives
    ]
    goals = tuple(goal.model_copy(update={"deadline": None}) for goal in FULL.goals)

    assert outcome("T3", initiatives=tuple(short), goals=goals, purpose=Purpose()).result == "fail"


@pytest.mark.parametrize(("days", "agreed"), [(0, True), (90, True), (91, False), (-1, False)])
def test_t4_counts_only_talks_of_the_last_90_days(days: int, agreed: bool) -> None:
    spoken = tuple(one.model_copy(update={"last_spoken": TODAY - timedelta(days=days)}) for one in FULL.stakeholders)

    assert (outcome("T4", stakeholders=spoken).result == "pass") is agreed


def test_t4_is_at_most_partial_while_finance_has_not_agreed() -> None:
    doubtful = tuple(
        one.model_copy(update={"support": "sceptic"}) if one.role == "CFO" else one for one in FULL.stakeholders
    )
    one = outcome("T4", stakeholders=doubtful)

    assert (one.result, "Missing: Finn Aker (CFO): has not agreed." in one.evidence) == ("partial", True)


def test_t4_fails_without_a_sponsor() -> None:
    assert outcome("T4", programme=Programme()).result == "fail"


@pytest.mark.parametrize(
    ("why", "result"),
    [
        ("", "cannot tell"),
        ("Everyone is on TikTok", "fail"),
        ("Patients get answers", "partial"),
        ("Patients who wait at home should get a plain answer on Facebook on the same day.", "partial"),
        ("Patients who wait at home should get a plain answer from a nurse on the same day.", "pass"),
    ],
)
def test_t5_asks_for_a_reason_that_names_people_and_no_tool(why: str, result: str) -> None:
    assert outcome("T5", purpose=Purpose(why=why)).result == result


@pytest.mark.parametrize(
    ("declined", "result"),
    [
        ((), "fail"),
        ((DeclinedPlatform(platform="TikTok"),), "partial"),
        ((DeclinedPlatform(platform="TikTok", reason="No staff"),), "partial"),
        ((DeclinedPlatform(platform="Fax", reason="Old", review_on=TODAY),), "partial"),
        ((DeclinedPlatform(platform="TikTok", reason="No staff", review_on=TODAY),), "pass"),
    ],
)
def test_t6_wants_a_popular_network_declined_with_reason_and_date(
    declined: tuple[DeclinedPlatform, ...], result: str
) -> None:
    assert outcome("T6", declined=declined).result == result


def test_t7_misses_a_cost_for_outsourcing() -> None:
    one = outcome("T7", assumptions=FULL.assumptions[:1])

    assert (one.result, one.evidence.endswith("Not known: a cost for outsourcing.")) == ("partial", True)


def test_t8_names_the_function_that_starts_two_things_in_one_quarter() -> None:
    second = REGISTER.model_copy(update={"department": "Customer Service"})

    assert "a slower pace for Customer Service" in outcome("T8", initiatives=(CARE, TRAINING, second)).evidence


def test_t9_wants_the_training_dated_and_costed() -> None:
    undated = TRAINING.model_copy(update={"start": None})

    assert "Missing: a date and a cost for training." in outcome("T9", initiatives=(CARE, undated, REGISTER)).evidence


def test_t10_fails_when_an_agency_speaks_and_nobody_inside_owns_it() -> None:
    one = outcome("T10", **first(spokesperson="Agency", owner="Agency"))

    assert one.result == "fail"
    assert "somebody inside who speaks in “Care desk for complaints”" in one.evidence


def test_t11_wants_a_sponsor_other_than_the_lead() -> None:
    alone = Programme(sponsor="Eli Moss, Head of Social", lead="Eli Moss")

    assert "Missing: a sponsor other than the lead." in outcome("T11", programme=alone).evidence


def test_t12_wants_a_sceptic_and_three_objections() -> None:
    friends = tuple(one for one in FULL.stakeholders if one.support != "sceptic")[:2]
    one = outcome("T12", stakeholders=friends)

    assert one.result == "partial"
    assert "Missing: at least three objections" in one.evidence
    assert "a talk with a sceptic" in one.evidence


def test_t13_fails_single_figures_and_promises_of_certainty() -> None:
    points = tuple(
        one.model_copy(update={"benefit": Estimate(base=1_000)}) if one.benefit else one for one in FULL.initiatives
    )

    assert outcome("T13", initiatives=points).result == "fail"
    assert outcome("T13", **first(description="A guaranteed return")).result == "fail"


def test_t14_sees_a_first_step_that_is_far_away() -> None:
    late = tuple(one.model_copy(update={"start": date(2027, 9, 1)}) for one in FULL.initiatives)

    assert "Missing: a first step within 90 days" in outcome("T14", initiatives=late).evidence


def test_t15_names_the_serious_risk_that_nobody_owns() -> None:
    one = outcome("T15", stakeholders=tuple(who for who in FULL.stakeholders if who.role != "CFO"))

    assert one.result == "partial"
    assert one.evidence.endswith(
        "Missing: an owner for “Benefits overstated or counted twice” and “The effect cannot be shown”."
    )


def test_t16_cannot_tell_without_champions_or_training() -> None:
    assert outcome("T16", initiatives=(REGISTER,)).result == "cannot tell"


def test_t17_names_the_dimension_without_evidence() -> None:
    bare = (AuditScore(dimension="culture", current=2, target=3), *FULL.audit[1:])

    assert outcome("T17", audit=bare).evidence.endswith("Missing: evidence for Culture and mindset.")


def test_t18_wants_to_know_who_may_lose() -> None:
    one = outcome("T18", **first(description="Agents answer customers"))

    assert (one.result, one.evidence.endswith("Not known: who may lose.")) == ("partial", True)


def test_t19_fails_money_on_an_activity_count() -> None:
    one = outcome("T19", **first(kpi="Followers"))

    assert one.result == "fail"
    assert "activity counts of “Care desk for complaints”" in one.evidence


def test_t19_takes_a_like_for_like_comparison_for_no_jargon() -> None:
    said = FULL.programme.model_copy(update={"decision": "approve £100,000 after a like-for-like comparison"})

    assert "no jargon in the reason" in outcome("T19", programme=said).evidence


def test_t20_fails_a_case_that_rests_on_rented_networks_alone() -> None:
    rented = tuple(
        one.model_copy(update={"channels": ("Facebook",), "description": "Answers"}) for one in FULL.initiatives
    )

    assert outcome("T20", initiatives=rented[:2]).result == "fail"


def test_t20_takes_no_shop_of_others_for_a_home() -> None:
    shop = tuple(one.model_copy(update={"channels": ("app store reviews",)}) for one in FULL.initiatives)

    assert "Missing: a home of our own." in outcome("T20", initiatives=shop).evidence


def test_t21_fails_an_unsound_claim_and_cannot_judge_without_figures() -> None:
    unpriced = tuple(one.model_copy(update={"benefit": None}) for one in FULL.initiatives)

    assert outcome("T21", **first(description="Earned media value grows")).result == "fail"
    assert outcome("T21", initiatives=unpriced).result == "cannot tell"
    assert "a discount rate of 8.0%" in outcome("T21").evidence


def test_a_board_does_not_read_a_case_without_its_reason() -> None:
    readiness = ready(FULL.model_copy(update={"purpose": Purpose(vision="A town shop")}))

    assert readiness.verdict == "sponsor-ready"
    assert readiness.reason == ("Good enough to find a sponsor, not yet for a board: Reason before tools (not known).")


def test_a_case_with_no_accountable_person_is_not_ready() -> None:
    nobody = tuple(one.model_copy(update={"owner": ""}) for one in FULL.initiatives)
    readiness = ready(FULL.model_copy(update={"programme": Programme(), "initiatives": nobody}))

    assert readiness.verdict == "not ready"
    assert "Someone is accountable" in readiness.reason


def test_there_are_at_most_three_fixes() -> None:
    assert len(ready(MINIMAL).fixes) == 3


def test_silence_is_no_pass_and_what_we_add_ourselves_is_no_evidence() -> None:
    ours, silent = Condition("a", True, ours=True), Condition("b", None)

    assert Finding((ours, ours, silent)).verdict == "cannot tell"
    assert Finding((silent, silent._replace(met=True))).verdict == "partial"
    assert Finding((ours, silent._replace(met=True))).verdict == "pass"
    assert Finding((silent, silent, silent._replace(met=False))).verdict == "fail"


def test_a_missing_company_rate_is_said_and_not_invented() -> None:
    assert "Not known: the discount rate." in outcome("T21", company=Company(name="Acme", currency="GBP")).evidence


def test_the_content_words_the_evidence_of_every_test_and_of_no_other() -> None:
    assert CATALOGUE.plan_wording["evidence"].keys() - {"found", "missing", "unknown"} == TESTS.keys()
