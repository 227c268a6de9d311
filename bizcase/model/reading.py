"""What intake hands back: the records that were read, and a report that leaves nothing of the file out."""

from typing import Any, Literal

from msgspec import Struct, to_builtins

from bizcase.model.case_file import CaseFile, Goal, Initiative

Grade = Literal["assumed", "question", "unread"]
How = Literal["name", "near", "content", "chosen", ""]
IGNORE = "ignore"
SHOWN_ROWS = 200


class Note(Struct, frozen=True):
    """One remark on one place of the file, in the spreadsheet's own row numbers ("row 4, annual cost").

    ``value`` is what stands there; ``meaning`` is what was assumed, or what is accepted there. ``grade`` tells a
    remark on what was understood ("assumed") from one that needs an answer ("question") and from a row that was
    not read ("unread"). ``row`` is 0 and ``column`` (a letter) is "" where the remark is on the whole file;
    ``header`` is the column's header.
    """

    place: str
    value: str
    meaning: str
    grade: Grade = "assumed"
    row: int = 0
    column: str = ""
    header: str = ""

    @property
    def cell(self) -> str:
        """Where it stands as a spreadsheet says it: "C4", "" when it is on no single cell."""
        return f"{self.column}{self.row}" if self.row and self.column else ""

    def __str__(self) -> str:
        """The note as one line.

        >>> print(Note("row 4, annual cost", "lots", "not an amount; write 12000 or 12k"))
        row 4, annual cost: 'lots' is not an amount; write 12000 or 12k
        """
        joint = "is " if self.meaning.startswith("not ") else ""
        return f"{self.place}: {self.value!r} {joint}{self.meaning}"


class UnreadRow(Struct, frozen=True):
    """A row with text in it that became no record, and why.

    Where the sheet lists its records side by side, it is a column: ``column`` is its letter, ``row`` its number.
    """

    row: int
    cells: tuple[str, ...]
    reason: str
    column: str = ""

    @property
    def place(self) -> str:
        """Where it stands: "row 6", or "column D"."""
        return f"column {self.column}" if self.column else f"row {self.row}"

    def as_note(self) -> Note:
        """The row as a remark among others."""
        row = 0 if self.column else self.row
        meaning = f"not read: {self.reason}"
        return Note(self.place, " | ".join(self.cells)[:200], meaning, "unread", row, self.column)


class Alternative(Struct, frozen=True):
    """Another field that a column may hold, with a confidence of 0–1."""

    field: str
    confidence: float


class ReadColumn(Struct, frozen=True):
    """A column of the file and what it was taken for.

    ``header`` names the column once in its table: a header that stands twice is numbered ("Region (2)"), a column
    without one is called by its letter ("column B"). ``field`` is "" for a column that is kept as an extra fact
    and "ignore" for one that the user leaves out. ``confidence`` is 0–1; ``how`` tells whether the field was found
    by the header's name, a near-miss of it, the cells' content, or chosen by the user ("" for an extra fact).
    """

    letter: str
    header: str
    field: str = ""
    confidence: float = 0.0
    how: How = ""
    alternatives: tuple[Alternative, ...] = ()


class SheetRow(Struct, frozen=True):
    """A row of the sheet as text, with the spreadsheet's own number and what became of it."""

    number: int
    cells: tuple[str, ...]
    use: Literal["header", "read", "unread"]


class RawSheet(Struct, frozen=True):
    """The first 200 filled rows of the sheet as they stand, for showing beside the result.

    ``rows_in_all`` counts the filled rows of the whole sheet; ``name`` is the sheet's, "" for a text file.
    """

    name: str = ""
    letters: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    rows_in_all: int = 0


class Reading(Struct, frozen=True, kw_only=True):
    """What there is to say about reading a file.

    ``notes`` need an answer: what could not be understood or contradicts itself. ``assumptions`` were
    understood, with the assumption said. ``columns`` maps a field to the header it was read from;
    ``recognised`` holds every column of the table with the confidence of its field. ``rows`` are the row numbers
    of the records, one each, ``header_rows`` those of the header. Every filled row of the sheet is in one of them or
    in ``unread``; where the sheet lists its records side by side, all of these are numbers of columns.
    """

    notes: tuple[Note, ...] = ()
    assumptions: tuple[Note, ...] = ()
    unread: tuple[UnreadRow, ...] = ()
    columns: dict[str, str] = {}
    recognised: tuple[ReadColumn, ...] = ()
    rows: tuple[int, ...] = ()
    header_rows: tuple[int, ...] = ()
    sheet: RawSheet = RawSheet()

    @property
    def warnings(self) -> tuple[Note, ...]:
        """Questions, then assumptions."""
        return (*self.notes, *self.assumptions)


class InitiativeReading(Reading, frozen=True, kw_only=True):
    """The initiatives of a file, and the report on it."""

    initiatives: tuple[Initiative, ...]


class GoalReading(Reading, frozen=True, kw_only=True):
    """The goals of a file, and the report on it."""

    goals: tuple[Goal, ...]


class Assembly(Struct, frozen=True):
    """A case put together from readings, and how names in it were taken for ids."""

    case: CaseFile
    assumptions: tuple[Note, ...] = ()


def reading_to_plain(reading: InitiativeReading | GoalReading) -> dict[str, Any]:
    """``reading`` as plain lists and dictionaries, ready for ``json.dumps``; dates are ISO text.

    ``warnings`` hold the questions and the assumptions, each with its grade; ``columns`` every column with its
    field. The rows of the original are left out.
    """
    if isinstance(reading, InitiativeReading):
        records: dict[str, Any] = {"initiatives": [one.model_dump(mode="json") for one in reading.initiatives]}
    else:
        records = {"goals": [one.model_dump(mode="json") for one in reading.goals]}
    return records | {
        "rows": list(reading.rows),
        "warnings": [to_builtins(note) for note in reading.warnings],
        "unread_rows": [_plain_row(row) for row in reading.unread],
        "columns": [to_builtins(column) for column in reading.recognised],
    }


def _plain_row(row: UnreadRow) -> dict[str, Any]:
    plain: dict[str, Any] = {"row": row.row, "cells": list(row.cells), "reason": row.reason}
    return plain | ({"column": row.column} if row.column else {})
