"""A table of the company's goals."""

from collections.abc import Mapping
from typing import Any

from bizcase.intake.amounts import number_reader
from bizcase.intake.cells import text_reader
from bizcase.intake.dates import date_reader
from bizcase.intake.fields import ReaderFor, Record, Report, context_of, note_repeats, own_ids, read_records
from bizcase.intake.files import read_grid
from bizcase.intake.initiatives import note_order
from bizcase.intake.table import by_field, find_table
from bizcase.model.case_file import Goal
from bizcase.model.reading import GoalReading

_KIND = "GOAL_COLUMNS"
_TEXTS = ("id", "statement", "category", "executive", "metric", "baseline", "target", "said_in")

READERS: Mapping[str, ReaderFor] = {
    **dict.fromkeys(_TEXTS, lambda _: text_reader),
    "deadline": lambda context: date_reader(context, end=True),
    "weight": number_reader,
}


def read_goals(data: bytes, filename: str) -> GoalReading:
    """The goals in a CSV, XLSX, XLS or ODS file, and everything that has to be said about reading them.

    Raises InputError, with the place and what is accepted, when there is no table of goals in ``data``.
    """
    grid = read_grid(data, filename, _KIND)
    report = Report(assumptions=list(grid.notes))
    table = find_table(grid, _KIND)
    for field, column in by_field(table.columns):
        if field == "deadline":
            note_order(context_of(table, column, ""), table.header_row, report)
    records = list(read_records(table, READERS, "", _KIND, report))
    note_repeats(records, "statement", "stands in row {row} too; kept as a goal of its own", report)
    note_repeats(records, "id", "is the id of row {row} too; given an id of its own", report)
    ids = own_ids([record.text("id") for record in records], "G", 1)
    return GoalReading(
        goals=tuple(_goal(record, one) for record, one in zip(records, ids, strict=True)),
        notes=tuple(report.notes),
        assumptions=tuple(report.assumptions),
        unread=tuple(table.unread),
        columns={field: column.header for field, column in by_field(table.columns)},
    )


def _goal(record: Record, own_id: str) -> Goal:
    fields: dict[str, Any] = {name: record.values[name] for name in READERS if record.values.get(name) is not None}
    return Goal(**fields | {"id": own_id})
