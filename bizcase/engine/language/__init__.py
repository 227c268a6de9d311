"""Initiatives in executive language. Pure: no clock, no files."""

from collections.abc import Sequence

from bizcase.catalogue import Catalogue
from bizcase.engine.language._chain import chain
from bizcase.engine.language._outcome import measured, outcome_sentence
from bizcase.engine.language._plain import plain_sentence
from bizcase.model.business_case import InitiativeWording, LineOfSight, Match
from bizcase.model.case_file import CaseFile, Goal, Initiative

__all__ = ["word_initiatives"]


def word_initiatives(
    case: CaseFile, matches: Sequence[Match], sight: LineOfSight, catalogue: Catalogue
) -> tuple[InitiativeWording, ...]:
    """Each initiative in plain words, with its outcome sentence and its chain to money, in case order."""
    goals = {goal.id: goal for goal in case.goals}
    served: dict[str, list[Goal]] = {}
    for link in sight.links:
        if link.stated:
            served.setdefault(link.initiative, []).append(goals[link.goal])
    return tuple(
        _worded(initiative, match, served.get(initiative.id, []), catalogue)
        for initiative, match in zip(case.initiatives, matches, strict=True)
    )


def _worded(initiative: Initiative, match: Match, goals: Sequence[Goal], catalogue: Catalogue) -> InitiativeWording:
    effect = measured(initiative, goals, catalogue)
    sentence, missing = outcome_sentence(effect, match, catalogue)
    return InitiativeWording(
        initiative=initiative.id,
        plain=plain_sentence(initiative, catalogue),
        outcome_sentence=sentence,
        missing=missing,
        chain=chain(initiative, effect, match, catalogue),
    )
