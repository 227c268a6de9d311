"""The 5 × 5 heat map: every cell has its number, every risk a hollow mark before and a filled mark after mitigation."""

from collections import defaultdict

from bizcase.layout.text import paragraph
from bizcase.model.page import Box, Element, Group, Line, Shape, TextBlock
from bizcase.model.story import Exhibit, HeatMap
from bizcase.theme import THEME

AXIS, FOOT, LEGEND = 92.0, 36.0, 22.0
MARK_WIDTH, MARK_HEIGHT, MARK_GAP = 26.0, 14.6, 0.6
BANDS = ((15, 4), (10, 3), (5, 1), (1, 0))


def draw_heat_map(heat: HeatMap, box: Box, _step: int) -> tuple[tuple[Element, ...], Exhibit | None]:
    """The heat map as one group that fills ``box``."""
    field = Box(box.x + AXIS, box.y, box.width - AXIS, box.height - FOOT - LEGEND)
    members: list[Shape | Line | TextBlock] = [*_cells(field), *_axes(heat, field), *_legend(box)]
    members.extend(_marks(heat, field))
    return (Group(name=heat.name, alt=heat.alt, box=box, members=tuple(members)),), None


def _cell(field: Box, likelihood: int, impact: int) -> Box:
    wide, tall = field.width / 5, field.height / 5
    return Box(field.x + (impact - 1) * wide, field.y + (5 - likelihood) * tall, wide - 1.5, tall - 1.5)


def _fill(exposure: int) -> str:
    return next(THEME.heat[step] for least, step in BANDS if exposure >= least)


def _cells(field: Box) -> list[Shape]:
    cells = []
    for likelihood in range(5, 0, -1):
        for impact in range(1, 6):
            exposure = likelihood * impact
            fill = _fill(exposure)
            number = paragraph(str(exposure), 12, colour=THEME.text_on(fill))
            place = _cell(field, likelihood, impact)
            cells.append(
                Shape(
                    name=f"Cell {likelihood} × {impact}",
                    box=place,
                    fill=fill,
                    paragraphs=(number,),
                    anchor="bottom",
                    inset=1.0,
                )
            )
    return cells


def _axes(heat: HeatMap, field: Box) -> list[TextBlock]:
    blocks = []
    for value in range(1, 6):
        row, column = _cell(field, value, 1), _cell(field, 1, value)
        likelihood = paragraph(heat.likelihood[value - 1], 12, align="right")
        impact = paragraph(heat.impact[value - 1], 12, align="centre")
        left = Box(field.x - AXIS, row.y, AXIS - 6, row.height)
        below = Box(column.x, field.bottom, column.width, 16)
        blocks.append(TextBlock(name=f"Likelihood {value}", box=left, paragraphs=(likelihood,), anchor="middle"))
        blocks.append(TextBlock(name=f"Impact {value}", box=below, paragraphs=(impact,)))
    title = paragraph("Likelihood upwards, impact to the right", 12, colour=THEME.quiet, align="centre")
    blocks.append(TextBlock(name="Axes", box=Box(field.x, field.bottom + 17, field.width, 16), paragraphs=(title,)))
    return blocks


def _legend(box: Box) -> list[Shape | Line | TextBlock]:
    y = box.bottom - LEGEND + 4
    x = box.x + AXIS
    before = paragraph("Hollow: before mitigation", 12)
    after = paragraph("Filled: after mitigation", 12)
    half = (box.width - AXIS) / 2
    return [
        Shape(
            name="Before",
            box=Box(x, y + 2, 18, 13),
            kind="round",
            fill=THEME.paper,
            outline=THEME.ink,
            outline_width=1.25,
        ),
        TextBlock(name="Legend before", box=Box(x + 22, y, half - 24, 16), paragraphs=(before,)),
        Shape(name="After", box=Box(x + half, y + 2, 18, 13), kind="round", fill=THEME.cost, outline=THEME.paper),
        TextBlock(name="Legend after", box=Box(x + half + 22, y, half - 24, 16), paragraphs=(after,)),
    ]


def _marks(heat: HeatMap, field: Box) -> list[Shape | Line]:
    places = _places(heat, field)
    lines: list[Shape | Line] = []
    marks: list[Shape | Line] = []
    for mark in heat.marks:
        after = places[mark.id, "after"]
        if mark.before != mark.after:
            before = places[mark.id, "before"]
            lines.append(_join(before, after))
            marks.append(_mark(mark.id, before, hollow=True))
        marks.append(_mark(mark.id, after, hollow=False))
    return [*lines, *marks]


def _places(heat: HeatMap, field: Box) -> dict[tuple[str, str], Box]:
    """Marks of one cell fill it from its upper right corner; its number stands lower left."""
    in_cell: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for mark in heat.marks:
        in_cell[mark.after].append((mark.id, "after"))
        if mark.before != mark.after:
            in_cell[mark.before].append((mark.id, "before"))
    places = {}
    for (likelihood, impact), keys in in_cell.items():
        cell = _cell(field, likelihood, impact)
        across = max(1, int(cell.width // (MARK_WIDTH + 2)))
        for number, key in enumerate(keys):
            x = cell.right - (number % across + 1) * (MARK_WIDTH + 2)
            y = cell.y + MARK_GAP + (number // across) * (MARK_HEIGHT + MARK_GAP)
            places[key] = Box(x, y, MARK_WIDTH, MARK_HEIGHT)
    return places


def _mark(label: str, place: Box, *, hollow: bool) -> Shape:
    fill = THEME.paper if hollow else THEME.cost
    text = paragraph(label, 12, bold=not hollow, colour=THEME.text_on(fill), align="centre")
    outline = THEME.ink if hollow else THEME.paper
    return Shape(
        name=f"{label} {'before' if hollow else 'after'}",
        box=place,
        kind="round",
        fill=fill,
        outline=outline,
        outline_width=1.25,
        paragraphs=(text,),
        inset=0.0,
    )


def _join(start: Box, end: Box) -> Line:
    return Line(
        name="Effect of mitigation",
        x1=start.x + start.width / 2,
        y1=start.y + start.height / 2,
        x2=end.x + end.width / 2,
        y2=end.y + end.height / 2,
        colour=THEME.neutral,
        width=1.0,
        dashed=True,
    )
