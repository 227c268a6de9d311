"""How the effect of an initiative builds up over the horizon."""

from functools import lru_cache
from math import exp

from bizcase.model.catalogue import RampCurve
from bizcase.model.value import HORIZON


@lru_cache(maxsize=64)
def ramp(curve: RampCurve) -> tuple[float, ...]:
    """The share of the full-year effect that is reached at the end of month 0, 1 … 36 after the start.

    A logistic, scaled to run from 0 at the start to 1 at ``full_at``.
    """
    bottom, top = _logistic(curve, 0), _logistic(curve, curve.full_at)
    reached = [(_logistic(curve, month) - bottom) / (top - bottom) for month in range(curve.full_at)]
    return tuple((reached + [1.0] * (HORIZON + 1))[: HORIZON + 1])


def _logistic(curve: RampCurve, month: int) -> float:
    return 1 / (1 + exp(-curve.steepness * (month - curve.midpoint)))
