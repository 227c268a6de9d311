"""Tables to read: every one the same, as high as its rows up to a limit, described for those who cannot see it."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

HEADER, ROW = 37, 35


def table(
    rows: Iterable[Mapping[str, Any]],
    *,
    alt: str,
    widths: Mapping[str, int] | None = None,
    columns: Mapping[str, Any] | None = None,
    most: int = 15,
    fit: bool = False,
) -> None:
    """Shows ``rows``, at most ``most`` at a time; ``widths`` are in pixels, ``fit`` keeps it as narrow as its text."""
    shown = list(rows)
    config = {name: st.column_config.TextColumn(width=width) for name, width in (widths or {}).items()}
    st.dataframe(
        shown,
        width="content" if fit else "stretch",
        height=height(len(shown), most),
        hide_index=True,
        column_config={**config, **(columns or {})},
        placeholder="",
        alt=alt,
    )


def height(rows: int, most: int) -> int:
    """The height in pixels of a table or grid of ``rows`` of which ``most`` are shown at a time."""
    return HEADER + ROW * max(1, min(rows, most))
