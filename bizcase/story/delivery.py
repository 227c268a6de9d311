"""The plan and the people."""

from collections import Counter

from bizcase.figures import count, day
from bizcase.model.business_case import StakeholderMessage
from bizcase.model.roadmap import HorizonPicture, Lane, PlanBar
from bizcase.model.story import (
    GateMark,
    Item,
    RoadmapBar,
    RoadmapChart,
    RoadmapLane,
    RoadmapPicture,
    Slide,
    Table,
)
from bizcase.story import decision
from bizcase.story.frame import bullets, notes, part, point, slide, statement, table
from bizcase.story.view import View
from bizcase.story.words import capital, clause, listed, number, one_line, sentence, shorten

LANE_ROWS, BAR_LABEL, PICTURE = 10, 48, 55
PEOPLE, CELL = 5, 75
STEPS, ORDER_NOTE = 3, 170
ATTENTION = ("opponent", "sceptic", "unknown", "neutral", "supporter", "sponsor")
INFLUENCE = ("high", "medium", "low", None)


# --- roadmap ------------------------------------------------------------------------------------------------------


def roadmap(view: View) -> Slide:
    """Six lanes, the gates and the three pictures; without any date only the order of the work."""
    if not is_dated(view):
        return _undated(view)
    plan = view.case.roadmap
    hours = plan.hours_per_week
    keys = (
        "point",
        *(("order",) if plan.order_notes else ()),
        "capacity" if hours else "capacity_unknown",
        "caveat",
    )
    said = notes(
        view,
        "roadmap",
        (*keys, "question"),
        figures=f"{_lanes_text(view)}.",
        note=sentence(clause(plan.order_notes[0], ORDER_NOTE)) if plan.order_notes else "",
        hours=_hours(hours),
    )
    more = sum(len(lane.bars) for lane in plan.lanes) - len(shown_bars(view))
    line = (Item(text=view.say("roadmap.more", count=capital(number(more)))),) if more > 0 else ()
    return slide(view, "roadmap", view.title("roadmap.title.plan"), (part(_chart(view), bullets(line)),), notes=said)


def is_dated(view: View) -> bool:
    """Whether any initiative has a start or a duration."""
    return any(one.start or one.duration_months for one in view.file.initiatives)


def _undated(view: View) -> Slide:
    plan = view.case.roadmap
    rows = (_picture_row(view, one) for one in plan.pictures)
    steps = bullets((Item(text=sentence(one)) for one in plan.first_90_days[:STEPS]), view.say("roadmap.first"), True)
    title = view.title("roadmap.title.undated")
    exhibits = (
        table(view, "roadmap", rows, (1, 2.4, 3), variant="pictures"),
        steps,
        statement(view.say("roadmap.undated"), tone="warning"),
    )
    said = notes(view, "roadmap", ("undated", "capacity_unknown", "question"))
    return slide(view, "roadmap", title, (part(*exhibits),), notes=said)


def _picture_row(view: View, one: HorizonPicture) -> tuple[str, ...]:
    when = view.say("roadmap.by", month=one.month, date=day(one.on))
    return (when, one.picture, sentence("; ".join(one.must_have[:STEPS])))


def _hours(hours: float | None) -> str:
    return "" if hours is None else str(round(hours))


def shown_bars(view: View) -> frozenset[PlanBar]:
    """The bars of the core slide: those of the largest initiatives for which the lanes have room."""
    place = {one: rank for rank, one in enumerate(view.ranked)}
    lanes = view.case.roadmap.lanes
    bars = [(bar, lane.track) for lane in lanes for bar in lane.bars]
    shown: list[PlanBar] = []
    filled: Counter[str] = Counter()
    for bar, track in sorted(bars, key=lambda pair: (place.get(pair[0].initiative, -1), pair[0].start)):
        taken = sum(max(1, filled[lane.track] + (lane.track == track)) for lane in lanes)
        if taken <= LANE_ROWS:
            shown.append(bar)
            filled[track] += 1
    return frozenset(shown)


def _chart(view: View) -> RoadmapChart:
    plan, shown = view.case.roadmap, shown_bars(view)
    return RoadmapChart(
        name=view.say("roadmap.chart"),
        lanes=tuple(_lane(lane, shown) for lane in plan.lanes),
        gates=tuple(GateMark(month=gate.month, label=gate.name) for gate in plan.gates if gate.month),
        pictures=tuple(_picture(view, one.month, one.picture) for one in plan.pictures),
        alt=view.say(
            "roadmap.alt",
            count=count(len(plan.lanes), "lane"),
            lanes=_lanes_text(view),
            gates=listed([view.say("roadmap.gate", name=one.name, month=one.month) for one in plan.gates if one.month]),
        ),
    )


def _lane(lane: Lane, shown: frozenset[PlanBar]) -> RoadmapLane:
    bars = (RoadmapBar(label=_label(bar), start=bar.start, end=bar.end) for bar in lane.bars if bar in shown)
    return RoadmapLane(name=lane.name, bars=tuple(bars))


def _label(bar: PlanBar) -> str:
    return shorten(bar.label, BAR_LABEL)


def _picture(view: View, month: int, text: str) -> RoadmapPicture:
    return RoadmapPicture(month=month, label=view.say("roadmap.month", month=month), text=clause(text, PICTURE))


def _lanes_text(view: View) -> str:
    shown = shown_bars(view)
    return "; ".join(_lane_text(view, lane, shown) for lane in view.case.roadmap.lanes)


def _lane_text(view: View, lane: Lane, shown: frozenset[PlanBar]) -> str:
    bars = [bar for bar in lane.bars if bar in shown]
    if not bars:
        return view.say("roadmap.lane_empty", name=lane.name)
    texts = [view.say("roadmap.bar", label=bar.label, start=bar.start + 1, end=bar.end) for bar in bars]
    return view.say("roadmap.lane", name=lane.name, bars=listed(texts))


# --- people -------------------------------------------------------------------------------------------------------


def people(view: View) -> Slide:
    """Who answers for the result, who has to agree and where they stand."""
    entered = entered_voices(view)
    keys = ("point", "sceptics", "caveat", "question") if entered else ("nobody", "caveat_nobody", "question")
    return slide(
        view,
        "people",
        _people_title(view),
        (part(_people_table(view), bullets(_people_items(view))),),
        notes=notes(view, "people", keys),
    )


def entered_voices(view: View) -> tuple[StakeholderMessage, ...]:
    """The voices whom the case names, those to be won first and the most influential before the others."""
    known = [
        one for one in view.case.messages if one.name or one.influence or one.last_spoken or one.stance != "unknown"
    ]
    return tuple(sorted(known, key=lambda one: (ATTENTION.index(one.stance), INFLUENCE.index(one.influence))))


def _people_title(view: View) -> str:
    sponsor = decision.sponsor(view)
    if not sponsor:
        return view.title("people.title.no_sponsor")
    voices = entered_voices(view)
    others = [one for one in voices if one.stance not in ("sponsor", "supporter")]
    key = "nobody_asked" if not voices else "open" if others else "won"
    return view.title(
        f"people.title.{key}",
        sponsor=sponsor,
        open=number(len(others)),
        total=number(len(voices)),
    )


def _people_table(view: View) -> Table | None:
    voices = entered_voices(view)[:PEOPLE]
    if voices:
        return table(view, "people", (_voice_row(view, one) for one in voices), (1.25, 0.85, 1.9, 1.6, 1.9))
    rows = (_first_row(one) for one in view.case.messages[:PEOPLE])
    return table(view, "people", rows, (1.2, 2.2, 2.6), variant="voices")


def _first_row(one: StakeholderMessage) -> tuple[str, ...]:
    asks = one.objections[0].objection if one.objections else one.proof_asked
    return (one.role, clause(asks, CELL), clause(first_sentence(one.ask), CELL + 15))


def voice(view: View, one: StakeholderMessage) -> str:
    """The role, with the name where one is known."""
    return view.say("people.named", role=one.role, name=one.name) if one.name else one.role


def _voice_row(view: View, one: StakeholderMessage) -> tuple[str, ...]:
    return (
        shorten(one.name or one.role, 40),
        view.say(f"common.tone.{one.stance}"),
        clause(first_sentence(one.message), CELL),
        shorten(one.concern, CELL) or view.say("people.concern_unknown"),
        clause(first_sentence(one.ask), CELL),
    )


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    return text.partition(". ")[0].rstrip(".")


def _people_items(view: View) -> tuple[Item | None, ...]:
    programme, plan = view.file.programme, view.case.roadmap
    hours = view.say("people.hours_unknown")
    if plan.hours_per_week is not None:
        staff = f"{plan.staff_needed or 0:.1f}".removesuffix(".0")
        hours = view.say("people.hours", hours=_hours(plan.hours_per_week), staff=staff)
    more = len(entered_voices(view)) - PEOPLE
    return (
        point(
            view,
            "people.lead_sponsor",
            sentence(one_line(programme.sponsor)) or view.say("people.sponsor_missing"),
        ),
        point(view, "people.lead_team", sentence(one_line(programme.lead)) or view.say("people.lead_missing")),
        point(view, "people.lead_hours", hours),
        Item(text=view.say("common.people_in_appendix", count=number(more))) if more > 0 else None,
    )
