"""Initiatives, goals and the company to one case, with what initiatives name resolved to ids."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bizcase.intake.headers import normalise
from bizcase.model.case_file import CaseFile, Company, Goal, Initiative, Programme, Purpose
from bizcase.model.reading import Assembly, Note

_CLOSE = 84
_SHORTEST = 5
_NOBODY = Company()
_NO_PURPOSE = Purpose()
_NO_PROGRAMME = Programme()


@dataclass(frozen=True, slots=True)
class Known:
    """What may be named: ids by id and by normalised text, and the texts in their own spelling."""

    ids: Mapping[str, str]
    texts: Mapping[str, str]
    written: Mapping[str, str]


def assemble_case(
    initiatives: Iterable[Initiative],
    goals: Iterable[Goal] = (),
    *,
    company: Company = _NOBODY,
    purpose: Purpose = _NO_PURPOSE,
    programme: Programme = _NO_PROGRAMME,
) -> Assembly:
    """The case, and every near-miss that was taken for a name.

    Goals are found by id or statement, dependencies by id or name, in any case. What is not found stays
    as written; :func:`bizcase.model.checks.case_problems` names it.
    """
    rows, wanted = tuple(initiatives), tuple(goals)
    goal_names = known_names({goal.id: goal.statement for goal in wanted})
    names = known_names({one.id: one.name for one in rows})
    notes: list[Note] = []
    resolved = tuple(_resolved(one, goal_names, names, notes) for one in rows)
    case = CaseFile(company=company, purpose=purpose, programme=programme, goals=wanted, initiatives=resolved)
    return Assembly(case, tuple(notes))


def known_names(texts: Mapping[str, str]) -> Known:
    """What may be named, from each id with its text."""
    by_text: dict[str, str] = {}
    for one, text in texts.items():
        by_text.setdefault(normalise(text), one)
    by_text.pop("", None)
    return Known({one.casefold(): one for one in texts}, by_text, texts)


def _resolved(one: Initiative, goals: Known, names: Known, notes: list[Note]) -> Initiative:
    if not one.goals and not one.depends_on:
        return one
    place = f"initiative {one.name or one.id!r}"
    changes = {
        "goals": _ids(one.goals, goals, f"{place}, goals", notes),
        "depends_on": _ids(one.depends_on, names, f"{place}, depends on", notes),
    }
    return one.model_copy(update=changes)


def resolved_ids(wanted: tuple[str, ...], known: Known) -> tuple[str, ...]:
    """The ids that ``wanted`` name; what names none stays as written."""
    return _ids(wanted, known, "", [])


def _ids(wanted: tuple[str, ...], known: Known, place: str, notes: list[Note]) -> tuple[str, ...]:
    """Ids for ``wanted``; a text that was parted at its own commas is put together again."""
    whole = known.texts.get(normalise(" ".join(wanted)))
    if whole:
        return (whole,)
    return tuple(dict.fromkeys(_id(one, known, place, notes) for one in wanted))


def _id(wanted: str, known: Known, place: str, notes: list[Note]) -> str:
    exact = known.ids.get(wanted.casefold()) or known.texts.get(normalise(wanted))
    if exact:
        return exact
    near = _near(normalise(wanted), known.texts)
    if not near:
        return wanted
    notes.append(Note(place, wanted, f"taken as '{known.written[near]}' ({near})"))
    return near


def _near(wanted: str, texts: Mapping[str, str]) -> str:
    """The id of the one text that holds ``wanted`` or is clearly nearest to it, "" when none or more than one is."""
    if len(wanted) < _SHORTEST:
        return ""
    holding = [one for one in texts if " " in wanted and f" {wanted} " in f" {one} "]
    if len(holding) == 1:
        return texts[holding[0]]
    from rapidfuzz import fuzz, process

    choices = [one for one in texts if _figures(wanted) <= _figures(one)]
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio):
        found = process.extract(wanted, choices, scorer=scorer, score_cutoff=_CLOSE, limit=2)
        several_words = scorer is not fuzz.token_set_ratio or " " in wanted
        if found and several_words and (len(found) == 1 or found[0][1] - found[1][1] >= 3):
            return texts[found[0][0]]
    return ""


def _figures(text: str) -> set[str]:
    """The numbers in ``text``: "phase 1" is never near "phase 2"."""
    return set(re.findall(r"\d+", text))
