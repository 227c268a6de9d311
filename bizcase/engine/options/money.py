"""The money of an option: what it costs, what it is worth, and whether it clears the hurdles."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bizcase.engine.options.frame import Frame
from bizcase.model.appraisal import Hurdle
from bizcase.model.case_file import OptionEstimate
from bizcase.model.estimates import whole_range
from bizcase.model.value import HORIZON, NOTHING, Range


class Money(NamedTuple):
    """Cost over the horizon and worth at the rate of the case, each ``None`` while not known.

    ``up_front`` is the likely cost before the first stop, ``fails`` the hurdle that the option fails, ``source``
    where the figures come from.
    """

    cost: Range | None = None
    worth: Range | None = None
    up_front: float | None = None
    fails: Hurdle = ""
    source: str = ""


def money_of(option: str, frame: Frame) -> Money:
    """What is known of the money of an option; the plan's follows from the initiatives."""
    return MONEY.get(option, _as_given)(option, frame)


def _nothing(option: str, frame: Frame) -> Money:
    given = _as_given(option, frame)
    if given.cost is None:
        return Money(cost=NOTHING, worth=NOTHING, up_front=0.0, source=frame.say("source", "baseline"))
    return given._replace(worth=NOTHING)


def _pilot(option: str, frame: Frame) -> Money:
    given = _as_given(option, frame)
    return given._replace(worth=None, fails="") if given.cost is not None else _until_gate(frame)


def _plan(_: str, frame: Frame) -> Money:
    value = frame.value
    worth = value.worth if value.total_cost is not None else None
    return Money(
        cost=value.total_cost,
        worth=worth,
        up_front=_until_gate(frame).up_front,
        fails=_hurdle_of_plan(worth, frame),
        source=frame.say("source", "plan"),
    )


def _hurdle_of_plan(worth: Range | None, frame: Frame) -> Hurdle:
    if worth is None or frame.value.verdict != "pilot first":
        return ""
    return "room" if worth.base > 0 else "worth"


def _until_gate(frame: Frame) -> Money:
    """The first tranche, or without one the likely cost of the plan until the pilot ends."""
    tranche = frame.case.programme.first_tranche
    if tranche is not None:
        return Money(cost=Range(tranche, tranche, tranche), up_front=tranche, source=frame.say("source", "tranche"))
    month = frame.words["pilot_months"]
    cost = _sum(one.cost for one in frame.value.months if one.month <= month)
    if cost.high <= 0:
        return Money()
    return Money(cost=cost, up_front=cost.base, source=frame.say("source", "until_gate", month=month))


def _sum(amounts: Iterable[Range]) -> Range:
    low, base, high = (sum(ends) for ends in zip(*amounts, strict=True))
    return Range(low, base, high)


def _as_given(option: str, frame: Frame) -> Money:
    given = frame.estimates.get(option)
    return priced([given] if given else [], frame)


# whose money does not stand in the user's estimate alone
MONEY: dict[str, Callable[[str, Frame], Money]] = {"do_nothing": _nothing, "pilot": _pilot, "plan": _plan}


def priced(estimates: Sequence[OptionEstimate], frame: Frame) -> Money:
    """The user's estimates together: flows level over the horizon, one-off costs at its beginning.

    Without a cost there is no worth, and a benefit that is not stated adds nothing to it.
    """
    costed = [one for one in estimates if one.states_cost]
    if not costed:
        return Money()
    once = sum(one.one_off_cost or 0.0 for one in costed)
    yearly = sum(one.annual_cost or 0.0 for one in costed)
    benefit = _benefit(costed)
    worth = None if benefit is None else _net(benefit, once, yearly, frame.level)
    total = once + yearly * HORIZON / 12
    return Money(
        cost=Range(total, total, total),
        worth=worth,
        up_front=once + yearly * frame.words["pilot_months"] / 12,
        fails=_hurdle(worth, benefit, frame),
        source=_source(costed, frame),
    )


def _benefit(estimates: Sequence[OptionEstimate]) -> Range | None:
    ranges = [whole for one in estimates if one.benefit and (whole := whole_range(one.benefit))]
    return _sum(ranges) if ranges else None


def _net(benefit: Range, once: float, yearly: float, level: float) -> Range:
    low, base, high = ((end - yearly) * level - once for end in benefit)
    return Range(low, base, high)


def _hurdle(worth: Range | None, benefit: Range | None, frame: Frame) -> Hurdle:
    if worth is None or benefit is None:
        return ""
    if worth.base < 0:
        return "worth"
    return "room" if worth.base < frame.limit * benefit.base * frame.level else ""


def _source(estimates: Sequence[OptionEstimate], frame: Frame) -> str:
    named = [one.source.rstrip(". ") for one in estimates if one.source]
    return "; ".join(named) or frame.say("source", "no_source")
