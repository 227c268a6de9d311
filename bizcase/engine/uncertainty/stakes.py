"""What is uncertain in a case: each benefit and all cost, as a triangle of sizes and a share for each month."""

from typing import NamedTuple

from bizcase.catalogue import Catalogue
from bizcase.model.case_file import CaseFile
from bizcase.model.catalogue import CASH, Multipliers
from bizcase.model.roadmap import GatePlan
from bizcase.model.value import HORIZON, Value, ValueLine


class Triangle(NamedTuple):
    """The least, most frequent and greatest value of a triangular distribution."""

    low: float
    mode: float
    high: float


class UncertainFlow(NamedTuple):
    """Money that is not certain: its size, what one unit of it is in each month, and whether it moves with others."""

    size: Triangle
    shape: tuple[float, ...]
    correlated: bool


class Settings(NamedTuple):
    """The seed, the number of draws, the correlation among benefits that move together, bars of the histogram."""

    seed: int
    draws: int
    correlation: float
    bars: int


class Stakes(NamedTuple):
    """Money that is not certain (costs negative), the annual ``rate`` (0 leaves worth undiscounted) and the gates,
    as (id, month), at which the work may be stopped."""

    benefits: tuple[UncertainFlow, ...]
    costs: tuple[UncertainFlow, ...]
    rate: float
    settings: Settings
    gates: tuple[tuple[str, int], ...] = ()


def stakes(
    value: Value, gates: tuple[GatePlan, ...], case: CaseFile, catalogue: Catalogue, seed: int | None = None
) -> Stakes | None:
    """What is uncertain in the worth of ``case``; ``None`` while worth is not known."""
    if value.worth is None:
        return None
    words = catalogue.value_wording["simulation"]
    return Stakes(
        benefits=tuple(_benefit(line, catalogue) for line in value.lines if _moves(line)),
        costs=(_cost(value, case, catalogue),),
        rate=value.discount_rate or 0.0,
        settings=Settings(words["seed"] if seed is None else seed, words["draws"], words["correlation"], words["bars"]),
        gates=tuple((gate.id, gate.month) for gate in gates if 0 < gate.month < HORIZON),
    )


def _moves(line: ValueLine) -> bool:
    return line.value_class in CASH and line.annual is not None and line.annual != (0, 0, 0)


def _benefit(line: ValueLine, catalogue: Catalogue) -> UncertainFlow:
    assert line.annual is not None
    correlated = line.optimism == catalogue.value_wording["simulation"]["correlated"]
    return UncertainFlow(_triangle(line, _multipliers(line.optimism, catalogue)), line.build_up, correlated)


def _triangle(line: ValueLine, optimism: Multipliers) -> Triangle:
    """An end that was stated is the end of the range; where neither was, the optimism adjustment is the range."""
    assert line.annual is not None
    assert line.counted is not None
    low, likely, high = line.annual
    open_ends = line.counted.low == line.counted.high and low < likely < high
    return Triangle(low, line.counted.base * optimism.likely if open_ends else likely, high)


def _multipliers(wanted: str, catalogue: Catalogue) -> Multipliers:
    return next(one for one in catalogue.multipliers if one.id == wanted)


def _cost(value: Value, case: CaseFile, catalogue: Catalogue) -> UncertainFlow:
    """All cost as one: what is late or dear for one initiative tends to be so for the next."""
    raised = _multipliers(catalogue.value_wording["rules"]["cost_multipliers"], catalogue)
    contingency = case.assumed("contingency") or 0.0
    low, mode, high = (factor + contingency for factor in (raised.low, raised.likely, raised.high))
    likely = raised.mean + contingency
    stated = tuple(-month.cost.base / likely if likely else 0.0 for month in value.months)
    return UncertainFlow(Triangle(low, mode, high), stated, correlated=False)
