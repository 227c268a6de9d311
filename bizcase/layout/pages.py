"""Slides → pages. A slide that is too full goes on: a core slide in the appendix, an appendix slide on the next."""

from msgspec.structs import replace

from bizcase.layout import grid
from bizcase.layout.columns import STEPS, best_step, fill_column
from bizcase.layout.contents import with_contents
from bizcase.layout.joins import joined
from bizcase.layout.measure import text_height, text_width
from bizcase.layout.text import largest_size, paragraph, shorten
from bizcase.model.page import Box, Element, Page, Paragraph, TextBlock
from bizcase.model.story import Exhibit, Part, Slide, Story
from bizcase.theme import THEME


def lay_out(story: Story) -> tuple[Page, ...]:
    """Every page of the story in order, numbered from 1.

    Nothing of the story is lost: exhibits that do not fit stand on pages whose title ends in "(2 of 3)".
    """
    core: list[Page] = []
    later: list[Page] = []
    appendix: list[Page] = []
    for slide in story.slides:
        page, rests = _page(slide)
        (appendix if slide.appendix else core).append(page)
        (appendix if slide.appendix else later).extend(_going_on(slide, rests))
    return with_contents(_numbered((*core, *appendix, *later)), story)


def _numbered(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    return tuple(replace(joined(page), number=number) for number, page in enumerate(pages, start=1))


def _going_on(slide: Slide, rests: tuple[Exhibit, ...]) -> tuple[Page, ...]:
    """The pages that ``slide`` needs beyond its first."""
    drawn: list[Page] = []
    while rests:
        page, rests = _page(_continuation(slide, rests, len(drawn) + 2))
        drawn.append(page)
    total = len(drawn) + 1
    return tuple(replace(one, title=_title(_counted(slide, place, total))) for place, one in enumerate(drawn, start=2))


def _continuation(slide: Slide, rests: tuple[Exhibit, ...], place: int) -> Slide:
    title = _counted(slide, place, place)
    return replace(slide, id=f"{slide.id}+{place}", title=title, parts=(Part(exhibits=rests),), appendix=True)


def _counted(slide: Slide, place: int, total: int) -> str:
    title = shorten(slide.title, THEME.title_size, grid.TITLE.width * 1.5, bold=True)
    return f"{title} ({place}\u00a0of\u00a0{total})"


def _page(slide: Slide) -> tuple[Page, tuple[Exhibit, ...]]:
    if slide.kind == "cover":
        return _cover(slide), ()
    if slide.kind == "divider":
        return _divider(slide), ()
    elements, rests = _body(slide)
    source = slide.source + (" Continued in the appendix." if rests and not slide.appendix else "")
    page = Page(
        id=slide.id,
        number=0,
        layout="Title only",
        title=_title(slide.title),
        elements=(*_section(slide), *elements, *_source(source)),
        notes=slide.notes,
        section="Appendix" if slide.appendix else "Board paper",
    )
    return page, rests


def _body(slide: Slide) -> tuple[tuple[Element, ...], tuple[Exhibit, ...]]:
    parts = tuple(part for part in slide.parts if part.exhibits)
    boxes = grid.columns(_body_box(slide.title), tuple(part.width for part in parts)) if parts else ()
    goes_on = "+" in slide.id
    elements: list[Element] = []
    rests: list[Exhibit] = []
    for part, box in zip(parts, boxes, strict=True):
        drawn, left = fill_column(part, box, STEPS[-1] if goes_on else best_step(part, box))
        elements.extend(drawn)
        rests.extend(left)
    if rests and not elements:
        raise ValueError(f"slide {slide.id}: {type(rests[0]).__name__} does not fit on an empty page")
    return tuple(elements), tuple(rests)


def _body_box(title: str) -> Box:
    """A title of one line leaves its second line to the body."""
    one_line = text_width(title, THEME.title_size, bold=True) <= grid.TITLE.width
    return grid.HIGH_BODY if one_line else grid.BODY


def _title(text: str) -> TextBlock:
    sizes = (THEME.title_size, THEME.small_title_size)
    size = largest_size(text, sizes, grid.TITLE.width, grid.TITLE.height, bold=True) or sizes[-1]
    shown = text
    while text_height((paragraph(shown, size, bold=True),), grid.TITLE.width) > grid.TITLE.height:
        shown = shown.removesuffix("…").rsplit(" ", 1)[0].rstrip(",;:") + "…"
    look = (paragraph(shown, size, bold=True, colour=THEME.primary),)
    return TextBlock(name="Title", box=grid.TITLE, paragraphs=look, role="title")


def _section(slide: Slide) -> tuple[TextBlock, ...]:
    if not slide.section:
        return ()
    text = (paragraph(slide.section, THEME.source_size, colour=THEME.quiet, align="right"),)
    return (TextBlock(name="Section note", box=grid.SECTION, paragraphs=text),)


def _source(text: str) -> tuple[TextBlock, ...]:
    if not text:
        return ()
    box, size = grid.SOURCE, THEME.source_size
    shown = text
    while text_height((paragraph(shown, size),), box.width) > box.height:
        shown = shown.removesuffix("…").rsplit(" ", 1)[0] + "…"
    look = (paragraph(shown, size, colour=THEME.quiet),)
    return (TextBlock(name="Source", box=box, paragraphs=look, role="source", anchor="bottom"),)


def _cover(slide: Slide) -> Page:
    sizes = (THEME.cover_size, THEME.title_size, THEME.small_title_size)
    box = grid.COVER_TITLE
    size = largest_size(slide.title, sizes, box.width, box.height, bold=True) or sizes[-1]
    title = _block("Title", box, (paragraph(slide.title, size, bold=True, colour=THEME.paper),), "title", "bottom")
    subtitle = (paragraph(slide.subtitle, THEME.lead_size, colour=THEME.paper),)
    details = tuple(paragraph(text, THEME.body_sizes[1], colour=THEME.paper, after=4.0) for text in slide.details)
    elements: list[Element] = []
    if slide.subtitle:
        elements.append(_block("Subtitle", grid.COVER_SUBTITLE, subtitle, "subtitle"))
    if details:
        elements.append(_block("Details", grid.COVER_DETAILS, details))
    return Page(
        id=slide.id,
        number=0,
        layout="Cover",
        title=title,
        elements=tuple(elements),
        notes=slide.notes,
        section="Board paper",
    )


def _divider(slide: Slide) -> Page:
    look = (paragraph(slide.title, THEME.cover_size, bold=True, colour=THEME.paper),)
    title = _block("Title", grid.DIVIDER_TITLE, look, "title", "bottom")
    elements: tuple[Element, ...] = ()
    if slide.subtitle:
        text = (paragraph(slide.subtitle, THEME.lead_size, colour=THEME.paper),)
        elements = (_block("Subtitle", grid.COVER_SUBTITLE, text, "subtitle"),)
    return Page(
        id=slide.id, number=0, layout="Divider", title=title, elements=elements, notes=slide.notes, section="Appendix"
    )


def _block(
    name: str, box: Box, paragraphs: tuple[Paragraph, ...], role: str = "plain", anchor: str = "top"
) -> TextBlock:
    return TextBlock(name=name, box=box, paragraphs=paragraphs, role=role, anchor=anchor)  # type: ignore[arg-type]
