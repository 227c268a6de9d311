"""The causal chain: four columns of boxes joined by arrows, the weakest box outlined and named."""

from bizcase.layout.measure import line_height, text_height
from bizcase.layout.text import paragraph
from bizcase.model.page import Box, Element, Group, Line, Paragraph, Shape, TextBlock
from bizcase.model.story import ChainDiagram, ChainRow, Exhibit
from bizcase.theme import THEME

ARROW, ROW_GAP, INSET, HEAD, MOST_EXTRA = 26.0, 14.0, 6.0, 26.0, 36.0
WEAKEST = "Weakest link"


def chain_height(chain: ChainDiagram, width: float, step: int) -> float:
    """The height of the diagram at this ``step``, in points."""
    rows = [_row_height(row, _box_width(width), step) for row in chain.rows]
    return HEAD + sum(rows) + ROW_GAP * (len(rows) - 1)


def draw_chain(chain: ChainDiagram, box: Box, step: int) -> tuple[tuple[Element, ...], Exhibit | None]:
    """The diagram as one group."""
    wide = _box_width(box.width)
    members: list[Shape | Line | TextBlock] = list(_headings(chain, box, wide))
    y = box.y + HEAD
    extra = min(MOST_EXTRA, (box.height - chain_height(chain, box.width, step)) / len(chain.rows))
    for row in chain.rows:
        height = _row_height(row, wide, step) + max(0.0, extra)
        members.extend(_row(row, Box(box.x, y, wide, height), step))
        y += height + ROW_GAP
    place = Box(box.x, box.y, box.width, y - ROW_GAP - box.y)
    return (Group(name=chain.name, alt=chain.alt, box=place, members=tuple(members)),), None


def _box_width(width: float) -> float:
    return (width - 3 * ARROW) / 4


def _texts(row: ChainRow, index: int, step: int) -> tuple[Paragraph, ...]:
    size = THEME.body_sizes[min(step + 1, 2)]
    text = (paragraph(row.boxes[index], size, colour=THEME.ink),)
    if index != row.weakest:
        return text
    return (*text, paragraph(WEAKEST, 12, bold=True, colour=THEME.cost))


def _row_height(row: ChainRow, wide: float, step: int) -> float:
    texts = (text_height(_texts(row, index, step), wide - 2 * INSET) for index in range(4))
    return max(max(texts) + 2 * INSET, line_height(THEME.body_sizes[1]) * 2 + 2 * INSET)


def _headings(chain: ChainDiagram, box: Box, wide: float) -> list[TextBlock]:
    return [
        TextBlock(
            name=text,
            box=Box(box.x + index * (wide + ARROW), box.y, wide, HEAD - 4),
            paragraphs=(paragraph(text, THEME.body_sizes[1], bold=True, colour=THEME.primary),),
        )
        for index, text in enumerate(chain.headings)
    ]


def _row(row: ChainRow, first: Box, step: int) -> list[Shape | Line | TextBlock]:
    members: list[Shape | Line | TextBlock] = []
    for index in range(4):
        x = first.x + index * (first.width + ARROW)
        weak = index == row.weakest
        members.append(
            Shape(
                name=f"Step {index + 1}",
                box=Box(x, first.y, first.width, first.height),
                fill=THEME.paper if weak else THEME.pale,
                outline=THEME.cost if weak else "",
                outline_width=2.0,
                paragraphs=_texts(row, index, step),
                inset=INSET,
            )
        )
        if index < 3:
            middle = first.y + first.height / 2
            start = x + first.width
            members.append(
                Line(
                    name="Arrow",
                    x1=start + 3,
                    y1=middle,
                    x2=start + ARROW - 3,
                    y2=middle,
                    colour=THEME.neutral,
                    width=1.5,
                    arrow=True,
                )
            )
    return members
