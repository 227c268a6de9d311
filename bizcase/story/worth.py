"""What the case is worth, and what that hangs on."""

from bizcase.figures import chance, count, percent
from bizcase.model.story import (
    Item,
    Part,
    Slide,
    Statement,
    Tornado,
    TornadoSpan,
    Waterfall,
    WaterfallStep,
)
from bizcase.model.value import BridgeStep, Range, SwitchingValue
from bizcase.story import decision, futures
from bizcase.story.frame import bullets, notes, part, point, rounding, slide, source_line, statement
from bizcase.story.summary import turning_point
from bizcase.story.view import View
from bizcase.story.words import capital, one_line, shorten

SWITCHES = 3


# --- value --------------------------------------------------------------------------------------------------------


def value(view: View) -> Slide:
    """The bridge from what the owners state to what the case stands behind."""
    waterfall = _waterfall(view)
    caveat = "caveat" if view.case.uncertainty else "caveat_likely"
    undiscounted = ("undiscounted",) if view.case.value.npv is None else ()
    keys = ("point", _sign(view), *undiscounted, caveat, "question")
    return slide(
        view,
        "value",
        _value_title(view),
        (part(waterfall, width=2.0), _outside(view)),
        notes=notes(view, "value", keys, figures=f"{_steps_text(waterfall)}."),
        source=source_line(view, "value", tiers=True) + _bridge_rounding(view),
    )


def _bridge_rounding(view: View) -> str:
    *parts, last = view.case.value.bridge
    return rounding(view, [[*(one.amount for one in parts), -last.amount]])


def _value_title(view: View) -> str:
    worth, stated = view.case.value.worth, view.case.value.stated_worth
    return view.title(
        f"value.title.{_sign(view)}",
        after=view.say(f"value.after.{_taken_off(view)}"),
        worth=view.short(worth.base if worth else None),
        stated=view.short(stated.base if stated else None),
    )


def _taken_off(view: View) -> str:
    """What the adjustments took off besides optimism: "overlap", else weak "evidence", else nothing more."""
    words = view.catalogue.value_wording["bridge"]
    steps: dict[str, BridgeStep] = {one.label: one for one in view.case.value.bridge}
    found = (key for key in ("overlap", "evidence") if (step := steps.get(words[key]["label"])) and step.amount)
    return next(found, "optimism")


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
    return Waterfall(name=view.say("value.chart"), steps=steps, unit=view.say(key, currency=view.unit), alt=alt)


def _steps_text(waterfall: Waterfall) -> str:
    return "; ".join(f"{one.label} {one.text}" for one in waterfall.steps)


def _outside(view: View) -> Part:
    value = view.case.value
    low, high = (view.money(end) for end in (value.worth.low, value.worth.high)) if value.worth else ("", "")
    head = (
        point(view, "value.lead_range", view.say("value.range", likely=futures.likely(view))),
        point(view, "value.lead_ends", view.say("value.ends", low=low, high=high) if low else ""),
        point(view, "value.lead_stated", _stated(view)),
    )
    outside = (
        point(view, "value.lead_capacity", _yearly(view, "value.capacity", value.capacity)),
        point(view, "value.lead_loss", _yearly(view, "value.loss", value.expected_loss)),
        point(view, "value.lead_open", _open(view)),
    )
    return part(bullets(head, view.say("value.inside")), bullets(outside, view.say("value.outside")))


def _stated(view: View) -> str:
    """What the owners expect, as benefits less costs, so that the first bars of the chart can be found in it."""
    stated, steps = view.case.value.stated_worth, view.case.value.bridge
    if stated is None or not steps:
        return ""
    benefits = steps[0].amount
    amounts = {"stated": stated.base, "benefits": benefits, "costs": stated.base - benefits}
    return view.say("value.stated", **{name: view.money(amount) for name, amount in amounts.items()})


def _yearly(view: View, path: str, amount: Range | None) -> str:
    return view.say(path, amount=capital(view.spread(amount))) if amount else ""


def _open(view: View) -> str:
    gaps = len(view.case.value.not_quantified)
    return view.say("value.open", count=count(gaps, "item")) if gaps else view.say("value.open_none")


# --- sensitivity --------------------------------------------------------------------------------------------------


def sensitivity(view: View) -> Slide:
    """What moves the answer most, and where it turns."""
    tornado = _tornado(view)
    sentences = tuple(Item(text=one.sentence) for one in view.case.value.switching[:SWITCHES])
    right = bullets(sentences, view.say("sensitivity.heading")) or statement(view.say("sensitivity.none"))
    found = view.case.uncertainty
    keys = ("point", "turn", *(("simulated",) if found else ()), "caveat", "question")
    slots = {"draws": f"{found.draws:,}", "seed": found.seed, "correlation": found.correlation} if found else {}
    return slide(
        view,
        "sensitivity",
        _sensitivity_title(view),
        (part(tornado, width=1.7), part(right, _chance(view))),
        notes=notes(view, "sensitivity", keys, figures=f"{_spans_text(view, tornado)}." if tornado else "", **slots),
        source=source_line(view, "sensitivity", tiers=True),
    )


def _chance(view: View) -> Statement | None:
    found = view.case.uncertainty
    if found is None:
        return None
    text = view.say("sensitivity.loss", chance=capital(chance(found.chance_of_loss)), draws=f"{found.draws:,}")
    lean = futures.lean(view)
    why = f" {view.say(f'sensitivity.skewed_{lean}')}" if lean else ""
    return statement(text + why, view.say("sensitivity.loss_heading"))


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
        unit=view.say("value.unit" if view.case.value.npv is None else "value.unit_pv", currency=view.unit),
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
