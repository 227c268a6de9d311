"""Baselines and targets: kept as written, with the per cent that only the column's header says."""

from bizcase.intake.amounts import Context
from bizcase.intake.cells import Cell, Read, Reader, as_text, text_reader
from bizcase.intake.numbers import NUMBER, parse_number


def level_reader(context: Context) -> Reader:
    """The level of a KPI as text; under a header with "%" a bare number gets its sign, which is said.

    Where no number of such a column is above 1, they are shares of one: 0.18 is 18 %.
    """
    if not context.column.unit.percent:
        return text_reader
    mark = context.mark()
    numbers = [number for cell in context.cells if (number := _number(cell, mark)) is not None]
    times = 100 if numbers and all(abs(number) <= 1 for number in numbers) else 1

    def read(cell: Cell) -> Read[object]:
        number = _number(cell, mark)
        if number is None:
            return text_reader(cell)
        text = f"{round(number * times, 8):.12g} %"
        return Read(text, f"taken as {text}")

    return read


def _number(cell: Cell, mark: str) -> float | None:
    """The number in ``cell`` when it holds nothing else."""
    text = as_text(cell)
    sign = -1 if text.startswith("-") else 1
    bare = text.removeprefix("-")
    found = parse_number(bare, mark) if NUMBER.fullmatch(bare) else None
    return None if found is None else sign * found
