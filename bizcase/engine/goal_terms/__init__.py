"""What is known of each goal: its columns, and what its sentence says beside them. Pure: no clock, no files.

False readings are worse than none: what is not plainly said stays ``None``.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from bizcase.catalogue import Catalogue
from bizcase.engine.goal_terms._sentence import read_sentence
from bizcase.engine.goal_terms._settle import settled
from bizcase.model.business_case import GoalTerms
from bizcase.model.case_file import CaseFile

__all__ = ["filled", "goal_terms", "read_fields"]


def goal_terms(case: CaseFile, catalogue: Catalogue, today: date) -> tuple[GoalTerms, ...]:
    """What is known of every goal, in the order of the case; deadlines such as "in two years" count from ``today``."""
    words = catalogue.goal_reading[0]
    read = (read_sentence(goal.statement, case.company, today, words, bool(goal.metric)) for goal in case.goals)
    return tuple(settled(goal, sentence, catalogue) for goal, sentence in zip(case.goals, read, strict=True))


def read_fields(terms: GoalTerms) -> dict[str, str | date]:
    """What was read for the empty fields of a goal, by the names of its fields."""
    return dict(_read(terms))


def _read(terms: GoalTerms) -> Iterator[tuple[str, str | date]]:
    for name in ("metric", "baseline", "target", "executive", "deadline"):
        term = getattr(terms, name)
        if term is not None and not term.stated:
            yield name, term.on or term.value


def filled(case: CaseFile, terms: Sequence[GoalTerms]) -> CaseFile:
    """``case`` with what was read in the sentences of its goals, for those who read goals; ``case`` stays as it is."""
    found = [read_fields(one) for one in terms]
    if not any(found):
        return case
    goals = (goal.model_copy(update=fields) for goal, fields in zip(case.goals, found, strict=True))
    return case.model_copy(update={"goals": tuple(goals)})
