"""Goals worded as executives word them: the patterns of ``goals.toml``."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from bizcase import phrases
from bizcase.catalogue import Catalogue
from bizcase.engine.mapping._read import Clue, Reading
from bizcase.model.business_case import Match
from bizcase.model.catalogue import GoalPattern

Patterns = tuple[tuple[frozenset[str], GoalPattern], ...]


def pattern_of(statement: str, catalogue: Catalogue) -> GoalPattern | None:
    """The pattern with the most words that ``statement`` contains.

    A pattern that only asks a question must be all that is said, and one of a single word at least half of it, so
    that after-sales cost is not taken for sales; ``None`` when no pattern fits.
    """
    ignored = tuple(catalogue.language["mapping"]["goals"]["ignored"])
    said = _content(statement, frozenset(ignored))
    for core, pattern in _compiled(catalogue.goal_patterns, ignored):
        inside = core < said and (len(core) > 1 or len(said) <= 2)
        if core == said or (core and inside and pattern.primary is not None):
            return pattern
    return None


@lru_cache(maxsize=4)
def _compiled(patterns: tuple[GoalPattern, ...], ignored: tuple[str, ...]) -> Patterns:
    cores = [(_content(pattern.wording, frozenset(ignored)), pattern) for pattern in patterns]
    return tuple(sorted(cores, key=lambda one: -len(one[0])))


def _content(text: str, ignored: frozenset[str]) -> frozenset[str]:
    tokens = phrases.tokens_of(text)
    carrying = [token for token in tokens if token not in ignored and not token.isdigit()]
    return frozenset(phrases.singular(token) for token in carrying or tokens)


def with_pattern(reading: Reading, pattern: GoalPattern | None, rules: Mapping[str, Any]) -> Reading:
    """``reading`` with what the pattern says added to its clues."""
    if pattern is None or pattern.primary is None:
        return reading
    clues = [Clue(pattern.primary, "pattern", pattern.wording, "", rules["pattern"])]
    if pattern.secondary is not None:
        clues.append(Clue(pattern.secondary, "pattern", pattern.wording, "", rules["pattern_second"]))
    return Reading((*reading.clues, *clues), reading.cancelled, reading.activity)


def explained(match: Match, pattern: GoalPattern | None, says: Mapping[str, Any]) -> Match:
    """``match`` with the pattern named as a reason, and its question (or a general one) to settle."""
    if match.first is None:
        question = pattern.question if pattern is not None else ""
        return replace(match, to_settle=question or says["reason"]["to_settle_goal"])
    if pattern is None or pattern.primary != match.first:
        return match
    named = says["reason"]["pattern"].format(wording=pattern.wording)
    sure = match.sure and not pattern.question
    return replace(match, reasons=(named, *match.reasons), sure=sure, to_settle=pattern.question)
