"""Which field every column fills: by its header's name, a near-miss of it, its cells, or the user's own choice."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from bizcase.errors import InputError
from bizcase.intake import columns as tables
from bizcase.intake.cells import Cell
from bizcase.intake.columns import field_name
from bizcase.intake.content import fits, guesses, name_likeness
from bizcase.intake.header_words import NAMING, RELATED
from bizcase.intake.headers import (
    Column,
    column_letter,
    contained_spelling,
    header_unit,
    known_field,
    near_spellings,
    normalise,
    says_nothing,
    spelling_of,
    spelling_rank,
    spellings,
)
from bizcase.model.reading import IGNORE, Alternative, How

Cells = Mapping[int, list[Cell]]
Step = Callable[[list[Column], str, Cells], list[Column]]

_BY_NAME, _BY_PART, _CHOSEN, _BY_NAMES_LOOK = 1.0, 0.8, 1.0, 0.6
_MOST_ALTERNATIVES = 4
_NAME_LIKENESS = 0.6


def recognise(headers: list[str], kind: str, choices: Mapping[str, str], cells: Cells) -> list[Column]:
    """A column for every one of ``headers``; ``cells`` hold what stands below, by the column's index.

    Of two columns for one field the one whose spelling stands first fills it.
    """
    found = [Column(index, name, name_from=headers[index]) for index, name in enumerate(_own_names(headers))]
    for step in (_chosen(choices), _named, _near, _by_content, _naming):
        found = step(found, kind, cells)
    return [_with_alternatives(one, kind, cells) for one in found]


def _own_names(headers: list[str]) -> list[str]:
    """A name of its own for every column: a header that stands twice is numbered, none at all is its letter."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for index, header in enumerate(headers):
        name = header or f"column {column_letter(index)}"
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return names


def checked_choices(choices: Mapping[str, str] | None, kind: str) -> Mapping[str, str]:
    """``choices`` by normalised header; raises InputError for a field that there is not."""
    known = {*getattr(tables, kind), "", IGNORE}
    wrong = [(header, field) for header, field in (choices or {}).items() if field not in known]
    if wrong:
        accepted = ", ".join(sorted(known - {""}))
        raise InputError(f"column '{header}': no field {field!r}; the fields are {accepted}" for header, field in wrong)
    return {normalise(header): field for header, field in (choices or {}).items()}


def _chosen(choices: Mapping[str, str]) -> Step:
    def step(columns: list[Column], _kind: str, _cells: Cells) -> list[Column]:
        taken: set[str] = set()
        found = []
        for one in columns:
            field = choices.get(normalise(one.header))
            twice = field in taken
            taken |= {field} if field not in (None, "", IGNORE) else set()
            found.append(one if field is None else _filled(one, "" if twice else field, "chosen", _CHOSEN))
        return found

    return step


def _filled(column: Column, field: str, how: How, confidence: float, near: str = "") -> Column:
    unit = header_unit(column.name_from) if field else column.unit
    return replace(column, field=field, how=how, confidence=confidence, near=near, unit=unit)


def _open(columns: list[Column]) -> list[Column]:
    return [one for one in columns if not one.how]


def _taken(columns: Iterable[Column]) -> set[str]:
    return {one.field for one in columns if one.field}


def _named(columns: list[Column], kind: str, _cells: Cells) -> list[Column]:
    taken = _taken(columns)
    ranked = sorted(
        (spelling_rank(kind)[spelling], one.index)
        for one in _open(columns)
        if (spelling := spelling_of(one.name_from, kind))
    )
    best: dict[str, int] = {}
    for _, index in ranked:
        best.setdefault(known_field(columns[index].name_from, kind), index)
    fields = {index: field for field, index in best.items() if field not in taken}
    return [_filled(one, fields[one.index], "name", _BY_NAME) if one.index in fields else one for one in columns]


def _near(columns: list[Column], kind: str, cells: Cells) -> list[Column]:
    taken = _taken(columns)
    found = []
    for one in columns:
        spelling, confidence = ("", 0.0) if one.how else _nearest(one, kind, taken, cells)
        field = spellings(kind).get(spelling, "")
        taken.add(field)
        found.append(_filled(one, field, "near", confidence, spelling) if field else one)
    return found


def _nearest(column: Column, kind: str, taken: set[str], cells: Cells) -> tuple[str, float]:
    """The spelling that the header is a near-miss of or contains, with its confidence; ("", 0) for none."""
    if known_field(column.name_from, kind) or normalise(column.name_from) in tables.REMARKS:
        return "", 0.0
    below = cells.get(column.index, [])
    options = [*near_spellings(column.name_from, kind), (contained_spelling(column.name_from, kind), _BY_PART)]
    for spelling, confidence in options:
        field = spellings(kind).get(spelling, "")
        if field and field not in taken and fits(field, below):
            return spelling, round(confidence, 2)
    return "", 0.0


def _by_content(columns: list[Column], kind: str, cells: Cells) -> list[Column]:
    """Columns whose header says nothing, by what they hold."""
    taken = _taken(columns)
    found = []
    for one in columns:
        likely = [] if one.how or not says_nothing(one.name_from) else guesses(cells.get(one.index, []), kind)
        field, confidence = next((guess for guess in likely if guess[0] not in taken), ("", 0.0))
        taken.add(field)
        found.append(_filled(one, field, "content", confidence) if field else one)
    return found


def _naming(columns: list[Column], kind: str, cells: Cells) -> list[Column]:
    """The first column that looks like names, where no header names the initiatives (or goals)."""
    field = NAMING[kind][0]
    if field in _taken(columns):
        return columns
    candidates = [one for one in columns if not one.how or (one.field == "description" and one.how != "chosen")]
    likely = ((one, name_likeness(cells.get(one.index, []))) for one in candidates)
    best = next((one for one, likeness in likely if likeness >= _NAME_LIKENESS), None)
    return [_filled(one, field, "content", _BY_NAMES_LOOK) if one is best else one for one in columns]


def _with_alternatives(column: Column, kind: str, cells: Cells) -> Column:
    found: dict[str, float] = {}
    if column.field:
        found = dict.fromkeys(RELATED.get(column.field, ()), 0.3)
    if column.how in {"", "content"}:
        for field, confidence in _other_guesses(column, kind, cells):
            found.setdefault(field, confidence)
    options = sorted(found.items(), key=lambda item: -item[1])
    fitting = [Alternative(*one) for one in options if one[0] != column.field and one[0] in getattr(tables, kind)]
    return replace(column, alternatives=tuple(fitting[:_MOST_ALTERNATIVES])) if fitting else column


def _other_guesses(column: Column, kind: str, cells: Cells) -> Iterator[tuple[str, float]]:
    if field := known_field(column.name_from, kind):
        yield field, 0.5
    yield from guesses(cells.get(column.index, []), kind)


@cache
def fields_of(kind: str) -> dict[str, str]:
    """Every field of a table of ``kind`` with the name that a person knows it by."""
    return {field: field_name(field) for field in getattr(tables, kind) if field != "cost"}
