"""Where the answer turns, in the unit of an input of a value driver."""

from collections.abc import Iterator
from typing import NamedTuple

from bizcase.engine.value.basis import Basis
from bizcase.engine.value.pricing import Priced
from bizcase.engine.value.stated import expression_of, known_inputs, names_in, result_of
from bizcase.model.catalogue import DriverInput
from bizcase.model.value import Range


class Turn(NamedTuple):
    """The value of an input at which worth is zero, and its likely value; ``pays_now``: worth is above zero today."""

    wanted: DriverInput
    value: float
    likely: float
    pays_now: bool


class _Effect(NamedTuple):
    wanted: DriverInput
    given: Range
    at_nothing: float
    at_likely: float
    swing: float


def turning_input(one: Priced, multiplier: float, basis: Basis) -> Turn | None:
    """The input that decides most, at the value at which the benefit of ``one`` is ``multiplier`` times the likely one.

    Of inputs that move the result as much the one that attributes the effect goes first. ``None`` where no driver is
    used, where the result is not proportionate to any input, or where its value could not be.
    """
    effects = sorted(_effects(one), key=lambda effect: _rank(effect, basis))
    if not effects:
        return None
    wanted, given, at_nothing, at_likely, _ = effects[0]
    value = given.base * (multiplier * at_likely - at_nothing) / (at_likely - at_nothing)
    possible = value >= 0 and not (wanted.unit.startswith(("share", "probability")) and value > 1)
    return Turn(wanted, value, given.base, multiplier < 1) if possible else None


def _rank(effect: _Effect, basis: Basis) -> tuple[float, bool]:
    return -effect.swing, effect.wanted.name not in basis.setting("rules.attributing_inputs")


def _effects(one: Priced) -> Iterator[_Effect]:
    """Every input on which the result depends in a straight line."""
    driver, initiative = one.claim.driver, one.claim.initiative
    if driver is None or initiative.states_benefit:
        return
    known = known_inputs(driver, initiative.driver_inputs)
    result, likely = result_of(expression_of(driver, known)), {name: value.base for name, value in known.items()}
    # an input on which attrition hangs moves the months as well: it is no straight line
    bent = names_in(driver.attrition)
    for wanted in driver.all_inputs:
        given = known.get(wanted.name)
        if given is None or given.base == 0 or wanted.name in bent:
            continue
        try:
            at = {share: result({**likely, wanted.name: share * given.base}) for share in (0.0, 0.5, 1.0)}
            ends = [result({**likely, wanted.name: end}) for end in (given.low, given.high)]
        except ZeroDivisionError:
            continue
        straight = abs(at[0.0] + at[1.0] - 2 * at[0.5]) <= 1e-9 * abs(at[1.0])
        if straight and at[0.0] != at[1.0]:
            yield _Effect(wanted, given, at[0.0], at[1.0], round(abs(ends[1] - ends[0]) / abs(at[1.0]), 9))
