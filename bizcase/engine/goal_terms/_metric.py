"""What is measured: the noun beside the figures."""

import re
from functools import lru_cache

from bizcase.engine.goal_terms._grammar import TAKEN, Piece, either, pattern
from bizcase.engine.goal_terms._levels import Levels
from bizcase.model.catalogue import GoalReading

_BREAK = re.compile(rf"[;:.!?|–—{TAKEN}](?=\s|$|{TAKEN})|[()\[\]]|{TAKEN}| - ")
_MOST_WORDS = 11
_WORD = re.compile(r"[^\W_][\w&'’/.-]*(?<![.'’])|[&/]")
_LEADING = {"goal", "target", "aim"}
_MODAL = frozenset({"would", "will", "shall", "should", "must", "can", "could"})
_CLAUSE = re.compile(r"\b(?:so that|because|in order|without|while|whilst|when|if|which|for which)\b", re.IGNORECASE)


def metric(text: str, found: Levels | None, words: GoalReading) -> Piece | None:
    """The measure of the goal in ``text``, in which all but the figures is blotted out; ``None`` when none is named."""
    if found is None:
        return _unmeasured(text, words)
    if found.noun is not None:
        return _trimmed(text, found.noun, words)
    before = _trimmed(text, _clause_before(text, found.words.start, words), words)
    return before or _trimmed(text, _clause_after(text, found.words.end), words)


def is_crowded(text: str, found: Levels) -> bool:
    """Whether another figure stands in the words before, so that nobody can say which one is meant."""
    start = max((one.end() for one in _BREAK.finditer(text, 0, found.words.start)), default=0)
    return any(one.isdecimal() for one in text[start : found.words.start])


def _clause_before(text: str, end: int, words: GoalReading) -> Piece:
    """The words in front of the figures: from the last break on, or from the one before when nothing stands there."""
    stop = len(text[:end].rstrip(f" :,({TAKEN}"))
    breaks = [one.end() for one in _BREAK.finditer(text, 0, stop)]
    start = breaks[-1] if breaks else 0
    return Piece(_after_commas(text, start, stop, words), stop)


def _after_commas(text: str, start: int, stop: int, words: GoalReading) -> int:
    """Behind the last comma if a verb of change follows it, so that a list stays whole."""
    verbs = _begins(words)
    for comma in reversed([one.end() for one in re.finditer(",", text[start:stop])]):
        if verbs.match(text, start + comma, stop):
            return start + comma
    return start


@lru_cache(maxsize=4)
def _begins(words: GoalReading) -> re.Pattern[str]:
    return pattern(rf" *(?:to )?{either((*words.up, *words.down, *words.better, *words.reach))}(?!\w)")


def _clause_after(text: str, start: int) -> Piece:
    found = _BREAK.search(text, start)
    return Piece(start, found.start() if found else len(text))


def _trimmed(text: str, piece: Piece, words: GoalReading) -> Piece | None:
    """Without verbs and small words at either end; ``None`` when nothing is left, or too much."""
    clause = _CLAUSE.search(text, piece.start, piece.end)
    whole = [*_WORD.finditer(text, piece.start, clause.start() if clause else piece.end)]
    verbs = _verbs(words)
    while whole and whole[0].group().casefold() in verbs:
        whole.pop(0)
    tail = verbs if _MODAL & {one.group().casefold() for one in whole} else _ends(words)
    while whole and whole[-1].group().casefold() in tail:
        whole.pop()
    if any(one.group().casefold() in _MODAL for one in whole):
        return None
    if not whole or len(whole) > _MOST_WORDS or any(one.group()[0].isdecimal() for one in whole):
        return None
    return Piece(whole[0].start(), whole[-1].end())


@lru_cache(maxsize=4)
def _verbs(words: GoalReading) -> frozenset[str]:
    listed = (*words.up, *words.down, *words.better, *words.reach, *words.counted)
    return _ends(words) | _LEADING | {part for one in listed for part in one.split()}


@lru_cache(maxsize=4)
def _ends(words: GoalReading) -> frozenset[str]:
    listed = (*words.fillers, *words.now, *words.limits, *words.about, *words.changed)
    return frozenset(part for one in listed for part in one.split())


def _unmeasured(text: str, words: GoalReading) -> Piece | None:
    """The object of a verb of change that names a known measure: "reduce staff turnover"."""
    found = _object(words).match(text)
    return _trimmed(text, Piece(*found.span("noun")), words) if found else None


@lru_cache(maxsize=4)
def _object(words: GoalReading) -> re.Pattern[str]:
    verbs, measure = either((*words.up, *words.down, *words.better)), either(words.measures)
    noun = rf"(?P<noun>(?:[\w&'’-]+ ){{0,4}}?{measure}(?: of [\w-]+(?: [\w-]+){{0,2}})?)"
    return pattern(rf"^[^\w]*(?:to )?{verbs} {noun}(?= *(?:$|[.,;:()–—{TAKEN}]| in\b| for\b| across\b))")
