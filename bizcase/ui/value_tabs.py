"""What the value page shows in tabs: charts, other futures, less money, options and gates."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from bizcase.figures import chance, chance_words, day, likely_in_range, listed, money, percent
from bizcase.model.appraisal import AlternativeWay, OptionResult
from bizcase.model.business_case import BusinessCase
from bizcase.model.roadmap import GatePlan
from bizcase.model.value import GateChoice, HardTimes
from bizcase.ui import state
from bizcase.ui.matching import outcome_names
from bizcase.ui.results import chart
from bizcase.ui.tables import table
from bizcase.ui.text import bullets, md
from bizcase.ui.value_figures import in_months
from bizcase.ui.wordings import GRADE, initiative_names

_NEGLIGIBLE = 0.001  # of what is spent by then: a simulation says no more


class Tab(NamedTuple):
    """A tab: its title, whether the case has something for it, and what draws it."""

    title: str
    applies: Callable[[BusinessCase], object]
    draw: Callable[[BusinessCase], None]


def tabs(case: BusinessCase) -> None:
    """The tabs for which the case has something to show."""
    if not case.value.bridge:
        st.info(
            "No benefit may be counted yet, so there is nothing to chart. The list below says what is missing and who "
            "could supply it; even one benefit with a figure brings this page to life.",
            icon=":material/query_stats:",
        )
    shown = [tab for tab in TABS if tab.applies(case)]
    places = st.tabs([tab.title for tab in shown], key=state.lasting_key("value-tabs"), on_change="rerun")
    for place, tab in zip(places, shown, strict=True):
        if place.open:
            with place:
                tab.draw(case)


def _bridge(case: BusinessCase) -> None:
    chart("bridge", case, alt="Bridge from the benefits as stated, by deduction, to the worth of the case")
    st.markdown(bullets(f"{one.label}: {one.reason}" for one in case.value.bridge if one.amount and not one.is_total))


def _cash(case: BusinessCase) -> None:
    chart("cash", case, alt="Cumulative cash by month with its range and the gates")
    futures = case.uncertainty
    if futures:
        st.caption(
            "Line: the middle of the simulated futures (P50). Band: eight futures in ten (P10–P90). Dashed: the gates. "
            f"Chance that the money is back within the plan: {md(chance(futures.chance_of_payback))}."
        )


def _tornado(case: BusinessCase) -> None:
    chart("tornado", case, alt="What moves the worth most: each driver at its low and high value")
    if case.value.switching:
        st.markdown("**Where the answer turns**\n" + bullets(one.sentence for one in case.value.switching))


def _spread(case: BusinessCase) -> None:
    chart("spread", case, alt="How often each worth came up in the simulation, with zero, P10, P50 and P90")
    futures = case.uncertainty
    if futures:
        st.caption(
            f"{futures.draws:,} simulated futures, seed {futures.seed}: the same seed gives the same figures. "
            f"Benefits that depend on people move together (correlation {futures.correlation:g})."
        )


def _scenarios(case: BusinessCase) -> None:
    currency = case.value.currency
    table(
        [
            {
                "Scenario": one.name,
                "Worth": money(one.worth, currency, 2),
                "Benefit": money(one.benefit, currency, 2),
                "Cost": money(one.cost, currency, 2),
                "Payback": in_months(one.payback),
                "What is taken for granted": one.assumes,
            }
            for one in case.value.scenarios
        ],
        widths={"What is taken for granted": 620},
        alt="Worth, benefit, cost and payback in each scenario",
    )
    st.caption("Benefit and cost over 36 months, not discounted.")


def _hard_times(case: BusinessCase) -> None:
    hard = case.hard_times
    if hard is None:
        return
    st.markdown(md(hard.thread))
    _hard_rows(case, hard)
    worth = f", worth {money(hard.worth, case.value.currency, 2)}" if hard.worth is not None else ""
    st.caption(
        md(
            f"{percent(hard.share)} of the likely cost is {money(hard.budget, case.value.currency, 2)}; what is kept "
            f"costs {money(hard.cost, case.value.currency, 2)}{worth}. The first to go stands first."
        )
    )
    if hard.uncosted:
        names = initiative_names(case.case)
        st.caption(md(f"No cost known, so in no line: {listed([names.get(one, one) for one in hard.uncosted])}."))


def _hard_rows(case: BusinessCase, hard: HardTimes) -> None:
    names, currency = initiative_names(case.case), case.value.currency
    table(
        [
            {
                "Initiative": names.get(one.initiative, one.initiative),
                "When money is short": "kept" if one.kept else "given up",
                "Cost": money(one.cost, currency, 2),
                "Adds to worth": money(one.worth, currency, 2),
                "Why": one.reason,
            }
            for one in hard.lines
        ],
        widths={"Initiative": 300, "Why": 560},
        alt="What is given up first when money is short, and what is kept",
    )


def _options(case: BusinessCase) -> None:
    appraisal = case.appraisal
    st.markdown(md(appraisal.rule))
    if appraisal.contested:
        st.warning(md(appraisal.contested), icon=":material/search:")
    table(
        [_option_row(case, one) for one in appraisal.options],
        columns={
            "Option": st.column_config.TextColumn(width=210, pinned=True),
            "Score": st.column_config.ProgressColumn(min_value=0, max_value=100, format="%.0f", width=120),
        },
        widths={"Cost": 170, "Worth": 190, "Why, or why not": 460},
        alt="The options with their scores, cost and worth",
    )
    _scores(case)
    st.markdown("**If nothing is done**\n" + bullets(appraisal.doing_nothing))
    _ways(case)


def _option_row(case: BusinessCase, option: OptionResult) -> dict[str, object]:
    return {
        "Option": f"{option.name} ✓" if option.preferred else option.name,
        "Score": option.total,
        "Cost": likely_in_range(option.cost, case.value.currency),
        "Worth": likely_in_range(option.worth, case.value.currency),
        "Risk": GRADE[option.risk],
        "Can be undone": GRADE[option.reversibility],
        "Why, or why not": option.reason,
        "Skills": option.skills,
        "Where the money comes from": option.source,
    }


def _scores(case: BusinessCase) -> None:
    appraisal = case.appraisal
    with st.expander("How the scores come about", icon=":material/balance:"):
        table(
            [
                {
                    "Criterion": f"{criterion.name} ({percent(criterion.weight)})",
                    **{option.name: _points(option, criterion.id) for option in appraisal.options},
                }
                for criterion in appraisal.criteria
            ],
            columns={"Criterion": st.column_config.TextColumn(width=190, pinned=True)},
            alt="The score of each option on each criterion, with its weight and why",
        )
        st.caption("0 is the worst, 100 the best. What is not known scores nothing.")
        st.markdown(bullets(f"{one.name}: {one.how}" for one in appraisal.criteria))


def _points(option: OptionResult, criterion: str) -> str:
    score = next(one for one in option.scores if one.criterion == criterion)
    points = "not known" if score.points is None else f"{score.points * 100:.0f}"
    return f"{points}: {score.why}"


def _ways(case: BusinessCase) -> None:
    if not case.appraisal.alternatives:
        return
    with st.expander("Ways to the same outcomes without social networks", icon=":material/alt_route:"):
        table(
            [_way_row(one, case.value.currency) for one in case.appraisal.alternatives],
            alt="Ways to the same outcomes without social networks",
        )


def _way_row(way: AlternativeWay, currency: str) -> dict[str, str]:
    return {
        "Way": f"{way.name} (best for its outcome)" if way.best else way.name,
        "For": outcome_names().get(way.outcome, way.outcome),
        "Cost": likely_in_range(way.cost, currency) if way.cost else way.cost_words,
        "Worth": likely_in_range(way.worth, currency),
        "Good for": way.good_for,
        "Weak for": way.weak_for,
        "Why not in place of the plan": way.reason,
    }


def _gates(case: BusinessCase) -> None:
    table(
        [_gate_row(one, case.choice_at(one.id), case.value.currency) for one in case.roadmap.gates],
        widths={"Measured by": 380},
        alt="The gates with the money released, at risk, and the worth of being able to stop",
    )
    st.caption(
        "Going on loses money: in how many simulated futures. Worth of stopping: what being able to stop there adds "
        "to mean worth, at most. "
        "The full rules of each gate stand on the page Roadmap."
    )


def _gate_row(gate: GatePlan, choice: GateChoice | None, currency: str) -> dict[str, str]:
    return {
        "Gate": f"{gate.id} {gate.name}",
        "On": day(gate.on),
        "Spent by then": money(gate.spent_by_then, currency, 2),
        "Released after it": money(gate.tranche, currency, 2),
        "Lost if stopped here": money(gate.at_risk, currency, 2),
        "Going on loses money": chance_words(choice.chance_of_stop) if choice else "",
        "Worth of stopping": _stopping(gate, choice, currency) if choice else "",
        "Measured by": gate.measure,
        "Owner": gate.owner,
    }


def _stopping(gate: GatePlan, choice: GateChoice, currency: str) -> str:
    if choice.worth_of_stopping < _NEGLIGIBLE * gate.spent_by_then:
        return "next to nothing"
    return money(choice.worth_of_stopping, currency, 2)


TABS = (
    Tab("From stated to counted", lambda case: case.value.bridge, _bridge),
    Tab("Cash over time", lambda case: case.value.bridge, _cash),
    Tab("What moves it most", lambda case: case.value.tornado, _tornado),
    Tab("How sure", lambda case: case.uncertainty, _spread),
    Tab("Scenarios", lambda case: case.value.scenarios, _scenarios),
    Tab("If money is short", lambda case: case.hard_times, _hard_times),
    Tab("Options", lambda case: case.appraisal.options, _options),
    Tab("Gates", lambda case: case.roadmap.gates, _gates),
)
