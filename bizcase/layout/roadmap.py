"""The roadmap: three pictures on top, a time axis that gives the near months more room, six swim lanes, gates."""

from bizcase.layout.measure import line_height, text_height, text_width
from bizcase.layout.text import paragraph, shorten
from bizcase.model.page import Box, Element, Group, Line, Shape, TextBlock
from bizcase.model.story import Column, Exhibit, RoadmapBar, RoadmapChart, RoadmapLane, Table
from bizcase.theme import THEME

LABELS, AXIS, GATES = 118.0, 18.0, 34.0
ROW, LANE_PAD, BAR = 19.0, 3.0, 17.0
STRETCHES = ((0, 6, 0.34), (6, 12, 0.28), (12, 36, 0.38))
TICKS = (0, 3, 6, 9, 12, 18, 24, 30, 36)

Member = Shape | Line | TextBlock


def draw_roadmap(chart: RoadmapChart, box: Box, _step: int) -> tuple[tuple[Element, ...], Exhibit | None]:
    """The roadmap as one group, and a table of the bars for which there was no row."""
    axis = Box(box.x + LABELS, box.y, box.width - LABELS, 0)
    top, pictures = _pictures(chart, axis, box.y)
    lanes_top = top + AXIS
    room = box.bottom - GATES - lanes_top
    rows, left_over = _rows(chart, axis, room)
    bottom, lanes = _lanes(chart, rows, axis, box, lanes_top, room)
    members = [*pictures, *_ticks(axis, top, bottom), *lanes, *_gates(chart, axis, bottom)]
    group = Group(name=chart.name, alt=chart.alt, box=box, members=tuple(members))
    return (group,), _table(chart, left_over)


def month_x(month: float, axis: Box) -> float:
    """Where the end of ``month`` stands: the first year takes most of the width."""
    x = axis.x
    for start, end, share in STRETCHES:
        if month <= end:
            return x + axis.width * share * max(0.0, month - start) / (end - start)
        x += axis.width * share
    return axis.right


def _pictures(chart: RoadmapChart, axis: Box, y: float) -> tuple[float, list[Member]]:
    members: list[Member] = []
    bounds = [(0, 6), (6, 12), (12, 36)]
    texts, tall = [], 0.0
    for picture, (start, end) in zip(chart.pictures, bounds, strict=True):
        x, right = month_x(start, axis), month_x(end, axis)
        label = paragraph(picture.label, 12, bold=True, colour=THEME.primary)
        text = (label, paragraph(picture.text, 12))
        texts.append((picture.label, Box(x, y, right - x - 4, 0), text))
        tall = max(tall, text_height(text, right - x - 4 - 10) + 10)
    for name, place, text in texts:
        inner = Box(place.x, y, place.width, tall)
        members.append(Shape(name=name, box=inner, fill=THEME.pale, paragraphs=text, anchor="top", inset=5.0))
    return y + tall + 6, members


def _ticks(axis: Box, y: float, bottom: float) -> list[Member]:
    members: list[Member] = []
    for tick in TICKS:
        x = month_x(tick, axis)
        members.append(Line(name="Grid", x1=x, y1=y + AXIS, x2=x, y2=bottom, colour=THEME.rule, width=0.75))
        label = paragraph(str(tick), 12, colour=THEME.quiet, align="centre")
        place = Box(min(x - 12, axis.right - 20), y, 24, AXIS - 2)
        members.append(TextBlock(name=f"Month {tick}", box=place, paragraphs=(label,)))
    month = paragraph("Month", 12, colour=THEME.quiet)
    members.append(TextBlock(name="Axis", box=Box(axis.x - LABELS, y, LABELS - 16, AXIS - 2), paragraphs=(month,)))
    return members


def _span(bar: RoadmapBar, axis: Box) -> tuple[float, float]:
    """From where to where a bar with its label reaches; a label that does not fit inside stands to the right."""
    x, right = month_x(bar.start, axis), month_x(bar.end, axis)
    label = text_width(bar.label, 12) + 8
    if label <= right - x:
        return x, right
    outside = right + label
    return (x, outside) if outside <= axis.right else (x, max(right, axis.right - 1))


def _rows(
    chart: RoadmapChart, axis: Box, room: float
) -> tuple[list[list[list[RoadmapBar]]], list[tuple[RoadmapLane, RoadmapBar]]]:
    """Bars packed into rows lane by lane; when all lanes together need more rows than there is room for, the lanes
    with the most rows give up their last one."""
    packed = [_pack(lane, axis) for lane in chart.lanes]
    left_over: list[tuple[RoadmapLane, RoadmapBar]] = []
    pads = 2 * LANE_PAD * len(packed)
    while sum(max(1, len(rows)) for rows in packed) * ROW + pads > room:
        fullest = max(range(len(packed)), key=lambda index: len(packed[index]))
        if len(packed[fullest]) <= 1:
            break
        left_over.extend((chart.lanes[fullest], bar) for bar in packed[fullest].pop())
    return packed, left_over


def _pack(lane: RoadmapLane, axis: Box) -> list[list[RoadmapBar]]:
    rows: list[list[RoadmapBar]] = []
    ends: list[float] = []
    for bar in sorted(lane.bars, key=lambda one: (one.start, one.end)):
        x, right = _span(bar, axis)
        for index, end in enumerate(ends):
            if x >= end + 4:
                rows[index].append(bar)
                ends[index] = right
                break
        else:
            rows.append([bar])
            ends.append(right)
    return rows


def _lanes(
    chart: RoadmapChart, packed: list[list[list[RoadmapBar]]], axis: Box, box: Box, top: float, room: float
) -> tuple[float, list[Member]]:
    total = sum(max(1, len(rows)) for rows in packed)
    stretch = min(18.0, max(0.0, room - total * ROW - 2 * LANE_PAD * len(packed)) / max(1, len(packed)))
    members: list[Member] = []
    y = top
    for lane, rows in zip(chart.lanes, packed, strict=True):
        height = max(1, len(rows)) * ROW + 2 * LANE_PAD + stretch
        members.extend(_lane(lane, Box(box.x, y, box.width, height)))
        first = y + (height - max(1, len(rows)) * ROW) / 2
        for index, bars in enumerate(rows):
            for bar in bars:
                members.extend(_bar(bar, axis, first + index * ROW + (ROW - BAR) / 2))
        y += height
    return y, members


def _lane(lane: RoadmapLane, place: Box) -> list[Member]:
    size = 12
    label = paragraph(lane.name, size, bold=True)
    text = TextBlock(
        name=lane.name,
        box=Box(place.x, place.y, LABELS - 6, place.height),
        paragraphs=(label,)
        if text_height((label,), LABELS - 6) <= place.height
        else (paragraph(shorten(lane.name, size, LABELS - 6, bold=True), size, bold=True),),
        anchor="middle",
    )
    rule = Line(name="Lane", x1=place.x, y1=place.y, x2=place.right, y2=place.y, colour=THEME.rule, width=0.75)
    return [rule, text]


def _bar(bar: RoadmapBar, axis: Box, y: float) -> list[Member]:
    x, right = month_x(bar.start, axis), month_x(bar.end, axis)
    wide = max(right - x - 2, 6.0)
    inside = text_width(bar.label, 12) + 8 <= wide
    room_right = axis.right - right
    if not inside and text_width(bar.label, 12) + 6 > room_right and wide >= room_right:
        inside = True
    label = shorten(bar.label, 12, wide - 8 if inside else room_right - 4)
    fill = THEME.primary
    text = (paragraph(label, 12, colour=THEME.paper),) if inside else ()
    members: list[Member] = [
        Shape(name=bar.label, box=Box(x, y, wide, BAR), fill=fill, paragraphs=text, inset=1.0, side=3.0)
    ]
    if not inside and label:
        place = Box(x + wide + 3, y, text_width(label, 12) + 4, BAR)
        members.append(TextBlock(name=bar.label, box=place, paragraphs=(paragraph(label, 12),), anchor="middle"))
    return members


def _gates(chart: RoadmapChart, axis: Box, y: float) -> list[Member]:
    members: list[Member] = [
        Line(name="Gates", x1=axis.x - LABELS, y1=y, x2=axis.right, y2=y, colour=THEME.rule, width=0.75),
        TextBlock(
            name="Gates",
            box=Box(axis.x - LABELS, y + 2, LABELS - 6, GATES - 4),
            paragraphs=(paragraph("Stage gates", 12, bold=True),),
            anchor="middle",
        ),
    ]
    for gate in chart.gates:
        x = month_x(gate.month, axis)
        wide = text_width(gate.label, 12, bold=True) + 6
        members.append(
            Shape(
                name=f"Gate {gate.label}",
                box=Box(x - 7, y + 3, 14, 14),
                kind="diamond",
                fill=THEME.warning,
                outline=THEME.ink,
            )
        )
        left = min(max(x - wide / 2, axis.x - 20), axis.right - wide)
        label = paragraph(gate.label, 12, bold=True, align="centre")
        place = Box(left, y + 17, wide, line_height(12))
        members.append(TextBlock(name=gate.label, box=place, paragraphs=(label,)))
    return members


def _table(chart: RoadmapChart, left_over: list[tuple[RoadmapLane, RoadmapBar]]) -> Table | None:
    if not left_over:
        return None
    return Table(
        name=chart.name,
        columns=(Column(header="Track"), Column(header="Work", width=2), Column(header="Months", width=0.6)),
        rows=tuple((lane.name, bar.label, f"{bar.start}–{bar.end}") for lane, bar in left_over),
        alt="Bars of the roadmap for which the chart had no room: track, work and months.",
    )
