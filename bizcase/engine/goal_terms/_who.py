"""Whose goal it is: a title that stands apart, an owner who is named, or "the COO's goal"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bizcase.engine.goal_terms._grammar import TAKEN, Piece, either, pattern
from bizcase.model.catalogue import GoalReading

_JOINED = r"[\w&'’.-]+(?: (?:and|of|the|for|&|to)){0,2}"
_APART = re.compile(r"[^()\[\],;|–—\x00.]+(?:\.(?=\w)[^()\[\],;|–—\x00.]+)*")
_DASHED = re.compile(r" - ")
_NAME = r"[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]+|van|von|de|der|al)){0,3}"
_CLOSED = r"(?= *(?:$|[,;.)\]–—|\x00]| - ))"
_LONGEST = 70


class Owner(NamedTuple):
    """Who answers for the goal, and the whole piece that says so."""

    who: Piece
    said: Piece


def executives(text: str, words: GoalReading) -> Iterator[Owner]:
    """Every executive who answers for the goal, the surest first; a title inside a sentence is not one.

    What is taken already is blotted out in ``text``.
    """
    yield from _owning(text, words)
    yield from _leading(text, words)
    yield from _set_off(text, words)


def _owning(text: str, words: GoalReading) -> Iterator[Owner]:
    """ "Owner: Ann Lee", "sponsored by the CFO", "accountable is the Head of Sales"."""
    for wanted in _patterns(words).owning:
        for one in wanted.finditer(text):
            yield Owner(Piece(*one.span("who")), Piece(*one.span()))


def _leading(text: str, words: GoalReading) -> Iterator[Owner]:
    """ "COO: …", "The COO's goal is to …", "Our CFO wants …" at the beginning."""
    if one := _patterns(words).leading.match(text):
        yield Owner(Piece(*one.span("who")), Piece(*one.span()))


def _set_off(text: str, words: GoalReading) -> Iterator[Owner]:
    """A title alone between brackets, dashes or commas, not at the beginning."""
    whole = _patterns(words).alone
    for start, end in _parts(text):
        part = text[start:end]
        left = len(part) - len(part.lstrip())
        found = whole.fullmatch(part.strip()) if len(part) <= _LONGEST else None
        if found and start > 0 and _stands_apart(text, start, end):
            who = Piece(start + left + found.start("who"), start + left + found.end("who"))
            yield Owner(who, who)


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether the part is set off by more than commas, or is the last one."""
    return text[start - 1] != "," or not text[end:].strip(f" .)]{TAKEN},;")


def _parts(text: str) -> Iterator[tuple[int, int]]:
    for one in _APART.finditer(text):
        start = one.start()
        for dash in _DASHED.finditer(text, one.start(), one.end()):
            yield start, dash.start()
            start = dash.end()
        yield start, one.end()


class _Patterns(NamedTuple):
    owning: tuple[re.Pattern[str], re.Pattern[str]]
    leading: re.Pattern[str]
    alone: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(words: GoalReading) -> _Patterns:
    own, who = rf"(?:^|[(,;.\[–—|\x00] *| - *| ){either(words.owner)}", rf"(?P<who>{_title(words)})"
    goal = r"['’]s? (?:goal|target|aim|objective|commitment|priority|ambition|promise)\b(?: is to| is|:)? ?"
    after = rf"(?: ?: ?|{goal}| - ?| ?[–—] ?| {either(words.wants)}\b)"
    return _Patterns(
        owning=(
            pattern(rf"{own}(?: is| are)?:? (?:the |our )?{who}{_CLOSED}"),
            pattern(rf"{own}(?: is|:) ?(?P<who>(?-i:{_NAME})){_CLOSED}"),
        ),
        leading=pattern(rf"^[^\w]*(?:(?:for )?(?:the|our) |goal of (?:the )?)?{who}{after}"),
        alone=pattern(rf"(?:the |our )?{who}"),
    )


def _title(words: GoalReading) -> str:
    """The pattern of a title: an abbreviation in capitals, or a title in any case."""
    abbreviations = "|".join(map(re.escape, sorted(words.abbreviations, key=len, reverse=True)))
    heads, tails, whole = (either(one) for one in (words.heads, words.tails, words.titles))
    chief = r"\bchief(?: (?!officer)[\w&-]+){1,4} officer\b"
    headed = rf"{heads}(?: {_JOINED}){{1,4}}"
    verbs = either((*words.up, *words.down, *words.better, *words.counted, *words.reach))
    capitals = r"(?-i:\b[A-Z][\w&-]*(?: (?:[A-Z][\w&-]*|and|of|&)){0,3})"
    tailed = rf"(?!{verbs}\b){capitals} {tails}\b"
    return rf"(?:(?-i:\b(?:group |deputy |Group |Deputy )?(?:{abbreviations})\b)|{chief}|{headed}|{whole}\b|{tailed})"
