"""Start: a sample, a new case, a file, or a case saved earlier."""

import streamlit as st

from bizcase.errors import InputError
from bizcase.intake import read_case
from bizcase.model.case_file import CaseFile
from bizcase.store import CaseInfo
from bizcase.ui import samples, state
from bizcase.ui.chrome import next_step, saved_at
from bizcase.ui.steps import STEPS
from bizcase.ui.text import bullets

SHOWN = 8


def draw() -> None:
    """The whole page."""
    st.title("Make the case for social media to your board")
    st.caption(
        "Company goals and a spreadsheet of initiatives go in; an executive business case and a PowerPoint deck come "
        "out. Everything stays on this machine."
    )
    new, example, file = st.columns(3, border=True)
    with new:
        _new()
    with example:
        _sample()
    with file:
        _file()
    _saved_cases()
    next_step("start")


def _new() -> None:
    st.header("Begin a new case")
    name = st.text_input("Company", key="new-company", placeholder="Name of the company", max_chars=200)
    nothing_open = state.current() is None
    if st.button("Begin", icon=":material/add:", type="primary" if nothing_open else "secondary"):
        state.new_case(CaseFile.model_validate({"company": {"name": name or ""}}))
        _go_on()


def _sample() -> None:
    st.header("Look at a sample")
    lines = samples.available()
    chosen = st.selectbox("Sample", list(lines), format_func=lambda one: lines[one][0], key="sample")
    if chosen:
        st.caption(lines[chosen][1])
    if st.button("Open a copy", icon=":material/content_copy:", disabled=not lines) and chosen:
        state.new_case(samples.sample(chosen))
        _go_on()


def _file() -> None:
    st.header("Open a case file")
    upload = st.file_uploader(
        "Case file (JSON or TOML)", type=["json", "toml"], key=state.key("case-file"), max_upload_size=5
    )
    if upload is None:
        return
    try:
        case = read_case(upload.getvalue(), upload.name)
    except InputError as error:
        st.error(bullets(error.problems), title="This file was not opened", icon=":material/error:")
        return
    state.new_case(case)
    _go_on()


def _go_on() -> None:
    saved = state.current()
    if saved:
        st.switch_page(STEPS[1].file, query_params={"case": saved.info.id})


def _saved_cases() -> None:
    st.header("Saved cases")
    cases = state.cases()
    if not cases:
        st.caption("None yet. What you enter is saved here as you go.")
        return
    shown = cases
    if len(cases) > SHOWN and not st.toggle(f"Show all {len(cases)}", key="all-cases"):
        shown = cases[:SHOWN]
    for info in shown:
        _saved_case(info)


def _saved_case(info: CaseInfo) -> None:
    saved = state.current()
    is_open = saved is not None and saved.info.id == info.id
    title, when, act, away = st.columns([6, 3, 2, 2], vertical_alignment="center")
    title.text(info.title)
    when.caption("Open now" if is_open else f"Saved {saved_at(info.updated_at)}")
    if act.button("Open", key=f"open-{info.id}", disabled=is_open, icon=":material/folder_open:"):
        state.open_case(info.id)
        _go_on()
    with away.popover("Delete", icon=":material/delete:", type="tertiary"):
        st.text(f"Delete “{info.title}” and all its earlier states?")
        st.button("Delete for good", key=f"delete-{info.id}", on_click=state.delete, args=(info.id,))


draw()
