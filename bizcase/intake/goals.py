"""A table of the company's goals."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bizcase.intake.amounts import Case, number_reader
from bizcase.intake.cells import text_reader
from bizcase.intake.dates import date_reader
from bizcase.intake.doubts import Past, note_past
from bizcase.intake.fields import (
    ReaderFor,
    Record,
    Report,
    context_of,
    note_orders,
    note_repeats,
    own_ids,
    read_records,
    report_of,
)
from bizcase.intake.files import read_grid
from bizcase.intake.kpis import level_reader
from bizcase.intake.recognise import checked_choices
from bizcase.intake.table import find_table
from bizcase.model.case_file import Goal
from bizcase.model.reading import GoalReading

_KIND = "GOAL_COLUMNS"
_TEXTS = ("id", "statement", "category", "executive", "metric", "baseline", "target", "said_in")

READERS: Mapping[str, ReaderFor] = {
    **dict.fromkeys(_TEXTS, lambda _: text_reader),
    "baseline": level_reader,
    "target": level_reader,
    "deadline": lambda context: date_reader(context, end=True),
    "weight": number_reader,
}


def read_goals(
    data: bytes,
    filename: str,
    *,
    columns: Mapping[str, str] | None = None,
    fiscal_year_start: int | None = None,
    today: date | None = None,
    sheet: str = "",
) -> GoalReading:
    """The goals in a CSV, XLSX, XLS or ODS file, and everything that has to be said about reading them.

    The arguments are those of :func:`~bizcase.intake.initiatives.read_initiatives`; deadlines before ``today`` are
    questioned. Raises InputError, with the place and what is accepted, when there is no table of goals in ``data``.
    """
    choices = checked_choices(columns, _KIND)
    grid = read_grid(data, filename, _KIND, sheet)
    report = Report()
    report.take(grid.notes)
    table = find_table(grid, _KIND, choices)
    case = Case("", fiscal_year_start or 0)
    note_orders(table, ("deadline",), case, report)
    records = read_records(table, READERS, case, _KIND, report)
    if column := table.of("deadline"):
        read = date_reader(context_of(table, column, case), end=True)
        note_past(table, "deadline", set(), Past(today, read, "in the past; write the new date"), report)
    note_repeats(table, records, "statement", "stands in {row} too; kept as a goal of its own", report)
    note_repeats(table, records, "id", "is the id of {row} too; given an id of its own", report)
    ids = own_ids([record.text("id") for record in records], "G", 1)
    found = tuple(_goal(record, one) for record, one in zip(records, ids, strict=True))
    return GoalReading(goals=found, **report_of(grid, table, records, report))


def _goal(record: Record, own_id: str) -> Goal:
    fields: dict[str, Any] = {name: record.values[name] for name in READERS if record.values.get(name) is not None}
    return Goal(**fields | {"id": own_id})
