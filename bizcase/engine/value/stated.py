"""What an initiative brings per full year in the user's own figures: money, or a value driver."""

import re
from collections.abc import Callable, Container
from functools import lru_cache
from typing import Any, NamedTuple

from simpleeval import SimpleEval

from bizcase.engine.value.basis import Basis
from bizcase.model.case_file import Estimate, Initiative
from bizcase.model.catalogue import Driver
from bizcase.model.estimates import whole_range
from bizcase.model.value import Range

Calculator = Callable[[dict[str, float]], float]


class Stated(NamedTuple):
    """A benefit per full year before any adjustment.

    ``amount`` ``None`` means not quantified, and ``why_not`` says why. ``has_low`` and ``has_high`` tell
    whether the user gave that end; ``midpoint``: the likely value is the middle of the range. ``beside`` is capacity
    that the same effect releases beside the cash in ``amount``, ``None`` where a driver was not split into the two.
    """

    amount: Range | None
    why_not: str = ""
    has_low: bool = False
    has_high: bool = False
    midpoint: bool = False
    beside: Range | None = None


def stated_benefit(initiative: Initiative, basis: Basis) -> Stated:
    """The benefit of ``initiative`` as stated; money in its own column goes before a driver."""
    if initiative.benefit is not None and initiative.states_benefit:
        return _from_estimate(initiative.benefit, basis)
    if not initiative.driver:
        return Stated(amount=None, why_not=basis.say("why_not.no_figure"))
    driver = basis.driver(initiative)
    if driver is None:
        why_not = basis.say("why_not.unknown_driver", driver=initiative.driver)
        return Stated(amount=None, why_not=why_not)
    return _from_driver(driver, initiative.driver_inputs, basis)


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


def _from_driver(driver: Driver, inputs: dict[str, Estimate], basis: Basis) -> Stated:
    if not driver.expression:
        return Stated(amount=None, why_not=basis.say("why_not.unmonetised"))
    known = known_inputs(driver, inputs)
    missing = [one.label for one in driver.inputs if one.name not in known]
    if missing:
        why_not = basis.say("why_not.missing_inputs", inputs="; ".join(missing))
        return Stated(amount=None, why_not=why_not)
    try:
        amount, beside = _results(driver, known)
    except (ZeroDivisionError, OverflowError):
        return Stated(amount=None, why_not=basis.say("why_not.no_answer"))
    if not all(abs(end) <= basis.setting("limits.largest") for end in (*amount, *(beside or ()))):
        return Stated(amount=None, why_not=basis.say("why_not.too_large"))
    spread = amount.low < amount.high
    return Stated(amount=amount, has_low=spread, has_high=spread, beside=beside)


def known_inputs(driver: Driver, inputs: dict[str, Estimate]) -> dict[str, Range]:
    """The inputs of ``driver`` that have a likely value, by name."""
    given = {one.name: whole_range(inputs[one.name]) for one in driver.all_inputs if one.name in inputs}
    return {name: value for name, value in given.items() if value is not None}


def _results(driver: Driver, known: dict[str, Range]) -> tuple[Range, Range | None]:
    """The whole, or where it is split into the two, cash and the capacity beside it."""
    amount = evaluate(expression_of(driver, known), known)
    return amount, evaluate(driver.capacity_expression, known) if _is_split(driver, known) else None


def expression_of(driver: Driver, known: Container[str]) -> str:
    """The arithmetic of the benefit: its cash part where the inputs that split it are all ``known``."""
    return driver.cash_expression if _is_split(driver, known) else driver.expression


def _is_split(driver: Driver, known: Container[str]) -> bool:
    return bool(driver.split_inputs) and all(one.name in known for one in driver.split_inputs)


def evaluate(expression: str, inputs: dict[str, Range]) -> Range:
    """The expression over its inputs.

    The low case takes each input at the end that lowers the result (a low number of contracts, a high licence
    fee), the high case at the other. Raises ``ZeroDivisionError`` where the expression does.
    """
    result = result_of(expression)
    inputs = {name: value for name, value in inputs.items() if name in names_in(expression)}
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


@lru_cache(maxsize=128)
def names_in(expression: str) -> frozenset[str]:
    """The inputs that an expression uses.

    >>> sorted(names_in("hires * (paid - owned)"))
    ['hires', 'owned', 'paid']
    """
    return frozenset(re.findall(r"[A-Za-z_]\w*", expression))


def result_of(expression: str) -> Calculator:
    """The expression as a function of its inputs by name; raises ``ZeroDivisionError`` where it does."""
    evaluator, parsed = SimpleEval(functions={}), _parsed(expression)

    def result(names: dict[str, float]) -> float:
        evaluator.names = names
        return float(evaluator.eval(expression, previously_parsed=parsed))

    return result


@lru_cache(maxsize=128)
def _parsed(expression: str) -> Any:
    return SimpleEval().parse(expression)
