"""What happens when: lanes, gates with their money, and the three pictures; months as in :mod:`bizcase.model.value`."""

from datetime import date

from msgspec import Struct


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
    at_risk: float


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
