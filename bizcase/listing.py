"""Records as plain text for a terminal: aligned tables and the report on what was read."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from bizcase.model.business_case import Match
    from bizcase.model.case_file import Estimate, Initiative
    from bizcase.model.reading import GoalReading, InitiativeReading

WIDEST = 48
UNKNOWN = "?"


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
