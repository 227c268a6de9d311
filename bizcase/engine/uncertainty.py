"""How sure the worth is: seeded simulation of benefits and cost (Monte Carlo).

Each benefit is drawn from the triangle of its low, likely and high value per full year, cost from the triangle of its
optimism adjustment. Benefits that depend on people changing move together: a Gaussian copula with one common factor,
so that any two of them have the stated correlation. Not part of :func:`bizcase.case.build_case`: it needs numpy, whose
import alone takes longer than a whole case.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import erf, sqrt
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bizcase.catalogue import Catalogue
from bizcase.model.business_case import CashBand, Uncertainty, Value, ValueLine
from bizcase.model.case_file import CaseFile
from bizcase.model.catalogue import Multipliers

Draws = NDArray[np.float64]
CASH = ("cash_in", "cash_saved")
_Z = np.linspace(-8.0, 8.0, 4001)
_NORMAL = np.array([(1 + erf(z / sqrt(2))) / 2 for z in _Z])


class Triangle(NamedTuple):
    """The least, most frequent and greatest value of a triangular distribution."""

    low: float
    mode: float
    high: float


class Moving(NamedTuple):
    """Money that is not certain: its size, what one unit of it is in each month, and whether it moves with others."""

    size: Triangle
    shape: tuple[float, ...]
    together: bool


class Settings(NamedTuple):
    """The seed, the number of draws, the correlation among benefits that move together, bars of the histogram."""

    seed: int
    draws: int
    correlation: float
    bars: int


def simulate(value: Value, case: CaseFile, catalogue: Catalogue, seed: int | None = None) -> Uncertainty | None:
    """The uncertainty of the worth in ``value``, the value of ``case``; ``None`` while worth is not known.

    ``seed`` left out is the one of the catalogue, so that the same case gives the same figures.
    """
    if value.worth is None:
        return None
    words = catalogue.value_wording["simulation"]
    settings = Settings(words["seed"] if seed is None else seed, words["draws"], words["correlation"], words["bars"])
    benefits = [_benefit(line, catalogue) for line in value.lines if _moves(line)]
    return simulate_flows(benefits, [_cost(value, case, catalogue)], value.discount_rate or 0.0, settings)


def _moves(line: ValueLine) -> bool:
    return line.value_class in CASH and line.annual is not None and line.annual != (0, 0, 0)


def _benefit(line: ValueLine, catalogue: Catalogue) -> Moving:
    assert line.annual is not None
    together = line.optimism == catalogue.value_wording["simulation"]["correlated"]
    return Moving(_triangle(line, _multipliers(line.optimism, catalogue)), line.build_up, together)


def _triangle(line: ValueLine, optimism: Multipliers) -> Triangle:
    """An end that was stated is the end of the range; where neither was, the optimism adjustment is the range."""
    assert line.annual is not None
    assert line.counted is not None
    low, likely, high = line.annual
    open_ends = line.counted.low == line.counted.high and low < likely < high
    return Triangle(low, line.counted.base * optimism.likely if open_ends else likely, high)


def _multipliers(wanted: str, catalogue: Catalogue) -> Multipliers:
    return next(one for one in catalogue.multipliers if one.id == wanted)


def _cost(value: Value, case: CaseFile, catalogue: Catalogue) -> Moving:
    """All cost as one: what is late or dear for one initiative tends to be so for the next."""
    raised = _multipliers(catalogue.value_wording["rules"]["cost_multipliers"], catalogue)
    contingency = next((one.value for one in case.assumptions if one.id == "contingency"), None) or 0.0
    low, mode, high = (factor + contingency for factor in (raised.low, raised.likely, raised.high))
    likely = (raised.low + raised.likely + raised.high) / 3 + contingency
    stated = tuple(-month.cost.base / likely if likely else 0.0 for month in value.months)
    return Moving(Triangle(low, mode, high), stated, together=False)


def simulate_flows(benefits: Sequence[Moving], costs: Sequence[Moving], rate: float, settings: Settings) -> Uncertainty:
    """The uncertainty of flows of money by month (month 0 first, costs negative) at the annual ``rate``.

    Only benefits move together; a rate of 0 leaves worth undiscounted.
    """
    flows = _flows([*benefits, *costs], settings)
    factors = (1 + rate) ** (-np.arange(flows.shape[1]) / 12)
    worth, cumulative = flows @ factors, flows.cumsum(axis=1)
    low, middle, high = (float(one) for one in np.percentile(worth, (10, 50, 90)))
    return Uncertainty(
        seed=settings.seed,
        draws=settings.draws,
        correlation=settings.correlation,
        mean=float(worth.mean()),
        p10=low,
        p50=middle,
        p90=high,
        chance_of_loss=float((worth < 0).mean()),
        chance_of_payback=float((cumulative[:, -1] > 0).mean()),
        cash=tuple(_bands(cumulative)),
        histogram=_histogram(worth, settings.bars),
    )


def _flows(money: Iterable[Moving], settings: Settings) -> Draws:
    """One row of monthly flows for each draw; money of the same shape is added before it is spread."""
    chance = np.random.default_rng(settings.seed)
    common = chance.standard_normal(settings.draws)
    amounts: defaultdict[tuple[float, ...], Any] = defaultdict(float)
    for one in money:
        alone = chance.standard_normal(settings.draws)
        amounts[one.shape] += _drawn(one, common, alone, settings.correlation)
    shapes = np.array(list(amounts))
    flows: Draws = np.stack(list(amounts.values()), axis=1) @ shapes
    return flows


def _drawn(one: Moving, common: Draws, alone: Draws, correlation: float) -> Draws:
    share = correlation if one.together else 0.0
    return from_triangle(_probability(sqrt(share) * common + sqrt(1 - share) * alone), one.size)


def _probability(z: Draws) -> Draws:
    """The standard normal distribution function, from a table exact to a millionth."""
    chances: Draws = np.interp(z, _Z, _NORMAL)
    return chances


def from_triangle(probability: Draws, size: Triangle) -> Draws:
    """The values of a triangular distribution at these probabilities (its inverse distribution function)."""
    low, mode, high = size
    width = high - low
    if width <= 0:
        return np.full_like(probability, mode)
    rising = low + np.sqrt(probability * width * (mode - low))
    falling = high - np.sqrt((1 - probability) * width * (high - mode))
    return np.where(probability < (mode - low) / width, rising, falling)


def _bands(cumulative: Draws) -> Iterable[CashBand]:
    ends = np.percentile(cumulative, (10, 50, 90), axis=0).T.tolist()
    return (CashBand(month=month, p10=p10, p50=p50, p90=p90) for month, (p10, p50, p90) in enumerate(ends))


def _histogram(worth: Draws, bars: int) -> tuple[tuple[float, float, int], ...]:
    counts, edges = np.histogram(worth, bars)
    return tuple(zip(edges[:-1].tolist(), edges[1:].tolist(), counts.tolist(), strict=True))
