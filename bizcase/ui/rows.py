"""Adding and removing rows of a list."""

from collections.abc import Callable, Mapping

import streamlit as st

from bizcase.ui import state
from bizcase.ui.edits import Edit
from bizcase.ui.text import shortened


def add_button(label: str, add: Callable[[], None]) -> None:
    """A button that adds an empty row."""
    st.button(label, icon=":material/add:", on_click=add, key=state.key(label))


def remove_popover(noun: str, records: Mapping[str, str], remove: Callable[[str], Edit]) -> None:
    """A way to take one of ``records`` (id to text) away; nothing when there are none."""
    if not records:
        return
    with st.popover(f"Remove a {noun}" if noun[0] not in "aeio" else f"Remove an {noun}", icon=":material/remove:"):
        chosen = st.selectbox(
            f"Which {noun}",
            list(records),
            index=None,
            format_func=lambda one: shortened(records.get(one, ""), 80) or f"(empty, {one})",
            placeholder="Choose",
            key=state.key(f"remove-{noun}"),
        )
        st.button(
            "Remove",
            on_click=_remove,
            args=(chosen, remove),
            disabled=chosen is None,
            key=state.key(f"do-remove-{noun}"),
        )


def _remove(chosen: str, remove: Callable[[str], Edit]) -> None:
    state.apply(remove(chosen), redraw=True)
    state.notify("done", "Removed. Undo brings it back.")
