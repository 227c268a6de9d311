"""Spreadsheets to take away: an empty one to fill in, and the cleaned data of the case."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from bizcase.model.case_file import Goal, Initiative
from bizcase.template_sheet import Kind, as_csv, as_xlsx
from bizcase.ui import state

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template(kind: Kind) -> None:
    """An empty spreadsheet with every column that is read."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("No spreadsheet yet? An empty one to fill in:")
        _both(f"template-{kind}", f"{kind}-template", partial(as_xlsx, kind), partial(as_csv, kind), "tertiary")


def data(kind: Kind, records: tuple[Goal, ...] | tuple[Initiative, ...]) -> None:
    """The records of the case as a spreadsheet; nothing when there are none."""
    if not records:
        return
    with st.popover("Download as a spreadsheet", icon=":material/download:", key=state.key(f"download-{kind}")):
        st.text(f"The {kind} as they stand here, cleaned.\nThe same columns are read when you upload the file again.")
        with st.container(horizontal=True):
            _both(f"data-{kind}", kind, partial(as_xlsx, kind, records), partial(as_csv, kind, records), "secondary")


def _both(name: str, file: str, xlsx: Callable[[], bytes], csv: Callable[[], bytes], look: str) -> None:
    for label, made, ending, mime in (("Excel (XLSX)", xlsx, "xlsx", _XLSX), ("CSV", csv, "csv", "text/csv")):
        st.download_button(
            label,
            made,
            file_name=f"{file}.{ending}",
            mime=mime,
            on_click="ignore",
            type=look,  # type: ignore[arg-type]
            icon=":material/download:",
            key=state.key(f"{name}-{ending}"),
        )
