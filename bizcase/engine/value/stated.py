"""What an initiative brings per full year in the user's own figures: money, or a value driver."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from simpleeval import SimpleEval

from bizcase.engine.value.basis import Basis
from bizcase.model.business_case import Range
from bizcase.model.case_file import Estimate, Initiative
from bizcase.model.catalogue import Driver

Calculator = Callable[[dict[str, float]], float]


class Stated(NamedTuple):
    """A benefit per full year before any adjustment.

    ``amount`` ``None`` means not quantified, and ``why_not`` says why. ``has_low`` and ``has_high`` tell
    whether the user gave that end; ``midpoint``: the likely value is the middle of the range.
    """

    amount: Range | None
    why_not: str = ""
    has_low: bool = False
    has_high: bool = False
    midpoint: bool = False


def stated_benefit(initiative: Initiative, basis: Basis) -> Stated:
    """The benefit of ``initiative`` as stated; money in its own column goes before a driver."""
    if initiative.benefit is not None and states_money(initiative):
        return _from_estimate(initiative.benefit, basis)
    if not initiative.driver:
        return Stated(amount=None, why_not=basis.say("why_not.no_figure"))
    driver = basis.driver(initiative)
    if driver is None:
        why_not = basis.say("why_not.unknown_driver", driver=initiative.driver)
        return Stated(amount=None, why_not=why_not)
    return _from_driver(driver, initiative.driver_inputs, basis)


def states_money(initiative: Initiative) -> bool:
    """Whether the benefit stands as money per year, so that a driver is not asked."""
    return initiative.benefit not in (None, Estimate())


def _from_estimate(estimate: Estimate, basis: Basis) -> Stated:
    amount = whole_range(estimate)
    if amount is None:
        return Stated(amount=None, why_not=basis.say("why_not.no_likely"))
    return Stated(
        amount=amount,
        has_low=estimate.low is not None,
        has_high=estimate.high is not None,
        midpoint=estimate.base is None,
    )


def whole_range(estimate: Estimate) -> Range | None:
    """The estimate with its likely value in place of a missing end; ``None`` when there is no likely value.

    >>> whole_range(Estimate(low=10, high=30)), whole_range(Estimate(base=5)), whole_range(Estimate(high=9))
    (Range(low=10.0, base=20.0, high=30.0), Range(low=5.0, base=5.0, high=5.0), None)
    """
    low, base, high = estimate.low, estimate.base, estimate.high
    if base is None:
        if low is None or high is None:
            return None
        base = (low + high) / 2
    return Range(base if low is None else min(low, base), base, base if high is None else max(high, base))


def _from_driver(driver: Driver, inputs: dict[str, Estimate], basis: Basis) -> Stated:
    if not driver.expression:
        return Stated(amount=None, why_not=basis.say("why_not.unmonetised"))
    given = {name: whole_range(estimate) for name, estimate in inputs.items()}
    missing = [one.label for one in driver.inputs if given.get(one.name) is None]
    if missing:
        why_not = basis.say("why_not.missing_inputs", inputs="; ".join(missing))
        return Stated(amount=None, why_not=why_not)
    known = {one.name: value for one in driver.inputs if (value := given[one.name]) is not None}
    try:
        amount = evaluate(driver.expression, known)
    except (ZeroDivisionError, OverflowError):
        return Stated(amount=None, why_not=basis.say("why_not.no_answer"))
    if not all(abs(end) <= basis.setting("limits.largest") for end in amount):
        return Stated(amount=None, why_not=basis.say("why_not.too_large"))
    spread = amount.low < amount.high
    return Stated(amount=amount, has_low=spread, has_high=spread)


def evaluate(expression: str, inputs: dict[str, Range]) -> Range:
    """The expression over its inputs.

    The low case takes each input at the end that lowers the result (a low number of contracts, a high licence
    fee), the high case at the other. Raises ``ZeroDivisionError`` where the expression does.
    """
    result = _calculator(expression)
    likely = {name: value.base for name, value in inputs.items()}
    worse = {name: _worse_end(result, likely, name, value) for name, value in inputs.items()}
    better = {name: value.high if worse[name] == value.low else value.low for name, value in inputs.items()}
    base = result(likely)
    corners = (base, result(worse), result(better))
    return Range(min(corners), base, max(corners))


def _worse_end(result: Calculator, likely: dict[str, float], name: str, value: Range) -> float:
    if value.low == value.high:
        return value.low
    at_low, at_high = result({**likely, name: value.low}), result({**likely, name: value.high})
    return value.low if at_low <= at_high else value.high


def _calculator(expression: str) -> Calculator:
    evaluator, parsed = SimpleEval(functions={}), _parsed(expression)

    def result(names: dict[str, float]) -> float:
        evaluator.names = names
        return float(evaluator.eval(expression, previously_parsed=parsed))

    return result


@lru_cache(maxsize=128)
def _parsed(expression: str) -> Any:
    return SimpleEval().parse(expression)
