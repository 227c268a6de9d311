"""Appendix: goals with what is left open, what each initiative is for and serves, and the measurement plan."""

from collections.abc import Iterator

from bizcase.figures import percent
from bizcase.model.business_case import InitiativeWording, Match
from bizcase.model.case_file import Goal, Initiative
from bizcase.model.story import Exhibit, Item, Slide
from bizcase.story.frame import bullets, reference, source_line, table
from bizcase.story.opening import GOAL_ROWS
from bizcase.story.view import View
from bizcase.story.words import capital, clause, listed, number, sentence

MEASURE = 90

# --- goals --------------------------------------------------------------------------------------------------------


def goals(view: View) -> Slide:
    """The goals with measure and place, and what stays without a link."""
    exhibits = (_goal_table(view), *_left_open(view))
    return reference(view, "goals", exhibits, words="goals")


def _goal_table(view: View) -> Exhibit | None:
    if len(view.file.goals) <= GOAL_ROWS:
        rows = (_goal_row(view, one) for one in view.file.goals)
        return table(view, "goals", rows, (0.4, 4, 3.3, 1.8))
    full = (_full_row(view, one) for one in view.file.goals)
    return table(view, "goals", full, (0.5, 2.6, 1.3, 1.8, 0.9, 0.9, 1.0, 1.5), variant="full")


def _goal_row(view: View, one: Goal) -> tuple[str, ...]:
    metric = view.term(view.terms[one.id].metric)
    return (one.id, one.statement, metric, one.said_in or view.say("common.not_known"))


def _full_row(view: View, one: Goal) -> tuple[str, ...]:
    known = view.terms[one.id]
    name, statement, metric, said_in = _goal_row(view, one)
    executive = view.term(known.executive, unknown="common.not_named")
    levels = (view.term(term) for term in (known.baseline, known.target, known.deadline))
    return (name, statement, executive, metric, *levels, said_in)


def _left_open(view: View) -> Iterator[Exhibit | None]:
    found = view.case.sight
    yield bullets((Item(text=f"{view.goal(one, 200)}.") for one in found.unserved_goals), view.say("sight.unserved"))
    yield bullets(_differing(view), view.say("goals.differing"))
    yield bullets(_taken(view), view.say("goals.taken"))
    yield bullets((_no_thanks(view, *pair) for pair in found.no_thanks), view.say("sight.no_thanks"))
    yield bullets((Item(text=sentence(one)) for one in found.concentration), view.say("sight.concentration"))


def _differing(view: View) -> Iterator[Item]:
    for goal in view.file.goals:
        yield from (Item(lead=f"{goal.id}: ", text=sentence(one)) for one in view.terms[goal.id].contradictions)


def _taken(view: View) -> Iterator[Item]:
    for goal in view.file.goals:
        known = view.terms[goal.id].deadline
        if known and known.note:
            text = view.say("goals.taken_item", words=known.words, value=known.value, note=known.note)
            yield Item(lead=f"{goal.id}: ", text=sentence(text))


def _no_thanks(view: View, initiative_id: str, reason: str) -> Item:
    return Item(lead=f"{view.name(initiative_id)}: ", text=reason)


# --- what each initiative is for ----------------------------------------------------------------------------------


def is_mapped(view: View) -> bool:
    """Whether any initiative has an outcome or serves a goal."""
    return bool(view.case.sight.links) or any(one.first is not None for one in view.case.matches)


def mapping(view: View) -> Slide:
    """What every initiative is for, how sure that is and why, and the goals that it serves."""
    matches = view.case.matches
    mapped = sum(one.first is not None for one in matches)
    found = table(view, "mapping", (_match_row(view, one) for one in matches), (0.4, 1.7, 1.4, 2.3, 3.7))
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
    reasons = " ".join((*one.reasons[:1], one.to_settle)).strip()
    outcome = view.outcome(one.first)
    if one.first is not None:
        outcome = view.say("mapping.outcome", outcome=outcome, sure=_sure(view, one))
    return (one.subject, view.name(one.subject), outcome, _serves(view, one.subject), sentence(reasons))


def _serves(view: View, initiative_id: str) -> str:
    links = [one for one in view.case.sight.links if one.initiative == initiative_id]
    texts = [
        view.say(f"mapping.{'stated' if one.stated else 'read'}", verb=one.verb, goal=one.goal, strength=one.strength)
        for one in links
    ]
    return listed(texts) or view.say("mapping.serves_none")


def _sure(view: View, one: Match) -> str:
    if one.judged_by:
        return view.say("mapping.judged", name=one.judged_by)
    return view.say(f"mapping.{'sure' if one.sure else 'ask'}", share=percent(one.confidence))


# --- each initiative in words -------------------------------------------------------------------------------------


def in_words(view: View) -> Slide:
    """What each initiative is, and what it is to change: from where to where, by when."""
    known = {one.initiative: one for one in view.case.wording}
    rows = (_words_row(view, known[one.id]) for one in view.file.initiatives)
    found = table(view, "in_words", rows, (0.4, 1.6, 2.9, 4.3))
    return reference(view, "in_words", (found,), words="in_words")


def _words_row(view: View, one: InitiativeWording) -> tuple[str, ...]:
    return (one.initiative, view.name(one.initiative), one.plain, one.outcome_sentence)


# --- measurement --------------------------------------------------------------------------------------------------


def is_measured(view: View) -> bool:
    """Whether any initiative names its measure."""
    return any(one.kpi for one in view.file.initiatives)


def measurement(view: View) -> Slide:
    """A8: measure, baseline, target, owner and next test of every initiative that has a measure."""
    measured = [view.initiatives[one] for one in view.ranked if view.initiatives[one].kpi]
    lacking = [view.name(one.id) for one in view.file.initiatives if not one.kpi]
    found = table(view, "measurement", (_measure_row(view, one) for one in measured), (3.15, 2.55, 0.6, 1, 1.1, 1.8))
    rest = bullets((Item(text=sentence(listed(lacking))),), view.say("measurement.lacking")) if lacking else None
    source = source_line(view, "measurement", tiers=True)
    return reference(view, "measurement", (found, rest), words="measurement", source=source)


def _measure_row(view: View, one: Initiative) -> tuple[str, ...]:
    unknown = view.say("common.not_known")
    owner = one.owner or view.say("common.not_named")
    known = (text or unknown for text in (clause(one.kpi, MEASURE), one.baseline, one.target))
    return (
        clause(view.name(one.id), MEASURE),
        *known,
        owner,
        view.say(f"measurement.next_test.{one.evidence_tier or 'none'}"),
    )
