"""The dot plot: where each dimension stands and where it should be, on a scale of five."""

from collections.abc import Iterator

from bizcase.layout.measure import line_height, text_width
from bizcase.model.page import Box
from bizcase.model.story import DotPlot, ScoreRow
from bizcase.preview.plotting import GAP, LEGEND, SMALL, Scale, legend, lines_below, wrap
from bizcase.preview.svg import baseline, ellipse, label, line, polygon
from bizcase.theme import THEME

TODAY, TARGET, NOT_SCORED = "Today", "Month 36 target", "not scored"
STEPS = range(1, 6)
RADIUS = 6.5
FOOT_SHARE = 0.4


def draw_dot_plot(chart: DotPlot, box: Box, _size: float) -> Iterator[str]:
    """A dot for today and a diamond for the target above each name; what was not scored says so."""
    texts = _step_texts(chart.scale)
    left = max(text_width(text, SMALL) for text in texts) + GAP
    slot = (box.width - left) / max(1, len(chart.rows))
    most = max(1, int(box.height * FOOT_SHARE / line_height(SMALL)))
    names = [wrap(row.label, SMALL, slot - GAP, most) for row in chart.rows]
    foot = max(map(len, names), default=0) * line_height(SMALL) + GAP
    field = Box(box.x + left, box.y + LEGEND, box.width - left, box.height - LEGEND - foot)
    upwards = Scale(0, 5, field.bottom, field.y)
    yield from legend(((TODAY, _dot), (TARGET, _diamond)), box)
    yield from _scale(texts, upwards, field)
    for number, (row, name) in enumerate(zip(chart.rows, names, strict=True)):
        x = field.x + (number + 0.5) * slot
        yield from _row(row, x, upwards, slot)
        yield from lines_below(name, x, field.bottom + GAP, SMALL)


def _step_texts(scale: tuple[str, ...]) -> tuple[str, ...]:
    """Bare numbers, but the last step with its name."""
    last = f"{STEPS[-1]} {scale[-1]}" if scale else str(STEPS[-1])
    return (*map(str, STEPS[:-1]), last)


def _scale(texts: tuple[str, ...], upwards: Scale, field: Box) -> Iterator[str]:
    for step, text in zip(STEPS, texts, strict=True):
        y = upwards.at(step)
        yield line((field.x, y), (field.right, y), THEME.rule, 0.5)
        yield label(text, (field.x - GAP, baseline(y, SMALL)), SMALL, anchor="end")
    yield line((field.x, field.bottom), (field.right, field.bottom), THEME.neutral)


def _row(row: ScoreRow, x: float, upwards: Scale, slot: float) -> Iterator[str]:
    target = upwards.at(row.target)
    if row.now is None:
        lines = wrap(NOT_SCORED, SMALL, slot - GAP, 2)
        yield from lines_below(lines, x, upwards.at(0) - len(lines) * line_height(SMALL) - GAP, SMALL)
    else:
        now = upwards.at(row.now)
        yield line((x, now), (x, target), THEME.rule, 2.25)
        yield _dot(x, now)
    yield _diamond(x, target)


def _dot(x: float, y: float) -> str:
    return ellipse(Box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS), fill=THEME.cost)


def _diamond(x: float, y: float) -> str:
    corners = ((x, y - RADIUS), (x + RADIUS, y), (x, y + RADIUS), (x - RADIUS, y))
    return polygon(corners, fill=THEME.primary)
