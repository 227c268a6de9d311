"""When the cash comes back, and what is released and at risk at each gate."""

from itertools import pairwise

from bizcase.figures import chance, day
from bizcase.model.roadmap import GatePlan
from bizcase.model.story import CashCurve, GateMark, Item, Slide, Table
from bizcase.model.value import CashBand
from bizcase.story import decision, futures
from bizcase.story.frame import bullets, notes, part, point, rounding, slide, source_line, table
from bizcase.story.view import View

CASH_POINTS = (6, 12, 24, 36)


def cash(view: View) -> Slide:
    """Cumulative cash with the gates, and what is released and at risk at each."""
    curve = _curve(view)
    keys = ("point" if view.case.uncertainty else "point_likely", "gates", "caveat", "question")
    said = bullets((_payback_item(view), _chance_item(view), _cancel_item(view), _gap_item(view)))
    return slide(
        view,
        "cash",
        _cash_title(view),
        (part(curve, width=1.7), part(_gate_table(view), said)),
        notes=notes(view, "cash", keys, figures=f"{_points_text(view)}."),
        source=source_line(view, "cash", tiers=True) + gate_rounding(view),
    )


def _cash_title(view: View) -> str:
    money, span = view.case.value, futures.payback_span(view)
    base = money.payback[1]
    if money.peak_exposure <= 0:
        return view.title("cash.title.no_exposure")
    recovered = "recovered" if span else "recovered_plain"
    return view.title(
        f"cash.title.{'not_recovered' if base is None else recovered}",
        exposure=view.short(money.peak_exposure),
        month=money.peak_month,
        payback=base,
        span=span,
    )


def _curve(view: View) -> CashCurve:
    bands = _bands(view)
    low, middle, high = view.raw("cash.names" if view.case.uncertainty else "cash.names_likely")
    return CashCurve(
        name=view.say("cash.chart"),
        low=tuple(one.p10 for one in bands),
        base=tuple(one.p50 for one in bands),
        high=tuple(one.p90 for one in bands),
        gates=tuple(_mark(view, one) for one in view.case.roadmap.gates),
        unit=view.say("cash.unit", currency=view.unit),
        alt=view.say("cash.alt_curve", low=low, middle=middle, high=high, points=_points_text(view)),
        names=(low, middle, high),
    )


def _bands(view: View) -> tuple[CashBand, ...]:
    """The simulated cash; without futures the lowest, likely and highest of the model."""
    if view.case.uncertainty:
        return view.case.uncertainty.cash
    months = view.case.value.months
    ends = ((one.month, one.cumulative) for one in months)
    return tuple(CashBand(month=month, p10=cash.low, p50=cash.base, p90=cash.high) for month, cash in ends)


def _mark(view: View, gate: GatePlan) -> GateMark:
    note = view.money(gate.tranche) if gate.tranche > 0 else ""
    return GateMark(month=gate.month, label=gate.name, note=note)


def _points_text(view: View) -> str:
    return "; ".join(_point_text(view, one) for one in _bands(view) if one.month in CASH_POINTS)


def _point_text(view: View, one: CashBand) -> str:
    low, middle, high = (view.money(amount) for amount in (one.p10, one.p50, one.p90))
    return view.say("cash.point", month=one.month, low=low, base=middle, high=high)


def _gate_table(view: View) -> Table | None:
    rows = (_gate_row(view, one) for one in view.case.roadmap.gates)
    heading = view.say("cash.heading")
    return table(view, "cash", rows, (1.5, 1, 1.1, 1), heading=heading)


def _gate_row(view: View, gate: GatePlan) -> tuple[str, ...]:
    name = view.say("cash.gate", name=gate.name, date=day(gate.on))
    return (name, *(view.money(amount) for amount in (gate.spent_by_then, gate.tranche, gate.at_risk)))


def gate_rounding(view: View) -> str:
    """The note on rounding, when spent and released do not add up to what is spent at the next gate as written."""
    pairs = pairwise(view.case.roadmap.gates)
    return rounding(view, [[one.spent_by_then, one.tranche, -later.spent_by_then] for one, later in pairs])


def _payback_item(view: View) -> Item | None:
    found = view.case.uncertainty
    early, _, late = found.payback if found else (None, None, None)
    slots = {"base": view.case.value.payback[1], "early": early, "late": late}
    return point(view, "cash.lead_payback", view.say(f"cash.{_payback_key(view)}", **slots))


def _payback_key(view: View) -> str:
    found = view.case.uncertainty
    if view.case.value.payback[1] is None:
        return "payback_none"
    if found is None or found.payback[0] is None:
        return "payback_plain"
    return "payback" if found.payback[2] is not None else "payback_open"


def _chance_item(view: View) -> Item | None:
    found = view.case.uncertainty
    text = view.say("cash.chance", chance=chance(found.chance_of_payback)) if found else ""
    return point(view, "cash.lead_chance", text)


def _cancel_item(view: View) -> Item | None:
    return point(view, "cash.lead_cancel", view.say("cash.cancel"))


def _gap_item(view: View) -> Item | None:
    short = decision.shortfall(view)
    asked = view.file.programme.first_tranche
    text = view.say("cash.gap", asked=view.money(asked), short=view.money(short)) if short else ""
    return point(view, "cash.lead_gap", text)
