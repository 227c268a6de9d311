"""What the options beside the plan cost, are worth and score; ``None`` always means "not known", never zero."""

from datetime import date
from typing import Literal

from msgspec import Struct

from bizcase.model.catalogue import Grade
from bizcase.model.value import Range

Hurdle = Literal["", "worth", "room"]


class Criterion(Struct, frozen=True, kw_only=True):
    """What options are compared by; the ``weight``s of all add up to 1. ``how`` says in a sentence how it is scored."""

    id: str
    name: str
    weight: float
    how: str


class Score(Struct, frozen=True, kw_only=True):
    """How an option does on one criterion: 0 (worst) to 1, ``None`` while not known; ``why`` in a few words."""

    criterion: str
    points: float | None
    why: str


class OptionResult(Struct, frozen=True, kw_only=True):
    """One option of the appraisal. ``worth`` ``None`` means not yet quantified.

    ``up_front`` is the likely money that is committed before anything can be stopped. ``total`` is the weighted score,
    0–100, in which what is not known counts nothing; ``source`` says where its money comes from. ``reason`` is why it
    is preferred, or why not. ``fails`` names the hurdle that it fails, "" for none: its likely worth is below zero
    ("worth"), or would be if benefits came in a little lower ("room").
    """

    id: str
    name: str
    what: str
    cost: Range | None
    worth: Range | None
    goal_fit: Grade
    risk: Grade
    reversibility: Grade
    skills: str
    preferred: bool
    reason: str
    up_front: float | None
    source: str
    scores: tuple[Score, ...]
    total: float
    fails: Hurdle


class AlternativeWay(Struct, frozen=True, kw_only=True):
    """A way without social media that serves the same outcome.

    ``cost`` and ``worth`` are the user's, ``None`` while not yet quantified; ``cost_words`` says what kind of cost it
    has. ``best``: of the ways to its outcome it scores highest. ``reason`` is why it does not take the plan's place.
    """

    id: str
    name: str
    what: str
    outcome: str
    good_for: str
    weak_for: str
    cost: Range | None
    cost_words: str
    worth: Range | None
    risk: Grade
    reversibility: Grade
    skills: str
    reason: str
    up_front: float | None
    source: str
    scores: tuple[Score, ...]
    total: float
    fails: Hurdle
    best: bool = False


class DeclinedReason(Struct, frozen=True, kw_only=True):
    """A platform declined and why, in the user's words or in what the case says of it."""

    platform: str
    reason: str
    review_on: date | None


class Appraisal(Struct, frozen=True, kw_only=True):
    """The options in their order, the ways without social media, the criteria, and the rule by which one is preferred.

    ``doing_nothing`` says in sentences what carrying on costs and where it leads. ``contested`` is a challenge: which
    option scores higher than the preferred one and what would settle it, "" when none does.
    """

    options: tuple[OptionResult, ...]
    alternatives: tuple[AlternativeWay, ...]
    rule: str
    criteria: tuple[Criterion, ...]
    doing_nothing: tuple[str, ...]
    contested: str
    declined: tuple[DeclinedReason, ...]
