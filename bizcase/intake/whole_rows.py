"""What one column says of the others in its row: the currency of its amounts, a span of time that is a duration."""

from datetime import date

from bizcase.intake.amounts import Case
from bizcase.intake.cells import as_text
from bizcase.intake.currency import codes
from bizcase.intake.dates import date_reader
from bizcase.intake.fields import Record, Report, context_of
from bizcase.intake.headers import Column, normalise
from bizcase.intake.periods import is_span
from bizcase.intake.table import Table

_CURRENCY = frozenset({"currency", "ccy", "wahrung", "devise", "currency code", "moneda", "valuta"})
_AMOUNTS = ("one_off_cost", "annual_cost", "benefit_low", "benefit_base", "benefit_high")


def settle_currencies(table: Table, records: list[Record], case: Case, report: Report) -> None:
    """Take out the amounts of rows whose own currency column names another currency than the case's, and say it.

    A case without a currency has that of the first row.
    """
    column = next((one for one in table.columns if not one.field and normalise(one.header) in _CURRENCY), None)
    if column is None:
        return
    home = case.currency
    for record in records:
        said = codes(record.extra.get(column.header, ""))
        home = home or next(iter(said), "")
        if said and home not in said:
            _take_out(table, record, column, home, report)


def _take_out(table: Table, record: Record, column: Column, home: str, report: Report) -> None:
    if any(record.values.get(name) is not None for name in _AMOUNTS):
        record.values |= dict.fromkeys(_AMOUNTS)
        seen = record.extra[column.header]
        meaning = f"not the currency of the case; amounts of this row are not counted, convert them to {home}"
        report.ask(table.cell(record.row, column), seen, meaning)


def settle_spans(table: Table, records: list[Record], case: Case, report: Report) -> None:
    """Give a duration to rows whose start names a span ("Q1–Q3 2027"), where no column holds an end or duration."""
    column = table.of("start")
    if column is None or table.of("end") or table.of("duration_months"):
        return
    ends, cells = date_reader(context_of(table, column, case), end=True), dict(table.rows)
    for record in records:
        row = cells[record.row]
        text = as_text(row[column.index]) if column.index < len(row) else ""
        start, end = record.values.get("start"), ends(text).value if is_span(text) else None
        if isinstance(start, date) and isinstance(end, date) and end > start:
            months = (end.year - start.year) * 12 + end.month - start.month + (1 if end.day - start.day >= 15 else 0)
            record.values["duration_months"] = min(max(months, 1), 600)
            report.assume(table.cell(record.row, column), text, f"taken as {max(months, 1)} months from {start}")
