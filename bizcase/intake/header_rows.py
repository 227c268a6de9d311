"""Where the header of a table stands: one row, two rows, or none at all."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from bizcase.intake.cells import Cell, as_text, is_blank
from bizcase.intake.content import kind_of
from bizcase.intake.grid import Range, Row
from bizcase.intake.header_words import NAMING
from bizcase.intake.headers import Unit, header_unit, is_unit, known_field, near_spellings, normalise, spellings

SEARCHED = 60
_SURE = 2.0


@dataclass(frozen=True, slots=True)
class Header:
    """A header: the places of its rows (none when the sheet has no header) and its texts by column."""

    places: tuple[int, ...]
    texts: list[str]


def header_score(rows: list[Row], kind: str) -> float:
    """How well the best header among the first rows fits; below 1 there is none."""
    return max((_score(_texts(cells), cells, kind, {}) for _, cells in _first_rows(rows)), default=0.0)


def _first_rows(rows: list[Row]) -> list[Row]:
    return [row for row in rows[: SEARCHED * 4] if not all(map(is_blank, row[1]))][:SEARCHED]


def _texts(cells: list[Cell]) -> list[str]:
    return [" ".join(cell.split()) if isinstance(cell, str) else "" for cell in cells]


def _score(texts: list[str], cells: list[Cell], kind: str, choices: Mapping[str, str]) -> float:
    texts = [text for text in texts if text]
    others = sum(1 for cell in cells if not isinstance(cell, str) and cell is not None and not _is_year(cell))
    found = [choices.get(normalise(text)) or known_field(text, kind) for text in texts]
    fields = {one for one in found if one}
    named = 1.5 if NAMING[kind][0] in fields else 0.0
    return len(fields) + named - 0.25 * found.count("") - 0.5 * others if fields else 0.0


def find_header(
    rows: list[Row], kind: str, choices: Mapping[str, str], merged: tuple[Range, ...] = ()
) -> Header | None:
    """The header of the table in ``rows`` (all filled): the best exact fit, near-misses only where no row fits
    exactly, then a row of short texts over other cells, at last none over cells that speak for themselves. A group's
    name in cells ``merged`` across columns holds for each of them.

    None when ``rows`` hold no table.
    """
    first = _first_rows(rows)
    wide = any(sum(not is_blank(cell) for cell in cells) > 2 for _, cells in first)
    scores = [_score(_texts(cells), cells, kind, choices) - (wide and _alone(cells)) for _, cells in first]
    best = max(scores)
    place = scores.index(best) if best >= _SURE else _near_place(first, kind)
    if place is None and best > 0 and not _is_data(first[scores.index(best)][1]):
        place = scores.index(best)
    if place is None:
        place = _plain_place(first)
    if place is not None:
        return _with_second_row(first, place, kind, choices, merged)
    return Header((), []) if _speaks_for_itself(rows) else None


def _alone(cells: list[Cell]) -> bool:
    return sum(not is_blank(cell) for cell in cells) == 1


def _near_place(first: list[Row], kind: str) -> int | None:
    """The first row with the name, or a near-miss, of the column that names the initiatives (or goals)."""
    name = NAMING[kind][0]
    rows = [
        (place, [text for text in _texts(cells) if text])
        for place, (_, cells) in enumerate(first)
        if not _is_data(cells)
    ]
    exact = (
        place for place, texts in rows if len(texts) > 1 and any(known_field(text, kind) == name for text in texts)
    )
    near = (place for place, texts in rows if len(texts) <= 100 and any(_is_near(text, kind, name) for text in texts))
    return next(chain(exact, near), None)


def _is_near(text: str, kind: str, name: str) -> bool:
    return any(spellings(kind)[one] == name for one, _ in near_spellings(text, kind)[:1])


def _is_data(cells: Iterable[Cell]) -> bool:
    """Whether a row holds figures or dates; years alone may stand in a header."""
    return any(kind_of(cell) not in {"", "text", "channels", "status"} and not _is_year(cell) for cell in cells)


def _is_year(cell: Cell) -> bool:
    return re.fullmatch(r"20\d\d", as_text(cell)) is not None


def _plain_place(first: list[Row]) -> int | None:
    """The widest of the first rows where it holds only short texts, all different, over rows with other cells."""
    widths = [sum(not is_blank(cell) for cell in cells) for _, cells in first]
    place = widths.index(max(widths))
    texts = [as_text(cell).casefold() for cell in first[place][1] if not is_blank(cell)]
    below = [cells for _, cells in first[place + 1 :]]
    if len(texts) < 2 or _is_data(first[place][1]) or len(set(texts)) < len(texts) or max(map(len, texts)) > 40:
        return None
    return place if below and any(_is_data(cells) for cells in below) else None


def _with_second_row(
    first: list[Row], place: int, kind: str, choices: Mapping[str, str], merged: tuple[Range, ...]
) -> Header:
    """The header with the row above or below, where both together name more columns than one alone."""
    alone = headers_of(first[place][1])
    options: list[tuple[tuple[int, ...], list[str]]] = [((place,), alone)]
    for upper in (place, place - 1):
        if 0 <= upper < len(first) - 1 and _are_one_header(first[upper][1], first[upper + 1][1]):
            both = _joined(_spread(first[upper], merged), first[upper + 1][1], kind)
            options.append(((upper, upper + 1), both))
    scored = [
        (_fields(texts, kind, choices) - _doubt(first, places, place), places, texts) for places, texts in options
    ]
    if place + 1 < len(first) and _are_units(first[place + 1][1]):
        return Header((place, place + 1), _joined(first[place][1], first[place + 1][1], kind))
    _, places, texts = max(scored, key=lambda one: one[0])
    return Header(places, texts)


def _doubt(first: list[Row], places: tuple[int, ...], place: int) -> float:
    """A second row has to earn its place, unless the row above says in which unit the figures are."""
    if len(places) == 1:
        return 0.0
    above = [text for text in headers_of(first[places[0]][1]) if text] if places[0] < place else []
    return -0.5 if any(header_unit(text) != Unit() for text in above) else 0.5


def _spread(row: Row, merged: tuple[Range, ...]) -> list[Cell]:
    """The cells of ``row``, where those merged across columns all have the text of the first."""
    number, cells = row[0], list(row[1])
    for (top, left), (bottom, right) in merged:
        if top == bottom == number - 1 and left < right < len(cells):
            cells[left : right + 1] = [cells[left]] * (right - left + 1)
    return cells


def _fields(texts: list[str], kind: str, choices: Mapping[str, str]) -> int:
    return len({choices.get(normalise(text)) or known_field(text, kind) for text in texts} - {""})


def _are_one_header(upper: list[Cell], lower: list[Cell]) -> bool:
    """Whether two rows may be one header: short texts, and one of the rows leaves out what the other one says."""
    above, below = headers_of(upper), headers_of(lower)
    if len(above) < 2 or _is_data(upper) or _is_data(lower) or max(map(len, above + below)) > 40:
        return False
    width = max(len(above), len(below))
    filled = zip(above + [""] * (width - len(above)), below + [""] * (width - len(below)), strict=True)
    kinds = [(bool(over), bool(under)) for over, under in filled]
    return any(over != under for over, under in kinds) and sum(under for _, under in kinds) >= 2


def _are_units(cells: list[Cell]) -> bool:
    """Whether a row holds nothing but units: "(£k)", "months", "%"."""
    texts = [text for text in headers_of(cells) if text]
    return bool(texts) and all(is_unit(text) for text in texts) and not _is_data(cells)


def _joined(upper: list[Cell], lower: list[Cell], kind: str) -> list[str]:
    """Two rows of a header as one: a group's name stands over its first column only."""
    above, below = headers_of(upper), headers_of(lower)
    width = max(len(above), len(below))
    above += [""] * (width - len(above))
    below += [""] * (width - len(below))
    group, joined = "", []
    for over, under in zip(above, below, strict=True):
        group = over or (group if under else "")
        joined.append(_one_text(group, under, bool(over), kind))
    return joined


def _one_text(over: str, under: str, own: bool, kind: str) -> str:
    """The text of a column under two headers, in the order that names a field.

    A group's name that stands over another column (not ``own``) counts only where it does.
    """
    if not over or not under or over == under:
        return over or under
    options = [f"{over} {under}", f"{under} {over}", *([f"{over} ({under})"] if is_unit(under) else ()), under]
    known = next((one for one in options if known_field(one, kind)), "")
    return known or (f"{over} {under}" if own else under)


def headers_of(cells: list[Cell]) -> list[str]:
    """The texts of a header, up to the last filled one."""
    texts = [" ".join(as_text(cell).split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _speaks_for_itself(rows: list[Row]) -> bool:
    """Whether a table without a header says by its cells what it is: two rows or more of two kinds of cells."""
    wide = [cells for _, cells in rows if sum(not is_blank(cell) for cell in cells) >= 2]
    return len(wide) >= 2 and len(wide) >= 0.6 * len(rows) and sum(_is_data(cells) for cells in wide) >= 0.6 * len(wide)
