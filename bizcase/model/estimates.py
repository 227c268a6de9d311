"""What an estimate says as a whole range."""

from bizcase.model.case_file import Estimate
from bizcase.model.value import Range


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
