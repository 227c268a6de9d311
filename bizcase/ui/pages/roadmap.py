"""Roadmap: the plan over 36 months, its gates, the first 90 days, and what to say to whom."""

import streamlit as st

from bizcase.figures import day, exact_money
from bizcase.model.business_case import BusinessCase, StakeholderMessage
from bizcase.model.roadmap import GatePlan
from bizcase.ui.chrome import next_step
from bizcase.ui.results import built, chart
from bizcase.ui.tables import table
from bizcase.ui.text import bullets, md


def draw() -> None:
    """The whole page."""
    st.title("Roadmap")
    case = built()
    st.caption(
        "The plan over 36 months. At every gate the board can go on, hold or stop; money is released gate by gate."
    )
    _pictures(case)
    chart("roadmap", case, alt=f"The plan by track over 36 months with {len(case.roadmap.gates)} gates")
    plan, gates, state, people = st.tabs(["First 90 days", "Gates", "Today to future", "What to say to whom"])
    with plan:
        _first_steps(case)
    with gates:
        _gates(case)
    with state:
        _bridge(case)
    with people:
        _messages(case)
    next_step("roadmap")


def _pictures(case: BusinessCase) -> None:
    for place, picture in zip(st.columns(len(case.roadmap.pictures), border=True), case.roadmap.pictures, strict=True):
        with place:
            st.header(f"Month {picture.month}: {md(picture.name)}")
            st.caption(day(picture.on))
            st.text(picture.picture)


def _first_steps(case: BusinessCase) -> None:
    st.markdown("\n".join(f"{place}. {md(step)}" for place, step in enumerate(case.roadmap.first_90_days, start=1)))
    if case.roadmap.order_notes:
        st.warning(bullets(case.roadmap.order_notes), title="What must come first", icon=":material/low_priority:")
    if case.roadmap.hours_per_week is not None and case.roadmap.staff_needed is not None:
        st.text(
            f"At its peak the plan takes {case.roadmap.hours_per_week:.0f} hours a week, "
            f"about {case.roadmap.staff_needed:.1f} full-time people."
        )


def _gates(case: BusinessCase) -> None:
    for gate in case.roadmap.gates:
        with st.container(border=True):
            name, rules = st.columns([1, 2], gap="medium")
            with name:
                st.markdown(f"**{md(gate.id)} {md(gate.name)}**, {day(gate.on)}")
                st.caption(md(_money(gate, case.value.currency)))
                st.caption(f"Measure: {md(gate.measure)}. Owner: {md(gate.owner)}")
            with rules:
                st.markdown(_rules(gate))


def _money(gate: GatePlan, currency: str) -> str:
    spent, released = exact_money(gate.spent_by_then, currency), exact_money(gate.tranche, currency)
    return f"{spent} spent by then, {released} released after it"


def _rules(gate: GatePlan) -> str:
    rules = (("Go on when", gate.go), ("Hold when", gate.hold), ("Stop when", gate.stop))
    return "\n".join(f"- **{label}:** {md(rule)}" for label, rule in rules if rule)


def _bridge(case: BusinessCase) -> None:
    state = case.current_state
    if state.stage:
        st.markdown(f"**{md(state.stage)}.** {md(state.stage_meaning)}")
    table(
        [
            {
                "Dimension": row.name,
                "Today": "not scored" if row.current is None else f"{row.current} {row.current_word}",
                "Month 6": row.target_m6,
                "Month 12": row.target_m12,
                "Month 36": row.target_m36,
                "First step and measure": row.sentence,
                "Owner": row.owner,
            }
            for row in state.rows
        ],
        widths={"First step and measure": 560},
        alt="The six dimensions of the audit, today and at months 6, 12 and 36",
    )


def _messages(case: BusinessCase) -> None:
    by_profile = {message.profile: message for message in case.messages}
    chosen = st.selectbox("Who", list(by_profile), format_func=lambda one: _who(by_profile[one]), key="stakeholder")
    if chosen in by_profile:
        _message(by_profile[chosen])


def _who(message: StakeholderMessage) -> str:
    return f"{message.role}: {message.name}" if message.name else message.role


def _message(message: StakeholderMessage) -> None:
    with st.container(border=True):
        st.text(message.message)
        st.markdown(f"**Our one ask:** {md(message.ask)}")
        if message.concern:
            st.markdown(f"**Their concern:** {md(message.concern)}")
        st.markdown(f"**Proof.** {md(message.proof_asked)} {md(message.proof_we_have)}")
        for one in message.objections:
            with st.expander(md(one.objection)):
                st.text(one.answer)
                st.caption(f"What we do not know yet: {md(one.unknown)}")


draw()
