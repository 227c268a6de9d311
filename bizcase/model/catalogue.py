"""The records of the catalogue: what ``bizcase/content/*.toml`` must hold, field by field.

A record is one block of TOML. ``source`` fields hold a key of ``sources.toml`` (``"S:YELP"``) or the word
``"judgement"``. Shares are 0–1, money is plain, time is in months unless a name says otherwise.
"""

from typing import Literal

from msgspec import Struct

ValueClass = Literal["cash_in", "cash_saved", "capacity", "expected_loss", "unmonetised"]
CASH: tuple[ValueClass, ...] = ("cash_in", "cash_saved")
Tier = Literal["A", "B", "C", "D", "E", "F", "G"]
Verb = Literal["enables", "makes possible", "accelerates"]
Grade = Literal["low", "medium", "high"]
CurveId = Literal["fast", "standard", "slow", "linear18"]
OptionId = Literal["do_nothing", "do_minimum", "pilot", "plan", "outsource", "without_social"]
WayId = Literal[
    "face_to_face",
    "write",
    "listen_offline",
    "lead_system",
    "time_together",
    "invest_in_people",
    "daily_wonder",
    "incremental",
    "thank_you",
    "thoughtful",
    "clear_purpose",
    "work_on_business",
    "read_wider",
    "walk_around",
]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One block of content: frozen, every field checked when it is loaded."""


class Source(Record, frozen=True, kw_only=True):
    """Where a figure or finding comes from; ``tier`` is the evidence tier of the finding, if it is one."""

    id: str
    publisher: str
    title: str
    year: str
    url: str = ""
    used_for: str = ""
    tier: Tier | None = None


class Kpi(Record, frozen=True, kw_only=True):
    """A business measure, its formula in words, its unit and the system of record."""

    name: str
    formula: str
    unit: str
    source: str


class Vanity(Record, frozen=True, kw_only=True):
    """A social-media metric that may never carry money, and what an executive is told in its place."""

    metric: str
    say_instead: str


class CausalChain(Record, frozen=True, kw_only=True):
    """Activity → leading indicator → business KPI → financial line, each a short noun phrase."""

    activity: str
    leading_indicator: str
    business_kpi: str
    financial_line: str


class Vocabulary(Record, frozen=True, kw_only=True):
    """Words that speak for an outcome, by weight, and phrases that cancel a word inside them.

    Glosses are already stripped: every entry is the phrase itself, lower case.
    """

    strong: tuple[str, ...]
    medium: tuple[str, ...]
    verbs: tuple[str, ...]
    channels: tuple[str, ...]
    negative: tuple[str, ...]


class Outcome(Record, frozen=True, kw_only=True):
    """One of the nine business outcomes.

    ``benefit`` completes "so that …" ("customers stay longer and buy again"); ``noun`` stands in a list
    ("customer loyalty"); ``why_it_matters`` is one sentence for a board.
    """

    id: str
    name: str
    definition: str
    noun: str
    benefit: str
    why_it_matters: str
    verb: Verb
    value_class: ValueClass
    executive: str
    financial_lines: tuple[str, ...]
    goals: tuple[str, ...]
    practices: tuple[str, ...]
    chain: CausalChain
    kpis: tuple[Kpi, ...]
    vanity: tuple[Vanity, ...]
    evidence: str
    vocabulary: Vocabulary


class CueReading(Record, frozen=True, kw_only=True):
    """One meaning of an ambiguous word: the outcome it then speaks for (``None``: none) and the deciding words."""

    cues: tuple[str, ...]
    outcome: str | None = None


class AmbiguousWord(Record, frozen=True, kw_only=True):
    """A word that several outcomes claim; context decides."""

    word: str
    readings: tuple[CueReading, ...]


class GoalPattern(Record, frozen=True, kw_only=True):
    """How executives word a goal, and what it means; ``primary`` ``None`` means: ask ``question``."""

    wording: str
    primary: str | None = None
    secondary: str | None = None
    question: str = ""


class GoalReading(Record, frozen=True, kw_only=True, eq=False):
    """The words by which figures, dates and people are recognised in the sentence of a goal.

    ``up``, ``down`` and ``better`` (up, or down for a measure named in ``lower_is_better``) are verbs and nouns of
    change; ``counted`` verbs take a number of things; ``reach`` verbs a level. ``measures`` are nouns that name a
    measure also where no figure stands. ``says`` are the wordings of what was read. Compared by identity, as the
    patterns made of it are kept by it.
    """

    up: tuple[str, ...]
    down: tuple[str, ...]
    better: tuple[str, ...]
    changed: tuple[str, ...]
    lower_is_better: tuple[str, ...]
    counted: tuple[str, ...]
    reach: tuple[str, ...]
    limits: tuple[str, ...]
    about: tuple[str, ...]
    now: tuple[str, ...]
    numbers: tuple[str, ...]
    parts: tuple[str, ...]
    units: tuple[str, ...]
    persons: tuple[str, ...]
    measures: tuple[str, ...]
    fillers: tuple[str, ...]
    abbreviations: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    titles: tuple[str, ...]
    owner: tuple[str, ...]
    wants: tuple[str, ...]
    until: tuple[str, ...]
    before: tuple[str, ...]
    during: tuple[str, ...]
    says: dict[str, str]


class Objection(Record, frozen=True, kw_only=True):
    """What a stakeholder is likely to say, an honest answer, and what is not known yet."""

    objection: str
    answer: str
    unknown: str


class StakeholderProfile(Record, frozen=True, kw_only=True):
    """One of the sixteen voices: what they are measured on, their words, proof, objections and our one ask.

    ``cares_about`` lists outcome ids in the order that matters to them; ``gain`` maps each of these ids to
    one sentence in their vocabulary; ``nothing`` is what they are told when the case gives them nothing, and
    ``nothing_ask`` what is asked of them then.
    """

    id: str
    name: str
    titles: tuple[str, ...]
    measured_on: tuple[str, ...]
    values: tuple[str, ...]
    uses: tuple[str, ...]
    avoid: tuple[str, ...]
    proof: tuple[str, ...]
    objections: tuple[Objection, ...]
    ask: str
    nothing_ask: str
    cares_about: tuple[str, ...]
    gain: dict[str, str]
    nothing: str


class DriverInput(Record, frozen=True, kw_only=True):
    """One input of a value driver; ``low``/``high`` is the range outside which it is challenged, never filled in."""

    name: str
    label: str
    unit: str
    low: float | None = None
    high: float | None = None
    note: str = ""


class Driver(Record, frozen=True, kw_only=True):
    """A way in which an outcome becomes money.

    ``expression`` is arithmetic over the input names (``+ - * /`` and brackets) giving currency per full year;
    empty for an unmonetised driver. ``formula`` says the same in words. Where the user also gives ``split_inputs``,
    ``cash_expression`` is the part that is cash saved and ``capacity_expression`` the time that becomes free beside
    it; without them the whole is of ``value_class``. Where ``attrition`` is given, the effect is customers who stay: it
    is the share of them that leaves in a year all the same, over the input names and ``counted_share`` (the share of
    the effect that its evidence carries).
    """

    id: str
    outcome: str
    name: str
    value_class: ValueClass
    formula: str
    expression: str
    inputs: tuple[DriverInput, ...]
    benchmark: str
    sources: tuple[str, ...]
    pitfalls: tuple[str, ...]
    overlap_group: str = ""
    adoption_dependent: bool = True
    split_inputs: tuple[DriverInput, ...] = ()
    cash_expression: str = ""
    capacity_expression: str = ""
    attrition: str = ""

    @property
    def all_inputs(self) -> tuple[DriverInput, ...]:
        """The inputs that are needed, then those that split the result."""
        return (*self.inputs, *self.split_inputs)


class EvidenceTier(Record, frozen=True, kw_only=True):
    """How strong the evidence for an effect is, and the share of the effect that is counted."""

    id: Tier
    evidence: str
    share: float
    wording: str
    source: str


class Multipliers(Record, frozen=True, kw_only=True):
    """Triangular optimism adjustment: low, likely, high."""

    id: str
    low: float
    likely: float
    high: float
    reason: str

    @property
    def mean(self) -> float:
        """The mean of the triangular distribution."""
        return (self.low + self.likely + self.high) / 3


class RampCurve(Record, frozen=True, kw_only=True):
    """How an effect builds up: the share of the full-year effect reached at the end of each month 1–36."""

    id: CurveId
    name: str
    steepness: float
    midpoint: float
    full_at: int
    use_for: str


class RiskScore(Record, frozen=True, kw_only=True):
    """Likelihood and impact, each 1–5."""

    likelihood: int
    impact: int


class RiskTrigger(Record, frozen=True, kw_only=True):
    """When a risk applies: one word of ``text`` in an initiative, or one of ``facts`` true of it.

    ``facts`` are names from ``facts.toml``; those in ``raising`` also raise the likelihood by one.
    ``always`` makes it apply to every case.
    """

    text: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    raising: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    always: bool = False


class RiskEntry(Record, frozen=True, kw_only=True):
    """One risk of the catalogue, in cause–event–effect grammar, with its controls and default scores."""

    id: str
    title: str
    category: str
    trigger: RiskTrigger
    statement: str
    inherent: RiskScore
    residual: RiskScore
    why: str
    preventive: str
    detective: str
    corrective: str
    early_warning: str
    contingency: str
    owner: str
    industries_up: tuple[str, ...]
    sources: tuple[str, ...]


class Fact(Record, frozen=True, kw_only=True):
    """Something that may be true of an initiative, recognised by words, channels or fields.

    ``field`` is one of the names that ``engine/risk.py`` computes (``"one_channel"``, ``"no_owner"`` …); else the
    fact holds when one of ``words`` occurs in the initiative's text or channels. A phrase of ``not_when`` there says
    that the initiative controls or merely watches it, and the fact does not hold.
    """

    id: str
    meaning: str
    words: tuple[str, ...] = ()
    field: str = ""
    not_when: tuple[str, ...] = ()


class Scale(Record, frozen=True, kw_only=True):
    """A step of the likelihood, impact or exposure scale in words."""

    value: int
    word: str
    meaning: str


class Track(Record, frozen=True, kw_only=True):
    """A capability track of the roadmap with what must be true at 6, 12 and 36 months."""

    id: str
    name: str
    m6: tuple[str, ...]
    m12: tuple[str, ...]
    m36: tuple[str, ...]
    measures: tuple[str, ...]


class Horizon(Record, frozen=True, kw_only=True):
    """One of the three pictures: 6, 12, 36 months."""

    month: int
    name: str
    picture: str
    question: str
    must_have: tuple[str, ...]
    must_not: tuple[str, ...]
    decision: str


class StageGate(Record, frozen=True, kw_only=True):
    """A point at which money is released or withheld."""

    id: str
    name: str
    month: int
    go: str
    scale: str
    hold: str
    stop: str
    measure: str
    owner: str


class SequencingRule(Record, frozen=True, kw_only=True):
    """What must come before what, and why; ``words`` recognise an initiative to which the rule applies."""

    before: str
    after: str
    why: str
    words: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


class AuditLevel(Record, frozen=True, kw_only=True):
    """One step of the rubric."""

    score: int
    word: str
    looks_like: str


class AuditDimension(Record, frozen=True, kw_only=True):
    """One of the six dimensions of the audit with its five levels and the evidence to ask for.

    ``next_step`` has four entries: the smallest step from level 1 to 2, 2 to 3, 3 to 4 and 4 to 5;
    ``hypothesis`` is "We think … will lead to … because …".
    """

    id: str
    letter: str
    name: str
    levels: tuple[AuditLevel, ...]
    evidence_to_ask: str
    next_step: tuple[str, ...]
    measure: str
    owner: str
    hypothesis: str
    target_m6: int
    target_m12: int
    target_m36: int


class MaturityStage(Record, frozen=True, kw_only=True):
    """One of the six stages in plain words."""

    number: int
    name: str
    plain: str
    reached_when: str


class JargonTerm(Record, frozen=True, kw_only=True):
    """A word that boards do not use.

    Severity A: replace everywhere; V: vanity metric, appendix only, never money; B: wrong in some contexts;
    C: fine when explained once. With ``only_when`` it is an ordinary word: jargon alone, in one of these phrases, or
    near a word of the list that an entry beginning with @ names.
    """

    term: str
    severity: Literal["A", "B", "C", "V"]
    say_instead: str
    measure: str = ""
    only_when: tuple[str, ...] = ()
    not_when: tuple[str, ...] = ()


class ReadinessTest(Record, frozen=True, kw_only=True):
    """A test that the case must stand, what it asks, and the sentences for each result.

    ``met``, ``partly``, ``not_met``, ``cannot_tell`` are one sentence each; ``fix`` is the smallest next action
    (an imperative). ``published`` is the share of programmes that passed (0–1) with ``published_source``.
    """

    id: str
    name: str
    asks: str
    met: str
    partly: str
    not_met: str
    cannot_tell: str
    fix: str
    core: bool = False
    published: float | None = None
    published_source: str = ""


class Alternative(Record, frozen=True, kw_only=True):
    """A way to the same outcome without social media.

    ``outcomes`` are those for which it is a real alternative, best first. ``new_skills`` says how much there is to
    learn. ``reason_against`` is why it does not take the place of a plan.
    """

    id: WayId
    name: str
    what: str
    outcomes: tuple[str, ...]
    good_for: str
    weak_for: str
    cost: str
    risk: Grade
    risk_reason: str
    reversibility: Grade
    reversibility_reason: str
    skills: str
    new_skills: Grade
    reason_against: str


class OptionTemplate(Record, frozen=True, kw_only=True):
    """One of the options that every appraisal shows, with its judgements and a few words why for each.

    ``new_skills`` says how much there is to learn.
    """

    id: OptionId
    name: str
    what: str
    goal_fit: Grade
    goal_fit_reason: str
    risk: Grade
    risk_reason: str
    reversibility: Grade
    reversibility_reason: str
    skills: str
    new_skills: Grade
    reason_against: str


class BoardQuestion(Record, frozen=True, kw_only=True):
    """A question that boards ask, and how the answer starts; the figures are filled in by the story."""

    id: str
    question: str
    answer: str


class GlossaryEntry(Record, frozen=True, kw_only=True):
    """A term of finance or method that the deck uses, in one plain sentence."""

    term: str
    meaning: str
