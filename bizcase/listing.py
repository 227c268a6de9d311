"""Records as plain text for a terminal: aligned tables and the report on what was read."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from bizcase import figures

if TYPE_CHECKING:
    from bizcase.gate import Finding
    from bizcase.model.business_case import Match, Range, Uncertainty, Value
    from bizcase.model.case_file import Estimate, Initiative
    from bizcase.model.reading import GoalReading, InitiativeReading

WIDEST = 48
UNKNOWN = "?"
SEVERITIES = {
    "A": "is jargon",
    "V": "counts activity",
    "B": "is unclear to a board",
    "C": "needs explaining",
}


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]], right: set[int]) -> str:
    """``rows`` under ``header`` in aligned columns; those in ``right`` set to the right, the last is not cut.

    >>> print(table(("Name", "Cost"), [("Care desk", "46,000"), ("Register", "?")], right={1}))
    Name         Cost
    ---------  ------
    Care desk  46,000
    Register        ?
    """
    lines = [header, *((*map(_cut, row[:-1]), row[-1]) for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join("  ".join(_set(line, widths, right)).rstrip() for line in lines)


def _set(line: tuple[str, ...], widths: list[int], right: set[int]) -> Iterator[str]:
    for place, (text, width) in enumerate(zip(line, widths, strict=True)):
        space = " " * (width - _width(text))
        yield space + text if place in right else text + space


def _width(text: str) -> int:
    """How many columns of a terminal ``text`` takes.

    >>> _width("desk"), _width("顧客")
    (4, 4)
    """
    return sum(0 if combining(one) else 1 + (east_asian_width(one) in "WF") for one in text)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1].rstrip()}…"


def initiatives(records: Iterable["Initiative"]) -> str:
    """Initiatives as a table; what is not known is a question mark."""
    header = ("Id", "Initiative", "Goals", "One-off", "Annual", "Benefit a year", "Start")
    return table(header, map(_initiative, records), right={3, 4, 5})


def _initiative(one: "Initiative") -> tuple[str, ...]:
    goals = ", ".join(one.goals) or "none"
    start = f"{one.start:%Y-%m}" if one.start else UNKNOWN
    benefit = UNKNOWN if one.benefit is None else _range(one.benefit)
    return one.id, one.name, goals, _amount(one.one_off_cost), _amount(one.annual_cost), benefit, start


def _amount(amount: float | None) -> str:
    return UNKNOWN if amount is None else f"{amount:,.0f}"


def _range(estimate: "Estimate") -> str:
    known = [_amount(one) for one in (estimate.low, estimate.base, estimate.high) if one is not None]
    return " – ".join(known)


def matches(named: Iterable[tuple[str, "Match"]]) -> str:
    """Matches with their names as a table; a question mark after the share: the user should be asked."""
    header = ("Initiative", "First", "Second", "Confidence", "Why")
    return table(header, (_match(*one) for one in named), right={3})


def _match(name: str, match: "Match") -> tuple[str, ...]:
    share = f"{match.confidence:.0%}{'' if match.sure else UNKNOWN}"
    why = " ".join(match.reasons) or match.to_settle
    return name, match.first or "none", match.second or "none", share, why


def remarks(reading: "InitiativeReading | GoalReading") -> Iterator[str]:
    """What of the file is not in the records, a line each."""
    yield from map(str, reading.notes)
    yield from (f"{row.place}: not read, {row.reason}" for row in reading.unread)


def report(reading: "InitiativeReading | GoalReading") -> Iterator[str]:
    """All that there is to say about the reading of a file, line by line."""
    yield from _listed("To be answered", map(str, reading.notes))
    yield from _listed("Understood as", map(str, reading.assumptions))
    yield from _listed("Rows not read", (f"{row.place}: {row.reason}" for row in reading.unread))


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = [f"  {line}" for line in lines]
    yield f"{heading}:" if found else f"{heading}: nothing"
    yield from found


def value(found: "Value", uncertainty: "Uncertainty | None") -> str:
    """What a case is worth as tables: in three cases, how sure that is, the bridge, and what is still open."""
    parts = [table(("", "Low", "Likely", "High"), _cases(found), right={1, 2, 3})]
    parts.append("\n".join(_measures(found, uncertainty)))
    if found.bridge:
        steps = ((step.label, figures.exact_money(step.amount, found.currency)) for step in found.bridge)
        parts.append(table(("From stated to counted", "Likely"), steps, right={1}))
    gaps = [f"{gap.subject}, {gap.what}: {gap.why} ({gap.who})" for gap in found.not_quantified]
    parts.append("\n".join(_listed("Not yet quantified", gaps)))
    parts.append("\n".join(_listed("To be asked", found.challenges)))
    return "\n\n".join(parts)


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


def _three(money: "Range | None", write: Callable[[float], str]) -> Iterable[str]:
    return (UNKNOWN,) * 3 if money is None else map(write, money)


def _measures(found: "Value", uncertainty: "Uncertainty | None") -> Iterator[str]:
    rate = figures.percent(found.irr, 1) if found.irr is not None else f"none, {found.irr_reason}"
    yield f"Internal rate of return: {rate}"
    if found.mirr is not None:
        yield f"Modified rate of return: {figures.percent(found.mirr, 1)}"
    if found.worth is not None:
        deepest = figures.exact_money(found.peak_exposure, found.currency)
        yield f"Most money at risk at once: {deepest}, in month {found.peak_month}"
    if uncertainty is not None:
        yield from _simulated(uncertainty, found.currency)


def _simulated(uncertainty: "Uncertainty", currency: str) -> Iterator[str]:
    ends = (uncertainty.p10, uncertainty.p50, uncertainty.p90)
    low, middle, high = (figures.money(amount, currency) for amount in ends)
    yield f"Nine in ten above {low}, half above {middle}, one in ten above {high}"
    loss, payback = figures.percent(uncertainty.chance_of_loss), figures.percent(uncertainty.chance_of_payback)
    yield f"Chance of a loss {loss}, of payback within 36 months {payback}"
    together = f"benefits that depend on people changing move together (correlation {uncertainty.correlation:g})"
    yield f"From {uncertainty.draws:,} simulated futures, seed {uncertainty.seed}; {together}"


def finding(one: "Finding") -> str:
    """A word that the board should not read as one line: its place, the word, what to say and what to show."""
    say = f"say '{one.say_instead}'" if one.say_instead else "leave it out"
    show = f"; show {one.measure}" if one.measure else ""
    return f"{one.place}: '{one.found}' {SEVERITIES[one.severity]}; {say}{show}"
