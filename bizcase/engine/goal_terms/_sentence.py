"""What a sentence may say, before it is read: most say nothing, and then no pattern need be made."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bizcase.model.business_case import GoalTerms
from bizcase.model.case_file import Company
from bizcase.model.catalogue import GoalReading

LONGEST = 600
_WORD = re.compile(r"\d|[^\W\d_]+")
_DATES = (
    "0 year years yearend eoy month months quarters fy "
    "january february march april may june july august september october november december"
)
_MULTIPLES = "double doubling twice fold twofold triple tripling times quadruple halve halving half"


class Sentence(NamedTuple):
    """What was read in a statement; ``days`` are the first and last day that its deadline may mean."""

    terms: GoalTerms
    days: tuple[date, date] | None = None


class Calls(NamedTuple):
    """What words of a sentence call for: the reading of a date, a person, a figure, a measure without a figure."""

    date: bool
    person: bool
    figure: bool
    measure: bool


@lru_cache(maxsize=2048)
def read_sentence(statement: str, company: Company, today: date, words: GoalReading, named: bool) -> Sentence:
    """The terms in ``statement``; of a very long one only its beginning is read.

    ``named``: its measure is known already, so that one without figures need not be sought.
    """
    text = statement[:LONGEST]
    calls = _calls(text, words)
    if not any(calls[:3]) and (named or not calls.measure):
        return Sentence(GoalTerms(goal=""))
    from bizcase.engine.goal_terms._reading import read

    return read(text, calls, company, today, words)


def _calls(text: str, words: GoalReading) -> Calls:
    said = frozenset("0" if one[0].isdecimal() else one for one in _WORD.findall(text.casefold()))
    dates, people, figures, measures = _callers(words)
    return Calls(bool(said & dates), bool(said & people), bool(said & figures), bool(said & measures))


@lru_cache(maxsize=4)
def _callers(words: GoalReading) -> tuple[frozenset[str], ...]:
    """The words that call for a date, a person, a figure ("0" is any number) and a measure."""
    titles = (*words.abbreviations, *words.heads, *words.tails, *words.titles, *words.owner)
    people = frozenset(part for one in titles for part in _WORD.findall(one.casefold()))
    figures = frozenset(f"0 {_MULTIPLES} {' '.join((*words.numbers, *words.parts))}".split())
    measures = frozenset(one.split()[-1] for one in words.measures)
    return frozenset(_DATES.split()), people - {"of", "the", "is", "general", "by", "under"}, figures - {"a"}, measures
