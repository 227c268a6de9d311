"""A list of records as a grid: one record a row, every accepted cell saved at once.

The grid starts from the case as it was when the page was entered and keeps its own edits; each edit is folded into
the case by the id of its row, as an absolute value, so that folding twice does no harm.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import pandas as pd
import streamlit as st
from pydantic import ValidationError

from bizcase.intake.complaints import objection
from bizcase.model.case_file import CaseFile, Estimate, Record
from bizcase.ui import state
from bizcase.ui.edits import altered, identity
from bizcase.ui.tables import height
from bizcase.ui.text import md

Cell = Any
Changes = dict[str, Any]
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: the name of its field, how it is shown, and how a cell is read from a record and written to it."""

    field: str
    config: Any
    read: Callable[[Record], Cell]
    write: Callable[[Record, Cell], Changes]
    dtype: str = "object"


def plain(field: str, config: Any, *, dtype: str = "object", empty: Cell = "") -> GridColumn:
    """A column of a field as it is; an emptied cell is saved as ``empty``."""
    return GridColumn(
        field,
        config,
        lambda record: _shown(getattr(record, field)),
        lambda _, cell: {field: empty if cell is None else cell},
        dtype,
    )


def figure(field: str, config: Any) -> GridColumn:
    """A column of numbers that may be missing."""
    return plain(field, config, dtype="Float64", empty=None)


def share(field: str, config: Any) -> GridColumn:
    """A column of shares, shown in per cent."""
    return GridColumn(
        field,
        config,
        lambda record: _times(getattr(record, field), 100),
        lambda _, cell: {field: _times(cell, 0.01)},
        "Float64",
    )


def part_of_estimate(field: str, part: str, config: Any) -> GridColumn:
    """A column of the low, base or high value of an estimate."""

    def write(record: Record, cell: Cell) -> Changes:
        estimate = altered(getattr(record, field) or Estimate(), **{part: cell})
        return {field: None if estimate == Estimate() else estimate}

    return GridColumn(
        f"{field}_{part}",
        config,
        lambda record: getattr(getattr(record, field), part, None),
        write,
        "Float64",
    )


def grid(section: str, columns: tuple[GridColumn, ...], *, alt: str) -> None:
    """Draws the records of ``section``; ``alt`` says what the grid holds."""
    st.data_editor(
        frame(getattr(state.base(), section), columns),
        key=state.key(section),
        on_change=_on_change,
        args=(section, columns),
        num_rows="fixed",
        hide_index=True,
        column_config={column.field: column.config for column in columns},
        disabled=[column.field for column in columns if column.field == "id"],
        placeholder="",
        height=height(len(getattr(state.base(), section)), 15),
        alt=alt,
    )
    if _fold(section, columns):
        st.rerun()
    for problem in state.refused(section):
        st.error(md(problem), icon=":material/error:")


def frame(records: Iterable[Record], columns: tuple[GridColumn, ...]) -> pd.DataFrame:
    """``records`` as the rows of a grid."""
    rows = tuple(records)
    return pd.DataFrame(
        {column.field: pd.Series([column.read(row) for row in rows], dtype=column.dtype) for column in columns}
    )


def _on_change(section: str, columns: tuple[GridColumn, ...]) -> None:
    _fold(section, columns)


def _fold(section: str, columns: tuple[GridColumn, ...]) -> bool:
    edited = (state.value(section) or {}).get("edited_rows", {})
    problems: list[str] = []
    changed = state.apply(partial(_folded, section, columns, edited, state.base(), problems), section)
    if problems:
        state.refuse(section, *dict.fromkeys(problems))
    return changed


def _folded(
    section: str,
    columns: tuple[GridColumn, ...],
    edited: dict[int, Changes],
    base: CaseFile,
    problems: list[str],
    case: CaseFile,
) -> CaseFile:
    """``case`` with the cells of ``edited``, whose rows count in ``base``; the rest goes to ``problems``."""
    rows = list(getattr(case, section))
    places = _places(getattr(base, section), rows)
    by_field = {column.field: column for column in columns}
    for number, cells in edited.items():
        place = places.get(int(number), -1)
        for field, cell in cells.items() if place >= 0 else ():
            rows[place] = with_cell(rows[place], by_field[field], cell, int(number) + 1, problems)
    return case.model_copy(update={section: tuple(rows)})


def _places(before: tuple[Record, ...], now: list[Record]) -> dict[int, int]:
    """Where each row of ``before`` stands now: by its identity, or by its place where records have none."""
    names = [identity(one) for one in now]
    return {
        number: names.index(identity(one)) if identity(one) else number
        for number, one in enumerate(before)
        if (identity(one) in names if identity(one) else number < len(now))
    }


def with_cell(record: R, column: GridColumn, cell: Cell, number: int, problems: list[str]) -> R:
    """``record`` with ``cell`` typed into it; where that is not accepted the reason goes to ``problems``."""
    try:
        return altered(record, **column.write(record, cell))
    except ValidationError as error:
        why = objection(error.errors()[0])
        problems.append(f"row {number}, {column.config['label']}: {why}. The saved value is kept.")
        return record


def _shown(value: Any) -> Cell:
    return list(value) if isinstance(value, tuple) else value


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else round(value * factor, 8)
