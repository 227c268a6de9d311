"""Mapping: which outcome and goals each initiative serves, how sure that is, and why."""

import streamlit as st

from bizcase.model.business_case import BusinessCase
from bizcase.ui import matching
from bizcase.ui.chrome import next_step
from bizcase.ui.results import built
from bizcase.ui.spelt import spelt
from bizcase.ui.tables import table
from bizcase.ui.text import bullets, md
from bizcase.ui.wordings import goal_names, initiative_names


def draw() -> None:
    """The whole page."""
    st.title("Mapping")
    st.caption(
        "Which business outcome each initiative is for, read from its own words. Where that is unclear, you decide."
    )
    case = built()
    _summary(case)
    _to_decide(case)
    _matrix(case)
    with st.expander("All initiatives and their reasons", icon=":material/list_alt:"):
        table(
            matching.rows(case),
            widths={"Initiative": 320, "Reasons": 480},
            alt="Every initiative with its outcome, confidence and reasons",
        )
    with st.expander("All initiatives in sentences for the board", icon=":material/notes:"):
        st.markdown(matching.sentences(case))
    with st.expander("What the goals are about", icon=":material/flag:"):
        matching.cards(case, case.goal_matches, goal_names(case.case), "goals")
    next_step("mapping")


def _summary(case: BusinessCase) -> None:
    sure = sum(1 for match in case.matches if match.first and match.sure)
    unclear = sum(1 for match in case.matches if match.first and not match.sure)
    unmapped = sum(1 for match in case.matches if match.first is None)
    one, two, three, four = st.columns(4)
    one.metric("Clearly mapped", sure, border=True)
    two.metric("To confirm", unclear, border=True)
    three.metric("Not mapped", unmapped, border=True)
    four.metric("Goals nobody serves", len(case.sight.unserved_goals), border=True)


def _to_decide(case: BusinessCase) -> None:
    st.header(spelt("Your judgement"))
    unclear = tuple(one for one in case.matches if (not one.sure or one.first is None) and not one.judged_by)
    open_matches = (*unclear, *(one for one in case.matches if one.judged_by))
    names = initiative_names(case.case)
    if not open_matches:
        st.success(
            "Every initiative is clearly mapped. You can still overrule any of them below.",
            icon=":material/check_circle:",
        )
    matching.cards(case, open_matches, names, "initiatives")
    others = tuple(one for one in case.matches if one not in open_matches)
    if others:
        with st.expander(f"Look at the {len(others)} that are clear", icon=":material/check_circle:"):
            matching.chosen_card(case, others, names)


def _matrix(case: BusinessCase) -> None:
    st.header("Line of sight: initiatives to goals")
    goals = {goal.id: goal.statement for goal in case.case.goals}
    if case.sight.unserved_goals:
        unserved = bullets(goals.get(one, one) for one in case.sight.unserved_goals)
        st.warning(unserved, title="Goals that no initiative serves", icon=":material/flag:")
    if case.sight.no_thanks:
        names = initiative_names(case.case)
        lines = "\n".join(f"- **{md(names.get(one, one))}**: {md(why)}" for one, why in case.sight.no_thanks)
        st.warning(lines, title="Initiatives that serve no goal", icon=":material/do_not_disturb_on:")
    st.caption("A link marked “read” was found in the words; the others were stated.")
    rows, columns = matching.matrix(case)
    table(
        rows,
        columns=columns,
        alt="How strongly each initiative serves each goal; an empty cell means not at all",
    )
    for sentence in case.sight.concentration:
        st.text(sentence)


draw()
