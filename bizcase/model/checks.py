"""What stands in the way of a case: every contradiction, with its place, what was seen and what is accepted."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import get_args

from bizcase.model.case_file import OWN_RAMP, CaseFile, Estimate, Initiative, OptionEstimate
from bizcase.model.catalogue import CurveId, OptionId, WayId

# of these the case knows better: why it takes no figures for them
NOT_PRICED = {
    "plan": "its money comes from the initiatives; give the figures there",
    "without_social": f"its money comes from its ways; price one of {', '.join(get_args(WayId))}",
}
ONLY_COSTS = {
    "do_nothing": "the others are measured against doing nothing; give its costs only",
    "pilot": "a pilot is judged by what it shows; give its costs only",
}
PRICED = tuple(one for one in (*get_args(OptionId), *get_args(WayId)) if one not in NOT_PRICED)


Labels = Mapping[tuple[str, str], str]


def case_problems(case: CaseFile, labels: Labels | None = None) -> tuple[str, ...]:
    """Every problem of ``case`` that keeps it from being built, in reading order; empty when there is none.

    ``labels`` says what an input of a value driver is called, by the ids of both.
    """
    return tuple(_problems(case, labels or {}))


def _problems(case: CaseFile, labels: Labels) -> Iterator[str]:
    yield from _missing(case)
    yield from _company(case)
    yield from _repeated_ids(case)
    for initiative in case.initiatives:
        place = f"initiative {initiative.name or initiative.id!r}"
        yield from _initiative(initiative, place)
        yield from _estimates(initiative, place, labels)
        yield from _references(initiative, case, place)
    yield from _cycle(case)
    for number, option in enumerate(case.options, start=1):
        yield from _option(option, number)


def _missing(case: CaseFile) -> Iterator[str]:
    if not case.company.name:
        yield "company, name: missing; write the company's name"
    if not any(goal.statement for goal in case.goals):
        yield "goals: none yet; write at least one goal of the company"
    if not any(initiative.name for initiative in case.initiatives):
        yield "initiatives: none yet; name at least one initiative"
    for number, initiative in enumerate(case.initiatives, start=1):
        if not initiative.name:
            yield f"initiative {number}, name: missing; every initiative needs a name"
    for number, goal in enumerate(case.goals, start=1):
        if not goal.statement:
            yield f"goal {number}, statement: missing; say the goal in a sentence"


def _company(case: CaseFile) -> Iterator[str]:
    rate = case.company.discount_rate
    if rate is not None and not 0 <= rate <= 1:
        yield f"company, discount rate: {rate:g} is outside 0–1; write 10 % as 0.10"
    tranche = case.programme.first_tranche
    if tranche is not None and tranche < 0:
        yield f"programme, first tranche: {tranche:,.0f} is below zero; give the amount to release"


def _repeated_ids(case: CaseFile) -> Iterator[str]:
    own = "give each its own"
    for kind, ids, once in (
        ("goal", [goal.id for goal in case.goals], own),
        ("initiative", [initiative.id for initiative in case.initiatives], own),
        ("option", [option.option for option in case.options], "give its figures once"),
    ):
        for repeated in sorted({one for one in ids if ids.count(one) > 1}):
            yield f"{kind} {repeated!r}: the id stands {ids.count(repeated)} times; {once}"


def _initiative(initiative: Initiative, place: str) -> Iterator[str]:
    amounts = {
        "one-off cost": initiative.one_off_cost,
        "annual cost": initiative.annual_cost,
        "hours per month": initiative.hours_per_month,
    }
    yield from _amounts(amounts, place)
    if initiative.confidence is not None and not 0 <= initiative.confidence <= 1:
        yield f"{place}, confidence: {initiative.confidence:.0%} is outside 0–100 %; give a share between them"
    yield from _ramp(initiative, f"{place}, ramp")


def _estimates(initiative: Initiative, place: str, labels: Labels) -> Iterator[str]:
    if initiative.benefit is not None:
        yield from _order(initiative.benefit, f"{place}, benefit")
    for name, estimate in initiative.driver_inputs.items():
        label = labels.get((initiative.driver, name), name.replace("_", " "))
        yield from _order(estimate, f"{place}, {label}")


def _ramp(initiative: Initiative, place: str) -> Iterator[str]:
    curves = [*get_args(CurveId), OWN_RAMP]
    if initiative.ramp == OWN_RAMP and not initiative.ramp_shares:
        yield f"{place}: {OWN_RAMP} without shares; give the share of the full effect after 3, 6, 9 … months"
    elif initiative.ramp and initiative.ramp not in curves:
        yield f"{place}: no curve {initiative.ramp!r}; the curves are {', '.join(curves)}"


def _amounts(amounts: dict[str, float | None], place: str) -> Iterator[str]:
    for name, amount in amounts.items():
        if amount is not None and amount < 0:
            yield f"{place}, {name}: {amount:,.0f} is below zero; give 0 or more"


def _option(given: OptionEstimate, number: int) -> Iterator[str]:
    place = f"option {given.option!r}"
    if given.option in NOT_PRICED:
        yield f"{place}: {NOT_PRICED[given.option]}"
    elif given.option not in PRICED:
        yield f"option {number}: no option {given.option!r}; {_accepted(given.option, list(PRICED), 'options')}"
    yield from _amounts({"one-off cost": given.one_off_cost, "annual cost": given.annual_cost}, place)
    benefit = given.benefit or Estimate()
    yield from _order(benefit, f"{place}, benefit")
    if benefit != Estimate() and given.option in ONLY_COSTS:
        yield f"{place}, benefit: {ONLY_COSTS[given.option]}"


def _order(estimate: Estimate, place: str) -> Iterator[str]:
    named = [("low", estimate.low), ("likely", estimate.base), ("high", estimate.high)]
    given = [(name, value) for name, value in named if value is not None]
    for (lower, low), (upper, high) in pairwise(given):
        if low > high:
            yield f"{place}: {lower} {low:,.2f} is above {upper} {high:,.2f}; give {lower} ≤ {upper}"


def _references(initiative: Initiative, case: CaseFile, place: str) -> Iterator[str]:
    goals = [goal.id for goal in case.goals]
    others = [other.id for other in case.initiatives]
    for wanted in initiative.goals:
        if wanted not in goals:
            yield f"{place}, goals: no goal {wanted!r}; {_accepted(wanted, goals, 'goals')}"
    for wanted in initiative.depends_on:
        if wanted == initiative.id:
            yield f"{place}, depends on: it depends on itself; name another initiative or leave it empty"
        elif wanted not in others:
            yield f"{place}, depends on: no initiative {wanted!r}; {_accepted(wanted, others, 'initiatives')}"


def _accepted(wanted: str, known: list[str], kind: str) -> str:
    close = get_close_matches(wanted, known, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"the {kind} are {', '.join(known[:8])}" if known else f"there are no {kind} yet"


def _cycle(case: CaseFile) -> Iterator[str]:
    graph = {one.id: [other for other in one.depends_on if other != one.id] for one in case.initiatives}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        names = {one.id: one.name for one in case.initiatives}
        ring = " → ".join(names.get(one, one) for one in reversed(error.args[1]))
        yield f"depends on: {ring} is a circle; take one of these dependencies away"
