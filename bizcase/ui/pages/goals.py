"""Goals: what the executives want to reach."""

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.model.case_file import Goal
from bizcase.ui import edits, grids, state, uploads
from bizcase.ui.chrome import needs_case, next_step, problems_about
from bizcase.ui.rows import add_button, remove_popover

column = st.column_config


def draw() -> None:
    """The whole page."""
    st.title("Goals")
    case = needs_case().case
    st.caption("The company's goals in its leaders' own words. Start with the three to six that the board talks about.")
    if case.goals:
        problems_about("goal")
    else:
        st.info("No goals yet. Upload a spreadsheet, or add the first one by hand.", icon=":material/flag:")
    pending = uploads.goals(expanded=not case.goals)
    if case.goals:
        grids.grid("goals", _columns(), alt="The company's goals, one a row")
    with st.container(horizontal=True):
        add_button("Add a goal", _add)
        remove_popover("goal", {goal.id: goal.statement for goal in case.goals}, edits.remove_goal)
    next_step("goals", primary=not pending)


def _columns() -> tuple[grids.GridColumn, ...]:
    outcomes = {outcome.id: outcome.name for outcome in load_catalogue().outcomes}
    return (
        grids.plain("id", column.TextColumn("Id", width=60, pinned=True)),
        grids.plain("statement", column.TextColumn("Goal", width=360)),
        grids.plain("executive", column.TextColumn("Executive", help="Who answers for it")),
        grids.plain("metric", column.TextColumn("Measure", width=220)),
        grids.plain("baseline", column.TextColumn("Today", width=90, help="As it is written in the plan: 18 %, £1.2m")),
        grids.plain("target", column.TextColumn("Target", width=90)),
        grids.plain("deadline", column.DateColumn("By", format="DD MMM YYYY", width=110), empty=None, dtype="object"),
        grids.figure("weight", column.NumberColumn("Weight", width=80, help="How much it counts beside the others")),
        grids.plain("category", column.SelectboxColumn(
            "Outcome", options=["", *outcomes], format_func=lambda one: outcomes.get(str(one), "Let bizcase find it"),
            help="The business outcome behind the goal, when you want to say it yourself")),
        grids.plain("said_in", column.TextColumn("Said in", help="Plan, minutes or interview, with page or date")),
    )  # fmt: skip


def _add() -> None:
    taken = [goal.id for goal in needs_case().case.goals]
    state.apply(edits.add("goals", Goal(id=edits.next_id("G", 1, taken), statement="")), redraw=True)


draw()
