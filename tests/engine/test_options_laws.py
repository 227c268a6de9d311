"""Laws of the options appraisal that hold for every case."""

from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as changed

from bizcase.catalogue import Catalogue
from bizcase.engine.options import appraise
from bizcase.model.appraisal import Appraisal
from bizcase.model.business_case import LineOfSight, Link
from bizcase.model.case_file import AuditScore, CaseFile, Estimate, Goal, OptionEstimate, Programme
from bizcase.model.catalogue import Grade
from bizcase.model.checks import ONLY_COSTS, PRICED
from tests.engine.value_cases import CATALOGUE, initiative, make_case, match, value

OUTCOMES = ("customer_loyalty", "operating_efficiency", "talent_culture")
amount = st.none() | st.floats(min_value=0, max_value=1e6).map(lambda money: round(money, 2))
benefit = st.none() | st.lists(st.floats(min_value=-1e4, max_value=1e6), min_size=3, max_size=3).map(
    lambda ends: Estimate(low=min(ends), base=sorted(ends)[1], high=max(ends))
)
estimates = st.lists(
    st.builds(OptionEstimate, option=st.sampled_from(PRICED), one_off_cost=amount, annual_cost=amount, benefit=benefit),
    unique_by=lambda one: one.option,
    max_size=6,
).map(lambda found: tuple(_only_costs(one) for one in found))


def _only_costs(one: OptionEstimate) -> OptionEstimate:
    return one.model_copy(update={"benefit": None}) if one.option in ONLY_COSTS else one


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    tiers = st.sampled_from("ABCDEFG")
    drawn = [
        initiative(str(number), annual_cost=draw(amount), benefit=draw(benefit), evidence_tier=draw(tiers))
        for number in range(draw(st.integers(1, 3)))
    ]
    goals = tuple(Goal(id=f"G{place}", statement="x", weight=draw(amount)) for place in range(draw(st.integers(0, 3))))
    score = draw(st.none() | st.integers(1, 5))
    return make_case(
        *drawn,
        rate=draw(st.none() | st.floats(min_value=0, max_value=0.5)),
        goals=goals,
        options=draw(estimates),
        audit=(AuditScore(dimension="education", current=score),),
        programme=Programme(first_tranche=draw(amount)),
    )


def appraised(case: CaseFile, catalogue: Catalogue = CATALOGUE) -> Appraisal:
    matched = tuple(match(one.id, OUTCOMES[place]) for place, one in enumerate(case.initiatives))
    first = case.initiatives[0].id
    links = tuple(
        Link(initiative=first, goal=goal.id, strength="strong", verb="enables", reason="", stated=True)
        for goal in case.goals[:2]
    )
    sight = LineOfSight(
        links=links, unserved_goals=tuple(goal.id for goal in case.goals[2:]), no_thanks=(), concentration=()
    )
    return appraise(case, matched, sight, value(case), catalogue)


@given(cases())
def test_weights_add_up_to_one_and_every_score_keeps_its_bounds(case: CaseFile) -> None:
    found = appraised(case)
    assert sum(one.weight for one in found.criteria) == pytest.approx(1)
    for one in (*found.options, *found.alternatives):
        assert 0 <= one.total <= 100 + 1e-9
        assert all(score.points is None or 0 <= score.points <= 1 for score in one.scores)
        assert [score.criterion for score in one.scores] == [criterion.id for criterion in found.criteria]


@given(cases())
def test_a_total_is_the_weighted_sum_of_what_is_known(case: CaseFile) -> None:
    found = appraised(case)
    for one in (*found.options, *found.alternatives):
        known = sum(by.weight * (score.points or 0) for by, score in zip(found.criteria, one.scores, strict=True))
        assert one.total == pytest.approx(100 * known)


@given(cases(), st.sampled_from([one.id for one in CATALOGUE.options]))
def test_a_lower_risk_never_lowers_a_total(case: CaseFile, wanted: str) -> None:
    totals = [_total_with_risk(case, wanted, risk) for risk in get_args(Grade)]
    assert all(lower >= higher for lower, higher in pairwise(totals))


def _total_with_risk(case: CaseFile, wanted: str, risk: Grade) -> float:
    options = tuple(changed(one, risk=risk) if one.id == wanted else one for one in CATALOGUE.options)
    found = appraised(case, replace(CATALOGUE, options=options)).options
    return next(one.total for one in found if one.id == wanted)


@given(cases())
def test_a_figure_for_one_option_removes_no_figure_of_another(case: CaseFile) -> None:
    for place in range(len(case.options)):
        before = _known(appraised(case.model_copy(update={"options": case.options[:place]})))
        after = _known(appraised(case.model_copy(update={"options": case.options[: place + 1]})))
        assert before <= after


def _known(found: Appraisal) -> set[tuple[str, str]]:
    shown = [*found.options, *(one for one in found.alternatives if one.cost is not None)]
    return {(one.id, name) for one in shown for name in ("cost", "worth", "up_front") if getattr(one, name) is not None}


@given(cases())
def test_the_preferred_option_fails_no_hurdle_and_there_is_one(case: CaseFile) -> None:
    (preferred,) = (one for one in appraised(case).options if one.preferred)
    assert preferred.fails == ""
    assert preferred.worth is None or preferred.worth.base >= 0


@given(cases())
def test_an_option_is_out_if_and_only_if_its_worth_is_too_small(case: CaseFile) -> None:
    for one in appraised(case).options:
        if one.worth is None:
            assert one.fails == ""
        elif one.worth.base < 0:
            assert one.fails == "worth"
        else:
            assert one.fails in ("", "room") or one.id == "plan"


@given(cases())
def test_the_same_case_is_appraised_alike(case: CaseFile) -> None:
    assert appraised(case) == appraised(case)


@given(cases())
def test_no_text_of_an_appraisal_is_empty_or_has_an_open_slot(case: CaseFile) -> None:
    found = appraised(case)
    texts = [one.reason for one in (*found.options, *found.alternatives)]
    texts += [score.why for one in (*found.options, *found.alternatives) for score in one.scores]
    assert all(text and "{" not in text for text in (*texts, *found.doing_nothing, found.rule))


@given(cases())
def test_each_outcome_has_one_best_way(case: CaseFile) -> None:
    ways = appraised(case).alternatives
    outcomes = [one.outcome for one in ways if one.best]
    assert sorted(outcomes) == sorted({one.outcome for one in ways})
