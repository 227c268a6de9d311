"""A story of any length stands on its pages: inside them, fitting its boxes, complete."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bizcase.layout import lay_out
from bizcase.layout.measure import text_height
from bizcase.model import story as s
from bizcase.model.page import HEIGHT, WIDTH, Grid, Group, Line, Page, Paragraph, Plot, Shape, TextBlock
from bizcase.theme import THEME

LONG = "Answer customers in public within the hour so that fewer of them leave and fewer call twice"


def story(*slides: s.Slide) -> s.Story:
    return s.Story(
        title="Case",
        company="Fernleigh",
        author="bizcase",
        subject="Case",
        status="Draft",
        language="en-GB",
        made_on=date(2026, 11, 22),
        slides=slides,
    )


def slide(*exhibits: s.Exhibit, name: str = "one", appendix: bool = False) -> s.Slide:
    return s.Slide(
        id=name, title=f"Slide {name} says one thing", parts=(s.Part(exhibits=exhibits),), notes="n", appendix=appendix
    )


def table(rows: int, text: str = LONG) -> s.Table:
    columns = (
        s.Column(header="No", width=0.4),
        s.Column(header="What", width=3),
        s.Column(header="Cost", align="right"),
    )
    return s.Table(
        name="Costs", columns=columns, rows=tuple((f"row{i}", text, f"£{i}k") for i in range(rows)), alt="Costs by row."
    )


def paragraphs(page: Page) -> Iterator[tuple[Paragraph, ...]]:
    yield page.title.paragraphs
    for element in page.elements:
        members = element.members if isinstance(element, Group) else (element,)
        for one in members:
            if isinstance(one, TextBlock | Shape):
                yield one.paragraphs
            elif isinstance(one, Grid):
                yield from (cell.paragraphs for row in one.cells for cell in row)


def words(pages: tuple[Page, ...]) -> str:
    return " ".join(run.text for page in pages for block in paragraphs(page) for one in block for run in one.runs)


def boxes(page: Page) -> Iterator[tuple[float, float, float, float]]:
    for element in (page.title, *page.elements):
        members = element.members if isinstance(element, Group) else (element,)
        for one in members:
            if isinstance(one, Line):
                yield one.x1, one.y1, one.x2, one.y2
            else:
                yield one.box.x, one.box.y, one.box.right, one.box.bottom


@pytest.mark.parametrize("rows", [1, 8, 60])
def test_every_row_of_a_table_is_on_some_page(rows: int) -> None:
    pages = lay_out(story(slide(table(rows), appendix=True)))
    shown = words(pages)
    assert all(f"row{number}" in shown for number in range(rows))


def test_a_full_core_slide_goes_on_in_the_appendix_and_says_so() -> None:
    pages = lay_out(story(slide(table(30)), slide(table(1), name="last", appendix=True)))
    assert [page.id for page in pages][:2] == ["one", "last"]
    assert {page.id for page in pages[2:]} == {f"one+{number}" for number in range(2, len(pages))}
    assert "Continued in the appendix." in words(pages[:1])
    assert all(page.section == "Appendix" for page in pages[2:])


def test_a_page_that_goes_on_says_which_of_how_many_it_is() -> None:
    pages = lay_out(story(slide(table(30)), slide(table(30), name="two", appendix=True)))
    titles = [page.title.paragraphs[0].runs[0].text.replace("\u00a0", " ") for page in pages]
    assert titles == [
        "Slide one says one thing",
        "Slide two says one thing",
        "Slide two says one thing (2 of 2)",
        "Slide one says one thing (2 of 2)",
    ]


def test_the_page_that_opens_the_appendix_lists_what_stands_there() -> None:
    opening = s.Slide(id="divider", title="Appendix", kind="divider", appendix=True, notes="n")
    costs, other = (slide(table(1), name=name, appendix=True) for name in ("costs", "other"))
    core = replace(slide(table(30)), section="People")
    pages = lay_out(story(core, opening, replace(costs, name="Cost by year"), replace(other, name="Other ways")))
    blocks = [one for one in pages[1].elements if isinstance(one, TextBlock)]
    assert [run.text for one in blocks for line in one.paragraphs for run in line.runs] == [
        "3\u2002Cost by year",
        "4\u2002Other ways",
        "5\u2002People",
    ]


@pytest.mark.parametrize("rows", range(8, 30))
def test_no_row_of_many_stands_alone_on_its_page(rows: int) -> None:
    pages = lay_out(story(slide(s.Statement(text=LONG), table(rows), table(rows), appendix=True)))
    grids = [one for page in pages for one in page.elements if isinstance(one, Grid)]
    assert all(len(one.cells) > 2 for one in grids)


def test_a_numbered_list_that_goes_on_keeps_counting() -> None:
    items = tuple(s.Item(text=" ".join([LONG] * 4)) for _ in range(12))
    pages = lay_out(story(slide(s.Bullets(items=items, numbered=True), appendix=True)))
    marks = [one.bullet for page in pages for block in paragraphs(page) for one in block if one.bullet]
    assert len(pages) > 1
    assert marks == [f"{number}." for number in range(1, 13)]


def test_pages_are_numbered_and_titled_apart() -> None:
    pages = lay_out(story(slide(table(60), appendix=True)))
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    titles = [page.title.paragraphs[0].runs[0].text for page in pages]
    assert len(set(titles)) == len(titles)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcdefgh ij", min_size=1, max_size=900), min_size=1, max_size=12))
def test_every_word_of_every_point_is_on_some_page(texts: list[str]) -> None:
    points = s.Bullets(items=tuple(s.Item(text=f"{text} end{i}") for i, text in enumerate(texts)))
    shown = words(lay_out(story(slide(points))))
    for number, text in enumerate(texts):
        for word in (*text.split(), f"end{number}"):
            assert word in shown


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(1, 400))
def test_text_fits_its_box_and_stays_on_the_page(rows: int, length: int) -> None:
    text = " ".join(["customers"] * length)
    pages = lay_out(
        story(slide(s.Statement(text=text), table(rows, text[:300]), s.Bullets(items=(s.Item(text=text),))))
    )
    for page in pages:
        assert all(
            0 <= x <= WIDTH and 0 <= y <= HEIGHT for x1, y1, x2, y2 in boxes(page) for x, y in ((x1, y1), (x2, y2))
        )
        for element in page.elements:
            if isinstance(element, TextBlock | Shape) and element.paragraphs:
                room = element.box.height - 2 * element.inset
                assert text_height(element.paragraphs, element.box.width - 2 * element.inset) <= room + 0.6
            if isinstance(element, Grid):
                assert element.box.bottom <= 475.1


def test_a_short_slide_keeps_the_large_type() -> None:
    (page,) = lay_out(story(slide(s.Bullets(items=(s.Item(text="One point"),)))))
    assert {one.size for block in list(paragraphs(page))[1:] for one in block} == {THEME.body_sizes[0]}


def test_a_long_title_is_cut_at_a_word_to_two_lines() -> None:
    long = s.Slide(id="x", title=" ".join(["Approve the programme"] * 20), notes="n")
    (page,) = lay_out(story(long))
    shown = page.title.paragraphs[0].runs[0].text
    assert shown.endswith("…")
    assert text_height(page.title.paragraphs, page.title.box.width) <= page.title.box.height


def test_a_chart_takes_the_room_that_is_left() -> None:
    bars = s.BarChart(name="Costs", rows=(s.BarRow(label="A", amount=1, text="£1"),), unit="£", alt="One bar.")
    (page,) = lay_out(story(slide(s.Bullets(items=(s.Item(text="One point"),)), bars)))
    (plot,) = (element for element in page.elements if isinstance(element, Plot))
    assert plot.box.height > 300
    assert plot.box.bottom == pytest.approx(474, abs=1)


def test_roadmap_bars_without_room_are_listed_in_the_appendix() -> None:
    bars = tuple(s.RoadmapBar(label=f"Work number {i}", start=0, end=36) for i in range(30))
    pictures = tuple(s.RoadmapPicture(month=m, label=f"Month {m}", text="A picture.") for m in (6, 12, 36))
    chart = s.RoadmapChart(
        name="Roadmap", lanes=(s.RoadmapLane(name="People", bars=bars),), gates=(), pictures=pictures, alt="Lanes."
    )
    shown = words(lay_out(story(slide(chart))))
    assert all(f"Work number {i}" in shown for i in range(30))
