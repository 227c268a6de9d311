"""The histogram: columns without gaps, and lines at the results worth pointing at."""

from collections.abc import Iterator

from bizcase.layout.histogram import TOP, height_of
from bizcase.layout.measure import line_height
from bizcase.model.page import Box
from bizcase.model.story import Histogram, HistogramMark
from bizcase.preview.curve import round_ticks
from bizcase.preview.plotting import GAP, LEGEND, SMALL, Scale, kept_inside, legend, lines_below, swatch, widest
from bizcase.preview.svg import ASCENT, baseline, label, line, rect, upright
from bizcase.theme import THEME

SIDES = {"left": ("end", -GAP / 2), "centre": ("middle", 0.0), "right": ("start", GAP / 2)}


def draw_histogram(chart: Histogram, box: Box, _size: float) -> Iterator[str]:
    """One column for each range; zero has a solid line, percentiles a dashed one."""
    yield from legend(((chart.below, swatch(THEME.cost)), (chart.above, swatch(THEME.primary))), box)
    if not chart.bars:
        return
    most = float(max(one.number for one in chart.bars)) or 1.0
    field = _field(box, most)
    across = Scale(chart.bars[0].low, chart.bars[-1].high, field.x, field.right)
    upwards = Scale(0.0, most * TOP, field.bottom, field.y)
    yield from _axes(chart, most, across, upwards, field, box)
    for one in chart.bars:
        left, right, top = across.at(one.low), across.at(one.high), upwards.at(one.number)
        fill = THEME.cost if one.is_below else THEME.primary
        yield rect(Box(left, top, right - left, field.bottom - top), fill=fill, outline=THEME.paper, width=0.75)
    for mark in chart.marks:
        if chart.bars[0].low <= mark.at <= chart.bars[-1].high:
            yield from _mark(mark, most, across, upwards, box)


def _field(box: Box, most: float) -> Box:
    left = line_height(SMALL) + widest((f"{most:,.0f}",), SMALL, box.width) + 3 * GAP
    below = 2 * line_height(SMALL) + 2 * GAP
    return Box(box.x + left, box.y + LEGEND, box.width - left - GAP, box.height - LEGEND - below)


def _axes(chart: Histogram, most: float, across: Scale, upwards: Scale, field: Box, box: Box) -> Iterator[str]:
    for number in round_ticks(0.0, most):
        y = upwards.at(number)
        yield line((field.x, y), (field.right, y), THEME.rule if number else THEME.neutral, 0.5 if number else 1.0)
        yield label(f"{number:,.0f}", (field.x - GAP, baseline(y, SMALL)), SMALL, anchor="end")
    yield upright(chart.counted, (box.x + ASCENT * SMALL, field.y + field.height / 2), SMALL, colour=THEME.quiet)
    for one in chart.bars:
        yield from lines_below((one.label,), across.at((one.low + one.high) / 2), field.bottom + GAP / 2, SMALL)
    base = min(field.bottom + 2 * line_height(SMALL) + GAP, box.bottom)
    yield kept_inside(chart.unit, (field.x + field.width / 2, base), SMALL, box, bold=False, colour=THEME.quiet)


def _mark(mark: HistogramMark, most: float, across: Scale, upwards: Scale, box: Box) -> Iterator[str]:
    x, top = across.at(mark.at), upwards.at(most * height_of(mark))
    yield line((x, top), (x, upwards.at(0.0)), THEME.warning, 1.5, dashed=bool(mark.at))
    lines = mark.label.split("\n")
    anchor, move = SIDES[mark.side]
    base = top - GAP / 2 + (line_height(SMALL) if move else 0.0)
    for number, text in enumerate(reversed(lines)):
        yield kept_inside(text, (x + move, base - number * line_height(SMALL)), SMALL, box, anchor=anchor)
