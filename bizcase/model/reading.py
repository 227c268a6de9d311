"""What intake hands back: the records that were read, and a report that leaves nothing of the file out."""

from dataclasses import asdict, dataclass, field
from typing import Any

from bizcase.model.case_file import CaseFile, Goal, Initiative


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on one place of the file, in the spreadsheet's own row numbers ("row 4, annual cost").

    ``value`` is what stands there; ``meaning`` is what was assumed, or what is accepted there.
    """

    place: str
    value: str
    meaning: str

    def __str__(self) -> str:
        """The note as one line.

        >>> print(Note("row 4, annual cost", "lots", "not an amount; write 12000 or 12k"))
        row 4, annual cost: 'lots' is not an amount; write 12000 or 12k
        """
        joint = "is " if self.meaning.startswith("not ") else ""
        return f"{self.place}: {self.value!r} {joint}{self.meaning}"


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A row with text in it that became no record, and why."""

    row: int
    cells: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeReading:
    """The initiatives of a file.

    ``notes`` need an answer: what could not be understood or contradicts itself. ``assumptions`` were
    understood, with the assumption said. ``columns`` maps a field to the header it was read from.
    """

    initiatives: tuple[Initiative, ...]
    notes: tuple[Note, ...] = ()
    assumptions: tuple[Note, ...] = ()
    unread: tuple[UnreadRow, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReading:
    """The goals of a file, with the same report as :class:`InitiativeReading`."""

    goals: tuple[Goal, ...]
    notes: tuple[Note, ...] = ()
    assumptions: tuple[Note, ...] = ()
    unread: tuple[UnreadRow, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assembly:
    """A case put together from readings, and how names in it were taken for ids."""

    case: CaseFile
    assumptions: tuple[Note, ...] = ()


def reading_to_plain(reading: InitiativeReading | GoalReading) -> dict[str, Any]:
    """``reading`` as plain lists and dictionaries, ready for ``json.dumps``; dates are ISO text."""
    if isinstance(reading, InitiativeReading):
        records: dict[str, Any] = {"initiatives": [one.model_dump(mode="json") for one in reading.initiatives]}
    else:
        records = {"goals": [one.model_dump(mode="json") for one in reading.goals]}
    return records | {
        "warnings": [asdict(note) for note in reading.notes],
        "assumptions": [asdict(note) for note in reading.assumptions],
        "unread_rows": [asdict(row) | {"cells": list(row.cells)} for row in reading.unread],
        "columns": dict(reading.columns),
    }
