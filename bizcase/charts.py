"""The charts of a business case for the screen: :class:`BusinessCase` to Altair.

Every channel says its field and type outright: Altair's shorthand costs more time than the rest of a page. The data
travels in the chart; ``chart.to_dict()`` is all that the browser needs.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt

from bizcase.catalogue import Catalogue
from bizcase.figures import money, money_range
from bizcase.model.business_case import HORIZON, BusinessCase, Lane
from bizcase.model.catalogue import Scale
from bizcase.theme import THEME

Row = dict[str, Any]
_HALF_YEARS = list(range(0, HORIZON + 1, 6))
_SHORT = "replace(replace(format(datum.value, '~s'), 'G', 'bn'), 'M', 'm')"


def _ink(colour: str) -> str:
    return f"#{colour}"


def _data(rows: Iterable[Row]) -> alt.InlineData:
    return alt.InlineData(values=list(rows))


def _money_axis(case: BusinessCase, title: str) -> alt.Axis:
    unit = case.value.currency or "your currency"
    return _axis(f"{title[:1].upper()}{title[1:]} ({unit})", labelExpr=_SHORT, grid=True)


def _axis(title: str | None, **options: Any) -> alt.Axis:
    ink = _ink(THEME.quiet)
    looks: dict[str, Any] = {"labelColor": ink, "titleColor": ink, "labelFontSize": 13, "titleFontSize": 13}
    return alt.Axis(title=title, labelFlush=False, **looks, **options)


def _x(field: str, **options: Any) -> alt.X:
    return alt.X(field=field, type=options.pop("type", "quantitative"), **options)


def _y(field: str, **options: Any) -> alt.Y:
    return alt.Y(field=field, type=options.pop("type", "quantitative"), **options)


def _tips(**fields: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(field=field, type="nominal", title=title) for field, title in fields.items()]


def _layered(height: int, *layers: alt.Chart) -> alt.LayerChart:
    chart: alt.LayerChart = alt.layer(*layers).resolve_scale(color="independent").properties(height=height)
    return chart


def _kinds(**colours: str) -> alt.Color:
    """Colour by the field ``kind``."""
    scale = alt.Scale(domain=list(colours), range=[_ink(colour) for colour in colours.values()])
    return alt.Color(field="kind", type="nominal", scale=scale, legend=None)


def bridge_chart(case: BusinessCase) -> alt.LayerChart:
    """From the benefits as stated to the worth, bar by bar."""
    rows = _bridge_rows(case)
    order = [row["label"] for row in rows]
    base = alt.Chart(_data(rows)).encode(
        x=_x("label", type="nominal", sort=order, axis=_axis(None, labelAngle=0, labelLimit=150)),
        tooltip=_tips(label="Step", text="Amount", reason="Why"),
    )
    bars = base.mark_bar(size=54).encode(
        y=_y("start", axis=_money_axis(case, case.value.worth_measure)),
        y2=alt.Y2(field="end"),
        color=_kinds(total=THEME.primary, more=THEME.second, less=THEME.cost),
    )
    labels = base.mark_text(dy=-9, fontSize=13, color=_ink(THEME.ink)).encode(
        y=_y("top"), text=alt.Text(field="text", type="nominal")
    )
    return _layered(360, bars, labels)


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
    """Cumulative cash by month: the likely line in its range, and the gates."""
    rows = [
        {
            "month": month.month,
            "low": month.cumulative.low,
            "base": month.cumulative.base,
            "high": month.cumulative.high,
            "text": money(month.cumulative.base, case.value.currency),
            "range": money_range(month.cumulative, case.value.currency),
        }
        for month in case.value.months
    ]
    axis = _axis("Month", values=_HALF_YEARS, grid=False)
    base = alt.Chart(_data(rows)).encode(x=_x("month", axis=axis, scale=alt.Scale(domain=[0, HORIZON], nice=False)))
    band = base.mark_area(color=_ink(THEME.light), opacity=0.3).encode(
        y=_y("low", axis=_money_axis(case, "Cumulative cash, undiscounted")), y2=alt.Y2(field="high")
    )
    line = base.mark_line(color=_ink(THEME.primary), strokeWidth=3, point={"size": 60, "opacity": 0}).encode(
        y=_y("base"), tooltip=_tips(month="Month", text="Likely", range="Range")
    )
    zero = alt.Chart(_data([{"zero": 0}])).mark_rule(color=_ink(THEME.neutral)).encode(y=_y("zero"))
    return _layered(340, band, _gate_rules(case), zero, line, _gate_names(case))


def _gate_rules(case: BusinessCase) -> alt.Chart:
    rules: alt.Chart = _gates(case).mark_rule(color=_ink(THEME.quiet), strokeDash=[3, 3])
    return rules


def _gate_names(case: BusinessCase) -> alt.Chart:
    names = _gates(case).mark_text(dy=-8, fontSize=13, color=_ink(THEME.quiet), fontWeight=600)
    named: alt.Chart = names.encode(y=alt.value(0), text=alt.Text(field="id", type="nominal"))
    return named


def _gates(case: BusinessCase) -> alt.Chart:
    rows = [{"month": one.month, "id": one.id, "gate": f"{one.id} {one.name}"} for one in case.roadmap.gates]
    gates: alt.Chart = alt.Chart(_data(rows)).encode(x=_x("month"), tooltip=_tips(gate="Gate"))
    return gates


def tornado_chart(case: BusinessCase) -> alt.LayerChart:
    """What moves the worth most: each driver at its low and its high value."""
    rows = []
    for bar in case.value.tornado:
        low, high = sorted((bar.low, bar.high))
        span = f"{money(bar.low, case.value.currency, 2)} to {money(bar.high, case.value.currency, 2)}"
        rows.append({"label": bar.label, "low": low, "high": high, "text": span})
    rows = _numbered(rows)
    order = [row["label"] for row in rows]
    bars = (
        alt.Chart(_data(rows))
        .mark_bar(color=_ink(THEME.mid), height={"band": 0.7})
        .encode(
            x=_x("low", axis=_money_axis(case, case.value.worth_measure)),
            x2=alt.X2(field="high"),
            y=_y("label", type="nominal", sort=order, axis=_axis(None, labelLimit=330, labelOverlap=False)),
            tooltip=_tips(label="Driver", text="Worth at its low and high value"),
        )
    )
    worth = case.value.worth
    lines = [{"at": 0.0}] + ([{"at": worth.base}] if worth else [])
    rules = alt.Chart(_data(lines)).mark_rule(color=_ink(THEME.ink)).encode(x=_x("at"))
    return _layered(max(140, 40 * len(rows) + 60), bars, rules)


def _legend(title: str | None, **options: Any) -> alt.Legend:
    ink = _ink(THEME.quiet)
    return alt.Legend(title=title, labelColor=ink, titleColor=ink, labelFontSize=13, **options)


def heat_chart(case: BusinessCase, catalogue: Catalogue) -> alt.LayerChart:
    """The risks by likelihood and impact after mitigation; the numbers are their places in the register."""
    exposures = catalogue.exposures
    cells = alt.Chart(_data(_heat_rows(case, exposures))).encode(
        x=_x("impact", type="ordinal", axis=_axis("Impact", labelAngle=0, labelExpr=_words(catalogue.impacts))),
        y=_y(
            "likelihood",
            type="ordinal",
            sort="descending",
            axis=_axis("Likelihood", labelExpr=_words(catalogue.likelihoods)),
        ),
        tooltip=_tips(exposure="Exposure", titles="Risks"),
    )
    words = [step.word for step in exposures]
    shades = [_ink(colour) for colour in (*THEME.heat[:2], *THEME.heat[3:])][-len(words) :]
    fills = cells.mark_rect(stroke=_ink(THEME.paper), strokeWidth=3).encode(
        color=alt.Color(
            field="exposure",
            type="nominal",
            sort=words,
            scale=alt.Scale(domain=words, range=shades),
            legend=_legend("Exposure", orient="right"),
        )
    )
    marks = cells.mark_text(fontSize=14, fontWeight=600).encode(
        text=alt.Text(field="marks", type="nominal"),
        color=alt.Color(field="ink", type="nominal", scale=None),
    )
    return _layered(380, fills, marks)


def _words(scale: Sequence[Scale]) -> str:
    """A Vega expression that writes the word of a scale's step."""
    return f"{json.dumps([step.word for step in scale])}[datum.value - 1]"


def _heat_rows(case: BusinessCase, exposures: Sequence[Scale]) -> list[Row]:
    standing: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, risk in enumerate(case.risks, start=1):
        standing[risk.residual.likelihood, risk.residual.impact].append(number)
    rows = []
    for likelihood in range(1, 6):
        for impact in range(1, 6):
            numbers = standing[likelihood, impact]
            reached = [step.word for step in exposures if step.value <= likelihood * impact]
            rows.append(
                {
                    "likelihood": likelihood,
                    "impact": impact,
                    "exposure": reached[-1],
                    "ink": _ink(THEME.paper if len(reached) > 2 else THEME.ink),
                    "marks": _numbers(numbers),
                    "titles": "; ".join(f"{one}. {case.risks[one - 1].title}" for one in numbers) or "none",
                }
            )
    return rows


def _numbers(numbers: list[int], most: int = 6) -> str:
    shown = ", ".join(map(str, numbers[:most]))
    return f"{shown} +{len(numbers) - most}" if len(numbers) > most else shown


def roadmap_chart(case: BusinessCase) -> alt.LayerChart:
    """The lanes of the plan over 36 months, with the gates."""
    rows = _numbered([row for lane in case.roadmap.lanes for row in _lane_rows(lane)])
    order = [row["label"] for row in rows]
    bars = (
        alt.Chart(_data(rows))
        .mark_bar(height={"band": 0.66}, cornerRadius=3)
        .encode(
            x=_x("start", scale=alt.Scale(domain=[0, HORIZON], nice=False), axis=_axis("Month", values=_HALF_YEARS)),
            x2=alt.X2(field="end"),
            y=_y("label", type="nominal", sort=order, axis=_axis(None, labelLimit=360, labelOverlap=False)),
            color=_lane_colours(case.roadmap.lanes),
            tooltip=_tips(label="Work", lane="Track", span="Months"),
        )
    )
    return _layered(max(160, 26 * len(rows) + 60), bars, _gate_rules(case), _gate_names(case))


def _lane_rows(lane: Lane) -> list[Row]:
    return [
        {
            "label": bar.label,
            "lane": lane.name,
            "start": bar.start,
            "end": max(bar.end, bar.start + 0.5),
            "span": f"{bar.start} to {bar.end}",
        }
        for bar in lane.bars
    ]


def _numbered(rows: list[Row]) -> list[Row]:
    """``rows`` with a number behind every label that stands there already: one bar to a line."""
    seen: dict[str, int] = {}
    for row in rows:
        label = row["label"]
        seen[label] = seen.get(label, 0) + 1
        if seen[label] > 1:
            row["label"] = f"{label} ({seen[label]})"
    return rows


def _lane_colours(lanes: Sequence[Lane]) -> alt.Color:
    shown = [lane.name for lane in lanes if lane.bars]
    colours = (THEME.primary, THEME.second, THEME.cost, THEME.mid, THEME.violet, THEME.neutral)
    return alt.Color(
        field="lane",
        type="nominal",
        scale=alt.Scale(domain=shown, range=[_ink(colour) for colour in colours[: len(shown)]]),
        legend=_legend(None, orient="top", columns=3, labelLimit=260, symbolType="square"),
    )
