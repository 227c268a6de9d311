"""What decides when an initiative is given up: its kind, what it brings for its cost, and the goals it serves."""

from math import fsum
from typing import NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.model.business_case import LineOfSight, Match
from bizcase.model.case_file import CaseFile, Goal, Initiative
from bizcase.model.catalogue import CASH
from bizcase.model.value import Value, ValueLine
from bizcase.phrases import found, spelled

KINDS = ("activity", "unquantified", "not_cash", "overlap", "cash", "control")


class Item(NamedTuple):
    """An initiative with a known cost, and what decides its turn.

    ``benefit`` and ``spent`` are worth, as in :class:`~bizcase.model.value.Value`; ``benefit`` ``None`` means
    not yet quantified in cash. ``goals`` are those that it serves, the weightiest first.
    """

    initiative: Initiative
    line: ValueLine
    kind: str
    cost: float
    benefit: float | None
    spent: float
    goals: tuple[Goal, ...]

    @property
    def id(self) -> str:
        """The id of the initiative."""
        return self.initiative.id


def find_items(
    case: CaseFile, matches: tuple[Match, ...], sight: LineOfSight, value: Value, catalogue: Catalogue
) -> tuple[Item, ...]:
    """Every initiative with a known cost, in the order of the case."""
    served = _served(case, sight)
    lines = {line.initiative: line for line in value.lines}
    outcomes = {match.subject: match.first for match in matches}
    return tuple(
        _item(one, lines[one.id], served[one.id], outcomes.get(one.id), catalogue)
        for one in case.initiatives
        if _knows_cost(one, lines[one.id])
    )


def _knows_cost(one: Initiative, line: ValueLine) -> bool:
    return one.states_cost or line.staff_cost is not None


def _served(case: CaseFile, sight: LineOfSight) -> dict[str, tuple[Goal, ...]]:
    """The goals that each initiative serves more than weakly, the weightiest first."""
    linked = {(link.initiative, link.goal) for link in sight.links if link.strength != "weak"}
    goals = sorted(case.goals, key=lambda goal: (-weight(goal), goal.id))
    return {one.id: tuple(goal for goal in goals if (one.id, goal.id) in linked) for one in case.initiatives}


def weight(goal: Goal) -> float:
    """The weight that the user gave, else 1."""
    return 1.0 if goal.weight is None else goal.weight


def _item(one: Initiative, line: ValueLine, goals: tuple[Goal, ...], outcome: str | None, catalogue: Catalogue) -> Item:
    benefit = line.benefit_pv or line.benefit if line.value_class in CASH else None
    return Item(
        initiative=one,
        line=line,
        kind=_kind(one, line, outcome, goals, catalogue),
        cost=line.cost.base,
        benefit=None if benefit is None else benefit.base,
        spent=(line.cost_pv or line.cost).base,
        goals=goals,
    )


def turn(one: Item) -> tuple[int, float, float, float, str]:
    """The least goes first."""
    return KINDS.index(one.kind), earned(one), fsum(map(weight, one.goals)), -one.cost, one.id


def earned(one: Item) -> float:
    """Cash for each unit of cost."""
    return (one.benefit or 0.0) / one.spent if one.spent > 0 else 0.0


def _kind(one: Initiative, line: ValueLine, outcome: str | None, goals: tuple[Goal, ...], catalogue: Catalogue) -> str:
    if _is_control(one, outcome, catalogue):
        return "control"
    if outcome is None and not goals:
        return "activity"
    if line.overlaps_with:
        return "overlap"
    if line.annual is None:
        return "unquantified"
    return "cash" if line.value_class in CASH else "not_cash"


def _is_control(one: Initiative, outcome: str | None, catalogue: Catalogue) -> bool:
    """Whether it keeps the rest safe: its first outcome or its name says so."""
    words = catalogue.value_wording["hard_times"]
    named = next((lane["words"] for lane in catalogue.plan_wording["lane"] if lane["track"] == words["lane"]), ())
    return outcome in words["outcomes"] or bool(found(spelled(one.name), named))
