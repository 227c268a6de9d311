"""The stations of bizcase one after the other, from files to files: for scripts and the command line.

Each function loads what it needs when it is called: reading a file does not wait for the deck's libraries.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from bizcase.errors import InputError

if TYPE_CHECKING:
    from bizcase.case import Draw
    from bizcase.catalogue import Catalogue
    from bizcase.gate import Finding
    from bizcase.model.business_case import BusinessCase
    from bizcase.model.case_file import CaseFile, Goal, Initiative
    from bizcase.model.reading import GoalReading, InitiativeReading
    from bizcase.model.story import Story
    from bizcase.model.value import Uncertainty
    from bizcase.renewal import Renewal


R = TypeVar("R")


def read_initiatives(
    data: bytes | Path | str,
    filename: str = "",
    *,
    currency: str = "",
    columns: Mapping[str, str] | None = None,
    fiscal_year_start: int | None = None,
    today: date | None = None,
) -> "InitiativeReading":
    """The initiatives in a CSV, XLSX, XLS or ODS file (its bytes and name, or its path), with a report on all of it.

    ``currency`` (ISO 4217) is what amounts without a sign are taken for; ``columns`` is your own word on columns
    (header → field); ``fiscal_year_start`` the month in which "FY27" begins; starts before ``today`` (left out: the
    present day) are questioned. Raises :class:`~bizcase.errors.InputError` when there is no table of initiatives.
    """
    from bizcase.intake import read_initiatives as read

    content, known = _content(data, filename)
    with _problems_of(known) as name:
        return read(content, name, currency=currency, columns=columns, fiscal_year_start=fiscal_year_start,
                    today=today or present_day())  # fmt: skip


def read_goals(
    data: bytes | Path | str,
    filename: str = "",
    *,
    columns: Mapping[str, str] | None = None,
    fiscal_year_start: int | None = None,
    today: date | None = None,
) -> "GoalReading":
    """The goals in a CSV, XLSX, XLS or ODS file, with the same report; raises InputError as above."""
    from bizcase.intake import read_goals as read

    content, known = _content(data, filename)
    with _problems_of(known) as name:
        return read(content, name, columns=columns, fiscal_year_start=fiscal_year_start, today=today or present_day())


def _content(data: bytes | Path | str, filename: str) -> tuple[bytes, str]:
    """The bytes of a file and its name, from either of them."""
    if isinstance(data, bytes):
        return data, filename or "the file"
    return Path(data).read_bytes(), filename or Path(data).name


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
    case: "CaseFile",
    initiatives: Iterable["Initiative"] | None,
    goals: Iterable["Goal"] | None,
    *,
    update: bool = False,
) -> "Renewal":
    """``case`` with newer initiatives, goals or both in place of its own; ``None`` keeps what it has.

    A record that the case knows by name keeps its id, so judgements noted on it stay with it. With ``update`` the
    records that the newer list does not name stay too, and so do the fields that it leaves empty.
    """
    from bizcase.renewal import renew as renewed

    return renewed(case, initiatives, goals, update=update)


def build_case(
    case_file: "CaseFile",
    catalogue: "Catalogue | None" = None,
    today: date | None = None,
    *,
    draw: "Draw | None" = None,
) -> "BusinessCase":
    """All that follows from ``case_file`` on the day ``today`` (left out: the present day).

    ``draw`` is for a caller that draws the simulated futures elsewhere meanwhile.
    Raises :class:`~bizcase.errors.InputError` with everything that keeps the case from being built.
    """
    from bizcase.case import build_case as build
    from bizcase.case import draw_here
    from bizcase.catalogue import load_catalogue

    known = catalogue or load_catalogue()
    return in_their_spelling(build(case_file, known, today or present_day(), draw or draw_here), case_file, known)


def in_their_spelling(results: R, case_file: "CaseFile", catalogue: "Catalogue") -> R:
    """``results`` of ``case_file``, or wording of the catalogue for it, as its company spells."""
    if case_file.company.spelling != "american":
        return results
    from bizcase.story.spelling import respelt

    return respelt(results, case_file, catalogue)


def present_day() -> date:
    """Today by this machine's clock."""
    return datetime.now().astimezone().date()


def tell(case: "BusinessCase", catalogue: "Catalogue | None" = None) -> "Story":
    """The slides that argue ``case``, in order."""
    from bizcase.catalogue import load_catalogue
    from bizcase.story import tell as told

    return told(case, catalogue or load_catalogue())


def check_language(case: "BusinessCase", catalogue: "Catalogue | None" = None) -> "tuple[Finding, ...]":
    """The words in ``case`` and its slides that the board should not read, in order; the user's own texts first."""
    from bizcase.catalogue import load_catalogue
    from bizcase.gate import check

    known = catalogue or load_catalogue()
    return check(case.case, tell(case, known), known)


def write_deck(case: "BusinessCase", target: Path | str | BinaryIO) -> int:
    """Write the PowerPoint deck of ``case`` to a file or a binary stream and return the number of slides.

    Raises :class:`~bizcase.errors.DeckError` when ``target`` cannot be written.
    """
    from bizcase.deck import write_deck as write

    return write(tell(case), Path(target) if isinstance(target, str) else target)


def simulate(
    case: "BusinessCase", seed: int | None = None, catalogue: "Catalogue | None" = None
) -> "Uncertainty | None":
    """How sure the worth of ``case`` is, from simulated futures; ``None`` while its worth is not known.

    The same ``seed`` gives the same figures; left out, it is the one of the catalogue.
    """
    from bizcase.catalogue import load_catalogue
    from bizcase.engine.uncertainty import simulate as simulated

    return simulated(case.value, case.roadmap.gates, case.case, catalogue or load_catalogue(), seed)


def write_workbook(case: "BusinessCase", target: Path | str | BinaryIO) -> None:
    """Write the model of ``case`` to a file or a binary stream: an Excel workbook that calculates.

    Raises ``OSError`` when ``target`` cannot be written.
    """
    from dataclasses import replace

    from bizcase.catalogue import load_catalogue
    from bizcase.workbook import write_workbook as write

    known = load_catalogue()
    wording = in_their_spelling(known.workbook_wording, case.case, known)
    known = known if wording is known.workbook_wording else replace(known, workbook_wording=wording)
    write(case, known, Path(target) if isinstance(target, str) else target)
