"""Everything about one initiative that the grid has no room for."""

import streamlit as st

from bizcase.model.case_file import CaseFile
from bizcase.ui import driver_form, fields, state
from bizcase.ui.edits import ItemSpot
from bizcase.ui.wordings import initiative_names


def form(case: CaseFile) -> None:
    """A choice of initiatives and the form of the chosen one."""
    with st.container(border=True):
        st.header("More about one initiative")
        names = initiative_names(case)
        chosen = choice("detail", names)
        if chosen is None:
            return
        what, proof, worth = st.tabs(["What and where", "Proof", "How it becomes money"])
        with what:
            _what(chosen, names)
        with proof:
            _proof(chosen)
        with worth:
            driver_form.form_without_money(chosen, case)


def choice(name: str, names: dict[str, str]) -> str | None:
    """A choice of initiatives that outlasts edits; the fields of another one start from what is saved."""
    chosen: str | None = st.selectbox(
        "Initiative",
        list(names),
        format_func=lambda one: names.get(one, one),
        key=state.lasting_key(name),
        on_change=state.redraw,
    )
    return chosen


def _what(chosen: str, names: dict[str, str]) -> None:
    def spot(field: str) -> ItemSpot:
        return ItemSpot("initiatives", chosen, field)

    fields.text(spot("description"), "Description", lines=3)
    left, right = st.columns(2)
    with left:
        fields.texts(spot("channels"), "Channels", example="LinkedIn, own site", hint="With commas between them")
        fields.text(spot("spokesperson"), "Who speaks to customers")
    with right:
        others = {one: name for one, name in names.items() if one != chosen}
        fields.several(spot("depends_on"), "Depends on", others, hint="What has to be in place first")


def _proof(chosen: str) -> None:
    left, right = st.columns(2)
    with left:
        fields.text(ItemSpot("initiatives", chosen, "baseline"), "Measure today", example="21 %")
    with right:
        fields.text(ItemSpot("initiatives", chosen, "target"), "Measure wanted", example="15 %")
