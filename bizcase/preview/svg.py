"""SVG as text: shapes, single labels, groups. Lengths are points, colours ``RRGGBB``; no colour is none."""

import re
from collections.abc import Iterable
from html import escape

from bizcase.layout.measure import line_height
from bizcase.model.page import Box
from bizcase.theme import THEME

FONT = f"{THEME.font}, Carlito, 'Segoe UI', Arial, sans-serif"
ASCENT = 0.952
Point = tuple[float, float]

# What XML 1.0 cannot hold, not even as a reference.
_ILLEGAL = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD, _THIN = 3.0, 2.0


def clean(text: str) -> str:
    """``text`` escaped for content and attributes; characters that XML forbids are left out.

    >>> clean('<a> & "b"' + chr(7))
    '&lt;a&gt; &amp; &quot;b&quot;'
    """
    return escape(_ILLEGAL.sub("", text))


def paint(colour: str) -> str:
    """A colour as SVG writes it.

    >>> paint("12436D"), paint("")
    ('#12436D', 'none')
    """
    return f"#{colour}" if colour else "none"


def rect(box: Box, *, fill: str = "", outline: str = "", width: float = 1.0, radius: float = 0.0) -> str:
    """A rectangle, with round corners when ``radius`` is given."""
    corner = f' rx="{radius:.5g}"' if radius else ""
    place = f'x="{box.x:.6g}" y="{box.y:.6g}" width="{box.width:.6g}" height="{box.height:.6g}"'
    return f"<rect {place}{corner}{_look(fill, outline, width)}/>"


def ellipse(box: Box, *, fill: str = "", outline: str = "", width: float = 1.0) -> str:
    """The ellipse that fills ``box``."""
    rx, ry = box.width / 2, box.height / 2
    place = f'cx="{box.x + rx:.6g}" cy="{box.y + ry:.6g}" rx="{rx:.6g}" ry="{ry:.6g}"'
    return f"<ellipse {place}{_look(fill, outline, width)}/>"


def polygon(points: Iterable[Point], *, fill: str = "", outline: str = "", width: float = 1.0) -> str:
    """A closed outline through ``points``."""
    return f'<polygon points="{_list(points)}"{_look(fill, outline, width)}/>'


def polyline(points: Iterable[Point], colour: str, width: float, *, dashed: bool = False) -> str:
    """An open line through ``points``."""
    look = f'fill="none" stroke-linejoin="round"{_stroke(colour, width, dashed)}'
    return f'<polyline points="{_list(points)}" {look}/>'


def line(start: Point, end: Point, colour: str, width: float = 1.0, *, dashed: bool = False) -> str:
    """A straight line."""
    place = f'x1="{start[0]:.6g}" y1="{start[1]:.6g}" x2="{end[0]:.6g}" y2="{end[1]:.6g}"'
    return f"<line {place}{_stroke(colour, width, dashed)}/>"


def arrow(start: Point, end: Point, colour: str, width: float, *, dashed: bool = False) -> str:
    """A straight line with a filled head at ``end``; the line stops where the head begins."""
    along, across = end[0] - start[0], end[1] - start[1]
    length = (along**2 + across**2) ** 0.5
    if not length:
        return ""
    size = min(_HEAD * max(width, _THIN), length)
    ux, uy = along / length * size, across / length * size
    x, y = end[0] - ux, end[1] - uy
    head = (end, (x - uy / 2, y + ux / 2), (x + uy / 2, y - ux / 2))
    return line(start, (x, y), colour, width, dashed=dashed) + polygon(head, fill=colour)


def label(
    text: str,
    at: Point,
    size: float,
    *,
    anchor: str = "start",
    bold: bool = False,
    colour: str = THEME.ink,
) -> str:
    """One line of text with its baseline at ``at``; ``anchor`` is start, middle or end. No text, no element."""
    if not text:
        return ""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    weight = ' font-weight="bold"' if bold else ""
    place = f'x="{at[0]:.6g}" y="{at[1]:.6g}" font-size="{size:.4g}"'
    return f'<text {place}{side}{weight} fill="{paint(colour)}">{clean(text)}</text>'


def upright(text: str, at: Point, size: float, *, colour: str) -> str:
    """One line of text that reads upwards, centred on ``at``."""
    turn = f' transform="rotate(-90 {at[0]:.6g} {at[1]:.6g})"'
    return f"<g{turn}>{label(text, at, size, anchor='middle', colour=colour)}</g>"


def baseline(middle: float, size: float) -> float:
    """The baseline of a line of text that is centred on ``middle``."""
    return middle - line_height(size) / 2 + ASCENT * size


def group(name: str, alt: str, parts: Iterable[str]) -> str:
    """Parts that form one drawing, with its name and the description for those who cannot see it."""
    return f'<g role="img" aria-label="{clean(alt)}"><title>{clean(name)}</title>{"".join(parts)}</g>'


def _look(fill: str, outline: str, width: float) -> str:
    return f' fill="{paint(fill)}"{_stroke(outline, width, False) if outline else ""}'


def _stroke(colour: str, width: float, dashed: bool) -> str:
    dashes = f' stroke-dasharray="{4 * width:.4g} {3 * width:.4g}"' if dashed else ""
    return f' stroke="{paint(colour)}" stroke-width="{width:.4g}"{dashes}'


def _list(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.6g},{y:.6g}" for x, y in points)
