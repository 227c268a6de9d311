"""Where the engine is put together: a case file becomes a business case."""

from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from json import dumps

from bizcase.catalogue import Catalogue
from bizcase.engine import (
    goal_terms,
    hard_times,
    language,
    mapping,
    options,
    readiness,
    register,
    risk,
    roadmap,
    stakeholders,
    uncertainty,
    value,
)
from bizcase.engine.uncertainty import Stakes
from bizcase.errors import InputError
from bizcase.jargon import in_words_of
from bizcase.model.business_case import BusinessCase
from bizcase.model.case_file import CaseFile
from bizcase.model.checks import case_problems
from bizcase.model.value import Uncertainty
from bizcase.version import __version__

Draw = Callable[[Stakes], Callable[[], Uncertainty]]


def draw_here(stakes: Stakes) -> Callable[[], Uncertainty]:
    """The futures of ``stakes``, drawn in this process when they are asked for."""
    from bizcase.engine.uncertainty.draws import draw

    return partial(draw, stakes)


def build_case(case: CaseFile, catalogue: Catalogue, today: date, draw: Draw = draw_here) -> BusinessCase:
    """Everything that follows from ``case`` on the day ``today``; the same input gives the same result.

    ``draw`` begins the drawing of futures, which may go on elsewhere until its result is asked for. Raises
    :class:`~bizcase.errors.InputError` with every problem that stands in the way.
    """
    problems = case_problems(case)
    if problems:
        raise InputError(problems)
    matches = mapping.map_initiatives(case, catalogue)
    worth = value.value_case(case, matches, catalogue, today)
    plan = roadmap.plan(case, matches, worth, catalogue)
    at_stake = uncertainty.stakes(worth, plan.gates, case, catalogue)
    futures = None if at_stake is None else draw(at_stake)
    goal_matches = mapping.map_goals(case, catalogue)
    sight = mapping.line_of_sight(case, matches, goal_matches, catalogue)
    risks = risk.assess(case, matches, catalogue)
    state = roadmap.current_state(case, catalogue)
    own = in_words_of(case, catalogue)
    terms = goal_terms.goal_terms(case, catalogue, today)
    read = goal_terms.filled(case, terms)
    built = BusinessCase(
        case=case,
        today=today,
        digest=digest(case),
        engine_version=__version__,
        matches=matches,
        goal_matches=goal_matches,
        sight=sight,
        wording=language.word_initiatives(read, matches, sight, own),
        messages=stakeholders.messages(read, matches, goal_matches, sight, worth, own),
        value=worth,
        appraisal=options.appraise(case, matches, sight, worth, catalogue),
        risks=risks,
        roadmap=plan,
        current_state=state,
        readiness=readiness.check(read, matches, sight, worth, risks, plan, state, own, today),
        register=(),
        hard_times=hard_times.hard_times(case, matches, sight, worth, catalogue),
        goal_terms=terms,
    )
    return register.with_figures(built, None if futures is None else futures(), catalogue)


def digest(case: CaseFile) -> str:
    """The SHA-256 of the case as JSON with sorted keys, in hexadecimal."""
    canonical = dumps(case.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()
