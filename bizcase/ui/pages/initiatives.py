"""Initiatives: the spreadsheet, how it was read, and everything about each of them."""

import streamlit as st

from bizcase.model.case_file import Initiative
from bizcase.ui import downloads, edits, grid_columns, grids, initiative_form, state, uploads
from bizcase.ui.chrome import needs_case, next_step, problems_about
from bizcase.ui.rows import add_button, remove_popover
from bizcase.ui.wordings import initiative_names


def draw() -> None:
    """The whole page."""
    st.title("Initiatives")
    case = needs_case().case
    st.caption("What you want to do. A name is enough to begin with; costs, benefits and dates make the case stronger.")
    if case.initiatives:
        problems_about("initiative", "depends on")
    elif not uploads.waits("initiatives"):
        st.info(
            "No initiatives yet. Upload your spreadsheet, or add the first one by hand.", icon=":material/list_alt:"
        )
    pending = uploads.upload("initiatives")
    if case.initiatives:
        columns = grid_columns.of_initiatives(case)
        grids.grid("initiatives", columns, alt="The initiatives with their main fields, one a row")
    with st.container(horizontal=True):
        add_button("Add an initiative", _add)
        remove_popover("initiative", initiative_names(case), edits.remove_initiative)
        downloads.data("initiatives", case.initiatives)
    if case.initiatives:
        initiative_form.form(case)
    next_step("initiatives", primary=not pending)


def _add() -> None:
    taken = [one.id for one in needs_case().case.initiatives]
    state.apply(edits.add("initiatives", Initiative(id=edits.next_id("I", 2, taken), name="")), redraw=True)


draw()
