"""A spreadsheet that waits to be taken over: what was read of it, and what the user typed over that."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st
from msgspec.structs import replace

from bizcase.intake import assemble_case, read_goals, read_initiatives, sheet_names
from bizcase.intake.headers import column_letter
from bizcase.model.case_file import CaseFile, Goal, Initiative
from bizcase.model.reading import GoalReading, InitiativeReading, Note
from bizcase.renewal import unnumbered
from bizcase.template_sheet import Kind
from bizcase.ui import grid_columns, grids, state

Records = tuple[Goal, ...] | tuple[Initiative, ...]


@dataclass(frozen=True, slots=True)
class How:
    """What a file is read with besides its bytes; ``columns`` are the user's choices, header and field."""

    currency: str
    fiscal_year_start: int | None
    columns: tuple[tuple[str, str], ...]
    sheet: str
    today: date


@dataclass(frozen=True, slots=True)
class Import:
    """A file as read: its report, and its records with goals and dependencies found by name.

    ``matched`` are the near-misses among those names; ``draft`` names what the user typed over the records.
    """

    kind: Kind
    file: str
    reading: GoalReading | InitiativeReading
    records: Records
    matched: tuple[Note, ...]
    draft: str

    @property
    def assumptions(self) -> tuple[Note, ...]:
        """Everything that was understood with an assumption."""
        return (*self.reading.assumptions, *self.matched)

    @property
    def on_its_side(self) -> bool:
        """Whether the sheet lists its records side by side: its rows are then the columns of the table."""
        return any(one.letter.isdigit() for one in self.reading.recognised)

    def places(self) -> list[str]:
        """Where each record stands in the sheet: the numbers of its rows, or the letters of its columns."""
        if self.on_its_side:
            return [column_letter(number - 1) for number in self.reading.rows]
        return [str(number) for number in self.reading.rows]

    def open_notes(self) -> tuple[Note, ...]:
        """What needs an answer and has none yet in the draft."""
        fields = {one.header: one.field for one in self.reading.recognised}
        typed = state.draft(self.draft)
        rows = zip(self.places(), self.reading.rows, strict=True)
        answered = {(place, field) for place, row in rows for field in typed.get(row, ())}
        return tuple(
            note for note in self.reading.notes if (self._place(note), fields.get(note.header)) not in answered
        )

    def _place(self, note: Note) -> str:
        return note.column if self.on_its_side else str(note.row)

    def columns(self) -> tuple[grids.GridColumn, ...]:
        """The columns of a grid of the records; the goals to choose from are the case's and those named here."""
        if self.kind == "goals":
            return grid_columns.of_goals()
        return grid_columns.of_initiatives(self._with_case())

    def _with_case(self) -> CaseFile:
        saved = state.current()
        case = saved.case if saved else CaseFile()
        return case.model_copy(update={"initiatives": (*case.initiatives, *self.records)})

    def typed(self) -> tuple[list[Any], list[str]]:
        """The records with what the user typed over them, and what of that was not accepted."""
        problems: list[str] = []
        by_field = {column.field: column for column in self.columns()}
        draft, rows = state.draft(self.draft), []
        for number, record in zip(self.reading.rows, self.records, strict=True):
            for field, cell in draft.get(number, {}).items():
                record = grids.with_cell(record, by_field[field], cell, number, problems)
            rows.append(record)
        return rows, problems


def read(kind: Kind, data: bytes, name: str, how: How, case: CaseFile, draft: str) -> Import:
    """The file as read, from memory where nothing has changed; raises InputError with every problem of it."""
    reading = _reading(kind, data, name, how)
    draft += f"-{reading.sheet.name}"
    if isinstance(reading, GoalReading):
        return Import(kind, name, reading, unnumbered(reading), (), draft)
    found, notes = _matched(kind, data, name, how, tuple((goal.id, goal.statement) for goal in case.goals))
    return Import(kind, name, reading, found, tuple(_placed(note, reading) for note in notes), draft)


def _placed(note: Note, reading: InitiativeReading) -> Note:
    """``note`` on a name in an initiative with the cell of the file that it speaks of."""
    letters = {one.field: one for one in reading.recognised}
    column = letters.get("depends_on" if note.place.endswith("depends on") else "goals")
    rows = zip(reading.rows, reading.initiatives, strict=True)
    row = next((row for row, one in rows if note.place.startswith(f"initiative {one.name or one.id!r},")), 0)
    return replace(note, row=row, column=column.letter, header=column.header) if column and row else note


@st.cache_resource(show_spinner="Reading the file", max_entries=8)
def _reading(kind: Kind, data: bytes, name: str, how: How) -> GoalReading | InitiativeReading:
    columns = dict(how.columns)
    if kind == "goals":
        return read_goals(data, name, columns=columns, fiscal_year_start=how.fiscal_year_start, today=how.today,
                          sheet=how.sheet)  # fmt: skip
    return read_initiatives(
        data,
        name,
        currency=how.currency,
        columns=columns,
        fiscal_year_start=how.fiscal_year_start,
        today=how.today,
        sheet=how.sheet,
    )


@st.cache_resource(show_spinner=False, max_entries=8)
def sheets(data: bytes) -> tuple[str, ...]:
    """The sheets of a workbook, none of any other file."""
    return sheet_names(data)


@st.cache_resource(show_spinner=False, max_entries=8)
def _matched(
    kind: Kind, data: bytes, name: str, how: How, goals: tuple[tuple[str, str], ...]
) -> tuple[tuple[Initiative, ...], tuple[Note, ...]]:
    reading = _reading(kind, data, name, how)
    initiatives = reading.initiatives if isinstance(reading, InitiativeReading) else ()
    found = assemble_case(initiatives, (Goal(id=one, statement=text) for one, text in goals))
    return found.case.initiatives, found.assumptions
