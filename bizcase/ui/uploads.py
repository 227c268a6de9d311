"""Spreadsheets of goals and initiatives: read, looked at, then accepted; nothing is taken over unseen."""

from collections.abc import Iterable

import streamlit as st

from bizcase import api
from bizcase.errors import InputError
from bizcase.intake import read_goals, read_initiatives
from bizcase.model.case_file import CaseFile, Goal, Initiative
from bizcase.model.reading import GoalReading, InitiativeReading, Note, UnreadRow
from bizcase.ui import edits, state
from bizcase.ui.chrome import needs_case
from bizcase.ui.tables import table
from bizcase.ui.text import bullets

Reading = InitiativeReading | GoalReading
TYPES = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"]


def initiatives(*, expanded: bool) -> bool:
    """The uploader of initiatives with its report; whether a file waits to be accepted."""
    return _upload("initiatives", "Upload the spreadsheet of initiatives", expanded)


def goals(*, expanded: bool) -> bool:
    """The uploader of goals with its report; whether a file waits to be accepted."""
    return _upload("goals", "Upload a spreadsheet of goals", expanded)


def _upload(kind: str, title: str, expanded: bool) -> bool:
    with st.expander(title, icon=":material/upload_file:", expanded=expanded, key=state.key(f"box-{kind}")):
        file = st.file_uploader(
            f"CSV or Excel file: one {kind.removesuffix('s')} a row, column names on top",
            type=TYPES,
            key=state.key(f"upload-{kind}"),
            max_upload_size=10,
        )
        if file is None:
            return False
        data = file.getvalue()
        try:
            reading = _read(kind, data, file.name, _currency())
        except InputError as error:
            st.error(bullets(error.problems), title="Nothing was read; your case is as it was", icon=":material/error:")
            return False
        _report(kind, reading)
        _accept(kind, reading)
        return True


@st.cache_resource(show_spinner="Reading the file", max_entries=8)
def _read(kind: str, data: bytes, name: str, currency: str) -> Reading:
    if kind == "goals":
        return read_goals(data, name)
    return read_initiatives(data, name, currency=currency)


def _currency() -> str:
    return needs_case().case.company.currency


def records(reading: Reading) -> tuple[Goal, ...] | tuple[Initiative, ...]:
    """What was read."""
    return reading.goals if isinstance(reading, GoalReading) else reading.initiatives


def _report(kind: str, reading: Reading) -> None:
    found = records(reading)
    read, doubts, assumed, left = st.columns(4)
    read.metric(f"{kind.capitalize()} read", len(found))
    doubts.metric("Not understood", len(reading.notes))
    assumed.metric("Read with an assumption", len(reading.assumptions))
    left.metric("Rows left out", len(reading.unread))
    _notes("Not understood: please look at these", reading.notes, "Accepted there")
    _notes("Read with an assumption", reading.assumptions, "How it was taken")
    _unread(reading.unread)
    if reading.columns:
        st.markdown("**Columns**")
        matched = [
            {"Field": name.replace("_", " "), "Column in the file": header} for name, header in reading.columns.items()
        ]
        table(matched, alt="Which column of the file was read as which field", most=5)


def _notes(title: str, notes: Iterable[Note], last: str) -> None:
    rows = [{"Place": note.place, "In the file": note.value, last: note.meaning} for note in notes]
    if rows:
        st.markdown(f"**{title}**")
        table(rows, alt=title, most=7)


def _unread(rows: Iterable[UnreadRow]) -> None:
    shown = [{"Row": one.row, "Why it was left out": one.reason, "In the file": " | ".join(one.cells)} for one in rows]
    if shown:
        st.markdown("**Rows left out**")
        table(shown, alt="Rows of the file that were left out", most=7)


def _accept(kind: str, reading: Reading) -> None:
    found, have = records(reading), getattr(needs_case().case, kind)
    with st.container(horizontal=True):
        if have:
            st.button(
                f"Replace the {len(have)} {kind} by these {len(found)}",
                on_click=_take, args=(kind, reading, False), type="primary", key=state.key(f"replace-{kind}"),
            )  # fmt: skip
            st.button(
                f"Add these {len(found)} to the list",
                on_click=_take, args=(kind, reading, True), key=state.key(f"add-{kind}"),
            )  # fmt: skip
        else:
            st.button(
                f"Use these {len(found)} {kind}",
                on_click=_take, args=(kind, reading, False), type="primary", key=state.key(f"use-{kind}"),
            )  # fmt: skip


def _take(kind: str, reading: Reading, keep: bool) -> None:
    def edit(case: CaseFile) -> CaseFile:
        found = records(reading)
        if keep:
            found = edits.appended(getattr(case, kind), found)
        if kind == "goals":
            return api.renew(case, None, found).case  # type: ignore[arg-type]
        return api.renew(case, found, None).case  # type: ignore[arg-type]

    if state.apply(edit, redraw=True):
        state.notify("done", f"{len(records(reading))} {kind} taken over from the file.")
