"""Which initiatives of a newer list are known ones under a new name. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from bizcase.model.case_file import Initiative

SAME_NAME = 87
NEAR_NAME = 75
SAME_TEXT = 85
OTHER_TEXT = 50
TELLING_TEXT = 20
CERTAIN = 1_000
MOST_PAIRS = 40_000


class _Pair(NamedTuple):
    score: float
    old: int
    new: int


def renamed(old: Sequence[Initiative], new: Sequence[Initiative], *, counted: bool) -> dict[int, str]:
    """The id of the one of ``old`` that each of ``new`` is, by its place in ``new``; those not recognised are left out.

    The same id says so, unless ids were only ``counted``; else the same description, or a near name with nothing
    against it. Where two fit equally well, neither is taken. Between very long lists only ids and whole descriptions
    are compared.
    """
    pairs = [
        _Pair(score, place, at)
        for place, at in _candidates(old, new)
        if (score := _likeness(old[place], new[at], counted=counted))
    ]
    best = [one for one in pairs if _stands_out(one, pairs)]
    return {one.new: old[one.old].id for one in best}


def _candidates(old: Sequence[Initiative], new: Sequence[Initiative]) -> Iterable[tuple[int, int]]:
    """The places in both lists of those that are worth a comparison."""
    if len(old) * len(new) <= MOST_PAIRS:
        return product(range(len(old)), range(len(new)))
    known: dict[str, list[int]] = {}
    for at, one in enumerate(new):
        for said in _telling(one):
            known.setdefault(said, []).append(at)
    return {(place, at) for place, one in enumerate(old) for said in _telling(one) for at in known.get(said, ())}


def _telling(one: Initiative) -> set[str]:
    return {one.id.casefold(), one.description} - {""}


def _stands_out(one: _Pair, pairs: Sequence[_Pair]) -> bool:
    """Whether no other pair with one of the two is as like."""
    rivals = (other for other in pairs if other is not one and (other.old == one.old or other.new == one.new))
    return all(other.score < one.score for other in rivals)


def _likeness(one: Initiative, other: Initiative, *, counted: bool) -> float:
    """How surely both are the same initiative; 0 when nothing says so."""
    if not counted and one.id.casefold() == other.id.casefold():
        return CERTAIN
    if _numbers(one.name) != _numbers(other.name):
        return 0
    name, text = _near(one.name, other.name), _near_text(one.description, other.description)
    if text is not None and text >= SAME_TEXT:
        return name + text
    against = text is not None and text < OTHER_TEXT
    if against or name < (NEAR_NAME if _same_people(one, other) else SAME_NAME) or _is_moved(one, other):
        return 0
    return name


def _near(one: str, other: str) -> float:
    from rapidfuzz import fuzz, utils

    ordered = fuzz.token_sort_ratio(one, other, processor=utils.default_process)
    widened = fuzz.token_set_ratio(one, other, processor=utils.default_process) >= 100
    return max(ordered, NEAR_NAME) if widened else ordered


def _near_text(one: str, other: str) -> float | None:
    """How near two descriptions are, 0–100; ``None`` when there is too little text to tell."""
    from rapidfuzz import fuzz, utils

    if min(len(one), len(other)) < TELLING_TEXT:
        return None
    return fuzz.token_sort_ratio(one, other, processor=utils.default_process)


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+", name)


def _people(one: Initiative) -> Iterator[str]:
    yield from (one.owner.strip().casefold(), one.department.strip().casefold())


def _same_people(one: Initiative, other: Initiative) -> bool:
    return any(name and name == again for name, again in zip(_people(one), _people(other), strict=True))


def _is_moved(one: Initiative, other: Initiative) -> bool:
    """Whether owner and department both name somebody else now."""
    return all(name and again and name != again for name, again in zip(_people(one), _people(other), strict=True))
