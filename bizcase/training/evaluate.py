"""``python -m bizcase.training.evaluate [CSV ...]``: how well the engine understands texts that it was not taught.

Without a file: every persona, every writer and every eighth of the goals, read by weights that saw nothing of it. A
file has the columns name, description, channel, department and primary, or goal and outcome; it is only measured.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bizcase.catalogue import Catalogue, load_catalogue
from bizcase.engine.mapping import map_goals, map_initiatives
from bizcase.engine.mapping._model import NONE, model
from bizcase.model.business_case import Match
from bizcase.model.case_file import CaseFile, Goal
from bizcase.training import corpus, lessons
from bizcase.training.corpus import LABELS, Exemplar
from bizcase.training.features import initiative
from bizcase.training.fit import left_out
from bizcase.training.lessons import Author, Lesson
from bizcase.training.pack import Calibration, pack

_WIDTH = 4


class Guess(NamedTuple):
    """What a text is for, the two best guesses, and whether the engine is sure."""

    true: str
    first: str
    second: str
    sure: bool


def main() -> None:
    """Print the measures of every file named, or of the corpus."""
    catalogue = load_catalogue()
    for name in sys.argv[1:]:
        report(name, measured(Path(name), catalogue))
    if not sys.argv[1:]:
        taught = lessons.of_initiatives()
        report("Initiatives, each persona left out in turn", unseen(taught, lessons.persona, catalogue))
        report("Initiatives, each writer left out in turn", unseen(taught, lessons.writer, catalogue))
        report("Goals, an eighth left out in turn", unseen_goals(lessons.of_goals(catalogue), catalogue))


def measured(path: Path, catalogue: Catalogue) -> tuple[Guess, ...]:
    """The guesses for the initiatives, or goals, of one file."""
    with path.open(encoding="utf-8", newline="") as source:
        rows = tuple(csv.DictReader(source))
    statement = next((name for name in ("goal", "statement") if rows and name in rows[0]), "")
    if not statement:
        return guesses(corpus.read(path), catalogue)
    return goal_guesses(tuple((row[statement], row["outcome"]) for row in rows), catalogue)


def unseen(taught: Lesson, by: Author, catalogue: Catalogue) -> tuple[Guess, ...]:
    """The guesses for every initiative, by weights that saw nothing of its author."""
    found: list[Guess] = []
    for rows, weights in _weights_without(taught, by, catalogue.mapping_weights):
        found += guesses(rows, replace(catalogue, mapping_weights=weights))
    return tuple(found)


def unseen_goals(taught: Lesson, catalogue: Catalogue) -> tuple[Guess, ...]:
    """The guesses for every goal of the corpus, by weights that did not see it."""
    found: list[Guess] = []
    for rows, weights in _weights_without(taught, lessons.goal_fold, catalogue.goal_weights):
        known = tuple((one.description, one.outcome) for one in rows)
        found += goal_guesses(known, replace(catalogue, goal_weights=weights))
    return tuple(found)


def _weights_without(taught: Lesson, by: Author, known: bytes) -> Iterator[tuple[tuple[Exemplar, ...], bytes]]:
    was = model(known)
    calibration = Calibration(was.slope, was.per_point, was.sure_from)
    for author, held in left_out(taught.rows, by):
        rows = tuple(one for one in taught.rows if by(one) == author)
        yield rows, pack(taught.learnt(without=held), calibration, author, taught.seen(held))


def goal_guesses(rows: Sequence[tuple[str, str]], catalogue: Catalogue) -> tuple[Guess, ...]:
    """What the engine says of each statement; ``rows`` hold it with its outcome."""
    goals = tuple(Goal(id=str(at), statement=statement) for at, (statement, _) in enumerate(rows))
    found = map_goals(CaseFile(goals=goals), catalogue)
    return tuple(_guess(outcome, match) for (_, outcome), match in zip(rows, found, strict=True))


def guesses(rows: Sequence[Exemplar], catalogue: Catalogue) -> tuple[Guess, ...]:
    """What the engine says of each row."""
    found = map_initiatives(CaseFile(initiatives=tuple(map(initiative, rows))), catalogue)
    return tuple(_guess(one.outcome, match) for one, match in zip(rows, found, strict=True))


def _guess(true: str, match: Match) -> Guess:
    return Guess(true, match.first or NONE, match.second or NONE, match.sure)


def report(heading: str, found: Sequence[Guess]) -> None:
    """Print shares of right guesses, macro-F1, how far "sure" can be relied on, and who is taken for whom."""
    sure = [one for one in found if one.sure]
    print(f"{heading}: {len(found)} rows")
    print(f"  first guess right    {_share(one.true == one.first for one in found):6.1%}")
    print(f"  among the first two  {_share(one.true in (one.first, one.second) for one in found):6.1%}")
    print(f"  macro-F1             {macro_f1(found):6.3f}")
    print(f"  sure                 {len(sure) / len(found):6.1%} of rows, and then right", end=" ")
    print(f"{_share(one.true == one.first for one in sure):.1%}")
    print("\n".join(confusion(found)))


def _share(right: Iterator[bool]) -> float:
    counted = tuple(right)
    return sum(counted) / max(1, len(counted))


def macro_f1(found: Sequence[Guess]) -> float:
    """The mean over the labels that occur of the harmonic mean of precision and recall."""
    scores = []
    for label in sorted({one.true for one in found}):
        hits = sum(one.true == one.first == label for one in found)
        claims = sum(one.first == label for one in found) + sum(one.true == label for one in found)
        scores.append(2 * hits / claims)
    return sum(scores) / len(scores)


def confusion(found: Sequence[Guess]) -> Iterator[str]:
    """Rows: what a text is for; columns: the first guess."""
    yield " " * 24 + " ".join(label[:_WIDTH].rjust(_WIDTH) for label in LABELS)
    for true in LABELS:
        counts = (sum(one.true == true and one.first == first for one in found) for first in LABELS)
        yield f"  {true:<21} " + " ".join(str(count or ".").rjust(_WIDTH) for count in counts)


if __name__ == "__main__":
    main()
