"""Initiatives: the spreadsheet, how it was read, and everything about each of them."""

import streamlit as st

from bizcase.model.case_file import CaseFile, Initiative
from bizcase.ui import edits, grids, initiative_form, state, uploads
from bizcase.ui.chrome import needs_case, next_step, problems_about
from bizcase.ui.rows import add_button, remove_popover
from bizcase.ui.wordings import STATUS, initiative_names

column = st.column_config


def draw() -> None:
    """The whole page."""
    st.title("Initiatives")
    case = needs_case().case
    st.caption("What you want to do. A name is enough to begin with; costs, benefits and dates make the case stronger.")
    if case.initiatives:
        problems_about("initiative", "depends on")
    else:
        st.info(
            "No initiatives yet. Upload your spreadsheet, or add the first one by hand.", icon=":material/list_alt:"
        )
    pending = uploads.initiatives(expanded=not case.initiatives)
    if case.initiatives:
        grids.grid("initiatives", _columns(case), alt="The initiatives with their main fields, one a row")
    with st.container(horizontal=True):
        add_button("Add an initiative", _add)
        remove_popover("initiative", initiative_names(case), edits.remove_initiative)
    if case.initiatives:
        initiative_form.form(case)
    next_step("initiatives", primary=not pending)


def _columns(case: CaseFile) -> tuple[grids.GridColumn, ...]:
    return (*_what(case), *_money(f" ({case.company.currency})" if case.company.currency else ""), *_when())


def _what(case: CaseFile) -> tuple[grids.GridColumn, ...]:
    named = [one for initiative in case.initiatives for one in initiative.goals]
    goals = list(dict.fromkeys([*(goal.id for goal in case.goals), *named]))
    return (
        grids.plain("id", column.TextColumn("Id", width=60, pinned=True)),
        grids.plain("name", column.TextColumn("Initiative", width=320, pinned=True)),
        grids.plain("owner", column.TextColumn("Owner", width=140)),
        grids.plain("department", column.TextColumn("Department", width=140)),
        grids.plain("goals", column.MultiselectColumn(
            "Goals", options=goals, width=110, help="The goals you believe it serves")),
    )  # fmt: skip


def _money(unit: str) -> tuple[grids.GridColumn, ...]:
    def number(label: str, hint: str = "") -> object:
        return column.NumberColumn(label, format="localized", width=130, help=hint or None)

    return (
        grids.figure("one_off_cost", number(f"One-off cost{unit}")),
        grids.figure("annual_cost", number(f"Annual cost{unit}")),
        grids.figure("hours_per_month", number("Hours a month", "Working hours of your own people")),
        grids.part_of_estimate("benefit", "low", number(f"Benefit low{unit}", "Per full year")),
        grids.part_of_estimate("benefit", "base", number(f"Benefit likely{unit}", "Per full year")),
        grids.part_of_estimate("benefit", "high", number(f"Benefit high{unit}", "Per full year")),
        grids.share("confidence", column.NumberColumn(
            "Confidence", format="%.0f %%", width=100, help="How sure you are of the benefit, in per cent")),
    )  # fmt: skip


def _when() -> tuple[grids.GridColumn, ...]:
    return (
        grids.plain("start", column.DateColumn("Start", format="DD MMM YYYY", width=110), empty=None),
        grids.plain(
            "duration_months", column.NumberColumn("Months", width=80, help="How long it runs", step=1),
            dtype="Int64", empty=None,
        ),
        grids.plain("status", column.SelectboxColumn(
            "Status", options=list(STATUS), format_func=lambda one: STATUS.get(str(one), str(one)), width=100),
            empty="unknown",
        ),
        grids.plain("kpi", column.TextColumn("Measure of success", width=240)),
    )  # fmt: skip


def _add() -> None:
    taken = [one.id for one in needs_case().case.initiatives]
    state.apply(edits.add("initiatives", Initiative(id=edits.next_id("I", 2, taken), name="")), redraw=True)


draw()
