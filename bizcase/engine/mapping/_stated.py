"""What the user has stated about an initiative: its value driver, its goals and the class of its value."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.engine.mapping._read import Clue, Reading
from bizcase.model.business_case import Match
from bizcase.model.case_file import CaseFile, Initiative


class Stated(NamedTuple):
    """What statements mean: driver id → its name and outcome, goal id → its statement and outcome, outcome id
    → its class of value."""

    drivers: Mapping[str, tuple[str, str]]
    goals: Mapping[str, tuple[str, str]]
    classes: Mapping[str, str]


def stated(case: CaseFile, goal_matches: Sequence[Match], catalogue: Catalogue) -> Stated:
    """The meaning of everything that an initiative of ``case`` may name."""
    means = {match.subject: match.first for match in goal_matches}
    return Stated(
        drivers={one.id: (one.name, one.outcome) for one in catalogue.drivers},
        goals={one.id: (one.statement, outcome) for one in case.goals if (outcome := means.get(one.id))},
        classes={one.id: one.value_class for one in catalogue.outcomes if one.value_class != "unmonetised"},
    )


def with_stated(reading: Reading, initiative: Initiative, known: Stated, rules: Mapping[str, Any]) -> Reading:
    """``reading`` with what the initiative states; a class of value only speaks for what something else names."""
    clues = [*reading.clues, *_named(initiative, known, rules)]
    fitting = dict.fromkeys(clue.outcome for clue in clues) if initiative.value_class else {}
    clues += [
        Clue(outcome, "value_class", str(initiative.value_class), "", rules["value_class"])
        for outcome in fitting
        if known.classes.get(outcome) == initiative.value_class
    ]
    return reading._replace(clues=tuple(clues))


def _named(initiative: Initiative, known: Stated, rules: Mapping[str, Any]) -> Iterator[Clue]:
    """The driver, and the goals: somebody who names several outcomes says less about each."""
    if initiative.driver in known.drivers:
        name, outcome = known.drivers[initiative.driver]
        yield Clue(outcome, "driver", name, "", rules["driver"])
    goals: dict[str, str] = {}
    for name, outcome in (known.goals[goal] for goal in initiative.goals if goal in known.goals):
        goals.setdefault(outcome, name)
    for outcome, name in goals.items():
        yield Clue(outcome, "goal", name, "", rules["goal"] / len(goals))


def said(outcome: str, clues: Iterable[Clue], noun: str, says: Mapping[str, Any], named: bool) -> list[str]:
    """One sentence for each statement that speaks for ``outcome``; the first names it, unless it has been ``named``."""
    clues = [clue for clue in clues if clue.outcome == outcome]
    sentences: list[str] = []
    for clue in clues:
        if clue.kind in says["stated_by"]:
            name = says["classes"].get(clue.phrase, clue.phrase.rstrip("."))
            alone, further = says["stated_by"][clue.kind]
            sentences.append((further if named else alone).format(name=name, outcome=noun))
            named = True
    return sentences


def stated_by(outcome: str, clues: Iterable[Clue], says: Mapping[str, Any]) -> str:
    """What is stated for ``outcome``, as the beginning of a sentence; "" when nothing is."""
    kinds = (clue.kind for clue in clues if clue.outcome == outcome)
    return next((str(says["stated_as"][kind]) for kind in kinds if kind in says["stated_as"]), "")
