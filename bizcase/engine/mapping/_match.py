"""Readings → matches: the outcome of an initiative or a goal, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bizcase import phrases
from bizcase.catalogue import Catalogue
from bizcase.engine.mapping import _goals
from bizcase.engine.mapping._index import Index, index
from bizcase.engine.mapping._read import Clue, Field, Reading, read, scores
from bizcase.engine.mapping._stated import Stated, said, stated, stated_by, with_stated
from bizcase.model.business_case import Match, OutcomeScore
from bizcase.model.case_file import CaseFile, Goal, Initiative, Override

_QUOTED = 4


def map_initiatives(case: CaseFile, catalogue: Catalogue) -> tuple[Match, ...]:
    """What each initiative is for, in the order of the case, by its words, its value driver and the goals it names.

    The user's overrides win.
    """
    compiled, overrides = index(catalogue), _overrides(case)
    known = stated(case, map_goals(case, catalogue), catalogue)
    return tuple(_initiative(one, known, overrides, compiled, catalogue.language) for one in case.initiatives)


def map_goals(case: CaseFile, catalogue: Catalogue) -> tuple[Match, ...]:
    """What each goal means, in the order of the case; an override wins over the category, both over words."""
    overrides = _overrides(case)
    return tuple(_goal(one, overrides, catalogue) for one in case.goals)


def _overrides(case: CaseFile) -> dict[str, Override]:
    return {override.subject.casefold(): override for override in case.overrides}


def _initiative(
    initiative: Initiative,
    known: Stated,
    overrides: Mapping[str, Override],
    compiled: Index,
    says: Mapping[str, Any],
) -> Match:
    rules = says["mapping"]
    fields = (
        Field(initiative.name, rules["name_factor"]),
        Field(initiative.description),
        Field(initiative.kpi),
        Field(" · ".join(initiative.channels), channels_only=True),
    )
    reading = read(fields, f"{initiative.department} {' '.join(initiative.channels)}", compiled, rules)
    reading = _with_department(reading, initiative.department, rules)
    reading = with_stated(reading, initiative, known, rules)
    match = _match(initiative.id, reading, compiled, says)
    return _judged(match, overrides, (initiative.id, initiative.name), compiled, says)


def _with_department(reading: Reading, department: str, rules: Mapping[str, Any]) -> Reading:
    tokens = phrases.tokens_of(department)
    if not tokens:
        return reading
    named = [
        Clue(outcome, "department", name, department, rules["department"])
        for outcome, names in rules["departments"].items()
        for name in names
        if phrases.tokens_of(name) == tokens
    ]
    return Reading((*reading.clues, *named), reading.cancelled, reading.activity)


def _goal(goal: Goal, overrides: Mapping[str, Override], catalogue: Catalogue) -> Match:
    compiled, says = index(catalogue), catalogue.language
    reading = read((Field(goal.statement), Field(goal.metric)), "", compiled, says["mapping"])
    pattern = _goals.pattern_of(goal.statement, catalogue)
    match = _match(goal.id, _goals.with_pattern(reading, pattern, says["mapping"]), compiled, says)
    match = _goals.explained(match, pattern, says)
    if goal.category in compiled.nouns:
        match = _decided(match, goal.category, says["reason"]["stated"].format(outcome=compiled.nouns[goal.category]))
    return _judged(match, overrides, (goal.id, goal.statement), compiled, says)


def _judged(
    match: Match,
    overrides: Mapping[str, Override],
    names: Iterable[str],
    compiled: Index,
    says: Mapping[str, Any],
) -> Match:
    override = next((overrides[name.casefold()] for name in names if name.casefold() in overrides), None)
    if override is None:
        return match
    by = override.by or says["reason"]["somebody"]
    template = says["reason"]["judged" if override.why else "judged_plain"]
    outcome = override.outcome if override.outcome in compiled.nouns else None
    return _decided(match, outcome, template.format(by=by, why=override.why.rstrip(".")), by)


def _decided(match: Match, outcome: str | None, reason: str, judged_by: str = "") -> Match:
    others = (one for one in (match.first, match.second) if one not in (None, outcome))
    return Match(
        subject=match.subject,
        first=outcome,
        second=next(others, None) if outcome else None,
        confidence=1.0,
        sure=True,
        scores=match.scores,
        reasons=(reason,),
        judged_by=judged_by,
    )


def _match(subject: str, reading: Reading, compiled: Index, says: Mapping[str, Any]) -> Match:
    found = scores(reading, tuple(compiled.nouns))
    candidates = [score for score in found if reading.assigns(score, says["mapping"])]
    if not candidates:
        return _unmapped(subject, found, reading, says["reason"])
    rules, first = says["mapping"], candidates[0]
    second = candidates[1] if len(candidates) > 1 else None
    close = second is not None and second.points >= (1 - rules["close"]) * first.points
    counts = second is not None and second.points >= rules["second_at_least"] * first.points
    few = first.points < rules["sure_from"]
    return Match(
        subject=subject,
        first=first.outcome,
        second=second.outcome if second is not None and counts else None,
        confidence=round(first.share * min(1.0, first.points / rules["enough"]), 3),
        sure=not close and not few,
        scores=found,
        reasons=tuple(_reasons(first, second if close else None, few, reading, compiled.nouns, says["reason"])),
    )


def _unmapped(subject: str, found: tuple[OutcomeScore, ...], reading: Reading, says: Mapping[str, Any]) -> Match:
    weak = _distinct(word for score in found for word in score.words)
    reason = _sentence(says, "too_little", weak) if weak else says["no_outcome"]
    activity = reading.activity
    ask = says["to_settle_activity"].format(words=quoted(activity, says["and"])) if activity else says["to_settle"]
    return Match(
        subject=subject,
        first=None,
        second=None,
        confidence=0.0,
        sure=False,
        scores=found,
        reasons=(reason, *_not_counted(reading, says)),
        to_settle=ask,
    )


def _reasons(
    first: OutcomeScore,
    rival: OutcomeScore | None,
    few: bool,
    reading: Reading,
    nouns: Mapping[str, str],
    says: Mapping[str, Any],
) -> Iterator[str]:
    if first.words:
        yield _sentence(says, "words", _distinct(first.words), nouns[first.outcome])
    yield from said(first.outcome, reading.clues, nouns[first.outcome], says)
    if rival is not None:
        yield _close(rival, reading, nouns, says)
    elif few:
        yield says["few"]
    yield from _not_counted(reading, says)


def _close(rival: OutcomeScore, reading: Reading, nouns: Mapping[str, str], says: Mapping[str, Any]) -> str:
    words = _distinct(rival.words)
    names = quoted(words, says["and"]) or stated_by(rival.outcome, reading.clues, says)
    speaks = says["speaks_many" if len(words) > 1 else "speaks_one"]
    return str(says["close"].format(words=names, speaks=speaks, outcome=nouns[rival.outcome]))


def _not_counted(reading: Reading, says: Mapping[str, Any]) -> tuple[str, ...]:
    counted = {clue.surface.casefold() for clue in reading.clues}
    idle = (*(word for _, word in reading.cancelled), *reading.activity)
    words = _distinct(word for word in idle if word.casefold() not in counted)
    return (_sentence(says, "not_counted", words),) if words else ()


def _sentence(says: Mapping[str, Any], name: str, words: Sequence[str], outcome: str = "") -> str:
    template = says[f"{name}_one" if len(words) == 1 else f"{name}_many"]
    return str(template.format(words=quoted(words, says["and"]), outcome=outcome))


def quoted(words: Sequence[str], last: str) -> str:
    """The first four of ``words`` in quotation marks, the last two joined by ``last``.

    >>> quoted(("churn", "renewal", "service"), " and ")
    "'churn', 'renewal' and 'service'"
    """
    marked = [f"'{word}'" for word in words[:_QUOTED]]
    return last.join(filter(None, (", ".join(marked[:-1]), marked[-1]))) if marked else ""


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple({word.casefold(): word for word in words}.values())
