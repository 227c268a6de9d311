"""Charts of bars: waterfall, tornado and compared amounts, each with the proportions of its native chart."""

from collections.abc import Iterator

from bizcase.layout.measure import line_height, text_width
from bizcase.layout.text import shorten
from bizcase.model.page import Box
from bizcase.model.story import BarChart, Tornado, TornadoSpan, Waterfall, WaterfallStep
from bizcase.preview.plotting import (
    GAP,
    LEGEND,
    SMALL,
    Scale,
    kept_inside,
    legend,
    lines_below,
    lines_beside,
    swatch,
    widest,
    wrap,
)
from bizcase.preview.svg import ASCENT, baseline, label, line, rect
from bizcase.theme import THEME

COLUMN_SHARE, BAR_SHARE = 1 / 1.45, 1 / 1.55
NAMES_SHARE, FOOT_SHARE = 0.36, 0.4
LEAST_ROOM, MOST_ROOM = 0.12, 0.22
EDGE = 0.75
NEAR = 4.0
AT_LOW, AT_HIGH = "At its low value", "At its high value"


def _filled(box: Box, colour: str) -> str:
    """A bar with a thin white edge, so that neighbours stay apart."""
    return rect(box, fill=colour, outline=THEME.paper, width=EDGE)


# --- waterfall --------------------------------------------------------------------------------------------------


def draw_waterfall(chart: Waterfall, box: Box, size: float) -> Iterator[str]:
    """Columns that rise and fall from total to total, read from left to right."""
    slot = box.width / max(1, len(chart.steps))
    most = max(1, int(box.height * FOOT_SHARE / line_height(SMALL)))
    names = [wrap(step.label, SMALL, slot - NEAR, most) for step in chart.steps]
    foot = box.bottom - max(map(len, names), default=0) * line_height(SMALL) - GAP
    spans = _spans(chart)
    top = box.y + line_height(SMALL) + GAP
    scale = _column_scale(spans, Box(box.x, top, box.width, foot - top))
    yield kept_inside(
        chart.unit, (box.x + box.width / 2, box.y + ASCENT * SMALL), SMALL, box, bold=False, colour=THEME.quiet
    )
    for number, (step, span, name) in enumerate(zip(chart.steps, spans, names, strict=True)):
        place = Box(box.x + number * slot, box.y, slot, box.height)
        yield from _column(step, span, place, scale, size)
        yield from lines_below(name, place.x + slot / 2, foot + GAP, SMALL)
    yield line((box.x, scale.at(0)), (box.right, scale.at(0)), THEME.neutral)


def _spans(chart: Waterfall) -> list[tuple[float, float]]:
    """From where to where each column reaches: a total from zero, a change from the running total."""
    spans, level = [], 0.0
    for step in chart.steps:
        start = 0.0 if step.is_total else level
        level = start + step.amount
        spans.append((start, level))
    return spans


def _column_scale(spans: list[tuple[float, float]], field: Box) -> Scale:
    values = [0.0, *(value for span in spans for value in span)]
    low, high = min(values), max(values)
    return Scale(low * 1.1, high + (high - low) * 0.12 or 1.0, field.bottom, field.y)


def _column(step: WaterfallStep, span: tuple[float, float], slot: Box, scale: Scale, size: float) -> Iterator[str]:
    top, bottom = sorted((scale.at(span[0]), scale.at(span[1])))
    width = slot.width * COLUMN_SHARE
    middle = slot.x + slot.width / 2
    yield _filled(Box(middle - width / 2, top, width, bottom - top), _colour(step))
    fits = size if text_width(step.text, size, bold=True) <= slot.width else SMALL
    base = max(min(top, scale.at(0)) - NEAR, slot.y + ASCENT * fits)
    yield kept_inside(step.text, (middle, base), fits, slot)


def _colour(step: WaterfallStep) -> str:
    if step.is_total:
        return THEME.primary
    return THEME.second if step.amount >= 0 else THEME.cost


# --- horizontal bars --------------------------------------------------------------------------------------------


def draw_bars(chart: BarChart, box: Box, size: float) -> Iterator[str]:
    """Horizontal bars from a common zero with their text at the end."""
    slots, names, field, size = _rows(tuple(row.label for row in chart.rows), box, box.y, size)
    room = _room([row.text for row in chart.rows], size, field)
    scale = _bar_scale(chart, field, room)
    zero = scale.at(0)
    for row, name, slot in zip(chart.rows, names, slots, strict=True):
        end, middle = scale.at(row.amount), slot.y + slot.height / 2
        yield from lines_beside(name, field.x - GAP, middle, size)
        yield _filled(_bar(zero, end, slot), THEME.primary)
        yield _end_text(row.text, end, middle, size, room, leftwards=row.amount < 0)
    yield line((zero, field.y), (zero, field.bottom), THEME.neutral)


def _bar_scale(chart: BarChart, field: Box, room: float) -> Scale:
    amounts = (0.0, *(row.amount for row in chart.rows))
    low, high = min(amounts), max(amounts)
    left = max(room, field.width * LEAST_ROOM) if low < 0 else 0.0
    right = max(room, field.width * LEAST_ROOM)
    return Scale(low, high if high > low else 1.0, field.x + left, field.right - right)


def _rows(
    labels: tuple[str, ...], box: Box, top: float, size: float
) -> tuple[list[Box], list[tuple[str, ...]], Box, float]:
    """A slot and the wrapped label for each row from ``top`` down, the field right of the labels, and the type size
    that a row has room for."""
    height = (box.bottom - top) / max(1, len(labels))
    fits = size if height >= line_height(size) else min(size, SMALL)
    width = widest(labels, fits, box.width * NAMES_SHARE)
    most = max(1, int(height / line_height(fits)))
    names = [wrap(text, fits, width + 0.5, most) for text in labels]
    left = box.x + width + GAP
    slots = [Box(left, top + number * height, box.right - left, height) for number in range(len(labels))]
    return slots, names, Box(left, top, box.right - left, box.bottom - top), fits


def _bar(start: float, end: float, slot: Box) -> Box:
    height = slot.height * BAR_SHARE
    return Box(min(start, end), slot.y + (slot.height - height) / 2, abs(end - start), height)


def _room(texts: list[str], size: float, field: Box) -> float:
    """What the texts at the ends of the bars need, at most a share of the field."""
    return widest(texts, size, field.width * MOST_ROOM, bold=True) + NEAR


def _end_text(text: str, end: float, middle: float, size: float, room: float, *, leftwards: bool) -> str:
    x, anchor = (end - NEAR, "end") if leftwards else (end + NEAR, "start")
    shown = shorten(text, size, room - NEAR + 0.01, bold=True)
    return label(shown, (x, baseline(middle, size)), size, anchor=anchor, bold=True)


# --- tornado ----------------------------------------------------------------------------------------------------


def draw_tornado(chart: Tornado, box: Box, size: float) -> Iterator[str]:
    """For each driver a bar from the result at its low value to the result at its high one, around the likely one."""
    top = box.y + LEGEND + line_height(size)
    slots, names, field, fits = _rows(tuple(span.label for span in chart.spans), box, top, size)
    room = _room([text for span in chart.spans for text in (span.low_text, span.high_text)], fits, field)
    scale = _tornado_scale(chart, field, room)
    centre = scale.at(chart.centre)
    yield from legend(((AT_LOW, swatch(THEME.cost)), (AT_HIGH, swatch(THEME.primary))), box)
    for span, name, slot in zip(chart.spans, names, slots, strict=True):
        yield from lines_beside(name, field.x - GAP, slot.y + slot.height / 2, fits)
        yield from _halves(span, scale, centre, slot)
        yield from _end_texts(span, scale, centre, slot.y + slot.height / 2, fits, room)
    yield line((centre, top), (centre, box.bottom), THEME.neutral)
    yield kept_inside(chart.centre_text, (centre, top - NEAR), size, field)


def _tornado_scale(chart: Tornado, field: Box, room: float) -> Scale:
    """The centre in the middle, with room for the texts at both ends; at the left when nothing lies below it."""
    changes = [value - chart.centre for span in chart.spans for value in (span.low, span.high)]
    reach = max(map(abs, changes), default=0.0) or 1.0
    below = reach if min(changes, default=0.0) < 0 else 0.0
    side = max(room, field.width * LEAST_ROOM)
    return Scale(chart.centre - below, chart.centre + reach, field.x + side, field.right - side)


def _halves(span: TornadoSpan, scale: Scale, centre: float, slot: Box) -> Iterator[str]:
    """The longer half comes first: when both lie on one side the shorter stays visible."""
    ends = ((scale.at(span.low), THEME.cost), (scale.at(span.high), THEME.primary))
    for end, colour in sorted(ends, key=lambda half: -abs(half[0] - centre)):
        yield _filled(_bar(centre, end, slot), colour)


def _end_texts(
    span: TornadoSpan, scale: Scale, centre: float, middle: float, size: float, room: float
) -> Iterator[str]:
    """Both texts stand at the outer ends, the smaller result on the left."""
    low, high = scale.at(span.low), scale.at(span.high)
    texts = (span.low_text, span.high_text) if low <= high else (span.high_text, span.low_text)
    yield _end_text(texts[0], min(low, high, centre), middle, size, room, leftwards=True)
    yield _end_text(texts[1], max(low, high, centre), middle, size, room, leftwards=False)
