"""The options that a board should see beside the plan, and the rule by which one is preferred."""

from typing import NamedTuple

from bizcase import figures
from bizcase.catalogue import Catalogue
from bizcase.engine.options import reasons, scoring, ways
from bizcase.engine.options.frame import Frame
from bizcase.engine.options.money import Money, money_of
from bizcase.model.appraisal import AlternativeWay, Appraisal, OptionResult
from bizcase.model.business_case import LineOfSight, Match
from bizcase.model.case_file import CaseFile
from bizcase.model.catalogue import OptionTemplate
from bizcase.model.value import Value


def appraise(
    case: CaseFile, matches: tuple[Match, ...], sight: LineOfSight, value: Value, catalogue: Catalogue
) -> Appraisal:
    """Every option with its money, scores and reason, the ways without social media, and what speaks against us.

    A figure that the case does not give stays ``None`` and counts nothing. The preferred option is the one that the
    verdict of ``value`` asks for; it never fails a hurdle.
    """
    frame = Frame(case, matches, sight, value, catalogue)
    found = ways.find_ways(frame)
    drafts = [_draft(one, found, frame) for one in catalogue.options]
    best = scoring.best_worth(draft.money for draft in drafts)
    options = tuple(_option(draft, best, frame) for draft in drafts)
    return Appraisal(
        options=options,
        alternatives=found,
        rule=str(frame.words["rule"]).format(limit=figures.percent(frame.limit)),
        criteria=frame.criteria,
        doing_nothing=reasons.doing_nothing(drafts[0].money, frame),
        contested=reasons.contested(options, frame),
        declined=reasons.declined(frame),
    )


class Draft(NamedTuple):
    """An option before it is scored: what it is, its money and the goals that it reaches."""

    template: OptionTemplate
    what: str
    money: Money
    served: frozenset[str]


def _draft(one: OptionTemplate, found: tuple[AlternativeWay, ...], frame: Frame) -> Draft:
    if one.id == "without_social":
        return Draft(one, *ways.together(found, one.what, frame))
    return Draft(one, one.what, money_of(one.id, frame), frame.served())


def _option(draft: Draft, best: float, frame: Frame) -> OptionResult:
    one, what, money, served = draft
    scores = scoring.option_scores(one, money, served, best, frame)
    preferred = one.id == frame.words["preferred"][frame.value.verdict]
    return OptionResult(
        id=one.id,
        name=one.name,
        what=what,
        **money._asdict(),
        goal_fit=scoring.fit_grade(one, scores, frame),
        risk=one.risk,
        reversibility=one.reversibility,
        skills=one.skills,
        preferred=preferred,
        reason=reasons.for_preferred(frame) if preferred else reasons.against(one, money, frame),
        scores=scores,
        total=scoring.total(scores, frame.criteria),
    )
