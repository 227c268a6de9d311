"""Each chart of the story as a native, editable chart: its XML and the sheet behind it.

``CHARTS`` is the one table of chart kinds.
"""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from bizcase.deck import chart_xml as x
from bizcase.deck.chart_xml import AXES, SMALL, Label, Sheet
from bizcase.deck.histogram import draw_histogram
from bizcase.deck.xml import colour
from bizcase.model import story as s
from bizcase.theme import THEME

X_AXIS = 333333333
Drawn = tuple[str, Sheet]


def draw_chart(chart: s.Chart, size: float) -> Drawn:
    """The XML of the chart part and its data."""
    return CHARTS[type(chart)](chart, size)


def scale(largest: float) -> tuple[float, str]:
    """A divisor and the suffix for axis labels.

    >>> scale(3_400_000), scale(42_000), scale(900)
    ((1000000.0, 'm'), (1000.0, 'k'), (1.0, ''))
    """
    for divisor, suffix in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if largest >= divisor:
            return divisor, suffix
    return 1.0, ""


def round_step(span: float) -> float:
    """A round distance between ticks that cuts ``span`` into four to eight.

    >>> round_step(970), round_step(42)
    (200.0, 10.0)
    """
    rough = span / 6 if span else 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)


# --- waterfall --------------------------------------------------------------------------------------------------


def _running(steps: tuple[s.WaterfallStep, ...]) -> list[tuple[float, float]]:
    spans, level = [], 0.0
    for step in steps:
        start = 0.0 if step.is_total else level
        level = step.amount if step.is_total else level + step.amount
        spans.append((start, level))
    return spans


def _waterfall(chart: s.Waterfall, size: float) -> Drawn:
    spans = _running(chart.steps)
    base = tuple(max(min(a, b), 0.0) + min(max(a, b), 0.0) for a, b in spans)
    above = tuple(max(a, b, 0.0) - max(min(a, b), 0.0) for a, b in spans)
    below = tuple(min(a, b, 0.0) - min(max(a, b), 0.0) for a, b in spans)
    tops = tuple(max(a, b, 0.0) for a, b in spans)
    names = tuple(step.label for step in chart.steps)
    sheet = Sheet(
        header=("Step", "Starts at", "Above zero", "Below zero", "Label at", "Amount"),
        columns=(names, base, above, below, tops, tuple(step.amount for step in chart.steps)),
    )
    series = "".join(_stack(sheet, column, chart.steps) for column in (1, 2, 3))
    marks = tuple(Label(index=i, text=step.text, place="t") for i, step in enumerate(chart.steps))
    line = (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:ser><c:idx val="3"/><c:order val="3"/>'
        f'{x.name_reference(sheet, 4)}{x.no_line()}<c:marker><c:symbol val="none"/></c:marker>{x.labels(marks, size)}'
        f'{x.categories(sheet)}{x.values(sheet, 4)}<c:smooth val="0"/></c:ser><c:marker val="1"/>{AXES}</c:lineChart>'
    )
    low, high = min(min(span) for span in spans), max(max(span) for span in spans)
    room = (high - min(low, 0.0)) * 0.12
    plot = (
        '<c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="45"/><c:overlap val="100"/>{AXES}</c:barChart>{line}'
        f"{x.category_axis(SMALL, position='b')}"
        f"{x.value_axis(SMALL, position='l', hidden=True, grid=False, most=high + room or 1.0, least=min(low * 1.1, 0.0))}"
    )
    return x.space(plot, size, title=chart.unit), sheet


def _stack(sheet: Sheet, column: int, steps: tuple[s.WaterfallStep, ...]) -> str:
    head = f'<c:ser><c:idx val="{column - 1}"/><c:order val="{column - 1}"/>{x.name_reference(sheet, column)}'
    data = f"{x.categories(sheet)}{x.values(sheet, column)}</c:ser>"
    if column == 1:
        return f'{head}{x.NO_FILL}<c:invertIfNegative val="0"/>{data}'
    points = "".join(
        f'<c:dPt><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{x.fill_look(_step_colour(step))}</c:dPt>'
        for i, step in enumerate(steps)
    )
    return f'{head}{x.fill_look(THEME.primary)}<c:invertIfNegative val="0"/>{points}{data}'


def _step_colour(step: s.WaterfallStep) -> str:
    if step.is_total:
        return THEME.primary
    return THEME.second if step.amount >= 0 else THEME.cost


# --- tornado and bars -------------------------------------------------------------------------------------------


def _bar_series(sheet: Sheet, column: int, fill: str, marks: tuple[Label, ...], size: float) -> str:
    return (
        f'<c:ser><c:idx val="{column - 1}"/><c:order val="{column - 1}"/>{x.name_reference(sheet, column)}{x.fill_look(fill)}'
        f'<c:invertIfNegative val="0"/>{x.labels(marks, size)}{x.categories(sheet)}{x.values(sheet, column)}</c:ser>'
    )


def _bars(series: str, size: float, least: float, most: float, legend: str = "", title: str = "") -> str:
    plot = (
        '<c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="55"/><c:overlap val="100"/>{AXES}</c:barChart>'
        f"{x.category_axis(size, position='l', reverse=True)}"
        f"{x.value_axis(SMALL, position='b', hidden=True, grid=False, least=least, most=most)}"
    )
    return x.space(plot, size, legend, title)


def _tornado(chart: s.Tornado, size: float) -> Drawn:
    lows = tuple(span.low - chart.centre for span in chart.spans)
    highs = tuple(span.high - chart.centre for span in chart.spans)
    sheet = Sheet(
        header=("Driver", "At its low value", "At its high value", "Result at low", "Result at high"),
        columns=(
            tuple(span.label for span in chart.spans),
            lows,
            highs,
            tuple(span.low for span in chart.spans),
            tuple(span.high for span in chart.spans),
        ),
    )
    low_marks = tuple(Label(index=i, text=one.low_text, place="outEnd") for i, one in enumerate(chart.spans))
    high_marks = tuple(Label(index=i, text=one.high_text, place="outEnd") for i, one in enumerate(chart.spans))
    series = _bar_series(sheet, 1, THEME.cost, low_marks, size) + _bar_series(sheet, 2, THEME.primary, high_marks, size)
    reach = max(map(abs, (*lows, *highs)), default=1.0) * 1.5 or 1.0
    least = -reach if min((*lows, *highs), default=0.0) < 0 else 0.0
    return _bars(series, size, least, reach, x.legend(SMALL), chart.centre_text), sheet


def _bar_chart(chart: s.BarChart, size: float) -> Drawn:
    amounts = tuple(row.amount for row in chart.rows)
    sheet = Sheet(header=("Item", chart.unit), columns=(tuple(row.label for row in chart.rows), amounts))
    marks = tuple(Label(index=i, text=row.text, place="outEnd") for i, row in enumerate(chart.rows))
    most, least = max((0.0, *amounts)) * 1.18 or 1.0, min((0.0, *amounts)) * 1.25
    return _bars(_bar_series(sheet, 1, THEME.primary, marks, size), size, least, most), sheet


# --- cash curve -------------------------------------------------------------------------------------------------


def _cash_curve(chart: s.CashCurve, size: float) -> Drawn:
    ends = _bounds(chart)
    divisor, suffix = scale(max(map(abs, ends)))
    low, step, high = (end / divisor for end in ends)
    months = tuple(float(month) for month in range(len(chart.base)))
    lines = tuple(tuple(value / divisor for value in line) for line in (chart.low, chart.base, chart.high))
    sheet = Sheet(
        header=("Month", *chart.names, *(gate.label for gate in chart.gates)),
        columns=(months, *lines, *(_gate_column(gate.month, len(months), high) for gate in chart.gates)),
    )
    looks = ((THEME.cost, 1.75, "sysDash"), (THEME.primary, 3.0, "solid"), (THEME.second, 1.75, "sysDash"))
    series = "".join(_curve(sheet, column, look, size) for column, look in enumerate(looks, start=1))
    series += "".join(_gate(sheet, 4 + index, gate, (high - low) / high) for index, gate in enumerate(chart.gates))
    plot = (
        f'{x.inner_plot(0.105, 0.12, 0.80, 0.70)}<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{series}<c:axId val="{X_AXIS}"/><c:axId val="{x.VAL}"/></c:scatterChart>'
        f"{x.value_axis(SMALL, position='b', least=0.0, most=36.0, unit=6.0, grid=False, number=X_AXIS, crosses=x.VAL, title='Month', number_format='0')}"
        f"{x.value_axis(SMALL, position='l', least=low, most=high, unit=step, crosses=X_AXIS, number_format=_axis_format(suffix, step), title=chart.unit)}"
    )
    return x.space(plot, size), sheet


def _axis_format(suffix: str, step: float) -> str:
    digits = "0" if step >= 1 and step == int(step) else "0.0"
    tail = f'"{suffix}"' if suffix else ""
    return f'{digits}{tail};"−"{digits}{tail};0'


def _bounds(chart: s.CashCurve) -> tuple[float, float, float]:
    """The lower end of the axis, its step and its upper end."""
    least = min(0.0, *chart.low, *chart.base, *chart.high)
    most = max(0.0, *chart.low, *chart.base, *chart.high)
    step = round_step(most - least or 1.0)
    return math.floor(least / step) * step, step, (math.floor(most / step) + 1) * step


def _gate_column(month: int, rows: int, high: float) -> tuple[float | None, ...]:
    return tuple(high if row == month else None for row in range(rows))


def _curve(sheet: Sheet, column: int, look: tuple[str, float, str], size: float) -> str:
    last = len(sheet.columns[0]) - 1
    label = Label(index=last, text=sheet.header[column], place=_end_place(sheet, column), colour=_readable(look[0]))
    return (
        f'<c:ser><c:idx val="{column - 1}"/><c:order val="{column - 1}"/>{x.name_reference(sheet, column)}{x.line_look(*look)}'
        f'<c:marker><c:symbol val="none"/></c:marker>{x.labels((label,), size)}'
        f'{x.values(sheet, 0, "xVal")}{x.values(sheet, column, "yVal")}<c:smooth val="0"/></c:ser>'
    )


def _readable(fill: str) -> str:
    return THEME.ink if fill == THEME.second else fill


def _end_place(sheet: Sheet, column: int) -> str:
    """Labels at the right end stand beside their line; where two ends nearly meet, one goes above, one below."""
    ends = [float(sheet.columns[number][-1] or 0.0) for number in (1, 2, 3)]
    reach = [abs(value) for line in sheet.columns[1:4] for value in line if isinstance(value, float)]
    span = max(reach, default=1.0)
    tight = any(abs(a - b) < span * 0.09 for a, b in pairwise(ends))
    return {1: "b", 2: "r", 3: "t"}[column] if tight else "r"


def _gate(sheet: Sheet, column: int, gate: s.GateMark, drop: float) -> str:
    """A mark on the upper edge, with a line down by ``drop``, as a multiple of how far it stands above zero."""
    text = "\n".join(filter(None, (gate.label, gate.note)))
    label = Label(index=gate.month, text=text, place="t", colour=THEME.neutral)
    line = (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="percentage"/><c:noEndCap val="1"/>'
        f'<c:val val="{drop * 100!r}"/><c:spPr><a:ln w="12700">{colour(THEME.quiet)}<a:prstDash val="dash"/></a:ln></c:spPr></c:errBars>'
    )
    return (
        f'<c:ser><c:idx val="{column - 1}"/><c:order val="{column - 1}"/>{x.name_reference(sheet, column)}{x.no_line()}'
        f'<c:marker><c:symbol val="diamond"/><c:size val="9"/>{x.fill_look(THEME.warning)}</c:marker>{x.labels((label,), SMALL)}{line}'
        f'{x.values(sheet, 0, "xVal")}{x.values(sheet, column, "yVal")}<c:smooth val="0"/></c:ser>'
    )


# --- dot plot ---------------------------------------------------------------------------------------------------


def _dot_plot(chart: s.DotPlot, size: float) -> Drawn:
    sheet = Sheet(
        header=("Dimension", "Today", "Month 36 target"),
        columns=(
            tuple(row.label if row.now is not None else f"{row.label} (not scored)" for row in chart.rows),
            tuple(None if row.now is None else float(row.now) for row in chart.rows),
            tuple(float(row.target) for row in chart.rows),
        ),
    )
    today = f'{colour(THEME.cost)}<a:ln w="9525">{colour(THEME.cost)}</a:ln>'
    target = f'{colour(THEME.primary)}<a:ln w="9525">{colour(THEME.primary)}</a:ln>'
    series = _dots(sheet, 1, "circle", today) + _dots(sheet, 2, "diamond", target)
    words = f'[=0]"";[=5]"5 {chart.scale[-1]}";0'
    lines = f'<c:hiLowLines><c:spPr><a:ln w="28575">{colour(THEME.rule)}</a:ln></c:spPr></c:hiLowLines>'
    plot = (
        f'<c:layout/><c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}{lines}<c:marker val="1"/>{AXES}</c:lineChart>'
        f"{x.category_axis(SMALL, position='b')}"
        f"{x.value_axis(SMALL, position='l', least=0.0, most=5.0, unit=1.0, number_format=words)}"
    )
    return x.space(plot, size, x.legend(SMALL)), sheet


def _dots(sheet: Sheet, column: int, symbol: str, look: str) -> str:
    return (
        f'<c:ser><c:idx val="{column - 1}"/><c:order val="{column - 1}"/>{x.name_reference(sheet, column)}{x.no_line()}'
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="13"/><c:spPr>{look}</c:spPr></c:marker>'
        f'{x.categories(sheet)}{x.values(sheet, column)}<c:smooth val="0"/></c:ser>'
    )


CHARTS: dict[type, Callable[[Any, float], Drawn]] = {
    s.Waterfall: _waterfall,
    s.Tornado: _tornado,
    s.BarChart: _bar_chart,
    s.CashCurve: _cash_curve,
    s.DotPlot: _dot_plot,
    s.Histogram: draw_histogram,
}
