"""Appendix: the plan in full, milestones, gates with the first steps, and what each voice is told."""

from collections.abc import Iterator

from bizcase.figures import chance, chance_percent, count, day
from bizcase.model.business_case import StakeholderMessage
from bizcase.model.roadmap import GatePlan, Lane
from bizcase.model.story import Bullets, Item, Slide, Table
from bizcase.people import profile_id
from bizcase.story.cash import gate_rounding
from bizcase.story.decision import has_worth
from bizcase.story.delivery import PEOPLE, entered_voices, first_sentence, is_dated, shown_bars, voice
from bizcase.story.frame import bullets, point, reference, source_line, table
from bizcase.story.view import View
from bizcase.story.words import capital, number, sentence

FEW, ALWAYS = 3, ("ceo", "cfo")
EACH = 2

# --- the plan -----------------------------------------------------------------------------------------------------


def plan_says_more(view: View) -> bool:
    """Whether the plan has dated work that neither the core slide nor the register has told."""
    told = any(one.id == "assumptions" for one in view.told)
    return not told and is_dated(view) and any(set(lane.bars) - shown_bars(view) for lane in view.case.roadmap.lanes)


def plan_detail(view: View) -> Slide:
    """Every piece of work with its first and last month."""
    rows = (row for lane in view.case.roadmap.lanes for row in _bar_rows(lane))
    found = table(view, "plan_detail", rows, (2, 4, 1, 1))
    return reference(view, "plan_detail", (found,), words="plan_detail")


def _bar_rows(lane: Lane) -> Iterator[tuple[str, ...]]:
    for bar in lane.bars:
        yield (lane.name, bar.label, str(bar.start + 1), str(bar.end))


def milestones(view: View) -> Slide:
    """What should be true in each track by months 6, 12 and 36, the first two of each."""
    rows = ((lane.name, *(_by(view, lane, month) for month in (6, 12, 36))) for lane in view.case.roadmap.lanes)
    found = table(view, "plan_detail", rows, (0.9, 3, 3.2, 3.2), variant="milestones")
    return reference(view, "milestones", (found,), words="plan_detail", variant="milestones", spoken="notes_milestones")


def _by(view: View, lane: Lane, month: int) -> str:
    found = [one.label for one in lane.milestones if one.month == month]
    return "; ".join(found[:EACH]) or view.say("plan_detail.no_milestone")


def gates(view: View) -> Slide:
    """Every gate with its rules and its money, the first 90 days and what must come first."""
    rules = (_gate_row(view, one) for one in view.case.roadmap.gates)
    found = table(view, "plan_detail", rules, (0.9, 1.05, 1.5, 2.6, 1.4, 2.85, 1.1), variant="gates")
    return reference(
        view,
        "gates",
        (found, _order_table(view), _money_table(view), _money_words(view), _steps(view)),
        words="plan_detail",
        variant="gates",
        spoken="notes_gates",
        source=source_line(view, "plan_detail") + (gate_rounding(view) if has_worth(view) else ""),
    )


def _money_table(view: View) -> Table | None:
    if not has_worth(view):
        return None
    rows = (_money_row(view, one) for one in view.case.roadmap.gates)
    heading = view.say("plan_detail.money")
    return table(view, "plan_detail", rows, (1.4, 0.6, 1, 1, 1, 1.9, 1.6), variant="money", heading=heading)


def _money_words(view: View) -> Bullets | None:
    """What the columns of the money table mean."""
    keys = ("lost", "going_on", "stopping") if view.case.uncertainty else ("lost",)
    told = has_worth(view)
    return bullets(point(view, f"plan_detail.lead_{key}", view.say(f"plan_detail.{key}")) for key in keys if told)


def _money_row(view: View, gate: GatePlan) -> tuple[str, ...]:
    amounts = (view.money(amount) for amount in (gate.spent_by_then, gate.tranche, gate.at_risk))
    return (f"{gate.id} {gate.name}", str(gate.month), *amounts, *_choice(view, gate))


def _choice(view: View, gate: GatePlan) -> tuple[str, str]:
    """How often going on from a gate loses money, and what being able to stop there is worth."""
    choice = view.case.choice_at(gate.id)
    if choice is None:
        return (view.say("plan_detail.not_applicable"),) * 2
    rare = chance_percent(choice.chance_of_stop) == chance_percent(0.0)
    worth = view.say("plan_detail.little") if rare else view.money(choice.worth_of_stopping)
    return (capital(chance(choice.chance_of_stop)), worth)


def first_steps(view: View) -> Slide:
    """The first 90 days and what must come first, while no dates are set."""
    steps = count(len(view.case.roadmap.first_90_days), "step")
    return reference(
        view,
        "first_steps",
        (_steps(view), _order_table(view)),
        words="plan_detail",
        variant="first",
        spoken="notes_first",
        count=steps,
    )


def _steps(view: View) -> Table | None:
    steps = view.case.roadmap.first_90_days
    rows = ((str(place), sentence(one)) for place, one in enumerate(steps, start=1))
    return table(view, "plan_detail", rows, (0.4, 8), variant="first")


def _order_table(view: View) -> Table | None:
    rows = ((sentence(one),) for one in view.case.roadmap.order_notes)
    return table(view, "plan_detail", rows, (1,), variant="order")


def _gate_row(view: View, one: GatePlan) -> tuple[str, ...]:
    return (
        f"{one.id} {one.name}",
        day(one.on),
        capital(one.measure),
        one.go,
        one.hold or view.say("plan_detail.none"),
        one.stop,
        one.owner,
    )


# --- voices -------------------------------------------------------------------------------------------------------


def told_voices(view: View) -> tuple[StakeholderMessage, ...]:
    """The people whom the case names; when they are few, also chief executive, finance and the owners of the goals."""
    named = entered_voices(view)
    if len(named) >= FEW:
        return named
    profiles = view.catalogue.stakeholders
    wanted = {*ALWAYS, *(profile_id(one.executive.value, profiles) for one in view.terms.values() if one.executive)}
    return (*named, *(one for one in view.case.messages if one.profile in wanted and one not in named))


def messages(view: View) -> Slide:
    """What the case means for each voice, the likeliest objection with our answer, and what we ask."""
    voices = told_voices(view)
    found = table(view, "messages", (_voice_row(view, one) for one in voices), (1.2, 3.4, 1.3, 3.4, 1.8))
    more = len(view.case.messages) - len(voices)
    line = view.say("messages.more", count=capital(count(more, "further voice"))) if more > 0 else ""
    subject = f"{capital(number(len(voices)))} voices"
    return reference(view, "messages", (found, bullets((Item(text=line),))), words="messages", count=subject)


def _voice_row(view: View, one: StakeholderMessage) -> tuple[str, ...]:
    meaning = sentence(first_sentence(one.message))
    if one not in entered_voices(view)[:PEOPLE]:
        meaning = view.say("messages.meaning", message=meaning, ask=sentence(one.ask))
    if not one.objections:
        return (voice(view, one), meaning, *(view.say("common.not_known"),) * 3)
    first = one.objections[0]
    return (voice(view, one), meaning, first.objection, first.answer, first.unknown)
