"""The dot plot: where each dimension stands and where it should be, on a scale of five."""

from collections.abc import Iterator

from bizcase.layout.measure import line_height, text_width
from bizcase.model.page import Box
from bizcase.model.story import DotPlot, ScoreRow
from bizcase.preview.plotting import GAP, SMALL, Scale, lines_below, widest, wrap
from bizcase.preview.svg import ASCENT, baseline, ellipse, label, line
from bizcase.theme import THEME

NOW, TARGET, NOT_SCORED = "now", "target", "not scored"
STEPS = range(1, 6)
RADIUS = 6.5
SPARE = 0.4


def draw_dot_plot(chart: DotPlot, box: Box, _size: float) -> Iterator[str]:
    """A hollow dot for today and a filled one for the target above each name; what was not scored says so."""
    scale = tuple(f"{step} {chart.scale[step - 1]}" if step <= len(chart.scale) else str(step) for step in STEPS)
    left = widest(scale, SMALL, box.width * 0.3) + GAP
    slot = (box.width - left) / max(1, len(chart.rows))
    most = max(1, int(box.height * 0.4 / line_height(SMALL)))
    names = [wrap(row.label, SMALL, slot - 4, most) for row in chart.rows]
    foot = max(map(len, names), default=0) * line_height(SMALL) + GAP
    top = line_height(SMALL) + GAP
    field = Box(box.x + left, box.y + top, box.width - left, box.height - top - foot)
    upwards = Scale(1 - SPARE, 5 + SPARE, field.bottom, field.y)
    yield from _legend(box)
    yield from _scale(scale, upwards, field)
    for number, (row, name) in enumerate(zip(chart.rows, names, strict=True)):
        x = field.x + (number + 0.5) * slot
        yield from _row(row, x, upwards, slot)
        yield from lines_below(name, x, field.bottom + GAP, SMALL)


def _scale(texts: tuple[str, ...], upwards: Scale, field: Box) -> Iterator[str]:
    for step, text in zip(STEPS, texts, strict=True):
        y = upwards.at(step)
        yield line((field.x, y), (field.right, y), THEME.rule, 0.75)
        yield label(text, (field.x - GAP, baseline(y, SMALL)), SMALL, anchor="end")
    yield line((field.x, field.bottom), (field.right, field.bottom), THEME.neutral)


def _row(row: ScoreRow, x: float, upwards: Scale, slot: float) -> Iterator[str]:
    target = upwards.at(row.target)
    if row.now is None:
        lines = wrap(NOT_SCORED, SMALL, slot, 2)
        yield from lines_below(lines, x, upwards.at(1) - len(lines) * line_height(SMALL) / 2, SMALL)
    else:
        now = upwards.at(row.now)
        yield line((x, now), (x, target), THEME.primary, 1.5)
        yield _hollow(x, now)
    yield _filled(x, target)


def _hollow(x: float, y: float) -> str:
    return ellipse(_round(x, y, RADIUS), fill=THEME.paper, outline=THEME.primary, width=2.0)


def _filled(x: float, y: float) -> str:
    """A little smaller than the hollow one: both are seen where target and today are the same."""
    return ellipse(_round(x, y, RADIUS - 2), fill=THEME.primary)


def _round(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, 2 * radius, 2 * radius)


def _legend(box: Box) -> Iterator[str]:
    """Both dots with their names, at the top right."""
    middle, base = box.y + line_height(SMALL) / 2, box.y + ASCENT * SMALL
    x = box.right
    for name, dot in ((TARGET, _filled), (NOW, _hollow)):
        yield label(name, (x, base), SMALL, anchor="end")
        x -= text_width(name, SMALL) + GAP + RADIUS
        yield dot(x, middle)
        x -= RADIUS + 2 * GAP
