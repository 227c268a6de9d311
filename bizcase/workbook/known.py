"""What the formulas come to, as the records have it: shown by programs that do not calculate."""

from collections.abc import Iterator

from bizcase.model.case_file import Estimate, Initiative
from bizcase.model.catalogue import CASH
from bizcase.model.estimates import whole_range
from bizcase.model.value import HORIZON, NOTHING, Range, ValueLine
from bizcase.workbook.arithmetic import value_of
from bizcase.workbook.plan import ENDS, Plan

Known = dict[str, float | str]


def cost_factors(plan: Plan) -> Range:
    """What stated cost is multiplied by."""
    wanted = plan.catalogue.value_wording["rules"]["cost_multipliers"]
    cost = next(one for one in plan.catalogue.multipliers if one.id == wanted)
    contingency = plan.case.case.assumed("contingency") or 0.0
    return Range(cost.low + contingency, cost.mean + contingency, cost.high + contingency)


def discount_factor(plan: Plan, month: int) -> float:
    """What one unit of money in ``month`` is worth now."""
    rate = plan.case.value.discount_rate
    return 1.0 if rate is None else float((1 + rate) ** (-month / 12))


def soften(amount: float, factor: float) -> float:
    """A gain times ``factor``; a loss is kept in full."""
    return amount * factor if amount > 0 else amount


def supported(line: ValueLine) -> Range:
    """What the evidence of a line carries; zero when nothing may be counted."""
    if line.stated is None or line.counted is None:
        return NOTHING
    return Range(*(soften(amount, line.tier_share) for amount in line.stated))


def places(plan: Plan) -> list[int]:
    """The place of each initiative, counted from 1: cash first, then by the size of what its evidence carries."""
    lines, ids = plan.case.value.lines, [one.id for one in plan.initiatives]

    def rank(row: int) -> tuple[bool, float, str]:
        return lines[row].value_class not in CASH, -supported(lines[row]).base, ids[row]

    order = sorted(range(len(lines)), key=rank)
    return [order.index(row) + 1 for row in range(len(lines))]


def workings(plan: Plan, row: int) -> Known:
    """The row of an initiative on the sheet of workings."""
    one, line = plan.initiatives[row], plan.case.value.lines[row]
    order = sorted(other.id for other in plan.initiatives).index(one.id) + 1.0
    steps = (*_stated(one, line), *_counted(line), *_annual(plan, one, line), *_flows(plan, one, line))
    return {"order": order, **dict(steps)}


def stay(plan: Plan, one: Initiative, line: ValueLine) -> float | str:
    """Of customers kept, the share left after a month; "" where the benefit is not counted by customers kept."""
    driver = next((known for known in plan.catalogue.drivers if known.id == one.driver), None)
    if driver is None or not driver.attrition or one.states_benefit or line.stated is None:
        return ""
    ranges = {name: whole_range(estimate) for name, estimate in one.driver_inputs.items()}
    likely = {name: known.base for name, known in ranges.items() if known is not None}
    leaving = value_of(driver.attrition, {**likely, "counted_share": line.tier_share})
    return float((1 - min(1.0, max(0.0, leaving))) ** (1 / 12))


def _ends(key: str, amounts: Range | None, missing: float | str) -> Iterator[tuple[str, float | str]]:
    for end, amount in zip(ENDS, amounts or (missing,) * 3, strict=True):
        yield f"{key}_{end}", amount


def _stated(one: Initiative, line: ValueLine) -> Iterator[tuple[str, float | str]]:
    yield "name", one.name
    yield "money_given", float(one.states_benefit)
    yield from _ends("stated", line.stated, "")
    low, high = has_ends(one, line)
    yield "has_low", float(low)
    yield "has_high", float(high)


def has_ends(one: Initiative, line: ValueLine) -> tuple[bool, bool]:
    """Whether the user gave the low and the high end."""
    if one.states_benefit:
        benefit = one.benefit or Estimate()
        return benefit.low is not None, benefit.high is not None
    spread = line.stated is not None and line.stated.low < line.stated.high
    return spread, spread


def _counted(line: ValueLine) -> Iterator[tuple[str, float | str]]:
    yield "share", line.tier_share
    yield "counts", float(line.counted is not None)
    yield from _ends("supported", supported(line), 0.0)
    kept = not line.overlaps_with
    yield "kept", float(kept)
    yield from _ends("counted", supported(line) if kept else None, 0.0)
    yield from _ends("beside", line.capacity, "")


def _annual(plan: Plan, one: Initiative, line: ValueLine) -> Iterator[tuple[str, float | str]]:
    optimism = next(known for known in plan.catalogue.multipliers if known.id == line.optimism)
    average, (low, high) = optimism.mean, has_ends(one, line)
    factors = Range(average if low else optimism.low, average, average if high else optimism.high)
    yield from _ends("factor", factors, 0.0)
    yield from _ends("annual", line.annual, 0.0)


def _flows(plan: Plan, one: Initiative, line: ValueLine) -> Iterator[tuple[str, float | str]]:
    in_cash = line.value_class in CASH
    yield "class_cash", float(in_cash)
    yield "cash", float(in_cash and line.counted is not None)
    yield "start", float(line.start_month)
    months = one.duration_months
    yield "last", float(HORIZON if months is None else min(HORIZON, line.start_month + months - 1))
    yield "stay", stay(plan, one, line)
    yield "one_off", one.one_off_cost or 0.0
    hourly = plan.case.case.assumed("hourly_rate") or 0.0
    yield "running", (one.annual_cost or 0.0) + 12 * (one.hours_per_month or 0.0) * hourly
    weight = sum(share * discount_factor(plan, month) for month, share in enumerate(line.build_up))
    yield "weight", weight
    counted = line.annual if in_cash else None
    yield from _ends("pv", None if counted is None else Range(*(amount * weight for amount in counted)), 0.0)
    yield "cost", line.cost.base
    yield "pv_cost", (line.cost_pv or line.cost).base
