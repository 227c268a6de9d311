"""A page as SVG: readable by any parser, with every text, where the layout put it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from bizcase.layout.measure import line_height
from bizcase.model import page as p
from bizcase.preview import draw
from bizcase.theme import THEME
from tests.preview.preview_pages import CHARTS, LONG, corners, drawn, page_of, pages, points_of, run_of, without_space

PAGES = pages()
NAMES = [f"{page.number}-{page.id}" for page in PAGES]
BOX = p.Box(100, 200, 120, 60)
NASTY = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="<>&\"'$*_`[]{}\\;#%\0\x07\x0b\x1b\x85\ufffe\ud800 \n\té😀👩‍💻中文ع", max_size=60),
)


def legal(text: str) -> str:
    """``text`` without what XML 1.0 cannot hold."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"
    )


def texts_of(record: object) -> list[str]:
    """The text of every paragraph inside a record."""
    if isinstance(record, p.Paragraph):
        return ["".join(run.text for run in record.runs)]
    if isinstance(record, tuple):
        return [text for one in record for text in texts_of(one)]
    if isinstance(record, Struct) and not isinstance(record, p.Plot):
        return [text for name in record.__struct_fields__ for text in texts_of(getattr(record, name))]
    return []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_text_of_a_page_can_be_read_in_its_svg(page: p.Page) -> None:
    letters = drawn(page, status="Draft for decision").letters()
    assert [text for text in texts_of(page) if without_space(text) not in letters] == []
    assert "Draftfordecision" in letters


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_nothing_stands_outside_the_page(page: p.Page) -> None:
    outside = [
        (what, round(x), round(y))
        for what, x, y in corners(drawn(page))
        if not (-0.01 <= x <= 960.01 and -0.01 <= y <= 540.01)
    ]
    assert outside == []


def test_the_page_is_one_picture_named_by_its_title() -> None:
    root = drawn(page_of(title="Stop <now>"), language="de-CH").root
    assert (root.get("role"), root.get("viewBox"), root.get("lang")) == ("img", "0 0 960 540", "de-CH")
    assert root[0].tag.endswith("title")
    assert root[0].text == "Stop <now>"


@given(NASTY)
def test_any_text_in_any_place_keeps_the_svg_well_formed_and_itself(text: str) -> None:
    words = (run_of(text, 12),)
    cells = ((p.Cell(paragraphs=words),),)
    label = p.TextBlock(name=text, box=BOX, paragraphs=(p.Paragraph(runs=(p.Run(text=text),), size=12, bullet="•"),))
    page = page_of(
        label,
        p.Shape(name=text, box=BOX, paragraphs=words),
        p.Group(name=text, alt=text, box=BOX, members=(label,)),
        p.Grid(name=text, alt=text, box=BOX, widths=(120.0,), heights=(60.0,), cells=cells, margin=(5.0, 3.0)),
        title=text,
    )
    seen = drawn(page, status=text, language=text)
    assert seen.letters().count(without_space(legal(text))) >= (6 if without_space(legal(text)) else 0)
    assert "<script" not in draw(page)


def test_lines_break_where_the_layout_counted_on_it() -> None:
    block = p.TextBlock(name="Text", box=p.Box(100, 200, 200, 80), paragraphs=(run_of(LONG, 14),))
    spans = drawn(page_of(block)).all("tspan")[1:]
    assert "".join(span.text for span in spans) == LONG
    assert {span.get("x") for span in spans} == {"100"}
    tops = [float(span.get("y")) for span in spans]
    assert tops == pytest.approx([200 + 0.952 * 14 + n * line_height(14) for n in range(3)], abs=0.01)


@pytest.mark.parametrize(
    ("anchor", "top"), [("top", 200.0), ("middle", 200 + (80 - 14 * 1.212) / 2), ("bottom", 280 - 14 * 1.212)]
)
def test_text_stands_at_its_anchor(anchor: p.Anchor, top: float) -> None:
    block = p.TextBlock(name="Text", box=p.Box(100, 200, 200, 80), paragraphs=(run_of("One", 14),), anchor=anchor)
    span = drawn(page_of(block)).all("tspan")[-1]
    assert float(span.get("y")) == pytest.approx(top + 0.952 * 14, abs=0.01)


@pytest.mark.parametrize(
    ("align", "x", "side"), [("left", 105, None), ("centre", 200, "middle"), ("right", 295, "end")]
)
def test_text_is_aligned_inside_its_inset(align: str, x: float, side: str | None) -> None:
    shape = p.Shape(name="Box", box=p.Box(100, 200, 200, 80), paragraphs=(run_of("One", align=align),), inset=5.0)
    text = drawn(page_of(shape)).all("text")[-1]
    assert (float(text[0].get("x")), text.get("text-anchor")) == (x, side)


def test_a_bullet_hangs_left_of_all_lines_of_its_point() -> None:
    point = p.Paragraph(runs=(p.Run(text="Cost: ", bold=True), p.Run(text=LONG)), size=14, bullet="•")
    spans = drawn(page_of(p.TextBlock(name="Points", box=BOX, paragraphs=(point,)))).all("tspan")[1:]
    assert (spans[0].text, spans[0].get("x")) == ("•", "100")
    assert (spans[1].text, spans[1].get("font-weight")) == ("Cost: ", "bold")
    assert {span.get("x") for span in spans[1:]} - {None} == {"114"}


@pytest.mark.parametrize(
    ("layout", "ground", "bar", "place"),
    [
        ("Title only", THEME.paper, THEME.primary, p.Box(40, 18, 48, 4)),
        ("Cover", THEME.primary, THEME.warning, p.Box(64, 110, 72, 6)),
        ("Divider", THEME.primary, THEME.warning, p.Box(64, 190, 72, 6)),
    ],
)
def test_each_layout_has_its_ground_accent_and_page_number(layout: str, ground: str, bar: str, place: p.Box) -> None:
    seen = drawn(page_of(layout=layout), status="Draft")
    assert seen.boxes(ground)[0] == p.Box(0, 0, 960, 540)
    assert seen.boxes(bar)[-1] == place
    assert seen.place_of("Draft")[0] == 40
    assert seen.place_of("7")[0] == 920


@pytest.mark.parametrize(
    ("kind", "tag", "points"),
    [
        ("rect", "rect", None),
        ("round", "rect", None),
        ("ellipse", "ellipse", None),
        ("diamond", "polygon", [(160, 200), (220, 230), (160, 260), (100, 230)]),
        ("pentagon", "polygon", [(100, 200), (190, 200), (220, 230), (190, 260), (100, 260)]),
        ("arrow", "polygon", [(100, 215), (190, 215), (190, 200), (220, 230), (190, 260), (190, 245), (100, 245)]),
    ],
)
def test_each_kind_of_shape_has_its_outline(kind: p.Kind, tag: str, points: list[tuple[float, float]] | None) -> None:
    shape = p.Shape(name="One", box=BOX, kind=kind, fill=THEME.second, outline=THEME.ink, outline_width=2.0)
    element = drawn(page_of(shape)).all(tag)[-1]
    assert (element.get("fill"), element.get("stroke"), element.get("stroke-width")) == ("#28A197", "#0B0C0C", "2")
    assert (element.get("rx") is not None) == (kind in ("round", "ellipse"))
    assert points is None or points_of(element) == points


def test_an_arrow_ends_in_a_head_at_its_point_and_a_dashed_line_is_dashed() -> None:
    arrow = p.Line(name="A", x1=100, y1=200, x2=150, y2=200, colour=THEME.ink, width=1.5, arrow=True)
    dashed = p.Line(name="D", x1=100, y1=300, x2=150, y2=300, colour=THEME.ink, dashed=True)
    seen = drawn(page_of(arrow, dashed))
    assert points_of(seen.all("polygon")[-1]) == [(150, 200), (144, 203), (144, 197)]
    assert [one.get("stroke-dasharray") for one in seen.all("line")] == [None, "4 3"]


def test_an_arrow_without_length_is_not_drawn() -> None:
    arrow = p.Line(name="A", x1=100, y1=200, x2=100, y2=200, colour=THEME.ink, arrow=True)
    assert drawn(page_of(arrow)).all("polygon") == []


def test_a_group_is_a_picture_with_its_name_and_description() -> None:
    member = p.Shape(name="One", box=BOX, fill=THEME.second)
    seen = drawn(page_of(p.Group(name="Heat map", alt='Eight "high" risks', box=BOX, members=(member,))))
    group = seen.all("g")[0]
    assert (group.get("role"), group.get("aria-label"), group[0].text) == ("img", 'Eight "high" risks', "Heat map")
    assert group[1].get("fill") == "#28A197"


def test_a_table_has_one_fill_behind_neighbours_of_one_colour_and_a_rule_under_each_row() -> None:
    head = tuple(p.Cell(paragraphs=(run_of(text),), fill=THEME.primary) for text in ("Option", "Cost"))
    body = tuple(p.Cell(paragraphs=(run_of(text),)) for text in ("Plan", "£1m"))
    grid = p.Grid(
        name="Options",
        alt="Options.",
        box=p.Box(100, 200, 300, 70),
        widths=(200.0, 100.0),
        heights=(20.0, 25.0, 25.0),
        cells=(head, body, body),
        margin=(5.0, 3.0),
    )
    seen = drawn(page_of(grid))
    assert seen.boxes(THEME.primary)[-1] == p.Box(100, 200, 300, 20)
    assert [one.get("y1") for one in seen.all("line")] == ["220", "245", "270"]
    assert [span.get("x") for span in seen.all("tspan")[1:]] == ["105", "305"] * 3


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_a_chart_is_a_picture_with_its_name_and_description(chart: object) -> None:
    group = drawn(page_of(p.Plot(box=p.Box(40, 108, 880, 366), chart=chart, size=14))).all("g")[0]
    assert (group.get("role"), group.get("aria-label"), group[0].text) == ("img", chart.alt, chart.name)
