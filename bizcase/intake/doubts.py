"""What was understood cell by cell but cannot be meant: dates, ranges and dependencies that contradict themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from bizcase.intake.assemble import known_names, resolved_ids
from bizcase.intake.cells import Cell, Reader, as_text, is_blank, plain
from bizcase.intake.fields import Record, Report, note_repeats
from bizcase.intake.table import Place, Table
from bizcase.model.case_file import Estimate, Initiative


@dataclass(frozen=True, slots=True)
class Past:
    """What counts as past: the reader's day (None: nothing), how a column's cells are read, what is said."""

    today: date | None
    read: Reader
    meaning: str

    def last_day(self, cell: Cell) -> date | None:
        """The last day that ``cell`` names, of a quarter or year its end."""
        day = self.read(cell).value if self.today and not is_blank(cell) else None
        return day if isinstance(day, date) else None


def note_doubts(table: Table, records: Sequence[Record], found: Sequence[Initiative], report: Report) -> None:
    """Note every contradiction in ``found``, the initiatives of ``records``."""
    for record, one in zip(records, found, strict=True):
        _note_order(table, record, one.benefit, report)
        _note_end(table, record, one, report)
    _note_dependencies(table, records, found, report)
    note_repeats(table, records, "name", "stands in {row} too; kept as an initiative of its own", report)
    note_repeats(table, records, "id", "is the id of {row} too; given an id of its own", report)


def _place(table: Table, record: Record, fields: Sequence[str], words: str = "") -> Place:
    """The place of the first of ``fields`` that has a column."""
    column = next(one for one in map(table.of, fields) if one)
    found = table.cell(record.row, column)
    return found._replace(words=f"{table.row_place(record.row)}, {words}") if words else found


def _note_order(table: Table, record: Record, benefit: Estimate | None, report: Report) -> None:
    if benefit is None:
        return
    named = (("low", benefit.low), ("likely", benefit.base), ("high", benefit.high))
    given = [(name, value) for name, value in named if value is not None]
    for (lower, low), (upper, high) in pairwise(given):
        if low > high:
            place = _place(table, record, ("benefit_low", "benefit_base", "benefit_high"), "benefit")
            report.ask(place, f"{plain(low)} to {plain(high)}", f"{lower} is above {upper}; give {lower} ≤ {upper}")


def _note_end(table: Table, record: Record, one: Initiative, report: Report) -> None:
    end = record.values.get("end")
    if one.start and isinstance(end, date) and end < one.start:
        report.ask(_place(table, record, ("end",)), str(end), f"before the start on {one.start}; give an end after it")


def note_past(table: Table, field: str, over: set[int], past: Past, report: Report) -> None:
    """Note every date of ``field`` that lies before the day of ``past``, but for the rows that are ``over``."""
    column = table.of(field)
    for number, cells in table.rows if column and past.today else ():
        cell = cells[column.index] if column and column.index < len(cells) else None
        last = past.last_day(cell)
        if column and past.today and last and last < past.today and number not in over:
            report.ask(table.cell(number, column), as_text(cell), past.meaning)


def _note_dependencies(table: Table, records: Sequence[Record], found: Sequence[Initiative], report: Report) -> None:
    known = known_names({one.id: one.name for one in found})
    needs: dict[str, list[str]] = {}
    for record, one in zip(records, found, strict=True):
        ids = resolved_ids(one.depends_on, known) if one.depends_on else ()
        for wanted in ids:
            if wanted == one.id:
                place = _place(table, record, ("depends_on",))
                report.ask(place, one.name, "the initiative itself; name another one or leave it empty")
            elif wanted not in known.written:
                place = _place(table, record, ("depends_on",))
                report.ask(place, wanted, "not an initiative of this table; write the name or id of one")
        needs[one.id] = [other for other in ids if other in known.written and other != one.id]
    _note_circle(table, records, found, needs, report)


def _note_circle(
    table: Table,
    records: Sequence[Record],
    found: Sequence[Initiative],
    needs: Mapping[str, Sequence[str]],
    report: Report,
) -> None:
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        ring: list[str] = list(reversed(error.args[1]))
        names = {one.id: one.name for one in found}
        record = next(record for record, one in zip(records, found, strict=True) if one.id == ring[0])
        seen = " → ".join(names[one] for one in ring)
        report.ask(_place(table, record, ("depends_on",)), seen, "a circle; take one of these dependencies away")
