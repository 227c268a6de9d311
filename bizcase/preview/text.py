"""Paragraphs set in a box, line by line, with the breaks that the layout counted on."""

from msgspec.structs import replace

from bizcase.layout.measure import indent, line_height, lines_of, text_height
from bizcase.model.page import Anchor, Box, Paragraph, Run
from bizcase.model.story import Align
from bizcase.preview.svg import ASCENT, clean, paint
from bizcase.theme import THEME

_SINK: dict[Anchor, float] = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
_SIDES: dict[Align, tuple[str, float]] = {
    "left": ("", 0.0),
    "centre": (' text-anchor="middle"', 0.5),
    "right": (' text-anchor="end"', 1.0),
}


def set_text(paragraphs: tuple[Paragraph, ...], area: Box, anchor: Anchor = "top") -> str:
    """One ``<text>`` for each paragraph in ``area``, each line at its own place; nothing for empty paragraphs."""
    sink = _SINK[anchor]
    y = area.y + (sink * (area.height - text_height(paragraphs, area.width)) if sink else 0.0)
    parts = []
    for paragraph in paragraphs:
        lines = lines_of(paragraph, area.width)
        parts.append(_paragraph(paragraph, lines, area, y))
        y += len(lines) * line_height(paragraph.size) + paragraph.after
    return "".join(parts)


def inner(box: Box, side: float, top: float) -> Box:
    """``box`` without its margins."""
    return Box(box.x + side, box.y + top, box.width - 2 * side, box.height - 2 * top)


def _paragraph(paragraph: Paragraph, lines: tuple[tuple[Run, ...], ...], area: Box, y: float) -> str:
    if not any(run.text.strip() for run in paragraph.runs):
        return ""
    side, share = _SIDES[paragraph.align]
    hang, pitch = indent(paragraph), line_height(paragraph.size)
    x, base = area.x + hang + share * (area.width - hang), y + ASCENT * paragraph.size
    spans = [_bullet(paragraph, area.x, base)]
    spans.extend(_line(line, x, base + number * pitch, bool(side)) for number, line in enumerate(lines))
    return f'<text font-size="{paragraph.size:.4g}"{side}>{"".join(spans)}</text>'


def _bullet(paragraph: Paragraph, x: float, y: float) -> str:
    """Dots come from Arial as in the deck, numbers from the font of the text."""
    if not paragraph.bullet:
        return ""
    family = ' font-family="Arial, sans-serif"' if len(paragraph.bullet) == 1 else ""
    return _span(replace(paragraph.runs[0], bold=False), paragraph.bullet, f' x="{x:.6g}" y="{y:.6g}"{family}')


def _line(line: tuple[Run, ...], x: float, y: float, trimmed: bool) -> str:
    """Lines that are not set from the left lose the space at which they broke: it would count as width."""
    spans, place = [], f' x="{x:.6g}" y="{y:.6g}"'
    for number, run in enumerate(line, start=1):
        text = run.text.rstrip() if trimmed and number == len(line) else run.text
        spans.append(_span(run, text, place))
        place = ""
    return "".join(spans)


def _span(run: Run, text: str, place: str) -> str:
    weight = ' font-weight="bold"' if run.bold else ""
    fill = f' fill="{paint(run.colour)}"' if run.colour not in ("", THEME.ink) else ""
    return f"<tspan{place}{weight}{fill}>{clean(text)}</tspan>"
