"""The cash curve: three lines over 36 months, gates on top."""

from collections.abc import Iterator

from bizcase.figures import money
from bizcase.layout.measure import line_height, text_width
from bizcase.model.page import Box
from bizcase.model.story import CashCurve, GateMark
from bizcase.preview.plotting import GAP, SMALL, Scale, extent, kept_inside, ticks, unit_line
from bizcase.preview.svg import ASCENT, baseline, label, line, polyline
from bizcase.theme import THEME

MONTHS, MONTH_STEP = 36, 6
LOW, LIKELY, HIGH, MONTH = "Low", "Likely", "High", "Month"


def draw_cash_curve(chart: CashCurve, box: Box, size: float) -> Iterator[str]:
    """The likely line thick, low and high dashed, each named at its right end."""
    marks = ticks(*extent((*chart.low, *chart.base, *chart.high)))
    field = _field(box, marks, size)
    across = Scale(0, MONTHS, field.x, field.right)
    upwards = Scale(marks[0], marks[-1], field.bottom, field.y)
    yield unit_line(chart.unit, box)
    yield from _value_axis(marks, upwards, field)
    yield from _month_axis(across, field)
    yield from _gates(chart.gates, across, field, box)
    yield from _curves(chart, across, upwards, size)
    yield from _ends(chart, upwards, field, size)


def _field(box: Box, marks: tuple[float, ...], size: float) -> Box:
    left = max(text_width(money(mark, ""), SMALL) for mark in marks) + GAP
    right = max(text_width(name, size, bold=True) for name in (LOW, LIKELY, HIGH)) + GAP
    top = line_height(SMALL) * 2 + GAP
    bottom = line_height(SMALL) + GAP
    return Box(box.x + left, box.y + top, box.width - left - right, box.height - top - bottom)


def _value_axis(marks: tuple[float, ...], upwards: Scale, field: Box) -> Iterator[str]:
    for mark in marks:
        y = upwards.at(mark)
        colour, width = (THEME.neutral, 1.0) if mark == 0 else (THEME.rule, 0.75)
        yield line((field.x, y), (field.right, y), colour, width)
        yield label(money(mark, ""), (field.x - GAP, baseline(y, SMALL)), SMALL, anchor="end")


def _month_axis(across: Scale, field: Box) -> Iterator[str]:
    base = field.bottom + GAP + ASCENT * SMALL
    for month in range(0, MONTHS + 1, MONTH_STEP):
        text = f"{MONTH} {month}" if month == 0 else str(month)
        yield label(text, (across.at(month), base), SMALL, anchor="middle")


def _gates(gates: tuple[GateMark, ...], across: Scale, field: Box, box: Box) -> Iterator[str]:
    for gate in gates:
        x = across.at(gate.month)
        yield line((x, field.y - 2), (x, field.bottom), THEME.neutral, 1.0, dashed=True)
        yield kept_inside(gate.label, (x, field.y - GAP), SMALL, box, bold=True)


def _curves(chart: CashCurve, across: Scale, upwards: Scale, size: float) -> Iterator[str]:
    looks = ((chart.low, THEME.cost, 1.75, True), (chart.high, THEME.second, 1.75, True), (chart.base, THEME.primary, 3.0, False))
    for values, colour, width, dashed in looks:
        points = [(across.at(month), upwards.at(value)) for month, value in enumerate(values[: MONTHS + 1])]
        if points:
            yield polyline(points, colour, width, dashed=dashed)


def _ends(chart: CashCurve, upwards: Scale, field: Box, size: float) -> Iterator[str]:
    """The three names at the ends of their lines, pushed apart where the lines end close together."""
    lines = ((chart.low, LOW, THEME.cost), (chart.base, LIKELY, THEME.primary), (chart.high, HIGH, THEME.second))
    named = sorted((upwards.at(values[-1]), name, colour) for values, name, colour in lines if values)
    for y, (_, name, colour) in zip(_spread([end[0] for end in named], line_height(size), field), named, strict=True):
        yield label(name, (field.right + GAP, baseline(y, size)), size, bold=True, colour=colour)


def _spread(places: list[float], least: float, field: Box) -> list[float]:
    """``places`` from top to bottom, at least ``least`` apart and not below the field.

    >>> _spread([10, 12, 90], 15, Box(0, 0, 100, 100))
    [10, 25, 90]
    """
    spread: list[float] = []
    for place in places:
        spread.append(max(place, spread[-1] + least) if spread else place)
    for index in range(len(spread) - 1, -1, -1):
        limit = field.bottom - (len(spread) - 1 - index) * least
        spread[index] = min(spread[index], limit)
    return spread
