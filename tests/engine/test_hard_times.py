"""The plan on less money: what goes first, what stays, and why."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bizcase.catalogue import load_catalogue
from bizcase.engine.hard_times import hard_times
from bizcase.engine.value import value_case
from bizcase.model.business_case import LineOfSight, Link
from bizcase.model.case_file import CaseFile, Goal, Initiative
from bizcase.model.value import HardTimes
from tests.engine.value_cases import TODAY, initiative, make_case, match, money

CATALOGUE = load_catalogue()
GOALS = (Goal(id="G1", statement="Keep more customers.", weight=3), Goal(id="G2", statement="Sell abroad"))
PAYS = money(base=50_000)


def squeezed(
    *initiatives: Initiative, goals: tuple[Goal, ...] = GOALS, outcomes: dict[str, str | None] | None = None
) -> HardTimes | None:
    case = make_case(*initiatives, goals=goals)
    return squeeze(case, outcomes or {})


def squeeze(case: CaseFile, outcomes: dict[str, str | None]) -> HardTimes | None:
    matched = tuple(match(one.id, outcomes.get(one.id, "customer_loyalty")) for one in case.initiatives)
    links = tuple(
        Link(initiative=one.id, goal=goal, strength="strong", verb="enables", reason="", stated=True)
        for one in case.initiatives
        for goal in one.goals
    )
    sight = LineOfSight(links=links, unserved_goals=(), no_thanks=(), concentration=())
    return hard_times(case, matched, sight, value_case(case, matched, CATALOGUE, TODAY), CATALOGUE)


def some(found: HardTimes | None) -> HardTimes:
    assert found is not None
    return found


def work(one: str, cost: float | None = 1_000, **values: Any) -> Initiative:
    return initiative(one, **{"annual_cost": cost, "goals": ("G1",), **values})


def reasons(found: HardTimes | None) -> dict[str, tuple[bool, str]]:
    return {line.initiative: (line.kept, line.reason) for line in some(found).lines}


def test_what_brings_least_for_its_cost_goes_first() -> None:
    found = squeezed(
        work("good", benefit=money(base=9_000)),
        work("better", benefit=money(base=90_000)),
        work("poor", benefit=money(base=1_500)),
        work("weak", benefit=money(base=1_000)),
    )
    assert [(line.initiative, line.kept) for line in some(found).lines] == [
        ("weak", False),
        ("poor", False),
        ("good", True),
        ("better", True),
    ]
    assert reasons(found)["weak"][1] == "It brings back only 46% of what it costs."
    assert reasons(found)["poor"][1] == "At 69% of its cost, what it brings back does not pay for it."
    assert reasons(found)["good"][1] == "It brings back 4.1 times what it costs, and it serves “Keep more customers”."
    assert reasons(found)["better"][1] == "For “Keep more customers”, it brings back 41 times its cost."


def test_activity_goes_before_what_has_no_figure_and_that_before_time_and_that_before_cash() -> None:
    found = squeezed(
        work("cash", benefit=money(base=100)),
        work("time", benefit=PAYS, value_class="capacity"),
        work("unknown"),
        work("posts", goals=()),
        outcomes={"posts": None},
    )
    assert [line.initiative for line in some(found).lines] == ["posts", "unknown", "time", "cash"]
    assert reasons(found)["posts"] == (False, "We cannot say yet what it is for, so it goes first.")
    assert reasons(found)["unknown"] == (
        False,
        "It goes before work with a figure: no benefit is stated yet.",
    )
    assert reasons(found)["time"] == (
        True,
        "What it brings is not cash; there is still money for it, and it serves “Keep more customers”.",
    )


def test_a_control_is_the_last_to_go() -> None:
    found = squeezed(
        work("a", benefit=PAYS), work("b", name="Crisis rehearsal"), work("c"), outcomes={"c": "risk_resilience"}
    )
    assert [(line.initiative, line.kept) for line in some(found).lines] == [("a", False), ("b", True), ("c", True)]
    assert reasons(found)["b"][1] == "It keeps other work safe, so it is among the last to go."
    assert reasons(found)["c"][1] == "A safeguard: without it the rest would carry more risk."
    assert reasons(found)["a"][1] == "It brings back 23 times what it costs, yet its £3.5k no longer fits."


def test_what_a_kept_initiative_depends_on_stays_with_it() -> None:
    found = squeezed(
        work("base"), work("middle", None, depends_on=("base",)), work("top", benefit=PAYS, depends_on=("middle",)),
        work("spare", 2_000, benefit=money(base=3_000)),
    )  # fmt: skip
    assert reasons(found)["base"] == (True, "It stays because “Initiative top” cannot go on without it.")
    assert [line.initiative for line in some(found).lines] == ["spare", "top", "base"]
    assert some(found).uncosted == ("middle",)


def test_what_costs_nothing_stays_unless_what_it_needs_goes() -> None:
    found = squeezed(work("free", 0), work("paid"), work("tied", 0, depends_on=("paid",)), work("good", benefit=PAYS))
    assert reasons(found)["free"] == (True, "It costs nothing, so giving it up would save nothing.")
    assert reasons(found)["tied"] == (False, "It costs nothing, but cannot go on without “Initiative paid”.")


def test_of_two_that_count_the_same_money_the_smaller_goes_first() -> None:
    found = squeezed(
        work("large", benefit=money(base=9_000), kpi="churn"),
        work("small", benefit=money(base=8_000), kpi="churn"),
        work("other", benefit=money(base=2_000)),
    )
    assert [line.initiative for line in some(found).lines] == ["small", "other", "large"]
    assert reasons(found)["small"][1] == (
        "“Initiative large” counts the same money already, so little is lost without it."
    )


def test_equal_returns_go_by_the_weight_of_the_goals() -> None:
    found = squeezed(*(work(one, benefit=PAYS, goals=(goal,)) for one, goal in (("a", "G1"), ("b", "G2"))))
    assert [line.initiative for line in some(found).lines] == ["b", "a"]


def test_what_still_fits_comes_back() -> None:
    found = squeezed(work("small", 300), work("large", 2_000, benefit=PAYS), work("least", 200))
    assert reasons(found)["large"][0] is False
    assert [line.initiative for line in some(found).lines if line.kept] == ["small", "least"]


def test_the_thread_names_what_is_kept_and_what_it_serves() -> None:
    found = squeezed(work("a", benefit=PAYS), work("b", benefit=money(base=70_000)), work("c", 2_000, goals=("G2",)))
    assert some(found).thread == (
        "With 70% of the money we keep “Initiative b” and “Initiative a”; together they still serve "
        "“Keep more customers”. Nothing is left for “Sell abroad”."
    )


def test_a_single_initiative_does_not_fit_and_that_is_said() -> None:
    found = some(squeezed(work("a", benefit=PAYS)))
    assert [(line.kept, line.worth is not None) for line in found.lines] == [(False, True)]
    assert (found.cost, found.worth) == (0, None)
    assert found.thread == ("No initiative fits into 70% of the money; each would have to be made smaller first.")


def test_without_any_figure_for_benefits_the_plan_is_still_cut() -> None:
    found = some(squeezed(*(work(one, cost, goals=()) for one, cost in (("a", 100), ("b", 200), ("c", 300)))))
    assert [(line.initiative, line.worth) for line in found.lines] == [("c", None), ("b", None), ("a", None)]
    assert (found.worth, [line.kept for line in found.lines]) == (None, [False, True, True])
    assert found.thread == (
        "With 70% of the money we keep “Initiative a” and “Initiative b”; which goal this serves is still to be said."
    )


@pytest.mark.parametrize("cost", [None, 0])
def test_without_a_cost_there_is_nothing_to_cut(cost: float | None) -> None:
    assert squeezed(work("a", cost, benefit=PAYS)) is None


def test_worth_is_that_of_what_is_kept() -> None:
    case = make_case(work("a", benefit=PAYS), work("b"), work("c"), goals=GOALS)
    found, alone = squeeze(case, {}), value_case(case, (match("a", "customer_loyalty"),), CATALOGUE, TODAY)
    kept = {line.initiative for line in some(found).lines if line.kept}
    costs = sum(line.cost_pv.base for line in alone.lines if line.initiative in kept and line.cost_pv)
    assert alone.lines[0].benefit_pv is not None
    assert some(found).worth == pytest.approx(alone.lines[0].benefit_pv.base - costs)


@st.composite
def plans(draw: st.DrawFn) -> tuple[CaseFile, dict[str, str | None]]:
    number = draw(st.integers(1, 8))
    drawn, outcomes = [], {}
    for one in range(number):
        before = [str(other) for other in range(one)]
        needs = draw(st.lists(st.sampled_from(before), unique=True, max_size=2)) if before else []
        outcomes[str(one)] = draw(st.sampled_from([None, "customer_loyalty", "risk_resilience", "talent_culture"]))
        drawn.append(
            work(
                str(one),
                draw(st.none() | st.sampled_from([0.0, 100.0]) | st.floats(0, 1e6)),
                benefit=draw(st.none() | st.floats(0, 1e6).map(lambda base: money(base=base))),
                depends_on=tuple(needs),
                goals=draw(st.sampled_from([(), ("G1",), ("G2",), ("G1", "G2")])),
                start=draw(st.none() | st.just(date(2028, 1, 1))),
            )
        )
    return make_case(*drawn, goals=GOALS), outcomes


@settings(deadline=None)
@given(plans())
def test_the_kept_cost_no_more_than_the_budget_and_stand_on_nothing_that_is_cut(
    plan: tuple[CaseFile, dict[str, str | None]],
) -> None:
    case, outcomes = plan
    found = squeeze(case, outcomes)
    if found is None:
        return
    costs = {line.initiative: line.cost for line in found.lines}
    kept = {line.initiative for line in found.lines if line.kept}
    assert found.cost <= found.budget * (1 + 1e-12)
    assert found.cost == pytest.approx(sum(costs[one] for one in kept))
    assert found.budget == pytest.approx(0.7 * sum(costs.values()))
    for one in case.initiatives:
        if one.id in kept:
            assert not needed(one.id, case) & (set(costs) - kept)


def needed(one: str, case: CaseFile) -> set[str]:
    direct = {other.id: set(other.depends_on) for other in case.initiatives}
    return direct[one].union(*(needed(other, case) for other in direct[one]))


@settings(deadline=None)
@given(plans())
def test_every_initiative_with_a_cost_stands_in_one_line(plan: tuple[CaseFile, dict[str, str | None]]) -> None:
    case, outcomes = plan
    found = squeeze(case, outcomes)
    if found is not None:
        listed = [line.initiative for line in found.lines]
        assert sorted([*listed, *found.uncosted]) == sorted(one.id for one in case.initiatives)
        assert all(line.reason and "{" not in line.reason for line in found.lines)


@settings(deadline=None)
@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(plan: tuple[CaseFile, dict[str, str | None]], chance: Any) -> None:
    case, outcomes = plan
    rows = list(case.initiatives)
    chance.shuffle(rows)
    again = squeeze(case.model_copy(update={"initiatives": tuple(rows)}), outcomes)
    first = squeeze(case, outcomes)
    if first is None or again is None:
        assert first is again
        return
    assert [(line.initiative, line.kept, line.reason) for line in again.lines] == [
        (line.initiative, line.kept, line.reason) for line in first.lines
    ]
    assert (again.thread, set(again.uncosted)) == (first.thread, set(first.uncosted))


def test_every_sentence_of_a_kind_is_there() -> None:
    words = CATALOGUE.value_wording["hard_times"]
    kinds = {"activity", "unquantified", "not_cash", "overlap", "nothing", "less", "more", "control"}
    assert set(words["cut"]) == kinds | {"goes_with"}
    assert set(words["kept"]) == kinds | {"needed", "free"}
    assert set(words["kept_without_goal"]) == kinds | {"free"}


def test_another_share_of_the_money_is_one_figure_in_the_content() -> None:
    words = {**CATALOGUE.value_wording, "hard_times": {**CATALOGUE.value_wording["hard_times"], "share": 1.0}}
    case, matched = make_case(work("a"), goals=GOALS), (match("a", "customer_loyalty"),)
    catalogue = replace(CATALOGUE, value_wording=words)
    sight = LineOfSight(links=(), unserved_goals=(), no_thanks=(), concentration=())
    found = hard_times(case, matched, sight, value_case(case, matched, catalogue, TODAY), catalogue)
    assert [line.kept for line in some(found).lines] == [True]
