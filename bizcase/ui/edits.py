"""What a user can do to a case, as functions from case file to case file; nothing here knows Streamlit.

An edit writes absolute values and finds its record by id where there is one, so that it may be done twice, or on a
case that somebody else has changed meanwhile.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from bizcase.model.case_file import (
    Assumption,
    AuditScore,
    CaseFile,
    ColumnChoice,
    OptionEstimate,
    Override,
    Record,
)
from bizcase.model.reading import IGNORE

Edit = Callable[[CaseFile], CaseFile]
R = TypeVar("R", bound=Record)


def altered(record: R, **changes: Any) -> R:
    """``record`` with ``changes``, checked; raises ``pydantic.ValidationError``."""
    return type(record)(**dict(record) | changes)


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of the company, purpose or programme."""

    section: str
    field: str

    @property
    def name(self) -> str:
        """A name for the field's widget."""
        return f"{self.section}-{self.field}"

    def read(self, case: CaseFile) -> Any:
        """The value in ``case``."""
        return getattr(getattr(case, self.section), self.field)

    def write(self, value: object) -> Edit:
        """The edit that puts ``value`` there."""

        def edit(case: CaseFile) -> CaseFile:
            record = altered(getattr(case, self.section), **{self.field: value})
            return case.model_copy(update={self.section: record})

        return edit


@dataclass(frozen=True, slots=True)
class ItemSpot:
    """A field of the record with ``id`` in a list of records: goals, initiatives, audit scores, assumptions."""

    section: str
    id: str
    field: str

    @property
    def name(self) -> str:
        """A name for the field's widget."""
        return f"{self.section}-{self.id}-{self.field}"

    def read(self, case: CaseFile) -> Any:
        """The value in ``case``; ``None`` when the record is not there."""
        found = [one for one in getattr(case, self.section) if identity(one) == self.id]
        return getattr(found[0], self.field) if found else None

    def write(self, value: object) -> Edit:
        """The edit that puts ``value`` there."""
        return alter_items(self.section, {self.id: {self.field: value}})


def identity(record: Record) -> str:
    """What tells a record of a list from the others: its id, the dimension of an audit, the subject of an override."""
    for name in ("id", "dimension", "subject"):
        if name in type(record).model_fields:
            return str(getattr(record, name))
    return ""


def alter_items(section: str, changes: dict[str, dict[str, Any]]) -> Edit:
    """The edit that changes fields of the records of ``section`` by their identity; unknown ones are left out."""

    def edit(case: CaseFile) -> CaseFile:
        records = tuple(
            altered(one, **changes[identity(one)]) if identity(one) in changes else one
            for one in getattr(case, section)
        )
        return case.model_copy(update={section: records})

    return edit


def alter_rows(section: str, changes: dict[int, dict[str, Any]]) -> Edit:
    """The edit that changes fields of the records of ``section`` by their place in the list."""

    def edit(case: CaseFile) -> CaseFile:
        records = tuple(
            altered(one, **changes[place]) if place in changes else one
            for place, one in enumerate(getattr(case, section))
        )
        return case.model_copy(update={section: records})

    return edit


def add(section: str, record: Record) -> Edit:
    """The edit that puts ``record`` at the end of a list, unless it stands there already."""

    def edit(case: CaseFile) -> CaseFile:
        records = getattr(case, section)
        return case.model_copy(update={section: records if record in records else (*records, record)})

    return edit


def remove_row(section: str, place: int) -> Edit:
    """The edit that takes the record at ``place`` out of a list."""

    def edit(case: CaseFile) -> CaseFile:
        records = getattr(case, section)
        return case.model_copy(update={section: (*records[:place], *records[place + 1 :])})

    return edit


def remove_goal(goal: str) -> Edit:
    """The edit that takes a goal away, and out of every initiative that names it."""

    def edit(case: CaseFile) -> CaseFile:
        initiatives = tuple(
            altered(one, goals=tuple(other for other in one.goals if other != goal)) if goal in one.goals else one
            for one in case.initiatives
        )
        goals = tuple(one for one in case.goals if one.id != goal)
        return _without_override(case.model_copy(update={"goals": goals, "initiatives": initiatives}), goal)

    return edit


def remove_initiative(initiative: str) -> Edit:
    """The edit that takes an initiative away, and out of those that depend on it."""

    def edit(case: CaseFile) -> CaseFile:
        kept = tuple(
            altered(one, depends_on=tuple(other for other in one.depends_on if other != initiative))
            for one in case.initiatives
            if one.id != initiative
        )
        return _without_override(case.model_copy(update={"initiatives": kept}), initiative)

    return edit


def overrule(subject: str, outcome: str, by: str, why: str, noted_on: Any) -> Edit:
    """The edit that puts the user's judgement in place of the engine's; "" as ``outcome`` takes it back."""

    def edit(case: CaseFile) -> CaseFile:
        without = _without_override(case, subject)
        if not outcome:
            return without
        judgement = Override(subject=subject, outcome=outcome, by=by, why=why, noted_on=noted_on)
        return without.model_copy(update={"overrides": (*without.overrides, judgement)})

    return edit


def score(dimension: Any, **changes: Any) -> Edit:
    """The edit that scores one dimension of the audit."""

    def edit(case: CaseFile) -> CaseFile:
        if any(one.dimension == dimension for one in case.audit):
            return alter_items("audit", {dimension: changes})(case)
        return add("audit", altered(AuditScore(dimension=dimension), **changes))(case)

    return edit


def assume(assumption: Assumption) -> Edit:
    """The edit that sets an assumption by its id, or adds it."""

    def edit(case: CaseFile) -> CaseFile:
        if any(one.id == assumption.id for one in case.assumptions):
            return alter_items("assumptions", {assumption.id: dict(assumption)})(case)
        return add("assumptions", assumption)(case)

    return edit


def estimate_option(option: str, changes: dict[str, Any]) -> Edit:
    """The edit that changes the user's figures of an option; one without any figure or source is taken out."""

    def edit(case: CaseFile) -> CaseFile:
        empty = OptionEstimate(option=option)
        before = next((one for one in case.options if one.option == option), empty)
        after = altered(before, **changes)
        others = tuple(one for one in case.options if one.option != option)
        return case.model_copy(update={"options": others if after == empty else (*others, after)})

    return edit


def remove_option(option: str) -> Edit:
    """The edit that takes the user's figures of an option away."""

    def edit(case: CaseFile) -> CaseFile:
        return case.model_copy(update={"options": tuple(one for one in case.options if one.option != option)})

    return edit


def next_id(letter: str, width: int, taken: Iterable[str]) -> str:
    """The first free id.

    >>> next_id("I", 2, ["I01", "i02"])
    'I03'
    """
    known = {one.casefold() for one in taken}
    number = 1
    while f"{letter}{number:0{width}}".casefold() in known:
        number += 1
    return f"{letter}{number:0{width}}"


def choose_column(table: Literal["initiatives", "goals"], header: str, field: str) -> Edit:
    """The edit that notes the user's word on a column; another column chosen for the same field is freed."""
    choice = ColumnChoice(table=table, header=header, field=field)

    def edit(case: CaseFile) -> CaseFile:
        others = (one for one in case.columns if one.table != table or not _same_column(one, choice))
        return case.model_copy(update={"columns": (*others, choice)})

    return edit


def _same_column(one: ColumnChoice, other: ColumnChoice) -> bool:
    shared = one.field == other.field and one.field not in ("", IGNORE)
    return shared or one.header.casefold() == other.header.casefold()


def forget_columns(table: str) -> Edit:
    """The edit that takes back every choice of a column of ``table``."""

    def edit(case: CaseFile) -> CaseFile:
        return case.model_copy(update={"columns": tuple(one for one in case.columns if one.table != table)})

    return edit


def reword(section: str, field: str, before: str, after: str) -> Edit:
    """The edit that says ``after`` wherever ``field`` of a part of the case reads ``before``."""

    def mended(record: R) -> R:
        return altered(record, **{field: after}) if getattr(record, field) == before else record

    def edit(case: CaseFile) -> CaseFile:
        held = getattr(case, section)
        return case.model_copy(update={section: tuple(map(mended, held)) if isinstance(held, tuple) else mended(held)})

    return edit


def accept_term(term: str, accepted: bool = True) -> Edit:
    """The edit that keeps a word of the jargon list, or takes that back."""

    def edit(case: CaseFile) -> CaseFile:
        others = tuple(one for one in case.accepted_terms if one != term)
        return case.model_copy(update={"accepted_terms": (*others, term) if accepted else others})

    return edit


def _without_override(case: CaseFile, subject: str) -> CaseFile:
    return case.model_copy(update={"overrides": tuple(one for one in case.overrides if one.subject != subject)})
