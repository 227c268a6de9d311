"""One file of the corpus, and what a reading of it says in short."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bizcase.errors import InputError
from bizcase.intake import read_goals, read_initiatives
from bizcase.model.reading import GoalReading, InitiativeReading

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Sample:
    """A polluted file: ``name`` says what is odd about it; ``options`` are those of the reader."""

    name: str
    data: bytes
    filename: str = "plan.csv"
    goals: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)


def lines(*rows: str, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """Rows as a text file."""
    return (end.join(rows) + end).encode(encoding)


def outcome(sample: Sample) -> dict[str, Any]:
    """What reading ``sample`` gives: its records without what is empty, and the report as lines."""
    try:
        reading = read_sample(sample)
    except InputError as error:
        return {"refused": list(error.problems)}
    records = reading.goals if isinstance(reading, GoalReading) else reading.initiatives
    return {
        "records": [one.model_dump(mode="json", exclude_defaults=True) for one in records],
        "questions": [str(note) for note in reading.notes],
        "assumed": [str(note) for note in reading.assumptions],
        "unread": [f"{row.place}: {row.reason}" for row in reading.unread],
    }


def read_sample(sample: Sample) -> InitiativeReading | GoalReading:
    """``sample`` through its reader, on the day of the corpus."""
    read = read_goals if sample.goals else read_initiatives
    return read(sample.data, sample.filename, **{"today": TODAY, **sample.options})
