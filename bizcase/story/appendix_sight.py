"""Appendix: goals in full, what each initiative is for, who serves what, and the measurement plan."""

from bizcase.figures import day, percent
from bizcase.model.business_case import Link, Match
from bizcase.model.case_file import Goal, Initiative
from bizcase.model.story import Item, Slide
from bizcase.story.frame import bullets, reference, source_line, table
from bizcase.story.view import View
from bizcase.story.words import capital, number, sentence


def goals(view: View) -> Slide:
    """The goals in full."""
    rows = (_goal_row(view, one) for one in view.file.goals)
    found = table(view, "goals", rows, (0.5, 2.6, 1.3, 1.8, 0.9, 0.9, 1.0, 1.5))
    return reference(view, "goals", (found,), words="goals")


def _goal_row(view: View, one: Goal) -> tuple[str, ...]:
    unknown = view.say("common.not_known")
    deadline = day(one.deadline) if one.deadline else unknown
    executive = one.executive or view.say("common.not_named")
    known = (one.metric, one.baseline, one.target)
    return (
        one.id,
        one.statement,
        executive,
        *(text or unknown for text in known),
        deadline,
        one.said_in or unknown,
    )


def mapping(view: View) -> Slide:
    """What every initiative is for, how sure that is, and why."""
    matches = view.case.matches
    mapped = sum(one.first is not None for one in matches)
    found = table(view, "mapping", (_match_row(view, one) for one in matches), (0.5, 2.2, 1.5, 1.1, 3.6))
    variant = "all" if mapped == len(matches) else "some" if mapped else "none"
    total = f"{number(len(matches))} initiatives"
    return reference(
        view,
        "mapping",
        (found,),
        words="mapping",
        variant=variant,
        mapped=capital(number(mapped)),
        total=total,
    )


def _match_row(view: View, one: Match) -> tuple[str, ...]:
    reasons = " ".join((*one.reasons, one.to_settle)).strip()
    return (one.subject, view.name(one.subject), view.outcome(one.first), _sure(view, one), sentence(reasons))


def _sure(view: View, one: Match) -> str:
    if one.judged_by:
        return view.say("mapping.judged", name=one.judged_by)
    if one.first is None:
        return view.say("mapping.open")
    return view.say(f"mapping.{'sure' if one.sure else 'ask'}", share=percent(one.confidence))


def sight(view: View) -> Slide:
    """Every link between an initiative and a goal."""
    rows = (_link_row(view, one) for one in view.case.sight.links)
    found = table(view, "sight", rows, (2.4, 2.8, 0.9, 3))
    return reference(view, "sight", (found,), words="sight")


def _link_row(view: View, one: Link) -> tuple[str, ...]:
    goal = f"{one.verb} ‘{view.goal(one.goal, 200)}’"
    return (view.name(one.initiative), goal, one.strength, one.reason)


def left_open(view: View) -> Slide:
    """Goals and initiatives without a link, and what the plan leans on."""
    found = view.case.sight
    missing = bool(found.unserved_goals or found.no_thanks)
    exhibits = (
        bullets((Item(text=f"{view.goal(one, 200)}.") for one in found.unserved_goals), view.say("sight.unserved")),
        bullets((_no_thanks(view, *pair) for pair in found.no_thanks), view.say("sight.no_thanks")),
        bullets((Item(text=sentence(one)) for one in found.concentration), view.say("sight.concentration")),
    )
    return reference(
        view, "left_open", exhibits, words="sight", variant="left" if missing else "lean", spoken="notes_left"
    )


def _no_thanks(view: View, initiative_id: str, reason: str) -> Item:
    return Item(lead=f"{view.name(initiative_id)}: ", text=reason)


def measurement(view: View) -> Slide:
    """A8: measure, baseline, target, owner, evidence and next test of every initiative."""
    rows = (_measure_row(view, view.initiatives[one]) for one in view.ranked)
    found = table(view, "measurement", rows, (2.0, 2.2, 1.1, 1.1, 1.2, 0.8, 1.7))
    source = source_line(view, "measurement", tiers=True)
    return reference(view, "measurement", (found,), words="measurement", source=source)


def _measure_row(view: View, one: Initiative) -> tuple[str, ...]:
    unknown = view.say("common.not_known")
    owner = one.owner or view.say("common.not_named")
    known = (text or unknown for text in (one.kpi, one.baseline, one.target))
    next_test = view.say(f"measurement.next_test.{one.evidence_tier or 'none'}")
    return (view.name(one.id), *known, owner, one.evidence_tier or view.say("measurement.none"), next_test)
