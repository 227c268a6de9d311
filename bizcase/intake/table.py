"""The table inside a sheet: its header, its rows, and the lines around it that are no rows of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bizcase.errors import InputError
from bizcase.intake.cells import Cell, as_text, is_blank
from bizcase.intake.columns import field_name
from bizcase.intake.grid import Grid, Row, has_text, turned
from bizcase.intake.header_rows import SEARCHED, Header, find_header, header_score
from bizcase.intake.header_words import DISTINCT, NAMING
from bizcase.intake.headers import Column, column_letter, normalise
from bizcase.intake.merges import filled_down, merged_across
from bizcase.intake.recognise import recognise
from bizcase.intake.rows_apart import other_table, reason_apart, tail_begins
from bizcase.model.reading import Note, UnreadRow

MOST_ROWS = 100_000
_CLEARLY_BETTER = 1.5
_NO_HEADER = "no row of column names; each column is taken by what it holds, please look at all of them"


class Place(NamedTuple):
    """Where a cell stands: in words, and as row number and column letter of the sheet."""

    words: str
    row: int
    column: str
    header: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a grid; every row with text is a header, in ``rows`` or in ``unread``.

    ``header_rows`` are the numbers of the header's rows, none when the table has no header. In a ``turned`` table
    the numbers of rows are those of the sheet's columns.
    """

    header_rows: tuple[int, ...]
    columns: list[Column]
    rows: list[Row]
    unread: list[UnreadRow]
    notes: tuple[Note, ...] = ()
    turned: bool = False

    def cell(self, number: int, column: Column) -> Place:
        """The place of a cell of row ``number``: "row 4, annual cost"."""
        shown = field_name(column.field) if column.field else column.header
        if self.turned:
            letter = column_letter(number - 1)
            return Place(f"column {letter}, {shown}", column.index + 1, letter, column.header)
        return Place(f"row {number}, {shown}", number, column_letter(column.index), column.header)

    def head(self, column: Column) -> Place:
        """The place of a column's header: "row 1, column B"."""
        number = self.header_rows[-1] if self.header_rows else 0
        if self.turned:
            letter = column_letter(max(number - 1, 0))
            return Place(f"row {column.index + 1}, column {letter}", column.index + 1, letter, column.header)
        letter = column_letter(column.index)
        return Place(f"row {number}, column {letter}" if number else f"column {letter}", number, letter, column.header)

    def row_place(self, number: int) -> str:
        """Row ``number`` in words: "row 4", of a turned table "column D"."""
        return f"column {column_letter(number - 1)}" if self.turned else f"row {number}"

    def of(self, field: str) -> Column | None:
        """The column that fills ``field``."""
        return next((one for one in self.columns if one.field == field), None)


def find_table(grid: Grid, kind: str, choices: Mapping[str, str]) -> Table:
    """The table of ``grid``; ``choices`` hold the user's own word on columns, by normalised header.

    Raises InputError when nothing tells the columns, or which of them names the initiatives (or goals).
    """
    rows = [row for row in grid.rows if has_text(row)]
    if not rows:
        raise InputError([f"{grid.name}: no text in it; give a table with a row of column names"])
    on_its_side = turned(grid) if _may_be_turned(rows) else None
    if on_its_side and header_score(on_its_side.rows, kind) >= header_score(rows, kind) + _CLEARLY_BETTER:
        return _table(on_its_side, on_its_side.rows, kind, choices)
    return _table(grid, rows, kind, choices)


def _may_be_turned(rows: list[Row]) -> bool:
    """Whether the sheet is small enough to stand on its side: a person writes no hundred columns by hand."""
    return len(rows) <= 100 and max(len(cells) for _, cells in rows) <= 200


def _table(grid: Grid, rows: list[Row], kind: str, choices: Mapping[str, str]) -> Table:
    rows, merges = filled_down(rows, grid.merged)
    header = find_header(rows, kind, choices, grid.merged)
    if header is None:
        raise InputError([_no_header(grid, rows, kind)])
    first = header.places[0] if header.places else 0
    body = rows[header.places[-1] + 1 :] if header.places else rows
    found = recognise(_widened(header.texts, body), kind, choices, _samples(body))
    columns = [one for one in found if one.name_from or _holds_text(body, one.index)]
    _check(rows, header, columns, kind, grid)
    above = [_unread(row, "a line above the table", grid.turned) for row in rows[:first]]
    kept, unread = _parted(body, header, columns, kind, grid)
    numbers = tuple(rows[one][0] for one in header.places)
    notes = (*(note for note in merges if note.row not in numbers), *_said(grid, header))
    return Table(numbers, columns, kept, above + unread, notes, grid.turned)


def _said(grid: Grid, header: Header) -> Iterator[Note]:
    if grid.turned:
        yield Note("sheet", header.texts[0] if header.texts else "", "the names of the columns stand in a column; "
                   "each further column is read as a row")  # fmt: skip
    if not header.places:
        yield Note("file", grid.name, _NO_HEADER, "question")


def _widened(texts: list[str], body: list[Row]) -> list[str]:
    """The header up to the last column that holds anything; columns without any cell get no text."""
    width = len(texts)
    widest = max((len(cells) for _, cells in body), default=0)
    while widest > width and all(len(cells) < widest or is_blank(cells[widest - 1]) for _, cells in body):
        widest -= 1
    return texts + [""] * (widest - width)


def _holds_text(body: list[Row], index: int) -> bool:
    return any(index < len(cells) and not is_blank(cells[index]) for _, cells in body)


def _samples(body: list[Row]) -> Mapping[int, list[Cell]]:
    """The cells of the first rows by column."""
    rows = [cells for _, cells in body[:250]]
    width = max(map(len, rows), default=0)
    return {
        index: [cells[index] if index < len(cells) else None for cells in rows if len(cells) > 1 or width == 1]
        for index in range(width)
    }


def _check(rows: list[Row], header: Header, columns: list[Column], kind: str, grid: Grid) -> None:
    field, name = NAMING[kind]
    if header.places and (other := _other_kind(header.texts, columns, kind).lower()):
        place = f"row {rows[header.places[-1]][0]}"
        raise InputError([f"{place}: these are the columns of {other}s, not of {name.lower()}s; "
                          f"read it as a table of {other}s, or call one column '{name}'"])  # fmt: skip
    if not any(column.field == field for column in columns):
        if not header.places:
            raise InputError([_no_header(grid, rows, kind)])
        seen = ", ".join(repr(one.header) for one in columns[:12] if one.name_from)
        raise InputError([f"row {rows[header.places[-1]][0]}: no column for the {name.lower()}'s {field} among {seen}; "
                          f"call one of them '{name}'"])  # fmt: skip
    if len(rows) > MOST_ROWS:
        raise InputError([f"row {rows[MOST_ROWS][0]}: {len(rows):,} rows; at most {MOST_ROWS:,} are accepted"])


def _other_kind(texts: list[str], columns: list[Column], kind: str) -> str:
    """What the table lists instead ("Goal"): only its looks make a column the naming one, and a header names that."""
    if not any(one.field == NAMING[kind][0] and one.how == "content" for one in columns):
        return ""
    words = {normalise(text) for text in texts}
    others = (other for other in NAMING if other != kind and words & DISTINCT[other])
    return next((NAMING[other][1] for other in others), "")


def _no_header(grid: Grid, rows: list[Row], kind: str) -> str:
    first = " | ".join(as_text(cell) for cell in rows[0][1][:6] if not is_blank(cell))
    return (
        f"{grid.name}: no row of column names in the first {SEARCHED} rows; row {rows[0][0]} reads "
        f"'{first[:80]}'; put the names of the columns above the table and call one '{NAMING[kind][1]}'"
    )


def _unread(row: Row, reason: str, on_its_side: bool) -> UnreadRow:
    column = column_letter(row[0] - 1) if on_its_side else ""
    return UnreadRow(row[0], tuple(as_text(cell) for cell in row[1] if not is_blank(cell)), reason, column)


def _parted(
    rows: list[Row], header: Header, columns: list[Column], kind: str, grid: Grid
) -> tuple[list[Row], list[UnreadRow]]:
    """The rows of the table, and those that are not, each with its reason."""
    field = NAMING[kind][0]
    name = next(one for one in columns if one.field == field)
    wide = merged_across(grid)
    tail = tail_begins(rows, len([one for one in columns if one.name_from or one.field]))
    end = other_table(rows)
    kept: list[Row] = []
    unread: list[UnreadRow] = []
    for place, row in enumerate(rows):
        apart = reason_apart(row[1], header.texts, name.index, name.header, field, row[0] in wide)
        below = "a note below the table" if place >= tail else "a row of another table on the sheet"
        reason = below if place >= min(tail, end) and apart != "the header again" else apart
        if reason:
            unread.append(_unread(row, reason, grid.turned))
        else:
            kept.append(row)
    return kept, unread


def by_field(columns: list[Column]) -> Iterator[tuple[str, Column]]:
    """The columns that fill a field, with it."""
    return ((column.field, column) for column in columns if column.field)
