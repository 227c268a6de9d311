"""A column of stacked exhibits in a box: the largest type at which all fit, and what is left over when none does."""

from bizcase.layout.exhibits import KINDS
from bizcase.layout.grid import STACK_GAP
from bizcase.model.page import Box, Element
from bizcase.model.story import Exhibit, Part

STEPS = (0, 1, 2)


def fill_column(part: Part, box: Box, step: int) -> tuple[tuple[Element, ...], tuple[Exhibit, ...]]:
    """The elements of a column at this ``step`` and the exhibits, or parts of them, that found no room."""
    elements: list[Element] = []
    rests: list[Exhibit] = []
    y = box.y
    for exhibit, height in zip(part.exhibits, _heights(part, box, step), strict=True):
        room = Box(box.x, y, box.width, min(height, box.bottom - y))
        placed = KINDS[type(exhibit)].draw(exhibit, room, step)
        elements.extend(placed.elements)
        if placed.rest is not None:
            rests.append(placed.rest)
        y += height + STACK_GAP
    return tuple(elements), tuple(rests)


def best_step(part: Part, box: Box) -> int:
    """The step with the largest type at which the column fits; the last one when it fits at none."""
    fitting = (step for step in STEPS if _needed(part, box.width, step) <= box.height + 0.5)
    return next(fitting, STEPS[-1])


def _needed(part: Part, width: float, step: int) -> float:
    heights = [KINDS[type(one)].height(one, width, step) for one in part.exhibits]
    return sum(heights) + STACK_GAP * (len(heights) - 1)


def _heights(part: Part, box: Box, step: int) -> list[float]:
    kinds = [KINDS[type(one)] for one in part.exhibits]
    least = [kind.height(one, box.width, step) for kind, one in zip(kinds, part.exhibits, strict=True)]
    spare = box.height - sum(least) - STACK_GAP * (len(least) - 1)
    stretching = sum(kind.stretches for kind in kinds)
    extra = spare / stretching if stretching and spare > 0 else 0.0
    return [height + extra * kind.stretches for kind, height in zip(kinds, least, strict=True)]
