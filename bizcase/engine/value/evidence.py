"""How much of a stated benefit may be counted: its class, the strength of its evidence, and no euro twice."""

import re
from typing import NamedTuple

from bizcase.engine.value.basis import Basis
from bizcase.engine.value.cash_flow import add
from bizcase.engine.value.stated import Stated, stated_benefit
from bizcase.model.case_file import Initiative
from bizcase.model.catalogue import CASH, Driver, Tier, ValueClass
from bizcase.model.value import NOTHING, Range


class Claim(NamedTuple):
    """What an initiative may claim per full year.

    ``supported`` is what its evidence carries, ``counted`` the same after overlap; both are ``None`` when
    nothing may be counted. ``overlaps_with`` is the id of the initiative that counts the same money. ``capacity`` is
    what the same effect releases beside its cash, at the same share.
    """

    initiative: Initiative
    driver: Driver | None
    value_class: ValueClass
    stated: Stated
    tier: Tier | None
    tier_share: float
    supported: Range | None
    counted: Range | None
    why_not: str = ""
    overlaps_with: str = ""
    capacity: Range | None = None


def claims(basis: Basis) -> list[Claim]:
    """One claim for each initiative, in the order of the case."""
    return _without_overlap([_claim(initiative, basis) for initiative in basis.case.initiatives], basis)


def soften(amount: float, factor: float) -> float:
    """``amount`` times ``factor``; a loss is kept in full, since no adjustment may make it smaller.

    >>> soften(100, 0.4), soften(-100, 0.4)
    (40.0, -100)
    """
    return amount * factor if amount > 0 else amount


def _claim(initiative: Initiative, basis: Basis) -> Claim:
    driver = basis.driver(initiative)
    stated = _in_one_class(initiative, stated_benefit(initiative, basis))
    value_class = _value_class(initiative, driver, stated, basis)
    attributed = not initiative.states_benefit and attributes(driver, basis)
    share = _share(initiative.evidence_tier, attributed, basis)
    why_not = _why_not(initiative, value_class, stated, share, basis)
    supported = None if why_not else _soften(stated.amount, share)
    return Claim(
        initiative=initiative,
        driver=driver,
        value_class=value_class or "unmonetised",
        stated=stated,
        tier=initiative.evidence_tier,
        tier_share=share,
        supported=supported,
        counted=supported,
        why_not=why_not,
        capacity=None if why_not else _soften(stated.beside, share),
    )


def _soften(amount: Range | None, share: float) -> Range | None:
    return None if amount is None else Range(*(soften(end, share) for end in amount))


def _in_one_class(initiative: Initiative, stated: Stated) -> Stated:
    """A split result as one, where the user calls it anything but cash."""
    if stated.amount is None or stated.beside is None or initiative.value_class in (None, *CASH):
        return stated
    return stated._replace(amount=add(stated.amount, stated.beside), beside=None)


def _value_class(initiative: Initiative, driver: Driver | None, stated: Stated, basis: Basis) -> ValueClass | None:
    if initiative.value_class is not None:
        return initiative.value_class
    if stated.beside is not None:
        return "cash_saved"
    if driver is not None:
        return driver.value_class
    outcome = basis.outcome(initiative)
    return None if outcome is None else outcome.value_class


def attributes(driver: Driver | None, basis: Basis) -> bool:
    """Whether the inputs of ``driver`` attribute its effect, so that no evidence discount comes on top."""
    return driver is not None and any(one.name in basis.setting("rules.attributing_inputs") for one in driver.inputs)


def _share(tier: Tier | None, attributed: bool, basis: Basis) -> float:
    if tier is not None and basis.tiers[tier].share == 0:
        return 0.0
    if attributed:
        return 1.0
    return 0.0 if tier is None else basis.tiers[tier].share


def _why_not(initiative: Initiative, value_class: ValueClass | None, stated: Stated, share: float, basis: Basis) -> str:
    if value_class == "unmonetised":
        return basis.say("why_not.unmonetised")
    if stated.amount is None:
        return stated.why_not
    if value_class is None:
        return basis.say("why_not.unmapped")
    if share == 0 and stated.amount.base >= 0:
        return basis.say("why_not.no_tier" if initiative.evidence_tier is None else "why_not.assertion")
    return ""


def _without_overlap(found: list[Claim], basis: Basis) -> list[Claim]:
    """The same claims; of those that move the same money only the first keeps its amount: cash, then by size."""
    taken: dict[tuple[int, str], Claim] = {}
    settled = {}
    for claim in sorted(found, key=_rank):
        keys = _overlap_keys(claim, basis)
        first = next((taken[key] for key in keys if key in taken), None)
        settled[claim.initiative.id] = claim if first is None else _yield_to(first, claim, basis)
        if first is None:
            taken.update(dict.fromkeys(keys, claim))
    return [settled[claim.initiative.id] for claim in found]


def _likely(claim: Claim) -> float:
    return claim.counted.base if claim.counted is not None else 0.0


def _rank(claim: Claim) -> tuple[bool, float, str]:
    return claim.value_class not in CASH, -_likely(claim), claim.initiative.id


def _overlap_keys(claim: Claim, basis: Basis) -> list[tuple[int, str]]:
    if _likely(claim) <= 0:
        return []
    return [(kind, name) for kind, name in enumerate(money_moved(claim, basis)) if name]


def money_moved(claim: Claim, basis: Basis) -> tuple[str, str]:
    """What names the money that a claim moves: the overlap group of its driver, and its measure with its outcome."""
    measure = re.sub(r"\W+", " ", claim.initiative.kpi).strip().casefold()
    outcome = basis.first_outcome.get(claim.initiative.id)
    group = "" if claim.driver is None else claim.driver.overlap_group
    return group, f"{measure} / {outcome}" if measure and outcome else ""


def _yield_to(first: Claim, claim: Claim, basis: Basis) -> Claim:
    why_not = basis.say("why_not.overlap", other=first.initiative.name)
    nothing = None if claim.capacity is None else NOTHING
    return claim._replace(counted=NOTHING, capacity=nothing, why_not=why_not, overlaps_with=first.initiative.id)
