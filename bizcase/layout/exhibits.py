"""How tall each kind of exhibit wants to be, and what it draws in a box.

``KINDS`` is the one table of kinds. ``step`` 0, 1, 2 is how far type may shrink. A drawer returns what did not fit.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from bizcase.layout.chain import chain_height, draw_chain
from bizcase.layout.heatmap import draw_heat_map
from bizcase.layout.measure import line_height, text_height
from bizcase.layout.roadmap import draw_roadmap
from bizcase.layout.table import draw_table, table_height
from bizcase.layout.text import heading, item, paragraph, split_text
from bizcase.model import story as s
from bizcase.model.page import Box, Element, Paragraph, Plot, Shape, TextBlock
from bizcase.theme import THEME

CARD_GAP, CARD_MAX, CARD_INSET = 5.0, 84.0, 4.0
STATEMENT_INSET = 10.0
FULL = 300.0
FEW = 2  # points that stay together at the foot of a page


@dataclass(frozen=True, slots=True)
class Placed:
    """Elements of an exhibit and the part of it that found no room."""

    elements: tuple[Element, ...]
    rest: s.Exhibit | None = None


def _body_size(step: int) -> float:
    return THEME.body_sizes[step]


# --- bullets ----------------------------------------------------------------------------------------------------


def _bullet_paragraphs(exhibit: s.Bullets, step: int) -> tuple[Paragraph, ...]:
    size = _body_size(step)
    top = (heading(exhibit.heading, size),) if exhibit.heading else ()
    numbered = enumerate(exhibit.items, start=exhibit.first)
    return (*top, *(item(point, size, f"{number}." if exhibit.numbered else "•") for number, point in numbered))


def _bullets_height(exhibit: s.Bullets, width: float, step: int) -> float:
    return text_height(_bullet_paragraphs(exhibit, step), width)


def _draw_bullets(exhibit: s.Bullets, box: Box, step: int) -> Placed:
    fits = len(exhibit.items)
    while fits and _bullets_height(replace(exhibit, items=exhibit.items[:fits]), box.width, step) > box.height + 0.5:
        fits -= 1
    if fits < min(FEW, len(exhibit.items)) and box.height < FULL:
        fits = 0
    if not fits:
        return _split_point(exhibit, box, step) if box.height >= FULL else Placed((), exhibit)
    kept = replace(exhibit, items=exhibit.items[:fits])
    block = TextBlock(name=exhibit.heading or "Points", box=box, paragraphs=_bullet_paragraphs(kept, step))
    later = exhibit.items[fits:]
    rest = replace(exhibit, items=later, first=exhibit.first + fits) if later else None
    return Placed((block,), rest)


def _split_point(exhibit: s.Bullets, box: Box, step: int) -> Placed:
    """A point taller than a page goes on in a point of its own."""
    first, *others = exhibit.items
    head, tail = split_text(first.text, _body_size(step), box.width - 40, box.height - 60)
    if not tail:
        return Placed((), exhibit)
    kept = replace(exhibit, items=(replace(first, text=head),))
    block = TextBlock(name=exhibit.heading or "Points", box=box, paragraphs=_bullet_paragraphs(kept, step))
    return Placed((block,), replace(exhibit, items=(s.Item(text=tail), *others)))


# --- statement --------------------------------------------------------------------------------------------------


def _statement_paragraphs(exhibit: s.Statement, step: int) -> tuple[Paragraph, ...]:
    size = THEME.lead_size if exhibit.tone == "key" and step == 0 else _body_size(step)
    top = (heading(exhibit.heading, _body_size(max(step, 1))),) if exhibit.heading else ()
    return (*top, paragraph(exhibit.text, size, bold=exhibit.tone == "key"))


def _statement_height(exhibit: s.Statement, width: float, step: int) -> float:
    inner = width - 2 * STATEMENT_INSET - 4
    return text_height(_statement_paragraphs(exhibit, step), inner) + 2 * STATEMENT_INSET


def _draw_statement(exhibit: s.Statement, box: Box, step: int) -> Placed:
    if _statement_height(exhibit, box.width, step) > box.height + 0.5:
        if box.height < FULL:
            return Placed((), exhibit)
        head, tail = split_text(exhibit.text, _body_size(step), box.width - 40, box.height - 80)
        kept = _draw_statement(replace(exhibit, text=head, tone="plain"), box, step)
        return Placed(kept.elements, replace(exhibit, text=tail, tone="plain"))
    fill = THEME.pale if exhibit.tone == "key" else THEME.wash
    edge = THEME.warning if exhibit.tone == "warning" else THEME.primary
    bar = Shape(name="Accent", box=Box(box.x, box.y, 4, box.height), fill=edge)
    panel = Shape(
        name=exhibit.heading or "Statement",
        box=Box(box.x + 4, box.y, box.width - 4, box.height),
        fill=fill,
        paragraphs=_statement_paragraphs(exhibit, step),
        inset=STATEMENT_INSET,
    )
    return Placed((bar, panel))


# --- figure panel -----------------------------------------------------------------------------------------------


def _is_row(exhibit: s.FigurePanel, width: float) -> bool:
    return width >= 560 and len(exhibit.figures) > 1


def _card(figure: s.Figure, width: float) -> tuple[Paragraph, ...]:
    value_size = THEME.small_title_size
    note = (paragraph(figure.note, 12, colour=THEME.quiet),) if figure.note else ()
    label = paragraph(figure.label, 12, bold=True, colour=THEME.quiet)
    value = paragraph(figure.value, value_size, bold=True, colour=THEME.primary)
    if text_height((value,), width) > line_height(value_size):
        value = paragraph(figure.value, THEME.body_sizes[0], bold=True, colour=THEME.primary)
    return (label, value, *note)


def _card_height(figure: s.Figure, width: float) -> float:
    inner = width - 2 * CARD_INSET - 4
    return text_height(_card(figure, inner), inner) + 2 * CARD_INSET


def _panel_heading(exhibit: s.FigurePanel) -> float:
    return line_height(_body_size(1)) + 6 if exhibit.heading else 0.0


def _card_width(exhibit: s.FigurePanel, width: float) -> float:
    number = len(exhibit.figures)
    return (width - CARD_GAP * (number - 1)) / number if _is_row(exhibit, width) else width


def _panel_height(exhibit: s.FigurePanel, width: float, _step: int) -> float:
    heights = [_card_height(figure, _card_width(exhibit, width)) for figure in exhibit.figures]
    cards = max(heights) if _is_row(exhibit, width) else sum(heights) + CARD_GAP * (len(heights) - 1)
    return cards + _panel_heading(exhibit)


def _draw_panel(exhibit: s.FigurePanel, box: Box, _step: int) -> Placed:
    top = _panel_heading(exhibit)
    elements: list[Element] = []
    if exhibit.heading:
        head = (heading(exhibit.heading, _body_size(1)),)
        elements.append(TextBlock(name=exhibit.heading, box=Box(box.x, box.y, box.width, top), paragraphs=head))
    for figure, place in zip(exhibit.figures, _card_boxes(exhibit, box, top), strict=True):
        edge = Box(place.x, place.y, 4, place.height)
        elements.append(Shape(name="Accent", box=edge, fill=THEME.primary))
        inner = Box(place.x + 4, place.y, place.width - 4, place.height)
        text = _card(figure, inner.width - 2 * CARD_INSET)
        elements.append(Shape(name=figure.label, box=inner, fill=THEME.wash, paragraphs=text, inset=CARD_INSET))
    return Placed(tuple(elements))


def _card_boxes(exhibit: s.FigurePanel, box: Box, top: float) -> list[Box]:
    width = _card_width(exhibit, box.width)
    wanted = [_card_height(figure, width) for figure in exhibit.figures]
    if _is_row(exhibit, box.width):
        return [Box(box.x + i * (width + CARD_GAP), box.y + top, width, max(wanted)) for i in range(len(wanted))]
    spare = max(0.0, box.height - top - sum(wanted) - CARD_GAP * (len(wanted) - 1)) / len(wanted)
    boxes, y = [], box.y + top
    for height in wanted:
        tall = max(height, min(height + spare, CARD_MAX))
        boxes.append(Box(box.x, y, width, tall))
        y += tall + CARD_GAP
    return boxes


# --- the table of kinds -----------------------------------------------------------------------------------------


def _draw_plot(exhibit: Any, box: Box, _step: int) -> Placed:
    return Placed((Plot(box=box, chart=exhibit, size=THEME.chart_size),))


def _drawn(draw: Callable[[Any, Box, int], tuple[tuple[Element, ...], s.Exhibit | None]]) -> Any:
    def place(exhibit: Any, box: Box, step: int) -> Placed:
        return Placed(*draw(exhibit, box, step))

    return place


@dataclass(frozen=True, slots=True)
class Kind:
    """What the layout must know of an exhibit: its least height, its drawer, whether it takes what room is left."""

    height: Callable[[Any, float, int], float]
    draw: Callable[[Any, Box, int], Placed]
    stretches: bool = False


def _at_least(height: float) -> Callable[[Any, float, int], float]:
    return lambda _exhibit, _width, _step: height


KINDS: dict[type, Kind] = {
    s.Bullets: Kind(_bullets_height, _draw_bullets),
    s.Statement: Kind(_statement_height, _draw_statement),
    s.FigurePanel: Kind(_panel_height, _draw_panel, stretches=True),
    s.Table: Kind(table_height, _drawn(draw_table)),
    s.Waterfall: Kind(_at_least(230), _draw_plot, stretches=True),
    s.Tornado: Kind(_at_least(200), _draw_plot, stretches=True),
    s.CashCurve: Kind(_at_least(220), _draw_plot, stretches=True),
    s.DotPlot: Kind(_at_least(200), _draw_plot, stretches=True),
    s.Histogram: Kind(_at_least(220), _draw_plot, stretches=True),
    s.BarChart: Kind(_at_least(180), _draw_plot, stretches=True),
    s.HeatMap: Kind(_at_least(260), _drawn(draw_heat_map), stretches=True),
    s.RoadmapChart: Kind(_at_least(300), _drawn(draw_roadmap), stretches=True),
    s.ChainDiagram: Kind(chain_height, _drawn(draw_chain), stretches=True),
}
