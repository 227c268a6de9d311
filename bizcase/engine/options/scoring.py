"""How options and ways are scored: 0–1 on each criterion with a few words why, and a weighted total of 0–100."""

from collections.abc import Iterable
from typing import NamedTuple

from bizcase import figures
from bizcase.engine.options.frame import Frame
from bizcase.engine.options.money import Money
from bizcase.model.appraisal import Criterion, Score
from bizcase.model.catalogue import Alternative, Grade, OptionTemplate
from bizcase.model.value import Range

BASELINE = "do_nothing"


class Judgement(NamedTuple):
    """Points, ``None`` while not known, and a few words why."""

    points: float | None
    why: str


def option_scores(
    one: OptionTemplate, money: Money, served: frozenset[str], best: float, frame: Frame
) -> tuple[Score, ...]:
    """The scores of an option that reaches the goals ``served``; ``best`` is the highest likely worth of all."""
    worth = _baseline(frame) if one.id == BASELINE else _worth(money.worth, best, frame)
    return _scores(one, _goal_fit(one, served, frame), worth, money, frame)


def way_scores(one: Alternative, outcome: str, money: Money, best: float, frame: Frame) -> tuple[Score, ...]:
    """The scores of a way to ``outcome``; ``best`` is the highest likely worth among the ways."""
    goal_fit = _place(one.outcomes.index(outcome), frame)
    return _scores(one, goal_fit, _worth(money.worth, best, frame), money, frame)


def _scores(
    one: OptionTemplate | Alternative, goal_fit: Judgement, worth: Judgement, money: Money, frame: Frame
) -> tuple[Score, ...]:
    judged = {
        "goal_fit": goal_fit,
        "worth": worth,
        "up_front": _up_front(money.up_front, frame),
        "risk": Judgement(1 - _points(one.risk, frame), one.risk_reason),
        "reversibility": Judgement(_points(one.reversibility, frame), one.reversibility_reason),
        "skills": _skills(one.new_skills, frame),
    }
    found = ((one.id, judged[one.id]) for one in frame.criteria)
    return tuple(Score(criterion=criterion, points=one.points, why=one.why) for criterion, one in found)


def total(scores: Iterable[Score], criteria: Iterable[Criterion]) -> float:
    """The weighted score, 0–100; what is not known counts nothing."""
    return 100 * sum(one.weight * (score.points or 0.0) for one, score in zip(criteria, scores, strict=True))


def best_worth(monies: Iterable[Money]) -> float:
    """The highest likely worth that is known; 0 when none is above zero."""
    return max((one.worth.base for one in monies if one.worth is not None), default=0.0)


def fit_grade(one: OptionTemplate, scores: Iterable[Score], frame: Frame) -> Grade:
    """The fit with the goals as a word: as scored, or as judged while that is not known."""
    points = next(score.points for score in scores if score.criterion == "goal_fit")
    if points is None:
        return one.goal_fit
    grades = frame.words["grades"]
    return "low" if points < grades["low"] else "medium" if points < grades["medium"] else "high"


def _points(grade: Grade, frame: Frame) -> float:
    return float(frame.words["points"][grade])


def _goal_fit(one: OptionTemplate, served: frozenset[str], frame: Frame) -> Judgement:
    judged = _points(one.goal_fit, frame)
    if not judged:
        return Judgement(0.0, one.goal_fit_reason)
    if not frame.served():
        return Judgement(None, frame.say("why", "no_links"))
    share = sum(weight for goal, weight in frame.goal_weights.items() if goal in served)
    goals = len(frame.goal_weights)
    covers = frame.say("why", "covers", served=figures.number_word(len(served)), total=figures.count(goals, "goal"))
    why = one.goal_fit_reason if len(served) == goals else f"{one.goal_fit_reason}; {covers}"
    return Judgement(judged * share, why)


def _place(place: int, frame: Frame) -> Judgement:
    points, why = frame.words["place"]["points"], frame.words["place"]["why"]
    known = min(place, len(points) - 1)
    return Judgement(points[known], why[known])


def _baseline(frame: Frame) -> Judgement:
    return Judgement(0.0, frame.say("why", "baseline"))


def _worth(worth: Range | None, best: float, frame: Frame) -> Judgement:
    if worth is None:
        return Judgement(None, frame.say("why", "not_quantified"))
    points = min(1.0, max(0.0, worth.base / best)) if best > 0 else 0.0
    return Judgement(points, frame.say("why", "worth", worth=frame.money(worth.base)))


def _up_front(amount: float | None, frame: Frame) -> Judgement:
    if amount is None:
        return Judgement(None, frame.say("why", "not_quantified"))
    if amount <= 0:
        return Judgement(1.0, frame.say("why", "no_up_front"))
    whole, written = frame.value.total_cost, frame.money(amount)
    if whole is None or whole.base <= 0:
        return Judgement(None, frame.say("why", "no_yardstick", amount=written))
    return Judgement(max(0.0, 1 - amount / whole.base), frame.say("why", "up_front", amount=written))


def _skills(new_skills: Grade, frame: Frame) -> Judgement:
    to_learn, level, top = _points(new_skills, frame), frame.skill_level, frame.words["best_score"]
    if not to_learn:
        return Judgement(1.0, frame.say("why", "skills_none"))
    if level is None:
        return Judgement(None, frame.say("why", "skills_unscored"))
    missing = 1 - (level - 1) / (top - 1)
    return Judgement(1 - to_learn * missing, frame.say("why", "skills", score=level, top=top))
