"""Cells merged over several rows: their text holds for each of the rows, their amount only once."""

from bizcase.intake.cells import as_text, is_blank
from bizcase.intake.content import kind_of
from bizcase.intake.grid import Grid, Range, Row
from bizcase.intake.headers import column_letter
from bizcase.model.reading import Note


def filled_down(rows: list[Row], merged: tuple[Range, ...]) -> tuple[list[Row], list[Note]]:
    """``rows`` with the text of cells merged over several of them in each, and what has to be said about it."""
    places = {number: place for place, (number, _) in enumerate(rows)}
    filled = [(number, list(cells)) for number, cells in rows]
    notes = []
    for (top, left), (bottom, right) in merged:
        start = places.get(top + 1)
        cells = filled[start][1] if start is not None else []
        if left == right and top < bottom and left < len(cells) and not is_blank(cells[left]):
            notes.append(_spread(filled, places, (top, left), bottom))
    return filled, notes


def _spread(rows: list[Row], places: dict[int, int], corner: tuple[int, int], bottom: int) -> Note:
    top, column = corner
    cell = rows[places[top + 1]][1][column]
    letter, span = column_letter(column), f"rows {top + 1}–{bottom + 1}"
    place, seen = f"{span}, column {letter}", as_text(cell)[:200]
    if kind_of(cell) in {"number", "money"}:
        meaning = f"not clear for each row; one cell over {span}, counted once, in row {top + 1}"
        return Note(place, seen, meaning, "question", top + 1, letter)
    for number in range(top + 2, bottom + 2):
        cells = rows[places[number]][1] if number in places else []
        if column < len(cells) and is_blank(cells[column]):
            cells[column] = cell
    return Note(place, seen, "one merged cell; taken for each of these rows", "assumed", top + 1, letter)


def merged_across(grid: Grid) -> set[int]:
    """Numbers of the rows in which one cell runs over several columns."""
    return {top + 1 for (top, left), (_, right) in grid.merged if right > left}
