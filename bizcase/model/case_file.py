"""What the user said, and nothing else: the only thing that is saved.

Every field may be empty: an empty one is named as missing by the engine, never filled in. Money is in the company's
currency, shares are 0–1, dates are days, durations are months. A case that contradicts itself can be saved;
:func:`bizcase.model.checks.case_problems` says what stands in its way.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bizcase.model.catalogue import Tier, ValueClass
from bizcase.model.text import clean_text

VERSION: Literal[1] = 1

Text = Annotated[str, Field(max_length=20_000), AfterValidator(clean_text)]
LARGEST = 1e15
OWN_RAMP = "custom"
Money = Annotated[float, Field(allow_inf_nan=False, ge=-LARGEST, le=LARGEST)]
Influence = Literal["low", "medium", "high"]
Stance = Literal["sponsor", "supporter", "neutral", "sceptic", "opponent", "unknown"]
Status = Literal["idea", "planned", "running", "paused", "done", "unknown"]


class Record(BaseModel):
    """Frozen, strict about field names, every string cleaned."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Company(Record):
    """Who asks. ``discount_rate`` is the annual hurdle rate as a share, ``fiscal_year_start`` a month 1–12."""

    name: Text = ""
    industry: Text = ""
    regulated: bool | None = None
    currency: Annotated[str, Field(pattern=r"^([A-Z]{3})?$")] = ""
    fiscal_year_start: Annotated[int, Field(ge=1, le=12)] | None = None
    discount_rate: Money | None = None
    annual_revenue: Money | None = None
    headcount: Annotated[int, Field(ge=0)] | None = None
    spelling: Literal["british", "american"] | None = None


class Purpose(Record):
    """Why the company exists, where it wants to be, what it does."""

    why: Text = ""
    vision: Text = ""
    mission: Text = ""


class Programme(Record):
    """What the board decides about. ``first_tranche`` is the money to release until the first gate."""

    name: Text = ""
    sponsor: Text = ""
    lead: Text = ""
    decision: Text = ""
    first_tranche: Money | None = None


class Goal(Record):
    """A goal of the company in its leaders' words. ``category`` is an outcome id, when the user named one.

    ``baseline`` and ``target`` are kept as written ("18 %", "£1.2m"); ``weight`` is relative; ``said_in`` tells
    where it was said (plan, minutes, interview).
    """

    id: Text
    statement: Text
    category: Text = ""
    executive: Text = ""
    metric: Text = ""
    baseline: Text = ""
    target: Text = ""
    deadline: date | None = None
    weight: Money | None = None
    said_in: Text = ""


class Estimate(Record):
    """A low, likely and high value; any of them may be missing, but not all."""

    low: Money | None = None
    base: Money | None = None
    high: Money | None = None


class Initiative(Record):
    """One row of the spreadsheet.

    ``benefit`` is money per full year. ``driver`` with ``driver_inputs`` may stand in its place. ``confidence`` is a
    share. ``goals`` and ``depends_on`` hold ids. ``spokesperson`` says who speaks to customers. ``extra`` keeps the
    columns that bizcase does not know. ``ramp`` is the id of a curve of the catalogue or "custom"; then
    ``ramp_shares`` are the shares of the full-year effect reached 3, 6, 9 … months after the start. Beside another
    curve they are not used.
    """

    id: Text
    name: Text
    description: Text = ""
    channels: tuple[Text, ...] = ()
    owner: Text = ""
    department: Text = ""
    goals: tuple[Text, ...] = ()
    one_off_cost: Money | None = None
    annual_cost: Money | None = None
    hours_per_month: Money | None = None
    benefit: Estimate | None = None
    value_class: ValueClass | None = None
    driver: Text = ""
    driver_inputs: dict[str, Estimate] = {}
    start: date | None = None
    duration_months: Annotated[int, Field(ge=0, le=600)] | None = None
    ramp: Text = ""
    ramp_shares: tuple[Annotated[float, Field(ge=0, le=1)], ...] = ()
    confidence: Money | None = None
    kpi: Text = ""
    baseline: Text = ""
    target: Text = ""
    evidence_tier: Tier | None = None
    depends_on: tuple[Text, ...] = ()
    status: Status = "unknown"
    spokesperson: Text = ""
    extra: dict[str, str] = {}

    @property
    def states_cost(self) -> bool:
        """Whether a cost is stated in money, be it zero."""
        return self.one_off_cost is not None or self.annual_cost is not None

    @property
    def states_cost_or_hours(self) -> bool:
        """Whether a cost is stated in money or as hours, be it zero."""
        return self.states_cost or self.hours_per_month is not None

    @property
    def states_benefit(self) -> bool:
        """Whether the benefit stands as money per full year, so that a driver is not asked."""
        return self.benefit not in (None, Estimate())


class AuditScore(Record):
    """One of the six dimensions, 1–5 now and wanted. 3 or more needs ``evidence``; ``sceptic`` is a second score."""

    dimension: Literal["culture", "education", "organisation", "listening", "systems", "framework"]
    current: Annotated[int, Field(ge=1, le=5)] | None = None
    target: Annotated[int, Field(ge=1, le=5)] | None = None
    sceptic: Annotated[int, Field(ge=1, le=5)] | None = None
    evidence: Text = ""


class Stakeholder(Record):
    """Somebody who has to agree. ``role`` is a title or a profile id of the catalogue."""

    role: Text
    name: Text = ""
    influence: Influence | None = None
    support: Stance = "unknown"
    last_spoken: date | None = None
    concern: Text = ""


class DeclinedPlatform(Record):
    """A platform that the company says no to, and why."""

    platform: Text
    reason: Text = ""
    review_on: date | None = None


class OptionEstimate(Record):
    """The user's money for another option, or a way without social networks (``option`` is its id in the catalogue).

    Costs and ``benefit`` (money per full year) as in an initiative; ``source`` says where they come from.
    """

    option: Text
    one_off_cost: Money | None = None
    annual_cost: Money | None = None
    benefit: Estimate | None = None
    source: Text = ""

    @property
    def states_cost(self) -> bool:
        """Whether a cost is stated, be it zero."""
        return self.one_off_cost is not None or self.annual_cost is not None


class Assumption(Record):
    """A figure the case rests on.

    The engine uses ``hourly_rate`` (per loaded hour), ``contingency`` (share) and ``assisted_contacts`` (contacts that
    staff answer in a year).
    """

    id: Text
    name: Text = ""
    value: Money | None = None
    low: Money | None = None
    high: Money | None = None
    unit: Text = ""
    source: Text = ""
    owner: Text = ""
    noted_on: date | None = None


class Override(Record):
    """The user's own judgement in place of the engine's: the outcome of an initiative or a goal."""

    subject: Text
    outcome: Text
    by: Text = ""
    why: Text = ""
    noted_on: date | None = None


class ColumnChoice(Record):
    """The user's word on a column of an uploaded table: ``header`` holds ``field``.

    ``field`` is a field of intake's column table, "" for an extra fact, or "ignore" for a column to leave out.
    """

    table: Literal["initiatives", "goals"] = "initiatives"
    header: Text
    field: Text = ""


class HouseTerm(Record):
    """A word that this company's board does not use, and what it says instead; severities as in the jargon list."""

    term: Annotated[Text, Field(min_length=1)]
    say_instead: Text = ""
    severity: Literal["A", "V", "B", "C"] = "A"


class CaseFile(Record):
    """A whole case as the user gave it, versioned. ``trend`` says where things go if nothing is done."""

    version: Literal[1] = 1
    company: Company = Company.model_construct()
    purpose: Purpose = Purpose.model_construct()
    programme: Programme = Programme.model_construct()
    goals: tuple[Goal, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    audit: tuple[AuditScore, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    declined: tuple[DeclinedPlatform, ...] = ()
    options: tuple[OptionEstimate, ...] = ()
    trend: Text = ""
    assumptions: tuple[Assumption, ...] = ()
    overrides: tuple[Override, ...] = ()
    columns: tuple[ColumnChoice, ...] = ()
    house_terms: tuple[HouseTerm, ...] = ()
    accepted_terms: tuple[Text, ...] = ()

    def assumed(self, assumption_id: str) -> float | None:
        """The value that the case assumes under this id; ``None`` when it does not."""
        return next((one.value for one in self.assumptions if one.id == assumption_id), None)
