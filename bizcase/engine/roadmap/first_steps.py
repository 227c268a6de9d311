"""The first 90 days: concrete steps towards what the case lacks most."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.figures import day, listed, money, titled
from bizcase.model.business_case import Match
from bizcase.model.case_file import CaseFile, Initiative
from bizcase.model.roadmap import GatePlan
from bizcase.model.value import Value
from bizcase.phrases import found, spelled

DIMENSIONS = 6
RECENT = timedelta(days=90)
Words = dict[str, str]


class _Lacks(NamedTuple):
    case: CaseFile
    unmapped: frozenset[str]
    value: Value
    gates: tuple[GatePlan, ...]
    words: dict[str, Any]
    grammar: dict[str, dict[str, str]]


def first_90_days(
    case: CaseFile,
    matches: tuple[Match, ...],
    value: Value,
    gates: tuple[GatePlan, ...],
    catalogue: Catalogue,
) -> tuple[str, ...]:
    """Three to six steps, the weightiest first; the last three of the table are for every case."""
    wording = catalogue.plan_wording
    unmapped = frozenset(match.subject for match in matches if match.first is None)
    lacks = _Lacks(case, unmapped, value, gates, wording["words"], wording["grammar"])
    taken = ((name, step(lacks)) for name, step in STEPS.items())
    sentences = (wording["first_90_days"][name].format(**words) for name, words in taken if words is not None)
    return tuple(sentences)[: wording["roadmap"]["steps_at_most"]]


def _concerning(initiatives: Iterator[Initiative], lacks: _Lacks) -> Words | None:
    names = [one.name for one in initiatives]
    if not names:
        return None
    number = "one" if len(names) == 1 else "many"
    named = titled(names)
    if len(names) == len(lacks.case.initiatives):
        named = lacks.grammar["all"][number].format(count=len(names))
    return {"initiatives": named, "serve": lacks.grammar["serve"][number], "are": lacks.grammar["be"][number]}


def _sponsor(lacks: _Lacks) -> Words | None:
    return None if lacks.case.programme.sponsor else {}


def _owners(lacks: _Lacks) -> Words | None:
    nobody = lacks.words["nobody"]
    return _concerning(
        (one for one in lacks.case.initiatives if not one.owner or found(spelled(one.owner), nobody)), lacks
    )


def _goals(lacks: _Lacks) -> Words | None:
    return _concerning((one for one in lacks.case.initiatives if not one.goals and one.id in lacks.unmapped), lacks)


def _tranche(lacks: _Lacks) -> Words | None:
    asked, needed = lacks.case.programme.first_tranche, lacks.gates[0].tranche
    if asked is None or asked >= needed:
        return None
    currency = lacks.value.currency
    return {"asked": money(asked, currency), "needed": money(needed, currency)}


def _baselines(lacks: _Lacks) -> Words | None:
    unknown = lacks.words["unknown"]
    return _concerning((one for one in lacks.case.initiatives if one.baseline.casefold() in unknown), lacks)


def _audit(lacks: _Lacks) -> Words | None:
    return None if sum(one.current is not None for one in lacks.case.audit) == DIMENSIONS else {}


def _money(lacks: _Lacks) -> Words | None:
    return _concerning(
        (
            one
            for one in lacks.case.initiatives
            if one.benefit is None and not one.driver and one.value_class != "unmonetised"
        ),
        lacks,
    )


def _rate(lacks: _Lacks) -> Words | None:
    return None if lacks.case.company.discount_rate is not None else {}


def _interviews(lacks: _Lacks) -> Words | None:
    since = lacks.value.first_month - RECENT
    silent = [one for one in lacks.case.stakeholders if (one.last_spoken or date.min) < since]
    people = [one.name or one.role for one in silent]
    return {"people": listed(people)} if people else None


def _gate(lacks: _Lacks) -> Words | None:
    first = next(gate for gate in lacks.gates if gate.month)
    return {"gate": day(first.on), "measure": first.measure}


def _always(_: _Lacks) -> Words | None:
    return {}


STEPS: dict[str, Callable[[_Lacks], Words | None]] = {
    "sponsor": _sponsor,
    "owners": _owners,
    "goals": _goals,
    "tranche": _tranche,
    "baselines": _baselines,
    "audit": _audit,
    "money": _money,
    "rate": _rate,
    "interviews": _interviews,
    "accounts": _always,
    "gate": _gate,
    "escalation": _always,
}
