"""Rows of a table to the values of fields, with everything that has to be said about them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from bizcase.intake.amounts import Context
from bizcase.intake.cells import Cell, Reader, as_text
from bizcase.intake.columns import field_name
from bizcase.intake.headers import Column, known_field, repeated
from bizcase.intake.table import Table, by_field, column_letter
from bizcase.model.reading import Note

ReaderFor = Callable[[Context], Reader]

_SEEN = 200


@dataclass(slots=True)
class Report:
    """Notes as they are gathered: ``notes`` need an answer, ``assumptions`` were understood."""

    notes: list[Note] = field(default_factory=list)
    assumptions: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class Record:
    """A row as read: its number, its values by field, and the columns that bizcase does not know."""

    row: int
    values: dict[str, object]
    extra: dict[str, str]

    def text(self, name: str) -> str:
        """The text of field ``name``, "" when the table has no such column."""
        return str(self.values.get(name) or "")


def read_records(
    table: Table, readers: Mapping[str, ReaderFor], currency: str, kind: str, report: Report
) -> Iterator[Record]:
    """Every row of ``table``; what has to be said about columns and cells goes to ``report``."""
    _note_columns(table, kind, report)
    known = [
        (name, column.index, readers[name](context_of(table, column, currency)), field_name(name))
        for name, column in by_field(table.columns)
    ]
    names = _extra_names(table.columns)
    for number, cells in table.rows:
        record = Record(number, {}, _extra(cells, names))
        for name, index, read, shown in known:
            if index < len(cells):
                record.values[name] = _value(cells[index], read, number, shown, report)
        yield record


def context_of(table: Table, column: Column, currency: str) -> Context:
    """``column`` with all its cells."""
    index = column.index
    return Context(column, [cells[index] for _, cells in table.rows if index < len(cells)], currency)


def _value(cell: Cell, read: Reader, number: int, shown: str, report: Report) -> object:
    found = read(cell)
    if found.wanted:
        report.notes.append(Note(f"row {number}, {shown}", as_text(cell)[:_SEEN], found.wanted))
    elif found.assumed:
        report.assumptions.append(Note(f"row {number}, {shown}", as_text(cell)[:_SEEN], found.assumed))
    return found.value


def _extra_names(columns: list[Column]) -> dict[int, str]:
    """A name for every column without a field; a header that stands twice is numbered."""
    names: dict[int, str] = {}
    for column in columns:
        if not column.field:
            name = column.header or f"column {column_letter(column.index)}"
            same = sum(1 for one in names.values() if one == name or one.startswith(f"{name} ("))
            names[column.index] = f"{name} ({same + 1})" if same else name
    names[-1] = str(len(columns))
    return names


def _extra(cells: list[Cell], names: dict[int, str]) -> dict[str, str]:
    """The row's cells outside the known columns, those beyond the header by their letter."""
    width = int(names[-1])
    extra = {name: text for index, name in names.items() if 0 <= index < len(cells) and (text := as_text(cells[index]))}
    for index in range(width, len(cells)):
        if text := as_text(cells[index]):
            extra[f"column {column_letter(index)}"] = text
    return extra


def _note_columns(table: Table, kind: str, report: Report) -> None:
    for _, column in by_field(table.columns):
        if column.near:
            report.assumptions.append(_of_column(table, column, f"taken as '{column.near}'"))
        if column.unit.factor != 1 and ("cost" in column.field or "benefit" in column.field):
            report.assumptions.append(_of_column(table, column, f"amounts taken times {column.unit.factor:,.0f}"))
    for column in repeated(table.columns, kind):
        used = next((one for _, one in by_field(table.columns) if one.field == known_field(column.header, kind)), None)
        if used:
            meaning = f"{field_name(used.field)} is read from '{used.header}'; this column is kept as an extra fact"
            report.assumptions.append(_of_column(table, column, meaning))


def _of_column(table: Table, column: Column, meaning: str) -> Note:
    return Note(f"row {table.header_row}, column {column_letter(column.index)}", column.header, meaning)


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


def note_repeats(records: list[Record], name: str, meaning: str, report: Report) -> None:
    """Say which record repeats field ``name`` of another one; ``meaning`` holds "{row}" for the first."""
    first: dict[str, int] = {}
    for record in records:
        text = record.text(name).casefold()
        if text and text in first:
            place = f"row {record.row}, {field_name(name)}"
            report.notes.append(Note(place, record.text(name), meaning.format(row=first[text])))
        first.setdefault(text, record.row)
