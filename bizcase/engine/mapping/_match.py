"""Readings → matches: the outcome of an initiative or a goal, and why."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.engine.mapping import _goals
from bizcase.engine.mapping._index import Index, index
from bizcase.engine.mapping._model import NONE, Model, model, spoken
from bizcase.engine.mapping._read import Field, Reading, read
from bizcase.engine.mapping._say import Account, reasons_for, reasons_for_nothing, what_would_settle
from bizcase.engine.mapping._stated import Stated, stated, with_stated
from bizcase.engine.mapping._terms import Text, text
from bizcase.engine.mapping._weigh import Weighed, settled, shown, speaks, surfaces_of, weigh
from bizcase.model.business_case import Match, OutcomeScore
from bizcase.model.case_file import CaseFile, Goal, Initiative, Override


class _Engine(NamedTuple):
    compiled: Index
    by: Model
    goals_by: Model
    says: Mapping[str, Any]
    stop_words: frozenset[str]
    overrides: Mapping[str, Override]


def map_initiatives(case: CaseFile, catalogue: Catalogue) -> tuple[Match, ...]:
    """What each initiative is for, in the order of the case, by its words, its value driver and the goals it names.

    The user's overrides win.
    """
    engine = _engine(case, catalogue)
    known = stated(case, map_goals(case, catalogue), catalogue)
    return tuple(_initiative(one, known, engine) for one in case.initiatives)


def map_goals(case: CaseFile, catalogue: Catalogue) -> tuple[Match, ...]:
    """What each goal means, in the order of the case; an override wins over the category, both over words."""
    engine = _engine(case, catalogue)
    return tuple(_goal(one, engine, catalogue) for one in case.goals)


def _engine(case: CaseFile, catalogue: Catalogue) -> _Engine:
    return _Engine(
        compiled=index(catalogue),
        by=model(catalogue.mapping_weights),
        goals_by=model(catalogue.goal_weights),
        says=catalogue.language,
        stop_words=frozenset(catalogue.language["mapping"]["stop_words"]),
        overrides={override.subject.casefold(): override for override in case.overrides},
    )


def _initiative(initiative: Initiative, known: Stated, engine: _Engine) -> Match:
    rules = engine.says["mapping"]
    reading = with_stated(read_initiative(initiative, engine.compiled, rules), initiative, known, rules)
    said = (initiative.name, initiative.description, initiative.kpi)
    beside = (initiative.department, " · ".join(initiative.channels))
    words = text(initiative.name, initiative.description, *beside)
    match = _match(initiative.id, reading, words, said, beside, engine)
    return _judged(match, (initiative.id, initiative.name), engine)


def read_initiative(initiative: Initiative, compiled: Index, rules: Mapping[str, Any]) -> Reading:
    """What the vocabulary finds in the words of an initiative, without what is stated."""
    channels = " · ".join(initiative.channels)
    fields = (
        Field(initiative.name, rules["name_factor"]),
        Field(initiative.description),
        Field(initiative.kpi, rules["kpi_factor"]),
        Field(channels, channels_only=True),
    )
    return read(fields, f"{initiative.department} {channels}", compiled, rules)


def _goal(goal: Goal, engine: _Engine, catalogue: Catalogue) -> Match:
    rules, nouns = engine.says["mapping"], engine.compiled.nouns
    reading = read((Field(goal.statement), Field(goal.metric)), "", engine.compiled, rules)
    pattern = _goals.pattern_of(goal.statement, catalogue)
    reading = _goals.with_pattern(reading, pattern, rules)
    said = (goal.statement, goal.metric)
    words = text("", f"{goal.statement} · {goal.metric}")
    match = _match(goal.id, reading, words, said, (), engine._replace(by=engine.goals_by))
    match = _goals.explained(match, pattern, engine.says)
    if goal.category in nouns:
        match = _decided(match, goal.category, engine.says["reason"]["stated"].format(outcome=nouns[goal.category]))
    return _judged(match, (goal.id, goal.statement), engine)


def _match(
    subject: str, reading: Reading, words: Text, said: tuple[str, ...], beside: tuple[str, ...], engine: _Engine
) -> Match:
    rules = engine.says["mapping"]
    surfaces = surfaces_of(said, engine.stop_words), surfaces_of(beside, engine.stop_words)
    weighed = weigh(reading, spoken(words, engine.by), surfaces, engine.by, rules)
    account = Account(said, reading, weighed, engine.compiled.nouns, engine.says["reason"], rules)
    first, second = weighed.ranked[:2]
    quoted = account.quotes(first)
    if first == NONE or not speaks(first, bool(quoted), reading, weighed, rules):
        return _unmapped(subject, account, engine)
    sure = settled(first, bool(quoted), reading, weighed, engine.by, rules)
    named = second != NONE and (not sure or weighed.chance(second) >= rules["second_at_least"])
    return Match(
        subject=subject,
        first=first,
        second=second if named else None,
        confidence=round(weighed.chance(first), 3),
        sure=sure,
        scores=_scores(reading, weighed, rules["scored"]),
        reasons=reasons_for(first, second, quoted, sure, account),
    )


def _unmapped(subject: str, account: Account, engine: _Engine) -> Match:
    reading, weighed, rules = account.reading, account.weighed, account.rules
    heard = weighed.ranked[0] == NONE
    words = account.quotes(NONE)
    sure = heard and settled(NONE, True, reading, weighed, engine.by, rules)
    likely = (label for label in weighed.ranked if label != NONE and weighed.heard(label, reading))
    guess = None if sure else next(likely, None)
    return Match(
        subject=subject,
        first=None,
        second=guess,
        confidence=round(weighed.chance(NONE), 3) if heard else 0.0,
        sure=sure,
        scores=_scores(reading, weighed, rules["scored"]),
        reasons=reasons_for_nothing(guess, words, account),
        to_settle=what_would_settle(reading, account.says),
    )


def _scores(reading: Reading, weighed: Weighed, least: float) -> tuple[OutcomeScore, ...]:
    return tuple(
        OutcomeScore(
            outcome=label,
            points=round(weighed.odds[label], 3),
            share=weighed.chance(label),
            words=shown(label, reading, weighed),
            cancelled=tuple(word for of, word in reading.cancelled if of == label),
        )
        for label in weighed.ranked
        if label != NONE and weighed.chance(label) >= least and weighed.heard(label, reading)
    )


def _judged(match: Match, names: Iterable[str], engine: _Engine) -> Match:
    given = (engine.overrides.get(name.casefold()) for name in names)
    override = next(filter(None, given), None)
    if override is None:
        return match
    says = engine.says["reason"]
    by = override.by or says["somebody"]
    template = says["judged" if override.why else "judged_plain"]
    outcome = override.outcome if override.outcome in engine.compiled.nouns else None
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
