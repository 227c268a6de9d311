"""What follows from a case file: frozen results, made by :func:`bizcase.case.build_case` and read by the story.

Money is in the case's currency, undiscounted unless a name says ``npv`` or ``pv``. Shares are 0–1. Months count from
the month in which the case starts: month 1 is the first, month 0 the moment before it. ``None`` always means
"not known", never zero.
"""

from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from bizcase.model.case_file import CaseFile, Influence, Stance
from bizcase.model.catalogue import RiskScore, Tier, ValueClass, Verb

Strength = Literal["strong", "medium", "weak"]
Grade = Literal["low", "medium", "high"]
Result = Literal["pass", "partial", "fail", "cannot tell"]
Exposure = Literal["low", "moderate", "high", "severe"]
Verdict = Literal["proceed", "pilot first", "not yet known"]
Hurdle = Literal["", "worth", "room"]
HORIZON = 36


class Range(NamedTuple):
    """A low, likely and high value; low ≤ base ≤ high unless a name says otherwise."""

    low: float
    base: float
    high: float


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


class ValueLine(Struct, frozen=True, kw_only=True):
    """The money of one initiative.

    ``stated`` is the benefit per full year as the user gave it; ``counted`` the same after evidence and overlap
    (``None``: nothing may be counted, and ``why_not`` says why); ``benefit`` and ``cost`` are totals over the
    horizon after the optimism adjustment; ``benefit_pv``/``cost_pv`` are discounted (``None`` without a rate).
    Only ``cash_in`` and ``cash_saved`` enter the net present value. ``annual`` is ``counted`` after the optimism
    adjustment, whose multipliers have the id ``optimism``, and ``build_up`` the share of it that falls in each of the
    months 0–36. ``attributed``: its driver attributes the effect already. ``moves`` names the money that it moves, as
    the overlap group of its driver and as its measure with its outcome (each "" where there is none): lines that
    share one of them count it once. ``capacity`` is the time that the same effect frees per full year beside the
    cash, after evidence and overlap; it stands outside worth.
    """

    initiative: str
    value_class: ValueClass
    tier: Tier | None
    tier_share: float
    stated: Range | None
    counted: Range | None
    why_not: str
    overlaps_with: str
    start_month: int
    ramp: str
    benefit: Range | None
    cost: Range
    benefit_pv: Range | None
    cost_pv: Range | None
    staff_cost: float | None
    arithmetic: str
    annual: Range | None = None
    build_up: tuple[float, ...] = ()
    optimism: str = ""
    attributed: bool = False
    moves: tuple[str, str] = ("", "")
    capacity: Range | None = None


class NotQuantified(Struct, frozen=True, kw_only=True):
    """Something without a figure: what it is, why there is none, who could supply it, and by when: before the work
    starts."""

    subject: str
    what: str
    why: str
    who: str
    by: date | None = None


class BridgeStep(Struct, frozen=True, kw_only=True):
    """One bar of the bridge from gross to net: ``amount`` is signed, a total has ``is_total``."""

    label: str
    amount: float
    is_total: bool
    reason: str


class CashMonth(Struct, frozen=True, kw_only=True):
    """Month 0–36: cash benefit and cost of that month, and the cumulative net, undiscounted."""

    month: int
    benefit: Range
    cost: Range
    cumulative: Range


class CashYear(Struct, frozen=True, kw_only=True):
    """Twelve months of the horizon: cash benefit, cost and net."""

    number: int
    label: str
    benefit: Range
    cost: Range
    net: Range


class TornadoBar(Struct, frozen=True, kw_only=True):
    """One driver moved from its low to its high value, all others at their likely value: the worth at each end."""

    label: str
    low: float
    high: float


class SwitchingValue(Struct, frozen=True, kw_only=True):
    """Where the answer turns: ``multiplier`` on the driver at which the worth is zero (``None``: no such value)."""

    label: str
    multiplier: float | None
    sentence: str


class Scenario(Struct, frozen=True, kw_only=True):
    """One future in money over the horizon: ``benefit`` and ``cost`` undiscounted, ``worth`` as in :class:`Value`.

    ``assumes`` says in a sentence what is taken for granted; ``payback`` is a month, ``None`` beyond the horizon.
    """

    id: str
    name: str
    assumes: str
    benefit: float
    cost: float
    worth: float
    payback: int | None


class Conventions(Struct, frozen=True, kw_only=True):
    """The likely net present value by the month (the one the case uses), by the year's end and by its middle."""

    monthly: float
    end_year: float
    mid_year: float


class Delay(Struct, frozen=True, kw_only=True):
    """What starting ``months`` later loses, as worth: with the end of the horizon fixed, and with it moved along."""

    months: int
    fixed_end: float
    sliding: float


class Value(Struct, frozen=True, kw_only=True):
    """What the whole case is worth over 36 months.

    ``worth`` is the figure that the case argues with: the net present value when a discount rate is known, else the
    undiscounted net; ``worth_measure`` says which. It is ``None`` when no cash benefit may be counted yet, and
    ``total_cost`` while no cost of any initiative is known. ``stated_worth`` is the same from the user's figures,
    unadjusted. Payback is the month (1–36) in which cumulative cash turns positive and stays so, ``None`` when it
    does not. ``peak_exposure`` is positive money at its deepest. ``benefit_cost_ratio`` has no unit. ``capacity`` and
    ``expected_loss`` are per full year and stand outside worth. ``irr`` and ``mirr`` are annual shares of the likely
    cash; ``irr_reason`` says why there is no internal rate of return where it is ``None``. ``roi`` is what is left
    after cost as a share of cost, likely and at present value. ``discounted_payback`` counts discounted cash; like
    ``conventions`` it is empty without a rate.
    """

    currency: str
    discount_rate: float | None
    first_month: date
    lines: tuple[ValueLine, ...]
    months: tuple[CashMonth, ...]
    years: tuple[CashYear, ...]
    total_benefit: Range | None
    total_cost: Range | None
    worth: Range | None
    worth_measure: str
    stated_worth: Range | None
    npv: Range | None
    benefit_cost_ratio: Range | None
    payback: tuple[int | None, int | None, int | None]
    peak_exposure: float
    peak_month: int
    capacity: Range | None
    expected_loss: Range | None
    bridge: tuple[BridgeStep, ...]
    tornado: tuple[TornadoBar, ...]
    switching: tuple[SwitchingValue, ...]
    not_quantified: tuple[NotQuantified, ...]
    challenges: tuple[str, ...]
    verdict: Verdict
    irr: float | None = None
    irr_reason: str = ""
    mirr: float | None = None
    roi: float | None = None
    discounted_payback: tuple[int | None, int | None, int | None] = (None, None, None)
    conventions: Conventions | None = None
    delay: Delay | None = None
    scenarios: tuple[Scenario, ...] = ()


class BudgetLine(Struct, frozen=True, kw_only=True):
    """One initiative when money is short: its likely cost over the horizon, what it adds to worth (``None``: not yet
    quantified), whether it stays, and why."""

    initiative: str
    cost: float
    worth: float | None
    kept: bool
    reason: str


class HardTimes(Struct, frozen=True, kw_only=True):
    """The plan on ``share`` of its likely cost.

    ``lines`` stand in the order in which money would be given up: the first to go comes first. ``cost`` and ``worth``
    are of what is kept; ``thread`` says in a sentence what holds it together. ``uncosted`` are the initiatives without
    a known cost: they stand in no line.
    """

    share: float
    budget: float
    lines: tuple[BudgetLine, ...]
    cost: float
    worth: float | None
    thread: str
    uncosted: tuple[str, ...] = ()


class GateChoice(Struct, frozen=True, kw_only=True):
    """What a gate is good for: the share of simulated futures in which going on from it loses money, and what being
    able to stop there adds to mean worth, at most: it supposes that the gate shows which future has come."""

    gate: str
    month: int
    chance_of_stop: float
    worth_of_stopping: float


class CashBand(Struct, frozen=True, kw_only=True):
    """Cumulative net cash at the end of a month: one draw in ten ends below ``p10``, one in ten above ``p90``."""

    month: int
    p10: float
    p50: float
    p90: float


class Uncertainty(Struct, frozen=True, kw_only=True):
    """What ``draws`` simulated futures give, from ``seed``; the same seed gives the same figures.

    ``mean``, ``p10``, ``p50`` and ``p90`` are of worth (see :class:`Value`); chances are shares of the draws:
    of a worth below zero, and of cumulative cash above zero at the end of the horizon. ``correlation`` holds among
    benefits that depend on people changing; between benefits and cost it is zero. ``histogram`` counts the draws in
    ranges of equal width, (from, to, draws). ``payback`` are months, (early, middle, late): one future in ten is
    earlier than the first, one in ten later than the last; ``None`` is beyond the horizon.
    """

    seed: int
    draws: int
    correlation: float
    mean: float
    p10: float
    p50: float
    p90: float
    chance_of_loss: float
    chance_of_payback: float
    cash: tuple[CashBand, ...]
    histogram: tuple[tuple[float, float, int], ...]
    payback: tuple[int | None, int | None, int | None] = (None, None, None)
    gates: tuple[GateChoice, ...] = ()


class Criterion(Struct, frozen=True, kw_only=True):
    """What options are compared by; the ``weight``s of all add up to 1. ``how`` says in a sentence how it is scored."""

    id: str
    name: str
    weight: float
    how: str = ""


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
    up_front: float | None = None
    source: str = ""
    scores: tuple[Score, ...] = ()
    total: float = 0.0
    fails: Hurdle = ""


class AlternativeWay(Struct, frozen=True, kw_only=True):
    """A way without social media that serves the same outcome.

    ``cost`` and ``worth`` are the user's, ``None`` while not yet quantified; ``cost_words`` says what kind of cost it
    has. ``best``: of the ways to its outcome it scores highest. ``reason`` is why it does not take the plan's place.
    """

    name: str
    what: str
    outcome: str
    good_for: str
    weak_for: str
    id: str = ""
    cost: Range | None = None
    worth: Range | None = None
    cost_words: str = ""
    risk: Grade = "low"
    reversibility: Grade = "high"
    skills: str = ""
    total: float = 0.0
    best: bool = False
    reason: str = ""
    up_front: float | None = None
    source: str = ""
    scores: tuple[Score, ...] = ()
    fails: Hurdle = ""


class DeclinedReason(Struct, frozen=True, kw_only=True):
    """A platform declined and why; ``stated`` is ``False`` where the user gave no reason and the case supplies it."""

    platform: str
    reason: str
    review_on: date | None
    stated: bool


class Appraisal(Struct, frozen=True, kw_only=True):
    """The options in their order, the ways without social media, the criteria, and the rule by which one is preferred.

    ``doing_nothing`` says in sentences what carrying on costs and where it leads. ``contested`` is a challenge: which
    option scores higher than the preferred one and what would settle it, "" when none does.
    """

    options: tuple[OptionResult, ...]
    alternatives: tuple[AlternativeWay, ...]
    rule: str
    criteria: tuple[Criterion, ...] = ()
    doing_nothing: tuple[str, ...] = ()
    contested: str = ""
    declined: tuple[DeclinedReason, ...] = ()


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


class PlanBar(Struct, frozen=True, kw_only=True):
    """A bar of the roadmap, months 0–36; ``initiative`` is empty for the programme's own work."""

    label: str
    start: int
    end: int
    initiative: str


class Milestone(Struct, frozen=True, kw_only=True):
    """Something true by the end of ``month``."""

    month: int
    label: str


class Lane(Struct, frozen=True, kw_only=True):
    """One track of the roadmap."""

    track: str
    name: str
    bars: tuple[PlanBar, ...]
    milestones: tuple[Milestone, ...]


class GatePlan(Struct, frozen=True, kw_only=True):
    """A stage gate on its day: what is measured, when to go on, hold or stop, the money spent by then and the tranche
    released for the stretch after it (both likely values). ``at_risk`` is what is lost if the work stops here: likely
    cost so far less likely benefit so far, never below zero."""

    id: str
    name: str
    month: int
    on: date
    measure: str
    go: str
    hold: str
    stop: str
    owner: str
    spent_by_then: float
    tranche: float
    at_risk: float = 0.0


class HorizonPicture(Struct, frozen=True, kw_only=True):
    """6, 12 or 36 months from the start: the picture in a sentence and what must be true."""

    month: int
    on: date
    name: str
    picture: str
    must_have: tuple[str, ...]


class Roadmap(Struct, frozen=True, kw_only=True):
    """The plan. ``order_notes`` say what must come before what; ``hours_per_week`` is the team's peak load and
    ``staff_needed`` the full-time people it takes at 24 planned hours a week."""

    lanes: tuple[Lane, ...]
    gates: tuple[GatePlan, ...]
    pictures: tuple[HorizonPicture, ...]
    order_notes: tuple[str, ...]
    first_90_days: tuple[str, ...]
    hours_per_week: float | None
    staff_needed: float | None


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
    used_in: str = ""


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
