"""Which value driver may fit an initiative: a proposal from what it is for and what it says; nothing is filled in."""

import re
from collections.abc import Iterable

from bizcase.model.business_case import Match
from bizcase.model.case_file import Initiative
from bizcase.model.catalogue import Driver

_SHORTEST = 5


def proposed(initiative: Initiative, match: Match | None, drivers: tuple[Driver, ...]) -> Driver | None:
    """The driver of the outcome of ``match`` that shares most words with ``initiative``, the first of equals.

    Only drivers that give money are proposed; ``None`` for an initiative that is not mapped, or whose outcome has none.
    """
    if match is None or match.first is None:
        return None
    fitting = [one for one in drivers if one.outcome == match.first and one.expression]
    said = _stems(initiative.name, initiative.description, initiative.kpi)
    return max(fitting, key=lambda one: len(said & _stems_of(one)), default=None)


def _stems_of(driver: Driver) -> frozenset[str]:
    return _stems(driver.name, driver.formula, *(one.label for one in driver.inputs))


def _stems(*texts: str) -> frozenset[str]:
    """The beginnings of the longer words: "answers" and "answered" are one."""
    return frozenset(word[:_SHORTEST] for word in _words(texts) if len(word) >= _SHORTEST)


def _words(texts: Iterable[str]) -> list[str]:
    return re.findall(r"[^\W\d_]+", " ".join(texts).casefold())
