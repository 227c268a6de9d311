"""The plan on less money: what is given up first, what stays, and what holds it together.

The rule, in the order in which money is given up: work without a known effect; benefits without a figure; benefits
that are not cash; work whose money another initiative counts; then cash, the least for its cost first; last of all
the controls. Ties go by the weight of the goals served. What another kept initiative depends on stays with it, and
what costs nothing stays unless the thing it depends on goes. Where money is left over at the end, the last given up
that still fits comes back. The door is :func:`hard_times`.
"""

from bizcase.engine.hard_times.plan import hard_times

__all__ = ["hard_times"]
