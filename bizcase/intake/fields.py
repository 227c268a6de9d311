"""Rows of a table to the values of fields, with everything that has to be said about them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bizcase.intake.amounts import Case, Context
from bizcase.intake.cells import Cell, Reader, as_text, hidden_characters
from bizcase.intake.columns import field_name
from bizcase.intake.dates import order_is_open
from bizcase.intake.grid import Grid, raw_sheet
from bizcase.intake.headers import Column, known_field, repeated
from bizcase.intake.table import Place, Table, by_field
from bizcase.model.reading import IGNORE, Note, ReadColumn, UnreadRow

ReaderFor = Callable[[Context], Reader]

_SEEN = 200


@dataclass(slots=True)
class Report:
    """Notes as they are gathered: ``notes`` need an answer, ``assumptions`` were understood."""

    notes: list[Note] = field(default_factory=list)
    assumptions: list[Note] = field(default_factory=list)

    def ask(self, place: Place, value: str, meaning: str) -> None:
        """Note what needs an answer."""
        words, row, column, header = place
        self.notes.append(Note(words, value[:_SEEN], meaning, "question", row, column, header))

    def assume(self, place: Place, value: str, meaning: str) -> None:
        """Note what was understood, and how."""
        words, row, column, header = place
        self.assumptions.append(Note(words, value[:_SEEN], meaning, "assumed", row, column, header))

    def take(self, notes: tuple[Note, ...]) -> None:
        """Take over ``notes`` by their grade."""
        for note in notes:
            (self.notes if note.grade == "question" else self.assumptions).append(note)


@dataclass(slots=True)
class Record:
    """A row as read: its number, its values by field, and the columns that bizcase does not know."""

    row: int
    values: dict[str, object]
    extra: dict[str, str]

    def text(self, name: str) -> str:
        """The text of field ``name``, "" when the table has no such column."""
        return str(self.values.get(name) or "")


def read_records(table: Table, readers: Mapping[str, ReaderFor], case: Case, kind: str, report: Report) -> list[Record]:
    """Every row of ``table``; what has to be said about columns and cells goes to ``report``."""
    report.take(table.notes)
    _note_columns(table, kind, report)
    known = [
        (name, column, readers[name](context_of(table, column, case)))
        for name, column in by_field(table.columns)
        if name != IGNORE
    ]
    extras = [(column.index, column.header) for column in table.columns if not column.field]
    records = []
    for number, cells in table.rows:
        record = Record(number, {}, _extra(cells, extras))
        for name, column, read in known:
            if column.index < len(cells):
                record.values[name] = _value(cells[column.index], read, table, number, column, report)
        records.append(record)
    _note_hidden_characters(table, report)
    return records


def context_of(table: Table, column: Column, case: Case) -> Context:
    """``column`` with all its cells."""
    index = column.index
    return Context(column, [cells[index] for _, cells in table.rows if index < len(cells)], case)


def _value(cell: Cell, read: Reader, table: Table, number: int, column: Column, report: Report) -> object:
    found = read(cell)
    if found.wanted:
        report.ask(table.cell(number, column), as_text(cell), found.wanted)
    elif found.assumed:
        report.assume(table.cell(number, column), as_text(cell), found.assumed)
    return found.value


def _extra(cells: list[Cell], columns: list[tuple[int, str]]) -> dict[str, str]:
    """The row's cells outside the known columns."""
    width = len(cells)
    return {name: text for index, name in columns if index < width and (text := as_text(cells[index]))}


def _note_hidden_characters(table: Table, report: Report) -> None:
    """Say where characters that nobody sees were taken out."""
    columns = {one.index: one for one in table.columns if one.field != IGNORE}
    odd = (
        (number, columns[index], cell)
        for number, cells in table.rows
        for index, cell in enumerate(cells)
        if isinstance(cell, str) and not cell.isprintable() and index in columns
    )
    for number, column, cell in odd:
        if names := hidden_characters(cell):
            report.assume(table.cell(number, column), as_text(cell), f"taken without {names}")


def _note_columns(table: Table, kind: str, report: Report) -> None:
    for _, column in by_field(table.columns):
        _note_how(table, column, report)
        if column.unit.factor != 1 and ("cost" in column.field or "benefit" in column.field):
            report.assume(table.head(column), column.header, f"amounts taken times {column.unit.factor:,.0f}")
    for column in repeated(table.columns, kind):
        used = table.of(known_field(column.name_from, kind))
        if used:
            meaning = f"{field_name(used.field)} is read from '{used.header}'; this column is kept as an extra fact"
            report.assume(table.head(column), column.header, meaning)


def _note_how(table: Table, column: Column, report: Report) -> None:
    """Say how a column was recognised, where its header does not say it."""
    if column.near:
        report.assume(table.head(column), column.header, f"taken as '{column.near}'")
    elif column.how == "content":
        called = field_name(column.field)
        meaning = f"taken as the {called} by what stands in it; choose another meaning if it is not"
        report.assume(table.head(column), column.header, meaning)


def note_orders(table: Table, fields: tuple[str, ...], case: Case, report: Report) -> None:
    """Say how the dates of ``fields`` were taken where nothing in a column settles day and month."""
    for column in filter(None, map(table.of, fields)):
        context = context_of(table, column, case)
        if order_is_open(context):
            seen = next(as_text(cell) for cell in context.cells if isinstance(cell, str) and cell.strip()[:1].isdigit())
            order = "the month before the day" if case.currency == "USD" else "the day before the month"
            report.assume(table.head(column), seen, f"dates taken with {order}")


def report_of(grid: Grid, table: Table, records: list[Record], report: Report) -> dict[str, Any]:
    """The parts of a reading that initiatives and goals share."""
    return {
        "notes": tuple(report.notes),
        "assumptions": tuple(report.assumptions),
        "unread": tuple(table.unread),
        "columns": {field: column.header for field, column in by_field(table.columns) if field != IGNORE},
        "recognised": read_columns(table),
        "rows": tuple(record.row for record in records),
        "header_rows": table.header_rows,
        "sheet": raw_sheet(grid, row_uses(table)),
    }


def read_columns(table: Table) -> tuple[ReadColumn, ...]:
    """The columns of ``table`` for the report; those of a turned table by the letter of their row's number."""
    return tuple(
        ReadColumn(
            str(one.index + 1) if table.turned else table.head(one).column,
            one.header, one.field, round(one.confidence, 2), one.how, one.alternatives,
        )
        for one in table.columns
    )  # fmt: skip


def row_uses(table: Table) -> dict[int, str]:
    """What became of every row of the sheet, by its number."""
    if table.turned:
        return {}
    unread: list[UnreadRow] = table.unread
    return dict.fromkeys((one.row for one in unread), "unread") | dict.fromkeys(table.header_rows, "header")


def own_ids(given: list[str], letter: str, width: int) -> list[str]:
    """An id for every record: the given one where it is the first of its kind, else the next free number.

    >>> own_ids(["", "X", "x", ""], "I", 2)
    ['I01', 'X', 'I02', 'I03']
    """
    taken = {one.casefold() for one in given}
    fresh = (
        one for number in range(1, 2 * len(given) + 2) if (one := f"{letter}{number:0{width}}").casefold() not in taken
    )
    seen: set[str] = set()
    ids = []
    for one in given:
        ids.append(next(fresh) if not one or one.casefold() in seen else one)
        seen.add(one.casefold())
    return ids


def note_repeats(table: Table, records: Sequence[Record], name: str, meaning: str, report: Report) -> None:
    """Say which record repeats field ``name`` of another one; ``meaning`` holds "{row}" for the first's place."""
    column = table.of(name)
    first: dict[str, int] = {}
    for record in records:
        text = record.text(name).casefold()
        if column and text and text in first:
            said = meaning.format(row=table.row_place(first[text]))
            report.ask(table.cell(record.row, column), record.text(name), said)
        first.setdefault(text, record.row)
