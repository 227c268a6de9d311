"""Appendix: the plan in full, milestones, gates, the first steps, and what each voice is told."""

from collections.abc import Iterator

from bizcase.figures import day
from bizcase.model.business_case import GatePlan, Lane, StakeholderMessage
from bizcase.model.story import Item, Slide
from bizcase.story.delivery import voice
from bizcase.story.frame import bullets, reference, table
from bizcase.story.view import View
from bizcase.story.words import capital, number, sentence


def plan_detail(view: View) -> Slide:
    """Every piece of work with its first and last month."""
    rows = (row for lane in view.case.roadmap.lanes for row in _bar_rows(lane))
    found = table(view, "plan_detail", rows, (2, 4, 1, 1))
    return reference(view, "plan_detail", (found,), words="plan_detail")


def _bar_rows(lane: Lane) -> Iterator[tuple[str, ...]]:
    for bar in lane.bars:
        yield (lane.name, bar.label, str(bar.start + 1), str(bar.end))


def milestones(view: View) -> Slide:
    """What should be true in each track by months 6, 12 and 36."""
    rows = ((lane.name, *(_by(lane, month) for month in (6, 12, 36))) for lane in view.case.roadmap.lanes)
    found = table(view, "plan_detail", rows, (1.3, 3, 3, 3), variant="milestones")
    return reference(view, "milestones", (found,), words="plan_detail", variant="milestones", spoken="notes_milestones")


def _by(lane: Lane, month: int) -> str:
    return "; ".join(one.label for one in lane.milestones if one.month == month)


def gates(view: View) -> Slide:
    """Every gate with its rules."""
    rows = (_gate_row(view, one) for one in view.case.roadmap.gates)
    found = table(view, "plan_detail", rows, (1, 1, 3, 2, 3, 1.3), variant="gates")
    return reference(view, "gates", (found,), words="plan_detail", variant="gates", spoken="notes_gates")


def _gate_row(view: View, one: GatePlan) -> tuple[str, ...]:
    return (
        f"{one.id} {one.name}",
        day(one.on),
        one.go,
        one.hold or view.say("plan_detail.none"),
        one.stop,
        one.owner,
    )


def first_steps(view: View) -> Slide:
    """The first 90 days and what must come first."""
    plan = view.case.roadmap
    steps = bullets((Item(text=sentence(one)) for one in plan.first_90_days), view.say("plan_detail.first"), True)
    order = bullets((Item(text=sentence(one)) for one in plan.order_notes), view.say("plan_detail.order"))
    total = f"{number(len(plan.first_90_days))} step{'' if len(plan.first_90_days) == 1 else 's'}"
    return reference(
        view, "first_steps", (steps, order), words="plan_detail", variant="first", spoken="notes_first", count=total
    )


def messages(view: View) -> Slide:
    """What the case means for each voice, and what we ask of each."""
    voices = view.case.messages
    rows = ((voice(view, one), _meaning(one), one.ask) for one in voices)
    found = table(view, "messages", rows, (1.7, 4.2, 3))
    subject = f"{capital(number(len(voices)))} voices"
    return reference(view, "messages", (found,), words="messages", count=subject)


def _meaning(one: StakeholderMessage) -> str:
    return sentence(". ".join(one.message.split(". ")[:2]).rstrip("."))


def answers(view: View) -> Slide:
    """The objections of each voice with our answers."""
    rows = (
        (one.role, each.objection, each.answer, each.unknown) for one in view.case.messages for each in one.objections
    )
    found = table(view, "messages", rows, (1.3, 2, 4, 2.4), variant="answers")
    return reference(view, "answers", (found,), words="messages", variant="answers", spoken="notes_answers")
