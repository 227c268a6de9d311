"""What follows from a case file: frozen results, made by :func:`bizcase.case.build_case` and read by the story.

Money is in the case's currency, undiscounted unless a name says ``npv`` or ``pv``. Shares are 0–1. Months count from
the month in which the case starts: month 1 is the first, month 0 the moment before it. ``None`` always means
"not known", never zero.
"""

from datetime import date
from typing import Literal

from msgspec import Struct

from bizcase.model.appraisal import Appraisal
from bizcase.model.case_file import CaseFile, Influence, Stance
from bizcase.model.catalogue import RiskScore, Tier, Verb
from bizcase.model.roadmap import Roadmap
from bizcase.model.value import GateChoice, HardTimes, Uncertainty, Value

Strength = Literal["strong", "medium", "weak"]
Result = Literal["pass", "partial", "fail", "cannot tell"]
Exposure = Literal["low", "moderate", "high", "severe"]


class OutcomeScore(Struct, frozen=True, kw_only=True):
    """How much speaks for one outcome: ``points`` are its log-odds, ``share`` its chance of 0–1, ``words`` those that
    decided, ``cancelled`` those that looked like it and were not."""

    outcome: str
    points: float
    share: float
    words: tuple[str, ...]
    cancelled: tuple[str, ...] = ()


class Match(Struct, frozen=True, kw_only=True):
    """What an initiative or a goal is for. ``first`` ``None`` means unmapped; then ``to_settle`` says what would help.

    ``confidence`` is the chance of ``first``, 0–1, for an unmapped one that of mere activity. ``sure`` is ``False``
    when the user should be asked; then ``second`` is the next best guess, also where ``first`` is ``None``.
    ``judged_by`` names the person who overruled the engine, else it is empty.
    """

    subject: str
    first: str | None
    second: str | None
    confidence: float
    sure: bool
    scores: tuple[OutcomeScore, ...]
    reasons: tuple[str, ...]
    to_settle: str = ""
    judged_by: str = ""


class Link(Struct, frozen=True, kw_only=True):
    """One initiative serves one goal: how strongly, with which verb, and why. ``stated``: the user said so."""

    initiative: str
    goal: str
    strength: Strength
    verb: Verb
    reason: str
    stated: bool


class LineOfSight(Struct, frozen=True, kw_only=True):
    """Who serves what. ``no_thanks`` are initiatives that serve nothing, with the reason."""

    links: tuple[Link, ...]
    unserved_goals: tuple[str, ...]
    no_thanks: tuple[tuple[str, str], ...]
    concentration: tuple[str, ...]


class ChainStep(Struct, frozen=True, kw_only=True):
    """One of the four boxes; ``known`` is ``False`` when the case has no measure for it yet."""

    label: str
    text: str
    known: bool


class Chain(Struct, frozen=True, kw_only=True):
    """Activity, leading indicator, business KPI, financial line; ``weakest`` is the index of the weakest step."""

    subject: str
    steps: tuple[ChainStep, ChainStep, ChainStep, ChainStep]
    weakest: int
    weakest_reason: str
    tier: Tier | None


class InitiativeWording(Struct, frozen=True, kw_only=True):
    """An initiative in executive language; ``missing`` names the figures that the sentence had to do without."""

    initiative: str
    plain: str
    outcome_sentence: str
    missing: tuple[str, ...]
    chain: Chain | None


class AnsweredObjection(Struct, frozen=True, kw_only=True):
    """What they will say, our honest answer, and what we do not know yet."""

    objection: str
    answer: str
    unknown: str


class StakeholderMessage(Struct, frozen=True, kw_only=True):
    """The case in one stakeholder's language. ``name`` is empty when nobody is named; ``has_gain`` ``False`` when the
    case gives them nothing, and ``message`` then says so."""

    profile: str
    role: str
    name: str
    stance: Stance
    influence: Influence | None
    last_spoken: date | None
    has_gain: bool
    message: str
    figures: tuple[str, ...]
    proof_asked: str
    proof_we_have: str
    concern: str
    objections: tuple[AnsweredObjection, ...]
    ask: str


class RiskResult(Struct, frozen=True, kw_only=True):
    """A risk that applies: why it does (``fired_by``: initiative id and the words), its scores and its controls.

    Residual equals inherent while no owner is named. ``on_slide`` marks those that the board sees first.
    """

    id: str
    title: str
    category: str
    statement: str
    inherent: RiskScore
    residual: RiskScore
    inherent_exposure: Exposure
    residual_exposure: Exposure
    fired_by: tuple[tuple[str, str], ...]
    mitigation: str
    early_warning: str
    contingency: str
    detective: str
    corrective: str
    owner: str
    owner_is_named: bool
    why: str
    sources: tuple[str, ...]
    on_slide: bool


class BridgeRow(Struct, frozen=True, kw_only=True):
    """One audit dimension from today to the future. ``current`` ``None`` means not scored."""

    dimension: str
    name: str
    current: int | None
    sceptic: int | None
    target_m6: int
    target_m12: int
    target_m36: int
    current_word: str
    evidence: str
    sentence: str
    hypothesis: str
    owner: str


class CurrentState(Struct, frozen=True, kw_only=True):
    """The audit: six rows and the maturity stage in words ("" when not scored)."""

    rows: tuple[BridgeRow, ...]
    stage: str
    stage_meaning: str


class TestResult(Struct, frozen=True, kw_only=True):
    """One readiness test: result, the evidence for it, and the smallest action that would turn it."""

    id: str
    name: str
    asks: str
    result: Result
    sentence: str
    evidence: str
    fix: str
    core: bool
    published: float | None
    published_source: str


class Readiness(Struct, frozen=True, kw_only=True):
    """All tests and the verdict: "board-ready", "sponsor-ready" or "not ready", with the first three fixes."""

    results: tuple[TestResult, ...]
    verdict: Literal["board-ready", "sponsor-ready", "not ready"]
    reason: str
    fixes: tuple[str, ...]


class Parent(Struct, frozen=True, kw_only=True):
    """Where a figure comes from: the user's input, a computation (``how`` is the formula) or a benchmark."""

    id: str
    name: str
    value: str
    kind: Literal["input", "computed", "benchmark", "assumption"]
    how: str
    source: str
    owner: str = ""


class Term(Struct, frozen=True, kw_only=True):
    """One thing that is known of a goal.

    ``value`` is text as it is shown. ``words`` is the piece of the goal's sentence in which it was read, "" when it is
    ``stated`` in a column. ``change``: a target that is counted from today's value, not a level. ``on`` is the day of a
    deadline. ``note`` says what was taken for granted.
    """

    value: str
    words: str = ""
    stated: bool = False
    change: bool = False
    on: date | None = None
    note: str = ""


class GoalTerms(Struct, frozen=True, kw_only=True):
    """What is known of the goal with the id ``goal``; ``None`` means not yet known.

    A column wins over the sentence; ``contradictions`` name where the two differ, ``remarks`` what else stands in the
    sentence.
    """

    goal: str
    metric: Term | None = None
    baseline: Term | None = None
    target: Term | None = None
    deadline: Term | None = None
    executive: Term | None = None
    contradictions: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class BusinessCase(Struct, frozen=True, kw_only=True):
    """Everything that follows from ``case`` on the day ``today``. ``digest`` is the SHA-256 of the case file."""

    case: CaseFile
    today: date
    digest: str
    engine_version: str
    matches: tuple[Match, ...]
    goal_matches: tuple[Match, ...]
    sight: LineOfSight
    wording: tuple[InitiativeWording, ...]
    messages: tuple[StakeholderMessage, ...]
    value: Value
    appraisal: Appraisal
    risks: tuple[RiskResult, ...]
    roadmap: Roadmap
    current_state: CurrentState
    readiness: Readiness
    register: tuple[Parent, ...]
    uncertainty: Uncertainty | None = None
    hard_times: HardTimes | None = None
    goal_terms: tuple[GoalTerms, ...] = ()

    def choice_at(self, gate_id: str) -> GateChoice | None:
        """What the simulated futures say of a gate; ``None`` when they say nothing."""
        choices = self.uncertainty.gates if self.uncertainty else ()
        return next((one for one in choices if one.gate == gate_id), None)
