"""Charts of the plan and of its risks."""

import json
from collections import defaultdict
from collections.abc import Sequence

import altair as alt

from bizcase.catalogue import Catalogue
from bizcase.charts.parts import (
    HALF_YEARS,
    Row,
    axis,
    data,
    gate_names,
    gate_rules,
    ink,
    layered,
    legend,
    numbered,
    text,
    tips,
    x,
    y,
)
from bizcase.model.business_case import BusinessCase
from bizcase.model.catalogue import Scale
from bizcase.model.roadmap import Lane
from bizcase.model.value import HORIZON
from bizcase.theme import THEME


def heat_chart(case: BusinessCase, catalogue: Catalogue) -> alt.LayerChart:
    """The risks by likelihood and impact after mitigation; the numbers are their places in the register."""
    exposures = catalogue.exposures
    cells = alt.Chart(data(_heat_rows(case, exposures))).encode(
        x=x("impact", type="ordinal", axis=axis("Impact", labelAngle=0, labelExpr=_words(catalogue.impacts))),
        y=y(
            "likelihood",
            type="ordinal",
            sort="descending",
            axis=axis("Likelihood", labelExpr=_words(catalogue.likelihoods)),
        ),
        tooltip=tips(exposure="Exposure", titles="Risks"),
    )
    words = [step.word for step in exposures]
    shades = [ink(colour) for colour in (*THEME.heat[:2], *THEME.heat[3:])][-len(words) :]
    fills = cells.mark_rect(stroke=ink(THEME.paper), strokeWidth=3).encode(
        color=alt.Color(
            field="exposure",
            type="nominal",
            sort=words,
            scale=alt.Scale(domain=words, range=shades),
            legend=legend("Exposure", orient="right"),
        )
    )
    marks = cells.mark_text(fontSize=14, fontWeight=600).encode(
        text=text("marks"),
        color=alt.Color(field="ink", type="nominal", scale=None),
    )
    return layered(380, fills, marks)


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
                    "ink": ink(THEME.paper if len(reached) > 2 else THEME.ink),
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
    rows = numbered([row for lane in case.roadmap.lanes for row in _lane_rows(lane)])
    order = [row["label"] for row in rows]
    bars = (
        alt.Chart(data(rows))
        .mark_bar(height={"band": 0.66}, cornerRadius=3)
        .encode(
            x=x("start", scale=alt.Scale(domain=[0, HORIZON], nice=False), axis=axis("Month", values=HALF_YEARS)),
            x2=alt.X2(field="end"),
            y=y("label", type="nominal", sort=order, axis=axis(None, labelLimit=360, labelOverlap=False)),
            color=_lane_colours(case.roadmap.lanes),
            tooltip=tips(label="Work", lane="Track", span="Months"),
        )
    )
    height = 26 * len(rows) + 18 * len(case.roadmap.lanes) + 70
    return layered(max(160, height), bars, gate_rules(case), gate_names(case))


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


def _lane_colours(lanes: Sequence[Lane]) -> alt.Color:
    shown = [lane.name for lane in lanes if lane.bars]
    colours = (THEME.primary, THEME.second, THEME.cost, THEME.mid, THEME.violet, THEME.neutral)
    return alt.Color(
        field="lane",
        type="nominal",
        scale=alt.Scale(domain=shown, range=[ink(colour) for colour in colours[: len(shown)]]),
        # one column: in a narrow window, beside long names, there is no room for a second one
        legend=legend(None, orient="bottom", columns=1, labelLimit=260, symbolType="square"),
    )
