"""The contents of the appendix on the page that opens it: where each slide begins."""

from collections.abc import Iterator

from msgspec.structs import replace

from bizcase.layout import grid
from bizcase.layout.measure import text_height
from bizcase.layout.text import paragraph
from bizcase.model.page import Page, Paragraph, TextBlock
from bizcase.model.story import Story
from bizcase.theme import THEME

COLUMNS, AFTER = 3, 2.0


def with_contents(pages: tuple[Page, ...], story: Story) -> tuple[Page, ...]:
    """``pages``; the one that opens the appendix lists its slides with their pages, where it has any."""
    entries = tuple(_entries(pages, story))
    return tuple(_listing(page, entries) if page.layout == "Divider" and entries else page for page in pages)


def _entries(pages: tuple[Page, ...], story: Story) -> Iterator[str]:
    """Number and name of every slide of the appendix, and of every core slide that goes on there."""
    names = {slide.id: slide.name for slide in story.slides if slide.appendix and slide.name}
    names |= {f"{slide.id}+2": slide.section for slide in story.slides if not slide.appendix}
    return (f"{page.number}\u2002{names[page.id]}" for page in pages if page.id in names)


def _listing(page: Page, entries: tuple[str, ...]) -> Page:
    rows = -(-len(entries) // COLUMNS)
    boxes = grid.columns(grid.CONTENTS, (1.0,) * COLUMNS)
    lots = (entries[start : start + rows] for start in range(0, len(entries), rows))
    size = _size(rows)
    blocks = (
        TextBlock(name=f"Contents {place}", box=box, paragraphs=_lines(lot, size))
        for place, (box, lot) in enumerate(zip(boxes, lots, strict=False), start=1)
    )
    return replace(page, elements=(*page.elements, *blocks))


def _size(rows: int) -> float:
    sizes = THEME.body_sizes
    fitting = (size for size in sizes[1:] if text_height(_lines(("x",) * rows, size), 100) <= grid.CONTENTS.height)
    return next(fitting, sizes[-1])


def _lines(entries: tuple[str, ...], size: float) -> tuple[Paragraph, ...]:
    return tuple(paragraph(one, size, colour=THEME.paper, after=AFTER) for one in entries)
