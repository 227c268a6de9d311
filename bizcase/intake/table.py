"""The table inside a sheet: its header, its rows, and the lines around it that are no rows of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bizcase.errors import InputError
from bizcase.intake.cells import Cell, as_text, is_blank
from bizcase.intake.headers import Column, known_field, normalise, recognise
from bizcase.model.reading import Note, UnreadRow

Row = tuple[int, list[Cell]]

SEARCHED = 25
MOST_ROWS = 100_000
_NAMING = {"INITIATIVE_COLUMNS": ("name", "Initiative"), "GOAL_COLUMNS": ("statement", "Goal")}
_TOTALS = frozenset(
    [
        "total",
        "totals",
        "sum",
        "sums",
        "subtotal",
        "subtotals",
        "summe",
        "gesamt",
        "gesamtsumme",
        "zwischensumme",
        "insgesamt",
        "somme",
        "totaux",
        "average",
        "mean",
        "durchschnitt",
        "mittelwert",
        "moyenne",
    ]
) | {"sub total", "grand total", "overall total", "total general", "sous total", "in total"}
_FOOTNOTE = re.compile(
    r"(?i)\*|¹|²|†|\(\d\)\s|\[\d\]|n\.?b\.?\s|(?:notes?|sources?|quelle|anmerkung|hinweis|remarque|fußnote|legend|key"
    r"|last updated|updated|stand|prepared by|contact|disclaimer)\s*[:–-]|page \d+ of"
)
_FIGURE = re.compile(r"[^\d]{0,5}\d[\d\s.,'’]*[^\d]{0,5}")


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as rows with the spreadsheet's own numbers; ``notes`` say how the file was taken."""

    rows: list[Row]
    name: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a grid; every row with text is the header, in ``rows`` or in ``unread``."""

    header_row: int
    columns: list[Column]
    rows: list[Row]
    unread: list[UnreadRow]


def header_score(rows: list[Row], kind: str) -> float:
    """How well the best header among the first rows fits; below 1 there is none."""
    return max((_score(cells, kind) for _, cells in _first_rows(rows)), default=0.0)


def _first_rows(rows: list[Row]) -> list[Row]:
    return [row for row in rows[: SEARCHED * 4] if not all(map(is_blank, row[1]))][:SEARCHED]


def _score(cells: list[Cell], kind: str) -> float:
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    others = sum(1 for cell in cells if not isinstance(cell, str) and cell is not None)
    found = [known_field(text, kind) for text in texts]
    fields = {one for one in found if one}
    named = 1.5 if _NAMING[kind][0] in fields else 0.0
    return len(fields) + named - 0.25 * found.count("") - 0.5 * others if fields else 0.0


def find_table(grid: Grid, kind: str) -> Table:
    """The table of ``grid``.

    Raises InputError when no row names the columns, or no column the initiatives (or goals).
    """
    rows = [row for row in grid.rows if not all(map(is_blank, row[1]))]
    if not rows:
        raise InputError([f"{grid.name}: no text in it; give a table with a row of column names"])
    place = _header_place(rows, kind)
    if place is None:
        raise InputError([_no_header(grid, rows, kind)])
    number, cells = rows[place]
    columns = recognise(_headers(cells), kind)
    _check(rows, place, columns, kind)
    above = [_unread(row, "a line above the table") for row in rows[:place]]
    kept, unread = _parted(rows[place + 1 :], columns, kind)
    return Table(number, columns, kept, above + unread)


def _header_place(rows: list[Row], kind: str) -> int | None:
    """Where the header stands: the best exact fit, and near-misses only where no row fits exactly."""
    first = _first_rows(rows)
    scores = [_score(cells, kind) for _, cells in first]
    best = max(scores)
    if best >= 2:
        return scores.index(best)
    name = _NAMING[kind][0]
    for place, (_, cells) in enumerate(first):
        if len(cells) <= 100 and any(one.field == name for one in recognise(_headers(cells), kind)):
            return place
    return scores.index(best) if best > 0 else None


def _headers(cells: list[Cell]) -> list[str]:
    texts = [" ".join(as_text(cell).split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _check(rows: list[Row], place: int, columns: list[Column], kind: str) -> None:
    field, header = _NAMING[kind]
    number = rows[place][0]
    if not any(column.field == field for column in columns):
        seen = ", ".join(repr(one.header) for one in columns[:12] if one.header)
        raise InputError([f"row {number}: no column for the {header.lower()}'s {field} among {seen}; "
                          f"call one of them '{header}'"])  # fmt: skip
    if len(rows) > MOST_ROWS:
        raise InputError([f"row {rows[MOST_ROWS][0]}: {len(rows):,} rows; at most {MOST_ROWS:,} are accepted"])


def _no_header(grid: Grid, rows: list[Row], kind: str) -> str:
    first = " | ".join(as_text(cell) for cell in rows[0][1][:6] if not is_blank(cell))
    return (
        f"{grid.name}: no row of column names in the first {SEARCHED} rows; row {rows[0][0]} reads "
        f"'{first[:80]}'; put the names of the columns above the table and call one '{_NAMING[kind][1]}'"
    )


def _unread(row: Row, reason: str) -> UnreadRow:
    return UnreadRow(row[0], tuple(as_text(cell) for cell in row[1] if not is_blank(cell)), reason)


def _parted(rows: list[Row], columns: list[Column], kind: str) -> tuple[list[Row], list[UnreadRow]]:
    """The rows of the table, and those that are not, each with its reason."""
    field = _NAMING[kind][0]
    name = next(one.index for one in columns if one.field == field)
    headers = [one.header for one in columns]
    tail = _tail(rows, len([one for one in headers if one]))
    kept: list[Row] = []
    unread: list[UnreadRow] = []
    for place, row in enumerate(rows):
        reason = "a note below the table" if place >= tail else _reason(row[1], headers, name, field)
        if reason:
            unread.append(_unread(row, reason))
        else:
            kept.append(row)
    return kept, unread


def _reason(cells: list[Cell], headers: list[str], name: int, field: str) -> str:
    filled = [cell for cell in cells if not is_blank(cell)]
    if _is_total(filled):
        return "a totals row; bizcase adds up itself"
    label = as_text(cells[name]) if name < len(cells) else ""
    if label == headers[name] and _headers(cells) == headers:
        return "the header again"
    if len(filled) == 1 and isinstance(filled[0], str) and len(headers) > 1 and _FOOTNOTE.match(filled[0].strip()):
        return "a note, not a row of the table"
    if not any(one.isalnum() for one in label):
        return f"no {field}; write it in column '{headers[name]}'"
    return ""


def _is_total(filled: list[Cell]) -> bool:
    label = filled[0] if isinstance(filled[0], str) else ""
    words = normalise(label) if len(label) < 40 else ""
    if words in _TOTALS:
        return True
    parts = words.split()
    return len(parts) == 2 and parts[0] in _TOTALS and len(filled) > 1 and all(map(_is_figure, filled[1:]))


def _is_figure(cell: Cell) -> bool:
    return not isinstance(cell, str) or _FIGURE.fullmatch(cell.strip()) is not None


def _tail(rows: list[Row], width: int) -> int:
    """Where the notes below the table begin: lone texts after a blank row that ends the table."""
    place = len(rows)
    while place and sum(not is_blank(cell) for cell in rows[place - 1][1]) == 1:
        place -= 1
    gaps = (one for one in range(max(place, 1), len(rows)) if rows[one][0] > rows[one - 1][0] + 1)
    return next(gaps, len(rows)) if width > 1 and place else len(rows)


def column_letter(index: int) -> str:
    """The spreadsheet's name of the column at ``index``.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def by_field(columns: list[Column]) -> Iterator[tuple[str, Column]]:
    """The columns that fill a field, with it."""
    return ((column.field, column) for column in columns if column.field)
