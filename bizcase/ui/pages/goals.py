"""Goals: what the executives want to reach."""

import streamlit as st

from bizcase.model.case_file import Goal
from bizcase.ui import downloads, edits, goal_reading, grid_columns, grids, state, uploads
from bizcase.ui.chrome import needs_case, next_step, problems_about
from bizcase.ui.results import today
from bizcase.ui.rows import add_button, remove_popover


def draw() -> None:
    """The whole page."""
    st.title("Goals")
    case = needs_case().case
    st.caption("The company's goals in its leaders' own words. Start with the three to six that the board talks about.")
    if case.goals:
        problems_about("goal")
    elif not uploads.waits("goals"):
        st.info("No goals yet. Upload a spreadsheet, or add the first one by hand.", icon=":material/flag:")
    pending = uploads.upload("goals")
    if case.goals:
        grids.grid("goals", grid_columns.of_goals(), alt="The company's goals, one a row")
    with st.container(horizontal=True):
        add_button("Add a goal", _add)
        remove_popover("goal", {goal.id: goal.statement for goal in case.goals}, edits.remove_goal)
        downloads.data("goals", case.goals)
    goal_reading.section(case, today())
    next_step("goals", primary=not pending)


def _add() -> None:
    taken = [goal.id for goal in needs_case().case.goals]
    state.apply(edits.add("goals", Goal(id=edits.next_id("G", 1, taken), statement="")), redraw=True)


draw()
