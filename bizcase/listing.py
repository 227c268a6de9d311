"""Records as plain text for a terminal: aligned tables and the report on what was read."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from bizcase.gate import Finding
    from bizcase.model.business_case import GoalTerms, Match
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


def goals(aims: Iterable[tuple[str, "Match", "GoalTerms"]]) -> Iterator[str]:
    """Goals with their outcome and what is known of them as a table; then where column and sentence differ."""
    header = ("Goal", "First", "Confidence", "Measure", "Today", "Target", "By", "Executive")
    rows = [*aims]
    if rows:
        yield table(header, (_goal(*one) for one in rows), right={2})
    differing = [f"{known.goal}, {text}" for _, _, known in rows for text in known.contradictions]
    if differing:
        yield "\n".join(listed("Table and sentence differ", differing))


def _goal(statement: str, match: "Match", known: "GoalTerms") -> tuple[str, ...]:
    share = f"{match.confidence:.0%}{'' if match.sure else UNKNOWN}"
    terms = (known.metric, known.baseline, known.target, known.deadline, known.executive)
    return statement, match.first or "none", share, *(term.value if term else UNKNOWN for term in terms)


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
    yield from listed("To be answered", map(str, reading.notes))
    yield from listed("Understood as", map(str, reading.assumptions))
    yield from listed("Rows not read", (f"{row.place}: {row.reason}" for row in reading.unread))


def listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """``lines`` under their heading, which says so when there are none."""
    found = [f"  {line}" for line in lines]
    yield f"{heading}:" if found else f"{heading}: nothing"
    yield from found


def finding(one: "Finding") -> str:
    """A word that the board should not read as one line: its place, the word, what to say and what to show."""
    say = f"say '{one.say_instead}'" if one.say_instead else "leave it out"
    show = f"; show {one.measure}" if one.measure else ""
    return f"{one.place}: '{one.found}' {SEVERITIES[one.severity]}; {say}{show}"


def plain_mapping(
    work: Iterable[tuple[str, "Match"]], aims: Iterable[tuple[str, "Match", "GoalTerms"]]
) -> dict[str, Any]:
    """What initiatives and goals are for as plain values for JSON; of a goal also what is known of it."""
    return {
        "initiatives": [_plain_match(*one) for one in work],
        "goals": [_plain_match(name, match) | _plain_terms(known) for name, match, known in aims],
    }


def _plain_match(name: str, match: "Match") -> dict[str, Any]:
    return {
        "name": name,
        "first": match.first or "none",
        "second": match.second or "none",
        "confidence": round(match.confidence, 2),
        "sure": match.sure,
        "reasons": list(match.reasons),
    }


def _plain_terms(known: "GoalTerms") -> dict[str, Any]:
    """What is known of a goal as plain values, ``None`` where not yet known.

    ``read_in`` are the words in which a field was read that has no column.
    """
    terms = {name: getattr(known, name) for name in ("metric", "baseline", "target", "deadline", "executive")}
    values = {name: (term.on.isoformat() if term.on else term.value) if term else None for name, term in terms.items()}
    return {
        "id": known.goal,
        **values,
        "change": bool(known.target and known.target.change),
        "read_in": {name: term.words for name, term in terms.items() if term and not term.stated},
        "contradictions": list(known.contradictions),
        "remarks": [*(term.note for term in terms.values() if term and term.note), *known.remarks],
    }
