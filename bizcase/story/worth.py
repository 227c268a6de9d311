"""What the case is worth, what that hangs on, and the cash."""

from bizcase.figures import count, day, percent, ratio
from bizcase.model.business_case import CashMonth, GatePlan, Range, SwitchingValue
from bizcase.model.story import (
    CashCurve,
    GateMark,
    Item,
    Part,
    Slide,
    Tornado,
    TornadoSpan,
    Waterfall,
    WaterfallStep,
)
from bizcase.story import decision
from bizcase.story.frame import bullets, notes, part, point, slide, source_line, statement
from bizcase.story.summary import turning_point
from bizcase.story.view import View
from bizcase.story.words import capital, one_line, shorten

CASH_POINTS = (6, 12, 24, 36)


# --- value --------------------------------------------------------------------------------------------------------


def value(view: View) -> Slide:
    """The bridge from what the owners state to what the case stands behind."""
    waterfall = _waterfall(view)
    undiscounted = ("undiscounted",) if view.case.value.npv is None else ()
    keys = ("point", _sign(view), *undiscounted, "caveat", "question")
    return slide(
        view,
        "value",
        _value_title(view),
        (part(waterfall, width=2.0), _outside(view)),
        notes=notes(view, "value", keys, figures=f"{_steps_text(waterfall)}."),
        source=source_line(view, "value", tiers=True),
    )


def _value_title(view: View) -> str:
    worth, gross = view.case.value.worth, view.case.value.bridge[0].amount
    base = worth.base if worth else None
    return view.title(f"value.title.{_sign(view)}", worth=view.short(base), gross=view.short(gross))


def _sign(view: View) -> str:
    """The key of the wording: "positive", "thin" (above zero, but too little to scale on) or "negative"."""
    if decision.state(view) == "proceed":
        return "positive"
    return "thin" if decision.thin(view) else "negative"


def _waterfall(view: View) -> Waterfall:
    steps = tuple(
        WaterfallStep(label=one.label, amount=one.amount, text=view.money(one.amount), is_total=one.is_total)
        for one in view.case.value.bridge
        if one.amount or one.is_total
    )
    key = "value.unit" if view.case.value.npv is None else "value.unit_pv"
    alt = view.say("value.alt", steps="; ".join(f"{one.label} {one.text}" for one in steps))
    return Waterfall(name=view.say("value.chart"), steps=steps, unit=view.say(key, currency=unit(view)), alt=alt)


def unit(view: View) -> str:
    """The currency as it names an axis; a plain word when the case gives none."""
    return view.currency or view.say("common.no_currency")


def _steps_text(waterfall: Waterfall) -> str:
    return "; ".join(f"{one.label} {one.text}" for one in waterfall.steps)


def _outside(view: View) -> Part:
    worth = view.case.value.worth
    spread = worth and view.say(
        "value.range", low=view.money(worth.low), likely=view.money(worth.base), high=view.money(worth.high)
    )
    times = view.case.value.benefit_cost_ratio
    head = (
        point(view, "value.lead_range", spread or ""),
        Item(text=view.say("value.ratio", ratio=ratio(times.base))) if times else None,
    )
    outside = (
        point(view, "value.lead_capacity", _yearly(view, "value.capacity", view.case.value.capacity)),
        point(view, "value.lead_loss", _yearly(view, "value.loss", view.case.value.expected_loss)),
        point(view, "value.lead_open", _open(view)),
    )
    return part(bullets(head, view.say("value.inside")), bullets(outside, view.say("value.outside")))


def _yearly(view: View, path: str, amount: Range | None) -> str:
    return view.say(path, amount=capital(view.spread(amount))) if amount else ""


def _open(view: View) -> str:
    gaps = len(view.case.value.not_quantified)
    return view.say("value.open", count=count(gaps, "item")) if gaps else view.say("value.open_none")


# --- sensitivity --------------------------------------------------------------------------------------------------


def sensitivity(view: View) -> Slide:
    """What moves the answer most, and where it turns."""
    tornado = _tornado(view)
    sentences = tuple(Item(text=one.sentence) for one in view.case.value.switching[:4])
    right = bullets(sentences, view.say("sensitivity.heading")) or statement(view.say("sensitivity.none"))
    keys = ("point", "turn", "caveat", "question")
    return slide(
        view,
        "sensitivity",
        _sensitivity_title(view),
        (part(tornado, width=1.7), part(right)),
        notes=notes(view, "sensitivity", keys, figures=f"{_spans_text(view, tornado)}." if tornado else ""),
        source=source_line(view, "sensitivity", tiers=True),
    )


def _tornado(view: View) -> Tornado | None:
    worth, bars = view.case.value.worth, view.case.value.tornado
    if worth is None or not bars:
        return None
    spans = tuple(
        TornadoSpan(
            label=shorten(one.label, 34),
            low=one.low,
            high=one.high,
            low_text=view.money(one.low),
            high_text=view.money(one.high),
        )
        for one in bars
    )
    centre = view.money(worth.base)
    alt = view.say("sensitivity.alt", centre=centre, spans="; ".join(_span_text(view, one) for one in spans))
    return Tornado(
        name=view.say("sensitivity.chart"),
        spans=spans,
        centre=worth.base,
        centre_text=view.say("sensitivity.centre", centre=centre),
        unit=view.say("value.unit" if view.case.value.npv is None else "value.unit_pv", currency=unit(view)),
        alt=alt,
    )


def _span_text(view: View, one: TornadoSpan) -> str:
    return view.say("sensitivity.span", label=one.label, low=one.low_text, high=one.high_text)


def _spans_text(view: View, tornado: Tornado) -> str:
    return "; ".join(_span_text(view, one) for one in tornado.spans)


def _sensitivity_title(view: View) -> str:
    turn = _tightest(view)
    driver = turning_point(view)
    if turn is None or turn.multiplier is None or turn.multiplier < decision.NEAR:
        return view.title("sensitivity.title.none", label=driver or view.say("sensitivity.nothing"))
    names: dict[str, str] = view.raw("sensitivity.label")
    label = names.get(turn.label, f"‘{one_line(turn.label)}’")
    return view.title(f"sensitivity.title.{_direction(view, turn)}", label=label, share=percent(turn.multiplier))


def _tightest(view: View) -> SwitchingValue | None:
    """The value at which the answer turns that lies nearest to the estimate."""
    known = [(abs(1 - one.multiplier), one) for one in view.case.value.switching if one.multiplier is not None]
    return min(known, key=lambda pair: pair[0])[1] if known else None


def _direction(view: View, turn: SwitchingValue) -> str:
    below = (turn.multiplier or 0) < 1
    if decision.state(view) == "proceed":
        return "below" if below else "above"
    if decision.thin(view):
        return "thin_below" if below else "thin_above"
    return "down" if below else "up"


# --- cash ---------------------------------------------------------------------------------------------------------


def cash(view: View) -> Slide:
    """Cumulative cash with the gates, and what is released at each."""
    curve = _curve(view)
    keys = ("point", "gates", "caveat", "question")
    gates = bullets(_gate_items(view), view.say("cash.heading"))
    return slide(
        view,
        "cash",
        _cash_title(view),
        (part(curve, width=1.9), part(gates, bullets((_payback_item(view), _gap_item(view))))),
        notes=notes(view, "cash", keys, figures=f"{_points_text(view)}."),
        source=source_line(view, "cash", tiers=True),
    )


def _cash_title(view: View) -> str:
    money = view.case.value
    base = money.payback[1]
    if money.peak_exposure <= 0:
        return view.title("cash.title.no_exposure")
    return view.title(
        f"cash.title.{'not_recovered' if base is None else 'recovered'}",
        exposure=view.short(money.peak_exposure),
        month=money.peak_month,
        payback=base,
    )


def _curve(view: View) -> CashCurve:
    months = view.case.value.months
    gates = tuple(GateMark(month=one.month, label=one.name) for one in view.case.roadmap.gates if one.month)
    return CashCurve(
        name=view.say("cash.chart"),
        low=tuple(one.cumulative.low for one in months),
        base=tuple(one.cumulative.base for one in months),
        high=tuple(one.cumulative.high for one in months),
        gates=gates,
        unit=view.say("cash.unit", currency=unit(view)),
        alt=view.say("cash.alt", points=_points_text(view)),
    )


def _points_text(view: View) -> str:
    wanted = sorted({*CASH_POINTS, view.case.value.peak_month})
    return "; ".join(_point_text(view, one) for one in view.case.value.months if one.month in wanted)


def _point_text(view: View, one: CashMonth) -> str:
    low, base, high = (view.money(amount) for amount in one.cumulative)
    return view.say("cash.point", month=one.month, low=low, base=base, high=high)


def _gate_items(view: View) -> tuple[Item, ...]:
    return tuple(
        Item(lead=view.say("cash.gate", name=one.name, date=day(one.on)), text=_release(view, one))
        for one in view.case.roadmap.gates
    )


def _release(view: View, gate: GatePlan) -> str:
    if not gate.month:
        return view.say("cash.release_first", tranche=view.money(gate.tranche))
    key = "cash.release" if gate.tranche > 0 else "cash.closing"
    return view.say(key, spent=view.money(gate.spent_by_then), tranche=view.money(gate.tranche))


def _payback_item(view: View) -> Item | None:
    worst, base, best = (_payback_month(view, one) for one in view.case.value.payback)
    key = "cash.payback" if view.case.value.payback[1] is not None else "cash.payback_none"
    return point(view, "cash.lead_payback", view.say(key, worst=worst, base=base, best=best))


def _gap_item(view: View) -> Item | None:
    short = decision.shortfall(view)
    asked = view.file.programme.first_tranche
    text = view.say("cash.gap", asked=view.money(asked), short=view.money(short)) if short else ""
    return point(view, "cash.lead_gap", text)


def _payback_month(view: View, month: int | None) -> str:
    return view.say("cash.payback_never") if month is None else view.say("cash.payback_month", month=month)
