"""People and audit: who has to agree, where the company stands today, and what it says no to."""

import streamlit as st

from bizcase.catalogue import load_catalogue
from bizcase.model.case_file import DeclinedPlatform, Stakeholder
from bizcase.ui import audit, edits, grids, state
from bizcase.ui.chrome import needs_case, next_step
from bizcase.ui.rows import add_button, remove_popover
from bizcase.ui.spelt import spelt
from bizcase.ui.wordings import GRADE, STANCE

column = st.column_config


def draw() -> None:
    """The whole page."""
    st.title("People and audit")
    needs_case()
    st.caption(
        "Nothing here is needed, but a board trusts a case more when it knows who was asked and where you stand."
    )
    _stakeholders()
    audit.form()
    _declined()
    next_step("people")


def _stakeholders() -> None:
    st.header("Who has to agree")
    people = needs_case().case.stakeholders
    if people:
        grids.grid("stakeholders", _people_columns(), alt="The people who have to agree, one a row")
    else:
        st.caption(spelt("Nobody yet. Add the executives who decide, and be honest about the sceptics."))
    with st.container(horizontal=True):
        with st.popover("Add a person", icon=":material/add:"):
            _add_person()
        names = {str(place): f"{one.role}: {one.name}" if one.name else one.role for place, one in enumerate(people)}
        remove_popover("person", names, lambda place: edits.remove_row("stakeholders", int(place)))


def _add_person() -> None:
    profiles = [profile.name for profile in load_catalogue().stakeholders]
    role = st.selectbox(
        "Role", profiles, index=None, accept_new_options=True, key=state.key("new-role"),
        placeholder="Choose or write a title",
    )  # fmt: skip
    name = st.text_input("Name", key=state.key("new-person"), max_chars=200)
    st.button("Add", on_click=_take_person, args=(role, name), disabled=not role, key=state.key("add-person"))


def _take_person(role: str, name: str) -> None:
    state.apply(edits.add("stakeholders", Stakeholder(role=role, name=name or "")), redraw=True)


def _people_columns() -> tuple[grids.GridColumn, ...]:
    def choice(label: str, wordings: dict[str, str], hint: str) -> object:
        options = list(wordings)
        return column.SelectboxColumn(
            label, options=options, format_func=lambda one: wordings.get(str(one), str(one)), width=120, help=hint
        )

    return (
        grids.plain("role", column.TextColumn("Role", width=240)),
        grids.plain("name", column.TextColumn("Name", width=180)),
        grids.plain("influence", choice("Influence", GRADE, "On this decision"), empty=None),
        grids.plain("support", choice("Stance", STANCE, "Today, as far as you know"), empty="unknown"),
        grids.plain("last_spoken", column.DateColumn("Last spoken", format="DD MMM YYYY", width=120), empty=None),
        grids.plain("concern", column.TextColumn("Main concern", width=320)),
    )


def _declined() -> None:
    st.header("Platforms you say no to")
    platforms = needs_case().case.declined
    if platforms:
        grids.grid("declined", _platform_columns(), alt="Platforms that the company says no to, one a row")
    else:
        st.caption("None yet. Saying no with a reason shows the board that choices were made.")
    with st.container(horizontal=True):
        add_button("Add a platform", _add_platform)
        names = {str(place): one.platform for place, one in enumerate(platforms)}
        remove_popover("platform", names, lambda place: edits.remove_row("declined", int(place)))


def _add_platform() -> None:
    state.apply(edits.add("declined", DeclinedPlatform(platform="")), redraw=True)


def _platform_columns() -> tuple[grids.GridColumn, ...]:
    return (
        grids.plain("platform", column.TextColumn("Platform", width=200)),
        grids.plain("reason", column.TextColumn("Why not", width=520)),
        grids.plain("review_on", column.DateColumn("Look at it again", format="DD MMM YYYY", width=140), empty=None),
    )


draw()
