"""The cash curve: three lines over 36 months with the gates on top."""

from collections.abc import Iterator
from itertools import pairwise
from math import floor, log10

from bizcase.layout.measure import line_height
from bizcase.model.page import Box
from bizcase.model.story import CashCurve, GateMark
from bizcase.preview.plotting import GAP, SMALL, Scale, kept_inside, lines_below, widest
from bizcase.preview.svg import ASCENT, baseline, label, line, polygon, polyline, upright
from bizcase.theme import THEME

MONTHS, MONTH_STEP = 36, 6
MONTH = "Month"
MARK = 4.5
TIGHT = 0.09
_SUFFIXES = ((1e9, "bn"), (1e6, "m"), (1e3, "k"))


def draw_cash_curve(chart: CashCurve, box: Box, size: float) -> Iterator[str]:
    """The likely line thick, low and high dashed, each named at its right end."""
    values = (0.0, *chart.low, *chart.base, *chart.high)
    marks = round_ticks(min(values), max(values))
    field = _field(chart, box, marks, size)
    across = Scale(0, MONTHS, field.x, field.right)
    upwards = Scale(marks[0], marks[-1], field.bottom, field.y)
    yield from _value_axis(chart.unit, marks, upwards, field, box)
    yield from _month_axis(across, field, box)
    yield from _gates(chart.gates, across, field, box)
    yield from _curves(chart, across, upwards)
    yield from _ends(chart, upwards, field, box, size)


def _field(chart: CashCurve, box: Box, marks: tuple[float, ...], size: float) -> Box:
    """The shares that the native chart has; in a narrow box what the texts on both sides need."""
    left = max(0.105 * box.width, line_height(SMALL) + widest(tick_texts(marks), SMALL, box.width) + 2 * GAP)
    right = max(0.095 * box.width, widest(chart.names, size, box.width, bold=True) + GAP)
    return Box(box.x + left, box.y + 0.12 * box.height, box.width - left - right, 0.70 * box.height)


def round_ticks(low: float, high: float) -> tuple[float, ...]:
    """Round values that begin at or below ``low`` and end above ``high``, four to eight steps for a span.

    >>> round_ticks(-360_000, 417_600), round_ticks(0, 0)
    ((-400000.0, -200000.0, 0.0, 200000.0, 400000.0, 600000.0), (0.0, 0.2))
    """
    rough = (high - low or 1.0) / 6
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))
    return tuple(round(step * number, 9) for number in range(floor(low / step), floor(high / step) + 2))


def tick_texts(marks: tuple[float, ...]) -> tuple[str, ...]:
    """The ticks in thousands, millions or billions, with a decimal where the step needs one.

    >>> tick_texts((-200_000, 0, 200_000)), tick_texts((0, 500_000, 1_000_000, 1_500_000, 2_000_000))
    (('−200k', '0', '200k'), ('0', '0.5m', '1.0m', '1.5m', '2.0m'))
    """
    most = max(map(abs, marks))
    divisor, suffix = next(((one, name) for one, name in _SUFFIXES if most >= one), (1.0, ""))
    decimals = 0 if ((marks[1] - marks[0]) / divisor).is_integer() else 1
    return tuple(_tick_text(mark / divisor, decimals, suffix) for mark in marks)


def _tick_text(value: float, decimals: int, suffix: str) -> str:
    return f"{'−' if value < 0 else ''}{abs(value):.{decimals}f}{suffix}" if value else "0"


def _value_axis(unit: str, marks: tuple[float, ...], upwards: Scale, field: Box, box: Box) -> Iterator[str]:
    for mark, text in zip(marks, tick_texts(marks), strict=True):
        y = upwards.at(mark)
        colour, width = (THEME.neutral, 1.0) if mark == 0 else (THEME.rule, 0.5)
        yield line((field.x, y), (field.right, y), colour, width)
        yield label(text, (field.x - GAP, baseline(y, SMALL)), SMALL, anchor="end")
    yield line((field.x, field.y), (field.x, field.bottom), THEME.rule, 0.75)
    yield upright(unit, (box.x + ASCENT * SMALL, field.y + field.height / 2), SMALL, colour=THEME.quiet)


def _month_axis(across: Scale, field: Box, box: Box) -> Iterator[str]:
    for month in range(0, MONTHS + 1, MONTH_STEP):
        yield from lines_below((str(month),), across.at(month), field.bottom + GAP / 2, SMALL)
    middle, base = field.x + field.width / 2, field.bottom + 2 * line_height(SMALL) + GAP
    yield label(MONTH, (middle, min(base, box.bottom)), SMALL, anchor="middle", colour=THEME.quiet)


def _gates(gates: tuple[GateMark, ...], across: Scale, field: Box, box: Box) -> Iterator[str]:
    top = field.y
    for gate in gates:
        x = across.at(gate.month)
        yield line((x, top), (x, field.bottom), THEME.quiet, 1.0, dashed=True)
        yield polygon(((x, top - MARK), (x + MARK, top), (x, top + MARK), (x - MARK, top)), fill=THEME.warning)
        for number, text in enumerate(filter(None, (gate.note, gate.label))):
            base = top - MARK - GAP / 2 - number * line_height(SMALL)
            yield kept_inside(text, (x, base), SMALL, box, colour=THEME.neutral)


def _curves(chart: CashCurve, across: Scale, upwards: Scale) -> Iterator[str]:
    looks = ((chart.low, THEME.cost, 1.75), (chart.base, THEME.primary, 3.0), (chart.high, THEME.second, 1.75))
    for values, colour, width in looks:
        points = [(across.at(month), upwards.at(value)) for month, value in enumerate(values[: MONTHS + 1])]
        if points:
            yield polyline(points, colour, width, dashed=values is not chart.base)


def _ends(chart: CashCurve, upwards: Scale, field: Box, box: Box, size: float) -> Iterator[str]:
    """The names stand beside the ends of their lines; where two ends nearly meet, low goes below and high above."""
    low, middle, high = chart.names
    lines = ((chart.low, low, THEME.cost, 1), (chart.base, middle, THEME.primary, 0), (chart.high, high, THEME.ink, -1))
    tight = _is_tight(chart)
    for values, name, colour, side in lines:
        if values:
            move = side * line_height(size) if tight else 0.0
            y = min(upwards.at(values[-1]) + move, box.bottom - line_height(size) / 2)
            yield kept_inside(name, (field.right + GAP, baseline(y, size)), size, box, anchor="start", colour=colour)


def _is_tight(chart: CashCurve) -> bool:
    ends = [values[-1] for values in (chart.low, chart.base, chart.high) if values]
    span = max(map(abs, (*chart.low, *chart.base, *chart.high)), default=0.0)
    return any(abs(one - other) <= span * TIGHT for one, other in pairwise(ends))
