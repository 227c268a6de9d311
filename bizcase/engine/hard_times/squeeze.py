"""What is given up and what stays on a budget."""

from collections import Counter
from heapq import heapify, heappop, heappush
from itertools import accumulate
from math import fsum
from typing import NamedTuple

from bizcase.engine.hard_times.items import Item, turn
from bizcase.model.case_file import CaseFile

Reliance = dict[str, frozenset[str]]


class Squeeze(NamedTuple):
    """What is given up, in its order, and what stays, in the order in which it would be next."""

    cut: tuple[Item, ...]
    kept: tuple[Item, ...]


def reliance(case: CaseFile) -> Reliance:
    """For each initiative all that it depends on, directly or through others."""
    direct = {one.id: one.depends_on for one in case.initiatives}
    return {one: frozenset(_needed(one, direct)) for one in direct}


def _needed(one: str, direct: dict[str, tuple[str, ...]]) -> set[str]:
    needed: set[str] = set()
    ahead = list(direct[one])
    while ahead:
        other = ahead.pop()
        if other not in needed:
            needed.add(other)
            ahead.extend(direct.get(other, ()))
    return needed


def squeezed(items: tuple[Item, ...], relies: Reliance, budget: float) -> Squeeze:
    """``items`` on ``budget``: given up in turn until the rest fits, and taken back where one still fits."""
    order = _order([one for one in items if one.cost > 0], relies)
    fitting = sum(cost <= budget for cost in accumulate(one.cost for one in reversed(order)))
    given_up = order[: len(order) - fitting]
    spent, gone = fsum(one.cost for one in order[len(order) - fitting :]), {one.id for one in given_up}
    for one in reversed(given_up):
        if spent + one.cost <= budget and not relies[one.id] & gone:
            gone.remove(one.id)
            spent += one.cost
    free = sorted((one for one in items if one.cost <= 0), key=turn)
    gone |= {one.id for one in free if relies[one.id] & gone}
    everything = [*order, *free]
    return Squeeze(
        cut=tuple(one for one in everything if one.id in gone),
        kept=tuple(one for one in everything if one.id not in gone),
    )


def _order(items: list[Item], relies: Reliance) -> list[Item]:
    """The order of giving up, to the last: nothing goes before all that depends on it has gone."""
    by_id = {one.id: one for one in items}
    dependents = Counter(needed for one in items for needed in relies[one.id])
    ready = [(turn(one), one.id) for one in items if not dependents[one.id]]
    heapify(ready)
    order = []
    while ready:
        one = by_id[heappop(ready)[1]]
        order.append(one)
        dependents.subtract(relies[one.id])
        for freed in (by_id[other] for other in relies[one.id] if other in by_id and not dependents[other]):
            heappush(ready, (turn(freed), freed.id))
    return order
