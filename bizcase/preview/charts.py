"""Charts drawn from their records. ``DRAWERS`` is the one table of kinds; a drawer takes record, box and type size."""

from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

from bizcase.layout.measure import line_height, text_width
from bizcase.model.page import Box
from bizcase.model.story import BarChart, BarRow, CashCurve, DotPlot, Tornado, TornadoSpan, Waterfall, WaterfallStep
from bizcase.preview.curve import draw_cash_curve
from bizcase.preview.dots import draw_dot_plot
from bizcase.preview.plotting import (
    FILLED,
    GAP,
    SMALL,
    Scale,
    extent,
    kept_inside,
    lines_below,
    lines_beside,
    unit_line,
    widest,
    wrap,
)
from bizcase.preview.svg import ASCENT, baseline, label, line, rect
from bizcase.theme import THEME

LABEL_SHARE, TEXT_SHARE = 0.36, 0.2


# --- waterfall --------------------------------------------------------------------------------------------------


def draw_waterfall(chart: Waterfall, box: Box, size: float) -> Iterator[str]:
    """Columns that rise and fall from total to total, read from left to right."""
    yield unit_line(chart.unit, box)
    if not chart.steps:
        return
    slot = box.width / len(chart.steps)
    most = max(1, int(box.height * 0.4 / line_height(SMALL)))
    names = [wrap(step.label, SMALL, slot - 4, most) for step in chart.steps]
    foot = box.bottom - max(map(len, names)) * line_height(SMALL) - GAP
    spans = _spans(chart)
    low, high = extent(value for span in spans for value in span)
    scale = Scale(low, high, foot, box.y + line_height(SMALL) + line_height(size) + GAP)
    for number, (step, span) in enumerate(zip(chart.steps, spans, strict=True)):
        x = box.x + number * slot
        yield from _column(step, span, Box(x, box.y, slot, box.height), scale, size)
        yield from lines_below(names[number], x + slot / 2, foot + GAP, SMALL)
    yield line((box.x, scale.at(0)), (box.right, scale.at(0)), THEME.neutral)


def _spans(chart: Waterfall) -> list[tuple[float, float]]:
    """From where to where each column reaches: a total from zero, a change from the running total."""
    ends = list(
        accumulate(chart.steps, lambda run, step: step.amount + (0.0 if step.is_total else run), initial=0.0)
    )
    starts = [0.0 if step.is_total else end for step, end in zip(chart.steps, ends, strict=False)]
    return list(zip(starts, ends[1:], strict=True))


def _column(step: WaterfallStep, span: tuple[float, float], slot: Box, scale: Scale, size: float) -> Iterator[str]:
    top, bottom = sorted((scale.at(span[0]), scale.at(span[1])))
    width = slot.width * FILLED
    x = slot.x + (slot.width - width) / 2
    yield rect(Box(x, top, width, bottom - top), fill=_colour(step))
    fits = size if text_width(step.text, size, bold=True) <= slot.width else SMALL
    room = Box(slot.x, slot.y, slot.width, slot.height)
    yield kept_inside(step.text, (slot.x + slot.width / 2, top - 4), fits, room, bold=True)


def _colour(step: WaterfallStep) -> str:
    if step.is_total:
        return THEME.primary
    return THEME.second if step.amount >= 0 else THEME.cost


# --- horizontal bars --------------------------------------------------------------------------------------------


def _names(labels: tuple[str, ...], box: Box, size: float, height: float) -> tuple[float, list[tuple[str, ...]]]:
    """The width of the labels on the left, and the labels in the lines that a bar has room for."""
    width = widest(labels, size, box.width * LABEL_SHARE)
    most = max(1, int(height / line_height(size)))
    return width, [wrap(text, size, width + 0.5, most) for text in labels]


def _slots(box: Box, top: float, number: int) -> list[tuple[float, float]]:
    """The middle and the height of each bar's slot from ``top`` down."""
    height = (box.bottom - top) / number
    return [(top + (index + 0.5) * height, height) for index in range(number)]


def draw_bars(chart: BarChart, box: Box, size: float) -> Iterator[str]:
    """Horizontal bars from a common zero with their text at the end."""
    yield unit_line(chart.unit, box)
    if not chart.rows:
        return
    slots = _slots(box, box.y + line_height(SMALL) + GAP, len(chart.rows))
    size = size if slots[0][1] >= line_height(size) else min(size, SMALL)
    names_width, names = _names(tuple(row.label for row in chart.rows), box, size, slots[0][1])
    scale = _bar_scale(chart, box, box.x + names_width + GAP, size)
    for row, name, (middle, height) in zip(chart.rows, names, slots, strict=True):
        yield from lines_beside(name, box.x + names_width, middle, size)
        yield from _bar(row, scale, middle, height * FILLED, box, size)
    zero = scale.at(0)
    yield line((zero, slots[0][0] - slots[0][1] / 2), (zero, box.bottom), THEME.neutral)


def _bar_scale(chart: BarChart, box: Box, left: float, size: float) -> Scale:
    low, high = extent(row.amount for row in chart.rows)
    texts = widest((row.text for row in chart.rows), size, box.width * TEXT_SHARE, bold=True) + GAP
    return Scale(low, high, left + (texts if low < 0 else 0.0), box.right - texts)


def _bar(row: BarRow, scale: Scale, middle: float, height: float, box: Box, size: float) -> Iterator[str]:
    zero, end = scale.at(0), scale.at(row.amount)
    yield rect(Box(min(zero, end), middle - height / 2, abs(end - zero), height), fill=THEME.primary)
    at = (end - 4 if row.amount < 0 else end + 4, baseline(middle, size))
    yield kept_inside(row.text, at, size, box, anchor="end" if row.amount < 0 else "start", bold=True)


# --- tornado ----------------------------------------------------------------------------------------------------


def draw_tornado(chart: Tornado, box: Box, size: float) -> Iterator[str]:
    """For each driver a bar from the result at its low value to the result at its high one, around the likely one."""
    yield unit_line(chart.unit, box)
    top = box.y + line_height(SMALL) + line_height(size) + GAP
    slots = _slots(box, top, max(1, len(chart.spans)))
    names_width, names = _names(tuple(span.label for span in chart.spans), box, size, slots[0][1])
    scale = _tornado_scale(chart, box, box.x + names_width + GAP, size)
    centre = scale.at(chart.centre)
    for span, name, (middle, height) in zip(chart.spans, names, slots, strict=False):
        yield from lines_beside(name, box.x + names_width, middle, size)
        yield from _span(span, scale, centre, Box(box.x, middle - height * FILLED / 2, box.width, height * FILLED), size)
    yield line((centre, top - 2), (centre, box.bottom), THEME.neutral, 1.25)
    at = (centre, box.y + line_height(SMALL) + ASCENT * size)
    yield kept_inside(chart.centre_text, at, size, box, bold=True)


def _tornado_scale(chart: Tornado, box: Box, left: float, size: float) -> Scale:
    values = [chart.centre, *(value for span in chart.spans for value in (span.low, span.high))]
    texts = [text for span in chart.spans for text in (span.low_text, span.high_text)]
    room = widest(texts, size, box.width * TEXT_SHARE) + GAP
    low, high = min(values), max(values)
    return Scale(low, high if high > low else low + 1.0, left + room, box.right - room)


def _span(span: TornadoSpan, scale: Scale, centre: float, bar: Box, size: float) -> Iterator[str]:
    """The longer half is drawn first: when both lie on one side the shorter stays visible."""
    ends = ((scale.at(span.low), THEME.cost), (scale.at(span.high), THEME.primary))
    for end, colour in sorted(ends, key=lambda one: -abs(one[0] - centre)):
        yield rect(Box(min(centre, end), bar.y, abs(end - centre), bar.height), fill=colour)
    base = baseline(bar.y + bar.height / 2, size)
    left_text, right_text = (span.low_text, span.high_text)[:: 1 if span.low <= span.high else -1]
    left, right = min(ends[0][0], ends[1][0], centre), max(ends[0][0], ends[1][0], centre)
    yield kept_inside(left_text, (left - 4, base), size, bar, anchor="end")
    yield kept_inside(right_text, (right + 4, base), size, bar, anchor="start")


DRAWERS: dict[type, Callable[[Any, Box, float], Iterator[str]]] = {
    Waterfall: draw_waterfall,
    Tornado: draw_tornado,
    CashCurve: draw_cash_curve,
    DotPlot: draw_dot_plot,
    BarChart: draw_bars,
}
