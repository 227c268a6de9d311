"""The value of a case as plain text for a terminal."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from bizcase import figures
from bizcase.listing import UNKNOWN, listed, table

if TYPE_CHECKING:
    from bizcase.model.business_case import BusinessCase
    from bizcase.model.roadmap import GatePlan
    from bizcase.model.value import Range, Uncertainty, Value

NONE = "–"


def value(case: "BusinessCase") -> str:
    """What a case is worth as tables: in three cases, in other futures, the bridge, the gates, on less money, and what
    is still open."""
    found = case.value
    turns = [one.sentence for one in found.switching]
    gaps = [
        f"{gap.subject}, {gap.what}: {gap.why} ({gap.who}, by {figures.day(gap.by)})" for gap in found.not_quantified
    ]
    parts = [
        table(("", "Low", "Likely", "High"), _cases(found), right={1, 2, 3}),
        "\n".join(_measures(found, case.uncertainty)),
        _scenarios(found),
        _bridge(found),
        _gates(case),
        _less_money(case),
        "\n".join(listed("Where the answer turns", turns)) if turns else "",
        "\n".join(listed("Not yet quantified", gaps)),
        "\n".join(listed("To be asked", found.challenges)),
    ]
    return "\n\n".join(filter(None, parts))


def _scenarios(found: "Value") -> str:
    rows = (
        (
            one.name,
            *(figures.exact_money(amount, found.currency) for amount in (one.benefit, one.cost, one.worth)),
            figures.duration(one.payback),
            one.assumes,
        )
        for one in found.scenarios
    )
    header = ("What if", "Benefit", "Cost", "Worth", "Payback", "It takes for granted")
    return table(header, rows, right={1, 2, 3}) if found.scenarios else ""


def _bridge(found: "Value") -> str:
    steps = ((step.label, figures.exact_money(step.amount, found.currency)) for step in found.bridge)
    return table(("From stated to counted", "Likely"), steps, right={1}) if found.bridge else ""


def _gates(case: "BusinessCase") -> str:
    if case.value.total_cost is None:
        return ""
    header = ("Gate", "Month", "Spent by then", "At risk", "Released after", "Going on loses", "Worth of stopping")
    return table(header, (_gate(one, case) for one in case.roadmap.gates), right={1, 2, 3, 4, 5, 6})


def _gate(gate: "GatePlan", case: "BusinessCase") -> tuple[str, ...]:
    choice = case.choice_at(gate.id)
    amounts = (gate.spent_by_then, gate.at_risk, gate.tranche)
    money = (figures.exact_money(amount, case.value.currency) for amount in amounts)
    if choice is None:
        return gate.name, str(gate.month), *money, NONE, NONE
    stopping = figures.exact_money(choice.worth_of_stopping, case.value.currency)
    return gate.name, str(gate.month), *money, figures.chance_percent(choice.chance_of_stop), stopping


def _less_money(case: "BusinessCase") -> str:
    found, currency = case.hard_times, case.value.currency
    if found is None:
        return ""
    names = {one.id: one.name for one in case.case.initiatives}
    rows = (
        (
            "keep" if line.kept else "give up",
            names[line.initiative],
            figures.exact_money(line.cost, currency),
            UNKNOWN if line.worth is None else figures.exact_money(line.worth, currency),
            line.reason,
        )
        for line in found.lines
    )
    lines = table(("On less money", "Initiative", "Cost", "Adds to worth", "Why"), rows, right={2, 3})
    kept, budget = (figures.exact_money(amount, currency) for amount in (found.cost, found.budget))
    return f"{lines}\n{found.thread}\nKept cost {kept} of {budget}"


def _cases(found: "Value") -> Iterator[tuple[str, ...]]:
    rows = {
        found.worth_measure.capitalize(): found.worth,
        "The same as stated": found.stated_worth,
        "Total cash benefit": found.total_benefit,
        "Total cost": found.total_cost,
        "Capacity released a year": found.capacity,
        "Expected loss avoided a year": found.expected_loss,
    }
    for name, money in rows.items():
        yield name, *_three(money, lambda amount: figures.exact_money(amount, found.currency))
    yield "Benefit for each unit of cost", *_three(found.benefit_cost_ratio, figures.ratio)
    months = ((UNKNOWN,) * 3) if found.worth is None else (figures.duration(month) for month in found.payback)
    yield "Payback", *months
    if found.discount_rate is not None and found.worth is not None:
        yield "Payback of discounted cash", *map(figures.duration, found.discounted_payback)


def _three(money: "Range | None", write: Callable[[float], str]) -> Iterable[str]:
    return (UNKNOWN,) * 3 if money is None else map(write, money)


def _measures(found: "Value", uncertainty: "Uncertainty | None") -> Iterator[str]:
    rate = figures.percent(found.irr, 1) if found.irr is not None else f"none, {found.irr_reason}"
    yield f"Internal rate of return: {rate}"
    if found.roi is not None:
        yield f"Return on cost, at present value: {figures.percent(found.roi)}"
    if found.mirr is not None:
        yield f"Modified rate of return: {figures.percent(found.mirr, 1)}"
    if found.worth is not None:
        deepest = figures.exact_money(found.peak_exposure, found.currency)
        yield f"Most money at risk at once: {deepest}, in month {found.peak_month}"
    yield from _reconciled(found)
    if uncertainty is not None:
        yield from _simulated(uncertainty, found.currency)


def _reconciled(found: "Value") -> Iterator[str]:
    if found.conventions is not None:
        ways = (found.conventions.monthly, found.conventions.end_year, found.conventions.mid_year)
        month, end, middle = (figures.exact_money(amount, found.currency) for amount in ways)
        yield f"Net present value by month {month}; by year's end {end}; by mid-year {middle}"
    if found.delay is not None:
        fixed, sliding = (
            figures.exact_money(one, found.currency) for one in (found.delay.fixed_end, found.delay.sliding)
        )
        yield f"Starting {found.delay.months} months later loses {fixed} with the end fixed, {sliding} if it moves too"


def _simulated(uncertainty: "Uncertainty", currency: str) -> Iterator[str]:
    ends = (uncertainty.p10, uncertainty.p50, uncertainty.p90)
    low, middle, high = (figures.money(amount, currency) for amount in ends)
    yield f"Nine in ten above {low}, half above {middle}, one in ten above {high}"
    loss, payback = figures.percent(uncertainty.chance_of_loss), figures.percent(uncertainty.chance_of_payback)
    yield f"Chance of a loss {loss}, of payback within 36 months {payback}"
    together = f"benefits that depend on people changing move together (correlation {uncertainty.correlation:g})"
    yield f"From {uncertainty.draws:,} simulated futures, seed {uncertainty.seed}; {together}"
