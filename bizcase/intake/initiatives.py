"""A table of initiatives."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bizcase.intake.amounts import (
    Context,
    benefit_reader,
    cost_reader,
    hours_reader,
    share_reader,
    yearly_cost_reader,
)
from bizcase.intake.cells import (
    Cell,
    Read,
    as_text,
    list_reader,
    plain,
    reference_reader,
    text_reader,
    unknown,
    word_reader,
)
from bizcase.intake.dates import date_reader, duration_reader, order_is_open
from bizcase.intake.fields import ReaderFor, Record, Report, context_of, note_repeats, own_ids, read_records
from bizcase.intake.files import read_grid
from bizcase.intake.headers import Column
from bizcase.intake.money import parse_amount
from bizcase.intake.table import Table, by_field, column_letter, find_table
from bizcase.intake.words import STATUS, STATUS_WANTED, VALUE_CLASS, VALUE_CLASS_WANTED, tier_reader
from bizcase.model.case_file import Estimate, Initiative
from bizcase.model.reading import InitiativeReading, Note

_KIND = "INITIATIVE_COLUMNS"
_TEXTS = (
    "id",
    "name",
    "description",
    "owner",
    "department",
    "driver",
    "kpi",
    "baseline",
    "target",
    "spokesperson",
)
_AS_READ = (
    "channels", "goals", "one_off_cost", "annual_cost", "hours_per_month", "value_class", "start",
    "duration_months", "confidence", "evidence_tier", "depends_on", "status",
)  # fmt: skip


def _inputs_reader(cell: Cell) -> Read[object]:
    """Named inputs of a driver.

    >>> sorted(_inputs_reader("contacts=1200; minutes: 5-8").value.items())
    [('contacts', (1200.0, 1200.0)), ('minutes', (5.0, 8.0))]
    """
    text = as_text(cell)
    if absent := unknown(text):
        return Read({}, absent.assumed)
    inputs = {}
    for part in filter(None, (one.strip() for one in re.split(r"[;\n]", text))):
        name, _, value = re.sub(r"\s*[:=]\s*", "=", part, count=1).partition("=")
        amount = parse_amount(value.replace("%", ""))
        if amount is None:
            return Read({}, wanted="not a list of inputs; write contacts=1200; minutes=5-8")
        share = 100 if "%" in value else 1
        inputs[name] = (amount.low / share, amount.high / share)
    return Read(inputs)


READERS: Mapping[str, ReaderFor] = {
    **dict.fromkeys(_TEXTS, lambda _: text_reader),
    "channels": lambda _: list_reader,
    "goals": lambda _: reference_reader,
    "depends_on": lambda _: reference_reader,
    "one_off_cost": cost_reader,
    "annual_cost": yearly_cost_reader,
    "hours_per_month": hours_reader,
    "benefit_low": benefit_reader,
    "benefit_base": benefit_reader,
    "benefit_high": benefit_reader,
    "value_class": lambda _: word_reader(VALUE_CLASS, VALUE_CLASS_WANTED),
    "driver_inputs": lambda _: _inputs_reader,
    "start": date_reader,
    "end": lambda context: date_reader(context, end=True),
    "duration_months": duration_reader,
    "confidence": share_reader,
    "evidence_tier": lambda _: tier_reader,
    "status": lambda _: word_reader(STATUS, STATUS_WANTED, "unknown"),
}


def read_initiatives(data: bytes, filename: str, *, currency: str = "") -> InitiativeReading:
    """The initiatives in a CSV, XLSX, XLS or ODS file, and everything that has to be said about reading them.

    ``currency`` is the case's own (ISO code); amounts in another one are not counted, and said.
    Raises InputError, with the place and what is accepted, when there is no table of initiatives in ``data``.
    """
    grid = read_grid(data, filename, _KIND)
    report = Report(assumptions=list(grid.notes))
    table = _settle_cost(find_table(grid, _KIND), report)
    _note_date_order(table, currency, report)
    records = list(read_records(table, READERS, currency, _KIND, report))
    _note_doubts(records, report)
    ids = own_ids([record.text("id") for record in records], "I", 2)
    return InitiativeReading(
        initiatives=tuple(_initiative(record, one, table) for record, one in zip(records, ids, strict=True)),
        notes=tuple(report.notes),
        assumptions=tuple(report.assumptions),
        unread=tuple(table.unread),
        columns={field: column.header for field, column in by_field(table.columns)},
    )


def _settle_cost(table: Table, report: Report) -> Table:
    """Give a column called only "Cost" its meaning: a yearly cost, or the one of the two that is missing."""
    bare = next((one for one in table.columns if one.field == "cost"), None)
    if bare is None:
        return table
    fields = {one.field for one in table.columns}
    meaning = next((one for one in ("annual_cost", "one_off_cost") if one not in fields), "")
    if meaning == "one_off_cost" and bare.unit.period:
        meaning = ""
    if meaning and not bare.unit.period:
        report.assumptions.append(_cost_note(table, bare, meaning))
    columns = [replace(one, field=meaning) if one is bare else one for one in table.columns]
    return replace(table, columns=columns)


def _cost_note(table: Table, column: Column, meaning: str) -> Note:
    read, other = ("annual cost", "One-off cost") if meaning == "annual_cost" else ("one-off cost", "Annual cost")
    place = f"row {table.header_row}, column {column_letter(column.index)}"
    return Note(place, column.header, f"taken as the {read}; call it '{other}' if it is not")


def _note_date_order(table: Table, currency: str, report: Report) -> None:
    for field, column in by_field(table.columns):
        if field in ("start", "end"):
            note_order(context_of(table, column, currency), table.header_row, report)


def note_order(context: Context, row: int, report: Report) -> None:
    """Say how a column's dates were taken where none of them settles day and month."""
    if order_is_open(context):
        seen = next(as_text(cell) for cell in context.cells if isinstance(cell, str) and cell.strip()[:1].isdigit())
        order = "the month before the day" if context.currency == "USD" else "the day before the month"
        place = f"row {row}, column {column_letter(context.column.index)}"
        report.assumptions.append(Note(place, seen, f"dates taken with {order}"))


def _initiative(record: Record, own_id: str, table: Table) -> Initiative:
    values = record.values
    fields: dict[str, Any] = {name: values[name] for name in _TEXTS if values.get(name)}
    fields |= {name: values[name] for name in _AS_READ if values.get(name) is not None}
    fields |= {
        "id": own_id,
        "extra": record.extra,
        "benefit": _benefit(values),
        "driver_inputs": _inputs(values),
    }
    _settle_end(fields, record, table)
    return Initiative(**fields)


def _benefit(values: Mapping[str, Any]) -> Estimate | None:
    """Low, likely and high from their own columns, else from a range in the column of the likely one."""
    span = values.get("benefit_base")
    low, base, high = (None, None, None) if span is None else (span[0], None, span[1])
    if span is not None and span[0] == span[1]:
        low, base, high = None, span[0], None
    if values.get("benefit_low"):
        low = values["benefit_low"][0]
    if values.get("benefit_high"):
        high = values["benefit_high"][1]
    return None if low is base is high is None else Estimate(low=low, base=base, high=high)


def _inputs(values: Mapping[str, Any]) -> dict[str, Estimate]:
    given: dict[str, tuple[float, float]] = values.get("driver_inputs") or {}
    return {
        name: Estimate(base=low) if low == high else Estimate(low=low, high=high) for name, (low, high) in given.items()
    }


def _settle_end(fields: dict[str, Any], record: Record, table: Table) -> None:
    """Turn an end into a duration where none is given, and keep it as an extra fact."""
    end, start = record.values.get("end"), record.values.get("start")
    if not isinstance(end, date):
        return
    header = next(one.header for one in table.columns if one.field == "end")
    fields["extra"] = record.extra | {header: end.isoformat()}
    if isinstance(start, date) and start <= end and "duration_months" not in fields:
        months = (end.year - start.year) * 12 + end.month - start.month + (1 if end.day - start.day >= 15 else 0)
        fields["duration_months"] = min(max(months, 1), 600)


def _note_doubts(records: list[Record], report: Report) -> None:
    """What was understood cell by cell but cannot be meant together."""
    for record in records:
        estimate = _benefit(record.values)
        if estimate and estimate.low is not None and estimate.high is not None and estimate.low > estimate.high:
            seen = f"{plain(estimate.low)} to {plain(estimate.high)}"
            report.notes.append(Note(f"row {record.row}, benefit", seen, "low is above high; give low ≤ high"))
    note_repeats(records, "name", "stands in row {row} too; kept as an initiative of its own", report)
    note_repeats(records, "id", "is the id of row {row} too; given an id of its own", report)
