"""Columns and sentence together: a column wins, and where the two differ it is said."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from bizcase import figures
from bizcase.catalogue import Catalogue
from bizcase.engine.goal_terms._sentence import Sentence
from bizcase.intake.numbers import NUMBER, parse_number
from bizcase.model.business_case import GoalTerms, Term
from bizcase.model.case_file import Goal
from bizcase.people import profile_id
from bizcase.phrases import spelled

_TEXTS = ("metric", "baseline", "target", "executive")
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_SCALED = r"(?i)\s*(k|thousand|mn|m|million|bn|billion)\b"
_CLOSE = 1e-3


def settled(goal: Goal, sentence: Sentence, catalogue: Catalogue) -> GoalTerms:
    """What is known of ``goal``: its columns, and for the empty ones what its sentence says."""
    unknown = catalogue.language["wording"]["not_known"]
    stated = {name: text for name in _TEXTS if (text := _said(getattr(goal, name), unknown))}
    changes = {name: Term(value=text, stated=True) for name, text in stated.items()}
    if goal.deadline:
        changes["deadline"] = Term(value=figures.day(goal.deadline), stated=True, on=goal.deadline)
    differing = tuple(_differing(goal, stated, sentence, catalogue))
    return replace(sentence.terms, goal=goal.id, contradictions=differing, **changes)


def _said(text: str, unknown: list[str]) -> str:
    line = " ".join(text.split())
    return "" if line.casefold().rstrip(".") in unknown else line


def _differing(goal: Goal, stated: dict[str, str], sentence: Sentence, catalogue: Catalogue) -> Iterator[str]:
    says, read = catalogue.goal_reading[0].says, sentence.terms
    for name in ("baseline", "target"):
        term = getattr(read, name)
        if name in stated and term and _comparable(stated[name], term) and _other_figure(stated[name], term.value):
            yield says["differs"].format(field=says[name], column=stated[name], sentence=term.words)
    if goal.deadline and read.deadline and sentence.days and not _within(goal.deadline, sentence.days):
        column = figures.day(goal.deadline)
        yield says["differs"].format(field=says["deadline"], column=column, sentence=read.deadline.words)
    if "executive" in stated and read.executive and _other_chair(stated["executive"], read.executive.value, catalogue):
        column = stated["executive"]
        yield says["differs"].format(field=says["executive"], column=column, sentence=read.executive.words)


def _within(day: date, days: tuple[date, date]) -> bool:
    return days[0] <= day <= days[1]


def _comparable(column: str, term: Term) -> bool:
    """A level in the column may well be what a change in the sentence leads to."""
    return not term.change or ("%" in column and "%" in term.value)


def _other_figure(column: str, sentence: str) -> bool:
    """Whether both are one figure, and not the same; 12 % and 0.12 are."""
    one, other = _figures(column), _figures(sentence)
    if len(one) != 1 or len(other) != 1:
        return False
    pairs = ((one[0], other[0]), (one[0] * 100, other[0]), (one[0], other[0] * 100))
    return not any(abs(first - second) <= _CLOSE * max(abs(first), abs(second)) for first, second in pairs)


def _figures(text: str) -> list[float]:
    found = []
    for one in NUMBER.finditer(text):
        scale = re.match(_SCALED, text[one.end() :])
        number = parse_number(one.group(), scaled=scale is not None)
        if number is not None:
            found.append(number * (_SCALE[scale[1].casefold()] if scale else 1))
    return found


def _other_chair(column: str, sentence: str, catalogue: Catalogue) -> bool:
    if spelled(column) == spelled(sentence):
        return False
    first, second = (profile_id(one, catalogue.stakeholders) for one in (column, sentence))
    return bool(first and second and first != second)
