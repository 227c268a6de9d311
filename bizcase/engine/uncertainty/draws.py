"""Futures drawn from what is at stake (Monte Carlo), and what they say.

Each benefit is drawn from the triangle of its low, likely and high value per full year, cost from the triangle of its
optimism adjustment. Benefits that depend on people changing move together: a Gaussian copula with one common factor,
so that any two of them have the stated correlation.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import erf, sqrt
from typing import Any

import numpy as np
from numpy.random import default_rng
from numpy.typing import NDArray

from bizcase.engine.uncertainty.stakes import Settings, Stakes, Triangle, UncertainFlow
from bizcase.model.value import CashBand, GateChoice, Months, Uncertainty

Draws = NDArray[np.float64]
_Z = np.linspace(-8.0, 8.0, 4001)
_NORMAL = np.array([(1 + erf(z / sqrt(2))) / 2 for z in _Z])
_ENDS = (10, 50, 90)


def draw(stakes: Stakes) -> Uncertainty:
    """What the futures of ``stakes`` say; the same stakes give the same figures."""
    settings = stakes.settings
    flows = _flows([*stakes.benefits, *stakes.costs], settings)
    discounted = flows * (1 + stakes.rate) ** (-np.arange(flows.shape[1]) / 12)
    worth, cumulative = discounted.sum(axis=1), flows.cumsum(axis=1)
    low, middle, high = (float(one) for one in np.percentile(worth, _ENDS))
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
        payback=_payback(cumulative),
        gates=tuple(_gate_choices(discounted, stakes.gates)),
    )


def _flows(money: Iterable[UncertainFlow], settings: Settings) -> Draws:
    """One row of monthly flows for each draw; money of the same shape is added before it is spread."""
    chance = default_rng(settings.seed)
    common = chance.standard_normal(settings.draws)
    amounts: defaultdict[tuple[float, ...], Any] = defaultdict(float)
    for one in money:
        alone = chance.standard_normal(settings.draws)
        amounts[one.shape] += _drawn(one, common, alone, settings.correlation)
    shapes = np.array(list(amounts))
    flows: Draws = np.stack(list(amounts.values()), axis=1) @ shapes
    return flows


def _drawn(one: UncertainFlow, common: Draws, alone: Draws, correlation: float) -> Draws:
    share = correlation if one.correlated else 0.0
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
    ends = np.percentile(cumulative, _ENDS, axis=0).T.tolist()
    return (CashBand(month=month, p10=p10, p50=p50, p90=p90) for month, (p10, p50, p90) in enumerate(ends))


def _histogram(worth: Draws, bars: int) -> tuple[tuple[float, float, int], ...]:
    counts, edges = np.histogram(worth, bars)
    return tuple(zip(edges[:-1].tolist(), edges[1:].tolist(), counts.tolist(), strict=True))


def _payback(cumulative: Draws) -> Months:
    """Early, middle and late month in which cumulative cash turns positive and stays so."""
    months = cumulative.shape[1]
    out = cumulative <= 0
    last = np.where(out.any(axis=1), months - 1 - out[:, ::-1].argmax(axis=1), 0)
    early, middle, late = (int(one) + 1 for one in np.percentile(last, _ENDS, method="inverted_cdf"))
    return (_within(early, months), _within(middle, months), _within(late, months))


def _within(month: int, months: int) -> int | None:
    return month if month < months else None


def _gate_choices(discounted: Draws, gates: tuple[tuple[str, int], ...]) -> Iterator[GateChoice]:
    for gate, month in gates:
        rest = discounted[:, month + 1 :].sum(axis=1)
        yield GateChoice(
            gate=gate,
            month=month,
            chance_of_stop=float((rest < 0).mean()),
            worth_of_stopping=float(np.maximum(-rest, 0).mean()),
        )
