"""A table of initiatives."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bizcase.intake.amounts import (
    Case,
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
    reference_reader,
    text_reader,
    unknown,
    word_reader,
)
from bizcase.intake.dates import date_reader, duration_reader
from bizcase.intake.doubts import Past, note_doubts, note_past
from bizcase.intake.fields import (
    ReaderFor,
    Record,
    Report,
    context_of,
    note_orders,
    own_ids,
    read_records,
    report_of,
)
from bizcase.intake.files import read_grid
from bizcase.intake.kpis import level_reader
from bizcase.intake.money import parse_amount
from bizcase.intake.recognise import checked_choices
from bizcase.intake.table import Table, find_table
from bizcase.intake.whole_rows import settle_currencies, settle_spans
from bizcase.intake.words import STATUS, STATUS_WANTED, VALUE_CLASS, VALUE_CLASS_WANTED, ramp_reader, tier_reader
from bizcase.model.case_file import Estimate, Initiative
from bizcase.model.reading import How, InitiativeReading

_KIND = "INITIATIVE_COLUMNS"
_OVER = {"running", "done", "paused"}
_PAST = "in the past; write the new date, or the status 'running' if it has begun"
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
    """Named inputs of a driver, each one figure, a range, or low / likely / high.

    >>> for name, one in _inputs_reader("contacts=1200; minutes: 5-8; visits=1 / 2 / ?").value.items():
    ...     print(name, one.low, one.base, one.high)
    contacts None 1200.0 None
    minutes 5.0 None 8.0
    visits 1.0 2.0 None
    """
    text = as_text(cell)
    if absent := unknown(text):
        return Read({}, absent.assumed)
    inputs = {}
    for part in filter(None, (one.strip() for one in re.split(r"[;\n]", text))):
        name, _, value = re.sub(r"\s*[:=]\s*", "=", part, count=1).partition("=")
        estimate = _input(value)
        if estimate is None:
            return Read({}, wanted="not a list of inputs; write contacts=1200; minutes=5-8")
        inputs[name] = estimate
    return Read(inputs)


def _input(text: str) -> Estimate | None:
    share = 100 if "%" in text else 1
    parts = [one.strip() for one in text.replace("%", "").split("/")]
    amounts = [None if one == "?" else parse_amount(one) for one in parts]
    if len(parts) == 3 and all(one == "?" or amount for one, amount in zip(parts, amounts, strict=True)):
        low, base, high = (None if one is None else one.high / share for one in amounts)
        return Estimate(low=low, base=base, high=high)
    amount = parse_amount(text.replace("%", ""))
    if amount is None:
        return None
    if amount.low == amount.high:
        return Estimate(base=amount.low / share)
    return Estimate(low=amount.low / share, high=amount.high / share)


READERS: Mapping[str, ReaderFor] = {
    **dict.fromkeys(_TEXTS, lambda _: text_reader),
    "baseline": level_reader,
    "target": level_reader,
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
    "ramp": lambda _: ramp_reader,
    "confidence": share_reader,
    "evidence_tier": lambda _: tier_reader,
    "status": lambda _: word_reader(STATUS, STATUS_WANTED, "unknown"),
}


def read_initiatives(
    data: bytes,
    filename: str,
    *,
    currency: str = "",
    columns: Mapping[str, str] | None = None,
    fiscal_year_start: int | None = None,
    today: date | None = None,
    sheet: str = "",
) -> InitiativeReading:
    """The initiatives in a CSV, XLSX, XLS or ODS file, and everything that has to be said about reading them.

    ``currency`` is the case's own (ISO code); amounts in another one are not counted, and said. ``columns`` is the
    user's own word on columns: header → field, "" for an extra fact, "ignore" to leave it out; headers that the
    file does not have are passed over. ``fiscal_year_start`` is the month (1–12) in which "FY27" begins. Starts
    before ``today`` are questioned. ``sheet`` is the one to read, where there are several.
    Raises InputError, with the place and what is accepted, when there is no table of initiatives in ``data``.
    """
    choices = checked_choices(columns, _KIND)
    grid = read_grid(data, filename, _KIND, sheet)
    report = Report()
    report.take(grid.notes)
    table = _settle_cost(find_table(grid, _KIND, choices), report)
    case = Case(currency, fiscal_year_start or 0)
    note_orders(table, ("start", "end"), case, report)
    records = read_records(table, READERS, case, _KIND, report)
    settle_currencies(table, records, case, report)
    settle_spans(table, records, case, report)
    ids = own_ids([record.text("id") for record in records], "I", 2)
    found = tuple(_initiative(record, one, table) for record, one in zip(records, ids, strict=True))
    note_doubts(table, records, found, report)
    _note_past(table, found, records, case, today, report)
    return InitiativeReading(initiatives=found, **report_of(grid, table, records, report))


def _note_past(
    table: Table, found: Sequence[Initiative], records: list[Record], case: Case, today: date | None, report: Report
) -> None:
    column = table.of("start")
    if column:
        over = {record.row for record, one in zip(records, found, strict=True) if one.status in _OVER}
        read = date_reader(context_of(table, column, case), end=True)
        note_past(table, "start", over, Past(today, read, _PAST), report)


def _settle_cost(table: Table, report: Report) -> Table:
    """Give a column called only "Cost" its meaning: a yearly cost, or the one of the two that is missing."""
    bare = table.of("cost")
    if bare is None:
        return table
    fields = {one.field for one in table.columns}
    meaning = next((one for one in ("annual_cost", "one_off_cost") if one not in fields), "")
    if meaning == "one_off_cost" and bare.unit.period:
        meaning = ""
    if meaning and not bare.unit.period:
        report.assume(table.head(bare), bare.header, _cost_meaning(meaning))
    others = tuple(one for one in bare.alternatives if one.field != meaning)
    how: How = bare.how if meaning else ""
    settled = replace(bare, field=meaning, how=how, confidence=0.7 if meaning else 0.0, alternatives=others)
    return replace(table, columns=[settled if one is bare else one for one in table.columns])


def _cost_meaning(meaning: str) -> str:
    read, other = ("annual cost", "One-off cost") if meaning == "annual_cost" else ("one-off cost", "Annual cost")
    return f"taken as the {read}; call it '{other}' if it is not"


def _initiative(record: Record, own_id: str, table: Table) -> Initiative:
    values = record.values
    fields: dict[str, Any] = {name: values[name] for name in _TEXTS if values.get(name)}
    fields |= {name: values[name] for name in _AS_READ if values.get(name) is not None}
    fields |= {
        "id": own_id,
        "extra": record.extra,
        "benefit": _benefit(values),
        "driver_inputs": values.get("driver_inputs") or {},
    }
    if isinstance(ramp := values.get("ramp"), tuple):
        fields["ramp"], fields["ramp_shares"] = ramp
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
