"""The roadmap over 36 months."""

from collections.abc import Iterable
from datetime import date, timedelta

from bizcase.catalogue import Catalogue
from bizcase.engine.roadmap.first_steps import first_90_days
from bizcase.engine.roadmap.order import order_notes
from bizcase.model.business_case import Match
from bizcase.model.case_file import CaseFile, Initiative
from bizcase.model.catalogue import StageGate, Track
from bizcase.model.roadmap import GatePlan, HorizonPicture, Lane, Milestone, PlanBar, Roadmap
from bizcase.model.value import HORIZON, Value
from bizcase.phrases import found, spelled


def plan(case: CaseFile, matches: tuple[Match, ...], value: Value, catalogue: Catalogue) -> Roadmap:
    """The roadmap of ``case``: a bar for every initiative, in the lane that fits it.

    An initiative without a start begins in month 1, one without a duration runs to the end of the horizon.
    """
    bars = {one.id: _bar(one, value) for one in case.initiatives}
    gates = _gates(value, catalogue)
    hours = _peak_hours(case, bars)
    return Roadmap(
        lanes=_lanes(case, matches, bars, catalogue),
        gates=gates,
        pictures=_pictures(value, catalogue),
        order_notes=order_notes(case, bars, catalogue),
        first_90_days=first_90_days(case, matches, value, gates, catalogue),
        hours_per_week=hours,
        staff_needed=None if hours is None else hours / _hours_per_person(catalogue),
    )


def _bar(one: Initiative, value: Value) -> PlanBar:
    starts = {line.initiative: line.start_month for line in value.lines}
    start = min(HORIZON, starts.get(one.id, 1) - 1)
    end = HORIZON if one.duration_months is None else min(HORIZON, start + one.duration_months)
    return PlanBar(label=one.name, start=start, end=end, initiative=one.id)


def _lanes(
    case: CaseFile, matches: tuple[Match, ...], bars: dict[str, PlanBar], catalogue: Catalogue
) -> tuple[Lane, ...]:
    outcomes = {match.subject: match.first for match in matches}
    track_of = {one.id: _track(one, outcomes.get(one.id), catalogue) for one in case.initiatives}
    return tuple(
        Lane(
            track=track.id,
            name=track.name,
            bars=_in_order(bar for bar in bars.values() if track_of[bar.initiative] == track.id),
            milestones=_milestones(track),
        )
        for track in catalogue.tracks
    )


def _in_order(bars: Iterable[PlanBar]) -> tuple[PlanBar, ...]:
    return tuple(sorted(bars, key=lambda bar: (bar.start, bar.end)))


def _milestones(track: Track) -> tuple[Milestone, ...]:
    by_month = ((6, track.m6), (12, track.m12), (36, track.m36))
    return tuple(Milestone(month=month, label=label) for month, labels in by_month for label in labels)


def _track(one: Initiative, outcome: str | None, catalogue: Catalogue) -> str:
    """The track of an initiative: by its name, else its description, its department, its outcome."""
    lanes = catalogue.plan_wording["lane"]
    for text, column in ((one.name, "words"), (one.description, "words"), (one.department, "departments")):
        best = max(lanes, key=lambda lane: len(found(spelled(text), lane[column])))
        if found(spelled(text), best[column]):
            return str(best["track"])
    fits = (lane["track"] for lane in lanes if outcome in lane["outcomes"])
    return str(next(fits, catalogue.plan_wording["roadmap"]["fallback_track"]))


def _gates(value: Value, catalogue: Catalogue) -> tuple[GatePlan, ...]:
    following = [gate.month for gate in catalogue.gates[1:]] + [HORIZON]
    return tuple(_gate(gate, until, value) for gate, until in zip(catalogue.gates, following, strict=True))


def _gate(gate: StageGate, until: int, value: Value) -> GatePlan:
    spent = _spent(value, gate.month)
    return GatePlan(
        id=gate.id,
        name=gate.name,
        month=gate.month,
        on=end_of_month(value.first_month, gate.month),
        measure=gate.measure,
        go=gate.go,
        hold=gate.hold,
        stop=gate.stop,
        owner=gate.owner,
        spent_by_then=spent,
        tranche=_spent(value, until) - spent,
        at_risk=_at_risk(value, gate.month),
    )


def _spent(value: Value, month: int) -> float:
    """The likely cost until the end of ``month``; at month 0 the gate stands before the first spending."""
    return sum((one.cost.base for one in value.months if one.month <= month), 0.0) if month else 0.0


def _at_risk(value: Value, month: int) -> float:
    """Likely cost until the end of ``month`` less likely cash benefit, never below zero; nothing at month 0."""
    net = sum((one.benefit.base - one.cost.base for one in value.months if one.month <= month), 0.0) if month else 0.0
    return max(0.0, -net)


def end_of_month(first: date, month: int) -> date:
    """The last day of the case's ``month`` (1, 2 …); the first day of the case for month 0."""
    index = first.year * 12 + first.month - 1 + month
    after = date(index // 12, index % 12 + 1, 1)
    return after - timedelta(days=1) if month else after


def _pictures(value: Value, catalogue: Catalogue) -> tuple[HorizonPicture, ...]:
    return tuple(
        HorizonPicture(
            month=one.month,
            on=end_of_month(value.first_month, one.month),
            name=one.name,
            picture=one.picture,
            must_have=one.must_have,
        )
        for one in catalogue.horizons
    )


def _peak_hours(case: CaseFile, bars: dict[str, PlanBar]) -> float | None:
    loads = [(bars[one.id], one.hours_per_month) for one in case.initiatives if one.hours_per_month is not None]
    if not loads:
        return None
    by_month = [sum(hours for bar, hours in loads if bar.start < month <= bar.end) for month in range(1, HORIZON + 1)]
    return max(by_month) * 12 / 52


def _hours_per_person(catalogue: Catalogue) -> float:
    return float(catalogue.plan_wording["roadmap"]["planned_hours_per_person"])
