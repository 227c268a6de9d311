"""Where things stand on a page of 960 × 540 points."""

from bizcase.model.page import Box

LEFT, RIGHT = 40.0, 920.0
TITLE = Box(LEFT, 32.0, RIGHT - LEFT, 66.0)
SECTION = Box(560.0, 12.0, 360.0, 18.0)
BODY = Box(LEFT, 108.0, RIGHT - LEFT, 366.0)
HIGH_BODY = Box(LEFT, 80.0, RIGHT - LEFT, 394.0)
SOURCE = Box(LEFT, 478.0, RIGHT - LEFT, 30.0)
COVER_TITLE = Box(64.0, 130.0, 760.0, 140.0)
COVER_SUBTITLE = Box(64.0, 286.0, 760.0, 56.0)
COVER_DETAILS = Box(64.0, 366.0, 760.0, 120.0)
DIVIDER_TITLE = Box(64.0, 210.0, 760.0, 60.0)
CONTENTS = Box(64.0, 292.0, 832.0, 206.0)
COLUMN_GAP = 28.0
STACK_GAP = 12.0


def columns(box: Box, shares: tuple[float, ...]) -> tuple[Box, ...]:
    """``box`` cut into columns of these relative widths with a gap between them.

    >>> [round(one.width) for one in columns(Box(0, 0, 128, 10), (3.0, 1.0))]
    [75, 25]
    """
    room = box.width - COLUMN_GAP * (len(shares) - 1)
    boxes, x = [], box.x
    for share in shares:
        width = room * share / sum(shares)
        boxes.append(Box(x, box.y, width, box.height))
        x += width + COLUMN_GAP
    return tuple(boxes)
