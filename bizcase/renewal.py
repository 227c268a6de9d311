"""A case with newer lists of initiatives or goals: what is known keeps its id, and every change is named."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from bizcase.intake import assemble_case
from bizcase.model.case_file import CaseFile, Goal, Initiative
from bizcase.model.reading import GoalReading, Note
from bizcase.renames import renamed

R = TypeVar("R", Goal, Initiative)


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a record with what stood there and what stands there now."""

    name: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """What a newer list does to an older one, by the names of the records.

    ``same`` stand in both without a change, ``left`` only in the older list and are kept, ``gone`` are not.
    ``renamed`` are known ones under a new name: the older name and the newer one.
    """

    added: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    same: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the records that change, once each."""
        return tuple(dict.fromkeys(change.name for change in self.changes))


@dataclass(frozen=True, slots=True)
class Renewal:
    """The renewed case, the near-misses that were taken for names, and what changes in each list."""

    case: CaseFile
    assumptions: tuple[Note, ...] = ()
    initiatives: Difference = Difference()
    goals: Difference = Difference()


def renew(
    case: CaseFile,
    initiatives: Iterable[Initiative] | None = None,
    goals: Iterable[Goal] | None = None,
    *,
    update: bool = False,
) -> Renewal:
    """``case`` with newer initiatives, goals or both; ``None`` keeps what it has.

    A record that the case knows by name keeps its id, and with it the judgements noted on it; a goal is also known
    by its id, an initiative under a new name by what else is said of it. The newer list takes the older one's
    place; with ``update`` the records that it does not name stay, and so does every field that it leaves empty. A
    goal without an id is numbered.
    """
    aims, aim_ids = case.goals, dict[str, str]()
    if goals is not None:
        aims, aim_ids = _renewed(case.goals, tuple(goals), update)
    plans, plan_ids = case.initiatives, dict[str, str]()
    if initiatives is not None:
        newer = tuple(_with_goals(one, aim_ids) for one in initiatives)
        plans, plan_ids = _renewed(case.initiatives, newer, update)
    found = assemble_case(plans, aims, company=case.company)
    changed = {"initiatives": found.case.initiatives, "goals": found.case.goals}
    renewed = case.model_copy(update=changed | {"overrides": _overrides(case, found.case)})
    return Renewal(
        renewed,
        found.assumptions,
        _difference(case.initiatives, renewed.initiatives, set(plan_ids.values())),
        _difference(case.goals, renewed.goals, set(aim_ids.values())),
    )


def unnumbered(reading: GoalReading) -> tuple[Goal, ...]:
    """The goals of ``reading``; their ids are left out where the file has none and they were only counted."""
    if "id" in reading.columns:
        return reading.goals
    return tuple(goal.model_copy(update={"id": ""}) for goal in reading.goals)


def title(record: Goal | Initiative) -> str:
    """What people call ``record``."""
    return record.statement if isinstance(record, Goal) else record.name


def _renewed(old: tuple[R, ...], new: tuple[R, ...], update: bool) -> tuple[tuple[R, ...], dict[str, str]]:
    """The list that ``old`` and ``new`` make together, and the own id of every new record by the one it came with."""
    ids: list[str] = _own_ids(old, new)
    moved = {(one.id or own).casefold(): own for one, own in zip(new, ids, strict=True)}
    fresh: dict[str, R] = {own: _renamed(one, own, moved) for one, own in zip(new, ids, strict=True)}
    if not update:
        return tuple(fresh.values()), moved
    kept: tuple[R, ...] = tuple(_merged(one, fresh[one.id]) if one.id in fresh else one for one in old)
    known: set[str] = {one.id for one in old}
    return kept + tuple(one for own, one in fresh.items() if own not in known), moved


def _own_ids(old: tuple[R, ...], new: tuple[R, ...]) -> list[str]:
    """An id for each of ``new``: that of the one known by the same name (or goal by the same id), else a free one."""
    known: dict[str, str] = {_name(one): one.id for one in reversed(old) if _name(one)}
    ids: list[str] = [known.pop(_name(one), "") for one in new]
    _recognise(old, new, ids)
    taken = {*ids, *(one.id for one in old)}
    reworded = {one.id for one in old if isinstance(one, Goal)} - set(ids)
    for place, one in enumerate(new):
        if not ids[place]:
            ids[place] = one.id if one.id in reworded else _free_id(one.id or "G1", taken)
            reworded.discard(ids[place])
            taken.add(ids[place])
    return ids


def _recognise(old: Iterable[R], new: tuple[R, ...], ids: list[str]) -> None:
    """Puts the ids of initiatives that are known under another name where ``ids`` has none."""
    lost = [one for one in old if isinstance(one, Initiative) and one.id not in ids]
    places = [place for place, own in enumerate(ids) if not own]
    fresh = [one for place in places if isinstance(one := new[place], Initiative)]
    for at, own in renamed(lost, fresh, counted=_is_counted(new)).items():
        ids[places[at]] = own


def _is_counted(records: tuple[R, ...]) -> bool:
    """Whether the ids say no more than the order of the rows."""
    return [one.id for one in records] == [f"I{number:02d}" for number in range(1, len(records) + 1)]


def _name(record: Goal | Initiative) -> str:
    return " ".join(title(record).casefold().split())


def _free_id(wanted: str, taken: set[str]) -> str:
    """``wanted``, or where that is taken the next free number after it.

    >>> _free_id("I01", {"I01", "I02"}), _free_id("desk", {"desk"})
    ('I03', 'desk-2')
    """
    stem, digits = re.fullmatch(r"(.*?)(\d*)", wanted, re.DOTALL).groups()  # type: ignore[union-attr]
    number, free = int(digits or 1), wanted
    while free in taken:
        number += 1
        free = f"{stem}{number:0{len(digits)}}" if digits else f"{stem}-{number}"
    return free


def _renamed(record: R, own_id: str, moved: Mapping[str, str]) -> R:
    changes: dict[str, Any] = {"id": own_id}
    if isinstance(record, Initiative):
        changes["depends_on"] = tuple(moved.get(one.casefold(), one) for one in record.depends_on)
    return record.model_copy(update=changes)


def _with_goals(one: Initiative, moved: Mapping[str, str]) -> Initiative:
    return one.model_copy(update={"goals": tuple(moved.get(goal.casefold(), goal) for goal in one.goals)})


def _merged(old: R, newer: R) -> R:
    """``old`` with every field that ``newer`` fills."""
    fields = type(newer).model_fields
    given = {name: value for name, value in newer if value != fields[name].default}
    if isinstance(old, Initiative) and isinstance(newer, Initiative):
        given["extra"] = old.extra | newer.extra
    return old.model_copy(update=given)


def _overrides(before: CaseFile, after: CaseFile) -> tuple[Any, ...]:
    """The judgements of the case without those on records that are gone."""
    gone = _subjects(before) - _subjects(after)
    return tuple(one for one in before.overrides if one.subject not in gone)


def _subjects(case: CaseFile) -> set[str]:
    return {goal.id for goal in case.goals} | {one.id for one in case.initiatives}


def _difference(old: tuple[R, ...], now: tuple[R, ...], named: set[str]) -> Difference:
    before, after = {one.id: one for one in old}, {one.id for one in now}
    both = [(before[one.id], one) for one in now if one.id in before]
    changes = tuple(change for pair in both for change in _changes(*pair))
    same = [one for earlier, one in both if earlier == one]
    return Difference(
        added=tuple(title(one) for one in now if one.id not in before),
        changes=changes,
        same=tuple(title(one) for one in same if one.id in named),
        left=tuple(title(one) for one in same if one.id not in named),
        gone=tuple(title(one) for one in old if one.id not in after),
        renamed=tuple((title(one), title(newer)) for one, newer in both if _name(one) != _name(newer)),
    )


def _changes(old: R, now: R) -> list[Change]:
    return [
        Change(title(now), name, getattr(old, name), getattr(now, name))
        for name in type(now).model_fields
        if getattr(old, name) != getattr(now, name)
    ]
