"""The formula of a value driver in Python and in Excel, over inputs that each have a low, likely and high value."""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from bizcase.model.value import Range

NAME = re.compile(r"[A-Za-z_]\w*")
OPERATIONS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
Ends = tuple[float, float]


@lru_cache(maxsize=128)
def names_in(expression: str) -> frozenset[str]:
    """The inputs that an expression uses."""
    return frozenset(NAME.findall(expression))


def in_cells(expression: str, cell: Callable[[str], str]) -> str:
    """The expression with the address of a cell, as ``cell`` tells it, in place of each input."""
    return f"({NAME.sub(lambda found: cell(found.group()), expression)})"


def value_of(expression: str, values: Mapping[str, float]) -> float:
    """What the expression comes to. Raises ``ZeroDivisionError`` where it divides by zero.

    >>> value_of("2 * (a - b)", {"a": 5, "b": 1.5})
    7.0
    """
    return _value(_parsed(expression), values)


@lru_cache(maxsize=128)
def _parsed(expression: str) -> ast.expr:
    return ast.parse(expression, mode="eval").body


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    if isinstance(node, ast.BinOp):
        return OPERATIONS[type(node.op)](_value(node.left, values), _value(node.right, values))
    if isinstance(node, ast.UnaryOp):
        return -_value(node.operand, values)
    return float(values[node.id] if isinstance(node, ast.Name) else ast.literal_eval(node))


def turned_alone(expression: str, inputs: Mapping[str, Range], name: str) -> tuple[float, float]:
    """The result with one input alone at its low and at its high end, all others likely."""
    likely = {one: value.base for one, value in inputs.items()}
    low, high = inputs[name].low, inputs[name].high
    return value_of(expression, {**likely, name: low}), value_of(expression, {**likely, name: high})


def worse_and_better(expression: str, inputs: Mapping[str, Range], name: str) -> Ends:
    """The end of an input that lowers the result, and the other."""
    low, high = inputs[name].low, inputs[name].high
    at_low, at_high = turned_alone(expression, inputs, name)
    return (low, high) if low == high or at_low <= at_high else (high, low)


def range_of(expression: str, inputs: Mapping[str, Range]) -> Range:
    """The result with every input likely, and with every one at its worse or better end."""
    wanted = names_in(expression)
    likely = value_of(expression, {name: inputs[name].base for name in wanted})
    ends = {name: worse_and_better(expression, inputs, name) for name in wanted}
    corners = [value_of(expression, {name: end[side] for name, end in ends.items()}) for side in (0, 1)]
    return Range(min(likely, *corners), likely, max(likely, *corners))
