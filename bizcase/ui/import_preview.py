"""The file as it stands beside what was read of it; what was read can be changed before it is taken over."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from bizcase.model.reading import RawSheet
from bizcase.theme import THEME
from bizcase.ui import grids, state
from bizcase.ui.imports import Import
from bizcase.ui.tables import height
from bizcase.ui.text import md

MOST = 11
NARROW, WIDE = 110, 190
_LOOKS = {
    "header": f"background-color: #{THEME.pale}; font-weight: 600",
    "unread": f"color: #{THEME.quiet}; background-color: #{THEME.wash}",
    "read": "",
}


def beside(found: Import) -> None:
    """The original on the left, the result on the right, with the row numbers of the spreadsheet in both."""
    original, result = st.columns(2)
    with original:
        st.markdown("**In the file**")
        _original(found.reading.sheet)
    with result:
        st.markdown("**As read: change what is wrong**")
        _result(found)


def _original(sheet: RawSheet) -> None:
    cells = pd.DataFrame([row.cells for row in sheet.rows], columns=list(sheet.letters))
    cells.insert(0, "Row", [row.number for row in sheet.rows])
    looks = [_LOOKS[row.use] for row in sheet.rows]
    st.dataframe(
        cells.style.apply(lambda column: looks if column.name != "Row" else [""] * len(looks)),
        hide_index=True,
        height=height(len(sheet.rows), MOST),
        column_config={
            "Row": st.column_config.NumberColumn(width=50, pinned=True),
            **{
                letter: st.column_config.TextColumn(width=140 if place else WIDE)
                for place, letter in enumerate(sheet.letters)
            },
        },
        alt="The rows of the file as they stand",
    )
    part = f"The first {len(sheet.rows)} of {sheet.rows_in_all:,} rows. " if sheet.rows_in_all > len(sheet.rows) else ""
    st.caption(f"{part}Bold: the column names. Grey: left out.")


def _result(found: Import) -> None:
    columns, place = tuple(_shown(found)), "Column" if found.on_its_side else "Row"
    name = f"fix-{found.draft}-{'-'.join(column.field for column in columns)}"
    records, problems = found.typed()
    frame = grids.frame(records, columns)
    frame.insert(0, "place", found.places())
    st.data_editor(
        frame,
        key=state.lasting_key(name),
        on_change=_on_change,
        args=(found, name),
        num_rows="fixed",
        hide_index=True,
        column_config={
            "place": st.column_config.TextColumn(place, width=60, pinned=True, help="Where it stands in the file"),
            **{column.field: _narrowed(column) for column in columns},
        },
        disabled=["place", "id"],
        placeholder="",
        height=height(len(records), MOST),
        alt="What was read, one record a row",
    )
    if _fold(found, name):
        st.rerun()
    for problem in problems:
        st.error(md(problem), icon=":material/error:")
    st.caption("The other fields can be filled in after it is taken over.")


def _narrowed(column: grids.GridColumn) -> Any:
    """The column's look in half a page."""
    widest = WIDE if column.field in ("name", "statement") else NARROW
    return column.config | {"pinned": False, "width": min(column.config.get("width") or widest, widest)}


def _shown(found: Import) -> Iterable[grids.GridColumn]:
    """The columns of the grid that the file fills."""
    filled = {*found.reading.columns, "name", "statement"}
    if filled & {"benefit_low", "benefit_base", "benefit_high"}:
        filled |= {"benefit_low", "benefit_base", "benefit_high"}
    return (column for column in found.columns() if column.field in filled)


def _on_change(found: Import, name: str) -> None:
    _fold(found, name)


def _fold(found: Import, name: str) -> bool:
    """Notes what was typed by the row of the sheet, so that it outlasts a change of columns; whether it is new."""
    draft, edited = state.draft(found.draft), (state.lasting_value(name) or {}).get("edited_rows", {})
    before = {row: dict(cells) for row, cells in draft.items()}
    for place, cells in edited.items():
        draft.setdefault(found.reading.rows[int(place)], {}).update(cells)
    return draft != before
