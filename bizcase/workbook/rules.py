"""What an input accepts. A rule that stops says why in the words of ``workbook.toml``."""

from collections.abc import Mapping
from typing import Any

from bizcase.model.value import HORIZON

LARGEST = 1e15
BETWEEN = {
    "share": ("decimal", 0, 1),
    "rate": ("decimal", -0.99, 10),
    "money": ("decimal", -LARGEST, LARGEST),
    "amount": ("decimal", 0, LARGEST),
    "months": ("integer", 0, 600),
    "horizon": ("integer", 0, HORIZON),
    "wait": ("integer", 1, HORIZON),
    "month": ("integer", 1, 12),
    "score": ("integer", 1, 5),
}
DATE = {"validate": "date", "criteria": ">", "value": "=DATE(1990,1,1)"}


def make_rules(words: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Every rule by its name, as XlsxWriter takes it; ``words`` are their messages."""
    ranges = {name: _between(*limits) for name, limits in BETWEEN.items()}
    return {name: rule | {"error_message": words[name]} for name, rule in {**ranges, "date": DATE}.items()}


def one_of(choices: list[str], words: Mapping[str, str]) -> dict[str, Any]:
    """The rule that accepts only ``choices``."""
    return {"validate": "list", "source": choices, "error_message": words["choice"]}


def _between(kind: str, least: float, most: float) -> dict[str, Any]:
    return {"validate": kind, "criteria": "between", "minimum": least, "maximum": most}
