"""The stations of bizcase one after the other, from files to files: for scripts and the command line.

Each function loads what it needs when it is called: reading a file does not wait for the deck's libraries.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from bizcase.errors import InputError

if TYPE_CHECKING:
    from bizcase.catalogue import Catalogue
    from bizcase.model.business_case import BusinessCase
    from bizcase.model.case_file import CaseFile, Goal, Initiative
    from bizcase.model.reading import Assembly, GoalReading, InitiativeReading
    from bizcase.model.story import Story


def read_initiatives(file: Path | str, *, currency: str = "") -> "InitiativeReading":
    """The initiatives in a CSV, XLSX, XLS or ODS file, with a report on every row and cell.

    ``currency`` (ISO 4217) is what amounts without a sign are taken for. Raises
    :class:`~bizcase.errors.InputError` when the file holds no table of initiatives.
    """
    from bizcase.intake import read_initiatives as read

    with _problems_of(Path(file).name) as name:
        return read(Path(file).read_bytes(), name, currency=currency)


def read_goals(file: Path | str) -> "GoalReading":
    """The goals in a CSV, XLSX, XLS or ODS file, with the same report; raises InputError as above."""
    from bizcase.intake import read_goals as read

    with _problems_of(Path(file).name) as name:
        return read(Path(file).read_bytes(), name)


def read_case(file: Path | str) -> "CaseFile":
    """The whole case in a TOML or JSON file; raises InputError with every problem in it."""
    from bizcase.intake import read_case as read

    with _problems_of(Path(file).name) as name:
        return read(Path(file).read_bytes(), name)


@contextmanager
def _problems_of(name: str) -> Iterator[str]:
    """Every problem raised inside starts with ``name``: two files may be read at once."""
    try:
        yield name
    except InputError as error:
        raise InputError(one if one.startswith(name) else f"{name}, {one}" for one in error.problems) from error


def renew(
    case: "CaseFile", initiatives: Iterable["Initiative"] | None, goals: Iterable["Goal"] | None
) -> "Assembly":
    """``case`` with newer initiatives, goals or both in place of its own; ``None`` keeps what it has.

    An initiative that the case knows by name keeps its id there, so judgements noted on it stay with it.
    """
    from bizcase.intake import assemble_case
    from bizcase.model.reading import Assembly

    newer = case.initiatives if initiatives is None else tuple(initiatives)
    found = assemble_case(newer, case.goals if goals is None else goals, company=case.company)
    renewed = _with_known_ids(case.initiatives, found.case.initiatives)
    changes = {"initiatives": renewed, "goals": found.case.goals}
    return Assembly(case.model_copy(update=changes), found.assumptions)


def _with_known_ids(old: Iterable["Initiative"], new: Iterable["Initiative"]) -> "tuple[Initiative, ...]":
    known = {one.name.casefold(): one.id for one in old}
    ids: dict[str, str] = {}
    for one in new:
        wanted = known.pop(one.name.casefold(), None)
        ids[one.id] = wanted or _free_id(one.id, {*known.values(), *ids.values()})
    return tuple(_renamed(one, ids) for one in new)


def _renamed(one: "Initiative", ids: dict[str, str]) -> "Initiative":
    needs = tuple(ids.get(other, other) for other in one.depends_on)
    return one.model_copy(update={"id": ids[one.id], "depends_on": needs})


def _free_id(wanted: str, taken: set[str]) -> str:
    """``wanted``, or the first of ``wanted-2``, ``wanted-3``, … that nothing else has."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def build_case(
    case_file: "CaseFile", catalogue: "Catalogue | None" = None, today: date | None = None
) -> "BusinessCase":
    """All that follows from ``case_file`` on the day ``today`` (left out: the present day).

    Raises :class:`~bizcase.errors.InputError` with everything that keeps the case from being built.
    """
    from bizcase.case import build_case as build
    from bizcase.catalogue import load_catalogue

    return build(case_file, catalogue or load_catalogue(), today or present_day())


def present_day() -> date:
    """Today by this machine's clock."""
    return datetime.now().astimezone().date()


def tell(case: "BusinessCase", catalogue: "Catalogue | None" = None) -> "Story":
    """The slides that argue ``case``, in order."""
    from bizcase.catalogue import load_catalogue
    from bizcase.story import tell as told

    return told(case, catalogue or load_catalogue())


def write_deck(case: "BusinessCase", target: Path | str | BinaryIO) -> int:
    """Write the PowerPoint deck of ``case`` to a file or a binary stream and return the number of slides.

    Raises :class:`~bizcase.errors.DeckError` when ``target`` cannot be written.
    """
    from bizcase.deck import write_deck as write

    return write(tell(case), Path(target) if isinstance(target, str) else target)
