"""Charts of what the case is worth, and of how sure that is."""

import altair as alt

from bizcase.charts.parts import (
    HALF_YEARS,
    Row,
    axis,
    data,
    gate_names,
    gate_rules,
    ink,
    kinds,
    layered,
    money_axis,
    numbered,
    text,
    tips,
    x,
    y,
)
from bizcase.figures import count, money, money_range, percent
from bizcase.model.business_case import BusinessCase
from bizcase.model.value import HORIZON, Range, Uncertainty
from bizcase.theme import THEME


def bridge_chart(case: BusinessCase) -> alt.LayerChart:
    """From the benefits as stated to the worth, bar by bar."""
    rows = _bridge_rows(case)
    order = [row["label"] for row in rows]
    base = alt.Chart(data(rows)).encode(
        x=x("label", type="nominal", sort=order, axis=axis(None, labelAngle=0, labelLimit=150)),
        tooltip=tips(label="Step", text="Amount", reason="Why"),
    )
    bars = base.mark_bar(size=54).encode(
        y=y("start", axis=money_axis(case, case.value.worth_measure)),
        y2=alt.Y2(field="end"),
        color=kinds(total=THEME.primary, more=THEME.second, less=THEME.cost),
    )
    labels = base.mark_text(dy=-9, fontSize=13, color=ink(THEME.ink)).encode(y=y("top"), text=text("text"))
    return layered(360, bars, labels)


def _bridge_rows(case: BusinessCase) -> list[Row]:
    rows: list[Row] = []
    level = 0.0
    for step in case.value.bridge:
        if not step.amount and not step.is_total:
            continue
        start = 0.0 if step.is_total else level
        level = step.amount if step.is_total else level + step.amount
        rows.append(
            {
                "label": step.label,
                "start": start,
                "end": level,
                "top": max(start, level),
                "kind": "total" if step.is_total else "more" if step.amount >= 0 else "less",
                "text": money(step.amount, case.value.currency, 2),
                "reason": step.reason,
            }
        )
    return rows


def cash_chart(case: BusinessCase) -> alt.LayerChart:
    """Cumulative cash by month with the gates: the middle future in the band of eight in ten, else likely in range."""
    rows = _cash_rows(case)
    months = axis("Month", values=HALF_YEARS, grid=False)
    base = alt.Chart(data(rows)).encode(x=x("month", axis=months, scale=alt.Scale(domain=[0, HORIZON], nice=False)))
    band = base.mark_area(color=ink(THEME.light), opacity=0.3).encode(
        y=y("low", axis=money_axis(case, "Cumulative cash, undiscounted")), y2=alt.Y2(field="high")
    )
    line = base.mark_line(color=ink(THEME.primary), strokeWidth=3, point={"size": 60, "opacity": 0}).encode(
        y=y("base"), tooltip=tips(month="Month", text="Middle", range="Range")
    )
    zero = alt.Chart(data([{"zero": 0}])).mark_rule(color=ink(THEME.neutral)).encode(y=y("zero"))
    return layered(340, band, gate_rules(case), zero, line, gate_names(case))


def _cash_rows(case: BusinessCase) -> list[Row]:
    return [
        {
            "month": month,
            "low": spread.low,
            "base": spread.base,
            "high": spread.high,
            "text": money(spread.base, case.value.currency),
            "range": money_range(spread, case.value.currency),
        }
        for month, spread in _cash(case)
    ]


def _cash(case: BusinessCase) -> list[tuple[int, Range]]:
    if case.uncertainty is not None:
        return [(one.month, Range(one.p10, one.p50, one.p90)) for one in case.uncertainty.cash]
    return [(one.month, one.cumulative) for one in case.value.months]


def tornado_chart(case: BusinessCase) -> alt.LayerChart:
    """What moves the worth most: each driver at its low and its high value."""
    rows = _tornado_rows(case)
    order = [row["label"] for row in rows]
    bars = (
        alt.Chart(data(rows))
        .mark_bar(color=ink(THEME.mid), height={"band": 0.7})
        .encode(
            x=x("low", axis=money_axis(case, case.value.worth_measure, tickCount=8)),
            x2=alt.X2(field="high"),
            y=y("label", type="nominal", sort=order, axis=axis(None, labelLimit=330, labelOverlap=False)),
            tooltip=tips(label="Driver", text="Worth at its low and high value"),
        )
    )
    worth = case.value.worth
    lines = [{"at": 0.0}] + ([{"at": worth.base}] if worth else [])
    rules = alt.Chart(data(lines)).mark_rule(color=ink(THEME.ink)).encode(x=x("at"))
    return layered(max(140, 40 * len(rows) + 60), bars, rules)


def _tornado_rows(case: BusinessCase) -> list[Row]:
    rows = []
    for bar in case.value.tornado:
        low, high = sorted((bar.low, bar.high))
        span = f"{money(bar.low, case.value.currency, 2)} to {money(bar.high, case.value.currency, 2)}"
        rows.append({"label": bar.label, "low": low, "high": high, "text": span})
    return numbered(rows)


def spread_chart(case: BusinessCase) -> alt.LayerChart:
    """How often each worth came up among the simulated futures, with P10, P50 and P90; losses in their own colour.

    Empty without an :class:`Uncertainty`.
    """
    futures = case.uncertainty
    rows = [] if futures is None else _spread_rows(case, futures)
    bars = (
        alt.Chart(data(rows))
        .mark_bar(stroke=ink(THEME.paper), strokeWidth=1)
        .encode(
            x=x("from", axis=money_axis(case, case.value.worth_measure, tickCount=8), scale=alt.Scale(zero=False)),
            x2=alt.X2(field="to"),
            y=y("share", axis=axis("Share of the futures", format="%", grid=True, tickCount=5)),
            y2=alt.Y2(datum=0),
            color=kinds(loss=THEME.cost, gain=THEME.mid),
            tooltip=tips(range="Worth", text="Futures"),
        )
    )
    marks = alt.Chart(data([] if futures is None else _percentiles(case, futures))).encode(x=x("at"))
    rules = marks.mark_rule(color=ink(THEME.ink), strokeDash=[4, 3]).encode(tooltip=tips(name="Mark", text="Worth"))
    names = marks.mark_text(dy=-8, fontSize=13, color=ink(THEME.ink)).encode(y=alt.value(0), text=text("name"))
    zero = alt.Chart(data([{"zero": 0}])).mark_rule(color=ink(THEME.ink), strokeWidth=2).encode(x=x("zero"))
    return layered(320, bars, zero, rules, names)


def _spread_rows(case: BusinessCase, futures: Uncertainty) -> list[Row]:
    """One row a bar; the bar that holds zero is cut there, its draws taken as evenly spread."""
    rows = []
    for start, end, draws in futures.histogram:
        parts = [(start, 0.0), (0.0, end)] if start < 0 < end else [(start, end)]
        for left, right in parts:
            rows.append(
                {
                    "from": left,
                    "to": right,
                    "share": draws / futures.draws,
                    "kind": "loss" if right <= 0 else "gain",
                    "range": money_range(Range(start, start, end), case.value.currency),
                    "text": f"{count(draws, 'future')} of {futures.draws:,} ({percent(draws / futures.draws, 1)})",
                }
            )
    return rows


def _percentiles(case: BusinessCase, futures: Uncertainty) -> list[Row]:
    return [
        {"at": at, "name": f"{name} {money(at, case.value.currency, 2)}", "text": money(at, case.value.currency)}
        for name, at in (("P10", futures.p10), ("P50", futures.p50), ("P90", futures.p90))
    ]
